"""Attributes that any format can hold: one type for each name, and clean text.

A name is of one type wherever it stands, so that no writer ever meets a text where it
has promised a number.  What does not read as that type is left out, as is what is not
known.
"""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Final, Literal, TypeAlias

from kkr_graph.network import Value

Sort: TypeAlias = Literal["text", "number", "day"]
Raw: TypeAlias = Value | None

# What nodes and edges may say of themselves.
ATTRIBUTES: Final[Mapping[str, Sort]] = {
    # of nodes
    "classification": "text",
    "code": "text",
    "council": "text",
    "date": "day",
    "distance": "number",
    "reason": "text",
    "region": "text",
    "text": "text",
    # of edges
    "citation": "text",
    "document": "text",
    "forums": "number",
    "initiatives": "number",
    "matter": "text",
    "page": "number",
    "passage": "text",
    "person": "text",
    "role": "text",
    "seats": "number",
    "shared": "text",
    "status": "text",
}

_TYPES: Final[Mapping[Sort, type]] = {"text": str, "number": int, "day": date}

# Controls, what only turns the order of letters, halves of letters, no letters at all.
_UNFIT: Final = re.compile(
    "[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069"
    "\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]"
)


@lru_cache(maxsize=10_000)  # most of what is said is said often
def plain(text: str) -> str:
    r"""Return *text* as one line of letters that every format can hold.

    >>> plain(" Ål\x00e\tog\r\nOrm ")
    'Ål e og Orm'
    """
    line = unicodedata.normalize("NFC", text)
    return " ".join((line if line.isprintable() else _UNFIT.sub(" ", line)).split())


def typed(said: Mapping[str, Raw]) -> dict[str, Value]:
    """Return what is *said*, each of the type of its name, in the order of the names.

    >>> typed({"page": "fire", "role": "", "date": date(2025, 9, 2), "seats": 3})
    {'date': datetime.date(2025, 9, 2), 'seats': 3}
    """
    kept: dict[str, Value] = {}
    for name in sorted(said):
        value = said[name]
        if type(value) is not _TYPES[ATTRIBUTES[name]]:
            continue
        if isinstance(value, str):
            value = plain(value)
        if value is not None and value != "":
            kept[name] = value
    return kept
