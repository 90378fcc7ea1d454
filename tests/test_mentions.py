"""A name is found as papers write it, and never inside another."""

from time import perf_counter

import pytest

from kkr_graph.statements import Gazetteer
from score import IDS, mention_rows, score, unmarked
from seed import known_names, seed_flow

PAPER = "hovedstaden-2025-09-02"
BOOK = Gazetteer(known_names())


def read(text: str) -> list[tuple[str, str]]:
    return [(one.verbatim, one.iri.removeprefix(IDS)) for one in BOOK.find(text)]


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("[Movias] budgetforslag", "forum/movia"),
        ("[KL's] udspil", "organisation/kl"),
        ("på [KL’s] hjemmeside", "organisation/kl"),
        ("og [Region Hovedstadens] nye", "region/1084"),
        ("fremover i [KKR Hs] udvalg", "kkr/hovedstaden"),
        ("[KKR HOVEDSTADEN]", "kkr/hovedstaden"),
        ("vil [EMSO] sammen", "forum/embedsmandsudvalg-social"),
        ("møde i [SSU] siden", "forum/sundhedssamarbejdsudvalget"),
        ("i [K29]-kredsen", "forum/k29"),
        ("vil [regeringen] søge", "organisation/regeringen"),
        ("i [Region Sjælland]", "region/1085"),
        ("[Gate 21’s] projekter", "organisation/gate-21"),
        (
            "med [det regionale beskæftigelsesråd]",
            "forum/regionale-beskaeftigelsesraad-hovedstaden",
        ),
        ("[forlængelsen af Farumbanen]", "initiative/farumbanen-forlaengelse"),
        (
            "de [7 + 3 VIP infrastrukturprojekterne]",
            "initiative/vip-infrastrukturprojekter-2016",
        ),
        (
            "Strategi_[Styrket mobilitet for et hovedstadsområde i udvikling]",
            "strategy/mobilitet-infrastruktur-2025-offentliggjort",
        ),
        ("[Ballerup Kommunes] forslag", "municipality/0151"),
        ("borgmesteren i [Struer]", "municipality/0671"),
        ("[Norddjurs]’ svar", "municipality/0707"),
        ("i [Fredericia]", "municipality/0607"),
        ("i [Lyngby-Taarbæk]", "municipality/0173"),
        ("i [Lyngby Taarbæk]", "municipality/0173"),
        ("borgmestrene i [Århus]", "municipality/0751"),
        ("borgmesteren i [Vejen]", "municipality/0575"),
    ],
)
def test_a_name_is_found_as_papers_write_it(line: str, key: str) -> None:
    text, verbatim = unmarked(line)

    assert read(text) == [(verbatim, key)]


@pytest.mark.parametrize(
    "line",
    [
        "på vejen til en skive ost for en greve",
        "Vejen til bedre velfærd",
        "Referatet. Greven kom fra Grevens hus",
        "Sjælland og Hovedstaden",
        "KLs, kl. 10, klar og KLAR",
        "Frederiksbergske forhold i Glostrupområdet",
        "Glostrup Park Hotel, Hovedvejen 41, 2600 Glostrup",
        "danske regioner og den regionale udvikling",
        "Transportministeren og den nationale Klimaalliance",
        "se www.movia.dk og https://example.org/Movia",
        "Movian eller Moviaen",
    ],
)
def test_a_word_is_not_taken_for_a_name(line: str) -> None:
    expected = [("KLs", "organisation/kl")] if line.startswith("KLs") else []

    assert read(line) == expected


def test_the_longest_name_wins() -> None:
    text = "S-togseksprestunnel København H – Hellerup; Movias bestyrelse; København"

    assert [key for _, key in read(text)] == [
        "initiative/s-togseksprestunnel",
        "forum/movias-bestyrelse",
        "municipality/0101",
    ]


def test_names_run_together_in_a_list_are_each_found() -> None:
    found = read("Deltagere: Fredericia Frederiksberg Faaborg-Midtfyn, Greve og Odder.")

    assert [name for name, _ in found] == [
        "Fredericia",
        "Frederiksberg",
        "Faaborg-Midtfyn",
        "Greve",
        "Odder",
    ]


def test_of_two_things_with_one_name_the_first_given_has_it() -> None:
    book = Gazetteer([("iri:a", "Fælles plan"), ("iri:b", "Fælles plan")])

    assert [found.iri for found in book.find("en Fælles plan")] == ["iri:a"]


def test_a_name_does_not_reach_over_a_paragraph() -> None:
    assert read("i en Region\nSjælland") == []


@pytest.mark.parametrize("run", ["e" * 200_000, "1-" * 100_000, "@." * 100_000])
def test_a_run_without_a_space_is_read_in_bounded_time(run: str) -> None:
    assert BOOK.find(f"{run} Movia")[-1].verbatim == "Movia"


def test_ten_thousand_names_cost_no_more_than_a_few() -> None:
    made = [(f"iri:{n}", f"Udvalget for Emne{n} og Sag{n}") for n in range(10_000)]
    book = Gazetteer(made)
    text = "Udvalget for Emne77 og Sag77 mødtes. Udvalget for Emne sov. " * 2_000
    begun = perf_counter()

    assert len(book.find(text)) == 2_000
    assert perf_counter() - begun < 60


@pytest.mark.parametrize("form", ["txt", "pdf"])
def test_the_mentions_of_the_real_agenda_are_found(form: str) -> None:
    flow = seed_flow(form)
    found = mention_rows(BOOK.find(flow.text), flow.page)
    result = score(PAPER, "mentions", found)

    assert min(result.precision, result.recall) >= 0.95, str(result)
