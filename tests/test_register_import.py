"""An edited workbook changes what was edited, shown first, and nothing else."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl  # type: ignore[import-untyped]
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904  # type: ignore[import-untyped]

from kkr_graph import registers, sources as facts_of
from kkr_graph.cli import register_import
from kkr_graph.cli.settings import Settings
from kkr_graph.errors import FaultyRowsError, OtherCouncilError, RegisterChangedError
from kkr_graph.registers import Edit, Edited, Holding, Kind, edit_problems
from kkr_graph.registers.problems import Problem
from registers_held import (
    COUNCIL,
    LEADS,
    Book,
    edited,
    holding,
    imported,
    learnt,
    shipped,
    sources,
    texts,
    turtle,
)
from sheets_to_read import APPOINTMENT, DEADLINE, LEAD, Filled

HELD: Mapping[Kind, Sequence[Filled]] = {
    "leads": LEADS,
    "appointments": (APPOINTMENT,),
    "deadlines": (DEADLINE,),
}
GLADSAXE = "id/lead/eksempel-initiativ/0159"


@cache
def now() -> Holding:
    with TemporaryDirectory() as folder:
        held = [
            (kind, turtle(Path(folder), kind, *rows)) for kind, rows in HELD.items()
        ]
    return holding(*held)


@cache
def workbook() -> bytes:
    own = now()
    known = learnt(*shipped(), *own.facts.values())
    return registers.export(own, known)


def book(folder: Path) -> Book:
    file = folder / "registre.xlsx"
    file.write_bytes(workbook())
    return Book(file)


def read(file: Path, held: Holding | None = None) -> tuple[Edited, Edit]:
    held = held or now()
    there = registers.edited(file, held)
    return there, registers.compare(there.register, held, there.snapshot)


def said(file: Path, held: Holding | None = None) -> list[str]:
    return [*registers.lines(read(file, held)[1], "da")]


def told(file: Path, held: Holding | None = None) -> list[str]:
    with pytest.raises(FaultyRowsError) as error:
        read(file, held)
    return [fault.say("da") for fault in error.value.faults]


def changed(*rows: Filled, kind: Kind = "leads") -> Holding:
    """Return the registers as somebody else has left them: *kind* holds *rows*."""
    with TemporaryDirectory() as folder:
        text = turtle(Path(folder), kind, *rows)
    own = {name: facts.text.encode() for name, facts in now().facts.items()}
    return holding(*(own | {kind: text}).items())


def test_nothing_edited_changes_nothing(tmp_path: Path) -> None:
    assert said(book(tmp_path).save()) == ["uændret: 5"]


def test_a_lead_that_ends_gets_an_end_date_and_keeps_its_id(tmp_path: Path) -> None:
    this = book(tmp_path)
    row = this.row("Gladsaxe Kommune")
    this.put(row, "Til og med", "31/12-2025")

    lines = said(this.save())

    about = "Eksempel Initiativ · Gladsaxe Kommune · 31/12-2025"
    assert lines == [
        f"Tovholdere, række {row}: ændret · {about}",
        f"    {GLADSAXE}",
        "    Til og med: (tom) → 31/12-2025",
        "uændret: 4",
    ]


def test_a_row_keeps_its_id_whoever_holds_it(tmp_path: Path) -> None:
    this = book(tmp_path)
    this.put(this.row("Gladsaxe Kommune"), "Tovholder", "Herlev")

    there, edit = read(this.save())
    [leads] = registers.outcome(there.register, now(), edit)

    text = registers.state(leads).decode()
    assert f"<{GLADSAXE}>" in text
    assert "<id/municipality/0163>" in text
    assert "Tovholder: Gladsaxe Kommune → Herlev Kommune" in "".join(
        registers.lines(edit, "da")
    )


def test_a_new_row_has_no_id_and_is_made_from_its_words(tmp_path: Path) -> None:
    this = book(tmp_path)
    row = this.add({**LEAD, "Tovholder": "Herlev"})

    lines = said(this.save())

    new = f"Tovholdere, række {row}: ny række · Eksempel Initiativ · Herlev Kommune"
    assert lines == [new, "uændret: 5"]


def test_a_deleted_row_is_shown_and_an_end_date_is_asked_for(tmp_path: Path) -> None:
    this = book(tmp_path)
    this.sheet().delete_rows(this.row("Gladsaxe Kommune"))

    lines = said(this.save())

    assert "Tovholdere: slettet · Eksempel Initiativ · Gladsaxe Kommune" in lines[0]
    assert "skal have en slutdato" in lines[1]
    assert lines[-1] == "uændret: 4"


def test_rows_that_are_sorted_are_the_same_rows(tmp_path: Path) -> None:
    this = book(tmp_path)
    rows = [[c.value for c in cells] for cells in this.sheet().iter_rows(min_row=3)]
    filled = [row for row in rows if any(row)]
    for number, row in enumerate(reversed(filled), start=3):
        for column, value in enumerate(row, start=1):
            this.sheet().cell(number, column).value = value

    assert said(this.save()) == ["uændret: 5"]


def test_columns_that_are_moved_are_told_by_their_headings(tmp_path: Path) -> None:
    this = book(tmp_path)
    sheet, last = this.sheet(), this.sheet().max_column
    for row in sheet.iter_rows(min_row=2, max_row=9):
        values = [cell.value for cell in row]
        for column, value in enumerate(reversed(values), start=1):
            sheet.cell(row[0].row, column).value = value
    assert last == len(sheet[2])

    assert said(this.save()) == ["uændret: 5"]


def test_an_extra_column_is_a_remark_and_no_fault(tmp_path: Path) -> None:
    this = book(tmp_path)
    column = this.sheet().max_column + 1
    this.sheet().cell(2, column, "Eksempel kolonne")
    this.sheet().cell(3, column, "noget")

    there, edit = read(this.save())

    assert "Eksempel kolonne" in there.register.remarks[0].da
    assert not edit.changes


def test_hidden_rows_are_read_as_well(tmp_path: Path) -> None:
    this = book(tmp_path)
    this.sheet().row_dimensions[3].hidden = True

    there, edit = read(this.save())

    assert "skjulte rækker er læst med: 3" in there.register.remarks[0].da
    assert not edit.changes


def test_a_renamed_sheet_is_told_by_its_headings(tmp_path: Path) -> None:
    this = book(tmp_path)
    this.sheet().title = "Eksempel ark"

    assert said(this.save()) == ["uændret: 5"]


def test_a_sheet_that_is_gone_deletes_nothing(tmp_path: Path) -> None:
    this = book(tmp_path)
    del this.book["Frister"]

    lines = said(this.save())

    assert lines[0] == "Arket Frister er der ikke mere; dets rækker er ikke rørt."
    assert lines[-1] == "uændret: 4"


def test_a_file_that_was_never_exported_deletes_nothing(tmp_path: Path) -> None:
    this = book(tmp_path)
    this.sheet().delete_rows(this.row("Gladsaxe Kommune"))
    del this.book["Udgangspunkt"]

    there, edit = read(this.save())

    assert there.snapshot is None
    assert not edit.changes


def test_a_snapshot_that_was_tampered_with_counts_as_none(tmp_path: Path) -> None:
    this = book(tmp_path)
    this.book["Udgangspunkt"]["B2"] = "id/lead/andet"

    assert read(this.save())[0].snapshot is None


@pytest.mark.parametrize("day", ["31/12-2025", "2025-12-31", "31. december 2025"])
def test_a_day_typed_as_text_is_a_day(day: str, tmp_path: Path) -> None:
    this = book(tmp_path)
    this.put(this.row("Gladsaxe Kommune"), "Til og med", day)

    assert "    Til og med: (tom) → 31/12-2025" in said(this.save())


def test_days_counted_from_1904_are_the_same_days(tmp_path: Path) -> None:
    this = book(tmp_path)
    this.book.epoch = CALENDAR_MAC_1904

    assert said(this.save()) == ["uændret: 5"]


def _formula(this: Book) -> None:
    this.put(3, "Note", "=1+1")


def _error(this: Book) -> None:
    cell = this.sheet().cell(3, this.place("Note"))
    cell.value = "#REF!"
    cell.data_type = "e"


def _merged(this: Book) -> None:
    this.sheet().merge_cells("A3:A4")


def _stray(this: Book) -> None:
    this.sheet().cell(3, this.sheet().max_column + 1, "3")


def _copied(this: Book) -> None:
    this.put(this.row("Ishøj Kommune"), "Id", GLADSAXE)


def _unknown(this: Book) -> None:
    this.put(3, "Id", "id/lead/findes-ikke")


def _other_kind(this: Book) -> None:
    this.put(3, "Id", "id/follow-up/eksempel-opgave-skal-loeses/hovedstaden")


def _of_a_paper(this: Book) -> None:
    this.put(3, "Id", _lead_in("graph/hovedstaden"))


def _of_the_common_ground(this: Book) -> None:
    this.put(3, "Id", _lead_in("graph/register"))


def _taken(this: Book) -> None:
    this.put(this.row("Gladsaxe Kommune"), "Tovholder", "Herlev")
    this.add(LEAD)


def _lead_in(graph: str) -> str:
    """Return a lead that one of the graphs below *graph* states."""
    return next(
        str(triple.subject)[1:-1].partition("/kkr/")[2]
        for facts in shipped()
        if f"/{graph}/" in facts.graph
        for triple in facts.triples
        if "/id/lead/" in str(triple.subject)
    )


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (_formula, "kolonne Note: celle"),
        (_error, "er #REF!: regnearket kunne ikke regne den ud. Skriv værdien."),
        (_merged, "cellerne A3:A4 er flettet til én. Ophæv fletningen"),
        (_stray, "er udfyldt, men kolonnen har ingen overskrift. Er rækken rykket"),
        (_copied, "kolonne Id: id'et står også i række"),
        (_unknown, "»id/lead/findes-ikke« findes ikke i registeret. Tøm cellen"),
        (_other_kind, "er id på noget af en anden slags"),
        (_of_the_common_ground, "hører til det fælles grundlag (graph/register/"),
        (_of_a_paper, "tilhører hovedstaden og rettes kun der"),
        (_taken, "rækken ville få samme id som række"),
    ],
)
def test_what_cannot_be_taken_in_is_told_with_its_cell_and_remedy(
    edit: Callable[[Book], None], words: str, tmp_path: Path
) -> None:
    this = book(tmp_path)
    edit(this)

    faults = told(this.save())

    assert any(words in fault for fault in faults), faults
    assert all(fault.startswith("Tovholdere, række ") for fault in faults)


def test_the_facts_of_ones_own_papers_are_corrected_where_they_are_read() -> None:
    paper = "https://w3id.org/kkr/graph/eksempel/2025-09-02/dagsorden"
    ids = registers.Ids(COUNCIL, frozenset(), {"x": paper})

    problem, data = ids.wrong("x", whole=True) or (None, {})

    assert problem is edit_problems.ID_OF_PAPER
    assert data["graph"] == "graph/eksempel/2025-09-02/dagsorden"


def test_a_row_that_has_shifted_is_refused(tmp_path: Path) -> None:
    this = book(tmp_path)
    row = this.row("Gladsaxe Kommune")
    values = [cell.value for cell in this.sheet()[row]]
    for column, value in enumerate(["", *values], start=1):
        this.sheet().cell(row, column).value = value or None

    faults = told(this.save())

    assert any("cellen er tom. Udfyld den." in fault for fault in faults)
    assert any("Er rækken rykket" in fault for fault in faults)


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    this = book(tmp_path)
    _formula(this)
    _copied(this)
    this.put(4, "Tovholder", "Gladsakse")

    assert len(told(this.save())) == 3


def test_what_others_have_changed_since_stays_and_is_told(tmp_path: Path) -> None:
    this = book(tmp_path)
    this.put(this.row("Gladsaxe Kommune"), "Note", "Eksempel note")
    theirs = changed(LEADS[0], {**LEADS[1], "Note": "Eksempel på andet"}, LEADS[2])

    lines = said(this.save(), theirs)

    assert "siden filen blev hentet (det bliver stående):" in lines[0]
    assert "    Note: (tom) → Eksempel på andet" in lines
    assert "    Note: (tom) → Eksempel note" in lines
    there, edit = read(this.file, theirs)
    [leads] = registers.outcome(there.register, theirs, edit)
    text = registers.state(leads).decode()
    assert "Eksempel note" in text
    assert "Eksempel på andet" in text


def test_a_row_that_others_have_added_is_not_deleted(tmp_path: Path) -> None:
    theirs = changed(*LEADS, {**LEAD, "Tovholder": "Herlev"})

    lines = said(book(tmp_path).save(), theirs)

    assert "Tovholdere: ny række · Eksempel Initiativ · Herlev Kommune" in lines
    assert not read(tmp_path / "registre.xlsx", theirs)[1].changes


def test_a_row_changed_on_both_sides_is_a_fault(tmp_path: Path) -> None:
    this = book(tmp_path)
    row = this.row("Gladsaxe Kommune")
    this.put(row, "Note", "Eksempel note")
    theirs = changed({**LEADS[0], "Note": "Eksempel på andet"}, *LEADS[1:])

    [fault] = told(this.save(), theirs)

    assert fault.startswith(f"Tovholdere, række {row}, kolonne Note: rækken er ændret")
    assert "Note: (tom) → Eksempel på andet. Hent registeret igen" in fault


def test_a_row_deleted_there_and_changed_here_is_a_fault(tmp_path: Path) -> None:
    this = book(tmp_path)
    this.put(this.row("Gladsaxe Kommune"), "Note", "Eksempel note")

    [fault] = told(this.save(), changed(*LEADS[1:]))

    assert "er den slettet i registeret" in fault


def test_a_row_deleted_here_and_changed_there_is_a_fault(tmp_path: Path) -> None:
    this = book(tmp_path)
    this.sheet().delete_rows(this.row("Gladsaxe Kommune"))
    theirs = changed({**LEADS[0], "Note": "Eksempel på andet"}, *LEADS[1:])

    [fault] = told(this.save(), theirs)

    assert f"rækken {GLADSAXE} er slettet her, men ændret i registeret" in fault


def test_another_councils_workbook_is_refused(tmp_path: Path) -> None:
    file = book(tmp_path).save()
    other = registers.holding("andeby-eksempel", [], shipped(), lambda f: learnt(*f))

    with pytest.raises(OtherCouncilError) as error:
        registers.edited(file, other)

    assert "Skriv --council eksempel" in error.value.say("da")


def test_what_is_accepted_is_written_whole_and_nothing_else(tmp_path: Path) -> None:
    data = sources(tmp_path, {"leads": LEADS, "deadlines": (DEADLINE,)})
    before = texts(data)
    file = edited(data, lambda this: this.put(3, "Note", "Eksempel note"))

    asked = imported(data, file)
    assert (asked.exit_code, texts(data)) == (0, before)
    assert "--council eksempel --accept" in asked.stdout
    dry = imported(data, file, "--dry-run", "--accept")
    assert (dry.exit_code, texts(data)) == (0, before)
    done = imported(data, file, "--accept")

    assert done.exit_code == 0, done.output
    assert "kkr build" in done.stdout
    after = texts(data)
    assert after["deadlines"] == before["deadlines"]
    assert "Eksempel note" in after["leads"].decode()
    assert facts_of.read_bytes(after["leads"], "leads").stage == "register"
    assert "uændret: 4" in imported(data, file).stdout


@pytest.mark.parametrize(("answer", "written"), [("j", 1), ("", 0)])
def test_who_sits_at_a_terminal_is_asked(
    answer: str, written: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setattr("builtins.input", lambda _: answer)
    data = sources(tmp_path, {"leads": LEADS[:1]})
    file = edited(data, lambda this: this.put(3, "Note", "Eksempel note"))
    before = texts(data)

    code = register_import.run(
        Settings(),
        file,
        accept=False,
        dry_run=False,
        folder=None,
        data=str(data),
        council=COUNCIL,
    )

    assert code == 0
    assert (texts(data) != before) == written


def test_faults_are_told_and_nothing_is_written(tmp_path: Path) -> None:
    data = sources(tmp_path, {"leads": LEADS})
    before = texts(data)
    file = edited(data, lambda this: this.put(3, "Tovholder", "Gladsakse"))

    refused = imported(data, file, "--accept")

    assert refused.exit_code == 1
    assert "kolonne Tovholder: »Gladsakse« kendes ikke." in refused.stderr
    assert texts(data) == before


def test_a_new_register_is_written_where_its_council_keeps_them(
    tmp_path: Path,
) -> None:
    data = sources(tmp_path, {})
    file = edited(data, lambda this: this.add(DEADLINE, "deadlines"))

    done = imported(data, file, "--accept")

    assert done.exit_code == 0, done.output
    text = texts(data)["deadlines"].decode()
    assert "<graph/eksempel/register/deadlines>" in text
    assert "concept/access-level/own" in text


def test_a_register_changed_meanwhile_is_not_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = sources(tmp_path, {"leads": LEADS})
    file = edited(data, lambda this: this.put(3, "Note", "Eksempel note"))
    place = data / COUNCIL / "registers" / "leads.ttl"

    def lines(*_: object) -> list[str]:
        place.write_bytes(place.read_bytes() + b"# andre\n")
        return []

    monkeypatch.setattr(registers, "lines", lines)
    refused = imported(data, file, "--accept")

    assert refused.exit_code == RegisterChangedError.exit_code
    assert place.read_bytes().endswith(b"# andre\n")


def test_every_problem_of_an_edited_register_is_tried_here() -> None:
    every = {n for n, one in vars(edit_problems).items() if isinstance(one, Problem)}

    assert every == {
        *("OTHER_KIND", "UNKNOWN_ID", "ID_OF_OTHERS", "ID_OF_PAPER", "ID_OF_COMMON"),
        *("SAME_ID", "TAKEN_ID", "COMPUTED", "BROKEN_CELL", "MERGED", "STRAY"),
        *("BOTH_CHANGED", "GONE", "DELETED_HERE"),
    }


def test_a_formula_that_was_computed_is_refused_by_its_cell() -> None:
    from kkr_graph.registers import strict  # noqa: PLC0415 - only here
    from kkr_graph.registers.sheets import Sheet  # noqa: PLC0415 - the same

    headings = ("Initiativ", "Tovholder", "Grundlag", "Sikkerhed", "Dokument")
    sheet = Sheet("Tovholdere", (headings, ("a",) * 5), formulas={(2, 2): True})

    [fault] = strict.faults([sheet])

    assert fault.say("en") == (
        "Tovholdere, row 2, column Tovholder: cell B2 is a formula. Type the value "
        "instead (copy, paste as value)."
    )
    assert openpyxl.utils.get_column_letter(2) == "B"
