"""Make the workbook: plan it, refuse it or write it, a thing at a time."""

import io
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from kkr_graph import questions
from kkr_graph.headers import Parameter
from kkr_graph.name_kinds import KIND_WORDS
from kkr_graph.workbook import index, plan, selection, texts, unknown
from kkr_graph.workbook.class_sheets import ClassSheet
from kkr_graph.workbook.described import describe
from kkr_graph.workbook.page import Looks, Page
from kkr_graph.workbook.read_me import Contents, ReadMe
from kkr_graph.workbook.relations import COLUMNS, Relations

if TYPE_CHECKING:
    import xlsxwriter

    from kkr_graph.store import Store
    from kkr_graph.workbook.wanted import Wanted

_CREATED: Final = datetime(2025, 1, 1)  # noqa: DTZ001 - the same in every workbook


@dataclass(frozen=True, slots=True)
class Made:
    """A workbook: its bytes, and how many sheets and rows it has."""

    content: bytes
    sheets: int
    rows: int


def make(store: "Store", wanted: "Wanted") -> Made:
    """Return the graph as a workbook.

    Raises ``WorkbookTooLargeError`` before anything is written if a sheet would hold
    more than a sheet can, and ``UnknownNameError`` for a council that nobody knows.
    """
    council = _council(store, wanted)
    known = index.read(store, wanted.language)
    chosen = selection.choose(store, known, council, wanted.on)
    planned = plan.make(store, known, chosen, wanted.language)
    lacking = unknown.count(store, chosen, wanted.language)
    name = known.name(council) if council else ""
    return _write(store, wanted, known, planned, (name, lacking))


def _council(store: "Store", wanted: "Wanted") -> str | None:
    if wanted.council is None:
        return None
    parameter = Parameter("council", "council", KIND_WORDS["council"])
    return questions.read_term(store, parameter, wanted.council).value


def _write(
    store: "Store",
    wanted: "Wanted",
    known: index.Index,
    planned: plan.Plan,
    told: tuple[str, list[unknown.Unknown]],
) -> Made:
    from xlsxwriter import Workbook  # noqa: PLC0415 - only who wants one pays for it

    language = wanted.language
    file = io.BytesIO()
    # In constant memory each row leaves for a file aside when the next begins.
    book = Workbook(file, {"constant_memory": True})
    book.set_properties({"title": texts.TITLE.say(language), "created": _CREATED})
    looks = Looks(book, language)
    read_me = Page(book.add_worksheet(plan.READ_ME.say(language)), looks)
    pages = [Page(book.add_worksheet(planned.relations), looks)]
    relations = Relations(known, planned, pages[0], language)
    for sheet in planned.sheets:
        page = Page(book.add_worksheet(sheet.title), looks)
        pages.append(page)
        rows = ClassSheet(sheet, known, planned, page, language)
        for thing in describe(store, sheet.things, language):
            rows.add(thing)
            relations.add(thing)
        rows.finish()
        _name(book, sheet.range, page, rows.width)
    relations.finish()
    _name(book, "kkr_relations", pages[0], len(COLUMNS))
    contents = Contents(
        rows={page.title: page.rows - 1 for page in pages},
        cut=sum(page.cut for page in pages),
        unlinked=sum(page.unlinked for page in pages),
        council=told[0],
    )
    ReadMe(read_me, language).write(planned, wanted, contents, told[1])
    book.close()
    return Made(file.getvalue(), len(pages) + 1, sum(contents.rows.values()))


def _name(book: "xlsxwriter.Workbook", name: str, page: Page, width: int) -> None:
    """Let other programs find the rows of a sheet by name."""
    from xlsxwriter.utility import xl_range_abs  # noqa: PLC0415 - as above

    span = xl_range_abs(0, 0, max(page.rows - 1, 0), width - 1)
    book.define_name(name, f"='{page.title}'!{span}")
