"""Every kind of page in a real browser: phone and desk, keyboard, without scripts."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from browsed import AXE, MISSING, NARROW, PHONE, SIZES, browser, visiting
from kkr_graph import build
from kkr_graph.pages.book import PAGES
from kkr_graph.pages.page import HTML
from kkr_graph.resources import DATA
from page_addresses import ADDRESSES, NAMES
from served import Server, serving

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        bool(MISSING) and "CI" not in os.environ, reason=f"no {', '.join(MISSING)}"
    ),
]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    store = tmp_path_factory.mktemp("site") / "store"
    build.build([DATA], store)
    with serving(store, language="da") as running:
        yield running


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as found:
        yield found


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("name", "address"), ADDRESSES, ids=[address for _, address in ADDRESSES]
)
def test_a_page_is_clean(
    server: Server, chromium: Browser, name: str, address: str, size: str
) -> None:
    with visiting(chromium, server.address + address, SIZES[size]) as visit:
        fault = "400 (Bad Request)"
        assert [said for said in visit.said if fault not in said] == []
        assert visit.elsewhere == []
        assert visit.overflow() <= 0, "the page scrolls sideways"
        assert visit.page.locator("h1").count() == 1
        text = visit.page.locator("main").inner_text()
        for wanted in NAMES.get(name, ()):
            assert wanted in text
        assert visit.axe() == []


@pytest.mark.parametrize(
    "address", ["/", "/leads", "/a-z", "/query", "/ask/deadlines", "/changes"]
)
def test_dark_is_as_legible_as_light(
    server: Server, chromium: Browser, address: str
) -> None:
    there = server.address + address
    with visiting(chromium, there, color_scheme="dark") as visit:
        assert visit.axe() == []
        assert visit.said == []


@pytest.mark.parametrize("address", ["/en/", "/en/leads", "/en/ask/deadlines"])
def test_the_english_pages_are_clean_too(
    server: Server, chromium: Browser, address: str
) -> None:
    with visiting(chromium, server.address + address) as visit:
        assert visit.page.locator("html").get_attribute("lang") == "en"
        assert visit.axe() == []
        assert visit.said == []


@pytest.mark.parametrize(
    ("name", "address"), ADDRESSES, ids=[address for _, address in ADDRESSES]
)
def test_a_page_says_the_same_without_scripts_in_the_narrowest_window(
    server: Server, chromium: Browser, name: str, address: str
) -> None:
    there = server.address + address
    with visiting(chromium, there, NARROW, java_script_enabled=False) as visit:
        text = visit.page.locator("main").inner_text()
        for wanted in NAMES.get(name, ()):
            assert wanted in text
        assert visit.page.locator("h1").inner_text().strip()
        assert visit.overflow() <= 0, "the page scrolls sideways"


def test_the_first_thing_the_keyboard_reaches_leads_past_the_menu(
    server: Server, chromium: Browser
) -> None:
    with visiting(chromium, server.address + "/leads") as visit:
        page = visit.page
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        inside = "document.querySelector('main').contains(document.activeElement)"
        assert page.evaluate(inside)


@pytest.mark.parametrize("address", ["/", "/leads", "/query", "/changes"])
def test_whatever_the_keyboard_reaches_shows_that_it_is_reached(
    server: Server, chromium: Browser, address: str
) -> None:
    with visiting(chromium, server.address + address) as visit:
        page = visit.page
        reached = 0
        for _ in range(60):
            page.keyboard.press("Tab")
            found = page.evaluate(
                """() => {
                  const at = document.activeElement;
                  if (at === document.body) return null;
                  const style = getComputedStyle(at);
                  const said = at.outerHTML.slice(0, 80);
                  return [said, style.outlineStyle, style.outlineWidth];
                }"""
            )
            if found is None:
                break
            reached += 1
            assert found[1] != "none", found
            assert found[2] not in {"0px", "1px"}, found
        assert reached > 10


def test_a_name_typed_halfway_is_found_and_chosen_by_keyboard(
    server: Server, chromium: Browser
) -> None:
    with visiting(chromium, server.address + "/", PHONE) as visit:
        page = visit.page
        page.locator("#q").press_sequentially("glads")
        option = page.locator("#found [role=option]").first
        option.wait_for()
        assert "Gladsaxe Kommune" in option.inner_text()
        assert visit.axe() == []
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.wait_for_url("**/doc/municipality/0159")
        assert visit.said == []


def test_escape_closes_what_was_found_and_the_button_still_searches(
    server: Server, chromium: Browser
) -> None:
    with visiting(chromium, server.address + "/") as visit:
        page = visit.page
        page.locator("#q").press_sequentially("kob")
        page.locator("#found [role=option]").first.wait_for()
        page.keyboard.press("Escape")
        assert page.locator("#found").is_hidden()
        page.keyboard.press("Enter")
        page.wait_for_url("**/search?q=kob")
        assert "Københavns Kommune" in page.locator("main").inner_text()


def test_the_editor_is_an_offer_that_the_keyboard_can_leave_again(
    server: Server, chromium: Browser
) -> None:
    editor = Path(AXE).parents[4] / "src/kkr_graph/pages/editor/yasqe.min.js"
    if not editor.is_file():
        pytest.fail("make editor: the SPARQL page is tested with its editor")
    with visiting(chromium, server.address + "/query") as visit:
        page = visit.page
        before = page.locator("#query").input_value()
        page.get_by_role("button", name="Skift til editor").click()
        page.locator(".CodeMirror").wait_for()
        page.keyboard.type("# mit")
        page.keyboard.press("Tab")
        inside = (
            "document.querySelector('.CodeMirror').contains(document.activeElement)"
        )
        assert not page.evaluate(inside), "Tab must leave the editor (WCAG 2.1.2)"
        assert page.locator("#query").input_value() != before
        assert visit.axe() == []
        assert visit.said == []
        assert visit.elsewhere == []


def test_every_kind_of_page_is_tried() -> None:
    tried = {name for name, _ in ADDRESSES}

    assert tried == {page.name for page in PAGES.values() if page.media == HTML}
