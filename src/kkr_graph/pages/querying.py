"""The SPARQL page: a query and its answer, both in the address."""

from typing import Final

import pyoxigraph as ox

from kkr_graph import questions, sparql
from kkr_graph.errors import KkrGraphError
from kkr_graph.headers import Words
from kkr_graph.pages import tables
from kkr_graph.pages.page import Page, Values
from kkr_graph.pages.view import View
from kkr_graph.vocabulary import DEF

_MOST: Final = 500  # rows shown; the endpoint gives them all
_LONGEST: Final = 32 * 1024  # characters
_START: Final = f"""\
PREFIX kkr:  <{DEF}>
PREFIX org:  <http://www.w3.org/ns/org#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

"""
_PREFIXES: Final = {
    "kkr": DEF,
    "dct": "http://purl.org/dc/terms/",
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
# Questions that show well what a query of one's own can begin from.
_EXAMPLES: Final = (
    "who-leads-what",
    "leads-we-cannot-name",
    "recommended-and-decided",
    "deadlines",
    "scenario-sums",
    "members",
    "provenance",
)


def fill(view: View) -> Values:
    """Return the query, and its answer or what is wrong with it."""
    text = view.asked.given.get("query", "")
    values: dict[str, object] = {
        "here": "/query",
        "query": text or _START,
        "answered": False,
        "fault": None,
        "examples": [*map(questions.find, _EXAMPLES)],
        "table": None,
        "turtle": None,
        "more": False,
        "many": 0,
    }
    if text.strip():
        try:
            values |= {"answered": True, **_answer(view, text)}
        except KkrGraphError as error:
            values |= {"answered": False, "fault": error, "status": 400}
    return values


def _answer(view: View, text: str) -> Values:
    sparql.refuse_fetching(text)
    sparql.refuse_other_graphs(text)
    if sparql.form(text) in {"CONSTRUCT", "DESCRIBE"}:
        triples, more = view.store.drawn(text, _MOST)
        said = ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=_PREFIXES)
        return {"turtle": (said or b"").decode(), "more": more, "many": len(triples)}
    rows, more = view.store.first(text, _MOST)
    answer = questions.of_rows(rows, text)
    return {
        "table": tables.lay_out(view, answer, _MOST),
        "more": more,
        "many": len(answer),
    }


PAGE = Page(
    "querying",
    "/query",
    Words("SPARQL", "SPARQL"),
    fill,
    parameters=("query",),
    longest={"query": _LONGEST},
)
