"""Every faulty row is told at once: sheet, row, column, value and how to mend it."""

import zipfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Any

import openpyxl  # type: ignore[import-untyped]
import pytest

from kkr_graph import registers, sources
from kkr_graph.errors import (
    DamagedRegisterError,
    EmptyRegisterError,
    FaultyRowsError,
    KkrGraphError,
    LockedRegisterError,
    MissingSourceError,
    NotARegisterError,
    RegisterError,
    RegisterFormatError,
    RegisterTooLargeError,
)
from kkr_graph.names import Name, Names
from kkr_graph.registers import Kind, Known, problems
from kkr_graph.registers.problems import Problem
from kkr_graph.resources import DATA
from kkr_graph.vocabulary import BASE
from sheets_to_read import (
    APPOINTMENT,
    CONTRIBUTION,
    DEADLINE,
    DECIDED,
    LEAD,
    ROWS,
    csv_of,
    filled,
    known,
)


def told(file: Path) -> FaultyRowsError:
    with pytest.raises(FaultyRowsError) as caught:
        registers.read(file, known())
    return caught.value


# What is filled in differently, and what is said: column, Danish, English.
Case = tuple[str, Kind, Mapping[str, Any], str, str, str]
CASES: tuple[Case, ...] = (
    (
        "UNKNOWN",
        "leads",
        {"Tovholder": "Gladsakse"},
        "Tovholder",
        "»Gladsakse« kendes ikke. Mente du »Gladsaxe Kommune«?",
        "“Gladsakse” is not known. Did you mean “Gladsaxe Kommune”?",
    ),
    (
        "UNKNOWN_BODY",
        "leads",
        {"Initiativ": "Klimaaliancen", "Initiativets art": None},
        "Initiativ",
        "»Klimaaliancen« kendes ikke. Mente du »Klimaalliancen i Hovedstadsregionen«?",
        "“Klimaaliancen” is not known. Did you mean “Klimaalliancen i",
    ),
    (
        "NOT_LISTED",
        "leads",
        {"Sikkerhed": "ret sikker"},
        "Sikkerhed",
        "»ret sikker« er ikke på listen. Vælg en af: høj, lav, middel.",
        "“ret sikker” is not on the list. Choose one of: høj, lav, middel.",
    ),
    (
        "EMPTY",
        "leads",
        {"Sikkerhed": None},
        "Sikkerhed",
        "cellen er tom. Udfyld den.",
        "the cell is empty. Fill it in.",
    ),
    (
        "NO_HOLDER",
        "leads",
        {"Tovholder": None},
        "Tovholder",
        "hverken navn eller grund. Skriv hvem, eller vælg under Ukendt, fordi",
        "neither a name nor a reason. Write who, or choose under Ukendt, fordi",
    ),
    (
        "HOLDER_AND_REASON",
        "leads",
        {"Ukendt, fordi": "ikke oplyst"},
        "Tovholder",
        "»Gladsaxe« er nævnt, og alligevel er der valgt en grund",
        "“Gladsaxe” is named, and yet a reason is chosen",
    ),
    (
        "TWO_NAMES",
        "leads",
        {"Tovholder": "Gladsaxe og Furesø"},
        "Tovholder",
        "»Gladsaxe og Furesø« er flere. Skriv én i hver række",
        "“Gladsaxe og Furesø” is more than one. Write one in each row",
    ),
    (
        "NO_OFFICE",
        "appointments",
        {"Hverv": None},
        "Udpeget",
        "»Eva Eksempel« kendes ikke. Er det en folkevalgt, så udfyld Hverv og Kommune.",
        "“Eva Eksempel” is not known. If this is an elected person, fill in Hverv and",
    ),
    (
        "TWO_NAMES",
        "appointments",
        {"Udpeget": "Eva Eksempel og Ole Eksempel"},
        "Udpeget",
        "»Eva Eksempel og Ole Eksempel« er flere.",
        "“Eva Eksempel og Ole Eksempel” is more than one.",
    ),
    (
        "BAD_DATE",
        "leads",
        {"Fra og med": "31/2-2025"},
        "Fra og med",
        "»31/2-2025« er ingen dato, der findes. Skriv fx 2/9-2025",
        "“31/2-2025” is no date that exists. Write for example 2/9-2025",
    ),
    (
        "BAD_DATE",
        "deadlines",
        {"Frist": "i dag"},
        "Frist",
        "»i dag« er ingen dato",
        "“i dag” is no date",
    ),
    (
        "NO_FIRST_DAY",
        "leads",
        {"Fra og med": "senest den 1. maj 2026"},
        "Fra og med",
        "»senest den 1. maj 2026« siger kun, hvornår det er senest.",
        "“senest den 1. maj 2026” only says when it is at the latest.",
    ),
    (
        "REVERSED",
        "leads",
        {"Fra og med": "2/9-2025", "Til og med": "1/9-2025"},
        "Til og med",
        "»1/9-2025« ligger ikke efter 2/9-2025. Byt om på datoerne",
        "“1/9-2025” does not lie after 2/9-2025. Swap the dates",
    ),
    (
        "BAD_NUMBER",
        "contributions",
        {"Beløb": "1.5 mio"},
        "Beløb",
        "»1.5 mio« er ikke et tal, der kan læses på én måde.",
        "“1.5 mio” is no number that reads in one way.",
    ),
    (
        "BAD_NUMBER",
        "contributions",
        {"Beløb": -5},
        "Beløb",
        "»-5« er ikke et tal",
        "“-5” is no number",
    ),
    (
        "NO_CURRENCY",
        "contributions",
        {"Valuta": None},
        "Beløb",
        "beløbet »1.550.000« har ingen valuta. Vælg den i kolonnen Valuta.",
        "the amount “1.550.000” has no currency. Choose it in the column Valuta.",
    ),
    (
        "NO_SIZE",
        "contributions",
        {"Beløb": None},
        "Beløb",
        "hverken beløb, årsværk eller grænser. Udfyld et af dem",
        "neither amount, full-time equivalents nor bounds. Fill in one of them",
    ),
    (
        "SIZE_AND_REASON",
        "contributions",
        {"Ukendt, fordi": "ikke oplyst"},
        "Beløb",
        "»1.550.000« er udfyldt, og alligevel er der valgt en grund",
        "“1.550.000” is filled in, and yet a reason is chosen",
    ),
    (
        "NEW_SCENARIO",
        "contributions",
        {"Scenarie": 7},
        "Scenarie",
        "grafen kender ikke scenarie »7« for initiativet.",
        "the graph does not know scenario “7” of the initiative.",
    ),
    (
        "NOT_AN_INITIATIVE",
        "contributions",
        {"Initiativ": "KKR Hovedstaden", "Initiativets art": None},
        "Initiativ",
        "»KKR Hovedstaden« er et forum. Her skal der stå et initiativ.",
        "“KKR Hovedstaden” is a forum. An initiative is needed here.",
    ),
    (
        "NO_DECISION",
        "leads",
        {"Grundlag": "besluttet"},
        "Grundlag",
        "»besluttet« kræver beslutningen. Udfyld Besluttet af og Besluttet den",
        "“besluttet” needs the decision. Fill in Besluttet af and Besluttet den",
    ),
    (
        "DECIDED_UNNAMED",
        "leads",
        {**DECIDED, "Tovholder": None, "Ukendt, fordi": "ikke oplyst"},
        "Grundlag",
        "»besluttet« kræver et navn i kolonnen Tovholder.",
        "“besluttet” needs a name in the column Tovholder.",
    ),
    (
        "NO_WORDS",
        "leads",
        {**DECIDED, "Beslutning": None},
        "Beslutning",
        "grafen kender ikke beslutningen, og cellen er tom.",
        "the graph does not know the decision, and the cell is empty.",
    ),
    (
        "HALF_DECISION",
        "leads",
        {**DECIDED, "Besluttet den": None},
        "Besluttet den",
        "beslutningen eller mødet er kun halvt beskrevet. Udfyld også denne celle.",
        "the decision or meeting is only half described. Fill in this cell as well.",
    ),
    (
        "HALF_DECISION",
        "deadlines",
        {"Møde i": "KKR Hovedstaden", "Mødedato": "2/9-2025"},
        "Punkt",
        "beslutningen eller mødet er kun halvt beskrevet.",
        "the decision or meeting is only half described.",
    ),
    (
        "NO_ITEM",
        "deadlines",
        {"Møde i": "KKR Hovedstaden", "Mødedato": "2/9-2025", "Punkt": "9.9"},
        "Punkt",
        "grafen kender ikke punkt »9.9« på det møde.",
        "the graph does not know item “9.9” of that meeting.",
    ),
    (
        "PROPOSED_DECIDED",
        "leads",
        {**DECIDED, "Grundlag": "foreslået"},
        "Grundlag",
        "»foreslået« er foreslået, og alligevel er der en beslutning.",
        "“foreslået” is proposed, and yet there is a decision.",
    ),
    (
        "NOT_LEADING",
        "leads",
        {"Rolle": "medlem"},
        "Rolle",
        "rollen »medlem« leder ikke. Vælg en af: ansvarlig,",
        "the role “medlem” does not lead. Choose one of: ansvarlig,",
    ),
    (
        "LONG_QUOTE",
        "leads",
        {"Citat": "ord " * 26},
        "Citat",
        "citatet er på 26 ord; højst 25 er tilladt.",
        "the quote is 26 words long; at most 25 are allowed.",
    ),
    (
        "NO_PLACE",
        "leads",
        {"Side": None},
        "Citat",
        "hverken side eller citat. Udfyld Side eller denne celle",
        "neither page nor quote. Fill in Side or this cell",
    ),
    (
        "BAD_PAGE",
        "leads",
        {"Side": "bilag 3"},
        "Side",
        "»bilag 3« er ikke et sidetal. Skriv ét helt tal fra 1.",
        "“bilag 3” is no page. Write one whole number from 1.",
    ),
    (
        "NEW_DOCUMENT",
        "leads",
        {"Dokumenttype": None},
        "Dokument",
        "grafen kender ikke »Eksempel referat«. Er det et nyt dokument, så vælg",
        "the graph does not know “Eksempel referat”. If it is a new document, choose",
    ),
    (
        "BAD_ADDRESS",
        "leads",
        {"Webadresse": "eksempel.dk/side"},
        "Webadresse",
        "»eksempel.dk/side« er ikke en webadresse. Skriv den hele, fra https:// af.",
        "“eksempel.dk/side” is no web address. Write all of it, from https:// on.",
    ),
    (
        "ADDRESS_AS_TITLE",
        "leads",
        {"Dokument": "https://eksempel.dk/side"},
        "Dokument",
        "»https://eksempel.dk/side« er en adresse. Skriv dokumentets titel her",
        "“https://eksempel.dk/side” is an address. Write the title of the document",
    ),
    (
        "BAD_ID",
        "leads",
        {"Id": "Æ!"},
        "Id",
        "»Æ!« kan ikke være et id.",
        "“Æ!” cannot be an id.",
    ),
    (
        "FORMULA",
        "leads",
        {"Note": "=1+1"},
        "Note",
        "cellen er en formel uden beregnet værdi. Åbn og gem filen i Excel",
        "the cell is a formula without a computed value. Open and save the file in",
    ),
    (
        "UNSEEN",
        "leads",
        {"Note": "Eksempel\u202etxet"},
        "Note",
        "cellen indeholder et usynligt styretegn. Skriv den igen i hånden.",
        "the cell holds an invisible control character. Type it again by hand.",
    ),
    (
        "TOO_LONG",
        "leads",
        {"Note": "x" * 10_001},
        "Note",
        "cellen er på 10001 tegn; højst 10000 læses.",
        "the cell is 10001 characters long; at most 10000 are read.",
    ),
)
# Told of whole sheets or pairs of rows, or of another file than a template.
APART = {
    "AMBIGUOUS",
    "TWICE",
    "MISSING_COLUMN",
    "DUPLICATE",
    "OTHER_WORDS",
    "PRIVATE",
    "TWO_ENDS",
}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case[0]}-{case[1]}")
def test_a_faulty_row_is_told_by_its_place(case: Case, tmp_path: Path) -> None:
    _, kind, cells, column, da, en = case
    error = told(filled(tmp_path, kind, {**ROWS[kind], **cells}))

    sheet = registers.LAYOUTS[kind].words.da
    assert error.exit_code == 1
    [fault] = error.faults
    assert error.say("da").split("\n  ")[1:] == [fault.say("da")]
    assert fault.say("da").startswith(f"{sheet}, række 3, kolonne {column}: {da}")
    assert fault.say("en").startswith(f"{sheet}, row 3, column {column}: {en}")


def test_a_name_of_several_things_is_told_with_all_of_them(tmp_path: Path) -> None:
    same = [
        Name(
            f"{BASE}id/organisation/eksempel-{one}",
            "organisation",
            "Eksempel",
            preferred=True,
        )
        for one in ("nord", "syd")
    ]
    file = filled(tmp_path, "leads", {**LEAD, "Tovholder": "Eksempel"})

    with pytest.raises(FaultyRowsError) as caught:
        registers.read(file, Known(Names([*known().names, *same])))

    [fault] = caught.value.faults
    assert fault.say("da") == (
        "Tovholdere, række 3, kolonne Tovholder: »Eksempel« kan være flere ting: "
        "id/organisation/eksempel-nord, id/organisation/eksempel-syd. Skriv en af dem "
        "i stedet."
    )
    assert "“Eksempel” may be several things: id/organisation/" in fault.say("en")


def test_every_problem_has_its_case() -> None:
    every = {name for name, one in vars(problems).items() if isinstance(one, Problem)}

    assert {name for name, *_ in CASES} | APART == every


def test_every_fault_of_every_row_is_told_and_nothing_written(tmp_path: Path) -> None:
    file = filled(
        tmp_path,
        "leads",
        {**LEAD, "Tovholder": "Gladsakse", "Sikkerhed": None},
        LEAD,
        {**LEAD, "Tovholder": "Furesø", "Fra og med": "32/1-2025"},
    )

    error = told(file)

    places = [
        tuple(fault.say("da").split(":")[0].split(", ")) for fault in error.faults
    ]
    assert places == [
        ("Tovholdere", "række 3", "kolonne Tovholder"),
        ("Tovholdere", "række 3", "kolonne Sikkerhed"),
        ("Tovholdere", "række 5", "kolonne Fra og med"),
    ]
    assert error.say("en").startswith(f"{file}: 3 faults; nothing was written.")


def test_a_row_that_stands_twice_is_told(tmp_path: Path) -> None:
    [fault] = told(filled(tmp_path, "leads", LEAD, {**LEAD, "Note": "Eksempel"})).faults

    assert fault.say("da").startswith(
        "Tovholdere, række 4, kolonne Initiativ: rækken siger det samme som række 3 "
        "(Tovholdere). Slet den ene"
    )
    assert "says the same as row 3 (Tovholdere). Delete one" in fault.say("en")


@pytest.mark.parametrize(
    ("one", "other", "column"),
    [
        (
            DECIDED,
            {**DECIDED, "Tovholder": "Ishøj", "Beslutning": "Andet"},
            "Beslutning",
        ),
        (LEAD, {**LEAD, "Tovholder": "Ishøj", "Dokumenttype": "aftale"}, "Dokument"),
        (
            LEAD,
            {**LEAD, "Tovholder": "Ishøj", "Initiativets art": "reform"},
            "Initiativ",
        ),
    ],
)
def test_two_rows_may_not_contradict_each_other(
    one: Mapping[str, Any], other: Mapping[str, Any], column: str, tmp_path: Path
) -> None:
    [fault] = told(filled(tmp_path, "leads", one, other)).faults

    assert fault.say("da").startswith(
        f"Tovholdere, række 4, kolonne {column}: det samme står anderledes i række 3"
    )
    assert "the same stands differently in row 3" in fault.say("en")


def test_a_missing_column_is_told_by_name(tmp_path: Path) -> None:
    row = {key: value for key, value in LEAD.items() if key != "Sikkerhed"}

    [fault] = told(csv_of(tmp_path, row)).faults

    assert fault.say("da").startswith(
        "register, række 1, kolonne Sikkerhed: kolonnen mangler. Tilføj den, eller "
        "hent en ny skabelon: kkr template leads."
    )
    assert "row 1, column Sikkerhed: the column is missing. Add it" in fault.say("en")


def test_a_heading_that_stands_twice_is_told(tmp_path: Path) -> None:
    file = csv_of(tmp_path, {**LEAD, "Lead": "Furesø"})

    [fault] = told(file).faults

    assert "kolonne Tovholder: overskriften står to gange." in fault.say("da")
    assert "column Tovholder: the heading stands twice." in fault.say("en")


def test_two_ways_of_saying_the_end_are_one_too_many(tmp_path: Path) -> None:
    row = {**LEAD, "Til og med": "31/12-2026", "Til (ikke med)": "1/1-2027"}

    [fault] = told(csv_of(tmp_path, row)).faults

    assert "kolonne Til (ikke med): både Til og med og denne" in fault.say("da")
    assert "both Til og med and this column are filled in" in fault.say("en")


@pytest.mark.parametrize(
    ("private", "what_da", "what_en"),
    [
        ("eva@eksempel.dk", "en mailadresse", "a mail address"),
        ("Ring til eva.e@eksempel.dk i dag", "en mailadresse", "a mail address"),
        ("Tlf. 33 12 34 56", "et telefonnummer", "a phone number"),
        ("33 12 34 56", "et telefonnummer", "a phone number"),
        ("+45 33123456", "et telefonnummer", "a phone number"),
        (33123456, "et telefonnummer", "a phone number"),
        ("010170-1234", "noget, der ligner et CPR-nummer", "something like a civil"),
        ("0101701234", "noget, der ligner et CPR-nummer", "something like a civil"),
        (101701234, "noget, der ligner et CPR-nummer", "something like a civil"),
        ("SAG-2025-03121 abcd", "en medarbejders initialer", "the initials of an"),
    ],
)
@pytest.mark.parametrize("column", ["Note", "Tovholder", "Citat", "Id", "Webadresse"])
def test_private_data_is_told_by_place_and_never_repeated(
    private: str | int, what_da: str, what_en: str, column: str, tmp_path: Path
) -> None:
    error = told(filled(tmp_path, "leads", {**LEAD, column: private}))

    [fault] = error.faults
    place = f"Tovholdere, række 3, kolonne {column}: cellen indeholder {what_da}. Slet"
    assert fault.say("da").startswith(place)
    assert f"the cell holds {what_en}" in fault.say("en")
    for said in (error.say("da"), error.say("en"), repr(error), str(error.data)):
        assert str(private) not in said


def test_private_data_beside_the_register_is_found_too(tmp_path: Path) -> None:
    file = filled(tmp_path, "leads", LEAD)
    book = openpyxl.load_workbook(file)
    book.worksheets[0]["AB3"] = "eva@eksempel.dk"
    book.worksheets[0]["AC1"] = "Tlf. 33 12 34 56"
    book.save(file)

    places = [fault.say("da").partition(":")[0] for fault in told(file).faults]

    assert places == [
        "Tovholdere, række 1, kolonne AC",
        "Tovholdere, række 3, kolonne AB",
    ]


def test_sums_pages_and_codes_are_not_private(tmp_path: Path) -> None:
    row = {**CONTRIBUTION, "Beløb": 33123456, "Bidragyder": "62761113"}

    assert registers.read(filled(tmp_path, "contributions", row), known()).entries


def test_what_the_shapes_refuse_is_told_by_its_row(tmp_path: Path) -> None:
    document = "Dagsorden, KKR Hovedstaden, 2. september 2025"
    row = {**LEAD, "Dokument": document, "Dokumenttype": None, "Side": 99}
    register = registers.read(filled(tmp_path, "leads", row), known())

    with pytest.raises(FaultyRowsError) as caught:
        registers.check(register, sources.read_all(DATA))

    [fault] = caught.value.faults
    said = fault.say("da")
    assert said.startswith("Tovholdere, række 3, kolonne Side: Sidetallet er højere")


def refused(file: Path, error: type[KkrGraphError]) -> KkrGraphError:
    with pytest.raises(error) as caught:
        registers.read(file, known())
    assert caught.value.exit_code == 3
    assert caught.value.say("da") != caught.value.say("en")
    return caught.value


def written(folder: Path, data: bytes, name: str = "register.xlsx") -> Path:
    file = folder / name
    file.write_bytes(data)
    return file


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    refused(tmp_path / "findes-ikke.xlsx", MissingSourceError)
    refused(tmp_path, MissingSourceError)


def test_other_files_are_no_registers(tmp_path: Path) -> None:
    refused(written(tmp_path, b"%PDF-1.7 ..."), RegisterFormatError)
    refused(written(tmp_path, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), RegisterFormatError)
    refused(written(tmp_path, b"\x00\x01\x02"), RegisterFormatError)
    refused(written(tmp_path, b"navn;alder\nx;y\n"), NotARegisterError)
    refused(written(tmp_path, b""), NotARegisterError)


def test_a_locked_workbook_is_refused(tmp_path: Path) -> None:
    locked = "EncryptedPackage".encode("utf-16-le")
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + locked

    refused(written(tmp_path, data), LockedRegisterError)


def test_a_template_not_filled_in_is_told(tmp_path: Path) -> None:
    refused(filled(tmp_path, "leads"), EmptyRegisterError)


def test_a_workbook_cut_short_is_refused(tmp_path: Path) -> None:
    whole = filled(tmp_path, "leads", LEAD).read_bytes()

    for part in (100, len(whole) // 2, len(whole) - 30):
        refused(written(tmp_path, whole[:part]), DamagedRegisterError)


def swapped(file: Path, part: str, xml: bytes) -> Path:
    """Return the workbook *file* with another *part*, as a file beside it."""
    other = file.with_name("swapped.xlsx")
    with (
        zipfile.ZipFile(file) as source,
        zipfile.ZipFile(other, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            target.writestr(name, xml if name == part else source.read(name))
    return other


def test_a_packed_bomb_is_refused_at_once(tmp_path: Path) -> None:
    file = filled(tmp_path, "leads", LEAD)
    bomb = swapped(file, "xl/worksheets/sheet2.xml", b"<x>" + b" " * 200_000_000)
    assert bomb.stat().st_size < 1_000_000

    begun = perf_counter()
    refused(bomb, RegisterTooLargeError)
    assert perf_counter() - begun < 60


def test_entities_are_refused(tmp_path: Path) -> None:
    file = filled(tmp_path, "leads", LEAD)
    xml = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'

    refused(swapped(file, "xl/worksheets/sheet2.xml", xml), DamagedRegisterError)


@pytest.mark.parametrize("cell", ["A1048576", "XFD1", "XFD1048576", "A99999999"])
def test_a_cell_far_out_is_refused_before_it_fills_the_memory(
    cell: str, tmp_path: Path
) -> None:
    file = filled(tmp_path, "leads", LEAD)
    main = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    xml = (
        b'<worksheet xmlns="'
        + main
        + b'"><sheetData><row><c r="'
        + cell.encode()
        + b'"><v>1</v></c></row></sheetData></worksheet>'
    )

    refused(swapped(file, "xl/worksheets/sheet2.xml", xml), RegisterTooLargeError)


def test_too_many_sheets_or_rows_are_refused(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for number in range(25):
        book.create_sheet(f"Ark {number}")
    book.save(tmp_path / "mange.xlsx")
    lines = "Opgave;Frist;Status;Dokument\n" + "a;b;c;d\n" * 10_001

    refused(tmp_path / "mange.xlsx", RegisterTooLargeError)
    refused(written(tmp_path, lines.encode(), "lang.csv"), RegisterTooLargeError)


ODS = """<?xml version="1.0"?>
<office:document-content
  xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
  xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
  xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2">
<office:body><office:spreadsheet><table:table table:name="Frister">{rows}
</table:table></office:spreadsheet></office:body></office:document-content>"""


def ods(folder: Path, *rows: str) -> Path:
    file = folder / "frister.ods"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        manifest = (
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:'
            'manifest:1.0"/>'
        )
        archive.writestr("META-INF/manifest.xml", manifest)
        archive.writestr("content.xml", ODS.format(rows="".join(rows)))
    return file


def ods_row(*texts: object, more: str = "", end: str = "") -> str:
    cells = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{text}</text:p>'
        "</table:table-cell>"
        for text in texts
    )
    return f"<table:table-row {more}>{cells}{end}</table:table-row>"


def test_an_ods_is_read_with_the_empty_rest_of_its_sheet(tmp_path: Path) -> None:
    empty = '<table:table-cell table:number-columns-repeated="{}"/>'
    file = ods(
        tmp_path,
        ods_row(*DEADLINE, end=empty.format(16_000)),
        ods_row(*DEADLINE.values(), end=empty.format(16_000)),
        ods_row(more='table:number-rows-repeated="1048000"', end=empty.format(16_384)),
    )

    register = registers.read(file, known())

    assert [(entry.sheet, entry.row) for entry in register.entries] == [("Frister", 2)]


def test_an_ods_that_repeats_itself_without_end_is_refused(tmp_path: Path) -> None:
    bomb = ods_row("x", more='table:number-rows-repeated="1048576"')

    refused(ods(tmp_path, ods_row(*DEADLINE), bomb), RegisterTooLargeError)


def test_a_full_register_of_faults_is_read_in_time(tmp_path: Path) -> None:
    rows = [
        {
            **DEADLINE,
            "Opgave": f"Eksempel {number}",
            "Ansvarlig": f"Ukendt nr {number}x",
        }
        for number in range(3_000)
    ]
    file = csv_of(tmp_path, *rows)

    begun = perf_counter()
    error = told(file)

    assert len(error.faults) == 3_000
    assert perf_counter() - begun < 60


def test_every_error_of_a_register_is_raised_somewhere() -> None:
    raised = {
        DamagedRegisterError,
        EmptyRegisterError,
        LockedRegisterError,
        NotARegisterError,
        RegisterFormatError,
        RegisterTooLargeError,
    }

    assert raised == set(RegisterError.__subclasses__())


def test_a_day_is_a_day_in_a_cell_of_days(tmp_path: Path) -> None:
    row = {**APPOINTMENT, "Valgperiode": None, "Fra og med": date(2024, 1, 1)}

    entries = registers.read(filled(tmp_path, "appointments", row), known()).entries

    assert entries[0].iri.endswith("/bestyrelsesmedlem/2024-01-01")
