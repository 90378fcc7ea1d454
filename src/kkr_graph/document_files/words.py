"""What the files say themselves, whatever the document."""

from typing import Final

from kkr_graph.document import Document
from kkr_graph.headers import Words
from kkr_graph.spelling import danish_date, english_date

CONTENTS: Final = Words("Indhold", "Contents")
ABOUT: Final = Words("Om rapporten", "About this report")
PAGE: Final = Words("side", "page")
OF: Final = Words("af", "of")


def day(document: Document) -> str:
    """Return the day that the document holds on, as prose has it."""
    write = danish_date if document.language == "da" else english_date
    return write(document.day)
