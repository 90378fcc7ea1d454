"""Amounts are exact, with the unit they are printed in; a label is no amount."""

from decimal import Decimal

import pytest

from kkr_graph.statements import amounts
from score import amount_rows, score, unmarked
from seed import seed_flow

PAPER = "hovedstaden-2025-09-02"


def read(text: str) -> list[tuple[str, str, str]]:
    return [
        (one.verbatim, format(one.value, "f"), one.unit) for one in amounts.find(text)
    ]


@pytest.mark.parametrize(
    ("line", "value", "unit"),
    [
        ("bidrag på samlet [1.550.000 kr.] Bidraget", "1550000", "kr"),
        ("[250.000,- kr.]", "250000", "kr"),
        ("i alt [kr. 250.000]", "250000", "kr"),
        ("[40 kroner] pr. borger", "40", "kr"),
        ("[350 t.kr.]", "350000", "kr"),
        ("udgifter for [5,6 mia. kr.] og", "5.6", "mia-kr"),
        ("stige med [47 mio. kr.]", "47", "mio-kr"),
        ("[2 millioner kroner]", "2", "mio-kr"),
        ("[23,1 mio.kr.]", "23.1", "mio-kr"),
        ("[1,25 fuldtidsårsværk] årligt", "1.25", "aarsvaerk"),
        ("[1½ årsværk] årligt", "1.5", "aarsvaerk"),
        ("[3 årsværk]", "3", "aarsvaerk"),
        ("[25 pct.] rabat", "25", "pct"),
        ("alder på [5,7%].", "5.7", "pct"),
        ("lige over [7 procent].", "7", "pct"),
        ("en ændring på [-2,5 pct.]", "-2.5", "pct"),
        ("blev [4.620 ansøgere] tilbudt", "4620", "personer"),
        ("[6.000 SOSU-assistentelever]", "6000", "personer"),
        ("Alle [29 kommuner] samt", "29", "kommuner"),
        ("de [29 hovedstadskommuner]", "29", "kommuner"),
        ("[9.000 lærepladser] årligt", "9000", "pladser"),
        ("yderligere [to investeringer]", "2", "antal"),
        ("de [fire berørte opgaveområder]", "4", "antal"),
        ("mellem de [fem KKR] i", "5", "antal"),
        ("[12 pladser] i bestyrelsen", "12", "antal"),
        ("[250 arbejdspladser]", "250", "antal"),
    ],
)
def test_a_printed_amount_is_read_with_its_unit(
    line: str, value: str, unit: str
) -> None:
    text, verbatim = unmarked(line)

    assert read(text) == [(verbatim, value, unit)]


@pytest.mark.parametrize(
    ("line", "values"),
    [
        ("4-5 kommunale it-serviceorganisationer", ["4", "5"]),
        ("mellem 2 og 3,5 mio. kr.", ["2", "3.5"]),
        ("10 til 12 pct.", ["10", "12"]),
        ("9 af de 10 samlede investeringer", ["9", "10"]),
        ("syv ud af ti kommuner", ["7", "10"]),
    ],
)
def test_an_interval_or_a_share_gives_both_its_numbers(
    line: str, values: list[str]
) -> None:
    assert [value for _, value, _ in read(line)] == values
    assert len({verbatim for verbatim, _, _ in read(line)}) == 1


@pytest.mark.parametrize(
    "line",
    [
        "SAG-2025-03121 abcd",
        "antal 18-66-årige og aldersgruppen 65-75",
        "Scenarie 2 er en ny model, jf. punkt 3.2 og bilag 4",
        "de 7+3 VIP infrastrukturprojekter",
        "Gate 21 har møder",
        "(beløb i 1.000 kr.)",
        "fald på 2 procentpoint",
        "KKR Sjælland 476 477 955 955 KKR Syddanmark",
        "nøgleord (top 5): konsensus",
        "mødet slutter kl. 12.00 den 2. september 2025",
    ],
)
def test_a_label_is_no_amount(line: str) -> None:
    assert read(line) == []


def test_numbers_are_decimal_and_exact() -> None:
    [found] = amounts.find("0,1 mio. kr.")

    assert found.value == Decimal("0.1")


@pytest.mark.parametrize("run", ["e" * 200_000, "1" * 200_000, "1." * 100_000])
def test_a_run_without_a_space_is_read_in_bounded_time(run: str) -> None:
    assert amounts.find(f"12 {run} 29 kommuner")[-1].value == Decimal(29)


def test_a_long_text_costs_in_proportion_to_its_length() -> None:
    text = "12 nye store gode fine 29 kommuner " * 20_000

    assert len(amounts.find(text)) == 20_000


@pytest.mark.parametrize("form", ["txt", "pdf"])
def test_the_amounts_of_the_real_agenda_are_found(form: str) -> None:
    flow = seed_flow(form)
    found = amount_rows(amounts.find(flow.text), flow.page)
    result = score(PAPER, "amounts", found)

    assert min(result.precision, result.recall) >= 0.98, str(result)
