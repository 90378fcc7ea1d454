"""A report as HTML, opened from a file in a real browser: clean, nothing fetched."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser

from asked import whole
from briefed import brief
from browsed import MISSING, NARROW, SIZES, browser, visiting
from kkr_graph.document_files import write
from made_up_documents import document

if TYPE_CHECKING:
    from kkr_graph.document import Document

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        bool(MISSING) and "CI" not in os.environ, reason=f"no {', '.join(MISSING)}"
    ),
]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as found:
        yield found


def _written(folder: Path, name: str) -> str:
    made: dict[str, Document] = {
        "made-up": document(),
        "meeting": brief("meeting", whole(), {"meeting": "2025-09-02"}, "en"),
        "quality": brief("quality", whole()),
    }
    file = folder / f"{name}.html"
    file.write_bytes(write(made[name], "html"))
    return file.as_uri()


@pytest.mark.parametrize(
    ("size", "colours"), [("desktop", "light"), ("phone", "dark"), ("narrow", "light")]
)
@pytest.mark.parametrize("name", ["made-up", "meeting", "quality"])
def test_a_report_is_clean(
    chromium: Browser, tmp_path: Path, name: str, size: str, colours: str
) -> None:
    wide = {**SIZES, "narrow": NARROW}[size]
    address = _written(tmp_path, name)
    with visiting(chromium, address, wide, color_scheme=colours) as visit:
        assert visit.said == []
        assert visit.elsewhere == []
        assert visit.overflow() <= 0, "the report scrolls sideways"
        assert visit.page.locator("h1").count() == 1
        assert visit.axe() == []
