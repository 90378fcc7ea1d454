"""A real browser on a server that runs, and all that it complains of."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parents[1]
AXE = ROOT / "requirements/browser/node_modules/axe-core/axe.min.js"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
MISSING = [
    what
    for what, there in (
        ("Chromium (Debian: chromium)", CHROMIUM is not None),
        ("axe-core (make browser)", AXE.is_file()),
    )
    if not there
]

DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
NARROW = {"width": 320, "height": 800}
SIZES = {"desktop": DESKTOP, "phone": PHONE}

# WCAG 2.2 AA and what it builds on, and what axe calls good practice.
_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@contextmanager
def browser() -> Iterator[Browser]:
    """Start Chromium as it is packaged; nothing is fetched for it."""
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        )
        try:
            yield found
        finally:
            found.close()


@dataclass
class Visit:
    """A page that is open, and what went wrong on the way."""

    page: Page
    said: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)

    def axe(self) -> list[str]:
        """Return what axe finds, each with where it is."""
        self.page.evaluate(AXE.read_text("utf-8"))
        found: dict[str, Any] = self.page.evaluate(
            "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}})", _TAGS
        )
        return [
            f"{rule['id']}: {node['target']} {node.get('failureSummary', '')}"
            for rule in found["violations"]
            for node in rule["nodes"]
        ]

    def overflow(self) -> int:
        """Return how many pixels the page is wider than the window."""
        wide = "document.scrollingElement.scrollWidth - window.innerWidth"
        return int(self.page.evaluate(wide))


@contextmanager
def visiting(
    chromium: Browser,
    address: str,
    size: dict[str, int] = DESKTOP,
    **options: Any,  # noqa: ANN401 - whatever a context of Playwright takes
) -> Iterator[Visit]:
    """Open *address* in a browser of its own, that remembers nothing."""
    context = chromium.new_context(
        viewport={"width": size["width"], "height": size["height"]},
        locale="da-DK",
        **options,
    )
    page = context.new_page()
    visit = Visit(page)
    origin = "/".join(address.split("/")[:3])
    page.on(
        "console",
        lambda message: (
            visit.said.append(message.text)
            if message.type in {"error", "warning"}
            else None
        ),
    )
    page.on("pageerror", lambda error: visit.said.append(str(error)))
    page.on(
        "request",
        lambda request: (
            None
            if request.url.startswith((origin, "data:"))
            else visit.elsewhere.append(request.url)
        ),
    )
    try:
        page.goto(address, wait_until="load")
        yield visit
    finally:
        context.close()
