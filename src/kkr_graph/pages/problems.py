"""What went wrong, in words that lead on: what was perhaps meant is a link."""

import re
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import quote

from markupsafe import Markup, escape

from kkr_graph.pages.links import Links
from kkr_graph.vocabulary import BASE

_UNKNOWN_QUESTION: Final = "/UnknownQuestion"


def linked(problem: Mapping[str, Any], links: Links) -> Markup:
    """Return the words of *problem*, as ``web.problems`` has it, with links in them.

    >>> problem = {"type": "", "da": "Mente du »KL«?", "suggestions": ["KL"]}
    >>> linked(problem, Links())
    Markup('Mente du »<a href="/search?q=KL">KL</a>«?')
    """
    said = str(escape(problem[links.language]))
    called: Mapping[str, str] = problem.get("called", {})
    meant = [*problem.get("suggestions", ()), *problem.get("successors", ())]
    there = {
        str(escape(one)): Markup('<a href="{}">{}</a>').format(
            _there(str(one), str(problem["type"]), links), called.get(one, one)
        )
        for one in meant
    }
    # Long ones first: one may be the beginning of another.
    ordered = sorted(there, key=len, reverse=True)
    if ordered:
        any_of_them = "|".join(map(re.escape, ordered))
        said = re.sub(any_of_them, lambda found: str(there[found[0]]), said)
    return Markup(said)  # noqa: S704 - escaped above, before the links went in


def _there(meant: str, kind: str, links: Links) -> str:
    """Return where what was *meant* is shown: a thing, a question, or what is found."""
    if meant.startswith(BASE):
        return links.thing(meant) or links.page("/")
    if kind.endswith(_UNKNOWN_QUESTION):
        return links.page(f"/ask/{quote(meant, safe='')}")
    return links.page(f"/search?q={quote(meant, safe='')}")
