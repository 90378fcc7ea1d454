"""The sheet Vejledning: how a register is filled in, in Danish and English."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from kkr_graph.headers import Words
from kkr_graph.registers.columns import Column, Layout

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_A4: Final = 9
_STEPS: Final = (
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
_HEADINGS: Final = ("Kolonne", "Column", "Skal udfyldes", "Sådan", "How")
_WIDTHS: Final = (26, 26, 14, 62, 62)


def write_guide(
    book: "Workbook", sheet: "Worksheet", layout: Layout, columns: Sequence[Column]
) -> None:
    """Write the guide to *layout* on *sheet*."""
    title = book.add_format({"bold": True, "font_size": 14})
    bold = book.add_format({"bold": True, "bottom": 1})
    text = book.add_format({"text_wrap": True, "valign": "top"})
    grey = book.add_format(
        {"text_wrap": True, "valign": "top", "font_color": "#595959"}
    )
    sheet.write_string(0, 0, f"{layout.words.da} / {layout.words.en}", title)
    for down, step in enumerate(_STEPS, start=1):
        sheet.write_string(down, 0, f"{down}. {step.da}")
        sheet.write_string(down, 3, f"{down}. {step.en}", grey)
    top = len(_STEPS) + 2
    for across, heading in enumerate(_HEADINGS):
        sheet.write_string(top, across, heading, bold)
        sheet.set_column(across, across, _WIDTHS[across])
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
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
