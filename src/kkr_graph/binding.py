"""Give a question its parameters: whole terms, never pasted text.

A parameter is a line, ``VALUES ?name { UNDEF }``, which holds no value until one is
given; it may stand in several parts of a question.  Only terms, serialised, ever take
the place of ``UNDEF``, so nothing a person types can become SPARQL.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from pyoxigraph import Literal

from kkr_graph.answers.answer import Term
from kkr_graph.errors import QuestionHeaderError
from kkr_graph.headers import Question
from kkr_graph.language import Language

_SPOKEN: Final = 'VALUES ?lang { "da" }'


def bind(
    question: Question,
    terms: Mapping[str, Sequence[Term]],
    language: Language = "da",
) -> str:
    """Return the SPARQL of *question* with *terms* in the place of its ``UNDEF``."""
    lines = question.sparql.splitlines()
    for name, values in terms.items():
        if not values:
            continue
        slot = f"VALUES ?{name} {{ UNDEF }}"
        if not any(line.strip() == slot for line in lines):
            reason = f"{slot}: 0"
            raise QuestionHeaderError(file=f"{question.name}.rq", line=1, reason=reason)
        given = f"  VALUES ?{name} {{ {' '.join(str(v) for v in values)} }}"
        lines = [given if line.strip() == slot else line for line in lines]
    spoken = f"  VALUES ?lang {{ {Literal(language)} }}"
    return "\n".join(spoken if line.strip() == _SPOKEN else line for line in lines)


def unordered(query: str) -> str:
    r"""Return *query* without the ORDER BY on its last line.

    For who puts the rows in order anyhow: a store on disk looks every term up again to
    compare it, which takes longer than to find the rows.

    >>> unordered("SELECT * {}\nORDER BY ?a\n")
    'SELECT * {}'
    """
    rest, _, last = query.rstrip().rpartition("\n")
    return rest if last.startswith("ORDER BY ") else query
