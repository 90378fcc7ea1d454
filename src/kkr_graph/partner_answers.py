"""Hold what a partner answered against what the question promises.

A partner may run another release, or lie.  Nothing gets into an answer that ours could
not have said: a column holds what its kind says, an IRI leads to the web, and no text
moves a cursor.
"""

import re
from datetime import date
from decimal import Decimal
from typing import Final

from pyoxigraph import Literal, NamedNode

from kkr_graph.answers.answer import Answer, Term, value
from kkr_graph.partner_failures import failure

ROWS: Final = 100_000
_LONGEST: Final = 100_000  # characters of a value
_BIDI: Final = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_FORBIDDEN: Final = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f{_BIDI}]")
_WEB: Final = re.compile(r"(https?://|urn:|mailto:|tel:)", re.IGNORECASE)
_NUMBERS: Final = {"integer": (int,), "decimal": (int, Decimal)}
# 2016, primo 2026, 2. kvartal: a day may be as rough as its source has it.
_ROUGH: Final = re.compile(r"\w[\w .,/–-]{0,60}")
_CODE: Final = re.compile(r"(?![=+@-])\S.*", re.DOTALL)


def hold(answer: Answer, partner: str) -> Answer:
    """Return *answer* as it is, or raise ``PartnerError`` that says what is wrong."""
    if len(answer.rows) > ROWS:
        raise failure(partner, "huge", f"{ROWS} rækker/rows")
    for row in answer.rows:
        for term, column in zip(row, answer.columns, strict=True):
            if term is not None and not _fits(term, column.kind):
                raise failure(partner, "strange", f"{column.name}: {term.value}")
    return answer


def _fits(term: Term, kind: str) -> bool:
    if len(term.value) > _LONGEST or _FORBIDDEN.search(term.value):
        return False
    if isinstance(term, NamedNode):
        return kind in {"iri", "text"} and _WEB.match(term.value) is not None
    if kind in _NUMBERS:
        return isinstance(value(term, kind), _NUMBERS[kind])
    if kind == "date":
        return _is_day(term)
    return kind == "text" or (kind == "code" and _CODE.match(term.value) is not None)


def _is_day(term: Literal) -> bool:
    """Say whether *term* is a day, or the words for a rough one."""
    if term.datatype.value.endswith("#date"):
        return isinstance(value(term, "date"), date)
    return _ROUGH.fullmatch(term.value) is not None
