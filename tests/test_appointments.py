"""Office-holders are found in their seats; officials and private persons never are."""

from time import perf_counter

import pytest

import passed_over
from kkr_graph import readings
from kkr_graph.statements import appointments
from made_up import key, named
from score import score
from score_leads import appointment_rows
from seed import known_names, seed


@pytest.fixture(autouse=True)
def no_wording_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    passed_over.watch(monkeypatch)


PAPER = "hovedstaden-2025-09-02"


def read(text: str) -> list[appointments.FoundAppointment]:
    return appointments.find(text, *named(text))


def short(one: appointments.FoundAppointment) -> str:
    """Return *one* as "basis: person (municipality), role > body"."""
    return (
        f"{one.basis}: {one.person or '-'} ({key(one.municipality) or '-'}), "
        f"{one.role} > {key(one.organisation) or one.organisation_as_printed}"
    )


BOARD = "busselskabets-bestyrelse"
FOUND = [
    (
        (
            "Borgmester Eva Fjord (A), Eksempel Kommune, er formand for Busselskabets"
            " bestyrelse."
        ),
        [f"stated: Eva Fjord (9901), formand > {BOARD}"],
    ),
    (
        "Viceborgmester Eva Fjord er næstformand i Busselskabets bestyrelse.",
        [f"stated: Eva Fjord (-), naestformand > {BOARD}"],
    ),
    (
        "Formanden for Busselskabets bestyrelse, borgmester Eva Fjord, orienterede.",
        [f"stated: Eva Fjord (-), formand > {BOARD}"],
    ),
    (
        (
            "Borgmester i Eksempel Kommune, Eva Fjord, er formand for Borgmesterforum"
            " Eksempel."
        ),
        ["stated: Eva Fjord (9901), formand > borgmesterforum"],
    ),
    (
        (
            "Eva Fjord (A), borgmester i Eksempel Kommune, er medlem af Busselskabets"
            " bestyrelse."
        ),
        [f"stated: Eva Fjord (9901), bestyrelsesmedlem > {BOARD}"],
    ),
    (
        (
            "KKR Eksempel udpegede borgmester Eva Fjord (A), Eksempel Kommune, til"
            " bestyrelsen "
            "for Busselskabet."
        ),
        ["decided: Eva Fjord (9901), bestyrelsesmedlem > busselskabet"],
    ),
    (
        (
            "KKR Eksempel udpegede på mødet den 3. marts 2025 Eva Fjord (A), Eksempel,"
            " som medlem af Busselskabets bestyrelse."
        ),
        [f"decided: Eva Fjord (9901), bestyrelsesmedlem > {BOARD}"],
    ),
    (
        (
            "Det indstilles, at KKR Eksempel udpeger borgmester Eva Fjord til"
            " bestyrelsen for "
            "Busselskabet."
        ),
        ["proposed: Eva Fjord (-), bestyrelsesmedlem > busselskabet"],
    ),
    (
        (
            "KKR Eksempel indstiller byrådsmedlem Eva Fjord, Prøve Kommune, til"
            " Prøverådet."
        ),
        ["proposed: Eva Fjord (9902), medlem > Prøverådet"],
    ),
    (
        "Beslutning\nSom medlem af Prøverådet udpegedes rådmand Eva Fjord (B).",
        ["decided: Eva Fjord (-), medlem > Prøverådet"],
    ),
    (
        (
            "Beslutning\nTil bestyrelsen for Busselskabet udpeges Eva Fjord (A),"
            " Eksempel Kommune, og Ib Skov (V), Prøve Kommune."
        ),
        [
            "decided: Eva Fjord (9901), bestyrelsesmedlem > busselskabet",
            "decided: Ib Skov (9902), bestyrelsesmedlem > busselskabet",
        ],
    ),
    (
        "Som formand for Prøverådet blev regionsrådsformand Eva Fjord valgt.",
        ["stated: Eva Fjord (-), formand > Prøverådet"],
    ),
    (
        "Borgmester Eva Fjord blev valgt som formand for Prøverådet.",
        ["stated: Eva Fjord (-), formand > Prøverådet"],
    ),
    (
        "Eksempel Kommune har formandskabet for Borgmesterforum Eksempel.",
        ["stated: - (9901), formand > borgmesterforum"],
    ),
    (
        "Formandskabet for Borgmesterforum Eksempel varetages af Prøve Kommune.",
        ["stated: - (9902), formand > borgmesterforum"],
    ),
    (
        "Eksempel Kommune er medlem af styregruppen for Fælles mobilitet.",
        ["stated: - (9901), medlem > faelles-mobilitet"],
    ),
    (
        "KKR Eksempel udpegede Eksempel Kommune til styregruppen for Fælles mobilitet.",
        ["decided: - (9901), medlem > faelles-mobilitet"],
    ),
    (
        "Borgmester Eva Fjord, formand for Busselskabets bestyrelse, orienterede.",
        [f"stated: Eva Fjord (-), formand > {BOARD}"],
    ),
    (
        "Borgmester Eva Eksempel, Prøve Kommune, er formand for Prøverådet.",
        ["stated: Eva Eksempel (9902), formand > Prøverådet"],
    ),
    (
        (
            "KKR Eksempel udpegede borgmester Eva Fjord og direktør Per Skov til"
            " bestyrelsen "
            "for Busselskabet."
        ),
        ["decided: Eva Fjord (-), bestyrelsesmedlem > busselskabet"],
    ),
]


@pytest.mark.parametrize(("line", "found"), FOUND)
def test_an_office_holder_is_found_in_the_seat(line: str, found: list[str]) -> None:
    assert [short(one) for one in read(line)] == found


NOTHING = [
    "Kommunaldirektør Per Skov, Eksempel Kommune, er formand for styregruppen.",
    "Per Skov, kommunaldirektør i Eksempel Kommune, er formand for styregruppen.",
    "Per Skov er formand for Prøverådet.",
    "Per Skov, Prøvefirma A/S, er medlem af Busselskabets bestyrelse.",
    "KKR Eksempel udpegede Per Skov til bestyrelsen for Busselskabet.",
    (
        "KKR Eksempel udpegede direktør Per Skov, Eksempel Kommune, til Busselskabets"
        " bestyrelse."
    ),
    "KKR Eksempel udpegede Per Skov, Eksempel Kommune, chefkonsulent, til Prøverådet.",
    "Sekretær Per Skov er medlem af arbejdsgruppen.",
    "Borgmester Eva Fjord er ikke medlem af Busselskabets bestyrelse.",
    "Borgmester Eva Fjord var formand for Busselskabets bestyrelse.",
    "Borgmester Eva Fjord har tidligere været formand for Prøverådet.",
    "Tidligere borgmester Per Skov er formand for Prøverådet.",
    "Hvis borgmester Eva Fjord er formand for Prøverådet, deltager hun.",
    "Er borgmester Eva Fjord formand for Prøverådet?",
    "Borgmester Eva Fjord ønsker at være medlem af Prøverådet.",
    "Borgmester Eva Fjord kan blive formand for Prøverådet.",
    "Orienteringer fra fora, hvor KKR har udpeget medlemmer",
    "Styregruppen består af 3-4 kommunaldirektører fra hver KKR-kreds.",
    "KKR udpeger fire medlemmer til bestyrelsen for Busselskabet.",
    "Formanden for bestyrelsen leder møderne.",
    "Departementschef Per Skov giver en status.",
    "Tidligere departementschef Per Skov fungerer som ambassadør for rådene.",
    "Borgmester Eva Fjord mødtes med formanden for Prøverådet.",
    "Minister Per Skov er formand for Prøverådet.",
]


@pytest.mark.parametrize("line", NOTHING)
def test_officials_private_persons_and_wishes_are_nothing(line: str) -> None:
    assert [short(one) for one in read(line)] == []


@pytest.mark.parametrize("line", [*NOTHING, *(line for line, _ in FOUND)])
def test_no_field_holds_a_party_letter_or_another_person(line: str) -> None:
    for one in read(line):
        fields = f"{one.verbatim}|{one.person}|{one.organisation_as_printed}|{one.role}"
        assert "(A)" not in fields
        assert "Per Skov" not in fields


def test_a_find_says_where_it_stands() -> None:
    text = "Status. Borgmester Eva Fjord er formand for Prøverådet. Slut."
    (one,) = read(text)

    assert one.verbatim == "Borgmester Eva Fjord er formand for Prøverådet"
    assert text[one.start : one.end] == one.verbatim
    assert (one.role_as_printed, one.organisation_as_printed) == (
        "formand",
        "Prøverådet",
    )


@pytest.mark.parametrize(
    "text",
    [
        ("Borgmester " + "Eva " * 300 + "er formand. ") * 20,
        ("udpeger " * 150 + "medlem af. ") * 20,
        ("Eva Fjord (A), " * 90 + "er formand for. ") * 20,
        ("social- og " * 120 + "borgmester er medlem. ") * 20,
        ("til i for af " * 100 + "formand udpeges. ") * 20,
        "formand for " * 20_000,
    ],
)
def test_hostile_text_is_read_in_bounded_time(text: str) -> None:
    mentions, dates = named(text)
    begun = perf_counter()
    appointments.find(text, mentions, dates)

    assert perf_counter() - begun < 60


@pytest.mark.parametrize("form", ["txt", "pdf"])
def test_the_real_agenda_names_no_one_in_a_seat(form: str) -> None:
    reading = readings.read(seed(form), known_names())
    found = appointments.find(reading.flow.text, reading.mentions, reading.dates)
    result = score(PAPER, "appointments", appointment_rows(found, reading.page))

    assert (result.wrong, result.missed) == ((), ()), str(result)
