"""A web address is found as printed, and nothing else is taken for one."""

from time import perf_counter

import pytest

from kkr_graph.statements import links
from score import score, unmarked
from score_leads import link_rows
from seed import seed_flow

PAPER = "hovedstaden-2025-09-02"


@pytest.mark.parametrize(
    "line",
    [
        "kan findes her; [https://eksempel.dk/overblik/fd1e-41eb/]",
        "Se [www.eksempel.dk].",
        "(se [https://eksempel.dk/side])",
        "på [http://eksempel.dk/a_(b)]",
        "([http://eksempel.dk/a_(b)])",
        "”[https://eksempel.dk]”",
        "<[https://eksempel.dk/x?a=1&b=2]>",
        "[https://eksempel.dk/moede#den-18-juni], som vedlagt",
        "her:[https://eksempel.dk/æøå]!",
        "[HTTPS://EKSEMPEL.DK/Side]",
        "[https://eksempel.dk:8080/sti]; og",
        "findes det på [www.eksempel.dk/sti/side.html]?",
        "’[https://eksempel.dk/sti]’",
    ],
)
def test_an_address_is_found_without_the_punctuation_around_it(line: str) -> None:
    begin = line.index("[")
    text, url = unmarked(line)

    (found,) = links.find(text)

    assert (found.start, found.url) == (begin, url)
    assert text[found.start : found.end] == url


@pytest.mark.parametrize(
    "line",
    [
        "skriv til navn@eksempel.dk eller navn@www.eksempel.dk",
        "javascript:https://eksempel.dk/",
        "https://navn:kode@eksempel.dk/side",
        "https://navn@eksempel.dk/side",
        "ftp://eksempel.dk, file:///etc/hosts, data:text/html,hej",
        "http:// og www. og https://.",
        "https://localhost/side",
        "xhttps://eksempel.dk",
        "eksempel.dk og KL.dk",
        "www.1.2 og www.eksempel",
        "https://eksempel.dk/" + "a" * 500,
    ],
)
def test_what_is_no_web_address_is_not_taken_for_one(line: str) -> None:
    assert links.find(line) == []


def test_an_address_broken_over_a_line_end_is_made_whole() -> None:
    text = "Se https://eksempel.dk/fd1e-6ccd-\nb80e-97d7/\nNyt afsnit"

    (found,) = links.find(text)

    assert found.url == "https://eksempel.dk/fd1e-6ccd-b80e-97d7/"
    assert text[found.end :] == "\nNyt afsnit"


def test_an_address_does_not_swallow_the_next_paragraph() -> None:
    text = "https://eksempel.dk/side/\nhttps://eksempel.dk/anden-\nog så videre"

    assert [found.url for found in links.find(text)] == [
        "https://eksempel.dk/side/",
        "https://eksempel.dk/anden",
    ]


def test_an_address_without_a_scheme_leads_where_a_browser_goes() -> None:
    assert [one.target for one in links.find("www.eksempel.dk, https://a.dk")] == [
        "http://www.eksempel.dk",
        "https://a.dk",
    ]


@pytest.mark.parametrize(
    "run",
    [
        "https://" * 40_000,
        "www." * 80_000,
        "(" * 300_000,
        "http://a.dk/" + ")" * 300_000,
    ],
)
def test_a_run_of_signs_is_read_in_bounded_time(run: str) -> None:
    begun = perf_counter()
    links.find(run)

    assert perf_counter() - begun < 60


@pytest.mark.parametrize("form", ["txt", "pdf"])
def test_the_links_of_the_real_agenda_are_found(form: str) -> None:
    flow = seed_flow(form)
    result = score(PAPER, "links", link_rows(links.find(flow.text), flow.page))

    assert min(result.precision, result.recall) >= 0.90, str(result)
