"""Give a question its parameters: whole terms, never pasted text.

A parameter is one line, ``VALUES ?name { UNDEF }``, which holds no value until one is
given.  Only terms, serialised, ever take the place of ``UNDEF``, so nothing a person
types can become SPARQL.
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
        at = [number for number, line in enumerate(lines) if line.strip() == slot]
        if len(at) != 1:
            reason = f"{slot}: {len(at)}"
            raise QuestionHeaderError(file=f"{question.name}.rq", line=1, reason=reason)
        lines[at[0]] = f"  VALUES ?{name} {{ {' '.join(str(v) for v in values)} }}"
    spoken = f"  VALUES ?lang {{ {Literal(language)} }}"
    return "\n".join(spoken if line.strip() == _SPOKEN else line for line in lines)
