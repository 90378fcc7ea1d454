"""Who leads what is found as papers say it; what is only wished for never is."""

from time import perf_counter

import pytest

import passed_over
from kkr_graph import readings
from kkr_graph.statements import leads
from kkr_graph.statements.marked import unlettered
from made_up import key, named
from score import score
from score_leads import lead_rows
from seed import known_names, seed


@pytest.fixture(autouse=True)
def no_wording_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    passed_over.watch(monkeypatch)


PAPER = "hovedstaden-2025-09-02"


def read(text: str) -> list[leads.FoundLead]:
    return leads.find(text, *named(text))


def short(one: leads.FoundLead) -> str:
    """Return *one* as "basis: holder > what it leads"."""
    led = key(one.initiative) or one.initiative_as_printed or "?"
    past = " (past)" if one.past else ""
    return f"{one.basis}: {key(one.holder) or '?'} > {led}{past}"


E, P, F = "9901", "9902", "9903"
M, G = "faelles-mobilitet", "groen-vaekst"

STATED = [
    ("Eksempel Kommune er tovholder for Fælles mobilitet.", E, M),
    ("Eksempel er fortsat tovholder på Fælles mobilitet i 2026.", E, M),
    ("I Fælles mobilitet er Eksempel Kommune tovholder.", E, M),
    ("For Fælles mobilitet er det Eksempel Kommune, der er tovholder.", E, M),
    ("Eksempel Kommune, der er tovholder for Fælles mobilitet, orienterer.", E, M),
    ("Eksempel Kommune er udpeget som tovholder for Fælles mobilitet.", E, M),
    ("Eksempel Kommune har påtaget sig tovholderrollen for Fælles mobilitet.", E, M),
    ("Eksempel Kommune varetager rollen som tovholder for Fælles mobilitet.", E, M),
    ("Eksempel Kommune har tovholderskabet for Fælles mobilitet", E, M),
    ("Tovholderskabet for Fælles mobilitet ligger hos Eksempel Kommune.", E, M),
    ("Tovholderrollen i Fælles mobilitet varetages af Eksempel Kommune.", E, M),
    ("For Fælles mobilitet varetages tovholderrollen af Eksempel Kommune.", E, M),
    ("Rollen som tovholder for Fælles mobilitet varetages af Eksempel Kommune.", E, M),
    ("Fælles mobilitet gennemføres med Eksempel Kommune som tovholder.", E, M),
    ("Tovholder for Fælles mobilitet er Eksempel Kommune.", E, M),
    ("Tovholder for Fælles mobilitet: Eksempel Kommune", E, M),
    ("Fælles mobilitet (tovholder: Eksempel Kommune)", E, M),
    ("Fælles mobilitet – tovholder: Eksempel Kommune", E, M),
    ("Fælles havne i fjorden (tovholder: Eksempel)", E, "Fælles havne i fjorden"),
    ("Projektet Fælles mobilitet ledes af Eksempel Kommune.", E, M),
    ("Fælles mobilitet er ledet af Eksempel Kommune", E, M),
    ("Projektledelsen af Fælles mobilitet leveres af Kontor 9.", "kontor-9", M),
    ("Kontor 9 er projektleder for Fælles mobilitet.", "kontor-9", M),
    ("Kontor 9 er faglig ressource i Fælles mobilitet.", "kontor-9", M),
    ("Eksempel Kommune leder projektet Fælles mobilitet.", E, M),
    ("Eksempel Kommune er ansvarlig for projektet Fælles mobilitet.", E, M),
    ("Eksempel Kommune har påtaget sig ansvaret for indsatsen Grøn vækst.", E, G),
    ("Eksempel Kommune er towholder for Fælles mobilitet.", E, M),
    ("Eksempel Kommune er tovhodler for Fælles mobilitet.", E, M),
    ("Eksempel Kommune er tovholderkomune for Fælles mobilitet.", E, M),
    (
        "Eksempel Kommune er tovholderkommune for delprojektet om affald.",
        E,
        "delprojektet om affald",
    ),
    (
        "Borgmester Eva Eksempel (A), Eksempel Kommune, er tovholder for Grøn vækst.",
        E,
        G,
    ),
    ("Borgmesteren i Eksempel Kommune er tovholder for Fælles mobilitet.", E, M),
    ("Eksempel Kommunes borgmester er tovholder for Fælles mobilitet.", E, M),
    ("Eksempel Kommunes tovholderskab for Fælles mobilitet fortsætter.", E, M),
    ("Tovholderkommunen for Fælles mobilitet, Eksempel Kommune, orienterer.", E, M),
    ("Eksempel Kommune (tovholder for Fælles mobilitet) orienterer.", E, M),
    ("Region Eksempel fungerer som tovholder for Fælles mobilitet.", "9980", M),
    ("Fælles mobilitet er i gang. Eksempel Kommune er tovholder.", E, M),
    ("Fælles mobilitet er i gang. Eksempel Kommune er tovholder for projektet.", E, M),
    ("Eksempel Kommune er tovholder for projektet ”Fælles mobilitet”.", E, M),
    (
        "Eksempel Kommune er tovholder for Borgmesterforum Eksempel.",
        E,
        "borgmesterforum",
    ),
    ("Eksempel Kommune blev valgt som tovholder for Fælles mobilitet.", E, M),
]


@pytest.mark.parametrize(("line", "holder", "led"), STATED)
def test_a_lead_that_is_said_to_be_is_stated(line: str, holder: str, led: str) -> None:
    assert [short(one) for one in read(line)] == [f"stated: {holder} > {led}"]


SEVERAL = [
    (
        "Eksempel og Prøve Kommuner er fælles tovholdere for Fælles mobilitet.",
        [f"stated: {E} > {M}", f"stated: {P} > {M}"],
    ),
    (
        (
            "Eksempel Kommune, Prøve Kommune og Region Eksempel deler tovholderrollen"
            " for Fælles mobilitet."
        ),
        [f"stated: {E} > {M}", f"stated: {P} > {M}", f"stated: 9980 > {M}"],
    ),
    (
        "Eksempel Kommune er sammen med Prøve Kommune tovholder for Fælles mobilitet.",
        [f"stated: {E} > {M}", f"stated: {P} > {M}"],
    ),
    (
        (
            "Eksempel Kommune er tovholder for Fælles mobilitet og Prøve Kommune for"
            " Grøn vækst."
        ),
        [f"stated: {E} > {M}", f"stated: {P} > {G}"],
    ),
    (
        (
            "Eksempel Kommune er tovholder for Fælles mobilitet, mens Prøve Kommune er "
            "tovholder for Grøn vækst."
        ),
        [f"stated: {E} > {M}", f"stated: {P} > {G}"],
    ),
    (
        "Eksempel og Prøve er tovholdere for hhv. Fælles mobilitet og Grøn vækst.",
        [f"stated: {E} > {M}", f"stated: {P} > {G}"],
    ),
    (
        (
            "Eksempel, Prøve og Fiktion er tovholdere for hhv. Fælles mobilitet og Grøn"
            " vækst."
        ),
        [f"stated: {E} > ?", f"stated: {P} > ?", f"stated: {F} > ?"],
    ),
    (
        "Eksempel Kommune er tovholder for Fælles mobilitet og Grøn vækst.",
        [f"stated: {E} > {M}", f"stated: {E} > {G}"],
    ),
    (
        "Fælles mobilitet (tovholder: Eksempel Kommune); Grøn vækst (tovholder: Prøve)",
        [f"stated: {E} > {M}", f"stated: {P} > {G}"],
    ),
    (
        "Ikke Eksempel Kommune, men Prøve Kommune er tovholder for Fælles mobilitet.",
        [f"stated: {P} > {M}"],
    ),
    (
        "Eksempel Kommune er både tovholder og projektleder for Fælles mobilitet.",
        [f"stated: {E} > {M}", f"stated: {E} > {M}"],
    ),
    (
        "Gruppen har Prøve Kommune, Fiktion Kommune og Eksempel Kommune (tovholder).",
        [f"stated: {E} > ?"],
    ),
    (
        "Prøve Kommune, Fiktion Kommune og Eksempel Kommune (tovholder) deltager.",
        [f"stated: {E} > ?"],
    ),
    (
        (
            "1) Fælles mobilitet – Eksempel Kommune er tovholder; 2) Grøn vækst –"
            " Prøve Kommune er tovholder"
        ),
        [f"stated: {E} > {M}", f"stated: {P} > {G}"],
    ),
    (
        (
            "Tovholderskabet for Fælles mobilitet overgår pr. 1. januar 2026 fra"
            " Eksempel Kommune til Prøve Kommune."
        ),
        [f"stated: {P} > {M}"],
    ),
    (
        "De to kommuner, Eksempel og Prøve, er tovholdere for Fælles mobilitet.",
        [f"stated: {E} > {M}", f"stated: {P} > {M}"],
    ),
    (
        "Prøve Kommune afløser Eksempel Kommune som tovholder for Fælles mobilitet.",
        [f"stated: {P} > {M}"],
    ),
]


@pytest.mark.parametrize(("line", "found"), SEVERAL)
def test_each_holder_is_a_lead_of_its_own(line: str, found: list[str]) -> None:
    assert [short(one) for one in read(line)] == found


PROPOSED = [
    "Det indstilles, at KKR Eksempel udpeger Eksempel Kommune som tovholder for §.",
    (
        "Indstilling\nDet indstilles, at KKR Eksempel\nudpeger Eksempel som tovholder"
        " for §"
    ),
    "Indstilling\nAt KKR Eksempel godkender, at Eksempel Kommune er tovholder for §.",
    "Det foreslås, at Eksempel Kommune er tovholder for §.",
    "Formandskabet foreslår følgende:\nEksempel Kommune er tovholder for §",
    "Eksempel Kommune foreslås som tovholder for §.",
    "Som tovholder for § foreslås Eksempel Kommune.",
    "Som tovholder for § udpeges Eksempel Kommune.",
    "Formandskabet peger på Eksempel Kommune som tovholder for §.",
    "Der er forslag om Eksempel Kommune som tovholder for §.",
    "Efter planen er Eksempel Kommune tovholder for §.",
    "Der lægges op til, at Eksempel Kommune bliver tovholder for §.",
    "Eksempel Kommune er indstillet som tovholder for §.",
    "Eksempel Kommune skal være tovholder for §.",
    "I udkastet står Eksempel Kommune som tovholder for §.",
    "Eksempel Kommune er tovholder for §, foreslår formandskabet.",
    "Udpegning af Eksempel Kommune som tovholder for §",
    "Alternativt er Eksempel Kommune tovholder for §.",
    "Modellen indebærer, at Eksempel Kommune er tovholder for §.",
]


@pytest.mark.parametrize("line", PROPOSED)
def test_a_proposal_is_no_lead(line: str) -> None:
    text = line.replace("§", "Fælles mobilitet")

    assert [short(one) for one in read(text)] == [f"proposed: {E} > {M}"]


DECIDED = [
    (
        "KKR Eksempel udpegede på mødet den 18. juni 2025 Eksempel Kommune som"
        " tovholder for §."
    ),
    "På mødet den 18. juni udpegede KKR Eksempel Eksempel Kommune som tovholder for §.",
    "KKR Eksempel besluttede, at Eksempel Kommune er tovholder for §.",
    "KKR Eksempel godkendte forslaget om, at Eksempel Kommune er tovholder for §.",
    "Eksempel Kommune blev udpeget af KKR Eksempel som tovholder for §.",
    "Beslutning\nEksempel Kommune udpeges som tovholder for §.",
    "Beslutning\nSom tovholder for § udpegedes Eksempel Kommune.",
    "Beslutning\nKKR Eksempel udpegede Eksempel Kommune som tovholder for §.",
    "Det blev besluttet, at Eksempel Kommune er tovholder for §.",
]


@pytest.mark.parametrize("line", DECIDED)
def test_a_named_decision_gives_the_role(line: str) -> None:
    text = line.replace("§", "Fælles mobilitet")

    assert [short(one) for one in read(text)] == [f"decided: {E} > {M}"]


NOTHING = [
    "Eksempel Kommune er ikke tovholder for Fælles mobilitet.",
    "Eksempel Kommune er ikke længere tovholder for Fælles mobilitet.",
    (
        "Eksempel Kommune har udtrykt interesse for at blive tovholder for Fælles"
        " mobilitet."
    ),
    "Eksempel Kommune ønsker at være tovholder for Fælles mobilitet.",
    "Eksempel Kommune vil gerne være tovholder for Fælles mobilitet.",
    "Eksempel Kommune kan være tovholder for Fælles mobilitet.",
    "Hvis Eksempel Kommune er tovholder, deltager Prøve Kommune.",
    "Eksempel Kommune er tovholder for Fælles mobilitet, hvis Prøve Kommune tiltræder.",
    "Er Eksempel Kommune tovholder for Fælles mobilitet?",
    "Det afklares, om Eksempel Kommune er tovholder for Fælles mobilitet.",
    "Det drøftes, hvorvidt Eksempel Kommune er tovholder for Fælles mobilitet.",
    "En tovholder følger status og orienterer de øvrige kommuner.",
    "Tovholderrollen indebærer ansvar for at følge status for projektet.",
    "Som tovholder skal en kommune løfte udfordringer med staten.",
    "Borgmestrene fra tovholderkommunerne inviteres til en drøftelse.",
    "Kommunerne kan indsende forslag til tovholdere.",
    "Der er brug for en tovholder for Fælles mobilitet.",
    "Eksempel Kommune eller Prøve Kommune er tovholder for Fælles mobilitet.",
    "Hverken Eksempel Kommune eller Prøve Kommune er tovholder.",
    "Eksempel Kommune har tidligere været tovholder for Fælles mobilitet.",
    "Tidligere tovholder Eksempel Kommune deltog.",
    "Kommunaldirektør Per Prøve, Eksempel Kommune, er tovholder for Fælles mobilitet.",
    "En medarbejder fra Eksempel Kommune er projektleder for Fælles mobilitet.",
    "Tovholder: Per Prøve, Eksempel Kommune",
    "Eksempel Kommunes direktør er tovholder for Fælles mobilitet.",
    "Tovholder for Fælles mobilitet er Eksempel Kommunes direktør.",
    "Eksempel Kommune har ansat en projektleder til Fælles mobilitet.",
    "Eksempel Kommune deltager i tovholdergruppen for Fælles mobilitet.",
    "Eksempel Kommune er fokuskommune for Fælles mobilitet.",
    "Eksempel Kommune har ansvaret for de nære sundhedstilbud.",
    "KKR Eksempel besluttede ikke at udpege Eksempel Kommune som tovholder.",
    "KKR Eksempel forkastede forslaget om, at Eksempel Kommune er tovholder.",
    "Det er ikke korrekt, at Eksempel Kommune er tovholder for Fælles mobilitet.",
    "Eksempel Kommune spurgte, hvem der er tovholder for Fælles mobilitet.",
    "Eksempel Kommune bør være tovholder for Fælles mobilitet.",
    "Det forventes, at Eksempel Kommune er tovholder for Fælles mobilitet.",
    "Eksempel Kommune blev opfordret til at være tovholder for Fælles mobilitet.",
    "Eksempel Kommune takkede tovholderen for Fælles mobilitet.",
    "Eksempel Kommune mødtes med tovholderne for Fælles mobilitet.",
    "Møder i Eksempel Kommune ledes af borgmesteren.",
    "Formandskabet overvejer Eksempel Kommune som tovholder for Fælles mobilitet.",
    "Eksempel Kommune har meldt sig som mulig tovholder for Fælles mobilitet.",
    "Når Eksempel Kommune er tovholder, orienterer den de andre.",
    "Uanset om Eksempel Kommune er tovholder, fortsætter arbejdet.",
    "Uden Eksempel Kommune som tovholder går arbejdet i stå.",
    "Med Eksempel Kommune som tovholder vil Fælles mobilitet kunne gennemføres.",
    "KKR Eksempel besluttede at udsætte sagen om, at Eksempel Kommune er tovholder.",
    "KKR Eksempel kunne ikke tilslutte sig, at Eksempel Kommune er tovholder.",
    "Beslutning\nUdpegning af Eksempel Kommune som tovholder blev ikke godkendt.",
    "Beslutning\nKKR Eksempel drøftede Eksempel Kommune som tovholder.",
    "Beslutning\nKKR Eksempel bad Eksempel Kommune om at være tovholder.",
    "Eksempel Kommune er enten tovholder eller projektleder for Fælles mobilitet.",
    "Fælles mobilitet ledes af en projektleder fra Eksempel Kommune.",
    "Eksempel Kommune leder efter en ny projektleder.",
    "Mødet ledes af Eksempel Kommune.",
    "Kommunerne bakkede op om Eksempel Kommune som tovholder for Fælles mobilitet.",
    "Eksempel Kommune er endnu ikke udpeget som tovholder for Fælles mobilitet.",
    "Eksempel Kommune er blevet spurgt om at være tovholder for Fælles mobilitet.",
    "Projektlederen er ansat i Eksempel Kommune.",
    "Fælles mobilitet blev ledet af Eksempel Kommune.",
    "Direktør Per Eksempel, Prøve Kommune, er tovholder for Fælles mobilitet.",
]


@pytest.mark.parametrize("line", NOTHING)
def test_what_is_wished_denied_asked_or_general_is_nothing(line: str) -> None:
    assert [short(one) for one in read(line)] == []


THERE, LATER = "stated-holder-not-named", "not-yet-decided"
ANNEX, UNSAID = "named-in-annex-not-held", "not-stated"
UNNAMED = [
    (
        "Der er udpeget tovholdere for de 7+3 projekter.",
        f"stated {THERE}",
        "de 7+3 projekter",
    ),
    ("Der er tovholdere for de 7+3 projekter.", f"stated {THERE}", "de 7+3 projekter"),
    (
        "For hvert projekt er der udpeget en tovholder.",
        f"stated {THERE}",
        "hvert projekt",
    ),
    (
        "Der er udarbejdet forslag til tovholdere for indsatserne, jf. bilag.",
        f"proposed {ANNEX}",
        "indsatserne",
    ),
    (
        "Bilag\nForslag til tovholdere på indsatserne",
        f"proposed {ANNEX}",
        "indsatserne",
    ),
    (
        "KKR Eksempel drøftede forslag til tovholdere for indsatserne.",
        f"proposed {UNSAID}",
        "indsatserne",
    ),
    (
        "Der lægges op til at udpege tovholdere for indsatserne.",
        f"proposed {LATER}",
        "indsatserne",
    ),
    ("Der skal udpeges en tovholder for Fælles mobilitet.", f"proposed {LATER}", M),
    ("Der er endnu ikke udpeget en tovholder for Grøn vækst.", f"proposed {LATER}", G),
    ("Tovholder for Fælles mobilitet udpeges på næste møde.", f"proposed {LATER}", M),
    ("Tovholder for Fælles mobilitet: afklares", f"proposed {LATER}", M),
    ("Fælles mobilitet har ikke en politisk styregruppe.", "no-political-lead None", M),
    (
        "Klimasamarbejdet har ingen tovholder.",
        "no-political-lead None",
        "klimasamarbejdet",
    ),
    ("Der er ingen politisk tovholder for Grøn vækst.", "no-political-lead None", G),
]


@pytest.mark.parametrize(("line", "said", "led"), UNNAMED)
def test_a_lead_without_a_name_says_why(line: str, said: str, led: str) -> None:
    (one,) = read(line)

    assert f"{one.basis} {one.unknown_reason}" == said
    assert short(one).endswith(f": ? > {led}")


DATED = [
    ("Eksempel er tovholder for Grøn vækst fra 1. januar 2026.", "2026-01-01", ""),
    ("Fra 2026 er Eksempel Kommune tovholder for Grøn vækst.", "2026-01-01", ""),
    ("Eksempel har siden 2019 været tovholder for Grøn vækst.", "2019-01-01", ""),
    ("Eksempel fortsætter som tovholder til udgangen af 2025.", "", "2025-12-31"),
    (
        "Eksempel er tovholder for Grøn vækst i perioden 2024-2026.",
        "2024-01-01",
        "2026-12-31",
    ),
    (
        "Pr. 1. marts 2026 overtager Eksempel tovholderrollen for Grøn vækst.",
        "2026-03-01",
        "",
    ),
    (
        "Eksempel afgiver tovholderrollen for Grøn vækst den 1. marts 2026.",
        "",
        "2026-03-01",
    ),
    ("Eksempel stopper som tovholder ved udgangen af 2025.", "", "2025-12-31"),
    ("Fra 2026 fortsætter Kontor 9 alene som faglig ressource.", "2026-01-01", ""),
    ("Den 3. marts 2025 udpegede KKR Eksempel Prøve Kommune som tovholder.", "", ""),
    ("Eksempel er tovholder for projektet, der løber til udgangen af 2027.", "", ""),
]


@pytest.mark.parametrize(("line", "first", "last"), DATED)
def test_a_printed_bound_is_the_bound_of_the_role(
    line: str, first: str, last: str
) -> None:
    (one,) = read(line)
    starts = one.starts.not_before if one.starts else None
    ends = one.ends.not_after if one.ends else None

    assert (starts.isoformat() if starts else "") == first
    assert (ends.isoformat() if ends else "") == last


@pytest.mark.parametrize(
    "line",
    [
        (
            "Eksempel Kommune fortsætter som tovholder for Fælles mobilitet til"
            " udgangen af "
            "2025, hvorefter Prøve Kommune overtager fra 1. januar 2026."
        ),
        (
            "Eksempel Kommune fortsætter som tovholder for Fælles mobilitet til"
            " udgangen af "
            "2025. Prøve Kommune overtager fra 1. januar 2026."
        ),
        (
            "Eksempel Kommune er tovholder for Fælles mobilitet til udgangen af 2025,"
            " og fra "
            "1. januar 2026 overtager Prøve Kommune."
        ),
        (
            "Eksempel Kommune er tovholder for Fælles mobilitet til udgangen af 2025 og"
            " Prøve "
            "Kommune fra 1. januar 2026."
        ),
    ],
)
def test_a_handover_is_the_end_of_one_and_the_start_of_the_next(line: str) -> None:
    before, after = read(line)

    assert [short(before), short(after)] == [f"stated: {E} > {M}", f"stated: {P} > {M}"]
    assert before.ends
    assert before.ends.not_after.isoformat() == "2025-12-31"
    assert before.starts is None
    assert after.starts
    assert str(after.starts.not_before) == "2026-01-01"
    assert after.ends is None


@pytest.mark.parametrize(
    "line",
    [
        "Eksempel Kommune har hidtil været tovholder for Fælles mobilitet.",
        "Hidtidig tovholder Eksempel Kommune har orienteret om Fælles mobilitet.",
        "Fælles mobilitet har hidtil været ledet af Eksempel Kommune.",
        "Tovholderrollen for Fælles mobilitet har hidtil ligget hos Eksempel Kommune.",
    ],
)
def test_a_lead_until_now_is_past(line: str) -> None:
    assert [short(one) for one in read(line)] == [f"stated: {E} > {M} (past)"]


def test_a_decision_of_a_municipality_is_none_of_a_kkr() -> None:
    text = "Prøve Kommune godkendte, at Eksempel Kommune er tovholder for Grøn vækst."

    assert [one.basis for one in read(text)] == ["stated"]


def test_no_field_holds_a_party_letter() -> None:
    text = "Borgmester Eva Fjord (A), Eksempel Kommune, er tovholder for Grøn vækst."
    (one,) = read(text)

    assert one.verbatim == unlettered(text).removesuffix(".")


def test_taking_over_something_else_is_no_lead() -> None:
    text = (
        "Eksempel Kommune er tovholder for Fælles mobilitet. Prøve Kommune overtager "
        "driften af busserne fra 2026."
    )

    assert [short(one) for one in read(text)] == [f"stated: {E} > {M}"]


def test_a_find_says_where_it_stands() -> None:
    text = "Status. Eksempel Kommune er tovholder for Fælles mobilitet."
    (one,) = read(text)

    assert text[one.start : one.end] == one.verbatim
    assert one.verbatim == "Eksempel Kommune er tovholder for Fælles mobilitet"
    assert (one.role_as_printed, one.role) == ("tovholder", "tovholder")


@pytest.mark.parametrize(
    "text",
    [
        "Eksempel Kommune, " * 10_000 + "er tovholder.",
        "Eksempel Kommune er tovholder for " * 5_000,
        "tovholder for " * 10_000,
        "Tovholder: " + "a" * 300_000,
        "Eksempel Kommune er tovholder for Fælles mobilitet. " * 1_000,
        ("Borgmester " + "Eva " * 400 + "tovholder. ") * 20,
        ("der udpeges en eller flere " * 60 + "tovholdere. ") * 20,
        ("Eksempel, " * 150 + "er ikke tovholder. ") * 20,
        ("i for på " * 200 + "tovholder. ") * 20,
        "\n" * 300_000 + "tovholder",
    ],
)
def test_hostile_text_is_read_in_bounded_time(text: str) -> None:
    mentions, dates = named(text)
    begun = perf_counter()
    leads.find(text, mentions, dates)

    assert perf_counter() - begun < 60


@pytest.mark.parametrize("form", ["txt", "pdf"])
def test_the_leads_of_the_real_agenda_are_found(form: str) -> None:
    reading = readings.read(seed(form), known_names())
    found = leads.find(reading.flow.text, reading.mentions, reading.dates)
    result = score(PAPER, "leads", lead_rows(found, reading.page))

    assert min(result.precision, result.recall) >= 0.90, str(result)
