"""Write an answer as a table for the eye.

On a terminal the table fits its width; where even the longest words do not fit side by
side, each row becomes a card of its own.  Quotes stand below as numbered notes, each
once.  Anywhere else there are no colours, no frames and no line breaks: one row a line,
so that ``grep`` and ``less -S`` are of use.
"""

import io
from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from kkr_graph.answers.answer import Answer
from kkr_graph.answers.look import Look
from kkr_graph.answers.prose import Sheet, lay_out

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

_GAP: Final = "  "
_WIDEST: Final = 24  # no column is asked to be wider than this
_WIDEST_PLAIN: Final = 60  # a longer cell pushes its own row, not every other
_PADDING: Final = 3
_CARD_RULE: Final = "─"


def write(answer: Answer, look: Look) -> bytes:
    """Return *answer* as a table."""
    sheet = lay_out(answer, look.language)
    return write_sheet(sheet, look) if sheet.rows else b""


def write_sheet(sheet: Sheet, look: Look) -> bytes:
    """Return *sheet* as a table; what ``kkr show`` and ``kkr questions`` use too."""
    text = _plain(sheet) if look.width is None else _fitted(sheet, look, look.width)
    return text.encode()


def _plain(sheet: Sheet) -> str:
    rows = [
        (*row[:-1], f"{row[-1]} {quote}".strip())
        for row, quote in zip_longest(sheet.rows, sheet.quotes, fillvalue="")
    ]
    widths = [
        min(max(len(row[n]) for row in (sheet.headings, *rows)), _WIDEST_PLAIN)
        for n in range(len(sheet.headings))
    ]
    rule = tuple("-" * width for width in widths)
    lines = [
        _GAP.join(
            cell.rjust(width) if n in sheet.numbers else cell.ljust(width)
            for n, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in (sheet.headings, rule, *rows)
    ]
    return "\n".join(lines) + "\n"


def _fitted(sheet: Sheet, look: Look, width: int) -> str:
    from rich.console import Console  # noqa: PLC0415 - 40 ms that only a terminal pays

    console = Console(
        file=io.StringIO(),
        width=width,
        force_terminal=look.colour,
        color_system="standard" if look.colour else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    noted, notes = _noted(sheet)
    widths = _widths(noted, width)
    if widths:
        drawn = _drawn(console, _grid(noted, widths))
    else:
        drawn = "".join(_drawn(console, _card(noted, row, width)) for row in noted.rows)
    return drawn + (_drawn(console, _notes(notes)) if notes else "")


def _noted(sheet: Sheet) -> tuple[Sheet, list[str]]:
    """Return *sheet* with a mark for its note on each row, and the notes in order."""
    notes = list(dict.fromkeys(quote for quote in sheet.quotes if quote))
    marks = [f" [{notes.index(quote) + 1}]" if quote else "" for quote in sheet.quotes]
    rows = tuple(
        (*row[:-1], row[-1] + mark)
        for row, mark in zip_longest(sheet.rows, marks, fillvalue="")
    )
    return replace(sheet, rows=rows), notes


def _widths(sheet: Sheet, width: int) -> list[int]:
    """Return how wide each column is to be; nothing if words would have to break."""
    columns = [
        [heading, *(row[n] for row in sheet.rows)]
        for n, heading in enumerate(sheet.headings)
    ]
    needs = [
        min(max(len(word) for cell in cells for word in [*cell.split(), ""]), _WIDEST)
        for cells in columns
    ]
    wants = [max(map(len, cells)) for cells in columns]
    for n in sheet.numbers:
        needs[n] = wants[n]
    spare = width - sum(needs) - _PADDING * len(needs)
    if spare < 0:
        return []
    lacking = sum(wants) - sum(needs)
    share = min(1.0, spare / lacking) if lacking else 0.0
    return [
        need + int((want - need) * share)
        for need, want in zip(needs, wants, strict=True)
    ]


def _drawn(console: "Console", what: "RenderableType") -> str:
    with console.capture() as capture:
        console.print(what)
    lines = capture.get().splitlines()
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _notes(notes: list[str]) -> "RenderableType":
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    listed = Table.grid(padding=(0, 1), pad_edge=False)
    listed.add_column(style="dim", justify="right", no_wrap=True)
    listed.add_column(overflow="fold")
    for n, note in enumerate(notes, start=1):
        listed.add_row(Text(f" [{n}]"), Text(note))
    return listed


def _grid(sheet: Sheet, widths: list[int]) -> "RenderableType":
    from rich import box  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    table = Table(box=box.SIMPLE_HEAD, header_style="bold", pad_edge=False)
    for n, heading in enumerate(sheet.headings):
        number = n in sheet.numbers
        table.add_column(
            Text(heading),
            justify="right" if number else "left",
            width=widths[n],
            no_wrap=number,
        )
    for row in sheet.rows:
        table.add_row(*(Text(cell, overflow="fold") for cell in row))
    return table


def _card(sheet: Sheet, row: tuple[str, ...], width: int) -> "RenderableType":
    from rich.console import Group  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    card = Table.grid(padding=(0, 2), pad_edge=False)
    card.add_column(style="dim", no_wrap=True, max_width=width // 3)
    card.add_column(overflow="fold")
    for heading, cell in zip(sheet.headings, row, strict=True):
        if cell:
            card.add_row(Text(heading), Text(cell))
    return Group(Text(_CARD_RULE * min(width, 40), style="dim"), card)
