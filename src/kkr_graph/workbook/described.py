"""What the graph says of a thing: values by property, and the passages they rest on."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from kkr_graph import citations
from kkr_graph.answers.answer import Term
from kkr_graph.citations import Citation
from kkr_graph.language import Language
from kkr_graph.workbook import terms
from kkr_graph.workbook.selection import ask_chunked

if TYPE_CHECKING:
    from kkr_graph.store import Store


@dataclass(frozen=True, slots=True)
class Described:
    """A thing with all that is said of it.

    values    by property, each once, in order
    graphs    the graphs that state a value of a property
    passages  by graph: what that graph gives as the source of the thing
    cited     the citation of each passage, the thing's own if it is one
    """

    iri: str
    values: dict[str, list[Term]] = field(default_factory=dict)
    graphs: dict[tuple[str, Term], set[str]] = field(default_factory=dict)
    passages: dict[str, list[str]] = field(default_factory=dict)
    cited: dict[str, Citation] = field(default_factory=dict)

    def sources(self, property_: str = "", value: Term | None = None) -> list[Citation]:
        """Return what the thing rests on, or only that value of that property."""
        graphs = self.graphs[property_, value] if value is not None else self.passages
        found = {one for graph in graphs for one in self.passages.get(graph, ())}
        return [self.cited[one] for one in sorted(found) if one in self.cited]

    def first(self, properties: Iterable[str]) -> Term | None:
        """Return a value of the first of *properties* that the thing has."""
        return next(
            (self.values[one][0] for one in properties if one in self.values), None
        )


def describe(
    store: "Store", things: Iterable[str], language: Language
) -> Iterator[Described]:
    """Yield each of *things*, in their order, some thousands in memory at a time."""
    wanted = [*things]
    done = 0
    for rows in ask_chunked(store, "workbook-statements", wanted):
        found = {one.iri: one for one in _gathered(rows)}
        passages = {
            one
            for thing in found.values()
            for graph in thing.passages.values()
            for one in graph
        }
        passages |= {
            iri
            for iri, thing in found.items()
            if NamedNode(terms.PASSAGE) in thing.values.get(terms.TYPE, ())
        }
        cited = citations.of(store, map(NamedNode, sorted(passages)), language)
        for iri in wanted[done : done + len(found)]:
            thing = found[iri]
            thing.cited.update(
                (one, cited[one])
                for one in {iri, *(p for of in thing.passages.values() for p in of)}
                if one in cited
            )
            yield thing
        done += len(found)


def _gathered(rows: Iterable[tuple[Term | None, ...]]) -> Iterator[Described]:
    for subject, group in groupby(rows, itemgetter(0)):
        if subject is None:
            continue
        thing = Described(subject.value)
        said = [(p, v, g) for _, p, v, g in group if p and v and g]
        for property_, value, graph in sorted(said, key=_order):
            if property_.value == terms.DERIVED_FROM:
                thing.passages.setdefault(graph.value, []).append(value.value)
                continue
            values = thing.values.setdefault(property_.value, [])
            if not values or values[-1] != value:
                values.append(value)
            thing.graphs.setdefault((property_.value, value), set()).add(graph.value)
        yield thing


def _order(said: tuple[Term, Term, Term]) -> tuple[str, ...]:
    return tuple(map(str, said))
