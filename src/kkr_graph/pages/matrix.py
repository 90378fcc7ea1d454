"""The matrix of who leads what: initiatives down, who holds a role in them across."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kkr_graph.pages.roles import LEAD
from kkr_graph.pages.view import Line
from kkr_graph.vocabulary import BASE

_MUNICIPALITY = f"{BASE}id/municipality/"


@dataclass(frozen=True, slots=True)
class Cell:
    """What one party is in one initiative: its foremost role, and all of them."""

    role: str
    leads: bool
    said: str


@dataclass(frozen=True, slots=True)
class Column:
    """A party, and in how many initiatives it leads and takes part."""

    iri: str
    label: str
    short: str
    leads: int
    parts: int


@dataclass(frozen=True, slots=True)
class Row:
    """An initiative, its cells in the order of the columns, and how many of each."""

    iri: str
    label: str
    kind: str
    cells: tuple[Cell | None, ...]
    leads: int
    parts: int
    unnamed: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """The table; its sums count cells, so that two roles in one place count once."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    @property
    def leads(self) -> int:
        """How many cells lead."""
        return sum(row.leads for row in self.rows)

    @property
    def parts(self) -> int:
        """How many cells take part."""
        return sum(row.parts for row in self.rows)


def laid_out(
    initiatives: Sequence[Line],
    held: Iterable[Line],
    unnamed: Iterable[Line] = (),
    parties: Iterable[Line] = (),
) -> Matrix:
    """Lay the roles *held* out over *initiatives*, in the order these come in.

    *parties* get a column each although they hold no role; every other party has one
    because of its roles.  Municipalities come first, then all others, each by name.
    """
    wanted = {row["initiative"] for row in initiatives}
    cells: dict[tuple[object, object], list[Line]] = {}
    others: dict[object, list[Line]] = {}
    found: dict[str, Line] = {str(row["member"]): row for row in parties}
    for row in held:
        if row["initiative"] in wanted and row["member"]:
            cells.setdefault((row["initiative"], row["member"]), []).append(row)
            found.setdefault(str(row["member"]), row)
    for row in unnamed:
        others.setdefault(row["initiative"], []).append(row)
    made = {place: _cell(rows) for place, rows in cells.items()}
    order = sorted(found, key=lambda iri: _order(found[iri]))
    rows = tuple(_row(one, order, made, others) for one in initiatives)
    columns = tuple(_column(found[iri], at, rows) for at, iri in enumerate(order))
    return Matrix(columns, rows)


def _cell(rows: Sequence[Line]) -> Cell:
    foremost = next((row for row in rows if row["sort"] == LEAD), rows[0])
    said = ", ".join(dict.fromkeys(str(row["roleLabel"]) for row in rows))
    who, what = foremost["memberLabel"], foremost["initiativeLabel"]
    return Cell(
        str(foremost["role"]), foremost["sort"] == LEAD, f"{who}, {what}: {said}"
    )


def _row(
    one: Line,
    order: Sequence[str],
    made: dict[tuple[object, object], Cell],
    others: dict[object, list[Line]],
) -> Row:
    iri = one["initiative"]
    cells = tuple(made.get((iri, party)) for party in order)
    return Row(
        str(iri),
        str(one["initiativeLabel"]),
        str(one["kindLabel"] or ""),
        cells,
        sum(1 for cell in cells if cell and cell.leads),
        sum(1 for cell in cells if cell and not cell.leads),
        tuple(others.get(iri, ())),
    )


def _column(party: Line, at: int, rows: Sequence[Row]) -> Column:
    cells = [cell for row in rows if (cell := row.cells[at])]
    leading = sum(1 for cell in cells if cell.leads)
    label = str(party["memberLabel"])
    return Column(
        str(party["member"]),
        label,
        str(party["short"] or label),
        leading,
        len(cells) - leading,
    )


def _order(party: Line) -> tuple[bool, str, str]:
    """Sort as the questions do: å, and aa, after ø."""
    iri, name = str(party["member"]), str(party["short"] or party["memberLabel"])
    folded = name.lower().replace("aa", "ÿ").replace("å", "ÿ")
    return (not iri.startswith(_MUNICIPALITY), folded, iri)
