"""A site of files, read as a browser reads it: where every link leads."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

_LEADING = ("href", "src", "action", "data-names", "xlink:href")


@dataclass
class Read:
    """What a page holds: where it leads, by tag and attribute, and its spots."""

    links: list[tuple[str, str, str]] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    metas: dict[str, str] = field(default_factory=dict)
    lang: str = ""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.read = Read()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        self.read.links += [(tag, n, v) for n, v in said.items() if n in _LEADING]
        if "id" in said:
            self.read.ids.add(said["id"])
        if tag == "meta" and "http-equiv" in said:
            self.read.metas[said["http-equiv"]] = said.get("content", "")
        if tag == "html":
            self.read.lang = said.get("lang", "")


@cache
def read(page: Path) -> Read:
    """Return what *page* holds."""
    reader = _Reader()
    reader.feed(page.read_text("utf-8"))
    reader.close()
    return reader.read


def pages(site: Path) -> list[Path]:
    """Return every page of *site*."""
    return sorted(site.rglob("*.html"))


def astray(site: Path) -> Iterator[str]:
    """Yield each link of *site* that leads nowhere, or anywhere but to a file of it."""
    for page in pages(site):
        for tag, name, address in read(page).links:
            if why := _wrong(site, page, tag, address):
                yield f"{page.relative_to(site)}: <{tag} {name}={address!r}> {why}"


def _wrong(site: Path, page: Path, tag: str, address: str) -> str:
    parts = urlsplit(address)
    if parts.scheme in {"http", "https"}:
        return "" if tag in {"a", "link"} else "loads from elsewhere"
    if parts.scheme or parts.netloc or parts.query or address.startswith("/"):
        return "is no link between files"
    return _nowhere(site, page, address)


def _nowhere(site: Path, page: Path, address: str) -> str:
    parts = urlsplit(address)
    there = (page.parent / unquote(parts.path)).resolve() if parts.path else page
    if not there.is_relative_to(site.resolve()):
        return "leads out of the site"
    if not there.is_file():
        return "leads nowhere"
    if parts.fragment and unquote(parts.fragment) not in read(there).ids:
        return "leads to no such spot"
    return ""
