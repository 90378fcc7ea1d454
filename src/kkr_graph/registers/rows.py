"""One row under its headings: each cell read as what its column takes, or a fault.

A cell that cannot be read gives a fault and None, so that the rest of the row is read
all the same and every fault of a file is told at once.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from kkr_graph.registers import cells, private, problems
from kkr_graph.registers.columns import Layout
from kkr_graph.registers.entries import Day
from kkr_graph.registers.faults import Fault
from kkr_graph.registers.known import BASES, Known
from kkr_graph.registers.problems import Problem
from kkr_graph.registers.sheets import Value
from kkr_graph.triples import concept
from kkr_graph.vocabulary import BASE

_MOST_LISTED: Final = 8
_MOST_SUGGESTED: Final = 200  # names; near ones are dear to find


@dataclass(frozen=True, slots=True)
class Line:
    """What a row is read from.

    cells     the values, by the key of their column
    headings  what each column is called in the sheet, by its key
    blanked   keys of the cells that are at fault already
    """

    sheet: str
    number: int
    layout: Layout
    cells: Mapping[str, Value]
    headings: Mapping[str, str]
    blanked: frozenset[str] = frozenset()


class Row:
    """One row of a sheet; the faults found in it go to *told*."""

    def __init__(
        self, line: Line, finder: "Finder", told: Callable[[Fault], None]
    ) -> None:
        self.sheet, self.number, self.layout = line.sheet, line.number, line.layout
        self.known = finder.known
        self._finder = finder
        self._cells, self._headings = line.cells, line.headings
        self._told = told
        self._blanked = line.blanked
        self._faulty: set[str] = set(line.blanked)

    def heading(self, key: str) -> str:
        """Return what the column is called in this sheet, or would be."""
        return self._headings.get(key) or self.layout.column(key).words.da

    def has(self, key: str) -> bool:
        """Say whether the cell holds anything; one that is told of already does."""
        return key in self._blanked or bool(self.text(key))

    def faulty(self, *names: str) -> bool:
        """Say whether a fault was told of any of the cells."""
        return bool(self._faulty & set(names))

    def fault(self, name: str, problem: Problem, **data: object) -> None:
        """Tell that the cell has *problem*, unless what it held is told already."""
        if name in self._blanked:
            return
        self._faulty.add(name)
        heading, value = self.heading(name), self.text(name)
        self._told(
            Fault(
                self.sheet, self.number, heading, private.masked(value), problem, data
            )
        )

    def text(self, key: str) -> str:
        """Return what the cell holds, as text with single spaces; empty if nothing."""
        return " ".join(private.as_text(self._cells.get(key, "")).split())

    def needs(self, *names: str) -> bool:
        """Tell of each of the cells that is empty; say whether none is."""
        for key in names:
            if not self.has(key) and key in self._headings:
                self.fault(key, problems.EMPTY)
        return all(self.has(key) for key in names)

    def day(self, key: str) -> Day | None:
        """Return the day or rough date in the cell; None if it is empty or no date."""
        value = self._cells.get(key, "")
        if not self.text(key):
            return None
        if not (read := cells.day(value)):
            self.fault(key, problems.BAD_DATE)
        return read

    def number_of(self, key: str) -> Decimal | None:
        """Return the number in the cell; None if it is empty or no number."""
        if not self.text(key):
            return None
        read = cells.number(self._cells[key])
        if read is None:
            self.fault(key, problems.BAD_NUMBER)
        return read

    def page(self, key: str) -> int | None:
        """Return the page in the cell; None if it is empty or no page."""
        text = self.text(key)
        for opening in ("side", "s."):
            text = text.removeprefix(opening).strip()
        if not text:
            return None
        if text.isascii() and text.isdigit() and 0 < int(text[:9]) <= cells.LAST_PAGE:
            return int(text)
        self.fault(key, problems.BAD_PAGE)
        return None

    def name(
        self, key: str, *kinds: str, problem: Problem = problems.UNKNOWN, **data: object
    ) -> str | None:
        """Return what the cell names, of the first of *kinds* that has such a thing."""
        text = self.text(key)
        if not text:
            return None
        for kind in kinds:
            found = self._finder.find(text, kind)
            if len(found) == 1:
                return found[0]
            if found:
                listed = ", ".join(
                    iri.removeprefix(BASE) for iri in found[:_MOST_LISTED]
                )
                self.fault(key, problems.AMBIGUOUS, candidates=listed)
                return None
        if self._finder.several(text, kinds):
            self.fault(key, problems.TWO_NAMES)
            return None
        near = self._finder.near(text, kinds[-1])
        self.fault(key, problem, suggestions=near, **data)
        return None

    def find(self, text: str, kind: str) -> str | None:
        """Return the one thing of *kind* called *text*, without telling a fault."""
        found = self._finder.find(text, kind) if text else []
        return found[0] if len(found) == 1 else None

    def near(self, key: str, kind: str) -> list[str]:
        """Return what the cell may have meant."""
        return self._finder.near(self.text(key), kind)

    def concept(self, key: str) -> str | None:
        """Return the concept that the cell names, of the list its column has."""
        text = self.text(key)
        if not text:
            return None
        listed = self.layout.column(key).listed
        if listed == "basis":
            if basis := BASES.get(text.casefold()):
                return basis
        else:
            scheme = SCHEMES.get(listed, listed)
            if len(found := self._finder.find(text, "concept", scheme)) == 1:
                return found[0]
        choices = ", ".join(self.known.choices(listed))
        self.fault(key, problems.NOT_LISTED, known=choices)
        return None


# Lists that are part of a scheme.
SCHEMES: Final = {"leading-role": "role", "office": "role"}


class Finder:
    """Finds what texts name, each text once."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self._found: dict[tuple[str, str, str], list[str]] = {}
        self._near: dict[tuple[str, str], list[str]] = {}

    def find(self, text: str, kind: str, scheme: str = "") -> list[str]:
        """Return every thing of *kind* called *text*: most often one or none."""
        asked = (text, kind, scheme)
        if asked not in self._found:
            things = self.known.names.matches(text, kind, scheme or None)
            within = concept(scheme, "") if scheme else ""
            self._found[asked] = [iri for iri in things if iri.startswith(within)]
        return self._found[asked]

    def near(self, text: str, kind: str) -> list[str]:
        """Return what someone who wrote *text* may have meant, likeliest first."""
        asked = (text, kind)
        if asked not in self._near:
            if len(self._near) >= _MOST_SUGGESTED or len(text) > _MOST_SUGGESTED:
                return []
            near = self.known.names.suggest(text, kind)[:3]
            self._near[asked] = [name for name in near if not private.found(name)]
        return self._near[asked]

    def several(self, text: str, kinds: tuple[str, ...]) -> bool:
        """Say whether *text* names more than one thing, joined by a sign or a word."""
        parts = cells.parted(text)
        if len(parts) == 1:
            return False
        return any(self.find(part, kind) for part in parts for kind in kinds)
