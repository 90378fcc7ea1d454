"""Reports for tests: of a store, on a day, in a language; and what stands in them."""

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType

from asked import whole
from kkr_graph.briefs import BRIEFS
from kkr_graph.briefs.asking import Asking
from kkr_graph.document import Document, Heading, Listing, Paragraph, Table, Text
from kkr_graph.language import Language
from kkr_graph.questions import read_names
from kkr_graph.store import MemoryStore
from paged import whole_names

DAY = date(2025, 9, 2)


def asking(store: MemoryStore, language: Language = "da", on: date = DAY) -> Asking:
    """Return who asks *store*."""
    names = whole_names() if store is whole() else read_names(store)
    return Asking(store, names, language, on)


def brief(
    name: str,
    store: MemoryStore,
    given: Mapping[str, str] = MappingProxyType({}),
    language: Language = "da",
) -> Document:
    """Return the report *name* of what is *given*."""
    return BRIEFS[name].write(asking(store, language), given)


def table(document: Document, caption: str) -> Table:
    """Return the one table with *caption*."""
    [found] = [
        block
        for block in document.blocks
        if isinstance(block, Table) and block.caption == caption
    ]
    return found


def listing(document: Document, heading: str) -> Listing:
    """Return the list that stands right below *heading*."""
    at = document.blocks.index(Heading(heading))
    found = document.blocks[at + 1]
    assert isinstance(found, Listing)
    return found


def rows(document: Document) -> Iterator[tuple[Text, ...]]:
    """Yield each row of each table and each line of each list, as a tuple of texts."""
    for block in document.blocks:
        match block:
            case Table():
                yield from block.rows
            case Listing():
                for line in block.lines:
                    yield (line,)


def texts(document: Document) -> str:
    """Return all that the report says, a line for each block's part."""
    said = [document.title, document.subtitle]
    for block in document.blocks:
        match block:
            case Heading():
                said.append(block.text)
            case Paragraph():
                said.append(block.text.text)
            case Listing():
                said += [line.text for line in block.lines]
            case Table():
                said += [block.caption, *block.headings]
                said += [" | ".join(cell.text for cell in row) for row in block.rows]
    return "\n".join(said)
