"""Write a document as a file: one module for each format.

A ``Document`` in, bytes out; the same document gives the same bytes.  ``FORMATS`` says
what each format is called, how much it holds, and what to use instead.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Final, TypeAlias

from kkr_graph import extras
from kkr_graph.document import Document, Table
from kkr_graph.errors import TooManyRowsForFormatError

Write: TypeAlias = Callable[[Document], bytes]


@dataclass(frozen=True, slots=True)
class Format:
    """A format that documents are written in.

    name     what people ask for, and the module that has its ``write``
    suffix   what files of it end in, with the dot
    media    its media type
    needs    the module that it needs besides; see ``extras``
    most     how many rows of tables it holds before programs choke; None for any number
    instead  the format to ask for where there are more
    """

    name: str
    suffix: str
    media: str
    needs: str = ""
    most: int | None = None
    instead: str = "html"

    @property
    def write(self) -> Write:
        """The function that writes it; its module is loaded when it is called for."""
        module = import_module(f"kkr_graph.document_files.{self.name}")
        write: Write = module.write
        return write

    def require(self) -> None:
        """Raise what ``extras.need`` raises where a library for it is missing."""
        if self.needs:
            extras.need(self.needs, self.name, f"--format {self.instead}")

    def bound(self, document: Document) -> None:
        """Raise ``TooManyRowsForFormatError`` for more rows than the format holds."""
        rows = sum(len(b.rows) for b in document.blocks if isinstance(b, Table))
        if self.most is not None and rows > self.most:
            raise TooManyRowsForFormatError(
                format=self.name, rows=rows, most=self.most, instead=self.instead
            )


FORMATS: Final = {
    form.name: form
    for form in (
        Format("markdown", ".md", "text/markdown; charset=utf-8"),
        Format("html", ".html", "text/html; charset=utf-8"),
        Format(
            "pdf",
            ".pdf",
            "application/pdf",
            needs="weasyprint",
            most=2_000,
        ),
        Format(
            "docx",
            ".docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            needs="docx",
            most=5_000,
        ),
    )
}


def write(document: Document, form: str) -> bytes:
    """Return *document* in the format called *form*, one of ``FORMATS``.

    Raises what ``require`` and ``bound`` raise before any work.
    """
    chosen = FORMATS[form]
    chosen.require()
    chosen.bound(document)
    return chosen.write(document)
