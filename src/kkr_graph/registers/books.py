"""Make a workbook: the same bytes each time, and nothing in it but what is written."""

import io
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from xlsxwriter.workbook import Workbook

GUIDE: Final = "Vejledning"
LISTS: Final = "Lister"
_MADE: Final = datetime(2025, 1, 1)  # noqa: DTZ001 - the same in every workbook
_PLAIN: Final = {
    "in_memory": True,
    "strings_to_urls": False,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
}


@contextmanager
def made(title: str) -> "Iterator[tuple[Workbook, io.BytesIO]]":
    """Yield a workbook to write, and the file it stands in once it is left."""
    import xlsxwriter  # noqa: PLC0415 - only who wants a workbook pays for it

    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, _PLAIN)
    book.set_properties({"title": title, "created": _MADE})
    yield book, file
    book.close()
