"""Registers to read in tests: templates filled in with names that are made up."""

from collections.abc import Mapping
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl  # type: ignore[import-untyped]

from asked import whole
from kkr_graph import registers
from kkr_graph.registers import Kind, Known

Filled = Mapping[str, Any]

# What every row needs besides what it is about.
SOURCE = {"Dokument": "Eksempel referat", "Dokumenttype": "referat", "Side": 3}
SURE = {"Sikkerhed": "høj"}

LEAD: Filled = {
    "Initiativ": "Eksempel Initiativ",
    "Initiativets art": "VIP-projekt",
    "Tovholder": "Gladsaxe",
    "Grundlag": "oplyst",
    **SURE,
    **SOURCE,
}
DECIDED: Filled = {
    **LEAD,
    "Grundlag": "besluttet",
    "Besluttet af": "KKR Hovedstaden",
    "Besluttet den": "18/6-2024",
    "Punkt": "3.2",
    "Beslutning": "Gladsaxe er tovholder for Eksempel Initiativ.",
}
APPOINTMENT: Filled = {
    "Forum": "Eksempel Forum",
    "Forummets art": "bestyrelse",
    "Udpeget": "Eva Eksempel",
    "Hverv": "borgmester",
    "Kommune": "Furesø",
    "Rolle": "bestyrelsesmedlem",
    "Udpeget af": "KKR Hovedstaden",
    "Valgperiode": "2022-2025",
    **SURE,
    **SOURCE,
}
DEADLINE: Filled = {
    "Opgave": "Eksempel opgave skal løses",
    "Ansvarlig": "KKR Hovedstaden",
    "Frist": "primo 2026",
    "Status": "åben",
    **SOURCE,
}
CONTRIBUTION: Filled = {
    "Initiativ": "Eksempel Initiativ",
    "Initiativets art": "VIP-projekt",
    "Bidragyder": "0159",
    "Beløb": "1.550.000",
    "Valuta": "danske kroner",
    "Hyppighed": "årligt",
    **SOURCE,
}
ROWS: Mapping[Kind, Filled] = {
    "leads": LEAD,
    "appointments": APPOINTMENT,
    "deadlines": DEADLINE,
    "contributions": CONTRIBUTION,
}


@cache
def known() -> Known:
    """Return what the whole of ``data/`` knows."""
    return registers.from_store(whole())


@cache
def empty(kind: Kind) -> bytes:
    """Return the template of *kind*."""
    return registers.template(kind, known())


def filled(folder: Path, kind: Kind, *rows: Filled) -> Path:
    """Return the template of *kind* with *rows* filled in, as a file in *folder*."""
    book = openpyxl.load_workbook(BytesIO(empty(kind)))
    sheet = book.worksheets[0]
    places = {str(cell.value).removesuffix(" *"): cell.column for cell in sheet[2]}
    for number, row in enumerate(rows, start=3):
        for heading, value in row.items():
            sheet.cell(number, places[heading], value)
    file = folder / f"{kind}.xlsx"
    book.save(file)
    return file


def csv_of(folder: Path, *rows: Filled, parted_by: str = ";") -> Path:
    """Return *rows* as a CSV in *folder*, with the headings that they have."""
    headings = list(dict.fromkeys(heading for row in rows for heading in row))
    lines = [parted_by.join(headings)]
    for row in rows:
        said = (str(row.get(heading, "")) for heading in headings)
        lines.append(parted_by.join(f'"{text}"' for text in said))
    file = folder / "register.csv"
    file.write_text("\n".join(lines), "utf-8")
    return file
