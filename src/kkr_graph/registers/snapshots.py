"""The rows as they were when a workbook was made, kept in it on a hidden sheet.

By them an edited workbook tells what was edited: without, a row that somebody else
added since would look like one that was deleted.  The sheet is no secret and no proof;
one that does not add up counts as none.
"""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final

from kkr_graph.registers.columns import Kind
from kkr_graph.registers.headings import LAYOUTS
from kkr_graph.registers.sheets import Sheet, Value
from kkr_graph.registers.written import Written
from kkr_graph.vocabulary import BASE

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

SHEET: Final = "Udgangspunkt"
_MARK: Final = "kkr-registre 1"
_NONE: Final = "-"
_PIECE: Final = 5_000  # characters in a cell


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What a workbook was made of.

    council  key of the council
    digests  of what its registers stated, by their names
    kinds    of the rows that were written
    rows     each row by its IRI
    places   where each row stood: sheet and number
    """

    council: str
    digests: Mapping[str, str]
    kinds: tuple[Kind, ...]
    rows: Mapping[str, Written] = field(repr=False)
    places: Mapping[str, tuple[str, int]] = field(repr=False)


def write(
    book: "Workbook",
    council: str,
    digests: Mapping[str, str],
    kinds: Collection[Kind],
    rows: Sequence[Written],
) -> None:
    """Write *rows* on a hidden sheet of *book*, in their order."""
    sheet = book.add_worksheet(SHEET)
    sheet.very_hidden()
    lines = [*_lines(rows)]
    marks = ",".join(f"{name}={digest}" for name, digest in digests.items())
    head = (_MARK, council, marks or _NONE, ",".join(kinds), _sum(lines))
    for down, line in enumerate([head, *lines]):
        for across, text in enumerate(line):
            sheet.write_string(down, across, text)


def find(sheets: Sequence[Sheet]) -> Snapshot | None:
    """Return the snapshot among *sheets*; None if there is none that adds up."""
    for sheet in sheets:
        lines = [tuple(str(cell) for cell in row if cell != "") for row in sheet.rows]
        if not lines or lines[0][:1] != (_MARK,):
            continue
        try:
            return _read(lines[0], [line for line in lines[1:] if line])
        except (ValueError, KeyError, TypeError, RecursionError):
            return None
    return None


def _lines(rows: Sequence[Written]) -> Iterator[tuple[str, ...]]:
    for row in rows:
        cells = {key: _out(value) for key, value in row.cells.items()}
        text = json.dumps(cells, ensure_ascii=False, separators=(",", ":"))
        pieces = [text[at : at + _PIECE] for at in range(0, len(text), _PIECE)]
        # Pieces in marks, since a cell must neither begin nor end in a space.
        yield row.kind, row.iri.removeprefix(BASE), *(f"[{one}]" for one in pieces)


def _read(head: tuple[str, ...], lines: Sequence[tuple[str, ...]]) -> Snapshot:
    _, council, marks, kinds, checksum = head
    if _sum(lines) != checksum:
        raise ValueError(checksum)
    rows: dict[str, Written] = {}
    places: dict[str, tuple[str, int]] = {}
    for kind, short, *pieces in lines:
        layout = next(layout for layout in LAYOUTS.values() if layout.kind == kind)
        said = json.loads("".join(piece[1:-1] for piece in pieces))
        cells = {str(key): _in(value) for key, value in said.items()}
        count = sum(sheet == layout.words.da for sheet, _ in places.values())
        rows[BASE + short] = Written(layout.kind, BASE + short, cells)
        places[BASE + short] = (layout.words.da, count + 3)
    wanted = kinds.split(",")
    found = tuple(kind for kind in LAYOUTS if kind in wanted)
    pairs = (mark.partition("=") for mark in marks.split(",") if marks != _NONE)
    digests = {name: digest for name, _, digest in pairs}
    return Snapshot(council, digests, found, rows, places)


def _sum(lines: Sequence[tuple[str, ...]]) -> str:
    return sha256("\n".join("\t".join(line) for line in lines).encode()).hexdigest()


def _out(value: Value) -> object:
    return {"d": value.isoformat()} if isinstance(value, date) else value


def _in(value: Any) -> Value:  # noqa: ANN401 - what JSON gives
    match value:
        case {"d": str(day)}:
            return date.fromisoformat(day)
        case str() | int() | float():
            return value
    raise ValueError(value)
