"""Where a site begins: the places that are there whether or not a page leads there."""

from typing import Final

from pyoxigraph import NamedNode

from kkr_graph import questions
from kkr_graph.pages.book import PAGES
from kkr_graph.pages.links import Links
from kkr_graph.static_site.places import (
    ANSWER_FORMS,
    GRAPH_FORMS,
    VOCABULARY_FORMS,
    Place,
    Site,
)
from kkr_graph.store import MemoryStore
from kkr_graph.vocabulary import BASE

_REALMS: Final = ("id/", "concept/", "graph/")

DOOR: Final = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="refresh" content="0; url=en/index.html">
<title>KKR Graph</title>
</head>
<body><p><a href="en/index.html">KKR Graph</a></p></body>
</html>
"""
"""Leads on from the front door where there is none in Danish."""


def _things(store: MemoryStore) -> list[str]:
    """Return the IRIs of everything that the graph says what is."""
    return [
        iri for realm in _REALMS for iri in questions.things(store, f"{BASE}{realm}")
    ]


def named(store: MemoryStore) -> frozenset[str]:
    """Return every IRI of ours that the graph says anything of."""
    found = {*store.graphs()}
    for quad in store.quads():
        for term in (quad.subject, quad.object):
            if isinstance(term, NamedNode) and term.value.startswith(BASE):
                found.add(term.value)
    return frozenset(found)


def of(store: MemoryStore, site: Site) -> list[Place]:
    """Return the places of *site* that need no link to them."""
    fixed = [page.at for page in PAGES.values() if "{" not in page.at]
    asked = [f"/ask/{name}" for name in questions.names()]
    shown = [Links().thing(iri) or "" for iri in _things(store)]
    places = [
        site.find(front + address)
        for front in ("", "/en")
        for address in (*fixed, *asked, *shown)
    ]
    data = [
        *(site.find(f"{address}.{form}") for address in asked for form in ANSWER_FORMS),
        *(site.find(f"/graphs?format={form}") for form in GRAPH_FORMS[:2]),
        *(
            site.find(f"/{name}.{form}")
            for name in ("def", "shapes")
            for form in VOCABULARY_FORMS
        ),
    ]
    return sorted({place for place in (*places, *data) if place is not None})
