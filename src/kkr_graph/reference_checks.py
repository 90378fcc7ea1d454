"""Check facts with pySHACL, the reference: slower by far, and right by definition.

The same facts, the same shapes, the same report as ``checks``; ``kkr check --engine
reference`` and the tests use it to see that both give the same verdicts.  rdflib and
pySHACL are loaded only when this module is.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

import pyoxigraph as ox
import pyshacl
import rdflib
from rdflib import SH
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.sparql import Query
from rdflib.query import Result

from kkr_graph import checks, shapes
from kkr_graph.breaches import Finding, Report, Term
from kkr_graph.facts import Facts
from kkr_graph.shapes import Shapes


def check(all_facts: Sequence[Facts]) -> Report:
    """Return what *all_facts* break: together by class, each alone by its stage."""
    return checks.check_with(validate, all_facts)


def validate(rules: Shapes, triples: Sequence[ox.Triple]) -> Iterator[Finding]:
    """Yield what the *triples* break, by pySHACL."""
    data = _Graph()
    text = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES)
    data.parse(data=text or b"", format="nt")
    demands = rdflib.Graph()
    demands.parse(data=rules.whole, format="nt")
    _, results, _ = pyshacl.validate(data, shacl_graph=demands, inplace=True)
    for result in results.objects(None, SH.result):
        rule = rules.rules[str(results.value(result, SH.sourceShape))]
        path = results.value(result, SH.resultPath)
        severity = str(results.value(result, SH.resultSeverity))
        yield Finding(
            shape=rule.iri,
            focus=str(results.value(result, SH.focusNode)),
            path=str(path) if rule.query and path is not None else rule.path,
            value=_term(results.value(result, SH.value)),
            severity=shapes.severity(severity),
        )


class _Graph(rdflib.Graph):
    """A graph that reads the text of each query once, not once for every node."""

    def query(
        self,
        query_object: Any,  # noqa: ANN401
        *args: Any,  # noqa: ANN401
        **kwargs: Any,  # noqa: ANN401
    ) -> Result:
        """Ask the graph; pySHACL puts the same few queries to thousands of nodes."""
        if isinstance(query_object, str):
            names = tuple(sorted((kwargs.get("initNs") or {}).items()))
            query_object = _prepared(query_object, names)
        return super().query(query_object, *args, **kwargs)


@cache
def _prepared(text: str, names: tuple[tuple[str, Any], ...]) -> Query:
    return prepareQuery(text, initNs=dict(names))


def _term(node: rdflib.term.Node | None) -> Term | None:
    match node:
        case rdflib.URIRef():
            return ox.NamedNode(str(node))
        case rdflib.Literal(language=str(tag)):
            return ox.Literal(str(node), language=tag)
        case rdflib.Literal(datatype=rdflib.URIRef() as datatype):
            return ox.Literal(str(node), datatype=ox.NamedNode(str(datatype)))
        case rdflib.Literal():
            return ox.Literal(str(node))
        case _:
            return None
