"""The links of a page as a server has them, turned into links between files.

Reads only what our own templates write: every value of an attribute stands between
double quotes, and holds none, nor ``<`` or ``>``, since templates escape them.
"""

import re
from collections.abc import Callable, Iterator
from html import escape, unescape
from posixpath import dirname, relpath
from typing import Final
from urllib.parse import quote

_TAG: Final = re.compile(r"<[a-zA-Z][^<>]*>")
_LINK: Final = re.compile(r' (href|src|action|data-names)="([^"]*)"')
_ID: Final = re.compile(r' id="([^"]*)"')


def links(page: str) -> Iterator[str]:
    """Yield every address that *page* leads to, loads or sends to."""
    for tag in _TAG.finditer(page):
        for found in _LINK.finditer(tag[0]):
            yield unescape(found[2])


def ids(page: str) -> set[str]:
    """Return what *page* can be opened at."""
    return {
        unescape(found[1])
        for tag in _TAG.finditer(page)
        for found in _ID.finditer(tag[0])
    }


def relinked(page: str, lead: Callable[[str], str | None]) -> str:
    """Return *page* with each address as *lead* has it; None takes the link away."""

    def attribute(found: re.Match[str]) -> str:
        there = lead(unescape(found[2]))
        return "" if there is None else f' {found[1]}="{escape(there)}"'

    return _TAG.sub(lambda tag: _LINK.sub(attribute, tag[0]), page)


def between(here: str, there: str, fragment: str = "") -> str:
    """Return the link from one file to another.

    >>> between("en/leads.html", "doc/a/b.html"), between("a.html", "a.html", "x")
    ('../doc/a/b.html', '#x')
    """
    end = f"#{quote(fragment, safe='/:@!$&()*+,;=~-._')}" if fragment else ""
    if here == there and fragment:
        return end
    return quote(relpath(there, dirname(here) or "."), safe="/,=~-._") + end
