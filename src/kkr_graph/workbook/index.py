"""Every thing of the graph: what it is called, and on which sheet it stands.

A thing stands on one sheet, that of its narrowest class: a lead is a participation too,
but stands among the leads.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Final, NamedTuple

from pyoxigraph import Literal, NamedNode

from kkr_graph import questions
from kkr_graph.answers.answer import Row, Term, value
from kkr_graph.headers import Words
from kkr_graph.language import Language
from kkr_graph.names import key
from kkr_graph.reference.statements import Statements
from kkr_graph.spelling import alphabetical
from kkr_graph.workbook.terms import PASSAGE

if TYPE_CHECKING:
    from kkr_graph.store import Store

_NOBODY: Final = Words("ikke kendt", "not known")
_DIGITS: Final = re.compile(r"\d+")
_LONGEST_NAME: Final = 200
_MANY_DIGITS: Final = 12


class Thing(NamedTuple):
    """A thing: the class whose sheet it stands on, and what it is called.

    name  empty where nothing names it
    day   the day it is, if it is a time that the sources print, and only one day
    """

    kind: str
    name: str
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Index:
    """The things by IRI."""

    things: Mapping[str, Thing]

    def name(self, iri: str) -> str:
        """Return what the thing is called, or the part of its IRI that is its own."""
        thing = self.things.get(iri)
        return (thing.name if thing else "") or key(iri)

    def kind(self, iri: str) -> str | None:
        """Return the class whose sheet the thing stands on."""
        thing = self.things.get(iri)
        return thing.kind if thing else None

    def by_kind(self, chosen: Iterable[str]) -> dict[str, list[str]]:
        """Return *chosen* by class, each in the order that a Dane looks for names."""
        found: dict[str, list[str]] = {}
        for iri in chosen:
            found.setdefault(self.things[iri].kind, []).append(iri)
        return {kind: sorted(iris, key=self._order) for kind, iris in found.items()}

    def _order(self, iri: str) -> tuple[str, str]:
        return alphabetical(_counted(self.name(iri)))[0], _counted(iri)


def read(store: "Store", language: Language) -> Index:
    """Return every thing of *store*, named in *language* if it can be."""
    things: dict[str, Thing] = {}
    classes = [kind for kind, _ in questions.look_up(store, "workbook-classes")]
    for kind in sorted(classes, key=lambda iri: (-_depth(iri), iri)):
        rows = questions.ask_each(store, "workbook-things", "class", [NamedNode(kind)])
        for iri, thing in _named(kind, rows, language):
            things.setdefault(iri, thing)
    _name_roles(store, things, language)
    return Index(things)


def _named(
    kind: str, rows: Sequence[Row], language: Language
) -> Iterator[tuple[str, Thing]]:
    for subject, group in groupby(rows, itemgetter(0)):
        if not isinstance(subject, NamedNode):
            continue
        found = list(group)
        earliest, latest = (value(term, "date") for term in found[0][3:])
        day = earliest if isinstance(earliest, date) and earliest == latest else None
        name = "" if kind == PASSAGE else _name(found, language)
        yield subject.value, Thing(kind, name, day)


def _name(rows: Sequence[Row], language: Language) -> str:
    """Return the best name: of the lowest rank, and there in *language*, or Danish."""
    names = [(rank.value, name) for _, rank, name, *_ in rows if rank and name]
    best = [name for rank, name in names if rank == names[0][0]]
    return min(best, key=lambda name: _strange(name, language)).value if best else ""


def _strange(name: Term, language: Language) -> int:
    tongue = name.language if isinstance(name, Literal) else None
    return 0 if tongue == language else 1 if tongue == "da" else 2


def _name_roles(store: "Store", things: dict[str, Thing], language: Language) -> None:
    """Call each role without a name by its holder, its kind and what it is held in."""
    index = Index(things)
    for role, member, concept, whole in questions.look_up(store, "workbook-roles"):
        thing = things.get(role)
        if thing is None or thing.name:
            continue
        who = index.name(member) if member else _NOBODY.say(language)
        name = f"{who}, {index.name(concept)}, {index.name(whole)}"
        things[role] = thing._replace(name=name[:_LONGEST_NAME])


def _depth(kind: str, seen: frozenset[str] = frozenset()) -> int:
    """Return how far below the widest class *kind* is."""
    if kind in seen:
        return 0
    above = Statements.of_words().objects(kind, "subClassOf")
    return 1 + max((_depth(one, seen | {kind}) for one in above), default=0)


def _counted(text: str) -> str:
    """Return *text* so that 9 comes before 12."""
    return _DIGITS.sub(lambda found: found[0].zfill(_MANY_DIGITS), text)
