"""Registers that a made-up council holds, exported and edited as a secretary would."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl  # type: ignore[import-untyped]
from click.testing import CliRunner, Result

from kkr_graph import build, registers
from kkr_graph.cli import main
from kkr_graph.facts import Facts
from kkr_graph.registers import Holding, Kind, Known
from kkr_graph.resources import DATA
from kkr_graph.sources import read_all, read_bytes
from sheets_to_read import DECIDED, LEAD, Filled, filled, known

COUNCIL = "eksempel"
SHEETS: Mapping[Kind, str] = {
    "leads": "Tovholdere",
    "appointments": "Udpegninger",
    "deadlines": "Frister",
    "contributions": "Bidrag",
}
# Three leads of one initiative: one stated, one decided, one with a rough start.
LEADS: Sequence[Filled] = (
    LEAD,
    {**DECIDED, "Tovholder": "Furesø", "Fra og med": "2/9-2024"},
    {**LEAD, "Tovholder": "Ishøj", "Fra og med": "primo 2025"},
)


def run(*args: str) -> Result:
    return CliRunner().invoke(main, args, env={"KKR_LANG": "da"})


def sources(folder: Path, held: Mapping[Kind, Sequence[Filled]]) -> Path:
    """Return a folder of sources: what is shipped, and the registers *held*."""
    data = folder / "data"
    data.mkdir()
    for shipped in Path(str(DATA)).iterdir():
        if shipped.is_dir():
            (data / shipped.name).symlink_to(shipped)
    place = data / COUNCIL / "registers"
    place.mkdir(parents=True)
    for kind, rows in held.items():
        (place / f"{kind}.ttl").write_bytes(turtle(folder, kind, *rows))
    return data


def turtle(folder: Path, kind: Kind, *rows: Filled) -> bytes:
    """Return *rows* as the register of the council that ``kkr read`` makes of them."""
    register = registers.read(filled(folder, kind, *rows), known())
    return registers.state(replace(register, council=COUNCIL))


@cache
def shipped() -> tuple[Facts, ...]:
    return read_all(DATA)


@cache
def holding(*held: tuple[Kind, bytes]) -> Holding:
    """Return what the council holds: the Turtle of each register, by its name."""
    own = [read_bytes(text, name) for name, text in held]
    return registers.holding(COUNCIL, own, shipped(), lambda facts: learnt(*facts))


@cache
def learnt(*facts: Facts) -> Known:
    store, _ = build.in_memory(facts)
    return registers.from_store(store)


def texts(data: Path) -> dict[str, bytes]:
    """Return what stands in each register of the council."""
    place = data / COUNCIL / "registers"
    return {file.stem: file.read_bytes() for file in sorted(place.iterdir())}


def exported(data: Path, *options: str) -> Path:
    """Return the registers in *data* as a workbook beside it."""
    file = data.parent / "registre.xlsx"
    said = run(
        *("export", str(file), "--council", COUNCIL, "--data", str(data)), *options
    )
    assert said.exit_code == 0, said.output
    return file


def imported(data: Path, file: Path, *options: str) -> Result:
    return run(
        *("import", str(file), "--council", COUNCIL, "--data", str(data)), *options
    )


class Book:
    """A workbook to edit, its cells named by sheet, row and heading."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.book = openpyxl.load_workbook(file)

    def sheet(self, kind: Kind = "leads") -> Any:  # noqa: ANN401 - openpyxl has no types
        return self.book[SHEETS[kind]]

    def place(self, heading: str, kind: Kind = "leads") -> int:
        named = {str(c.value).removesuffix(" *"): c.column for c in self.sheet(kind)[2]}
        return int(named[heading])

    def row(self, named: str, kind: Kind = "leads") -> int:
        """Return the number of the first row in which a cell is *named*."""
        return next(
            int(cells[0].row)
            for cells in self.sheet(kind).iter_rows(min_row=3)
            if named in {cell.value for cell in cells}
        )

    def put(self, row: int, heading: str, value: object, kind: Kind = "leads") -> None:
        self.sheet(kind).cell(row, self.place(heading, kind)).value = value

    def get(self, row: int, heading: str, kind: Kind = "leads") -> object:
        return self.sheet(kind).cell(row, self.place(heading, kind)).value

    def add(self, row: Filled, kind: Kind = "leads") -> int:
        """Write a new row below the others; return its number."""
        number = 3
        while any(cell.value for cell in self.sheet(kind)[number]):
            number += 1
        for heading, value in row.items():
            self.put(number, heading, value, kind)
        return number

    def save(self) -> Path:
        self.book.save(self.file)
        return self.file


def edited(data: Path, change: Callable[[Book], object], *options: str) -> Path:
    """Return the exported registers in *data* once *change* has edited them."""
    book = Book(exported(data, *options))
    change(book)
    return book.save()
