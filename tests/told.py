"""Read a report back from its blocks: what stands under which heading."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache

from asked import whole
from kkr_graph import questions
from kkr_graph.briefs import BRIEFS
from kkr_graph.briefs.asking import Asking
from kkr_graph.document import Block, Document, Heading, Listing, Paragraph, Table, Text
from kkr_graph.language import Language
from kkr_graph.names import Names
from kkr_graph.store import MemoryStore

DAY = date(2025, 10, 1)


@cache
def _names() -> Names:
    return questions.read_names(whole())


def of(
    brief: str,
    language: Language = "da",
    store: MemoryStore | None = None,
    on: date = DAY,
    **given: str,
) -> Document:
    """Return a report on *store*, by default on the whole of ``data/``."""
    names = _names() if store is None else questions.read_names(store)
    return BRIEFS[brief].write(Asking(store or whole(), names, language, on), given)


def sections(document: Document) -> dict[str, list[Block]]:
    """Return the blocks under each heading of level 1, those of level 2 among them."""
    found: dict[str, list[Block]] = {}
    blocks: list[Block] = []
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == 1:
            blocks = found.setdefault(block.text, [])
        else:
            blocks.append(block)
    return found


def tables(blocks: Iterable[Block], caption: str) -> list[Table]:
    """Return the tables with *caption*."""
    return [b for b in blocks if isinstance(b, Table) and b.caption == caption]


def rows(blocks: Iterable[Block], caption: str) -> list[tuple[str, ...]]:
    """Return the texts of every row of the tables with *caption*."""
    return [
        tuple(cell.text for cell in row)
        for table in tables(blocks, caption)
        for row in table.rows
    ]


def lines(blocks: Iterable[Block], title: str) -> list[Text]:
    """Return the lines of the lists under the headings called *title*."""
    found: list[Text] = []
    last = ""
    for block in blocks:
        if isinstance(block, Heading):
            last = block.text
        elif isinstance(block, Listing) and last == title:
            found += block.lines
    return found


def texts(blocks: Iterable[Block]) -> Iterator[Text]:
    """Yield every text, wherever it stands."""
    for block in blocks:
        match block:
            case Paragraph():
                yield block.text
            case Listing():
                yield from block.lines
            case Table():
                for row in block.rows:
                    yield from row
            case _:
                pass


def unsourced(blocks: Iterable[Block], apart: Iterable[str]) -> list[str]:
    """Return what is stated without a source: lines, and rows of tables.

    Tables captioned as one *apart* only count what stands elsewhere.
    """
    left = {*apart}
    found = []
    for block in blocks:
        if isinstance(block, Listing):
            found += [line.text for line in block.lines if not line.sources]
        elif isinstance(block, Table) and block.caption not in left:
            found += [
                row[0].text
                for row in block.rows
                if not any(cell.sources for cell in row)
            ]
    return found
