"""Write the registers of a council as a workbook, to be edited and sent back."""

from collections.abc import Collection
from typing import Final

from kkr_graph import owners
from kkr_graph.registers import books, forms, snapshots, tables
from kkr_graph.registers.columns import Kind
from kkr_graph.registers.guides import EDITING, write_guide
from kkr_graph.registers.headings import LAYOUTS
from kkr_graph.registers.holdings import Holding
from kkr_graph.registers.known import Known

KINDS: Final[tuple[Kind, ...]] = tuple(LAYOUTS)


def export(holding: Holding, known: Known, kinds: Collection[Kind] = KINDS) -> bytes:
    """Return a workbook with a sheet for each of *kinds*, the same bytes each time.

    The lists to choose from are made of *known*: what the graph knows with the
    registers in it.
    """
    label = known.label(owners.council(holding.council))
    title = f"Registre / Registers: {label}"
    wanted = [layout for kind, layout in LAYOUTS.items() if kind in kinds]
    rows = [row for row in holding.rows if row.kind in kinds]
    by_kind = {
        layout.kind: [row for row in rows if row.kind == layout.kind]
        for layout in wanted
    }
    parts = [(one.words, tables.columns(one, by_kind[one.kind])) for one in wanted]
    with books.made(title) as (book, file):
        sheets = [book.add_worksheet(words.da) for words, _ in parts]
        guide = book.add_worksheet(books.GUIDE)
        every = [column for _, columns in parts for column in columns]
        names = forms.lists(book, every, known)
        for sheet, layout, (_, columns) in zip(sheets, wanted, parts, strict=True):
            forms.write(book, sheet, columns, names, by_kind[layout.kind])
        write_guide(book, guide, title, EDITING, parts)
        snapshots.write(
            book,
            holding.council,
            holding.digests,
            [layout.kind for layout in wanted],
            rows,
        )
        sheets[0].activate()
    return file.getvalue()
