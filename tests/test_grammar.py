"""The patterns of printed lines, each against the lines it was made for, and others."""

import datetime as dt

import pytest

from kkr_graph import errors
from kkr_graph.agenda import Agenda, Item, grammar, parse, times
from kkr_graph.agenda.acts import acts_in
from kkr_graph.agenda.front import hours
from kkr_graph.agenda.sections import name_of
from kkr_graph.papers import Flow, Paragraph

FRONT = [
    "DAGSORDEN 2025",
    "KKR SJÆLLAND",
    "Dato: 02-09-2025 10:00",
    "Sted: Prøvehallen",
]


def flow_of(*printed: str) -> Flow:
    """Return a running text of one page, bullets and marks told from the text."""
    paragraphs: list[Paragraph] = []
    starts: list[int] = []
    at = 0
    for line, text in enumerate(printed, start=1):
        mark = text.startswith("./.")
        bare = text.removeprefix("./.").lstrip()
        bullet = bare[0] if bare[:2] == "– " else ""
        bare = bare.removeprefix("– ")
        end = at + len(bare)
        paragraphs.append(Paragraph(at, end, bare, 1, line, bullet, mark))
        starts.append(at)
        at = end + 1
    text = "\n".join(paragraph.text for paragraph in paragraphs)
    places = tuple((1, line) for line in range(1, len(printed) + 1))
    return Flow(text, tuple(paragraphs), (), tuple(starts), places)


def read(*printed: str, kind: str = "DAGSORDEN 2025") -> Agenda:
    return parse(flow_of(kind, *FRONT[1:], *printed))


def asked(*printed: str) -> Item:
    agenda = read("1. Siden sidst", "1.1. En sag", "Indstilling", *printed)
    return agenda.items[1]


@pytest.mark.parametrize(
    ("line", "council"),
    [
        ("K K R  H O V E D S T A D E N", "hovedstaden"),
        ("K K R  MI D T J Y L L A N D", "midtjylland"),
        ("K K R  N O R D J Y L L AN D", "nordjylland"),
        ("KKR SYDDANMARK", "syddanmark"),
        ("KKR Sjælland | 23-02-2015", "sjaelland"),
        ("1 REFERAT 2010 K K R S J Æ L L A N D", "sjaelland"),
        ("Dagsorden til møde i KKR Syddanmark den 3. marts 2016 kl. 10", "syddanmark"),
        ("KKR Hovedstaden godkendte planen", None),
        ("Orientering fra KKR Nordjylland", None),
        ("KKR Ingensteder", None),
        ("Region Sjælland", None),
    ],
)
def test_a_council_is_known_however_its_name_is_spaced(
    line: str, council: str | None
) -> None:
    assert grammar.council_of(line) == council


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("DAGSORDEN 2025", ("dagsorden", 2025)),
        ("D AG S O R D E N 2 0 1 5", ("dagsorden", 2015)),
        ("R E F E R AT 2 0 1 4", ("referat", 2014)),
        ("1 REFERAT 2010 K K R S J Æ L L A N D", ("referat", 2010)),
        ("Beslutningsreferat", ("referat", None)),
        ("Udkast til referat", ("referat", None)),
        ("Bilag", ("bilag", None)),
        ("Referat af møde i KKR Hovedstaden er udsendt", None),
        ("Dagsordenens punkter", None),
        ("Mission", None),
    ],
)
def test_the_kind_is_read_off_the_type_line(
    line: str, kind: tuple[str, int | None] | None
) -> None:
    assert grammar.kind_of(line) == kind


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("10:00", "10:00", None),
        ("kl. 10.00", "10:00", None),
        ("kl. 9.30-12", "09:30", "12:00"),
        ("fra kl. 10.00 til kl. 12.00", "10:00", "12:00"),
        ("Tidspunkt: 9.00", "09:00", None),
    ],
)
def test_a_time_is_read_as_danes_write_it(
    text: str, first: str, last: str | None
) -> None:
    match = times.TIME.search(text)

    assert match is not None
    starts, ends = hours(match)
    assert starts == dt.time.fromisoformat(first)
    assert ends == (dt.time.fromisoformat(last) if last else None)


@pytest.mark.parametrize("text", ["02-09-2025", "2. 9", "5,6 mia. kr.", "1.550.000"])
def test_a_date_or_an_amount_is_no_time(text: str) -> None:
    assert times.TIME.search(text) is None


@pytest.mark.parametrize(
    ("line", "case"),
    [
        ("SAG-2025-03121 abcd", "SAG-2025-03121"),
        ("SAG-2025-03121 abc/defg/hijk", "SAG-2025-03121"),
        ("Sagsnr. SAG-2015-00001", "SAG-2015-00001"),
        ("1-51-71-3321-08", "1-51-71-3321-08"),
        ("330-2020-164", "330-2020-164"),
    ],
)
def test_a_case_number_is_kept_without_initials(line: str, case: str) -> None:
    match = grammar.CASE_LINE.fullmatch(line)

    assert match is not None
    assert match["case"] == case


def test_prose_that_names_a_case_is_no_case_line() -> None:
    assert not grammar.CASE_LINE.fullmatch("Se SAG-2025-03121 om emnet")
    assert not grammar.CASE_LINE.fullmatch("SAG-2025-03121 handler om emnet her")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Regionalplitiske sager", "regionalpolitiske-sager"),
        ("SIDEN SIDST", "siden-sidst"),
        ("Sager på vej til kommende møder", "naeste-moede"),
        ("Eventuelt.", "eventuelt"),
        ("KKR", "kkr"),
        ("Status for en sag", None),
    ],
)
def test_a_section_is_known_by_its_name(title: str, name: str | None) -> None:
    assert name_of(title) == name


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("godkender referatet", ["godkende"]),
        ("tager orienteringen til efterretning", ["tage-til-efterretning"]),
        ("tager til efterretning, at planen følges", ["tage-til-efterretning"]),
        ("tiltræder vedr. fordelingen", ["tiltraede"]),
        ("tager en første drøftelse af arbejdet", ["foerste-droeftelse"]),
        ("træffer beslutning om placeringen", ["beslutte"]),
        ("udpeger et medlem", ["udpege"]),
        ("godkendelsen af planen er udsat", []),
    ],
)
def test_the_verbs_of_a_recommendation_are_known(text: str, acts: list[str]) -> None:
    assert acts_in(text) == acts


@pytest.mark.parametrize(
    ("printed", "parts"),
    [
        (
            ["Det indstilles, at KKR Sjælland", "– drøfter planen", "– godkender den"],
            [("droefte", "drøfter planen"), ("godkende", "godkender den")],
        ),
        (
            ["Det indstilles,", "at KKR drøfter planen", "at KKR godkender den"],
            [
                ("droefte", "at KKR drøfter planen"),
                ("godkende", "at KKR godkender den"),
            ],
        ),
        (
            ["Det indstilles, at KKR Sjælland: 1) drøfter planen 2) godkender den"],
            [("droefte", "drøfter planen"), ("godkende", "godkender den")],
        ),
        (
            [
                "Det indstilles, at KKR Sjælland drøfter følgende:",
                "– Planen",
                "– Tiden",
            ],
            [("droefte", "Planen"), ("droefte", "Tiden")],
        ),
        (
            ["Det indstilles, at KKR Sjælland drøfter og godkender planen."],
            [
                ("droefte", "drøfter og godkender planen."),
                ("godkende", "godkender planen."),
            ],
        ),
        (
            [
                "Det indstilles, at KKR drøfter A.",
                "Det indstilles, at KKR godkender B.",
            ],
            [
                ("droefte", "Det indstilles, at KKR drøfter A."),
                ("godkende", "Det indstilles, at KKR godkender B."),
            ],
        ),
    ],
)
def test_a_recommendation_is_split_into_its_parts(
    printed: list[str], parts: list[tuple[str, str]]
) -> None:
    recommendation = asked(*printed).recommendation

    assert recommendation is not None
    assert [(part.act, part.text) for part in recommendation.parts] == parts


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Det indstilles, at referatet godkendes.", "godkende"),
        ("Formandskabet indstiller, at KKR Sjælland drøfter sagen.", "droefte"),
        ("Formandskabet indstiller til KKR, at planen godkendes.", "godkende"),
        (
            "Det indstilles, at KKR godkender, at der forhandles og besluttes.",
            "godkende",
        ),
        ("Det indstilles, at KKR indstiller et medlem til bestyrelsen.", "indstille"),
        ("Det indstilles, at KKR nikker.", None),
    ],
)
def test_a_recommendation_of_one_thing_has_its_act(text: str, act: str | None) -> None:
    recommendation = asked(text).recommendation

    assert recommendation is not None
    assert (recommendation.act, recommendation.text) == (act, text)
    assert len(recommendation.parts) == 1


def test_a_caller_may_bring_the_verbs() -> None:
    flow = flow_of(
        *FRONT, "1. Siden sidst", "1.1. Sag", "Indstilling", "KKR nikker ja."
    )
    recommendation = parse(flow, acts={"nikker … ja": "nikke"}).items[1].recommendation

    assert recommendation is not None
    assert recommendation.act == "nikke"


def test_numbered_lists_in_prose_are_no_headings() -> None:
    agenda = read(
        "1. Siden sidst",
        "1.1. En sag",
        "Baggrund",
        "1. Første led",
        "2. Andet led",
        "1.2 mia. kr. er sat af",
        "3. Tredje led",
        "Indstilling",
        "2. Eventuelt",
    )

    assert [item.number for item in agenda.items] == ["1", "1.1", "2"]


def test_an_item_number_that_is_skipped_is_said() -> None:
    agenda = read("1. Siden sidst", "1.1. A", "Baggrund", "1.3. B", "Baggrund")

    assert [item.number for item in agenda.items] == ["1", "1.1", "1.3"]
    assert [m.item for m in agenda.missing if m.reason == "number-skipped"] == ["1.2"]


def test_a_rubric_may_have_its_text_on_its_line() -> None:
    item = asked("Det indstilles, at KKR drøfter A.", "Bilag: Ingen", "Baggrund: Kort.")

    assert item.parts.keys() == {"indstilling", "bilag", "baggrund"}
    assert item.annexes == ()
    assert item.empty_parts == ()


def test_a_link_alone_does_not_fill_a_rubric() -> None:
    assert asked("https://example.org/en-side").empty_parts == ("indstilling",)


def test_marks_are_kept_with_their_paragraph() -> None:
    item = asked(
        "Det indstilles, at KKR drøfter A.", "Baggrund", "./. Et notat er vedlagt."
    )

    assert len(item.marks) == 1


def test_annexes_run_together_are_told_apart() -> None:
    item = asked("Det indstilles, at KKR drøfter A.", "Bilag", "Bilag 1: A Bilag 2: B")

    assert [annex.label for annex in item.annexes] == ["Bilag 1: A", "Bilag 2: B"]


def test_a_date_that_is_stripped_is_missing_with_its_reason() -> None:
    agenda = parse(
        flow_of("REFERAT 2014", "K K R S J Æ L L A N D", "Dato: :00", "1. KKR")
    )

    assert agenda.date is None
    assert ("date", "not-printed") in {(m.what, m.reason) for m in agenda.missing}


def test_a_date_that_does_not_exist_is_not_kept() -> None:
    agenda = parse(
        flow_of("REFERAT 2014", "KKR SJÆLLAND", "Dato: 31-02-2014", "1. KKR")
    )

    assert agenda.date is None
    assert ("date", "not-a-date") in {(m.what, m.reason) for m in agenda.missing}


def test_a_date_of_another_year_than_the_title_is_remarked_upon() -> None:
    agenda = read("1. KKR", kind="DAGSORDEN 2024")

    assert agenda.date == dt.date(2025, 9, 2)
    assert ("date", "other-year") in {(m.what, m.reason) for m in agenda.missing}


def test_the_kind_is_concluded_where_no_type_line_stands() -> None:
    plain = ["1. KKR", "1.1. Sag", "Indstilling", "Beslutning", "Godkendt."]
    agenda = parse(flow_of(*FRONT[1:], *plain))

    assert agenda.kind == "referat"
    assert ("kind", "from-content") in {(m.what, m.reason) for m in agenda.missing}
    assert parse(flow_of(*FRONT[1:], *plain), kind="dagsorden").kind == "dagsorden"


@pytest.mark.parametrize(
    ("text", "outcome", "conformity"),
    [
        ("KKR Sjælland godkendte forslaget.", "godkendt", "as-recommended"),
        ("Godkendt.", "godkendt", "as-recommended"),
        ("Indstillingen blev fulgt.", "godkendt", "as-recommended"),
        ("KKR Sjælland tiltrådte indstillingen.", "godkendt", "as-recommended"),
        ("Godkendt med enkelte rettelser.", "aendret", "amended"),
        ("KKR Sjælland forkastede forslaget.", "ikke-godkendt", "against"),
        ("Punktet blev udsat til næste møde.", "udsat", None),
        ("KKR Sjælland drøftede forslaget.", "droeftet", None),
        ("Formanden takkede for en god debat.", None, None),
    ],
)
def test_outcome_and_conformity_come_from_the_verbs(
    text: str, outcome: str | None, conformity: str | None
) -> None:
    agenda = read(
        *["1. KKR", "1.1. Sag", "Indstilling", "Det indstilles, at KKR godkender A."],
        *["Beslutning", text],
        kind="REFERAT 2025",
    )
    decision = agenda.items[1].decision

    assert decision is not None
    assert (decision.outcome, decision.conformity) == (outcome, conformity)
    assert decision.text == text


@pytest.mark.parametrize(
    "printed",
    [
        ["REFERAT 2015", "kd-net", "1. Velkomst", "Indstilling"],
        ["Faktura nr. 1001", "KKR Hovedstaden", "I alt 1.200 kr."],
        ["Et brev om KKR Hovedstaden og andre"],
        [],
    ],
)
def test_what_is_no_paper_of_a_kkr_is_refused(printed: list[str]) -> None:
    with pytest.raises(errors.NotAKkrPaperError):
        parse(flow_of(*printed), origin="papir.txt")


@pytest.mark.parametrize("word", ["Aa ", "A", "a, ", "1. ", "Det indstilles, at "])
def test_a_paragraph_without_end_is_read_in_bounded_time(word: str) -> None:
    agenda = read(
        "Deltagere", word * 3000, "1. KKR", "1.1. Sag", "Indstilling", word * 3000
    )

    assert agenda.attendance == ()
