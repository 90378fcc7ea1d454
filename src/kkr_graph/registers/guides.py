"""The sheet Vejledning: how a register is filled in, in Danish and English."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from kkr_graph.headers import Words
from kkr_graph.registers.columns import Column

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_A4: Final = 9
FILLING: Final = (
    Words(
        "Skriv én oplysning i hver række. Kolonner med * skal udfyldes.",
        "Write one fact in each row. Columns with * must be filled in.",
    ),
    Words(
        "Skriv kun, hvad en kilde siger, og hvor den siger det.",
        "Write only what a source says, and where it says so.",
    ),
    Words(
        "Kan et navn ikke nævnes, så vælg grunden. Lad det ikke stå tomt.",
        "If a name cannot be given, choose the reason. Do not leave it empty.",
    ),
    Words(
        "Ingen mailadresser, telefonnumre, CPR-numre eller initialer.",
        "No mail addresses, phone numbers, civil registration numbers or initials.",
    ),
    Words("Gem filen, og læs den ind: kkr read FIL", "Save it and read: kkr read FILE"),
)
EDITING: Final = (
    Words(
        "Ret i rækkerne, og skriv nye nederst. En ny række har intet id; lad id'et i "
        "de gamle stå.",
        "Edit the rows, and add new ones at the end. A new row has no id; leave the "
        "ids of the old ones.",
    ),
    Words(
        "En tovholder, der holder op, får en slutdato. Slet kun en række, der aldrig "
        "har været rigtig.",
        "A lead that ends gets an end date. Delete only a row that never was right.",
    ),
    Words(
        "Skriv kun, hvad en kilde siger, og hvor den siger det.",
        "Write only what a source says, and where it says so.",
    ),
    Words(
        "Det, papirerne selv siger, står ikke her. Er et papir læst forkert, så ret "
        "læsningen: kkr review",
        "What the papers say is not here. If a paper was read wrongly, correct the "
        "reading: kkr review",
    ),
    Words(
        "Ingen mailadresser, telefonnumre, CPR-numre eller initialer.",
        "No mail addresses, phone numbers, civil registration numbers or initials.",
    ),
    Words(
        "Gem filen, og se, hvad der ændres, før det tages ind: kkr import FIL",
        "Save it, and see what changes before it is taken in: kkr import FILE",
    ),
)
_HEADINGS: Final = ("Kolonne", "Column", "Skal udfyldes", "Sådan", "How")
_WIDTHS: Final = (26, 26, 14, 62, 62)
_DANISH: Final = 66  # characters that a step has on a line
_ENGLISH: Final = 124


def write_guide(
    book: "Workbook",
    sheet: "Worksheet",
    title: str,
    steps: Sequence[Words],
    parts: Sequence[tuple[Words, Sequence[Column]]],
) -> None:
    """Write a guide on *sheet*: a title, what to do, and each register's columns."""
    large = book.add_format({"bold": True, "font_size": 14})
    bold = book.add_format({"bold": True, "bottom": 1})
    head = book.add_format({"bold": True, "font_size": 12})
    text = book.add_format({"text_wrap": True, "valign": "top"})
    grey = book.add_format(
        {"text_wrap": True, "valign": "top", "font_color": "#595959"}
    )
    sheet.write_string(0, 0, title, large)
    for down, step in enumerate(steps, start=1):
        sheet.merge_range(down, 0, down, 2, f"{down}. {step.da}", text)
        sheet.merge_range(down, 3, down, 4, f"{down}. {step.en}", grey)
        longest = max(len(step.da) / _DANISH, len(step.en) / _ENGLISH)
        sheet.set_row(down, 15.0 * (1 + int(longest)))
    top = len(steps) + 2
    for words, columns in parts:
        if len(parts) > 1:
            sheet.write_string(top, 0, f"{words.da} / {words.en}", head)
            top += 1
        top = _columns(sheet, top, columns, (bold, text, grey)) + 1
    for across, width in enumerate(_WIDTHS):
        sheet.set_column(across, across, width)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)


def _columns(
    sheet: "Worksheet", top: int, columns: Sequence[Column], looks: tuple[Any, ...]
) -> int:
    """Write what each column takes, from the row *top* on; return the row after."""
    bold, text, grey = looks
    for across, heading in enumerate(_HEADINGS):
        sheet.write_string(top, across, heading, bold)
    for down, column in enumerate(columns, start=top + 1):
        words = (
            (column.words.da, text),
            (column.words.en, grey),
            ("ja / yes" if column.needed else "", text),
            (column.help.da, text),
            (column.help.en, grey),
        )
        for across, (said, look) in enumerate(words):
            sheet.write_string(down, across, said, look)
        longest = max(len(column.help.da), len(column.help.en))
        sheet.set_row(down, 15.0 * (1 + longest // (_WIDTHS[3] + 8)))
    return top + len(columns) + 1
