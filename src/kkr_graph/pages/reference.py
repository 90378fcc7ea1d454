"""What the words mean: the ontology, its lists and its rules, to read."""

from kkr_graph import reference
from kkr_graph.headers import Words
from kkr_graph.pages.page import Page, Values
from kkr_graph.pages.view import View


def words(view: View) -> Values:
    """Return every class, property and list."""
    return {"here": "/doc/def", "reference": _of(view)}


def rules(view: View) -> Values:
    """Return every rule that facts are checked by."""
    return {"here": "/doc/shapes", "reference": _of(view)}


def _of(view: View) -> reference.Reference:
    kept, language = view.remembered.references, view.language
    found = kept.get(language)
    if found is None:
        found = reference.of(view.store, language)
        kept.keep(language, found)
    return found


WORDS = Page(
    "reference", "/doc/def", Words("Hvad ordene betyder", "What the words mean"), words
)
RULES = Page(
    "rules",
    "/doc/shapes",
    Words("Hvad oplysninger kontrolleres for", "What facts are checked for"),
    rules,
)
