"""A paper as its file gives it: printed lines, each with its page and number."""

from dataclasses import dataclass, field
from typing import Literal

from kkr_graph.papers.remarks import Remark

Form = Literal["pdf", "docx", "text", "html"]


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line; page and number (of lines that are not blank) from 1.

    The text is left out of the repr: no personal detail reaches a log that way.
    """

    text: str = field(repr=False)
    page: int
    number: int
    gap: bool = False
    """White space wider than between two lines of a paragraph stands before it."""
    strong: bool = False
    """Printed bold or larger than the running text, where the file tells."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper read from *origin* (as shown to people), whose bytes have *sha256*."""

    origin: str
    sha256: str
    form: Form
    lines: tuple[Line, ...] = field(repr=False)
    page_count: int
    """How many pages; 0 where the form has none (DOCX, HTML): every page is then 1."""
    textless: tuple[int, ...] = ()
    """Pages with nothing that can be read: blank ones, and pictures of pages."""
    remarks: tuple[Remark, ...] = ()
    """What a report should say of the file: scanned pages, macros."""
