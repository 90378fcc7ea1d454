"""A document as plain values: what a report says, and what every format writes.

A document is a row of blocks.  Wherever something is stated, its sources stand beside
it; text is plain, and each format escapes what it must.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from kkr_graph.language import Language


@dataclass(frozen=True, slots=True)
class Source:
    """Where something stands: "Dagsorden 2/9-2025, pkt. 3.2, s. 7", and its address."""

    text: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """A line of text with what it rests on.

    strong   whether it stands out, as a sum or a warning does; never by colour alone
    missing  whether it tells that something is not known, and why
    label    what the line is, said before it: "Indstilling", without the colon
    spoken   the language of the text where it is not the document's, so that it is
             read aloud right: titles and wordings of the papers in an English report
    """

    text: str
    sources: tuple[Source, ...] = ()
    strong: bool = False
    missing: bool = False
    label: str = ""
    spoken: Language | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; *level* 1 stands under the title of the document."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One or more sentences."""

    text: Text


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of short lines."""

    lines: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption and one heading for each column.

    Where the caption is that of the heading just before it, it is not shown once more.
    A cell without text that has sources is nothing but its sources.  The first column
    says what the row is about.

    numeric  the columns that hold numbers, which stand to the right
    """

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Text, ...], ...]
    numeric: frozenset[int] = frozenset()


Block: TypeAlias = Heading | Paragraph | Listing | Table


@dataclass(frozen=True, slots=True)
class Document:
    """What a report says.

    subtitle  what it covers, such as the council and the term
    day       the day that its answers hold on
    about     what it rests on: the version of the graph, and how to read it
    """

    title: str
    subtitle: str
    language: Language
    day: date
    blocks: tuple[Block, ...]
    about: tuple[Text, ...] = field(default=())


def captioned(blocks: tuple[Block, ...], at: int) -> bool:
    """Say whether the table at *at* shows its caption: the heading has not said it.

    >>> table = Table("Penge", ("Hvad",), ())
    >>> captioned((Heading("Penge"), table), 1), captioned((table,), 0)
    (False, True)
    """
    block, before = blocks[at], blocks[at - 1] if at else None
    said = before.text if isinstance(before, Heading) else ""
    return isinstance(block, Table) and bool(block.caption) and block.caption != said
