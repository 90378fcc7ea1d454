"""What the graph knows that rows refer to: names, codes, decisions, choices."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from kkr_graph import labels, ontology, questions
from kkr_graph.names import Name, Names
from kkr_graph.registers.ids import Ids
from kkr_graph.spelling import fold
from kkr_graph.triples import SKOS, concept

if TYPE_CHECKING:
    from kkr_graph.store import Store

_BROADER: Final = ox.NamedNode(f"{SKOS}broader")
_LEADING: Final = ox.NamedNode(concept("role", "ledende"))
_ORGANISATIONS: Final = ("municipality", "region", "council", "forum", "organisation")
OFFICES: Final = tuple(
    concept("role", key)
    for key in (
        *("borgmester", "overborgmester", "kommunalbestyrelsesmedlem"),
        "regionsraadsformand",
    )
)
# What a lead rests on: the two concepts of lead-basis, and what is no lead yet.
BASES: Final = {
    "besluttet": "decided",
    "decided": "decided",
    "oplyst": "stated",
    "stated": "stated",
    "foreslået": "proposed",
    "foreslaaet": "proposed",
    "proposed": "proposed",
}


@dataclass(frozen=True)
class Known:
    """What rows may refer to.

    names      every name in the graph; the preferred ones are what people are shown
    decisions  IRIs of the decisions that the graph can tell the words of
    ids        which rows may be named by their Id; None: any Id is a new name
    """

    names: Names
    decisions: Collection[str] = field(default=frozenset())
    ids: Ids | None = None

    @cached_property
    def kinds(self) -> dict[str, set[str]]:
        """The kinds of each thing that has a name."""
        found: dict[str, set[str]] = {}
        for name in self.names:
            found.setdefault(name.thing, set()).add(name.kind)
        return found

    @cached_property
    def leading(self) -> frozenset[str]:
        """The roles that lead, as the ontology says."""
        return frozenset(
            triple.subject.value
            for triple in ontology.statements()
            if triple.predicate == _BROADER
            and triple.object == _LEADING
            and isinstance(triple.subject, ox.NamedNode)
        )

    def label(self, iri: str) -> str:
        """Return what people call the thing."""
        return self.names.label(iri)

    def choices(self, listed: str) -> list[str]:
        """Return what may be chosen where a column lists *listed*, in Danish order."""
        match listed:
            case "basis":
                return ["besluttet", "oplyst", "foreslået"]
            case "leading-role":
                things = set(self.leading)
            case "office":
                things = {iri for iri in OFFICES if iri in self.kinds}
            case "organisation":
                things = self._of(*_ORGANISATIONS)
            case _ if listed in {
                kind for kinds in self.kinds.values() for kind in kinds
            }:
                things = self._of(listed)
            case scheme:
                within = concept(scheme, "")
                things = {iri for iri in self.kinds if iri.startswith(within)}
        labels = {self.label(iri) for iri in things}
        return sorted(labels, key=lambda label: (danish(label), label))

    def _of(self, *kinds: str) -> set[str]:
        wanted = set(kinds)
        return {iri for iri, of in self.kinds.items() if of & wanted}


def from_store(store: "Store") -> Known:
    """Return what *store* knows; its things are shown by their Danish names."""
    names = questions.read_names(store)
    things = [ox.NamedNode(iri) for iri in {name.thing for name in names}]
    shown = labels.of_things(store, things, "da")
    answer = questions.ask(store, "decisions")
    found = {row[0].value for row in answer.rows if row[0] is not None}
    return Known(Names(_marked(names, shown)), frozenset(found))


def _marked(names: Names, labelled: dict[str, str]) -> Iterator[Name]:
    """Yield the names, those in Danish preferred."""
    for name in names:
        shown = labelled.get(name.thing, name.text)
        yield replace(name, preferred=name.text == shown)


def danish(text: str) -> str:
    """Return a key to sort by: æ, ø and å last, aa as å.

    >>> sorted(["Ærø", "Aarhus", "Zone", "Østdanmark"], key=danish)
    ['Zone', 'Ærø', 'Østdanmark', 'Aarhus']
    """
    low = text.casefold().replace("aa", "å")
    for letter, place in (("æ", "{"), ("ø", "|"), ("å", "}")):
        low = low.replace(letter, place)
    return low or fold(text)
