"""Write an answer as a table for the eye.

On a terminal the table fits its width; where even the longest words do not fit side by
side, each row becomes a card of its own.  Anywhere else there are no colours, no frames
and no line breaks: one row a line, so that ``grep`` and ``less -S`` are of use.
"""

import io
from typing import TYPE_CHECKING, Final

from kkr_graph.answers.answer import Answer
from kkr_graph.answers.look import Look
from kkr_graph.answers.prose import Sheet, lay_out

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

_GAP: Final = "  "
_WIDEST_NEED: Final = 24  # no column is asked to be wider than this
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
    rows = [tuple(cell.replace("\n", " ") for cell in row) for row in sheet.rows]
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
    needs = [_need(sheet, n) for n in range(len(sheet.headings))]
    if sum(needs) + _PADDING * len(needs) <= width:
        return _drawn(console, _grid(sheet))
    return "".join(_drawn(console, _card(sheet, row, width)) for row in sheet.rows)


def _need(sheet: Sheet, number: int) -> int:
    """Return the width below which a column would break words."""
    cells = [sheet.headings[number], *(row[number] for row in sheet.rows)]
    words = max(len(word) for cell in cells for word in [*cell.split(), ""])
    return min(words, _WIDEST_NEED)


def _drawn(console: "Console", what: "RenderableType") -> str:
    with console.capture() as capture:
        console.print(what)
    lines = capture.get().splitlines()
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _grid(sheet: Sheet) -> "RenderableType":
    from rich import box  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    table = Table(box=box.SIMPLE_HEAD, header_style="bold", pad_edge=False)
    for n, heading in enumerate(sheet.headings):
        number = n in sheet.numbers
        table.add_column(
            Text(heading),
            justify="right" if number else "left",
            min_width=_need(sheet, n),
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
