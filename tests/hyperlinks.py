"""A page as who follows links sees it: ids, links and their words, labels, fields."""

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Link:
    """One link: where it leads, and the words that lead there."""

    href: str
    words: str = ""


@dataclass
class Linked(HTMLParser):
    """What was read of a page."""

    ids: list[str] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    heads: list[str] = field(default_factory=list)
    labelled: list[str] = field(default_factory=list)
    levels: list[int] = field(default_factory=list)
    nested: list[str] = field(default_factory=list)
    title: str = ""
    _open: Link | None = None
    _in_title: bool = False

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if "id" in given:
            self.ids.append(given["id"])
        if tag == "a" and "href" in given:
            if self._open is not None:
                self.nested.append(given["href"])
            self._open = Link(given["href"], given.get("aria-label", ""))
            self.links.append(self._open)
        if tag == "link" and "canonical" not in given.get("rel", ""):
            self.heads.append(given["href"])
        if tag == "label":
            self.labelled.append(given.get("for", ""))
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.levels.append(int(tag[1]))
        self._in_title = tag == "title" and not self.title
        if "aria-labelledby" in given:
            self.labelled += given["aria-labelledby"].split()

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self._open = None
        self._in_title = False

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title += data
        if self._open is not None:
            self._open.words += data


def read(text: str) -> Linked:
    """Read a page."""
    found = Linked()
    found.feed(text)
    return found
