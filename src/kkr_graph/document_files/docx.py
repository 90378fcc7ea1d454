"""Write a document for Word, with Word's own styles, tables and links.

Headings are Word's headings (the navigation pane shows them), tables repeat their
first row on every page, and the text is marked as Danish or English for the proofing.
"""

import io
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from kkr_graph.document import (
    Block,
    Document,
    Heading,
    Listing,
    Paragraph,
    Table,
    captioned,
)
from kkr_graph.document_files import docx_look, words
from kkr_graph.document_files.docx_tables import laid_out
from kkr_graph.document_files.docx_text import Typist, paragraph
from kkr_graph.document_files.docx_xml import node
from kkr_graph.document_files.fixed_zip import fixed
from kkr_graph.document_files.legible import legible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document as Word

_LEVELS: Final = 9  # that Word has styles for
_LONGEST: Final = 255  # characters of a property of the file


def write(document: Document) -> bytes:
    """Return *document* as DOCX; the same document gives the same bytes."""
    import docx  # noqa: PLC0415 - an extra that may not be there

    word = docx.Document()
    typist = Typist(word.part, document.language)
    docx_look.apply(word, document)
    _describe(word, document)
    end = word.element.body.sectPr
    for element in _elements(document, typist):
        end.addprevious(element)
    made = io.BytesIO()
    word.save(made)
    return fixed(made.getvalue())


def _elements(document: Document, typist: Typist) -> "Iterator[Any]":
    yield paragraph("Title", typist.words(document.title))
    if document.subtitle:
        yield paragraph("Subtitle", typist.words(document.subtitle))
    for at, block in enumerate(document.blocks):
        if isinstance(block, Table) and captioned(document.blocks, at):
            caption = typist.words(block.caption)
            yield paragraph("Caption", caption, node("w:keepNext"))
        yield from _block(block, typist)
    if document.about:
        yield paragraph("Heading1", typist.words(words.ABOUT.say(document.language)))
        for text in document.about:
            yield paragraph("", typist.text(text))


def _block(block: Block, typist: Typist) -> "Iterator[Any]":
    match block:
        case Heading():
            level = min(block.level, _LEVELS)
            yield paragraph(f"Heading{level}", typist.words(block.text))
        case Paragraph():
            yield paragraph("", typist.text(block.text))
        case Listing():
            for line in block.lines:
                yield paragraph("ListBullet", typist.text(line))
        case Table():
            yield from laid_out(block, typist)


def _describe(word: "Word", document: Document) -> None:
    """Say in the properties of the file what it is; its days are the document's."""
    properties = word.core_properties
    properties.title = legible(document.title)[:_LONGEST]
    properties.subject = legible(document.subtitle)[:_LONGEST]
    properties.author = properties.last_modified_by = "KKR Graph"
    properties.language = docx_look.TONGUES[document.language]
    properties.comments = ""
    day = datetime(document.day.year, document.day.month, document.day.day)  # noqa: DTZ001 - what the library takes
    properties.created = properties.modified = properties.last_printed = day
    properties.revision = 1
