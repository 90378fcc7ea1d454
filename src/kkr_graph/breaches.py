"""Breaches: what a check found, told so that a person can find the place and mend it.

An engine gives bare *findings*: which rule, which node, which value.  Here each gets
what a reader needs: the node's name, the document and page it came from, and the file
and line where it is stated.  How findings are printed is settled in ``reports``.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, TypeAlias

import pyoxigraph as ox

from kkr_graph import lines
from kkr_graph.facts import Facts
from kkr_graph.language import Language
from kkr_graph.shapes import RDF, Severity, Shape
from kkr_graph.vocabulary import KKR

Term: TypeAlias = ox.NamedNode | ox.Literal

_SKOS_LABEL: Final = "http://www.w3.org/2004/02/skos/core#prefLabel"
_TITLE: Final = "http://purl.org/dc/terms/title"
_DERIVED: Final = "http://www.w3.org/ns/prov#wasDerivedFrom"
_SOURCE: Final = "http://www.w3.org/ns/oa#hasSource"
_TYPE: Final = f"{RDF}type"

_RANK: Final[Mapping[Severity, int]] = {"Violation": 0, "Warning": 1, "Info": 2}


@dataclass(frozen=True)
class Finding:
    """What an engine says: *focus* breaks *shape*.

    graph  the source graph that was checked alone; None when all were checked together
    """

    shape: str
    focus: str
    path: str | None
    value: Term | None
    severity: Severity
    graph: str | None = None


@dataclass(frozen=True)
class Breach:
    """A finding with everything a person needs to mend it.

    shape     IRI of the rule, for example ``…/shapes#Lead-role``
    focus     IRI of the node at fault; ``focus_label`` is its name
    path      the property at fault, if it is one; ``value`` the value, if there is one
    document  title of the document the node came from, and the ``page`` in it
    file      where the node is stated, and the ``line`` in it
    graph     the source graph, when the rule belongs to its stage
    voices    keys of the councils that disagree, when none of them breaks the rule
              alone; then it is a warning and no fault: a conflict (``voices``)
    """

    shape: str
    focus: str
    focus_label: str
    path: str | None
    value: Term | None
    severity: Severity
    messages: Mapping[Language, str] = field(hash=False)
    document: str | None
    page: int | None
    file: str | None
    line: int | None
    graph: str | None = None
    voices: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The name of the rule, for example ``Lead-role``."""
        return self.shape.rpartition("#")[2]

    def finding(self) -> Finding:
        """Return the bare finding, as an engine gave it."""
        severity: Severity = "Violation" if self.voices else self.severity
        return Finding(
            self.shape, self.focus, self.path, self.value, severity, self.graph
        )


@dataclass(frozen=True)
class Report:
    """What a check found, gravest first, and how much it looked at."""

    breaches: tuple[Breach, ...]
    sources: tuple[str, ...] = ()
    triples: int = 0
    rules: int = 0

    @property
    def conforms(self) -> bool:
        """Whether nothing forbids keeping the facts; warnings do not."""
        return self.count("Violation") == 0

    @property
    def conflicts(self) -> tuple[Breach, ...]:
        """What councils say differently, and none of them says wrongly alone."""
        return tuple(breach for breach in self.breaches if breach.voices)

    def findings(self) -> tuple[Finding, ...]:
        """Return the bare findings."""
        return tuple(breach.finding() for breach in self.breaches)

    def of(self, named: Sequence[Facts]) -> "Report":
        """Return what the report says of the sources *named*."""
        origins = {origin for facts in named for origin in facts.origins}
        return replace(
            self,
            breaches=tuple(
                breach
                for breach in self.breaches
                if breach.file is None or breach.file in origins
            ),
            sources=tuple(source for source in self.sources if source in origins),
            triples=sum(len(facts.triples) for facts in named),
        )

    def count(self, severity: Severity) -> int:
        """Return how many breaches have that *severity*."""
        return sum(breach.severity == severity for breach in self.breaches)


def report(
    findings: Iterable[Finding], facts: Sequence[Facts], rules: Mapping[str, Shape]
) -> Report:
    """Return the report of *findings* on *facts*."""
    unique = set(findings)
    return Report(
        breaches=told(unique, _places(facts, {one.focus for one in unique}), rules),
        sources=tuple(origin for one in facts for origin in one.origins),
        triples=sum(len(one.triples) for one in facts),
        rules=len(rules),
    )


def told(
    findings: Iterable[Finding], places: "Places", rules: Mapping[str, Shape]
) -> tuple[Breach, ...]:
    """Return *findings* with what a person needs to mend them, gravest first."""
    found = [places.tell(one, rules[one.shape]) for one in set(findings)]
    return tuple(sorted(found, key=order))


def order(breach: Breach) -> tuple[object, ...]:
    """Return what to sort *breach* by: the gravest first, then by its place."""
    return (
        _RANK[breach.severity],
        breach.file or "",
        breach.document or "",
        breach.page or 0,
        breach.line or 0,
        breach.name,
        breach.focus,
        str(breach.value),
        breach.graph or "",
    )


@dataclass(frozen=True, slots=True)
class Places:
    """Where each node is stated, what it is called, and what it is derived from.

    said    what is said of a node: the property and the value, in the order of the
            sources
    stated  the sources that say what a node is; only their texts are looked at
    """

    said: Callable[[str], Sequence[tuple[str, Term]]]
    stated: Callable[[str], Sequence[Facts]]

    def tell(self, finding: Finding, rule: Shape) -> Breach:
        """Return *finding*, a breach of *rule*, with what is known of its place."""
        passage = self._passage(finding.focus)
        document, page = self._cited(passage) if passage else (None, None)
        if passage is None and self._is(finding.focus, KKR.Document):
            document = self.label(finding.focus)
        file, line = self._place(finding)
        return Breach(
            shape=finding.shape,
            focus=finding.focus,
            focus_label=self.label(finding.focus),
            path=finding.path,
            value=finding.value,
            severity=finding.severity,
            messages=rule.messages,
            document=document,
            page=page,
            file=file,
            line=line,
            graph=finding.graph,
        )

    def label(self, iri: str) -> str:
        """Return the node's Danish name or title, any other, or the end of its IRI."""
        names = [
            term
            for predicate in (_SKOS_LABEL, _TITLE)
            for said, term in self.said(iri)
            if said == predicate and isinstance(term, ox.Literal)
        ]
        danish = [name for name in names if name.language == "da"]
        for name in (*danish, *names):
            return name.value
        _, found, rest = iri.partition("/id/")
        return rest if found else iri

    def _values(self, iri: str, predicate: str) -> list[Term]:
        return [term for said, term in self.said(iri) if said == predicate]

    def _is(self, iri: str, kind: str) -> bool:
        return any(term.value == kind for term in self._values(iri, _TYPE))

    def _passage(self, iri: str) -> str | None:
        if self._is(iri, KKR.Passage):
            return iri
        derived = sorted(term.value for term in self._values(iri, _DERIVED))
        return next(iter(derived), None)

    def _cited(self, passage: str) -> tuple[str | None, int | None]:
        sources = self._values(passage, _SOURCE)
        document = self.label(sources[0].value) if sources else None
        pages = [page.value for page in self._values(passage, KKR.page)]
        return document, next((int(page) for page in pages if page.isdigit()), None)

    def _place(self, finding: Finding) -> tuple[str | None, int | None]:
        candidates = [
            one
            for one in self.stated(finding.focus)
            if finding.graph in (None, one.graph)
        ]
        for one in candidates:
            if (place := one.place_of(finding.focus)) is not None:
                return place
        return (candidates[0].origin, None) if candidates else (None, None)


def _places(facts: Sequence[Facts], nodes: set[str]) -> Places:
    """Return where *facts* state *nodes*, and what leads to their documents."""
    stated: dict[str, list[Facts]] = defaultdict(list)
    said: dict[str, list[tuple[str, Term]]] = defaultdict(list)
    # of the nodes, their passages, and the documents of these
    for leading in ((_DERIVED, _SOURCE), (_SOURCE,), ()):
        led: set[str] = set()
        for one in facts if nodes else ():
            for subject, predicate, value in _about(one, nodes):
                said[subject].append((predicate, value))
                if predicate == _TYPE:
                    stated[subject].append(one)
                if predicate in leading:
                    led.add(value.value)
        nodes = led - said.keys()
    return Places(lambda iri: said.get(iri, ()), lambda iri: stated.get(iri, ()))


def _about(facts: Facts, nodes: set[str]) -> Iterator[tuple[str, str, Term]]:
    """Yield what *facts* say of *nodes*; no source has nodes without a name."""
    for triple in lines.of(facts.triples).about(nodes):
        subject, value = triple.subject, triple.object
        if isinstance(subject, ox.NamedNode) and isinstance(
            value, ox.NamedNode | ox.Literal
        ):
            yield subject.value, triple.predicate.value, value
