"""Paragraphs and runs of a DOCX: text with its label, its language and its sources."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final

from kkr_graph.document import Source, Text
from kkr_graph.document_files.docx_look import SOURCE_STYLE, TONGUES
from kkr_graph.document_files.docx_xml import node
from kkr_graph.document_files.legible import legible, web_address
from kkr_graph.language import Language

if TYPE_CHECKING:
    from docx.parts.document import DocumentPart

_LINK: Final = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
)


def paragraph(style: str, runs: Iterable[Any], *properties: Any) -> Any:  # noqa: ANN401
    """Return a paragraph in *style* (the id of one; empty for none) with *runs*."""
    first = [node("w:pStyle", val=style)] if style else []
    return node("w:p", node("w:pPr", *first, *properties), *runs)


class Typist:
    """Types text into a document, and remembers the links it has made.

    part      the part of the file that holds the text, and what it links to
    language  of the document
    """

    def __init__(self, part: "DocumentPart", language: Language) -> None:
        self._part = part
        self._language = language
        self._links: dict[str, str] = {}

    def words(self, text: str) -> list[Any]:
        """Return *text* as it is."""
        return [_run(text)]

    def text(self, text: Text) -> list[Any]:
        """Return a text with its label before it and its sources behind."""
        runs = []
        if text.label:
            runs.append(_run(f"{text.label}: ", node("w:b")))
        if text.text:
            runs.append(_run(text.text, *self._look(text)))
        for at, source in enumerate(text.sources):
            if text.text or at:
                runs.append(_run("; " if at else " "))
            runs.append(self._source(source))
        return runs

    def _look(self, text: Text) -> list[Any]:
        look = [node("w:b")] if text.strong else []
        look += [node("w:i")] if text.missing else []
        if text.spoken and text.spoken != self._language:
            look.append(node("w:lang", val=TONGUES[text.spoken]))
        return look

    def _source(self, source: Source) -> Any:  # noqa: ANN401 - lxml has no types
        run = _run(source.text, node("w:rStyle", val=SOURCE_STYLE))
        address = web_address(source.url)
        if not address:
            return run
        if address not in self._links:
            self._links[address] = self._part.relate_to(
                address, _LINK, is_external=True
            )
        return node("w:hyperlink", run, r_id=self._links[address], w_history="1")


def _run(text: str, *look: Any) -> Any:  # noqa: ANN401 - lxml has no types
    said = node("w:t", xml_space="preserve")
    # What stands at either end is kept: a label is followed by a space.
    said.text = legible(text)
    return node("w:r", node("w:rPr", *look), said)
