"""The page of a network, opened from a folder in a real browser."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from browsed import MISSING, NARROW, SIZES, browser, visiting
from kkr_graph import network_pictures
from test_network_pictures import MADE

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        bool(MISSING) and "CI" not in os.environ, reason=f"no {', '.join(MISSING)}"
    ),
]
SHOWN = ("leads", "cooperation", "citations", "matters", "ego")


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as found:
        yield found


def opened(folder: Path, name: str) -> str:
    file = folder / f"{name}.html"
    file.write_bytes(network_pictures.html(MADE[name], "da"))
    return file.as_uri()


@pytest.mark.parametrize("light", ["light", "dark"])
@pytest.mark.parametrize("name", SHOWN)
def test_a_page_from_a_folder_is_clean(
    chromium: Browser, tmp_path: Path, name: str, light: str
) -> None:
    address = opened(tmp_path, name)
    with visiting(chromium, address, SIZES["desktop"], color_scheme=light) as visit:
        assert visit.said == []
        assert [url for url in visit.elsewhere if not url.startswith("file:")] == []
        assert visit.axe() == []
        assert visit.page.locator("h1").count() == 1
        assert visit.page.locator("table").count() == 2


@pytest.mark.parametrize("name", SHOWN)
def test_it_fits_the_narrowest_window(
    chromium: Browser, tmp_path: Path, name: str
) -> None:
    address = opened(tmp_path, name)
    with visiting(chromium, address, NARROW) as visit:
        assert visit.overflow() <= 0, "the page scrolls sideways"


def test_no_name_is_wider_in_a_browser_than_was_reckoned(
    chromium: Browser, tmp_path: Path
) -> None:
    """Whatever font the machine has, texts stay within the sheet and apart."""
    address = opened(tmp_path, "leads of a council")
    with visiting(chromium, address) as visit:
        outside = visit.page.evaluate(
            """() => {
              const svg = document.querySelector("svg");
              const sheet = svg.getBoundingClientRect();
              return [...svg.querySelectorAll("text")].filter((text) => {
                const box = text.getBoundingClientRect();
                return box.left < sheet.left - 1 || box.right > sheet.right + 1;
              }).map((text) => text.textContent);
            }"""
        )
        assert outside == []
