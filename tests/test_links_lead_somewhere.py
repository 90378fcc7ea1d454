"""Every link of every kind of page, in both languages, leads somewhere."""

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import parse_qsl, urlsplit

import pytest

from hyperlinks import Linked, read
from kkr_graph import build
from kkr_graph.resources import DATA
from page_addresses import ADDRESSES
from served import Server, serving

pytestmark = pytest.mark.slow

SIDES = ("", "/en")
_MANY = 2  # links tried that look alike


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    store = tmp_path_factory.mktemp("links") / "store"
    build.build([DATA], store)
    with serving(store, language="da") as running:
        yield running


@pytest.fixture(scope="module")
def pages(server: Server) -> dict[str, Linked]:
    """Return one page of each kind in each language, by address."""
    found = {}
    for side in SIDES:
        for _, address in ADDRESSES:
            at = side + address
            found[at] = read(server.ask("GET", at, accept="text/html").text)
    return found


def alike(href: str) -> str:
    """Return what all links of the same make have in common.

    >>> alike("/en/doc/municipality/0159?on=2025-09-02")
    '/en/doc/municipality?on'
    """
    parts = urlsplit(href)
    path = parts.path.split("/")
    kept = 4 if path[1] == "en" else 3
    ending = re.search(r"\.[a-z]+$", path[-1])
    asked = "&".join(name for name, _ in parse_qsl(parts.query))
    return (
        "/".join(path[:kept])
        + (ending[0] if ending else "")
        + (f"?{asked}" if asked else "")
    )


def test_every_link_leads_somewhere(server: Server, pages: dict[str, Linked]) -> None:
    tried: dict[str, list[str]] = {}
    wrong = []
    for at, page in pages.items():
        for href in dict.fromkeys([link.href for link in page.links] + page.heads):
            if not href.startswith(("/", "?")):
                continue
            there = urlsplit(at).path + href if href.startswith("?") else href
            there = there.partition("#")[0]
            like = tried.setdefault(alike(there), [])
            if there in like or len(like) >= _MANY:
                continue
            like.append(there)
            status = server.ask("GET", there, accept="*/*").status
            if status not in {200, 302, 303}:
                wrong.append(f"{status} {there} on {at}")
    assert wrong == []
    assert sum(map(len, tried.values())) > len(pages)


def test_links_within_a_page_have_their_place(pages: dict[str, Linked]) -> None:
    wrong = [
        f"{link.href} on {at}"
        for at, page in pages.items()
        for link in page.links
        if link.href.startswith("#") and unescape(link.href[1:]) not in page.ids
    ]
    assert wrong == []


def test_no_id_is_given_twice(pages: dict[str, Linked]) -> None:
    wrong = {
        at: sorted({one for one in page.ids if page.ids.count(one) > 1})
        for at, page in pages.items()
        if len(set(page.ids)) != len(page.ids)
    }
    assert wrong == {}


def test_no_link_is_without_words_or_inside_another(pages: dict[str, Linked]) -> None:
    wrong = [
        f"{link.href} on {at}"
        for at, page in pages.items()
        for link in page.links
        if not link.words.strip()
    ]
    wrong += [f"{href} on {at}" for at, page in pages.items() for href in page.nested]
    assert wrong == []


def test_every_label_names_what_is_there(pages: dict[str, Linked]) -> None:
    wrong = [
        f"{name} on {at}"
        for at, page in pages.items()
        for name in page.labelled
        if name not in page.ids
    ]
    assert wrong == []


def test_headings_step_down_one_at_a_time(pages: dict[str, Linked]) -> None:
    wrong = [
        f"{page.levels} on {at}"
        for at, page in pages.items()
        if page.levels[0] != 1
        or any(b > a + 1 for a, b in zip(page.levels, page.levels[1:], strict=False))
    ]
    assert wrong == []


@pytest.mark.parametrize("side", SIDES)
def test_tabs_can_be_told_apart(pages: dict[str, Linked], side: str) -> None:
    titles: dict[str, set[str]] = {}
    for _, address in ADDRESSES:
        at = urlsplit(side + address)
        titles.setdefault(pages[side + address].title, set()).add(at.path)
    assert {title: ats for title, ats in titles.items() if len(ats) > 1} == {}
