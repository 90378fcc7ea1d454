"""What to call a thing, and what a value reads as, from what two states say of them.

A state is what each graph says.  The later one is asked first, then the one before,
then a store for what neither speaks of.  Of what is withdrawn only the IRI is known
here: what it was called is not to be said any more.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from kkr_graph import citations, labels, ontology
from kkr_graph.answers.prose import shortened, write_term
from kkr_graph.differences import State
from kkr_graph.headers import Words
from kkr_graph.language import Language
from kkr_graph.store import MemoryStore
from kkr_graph.vocabulary import KKR

if TYPE_CHECKING:
    from kkr_graph.citations import Citation
    from kkr_graph.store import Store

TYPE: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
DEPRECATED: Final = "http://www.w3.org/2002/07/owl#deprecated"
PERIOD: Final = "http://purl.org/dc/terms/PeriodOfTime"
IDENTIFIER: Final = "http://www.w3.org/ns/adms#Identifier"
PASSAGES: Final = "http://www.w3.org/ns/prov#wasDerivedFrom"
MEMBER: Final = "http://www.w3.org/ns/org#member"
ROLE: Final = "http://www.w3.org/ns/org#role"

_NAMES: Final = (
    "http://www.w3.org/2004/02/skos/core#prefLabel",
    "http://purl.org/dc/terms/title",
    "http://xmlns.com/foaf/0.1/name",
    "http://www.w3.org/2000/01/rdf-schema#label",
    KKR.verbatim,
    "http://www.w3.org/2004/02/skos/core#notation",
)
# What a thing without a name is told apart by: who does what, where.
_TELLING: Final = (
    MEMBER,
    "http://www.w3.org/ns/org#organization",
    KKR.forInitiative,
    KKR.about,
    "http://purl.org/dc/terms/subject",
)
_TEXT: Final = "http://purl.org/dc/terms/description"
_START: Final = "http://www.w3.org/ns/dcat#startDate"
_END: Final = "http://www.w3.org/ns/dcat#endDate"
_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
_NUMBERS: Final = frozenset(
    f"{_XSD}{kind}" for kind in ("integer", "int", "decimal", "double", "float")
)
_YEAR: Final = re.compile(r"[yY]ear$")
_YES: Final = {"true": Words("ja", "yes"), "false": Words("nej", "no")}
_SHORT: Final = 60
_LONG: Final = 300
NAMES: Final = frozenset(_NAMES) | {_TEXT}
"""The properties that a name is taken from."""
_HIDDEN: Final = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp"})

_Said = Mapping[str, list[ox.Triple]]


class ThingNames:
    """The names of things in the states *before* and *after*, in *language*.

    *withdrawn* are the things that stand for nothing any more.
    """

    def __init__(
        self,
        before: State,
        after: State,
        language: Language,
        store: "Store | None" = None,
    ) -> None:
        self.language: Language = language
        self.now, self.was = _by_thing(after), _by_thing(before)
        self.withdrawn = frozenset(
            thing for thing, said in self.now.items() if _is_withdrawn(said)
        )
        self._states = after, before
        self._store = store
        self._named: dict[str, str] = {}
        self._cited: dict[str, Citation] = {}
        self._sought: set[str] = set()
        self._asked: list[Store] = []

    def of(self, thing: str) -> str:
        """Return what *thing* is called: its name, what is said of it, or its IRI."""
        return self._name(thing) or self._described(thing) or ontology.short(thing)

    def term(self, iri: str) -> str:
        """Return the word for the property or class *iri*."""
        known = _terms().get(iri)
        return known.say(self.language) if known else re.split(r"[#/]", iri)[-1]

    def property(self, thing: str, iri: str) -> str:
        """Return the word for the property *iri* of *thing*.

        Who holds a role is called what the role is called: ``tovholder``.
        """
        if iri == MEMBER and (role := self._role(thing)):
            return role
        return self.term(iri)

    def value(
        self, term: ox.NamedNode | ox.Literal, of: str, *, earlier: bool = False
    ) -> str:
        """Return *term*, a value of the property *of*, as people read it.

        *earlier*: as the state before says it, if it does.
        """
        if isinstance(term, ox.NamedNode):
            return self._thing(term.value, earlier=earlier)
        kind, text = term.datatype.value, term.value
        if kind == f"{_XSD}boolean" and text in _YES:
            return _YES[text].say(self.language)
        if kind in _NUMBERS and not _YEAR.search(of):
            return clean(write_term(term, "decimal", self.language))
        if kind in _NUMBERS:
            return clean(text)
        sort = "date" if kind == f"{_XSD}date" else "text"
        return _cut(clean(write_term(term, sort, self.language)))

    def sources(self, thing: str) -> tuple[str, ...]:
        """Return where *thing* is said to stand, in the order of the places' IRIs."""
        said = self.now.get(thing) or self.was.get(thing) or []
        cited = [self._citation(place) for place in sorted(_passages(said))]
        return tuple(dict.fromkeys(one for one in cited if one))

    def cite(self, things: Iterable[str]) -> None:
        """Look up where *things* stand, all at once, as they will be asked for."""
        self._look_up(
            place
            for thing in things
            for said in (self.now, self.was)
            for place in (thing, *_passages(said.get(thing, [])))
            if KKR.Passage in self.types(place)
        )

    def types(self, thing: str) -> frozenset[str]:
        """Return the classes of *thing* in either state."""
        return frozenset(
            one.object.value
            for said in (self.now, self.was)
            for one in said.get(thing, ())
            if one.predicate.value == TYPE and isinstance(one.object, ox.NamedNode)
        )

    def period(self, thing: str, *, earlier: bool = False) -> str:
        """Return the days of the period *thing*: ``1/1-2023–31/12-2025``.

        The end of a period is the first day outside it, and is given as it stands.
        """
        said = self._told(thing, earlier=earlier)
        start, end = (
            next((one.object for one in said if one.predicate.value == which), None)
            for which in (_START, _END)
        )
        days = [
            write_term(day, "date", self.language)
            if isinstance(day, ox.Literal)
            else ""
            for day in (start, end)
        ]
        return clean("–".join(days)) if any(days) else ""

    def _thing(self, iri: str, *, earlier: bool) -> str:
        if iri in self.withdrawn:
            return ontology.short(iri)
        types = self.types(iri)
        if KKR.Passage in types:
            return self._citation(iri) or ontology.short(iri)
        if earlier and (name := _called(self._told(iri, earlier=True), self.language)):
            return name
        if PERIOD in types:
            return self._name(iri) or self.period(iri) or ontology.short(iri)
        return self.of(iri)

    def _told(self, thing: str, *, earlier: bool) -> list[ox.Triple]:
        first, second = (self.was, self.now) if earlier else (self.now, self.was)
        return first.get(thing) or second.get(thing) or []

    def _name(self, thing: str) -> str:
        if thing in self.withdrawn:
            return ontology.short(thing)
        if thing not in self._named:
            self._named[thing] = self._found(thing)
        return self._named[thing]

    def _found(self, thing: str) -> str:
        for said in (self.now, self.was):
            if name := _called(said.get(thing, []), self.language):
                return name
        if known := _terms().get(thing):
            return known.say(self.language)
        if self._store is None:
            return ""
        node = ox.NamedNode(thing)
        found = labels.of_things(self._store, [node], self.language)
        return _cut(clean(found.get(thing, "")))

    def _described(self, thing: str) -> str:
        """Return what tells *thing* apart: ``tovholder: Gladsaxe, Letbanen``."""
        said = self._told(thing, earlier=False)
        texts = [one for one in said if one.predicate.value == _TEXT]
        if text := _spoken(texts, self.language):
            return text if len(text) <= _SHORT else shortened(text)
        told = [
            self._name(one.object.value) or ontology.short(one.object.value)
            for link in _TELLING
            for one in said
            if one.predicate.value == link and isinstance(one.object, ox.NamedNode)
        ]
        kinds = sorted(self.term(kind) for kind in self.types(thing))
        word = self._role(thing) or next(iter(kinds), "")
        if not told:
            return f"{word} {ontology.short(thing)}" if word else ""
        return f"{word}: {', '.join(told)}" if word else ", ".join(told)

    def _role(self, thing: str) -> str:
        roles = sorted(
            one.object.value
            for one in self._told(thing, earlier=False)
            if one.predicate.value == ROLE and isinstance(one.object, ox.NamedNode)
        )
        return self._name(roles[0]) if roles else ""

    def _citation(self, passage: str) -> str:
        if passage in self.withdrawn:
            return ""
        self._look_up([passage])
        cited = self._cited.get(passage)
        return clean(cited.short(self.language)) if cited else ""

    def _look_up(self, passages: Iterable[str]) -> None:
        wanted = {*passages} - self._sought
        self._sought |= wanted
        for store in self._stores() if wanted else ():
            nodes = [ox.NamedNode(one) for one in wanted - self._cited.keys()]
            self._cited |= citations.of(store, nodes, self.language)

    def _stores(self) -> "list[Store]":
        """Return what can be asked for citations; made when first asked for."""
        if not self._asked:
            self._asked = [MemoryStore(_quads(state)) for state in self._states]
            self._asked += [self._store] if self._store is not None else []
        return self._asked


def _passages(said: Iterable[ox.Triple]) -> set[str]:
    return {
        one.object.value
        for one in said
        if one.predicate.value == PASSAGES and isinstance(one.object, ox.NamedNode)
    }


def clean(text: str) -> str:
    r"""Return *text* on one line, without what no reader sees.

    >>> clean("to\n linjer\u202e \x1b[31m")
    'to linjer [31m'
    """
    bare = "".join(
        " " if c in "\t\r\n" else c
        for c in text
        if c in "\t\r\n" or unicodedata.category(c) not in _HIDDEN
    )
    return " ".join(bare.split())


def _cut(text: str) -> str:
    return text if len(text) <= _LONG else f"{text[:_LONG].rpartition(' ')[0]}…"


def _called(said: Iterable[ox.Triple], language: Language) -> str:
    for predicate in _NAMES:
        named = [one for one in said if one.predicate.value == predicate]
        if name := _spoken(named, language):
            return _cut(name)
    return ""


def _spoken(said: Iterable[ox.Triple], language: Language) -> str:
    """Return the text of *said* in *language*, else in Danish, else in any."""
    texts = [one.object for one in said if isinstance(one.object, ox.Literal)]
    order: dict[str, int] = {"da": 1, language: 0}
    ranked = sorted(texts, key=lambda one: (order.get(one.language or "", 2), str(one)))
    return clean(ranked[0].value) if ranked else ""


def _is_withdrawn(said: Iterable[ox.Triple]) -> bool:
    """Say whether a tombstone stands; a word with a class only went out of use."""
    predicates = {one.predicate.value for one in said}
    return DEPRECATED in predicates and TYPE not in predicates


def _by_thing(state: State) -> _Said:
    things: defaultdict[str, list[ox.Triple]] = defaultdict(list)
    for graph in sorted(state):
        for triple in state[graph]:
            if isinstance(triple.subject, ox.NamedNode):
                things[triple.subject.value].append(triple)
    return things


def _quads(state: State) -> Iterable[ox.Quad]:
    for graph, triples in state.items():
        name = ox.NamedNode(graph)
        for one in triples:
            yield ox.Quad(one.subject, one.predicate, one.object, name)


@cache
def _terms() -> Mapping[str, Words]:
    """Return what the ontology calls its terms and concepts."""
    found: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for one in ontology.statements():
        named = one.predicate.value in _NAMES[:1] + _NAMES[3:4]
        if named and isinstance(one.object, ox.Literal):
            iri = one.subject.value if isinstance(one.subject, ox.NamedNode) else ""
            found[iri].setdefault(one.object.language or "", one.object.value)
    return {
        iri: Words(said.get("da") or said["en"], said.get("en") or said["da"])
        for iri, said in found.items()
        if said.keys() & {"da", "en"}
    }
