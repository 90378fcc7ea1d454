"""Answer a query, or give a graph, from the store in memory: bytes of the form wanted.

Runs in a worker.  The rows never become objects of Python; Rust writes them, and a
guard that it writes to stops it at the limits.
"""

import gzip
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import IO, Final, cast

import pyoxigraph as ox

from kkr_graph import sparql, tokens
from kkr_graph.errors import (
    BadQueryError,
    NoSuchGraphError,
    NotAcceptableError,
    QueryRefusedError,
)
from kkr_graph.ontology import GRAPH
from kkr_graph.web import nesting
from kkr_graph.web.forms import DATASETS, GRAPHS, PREFIXES, RESULTS, content_type
from kkr_graph.web.guard import Guard, too_many
from kkr_graph.web.limits import SEAL, Limits
from kkr_graph.web.wire import Body, Head

_WORTH_PACKING: Final = 1024
_FICKLE: Final = frozenset({"RAND", "UUID", "STRUUID", "NOW", "BNODE"})
_NAMING: Final = frozenset({ox.RdfFormat.N_QUADS, ox.RdfFormat.TRIG})
# Without any of these a query reaches nothing outside; a backslash may spell them.
_REACHING: Final = ("SERVICE", "FROM")
_TYPE: Final = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


def answer(
    store: ox.Store, wanted: Head, text: bytes, limits: Limits, *, plain: bool
) -> tuple[Head, Body]:
    """Return what describes the answer, and the answer.

    Raises as the tree of errors has it: ``BadQueryError`` and so on.
    """
    stable = True
    match wanted["do"]:
        case "query":
            query = text.decode()
            nesting.refuse_deep(query)
            said = query.upper()
            if _may_reach_out(said):
                SEAL.open()  # what looks closer may not be loaded yet
                _refuse_outside(query, wanted, plain=plain)
            media, body = _query(store, query, wanted, limits, plain=plain)
            stable = not _is_fickle(query, said)
        case "graph":
            media, body = _graph(store, wanted, limits, plain=plain)
        case "count":
            return counted(store, plain=plain), b""
        case _:
            media = str(wanted["media"])
            quads = (quad for quad in store if plain or _named(quad))
            body = _written(quads, DATASETS[media], limits)
    packed = bool(wanted["gzip"]) and len(body) >= _WORTH_PACKING
    if packed:
        body = gzip.compress(body, compresslevel=5, mtime=0)
    return {"media": content_type(media), "packed": packed, "stable": stable}, body


def _may_reach_out(said: str) -> bool:
    """Say whether *said*, a query in capitals, is worth a closer look; most are not."""
    return "\\" in said or any(
        word in said and _is_beside_variables(word, said) for word in _REACHING
    )


def _is_beside_variables(word: str, said: str) -> bool:
    """Say whether *word* is in *said* otherwise than at the start of a variable.

    Not whether it is a word there: to an engine SERVICEx: is two.

    >>> _is_beside_variables("FROM", "?FROM"), _is_beside_variables("FROM", "ASKFROM")
    (False, True)
    """
    variables = said.count(f"?{word}") + said.count(f"${word}")
    return said.count(word) > variables


def _refuse_outside(query: str, wanted: Head, *, plain: bool) -> None:
    sparql.refuse_fetching(query, allowed=wanted["allowed"])
    if not plain:
        sparql.refuse_other_graphs(query)


def _is_fickle(query: str, said: str) -> bool:
    """Say whether *query*, in capitals *said*, may be answered otherwise next time."""
    return any(word in said and _stands_alone(word, said) for word in _FICKLE) and any(
        token.kind == "word" and token.text.upper() in _FICKLE
        for token in tokens.cut(query)
    )


def _stands_alone(word: str, said: str) -> bool:
    """Say whether *word* may be one in *said*: NOW is none in kkr:unknownReason.

    >>> _stands_alone("NOW", "UNKNOWN OR NOWHERE"), _stands_alone("NOW", "1NOW()")
    (False, True)
    """
    at = said.find(word)
    while at >= 0:
        before, after = said[at - 1 : at], said[at + len(word) : at + len(word) + 1]
        if not (before.isalpha() or before == "_" or after.isalnum() or after == "_"):
            return True
        at = said.find(word, at + 1)
    return False


def _query(
    store: ox.Store, query: str, wanted: Head, limits: Limits, *, plain: bool
) -> tuple[str, Body]:
    default, named = wanted["default"], wanted["named"]
    if not plain:
        _refuse_other_graphs([*(default or ()), *(named or ())])
    try:
        if wanted["allowed"] and "SERVICE" in query.upper():
            SEAL.open()
        else:
            SEAL.close()
        return _run(store, query, wanted, limits)
    except SyntaxError as error:
        raise BadQueryError(
            file="SPARQL", line=error.lineno, reason=error.msg
        ) from error
    except (RuntimeError, ValueError, OSError) as error:
        raise BadQueryError(file="SPARQL", line=None, reason=error) from error


def _run(store: ox.Store, query: str, wanted: Head, limits: Limits) -> tuple[str, Body]:
    default, named = wanted["default"], wanted["named"]
    found = store.query(
        query,
        base_iri=wanted["base"],
        default_graph=None if default is None else [*map(ox.NamedNode, default)],
        named_graphs=None if named is None else [*map(ox.NamedNode, named)],
    )
    if isinstance(found, ox.QueryTriples):
        media = _acceptable(wanted["graph"], GRAPHS)
        return media, _written(_up_to(limits, found), GRAPHS[media], limits)
    media = _acceptable(wanted["results"], RESULTS)
    guard = Guard(limits, RESULTS[media])
    found.serialize(cast("IO[bytes]", guard), format=RESULTS[media])
    return media, guard.whole()


def _written(
    statements: Iterable[ox.Triple] | Iterable[ox.Quad],
    form: ox.RdfFormat,
    limits: Limits,
) -> bytes:
    prefixes = PREFIXES if form in {ox.RdfFormat.TURTLE, ox.RdfFormat.TRIG} else None
    body = ox.serialize(statements, format=form, prefixes=prefixes) or b""
    if len(body) > limits.answer:
        raise too_many(limits)
    return body


def _up_to(limits: Limits, triples: Iterable[ox.Triple]) -> Iterator[ox.Triple]:
    for number, triple in enumerate(triples):
        if number >= limits.rows:
            raise too_many(limits)
        yield triple


def _graph(
    store: ox.Store, wanted: Head, limits: Limits, *, plain: bool
) -> tuple[str, bytes]:
    """Give one graph, sorted, so that the same graph is the same bytes."""
    name = wanted["graph"]
    place = ox.NamedNode(name) if name else ox.DefaultGraph()
    triples = sorted(
        (quad.triple for quad in store.quads_for_pattern(None, None, None, place)),
        key=str,
    )
    if not triples and name:
        raise NoSuchGraphError(graph=name)
    media = str(wanted["media"])
    if name and GRAPHS[media] in _NAMING and not plain:
        return media, _written((_in(t, place) for t in triples), GRAPHS[media], limits)
    return media, _written(triples, GRAPHS[media], limits)


def counted(store: ox.Store, *, plain: bool) -> Head:
    """Return how much the store holds: of each graph, class and property."""
    graphs: Counter[str] = Counter()
    classes: Counter[str] = Counter()
    properties: Counter[str] = Counter()
    default = 0
    subjects: set[object] = set()
    for quad in store:
        if isinstance(quad.graph_name, ox.NamedNode):
            graphs[quad.graph_name.value] += 1
            if not plain:
                continue
        else:
            default += 1
        subjects.add(quad.subject)
        properties[quad.predicate.value] += 1
        if quad.predicate == _TYPE and isinstance(quad.object, ox.NamedNode):
            classes[quad.object.value] += 1
    return {
        "graphs": dict(sorted(graphs.items())),
        "classes": dict(sorted(classes.items())),
        "properties": dict(sorted(properties.items())),
        "subjects": len(subjects),
        "default": default,
    }


def _in(triple: ox.Triple, graph: ox.NamedNode | ox.DefaultGraph) -> ox.Quad:
    return ox.Quad(triple.subject, triple.predicate, triple.object, graph)


def _named(quad: ox.Quad) -> bool:
    return isinstance(quad.graph_name, ox.NamedNode)


def _refuse_other_graphs(asked: Iterable[str]) -> None:
    """Refuse a dataset that is not of our graphs."""
    for graph in asked:
        if not graph.startswith(GRAPH):
            raise QueryRefusedError(what=f"FROM <{graph}>")


def _acceptable(media: str | None, offered: Iterable[str]) -> str:
    if media is None:
        raise NotAcceptableError(offered=", ".join(offered))
    return media
