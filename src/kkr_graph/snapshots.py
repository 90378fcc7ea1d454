"""A snapshot: what each source graph says, wherever that is kept.

    1.2.0            a release of the store
    pakke.zip        a package, verified first
    data/, x.ttl     sources, or datasets of others: Turtle, N-Quads, TriG
    .kkr/store       a store: the version in use there
    .                the version in use here

What is derived and what the ontology says are no sources, and left out.  Turtle counts
as a store would keep it, where 55.6760 is 55.676; else a build would seem to change it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from kkr_graph import (
    canonical,
    ontology,
    owners,
    rdfc,
    releases,
    source_files,
    versions,
)
from kkr_graph.archive import Archive
from kkr_graph.errors import SyntaxInStateError, UnknownStateError
from kkr_graph.keys import trust
from kkr_graph.packages import opening
from kkr_graph.resources import shown, walk
from kkr_graph.vocabulary import KKR

HERE: Final = "."
DEFAULT: Final = ""  # stands for the graph without a name
_TYPE: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_FORMATS: Final = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".nq": ox.RdfFormat.N_QUADS,
    ".trig": ox.RdfFormat.TRIG,
}
_DATASETS: Final = frozenset({".nq", ".trig"})


@dataclass(frozen=True)
class Snapshot:
    """What was said.

    name     what people call it
    graphs   what each graph says; the one without a name goes by ``DEFAULT``
    council  the council whose graphs these are; None if they may be anybody's
    """

    name: str
    graphs: Mapping[str, tuple[ox.Triple, ...]] = field(repr=False)
    council: str | None = None

    @property
    def quads(self) -> Iterator[ox.Quad]:
        """Every statement, in its graph."""
        for graph, triples in self.graphs.items():
            name = ox.NamedNode(graph) if graph else ox.DefaultGraph()
            for one in triples:
                yield ox.Quad(one.subject, one.predicate, one.object, name)

    @cached_property
    def digest(self) -> str:
        """The RDFC-1.0 hash of it all as one dataset."""
        return canonical.dataset_digest(self.quads)

    @property
    def statements(self) -> int:
        """How many statements there are."""
        return sum(map(len, self.graphs.values()))

    def of(self, council: str | None) -> "Snapshot":
        """Return the graphs of *council* alone; of None, everything."""
        if council is None:
            return self
        owned = owners.owned(self.graphs, council)
        return Snapshot(self.name, {g: self.graphs[g] for g in owned}, council)


def read(given: str, folder: Path) -> Snapshot:
    """Return the snapshot that *given* names; releases are those of *folder*.

    Raises ``UnknownStateError`` if it names none, ``UnknownReleaseError``,
    ``PackageError`` for a package that does not verify, ``UnreadableError`` for a file
    that does not read.
    """
    place = Path(given)
    if given == HERE:
        return in_use(folder, HERE)
    if releases.is_number(given):
        return _release(given, folder)
    if place.is_dir() and (place / "store.json").exists():
        return in_use(place, given)
    if place.is_file() and place.suffix == ".zip":
        return _package(place, folder)
    if place.is_dir() or (place.is_file() and place.suffix in _FORMATS):
        return _files(place, given)
    raise _unknown(given, folder)


def alike(before: Snapshot, after: Snapshot) -> tuple[Snapshot, Snapshot]:
    """Return both, narrowed to what can be compared.

    A package holds the graphs of its sender alone, so only those of the other count.
    """
    if before.council is None or after.council is None:
        council = before.council or after.council
        return before.of(council), after.of(council)
    return before, after


def in_use(folder: Path, name: str) -> Snapshot:
    """Return the version in use in *folder*."""
    store = versions.open_current(folder)
    try:
        return Snapshot(
            name,
            {graph: store.triples(graph) for graph in filter(_said, store.graphs())},
        )
    finally:
        store.close()


def _release(name: str, folder: Path) -> Snapshot:
    return Snapshot(name, releases.graphs(folder, releases.numbered(folder, name)))


def _package(place: Path, folder: Path) -> Snapshot:
    package = opening.open_package(place, trust.read(folder))
    graphs = {facts.graph: tuple(facts.triples) for facts in package.facts}
    kept = Archive(folder)
    for part in package.manifest.parts:
        if not part.carried:  # it is in the release that the package builds on
            graphs[part.graph] = kept.triples(part.hash)
    council = package.manifest.council
    return Snapshot(f"{council} {package.manifest.release}", graphs, council)


def _files(place: Path, name: str) -> Snapshot:
    quads = [quad for source in _sources(place) for quad in _read(source)]
    return of_quads(quads, name)


def of_quads(quads: Iterable[ox.Quad], name: str) -> Snapshot:
    """Return *quads* as a snapshot; blank nodes get their canonical names."""
    kept = [quad for quad in quads if _said(_graph(quad))]
    if any(isinstance(term, ox.BlankNode) for quad in kept for term in quad):
        text = rdfc.canonical(kept).text
        kept = [*ox.parse(text, format=ox.RdfFormat.N_QUADS)]
    graphs: defaultdict[str, dict[ox.Triple, None]] = defaultdict(dict)
    for quad in kept:
        graphs[_graph(quad)][quad.triple] = None
    return Snapshot(name, {graph: tuple(graphs[graph]) for graph in sorted(graphs)})


def _sources(place: Path) -> list[tuple[Traversable, ...]]:
    if place.is_file():
        return [(place,)]
    turtle = source_files.find(place) if walk(place, ".ttl") else []
    others = [*walk(place, ".nq"), *walk(place, ".trig")]
    if not turtle and not others:
        source_files.find(place)  # says that nothing is there
    return [*turtle, *((file,) for file in others)]


def _read(files: Sequence[Traversable]) -> Iterator[ox.Quad]:
    """Yield what one source says; Turtle, in the graph that it describes."""
    said: list[ox.Quad] = []
    for file in files:
        said += _parsed(file)
    described = {
        quad.subject.value
        for quad in said
        if quad.predicate.value == _TYPE
        and isinstance(quad.object, ox.NamedNode)
        and quad.object.value == KKR.SourceGraph
        and isinstance(quad.subject, ox.NamedNode)
        and isinstance(quad.graph_name, ox.DefaultGraph)
    }
    turtle = not any(_suffix(file) in _DATASETS for file in files)
    for quad in _as_kept(said) if turtle else said:
        if len(described) == 1 and isinstance(quad.graph_name, ox.DefaultGraph):
            graph = ox.NamedNode(*described)
            yield ox.Quad(quad.subject, quad.predicate, quad.object, graph)
        else:
            yield quad


def _as_kept(quads: Iterable[ox.Quad]) -> list[ox.Quad]:
    """Return *quads* as a store keeps them: a number, not its spelling."""
    store = ox.Store()
    store.extend(quads)
    return [*store]


def _suffix(file: Traversable) -> str:
    return Path(file.name).suffix


def _parsed(file: Traversable) -> list[ox.Quad]:
    content = source_files.content(file)
    try:
        quads = [
            *ox.parse(content, format=_FORMATS[_suffix(file)], rename_blank_nodes=True),
        ]
    except (SyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None)
        raise SyntaxInStateError(file=shown(file), line=line, reason=error) from error
    if any(isinstance(quad.object, ox.Triple) for quad in quads):
        raise SyntaxInStateError(file=shown(file), line=None, reason="<<( … )>>")
    return quads


def _graph(quad: ox.Quad) -> str:
    name = quad.graph_name
    return DEFAULT if isinstance(name, ox.DefaultGraph) else _name(name)


def _name(node: ox.NamedNode | ox.BlankNode) -> str:
    return node.value if isinstance(node, ox.NamedNode) else str(node)


def _said(graph: str) -> bool:
    return graph != ontology.HERE and not graph.startswith(ontology.DERIVED)


def _unknown(given: str, folder: Path) -> UnknownStateError:
    known = [one.name for one in releases.all_of(folder)]
    return UnknownStateError(
        given=given,
        known=", ".join(known) or "–",
        suggestions=get_close_matches(given, known, n=3),
    )
