"""The site of files in a real browser, opened from a folder: no server, no requests."""

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from asked import FEW, whole
from browsed import MISSING, NARROW, PHONE, browser, visiting
from kkr_graph.pages import finding
from kkr_graph.questions import read_names
from kkr_graph.spelling import fold
from kkr_graph.static_site import Plan, write
from kkr_graph.store import MemoryStore
from paged import made

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        bool(MISSING) and "CI" not in os.environ, reason=f"no {', '.join(MISSING)}"
    ),
]
NAMES = """
<id/initiative/hostile> a kkr:Initiative ;
  skos:prefLabel "<img src=x onerror=alert(1)> </script>"@da .
<id/initiative/aalborg> a kkr:Initiative ; skos:prefLabel "Ålborg Øst på Ærø"@da ;
  skos:prefLabel "Aalborg East on Aeroe"@en .
<id/initiative/aeble> a kkr:Initiative ; skos:prefLabel "Æblets Ëlan, 2. del"@da .
"""


@pytest.fixture(scope="module")
def store() -> MemoryStore:
    return made(FEW + NAMES)


@pytest.fixture(scope="module")
def site(store: MemoryStore, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("en mappe, æøå") / "site"
    plan = Plan("0123456789abcdef", date(2025, 9, 2))
    write(store, read_names(store), place, plan)
    return place


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as found:
        yield found


@pytest.mark.parametrize(
    "name",
    [
        "index.html", "en/index.html", "leads.html", "network.html", "a-z.html",
        "query.html", "data.html", "search.html", "en/deadlines.html",
        "doc/municipality/0159.html", "ask/who-leads-what.html", "doc/def.html",
    ],
)  # fmt: skip
def test_a_page_is_clean_from_a_folder(
    site: Path, chromium: Browser, name: str
) -> None:
    with visiting(chromium, (site / name).as_uri(), PHONE) as visit:
        assert visit.said == []
        assert visit.elsewhere == []
        assert visit.overflow() <= 0
        assert visit.page.locator("h1").count() == 1
        hidden = "getComputedStyle(document.querySelector('.unseen')).position"
        assert visit.page.evaluate(hidden) == "absolute", "no styles"
        assert visit.axe() == []


@pytest.mark.parametrize("typed", ["Ålborg", "aalborg", "ALBORG", "ålb øst"])
def test_a_name_is_found_however_it_is_typed(
    site: Path, chromium: Browser, typed: str
) -> None:
    with visiting(chromium, (site / "leads.html").as_uri()) as visit:
        page = visit.page
        page.locator("#q").fill(typed)
        page.locator("form.find button").click()
        page.wait_for_url("**/search.html?q=*")
        page.locator("#results p").wait_for()
        assert page.locator("#results").get_attribute("role") == "status"
        assert page.locator("#again").input_value() == typed
        page.locator("main a", has_text="Ålborg Øst på Ærø").first.click()
        page.wait_for_url("**/doc/initiative/aalborg.html")
        assert visit.said == []
        assert visit.elsewhere == []


def test_what_is_found_is_what_the_server_finds_in_its_order(
    site: Path, store: MemoryStore, chromium: Browser
) -> None:
    finder = finding.of(read_names(store))
    with visiting(chromium, (site / "index.html").as_uri()) as visit:
        for typed in ("k", "kommune", "0159", "let", "møde i", "koge", "Kl", "æble"):
            found = visit.page.evaluate(
                "async typed => (await kkrSuggest(typed)).map(one => one.at)", typed
            )
            wanted = [
                (site / f"doc/{one.iri.partition('/id/')[2]}.html").as_uri()
                for one in finder.find(typed, 8)
                if "/id/" in one.iri
            ]
            assert [one for one in found if "/concept/" not in one] == wanted, typed
        assert visit.said == []


def test_hostile_names_stay_text_among_what_is_found(
    site: Path, chromium: Browser
) -> None:
    with visiting(chromium, f"{(site / 'search.html').as_uri()}?q=img+src") as visit:
        visit.page.locator("main li a").wait_for()
        assert "<img src=x" in visit.page.locator("main li a").inner_text()
        assert visit.page.locator("main img").count() == 0
        assert visit.said == []  # before axe, which fetches styles
        assert visit.axe() == []


def test_suggestions_come_while_typing_and_lead_on(
    site: Path, chromium: Browser
) -> None:
    with visiting(chromium, (site / "en/index.html").as_uri(), PHONE) as visit:
        page = visit.page
        page.locator("#q").press_sequentially("aalb")
        option = page.locator("#found [role=option]").first
        option.wait_for()
        assert "Aalborg East on Aeroe" in option.inner_text()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.wait_for_url("**/en/doc/initiative/aalborg.html")
        assert visit.said == []
        assert visit.elsewhere == []


def test_the_other_language_is_the_same_page(site: Path, chromium: Browser) -> None:
    there = (site / "doc/initiative/aalborg.html").as_uri()
    with visiting(chromium, there) as visit:
        visit.page.get_by_role("link", name="In English").click()
        visit.page.wait_for_url("**/en/doc/initiative/aalborg.html")
        assert visit.page.locator("h1").inner_text() == "Aalborg East on Aeroe"
        visit.page.get_by_role("link", name="På dansk").click()
        assert visit.page.locator("h1").inner_text() == "Ålborg Øst på Ærø"
        assert visit.said == []


def test_without_scripts_the_pages_read_and_say_where_to_look(
    site: Path, chromium: Browser
) -> None:
    there = (site / "search.html").as_uri()
    with visiting(chromium, there, NARROW, java_script_enabled=False) as visit:
        page = visit.page
        assert "søgning kræver JavaScript" in page.locator("main").inner_text()
        page.locator("main").get_by_role("link", name="alt fra A til Å").click()
        page.get_by_role("link", name="Gladsaxe Kommune").click()
        assert page.locator("h1").inner_text() == "Gladsaxe Kommune"
        assert visit.overflow() <= 0


def test_the_script_folds_names_as_the_server_does(
    site: Path, chromium: Browser
) -> None:
    names = sorted({name.text for name in read_names(whole())})
    names += ["Straße", "ÆØÅ", "Å", "ﬁn ½", "Ébène_x", "ΟΔΟΣ", "İstanbul", "a-b/c.d"]
    with visiting(chromium, (site / "index.html").as_uri()) as visit:
        said = visit.page.evaluate("names => names.map(kkrFold)", names)
    assert dict(zip(names, said, strict=True)) == {name: fold(name) for name in names}
