"""Write a network as a workbook: nodes, edges, and what the columns are.

For people: names stand first and IRIs last, the headings are in words and stay in
sight, and everything can be filtered.  Codes are text, so that 0159 keeps its zero;
days are days, numbers are numbers (decimals of 15 digits, as Excel counts), and nothing
is ever read as a formula.
"""

import io
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from kkr_graph.headers import Words
from kkr_graph.language import Language
from kkr_graph.network import Network
from kkr_graph.network_files.clean import clean
from kkr_graph.network_files.tables import Cell, Row, Table, edges, nodes
from kkr_graph.network_files.words import called
from kkr_graph.spelling import danish_date

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

MOST_ROWS: Final = 1_048_575  # of a sheet, the heading apart

_MADE: Final = datetime(2025, 1, 1)  # noqa: DTZ001 - the same in every workbook
_FIRST_YEAR: Final = 1900  # days before this are no days in a workbook
_LONGEST_TEXT: Final = 32_767  # what a cell of a workbook can hold
_EXACT: Final = 2**53  # a cell holds numbers as decimals
_DAY: Final = {"da": "d/m-yyyy", "en": "yyyy-mm-dd"}
_WIDE, _NARROW = 44, 14
_NODES: Final = Words("Noder", "Nodes")
_EDGES: Final = Words("Forbindelser", "Edges")
_READ_ME: Final = Words("Læs mig", "Read me")
_NODE: Final[Mapping[str, Words]] = {
    "label": Words("Navn", "Name"),
    "kind_called": Words("Slags", "Kind"),
    "kind": Words("Slags (ord i ontologien)", "Kind (word of the ontology)"),
    "unknown": Words("Ikke oplyst", "Not stated"),
    "id": Words("IRI", "IRI"),
}
_EDGE: Final[Mapping[str, Words]] = {
    "source_label": Words("Fra", "From"),
    "rel_called": Words("Forbindelse", "Tie"),
    "target_label": Words("Til", "To"),
    "since": Words("Gælder fra", "Holds from"),
    "until": Words(
        "Gælder indtil (dagen er ikke med)", "Holds until (day not counted)"
    ),
    "weight": Words("Vægt", "Weight"),
    "rel": Words("Forbindelse (ord i ontologien)", "Tie (word of the ontology)"),
    "source": Words("Fra (IRI)", "From (IRI)"),
    "target": Words("Til (IRI)", "To (IRI)"),
    "id": Words("IRI", "IRI"),
}
_LAST: Final = ("kind", "rel", "source", "target", "id")
_HOLDS_ON: Final = Words("Som det stod den", "As it stood on")
_SHOWS: Final = Words("Viser", "Shows")
_ANY_DAY: Final = Words("(alle dage)", "(all days)")
_COLUMN: Final = Words("{sheet}: {heading}", "{sheet}: {heading}")


@dataclass(frozen=True, slots=True)
class _Looks:
    heading: "Format"
    text: "Format"
    day: "Format"


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What stands on a sheet: columns by name, headings, and rows in their order."""

    name: Words
    columns: tuple[str, ...]
    headings: Mapping[str, Words]
    rows: Iterable[Row]

    def heading(self, column: str, language: Language) -> str:
        """Return what *column* is called: ours, the ontology's, or its own name."""
        words = self.headings.get(column)
        said = words.say(language) if words else called(column, language)
        return said[:1].upper() + said[1:]


def write(network: Network, language: Language) -> bytes:
    """Return *network* as the bytes of an .xlsx file."""
    import xlsxwriter  # noqa: PLC0415 - only who wants a workbook pays for it

    whole = io.BytesIO()
    # Row by row to a file of its own, so that 100,000 edges are never in memory.
    book = xlsxwriter.Workbook(
        whole, {"constant_memory": True, "strings_to_urls": False}
    )
    title = clean(network.title.say(language))
    book.set_properties({"title": title, "created": _MADE})
    top = {"valign": "top"}
    looks = _Looks(
        heading=book.add_format({**top, "bold": True, "bottom": 1, "text_wrap": True}),
        text=book.add_format(top),
        day=book.add_format({**top, "num_format": _DAY[language], "align": "left"}),
    )
    sheets = (_of_nodes(network, language), _of_edges(network, language))
    for sheet in sheets:
        _fill(book.add_worksheet(sheet.name.say(language)), sheet, language, looks)
    about = book.add_worksheet(_READ_ME.say(language))
    _tell(about, _read_me(network, sheets, language), looks)
    book.close()
    return whole.getvalue()


def _of_nodes(network: Network, language: Language) -> _Sheet:
    table = nodes(network)

    def more(row: dict[str, Cell]) -> None:
        row["kind_called"] = called(str(row["kind"] or ""), language)

    return _sheet(_NODES, _NODE, table, more)


def _of_edges(network: Network, language: Language) -> _Sheet:
    table = edges(network)
    labels = {row[0]: row[1] for row in nodes(network).rows}

    def more(row: dict[str, Cell]) -> None:
        row["rel_called"] = called(str(row["rel"] or ""), language)
        row["source_label"] = labels[row["source"]]
        row["target_label"] = labels[row["target"]]

    return _sheet(_EDGES, _EDGE, table, more)


def _sheet(
    name: Words,
    headings: Mapping[str, Words],
    table: Table,
    more: Callable[[dict[str, Cell]], None],
) -> _Sheet:
    """Return *table* as people want it, each row with what *more* adds to it."""
    names = [column.name for column in table.columns]
    first = [column for column in headings if column not in _LAST]
    extra = [column.name for column in table.attributes]
    last = [column for column in headings if column in _LAST]
    order = (*first, *extra, *last)

    def rows() -> Iterable[Row]:
        for cells in table.rows:
            row = dict(zip(names, cells, strict=True))
            more(row)
            yield tuple(row[column] for column in order)

    return _Sheet(name, order, headings, rows())


def _fill(page: "Worksheet", sheet: _Sheet, language: Language, looks: _Looks) -> None:
    for across, column in enumerate(sheet.columns):
        heading = sheet.heading(column, language)
        wide = column in ("label", "source_label", "target_label")
        width = _WIDE if wide else max(_NARROW, *map(len, heading.split()))
        page.set_column(across, across, width)
        page.write_string(0, across, heading, looks.heading)
    down = 0
    for down, row in enumerate(sheet.rows, start=1):
        for across, cell in enumerate(row):
            if cell is not None:
                _write(page, (down, across), cell, looks)
    page.freeze_panes(1, 1)
    page.repeat_rows(0)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.autofilter(0, 0, down, len(sheet.columns) - 1)


def _write(
    page: "Worksheet", place: tuple[int, int], cell: Cell, looks: _Looks
) -> None:
    match cell:
        case bool():
            page.write_boolean(*place, cell, looks.text)
        case date() if cell.year >= _FIRST_YEAR:
            at = datetime(cell.year, cell.month, cell.day)  # noqa: DTZ001
            page.write_datetime(*place, at, looks.day)
        case float():
            page.write_number(*place, cell, looks.text)
        case int() if abs(cell) <= _EXACT:
            page.write_number(*place, cell, looks.text)
        case _:
            page.write_string(*place, str(cell)[:_LONGEST_TEXT], looks.text)


def _read_me(
    network: Network, sheets: Iterable[_Sheet], language: Language
) -> Iterable[tuple[str, str]]:
    """Yield what stands to the left and to the right of each line."""
    yield _SHOWS.say(language), clean(network.title.say(language))
    yield _HOLDS_ON.say(language), _day(network.on, language)
    for sheet in sheets:
        for column in sheet.columns:
            heading = sheet.heading(column, language)
            name = sheet.name.say(language)
            yield _COLUMN.say(language).format(sheet=name, heading=heading), column


def _day(on: date | None, language: Language) -> str:
    if on is None:
        return _ANY_DAY.say(language)
    return danish_date(on) if language == "da" else on.isoformat()


def _tell(page: "Worksheet", lines: Iterable[tuple[str, str]], looks: _Looks) -> None:
    page.set_column(0, 0, _WIDE)
    page.set_column(1, 1, 2 * _WIDE)
    for down, (left, right) in enumerate(lines):
        page.write_string(down, 0, left, looks.heading)
        page.write_string(down, 1, right, looks.text)
