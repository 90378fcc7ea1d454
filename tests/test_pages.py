"""The pages of the site, made from the project's own data and from made-up data."""

from datetime import date

import pytest

from asked import whole
from kkr_graph.errors import NoSuchThingError
from kkr_graph.language import Language
from kkr_graph.names import Names
from kkr_graph.pages import Asked, assets, render
from kkr_graph.pages.book import PAGES
from kkr_graph.pages.links import Links
from kkr_graph.pages.page import HTML
from kkr_graph.questions import read_names
from kkr_graph.store import MemoryStore

DAY = date(2025, 9, 2)
KEYS = {
    "answering": "who-leads-what",
    "things": "participation/0219/kirsten-jensen-borgmester-2018-2021",
    "municipality": "0159",
    "initiative": "klimaalliancen",
    "forum": "movia",
    "organisation": "gate-21",
    "kkr": "hovedstaden",
    "region": "1084",
    "meeting": "hovedstaden/2025-09-02",
    "items": "hovedstaden/2025-09-02/item/3.5",
    "documents": "hovedstaden/2025-09-02/dagsorden",
    "passages": "hovedstaden/2025-09-02/dagsorden/passage/14-besluttede-marts-2023",
}
"""What to show a page of that is of a thing."""

HTML_PAGES = [page.name for page in PAGES.values() if page.media == HTML]


@pytest.fixture(scope="module")
def built() -> MemoryStore:
    return whole()


@pytest.fixture(scope="module")
def names(built: MemoryStore) -> Names:
    return read_names(built)


def page(
    store: MemoryStore,
    names: Names,
    name: str,
    language: Language = "da",
    key: str = "",
    **given: str,
) -> str:
    asked = Asked(name, key or KEYS.get(name, ""), given, language, DAY)
    return render(store, names, asked).body.decode()


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("name", HTML_PAGES)
def test_every_page_says_its_language_and_has_one_heading(
    built: MemoryStore, names: Names, name: str, language: Language
) -> None:
    said = page(built, names, name, language)

    assert said.startswith("<!doctype html>")
    assert f'<html lang="{language}">' in said
    assert said.count("<h1>") == 1
    assert "style=" not in said, "the policy of the pages forbids styles in the text"
    assert "<style" not in said


def test_a_thing_without_facts_has_no_page(built: MemoryStore, names: Names) -> None:
    with pytest.raises(NoSuchThingError, match="nope"):
        page(built, names, "things", key="nope/x")


def test_no_link_leads_to_script() -> None:
    assert Links().thing("javascript:alert(1)") is None
    assert Links().thing("data:text/html,x") is None


def test_every_block_of_the_styles_is_closed_where_the_next_begins() -> None:
    depth = 0
    for line in (assets.read("kkr.css") or b"").decode().splitlines():
        if line.startswith("/*"):
            assert depth == 0, line
        depth += line.count("{") - line.count("}")
    assert depth == 0
