"""Make an empty register to fill in: headings, lists to choose from, and a guide.

The same graph gives the same bytes.  No row is filled in: what a cell takes is said
when it is chosen, in the notes on the headings, and on the sheet Vejledning.
"""

import csv
import io
from typing import Final

from kkr_graph.registers import books, forms
from kkr_graph.registers.columns import Column, Kind, Layout
from kkr_graph.registers.guides import FILLING, write_guide
from kkr_graph.registers.headings import LAYOUTS
from kkr_graph.registers.known import Known

FORMATS: Final = ("xlsx", "csv")


def template(kind: Kind, known: Known, form: str = "xlsx") -> bytes:
    """Return an empty register of *kind*, its lists made of what the graph knows."""
    layout = LAYOUTS[kind]
    return _csv(layout) if form == "csv" else _xlsx(layout, known)


def offered(layout: Layout) -> list[Column]:
    """Return the columns that stand in a template."""
    return [column for column in layout if column.offered]


def _csv(layout: Layout) -> bytes:
    lines = io.StringIO(newline="")
    writer = csv.writer(lines, delimiter=";", lineterminator="\r\n")
    writer.writerow(column.words.da for column in offered(layout))
    return lines.getvalue().encode("utf-8-sig")


def _xlsx(layout: Layout, known: Known) -> bytes:
    title = f"{layout.words.da} / {layout.words.en}"
    with books.made(title) as (book, file):
        sheet = book.add_worksheet(layout.words.da)
        guide = book.add_worksheet(books.GUIDE)
        names = forms.lists(book, offered(layout), known)
        forms.write(book, sheet, offered(layout), names)
        write_guide(book, guide, title, FILLING, [(layout.words, offered(layout))])
        sheet.activate()
    return file.getvalue()
