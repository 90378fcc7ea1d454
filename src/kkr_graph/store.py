"""Keep facts in named graphs and answer SPARQL; the only module that opens pyoxigraph.

The default graph holds every statement of the named graphs, once.  So a question reads
the same whether its facts come from one source or from many, and a period that two
sources describe is counted once.  (pyoxigraph's ``use_default_graph_as_union`` would
give such a statement twice, and leave FROM unheeded.)
"""

import io
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import IO, Final, Protocol

import pyoxigraph as ox

from kkr_graph import sparql
from kkr_graph.errors import WrongQueryFormError
from kkr_graph.quad_text import Texts
from kkr_graph.rows import Rows, row, rows, yes_or_no
from kkr_graph.store_change import Change
from kkr_graph.store_failures import opening, reading, writing

_ROOM: Final = 1024 * 1024  # bytes read at a time


class Store(Protocol):
    """Named graphs that can be asked: in memory, on disk, or behind a server."""

    def select(self, query: str) -> Rows:
        """Answer a SELECT; an ASK answers one row with one column, ``answer``."""

    def construct(self, query: str) -> list[ox.Triple]:
        """Answer a CONSTRUCT or a DESCRIBE: each triple once, sorted."""

    def graphs(self) -> tuple[str, ...]:
        """Return the IRIs of the named graphs, sorted."""

    def replace(self, graph: str, triples: Iterable[ox.Triple]) -> None:
        """Let *graph* hold exactly *triples*; none of them removes the graph."""

    def close(self) -> None:
        """Let go of files and connections; the store is not used after this."""


class _OxigraphStore:
    """What a store in memory and a store on disk have in common."""

    def __init__(self, inner: ox.Store, folder: str) -> None:
        self._inner = inner
        self._folder = folder

    def select(self, query: str) -> Rows:
        """Answer a SELECT; an ASK answers one row with one column, ``answer``."""
        with reading(self._folder):
            answer = self._query(query)
            if isinstance(answer, ox.QueryBoolean):
                return yes_or_no(yes=bool(answer))
            if not isinstance(answer, ox.QuerySolutions):
                raise WrongQueryFormError(form=sparql.form(query), wanted="SELECT")
            return rows(answer)

    def construct(self, query: str) -> list[ox.Triple]:
        """Answer a CONSTRUCT or a DESCRIBE: each triple once, sorted."""
        with reading(self._folder):
            answer = self._query(query)
            if not isinstance(answer, ox.QueryTriples):
                raise WrongQueryFormError(form=sparql.form(query), wanted="CONSTRUCT")
            return sorted(set(answer), key=str)

    def says(self, text: ox.Literal) -> bool:
        """Return whether anything is said to be exactly *text*."""
        with reading(self._folder):
            return any(self._inner.quads_for_pattern(None, None, text))

    def graphs(self) -> tuple[str, ...]:
        """Return the IRIs of the named graphs, sorted."""
        with reading(self._folder):
            return tuple(sorted(graph.value for graph in self._inner.named_graphs()))

    def by_graph(self) -> dict[str, tuple[ox.Triple, ...]]:
        """Return what each named graph holds, in no particular order."""
        return {graph: self.triples(graph) for graph in self.graphs()}

    def triples(self, graph: str) -> tuple[ox.Triple, ...]:
        """Return what *graph* holds, in no particular order."""
        return tuple(quad.triple for quad in self._of(graph))

    def quads(self) -> Iterator[ox.Quad]:
        """Yield every statement of the named graphs, in no particular order."""
        for graph in self.graphs():
            yield from self._of(graph)

    def replace(self, graph: str, triples: Iterable[ox.Triple]) -> None:
        """Let *graph* hold exactly *triples*; none of them removes the graph."""
        name = ox.NamedNode(graph)
        wanted = set(triples)
        with writing(self._folder):
            before = {quad.triple for quad in self._of(graph)}
            self._inner.remove_graph(name)
            self._inner.extend(_merged(ox.Quad(*_parts(t), name) for t in wanted))
            for triple in before - wanted:
                if not self._stated(triple):
                    self._inner.remove(ox.Quad(*_parts(triple)))

    def change(self, change: Change) -> None:
        """Let go of what is gone, and take in what has come."""
        with writing(self._folder):
            self._take_in(_merged(change.come))
            for quad in change.gone:
                self._inner.remove(quad)
            for quad in change.gone:
                if not self._stated(quad.triple):
                    self._inner.remove(ox.Quad(*_parts(quad)))
            for graph in {quad.graph_name for quad in change.gone}:
                if not any(self._inner.quads_for_pattern(None, None, None, graph)):
                    self._inner.remove_graph(graph)

    def fill(self, quads: Iterable[ox.Quad]) -> None:
        """Add *quads* to an empty store; the fast way in."""
        with writing(self._folder):
            self._inner.bulk_extend(_merged(quads))
            self._inner.flush()

    def fill_as_is(self, quads: Iterable[ox.Quad]) -> None:
        """Add *quads* to an empty store; the default graph holds its own and no more.

        For a dataset that is not ours; see ``fill`` for ours.
        """
        with writing(self._folder):
            self._inner.bulk_extend(quads)
            self._inner.flush()

    def fill_text(self, texts: Iterable[bytes]) -> None:
        """Add N-Quads, cut between any lines, to an empty store, as they are.

        No statement of them becomes an object of Python; see ``quad_text`` for what
        the default graph is to hold.
        """
        with writing(self._folder):
            whole = io.BufferedReader(Texts(texts), _ROOM)
            self._inner.bulk_load(whole, format=ox.RdfFormat.N_QUADS)
            self._inner.flush()

    def dump(self, stream: IO[bytes]) -> None:
        """Write every statement to *stream* as N-Quads, the default graph included."""
        with reading(self._folder):
            self._inner.dump(stream, format=ox.RdfFormat.N_QUADS)

    def flush(self) -> None:
        """See that everything is on disk."""
        with writing(self._folder):
            self._inner.flush()

    @property
    def inner(self) -> ox.Store:
        """The store as the checks ask it."""
        return self._inner

    def close(self) -> None:
        """Let go of files; the store is not used after this."""
        self._inner = ox.Store()

    def _query(
        self, query: str
    ) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        sparql.refuse_outside(query)
        return self._inner.query(query)

    def _take_in(self, quads: Iterable[ox.Quad]) -> None:
        """Add *quads*; who asks meanwhile sees all of them or none."""
        self._inner.extend(quads)

    def _of(self, graph: str) -> Iterator[ox.Quad]:
        return self._inner.quads_for_pattern(None, None, None, ox.NamedNode(graph))

    def _stated(self, triple: ox.Triple) -> bool:
        found = self._inner.quads_for_pattern(*_parts(triple))
        return any(quad.graph_name != ox.DefaultGraph() for quad in found)


class MemoryStore(_OxigraphStore):
    """A store that lives as long as the process."""

    def __init__(self, quads: Iterable[ox.Quad] = ()) -> None:
        super().__init__(ox.Store(), "memory")
        self._inner.extend(_merged(quads))

    @classmethod
    def of(cls, inner: ox.Store) -> "MemoryStore":
        """Return what is in memory already, its default graph filled, as a store."""
        made = cls()
        made._inner = inner
        return made

    def shares(self, other: "MemoryStore") -> bool:
        """Say whether this and *other* hold the very same statements in memory."""
        return self._inner is other._inner  # noqa: SLF001 - it is of this class

    def first(self, query: str, most: int) -> tuple[Rows, bool]:
        """Answer a SELECT or an ASK by its first rows; say whether there are more.

        What is not given back is never made: a query may have millions of rows.
        """
        with reading(self._folder):
            answer = self._query(query)
            if isinstance(answer, ox.QueryBoolean):
                return yes_or_no(yes=bool(answer)), False
            if not isinstance(answer, ox.QuerySolutions):
                raise WrongQueryFormError(form=sparql.form(query), wanted="SELECT")
            names = tuple(variable.value for variable in answer.variables)
            few = tuple(row(solution) for solution in islice(answer, most + 1))
            return Rows(names, few[:most]), len(few) > most

    def drawn(self, query: str, most: int) -> tuple[list[ox.Triple], bool]:
        """Answer a CONSTRUCT or a DESCRIBE by its first triples, as ``first`` does."""
        with reading(self._folder):
            answer = self._query(query)
            if not isinstance(answer, ox.QueryTriples):
                raise WrongQueryFormError(form=sparql.form(query), wanted="CONSTRUCT")
            few = [*islice(answer, most + 1)]
            return few[:most], len(few) > most


class DiskStore(_OxigraphStore):
    """A store in a folder.  Any number may read it; only one may write."""

    def __init__(self, folder: Path, *, read_only: bool) -> None:
        if read_only:
            with opening(str(folder)):
                super().__init__(ox.Store.read_only(str(folder)), str(folder))
        else:
            with writing(str(folder)):
                super().__init__(ox.Store(folder), str(folder))

    @property
    def beside(self) -> Path:
        """The folder that the folder of the store is in: of all of its version."""
        return Path(self._folder).parent

    def _take_in(self, quads: Iterable[ox.Quad]) -> None:
        """Add *quads* as files of their own; nobody asks meanwhile."""
        self._inner.bulk_extend(quads)


def _merged(quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    """Yield each quad twice: in its own graph, and in the default graph."""
    for quad in quads:
        yield quad
        yield ox.Quad(*_parts(quad))


def _parts(
    statement: ox.Triple | ox.Quad,
) -> tuple[
    ox.NamedNode | ox.BlankNode | ox.Triple,
    ox.NamedNode,
    ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple,
]:
    return statement.subject, statement.predicate, statement.object
