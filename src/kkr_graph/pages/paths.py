"""Which page stands at a path of the site, and what the path names."""

import re
from collections.abc import Iterable
from functools import cache

from kkr_graph.pages.page import Page


def find(path: str, listed: Iterable[Page]) -> tuple[Page, str] | None:
    """Return the first page of *listed* that stands at *path*, and what it is of.

    *path* is without the language: ``/doc/municipality/0159``.
    """
    for page in listed:
        if _pattern(page.at).fullmatch(path):
            return page, key(page, path)
    return None


def key(page: Page, path: str) -> str:
    """Return what *path* names: all that the braces in the page's address stand for."""
    before, braced, _ = page.at.partition("{")
    if not braced:
        return ""
    return path.removeprefix(before).removesuffix(page.at.rpartition("}")[2])


@cache
def _pattern(at: str) -> re.Pattern[str]:
    """Return what fits the addresses that *at* stands for.

    >>> bool(_pattern("/doc/{key:path}").fullmatch("/doc/a/b"))
    True
    >>> bool(_pattern("/doc/meeting/{council}/{day}").fullmatch("/doc/meeting/a/b/c"))
    False
    """
    parts = re.split(r"(\{\w+(?::path)?\})", at)
    said = {True: "(.+)", False: "([^/]+)"}
    return re.compile(
        "".join(
            said[part.endswith(":path}")] if part.startswith("{") else re.escape(part)
            for part in parts
        )
    )
