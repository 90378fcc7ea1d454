"""Lay a page out: the templates, and what they may show of the graph."""

from functools import cache, partial
from typing import Any, Final, NamedTuple

from jinja2 import Environment, PackageLoader, StrictUndefined

from kkr_graph.language import Language
from kkr_graph.names import Names, key
from kkr_graph.pages import problems, sourcing
from kkr_graph.pages.asked import Asked
from kkr_graph.pages.book import MENU, PAGES
from kkr_graph.pages.links import Links
from kkr_graph.pages.view import View
from kkr_graph.pages.words import Speech, legible
from kkr_graph.store import MemoryStore
from kkr_graph.vocabulary import BASE

_FINE: Final = 200


class Rendered(NamedTuple):
    """A page, and the status of HTTP that it is answered with."""

    body: bytes
    status: int


def render(store: MemoryStore, names: Names, asked: Asked) -> Rendered:
    """Return the page that is asked for, and the status to answer it with.

    Raises what a wrong question raises (``UnknownNameError``, ``BadDateError`` …).
    """
    page, view = PAGES[asked.page], View(store, names, asked)
    filled = page.fill(view)
    if page.write is not None:
        return Rendered(page.write(view, filled), _FINE)
    values = {
        "title": page.title.say(asked.language),
        **filled,
        **Speech(asked.language, view.links, view.tongue).functions(),
        "name": page.name,
        "version": asked.version,
        "today": asked.today,
        "source": partial(sourcing.of_row, view),
        "sources": partial(sourcing.of_passages, view),
        "source_in_words": partial(sourcing.in_words, view),
        "files": asked.files,
    }
    text = _environment().get_template(page.template).render(values)
    body = text.encode("utf-8", "xmlcharrefreplace")
    return Rendered(body, int(values.get("status", _FINE)))


def render_problem(
    problem: dict[str, Any], here: str, language: Language, root: str
) -> bytes:
    """Return the page that says what went wrong, as ``web.problems`` has it."""
    spoken = Speech(language, Links(root, language)).functions()
    values = {
        **spoken,
        "problem": problem,
        "said": problems.linked(problem, Links(root, language)),
        "here": here,
        "name": "",
        "version": "",
        "files": None,
    }
    text = _environment().get_template("problem.html").render(values)
    return text.encode("utf-8", "xmlcharrefreplace")


def prepare() -> None:
    """Compile every template, so that no page has to wait for it."""
    for name in _environment().list_templates():
        _environment().get_template(name)


@cache
def _environment() -> Environment:
    environment = Environment(
        autoescape=True,
        loader=PackageLoader("kkr_graph.pages"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.globals["menu"] = MENU
    environment.globals["base"] = BASE
    environment.filters["key"] = key
    environment.filters["legible"] = legible
    return environment
