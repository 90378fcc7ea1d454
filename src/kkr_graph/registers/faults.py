"""A fault: a problem in a cell, told by its place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from kkr_graph.language import Language
from kkr_graph.registers.problems import Problem

_ROW: Final = Problem("{sheet}, række {row}", "{sheet}, row {row}")
_CELL: Final = Problem(", kolonne {column}: ", ", column {column}: ")
_LONGEST: Final = 80  # characters of a value that are repeated


@dataclass(frozen=True, slots=True)
class Fault:
    """A *problem* in the cell of a column in a row of a sheet.

    The value is what the cell holds; nothing where it may not be repeated.
    """

    sheet: str
    row: int
    column: str
    value: str
    problem: Problem
    data: Mapping[str, object] = field(
        default_factory=lambda: MappingProxyType({}), hash=False, compare=False
    )

    def say(self, language: Language) -> str:
        """Return where it is, what is wrong and how to mend it, in one line."""
        at = 0 if language == "da" else 1
        words = {
            "sheet": self.sheet,
            "row": self.row,
            "column": self.column,
            "value": short(self.value),
            **self.data,
            "hint": self._hint(language),
        }
        parts = (_ROW[at], _CELL[at], self.problem[at])
        return "".join(part.format_map(words) for part in parts)

    def _hint(self, language: Language) -> str:
        names = self.data.get("suggestions")
        if not isinstance(names, Sequence) or not names:
            return ""
        if language == "da":
            return " Mente du " + " eller ".join(f"»{name}«" for name in names) + "?"
        return " Did you mean " + " or ".join(f"“{name}”" for name in names) + "?"


def short(text: str) -> str:
    """Return *text* on one line, and no longer than a message can bear.

    >>> short("a  b"), len(short("x" * 500))
    ('a b', 80)
    """
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
