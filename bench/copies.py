"""The real data many times over, each time in a country of its own.

What ``synthetic`` makes up holds the commonest kinds of thing and no others.  Here all
are as they stand in the papers: seats, strategies, scenarios, annexes, what is not
known.  Every copy but the first has names of its own (``kopi-7-hovedstaden``, ``Gate 21
7``), so that nothing is said twice of one thing; terms of office are what all countries
have in common.
"""

import sys
from collections.abc import Iterator
from functools import lru_cache
from itertools import count, islice
from typing import Final

import pyoxigraph as ox
from datasets import KEPT, Dataset

from kkr_graph import build, sources
from kkr_graph.resources import DATA
from kkr_graph.vocabulary import BASE

_SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
_NAMING: Final = {f"{_SKOS}{name}" for name in ("prefLabel", "altLabel", "notation")}
_NOBODYS: Final = ("reference", "register")  # graphs that all councils share
_COMMON: Final = f"{BASE}id/term/"


def of(size: int) -> Dataset:
    """Return as many copies as make *size* statements; make them if not yet there."""
    found = Dataset(size, KEPT / f"copies-{size}")
    if not found.disk.exists():
        _make(found)
    return found


def _make(wanted: Dataset) -> None:
    print(f"making {wanted.size} statements of the real data ...", file=sys.stderr)
    wanted.folder.mkdir(parents=True, exist_ok=True)
    store, _ = build.of_quads(islice(quads(), wanted.size))
    with wanted.quads.open("wb") as stream:
        store.dump(stream)
    del store
    disk = ox.Store(str(wanted.disk))
    disk.bulk_load(path=str(wanted.quads), format=ox.RdfFormat.N_QUADS)
    disk.optimize()


def quads() -> Iterator[ox.Quad]:
    """Yield the statements of the real data, and then of one copy after the other."""
    real = [quad for one in sources.read_all(DATA) for quad in one.as_quads()]
    yield from real
    for number in count(1):
        for quad in real:
            yield _copied(quad, number)


def _copied(quad: ox.Quad, number: int) -> ox.Quad:
    assert isinstance(quad.subject, ox.NamedNode)
    assert isinstance(quad.graph_name, ox.NamedNode)
    subject, said = renamed(quad.subject.value, number), quad.object
    if isinstance(said, ox.NamedNode):
        said = ox.NamedNode(renamed(said.value, number))
    elif (
        isinstance(said, ox.Literal)
        and quad.predicate.value in _NAMING
        and subject != quad.subject.value
    ):
        text = f"{said.value} {number}"
        if said.language:
            said = ox.Literal(text, language=said.language)
        else:
            said = ox.Literal(text, datatype=said.datatype)
    graph = ox.NamedNode(renamed(quad.graph_name.value, number))
    return ox.Quad(ox.NamedNode(subject), quad.predicate, said, graph)


@lru_cache(maxsize=1_000_000)
def renamed(iri: str, number: int) -> str:
    """Return what *iri* is called in the copy of a *number*.

    >>> renamed("https://w3id.org/kkr/id/kkr/hovedstaden", 7)
    'https://w3id.org/kkr/id/kkr/kopi-7-hovedstaden'
    >>> renamed("https://w3id.org/kkr/graph/reference/kommuner", 7)
    'https://w3id.org/kkr/graph/reference/kopi-7-kommuner'
    >>> renamed("https://w3id.org/kkr/concept/role/tovholder", 7)
    'https://w3id.org/kkr/concept/role/tovholder'
    """
    kind, _, rest = iri.removeprefix(BASE).partition("/")
    if not iri.startswith((f"{BASE}id/", f"{BASE}graph/")) or iri.startswith(_COMMON):
        return iri
    first, _, key = rest.partition("/")
    if kind == "graph" and first not in _NOBODYS:
        return f"{BASE}graph/kopi-{number}-{rest}"
    return f"{BASE}{kind}/{first}/kopi-{number}-{key}"
