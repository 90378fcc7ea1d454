"""Tell what differs between two states, thing by thing, in Danish or English.

    1 ny, 1 ændret.

    Ændret: tovholder: Eksempel Kommune, Letbanen
      tovholder: Eksempel Kommune → Andeby Kommune
      kilde: Dagsorden 2/9-2025, pkt. 3.2, s. 7

A passage, a period, a rough date or an identifier is told with what rests on it.  Of
what is withdrawn nothing is told but that it is, since when and why.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from kkr_graph import differences, spelling
from kkr_graph.differences import Change, Difference, Sort, State
from kkr_graph.headers import Words
from kkr_graph.language import Language
from kkr_graph.thing_names import (
    IDENTIFIER,
    NAMES,
    PASSAGES,
    PERIOD,
    TYPE,
    ThingNames,
)
from kkr_graph.vocabulary import DEF, KKR

if TYPE_CHECKING:
    from kkr_graph.store import Store

KINDS: Final[Mapping[Sort, Words]] = {
    "added": Words("ny", "new"),
    "changed": Words("ændret", "changed"),
    "ended": Words("afsluttet", "ended"),
    "moved": Words("flyttet", "moved"),
    "withdrawn": Words("trukket tilbage", "withdrawn"),
    "removed": Words("fjernet", "removed"),
}
_MANY: Final[Mapping[Sort, Words]] = {
    **KINDS,
    "added": Words("nye", "new"),
    "changed": Words("ændrede", "changed"),
    "ended": Words("afsluttede", "ended"),
    "moved": Words("flyttede", "moved"),
    "removed": Words("fjernede", "removed"),
}
_SOURCE: Final = Words("kilde", "source")
_WORDS: Final = {PASSAGES: _SOURCE, TYPE: Words("art", "kind")}
_MENDED: Final = Words("{} (rettet)", "{} (mended)")
_NONE: Final = Words("Ingen forskel.", "No difference.")
_MORE: Final = Words("… og {} ting mere.", "… and {} more things.")
_NOTHING: Final = "–"

# What is told with the things that rest on it.
_DETAILS: Final = frozenset({KKR.Passage, PERIOD, KKR.UncertainDate, IDENTIFIER})
_OF_A_TOMBSTONE: Final = frozenset(
    {
        f"{DEF}withdrawnOn",
        f"{DEF}withdrawalGround",
        "http://purl.org/dc/terms/isReplacedBy",
    }
)


@dataclass(frozen=True, slots=True)
class Line:
    """What one property said and says, in words; empty where it said nothing."""

    property: str
    was: tuple[str, ...]
    now: tuple[str, ...]

    def say(self) -> str:
        """Return the line as a person reads it.

        >>> Line("tovholder", ("Eksempel Kommune",), ("Andeby Kommune",)).say()
        'tovholder: Eksempel Kommune → Andeby Kommune'
        """
        if self.was == self.now:  # it is called the same, and says something else
            return f"{self.property}: {', '.join(self.now)}"
        was, now = (", ".join(said) or _NOTHING for said in (self.was, self.now))
        return f"{self.property}: {was} → {now}"


@dataclass(frozen=True, slots=True)
class Told:
    """How one thing differs, in words.

    thing    its IRI
    sort     of the difference; a key of ``KINDS``
    name     what the thing is called
    lines    what it said and says, by property
    sources  where that stands, such as ``Dagsorden 2/9-2025, pkt. 3.2, s. 7``
    graphs   the graphs that say it
    """

    thing: str
    sort: Sort
    name: str
    lines: tuple[Line, ...]
    sources: tuple[str, ...]
    graphs: tuple[str, ...]

    def say(self, language: Language) -> str:
        """Return the thing as a heading and its lines below it."""
        kind = KINDS[self.sort].say(language)
        said = [f"{kind[:1].upper()}{kind[1:]}: {self.name}"]
        for line in self.lines:
            whole = not line.was if self.sort in {"added", "withdrawn"} else False
            now = f"{line.property}: {', '.join(line.now)}"
            said.append(f"  {now if whole else line.say()}")
        if self.sources:
            said.append(f"  {_SOURCE.say(language)}: {'; '.join(self.sources)}")
        return "\n".join(said)


@dataclass(frozen=True, slots=True)
class Account:
    """Everything that differs, in words of *language*."""

    language: Language
    things: tuple[Told, ...]

    @property
    def counts(self) -> dict[Sort, int]:
        """How many things there are of each sort that occurs, in the order of KINDS."""
        found = Counter(told.sort for told in self.things)
        return {sort: found[sort] for sort in KINDS if found[sort]}

    def summary(self) -> str:
        """Return the counts as one line, such as ``1 ny, 2 ændrede``."""
        return summary(self.counts, self.language)

    def text(self, most: int | None = None) -> str:
        """Return the summary and every thing, or the first *most*, for people."""
        parts = [
            self.summary(),
            *(one.say(self.language) for one in self.things[:most]),
        ]
        if left := len(self.things) - len(self.things[:most]):
            parts.append(_MORE.say(self.language).format(left))
        return "\n\n".join(parts) + "\n"


def tell(
    changes: Iterable[Change],
    before: State,
    after: State,
    language: Language = "da",
    store: "Store | None" = None,
) -> Account:
    """Return *changes*, which lead from *before* to *after*, in words.

    *store* is asked what things are called that neither state speaks of.
    """
    names = ThingNames(before, after, language, store)
    found = {one.thing: one for one in differences.whole(changes, before, after)}
    resting = _resting(names, found)
    names.cite({*found, *(thing for things in resting.values() for thing in things)})
    told = [
        _told(names, one, {}) for one in found.values() if not resting.get(one.thing)
    ]
    at = {one.thing: number for number, one in enumerate(told)}
    for thing, details in _mended(found, resting).items():
        one = found.get(thing) or Difference(thing, "changed", (), (), ())
        graphs = {graph for detail in details for graph in found[detail].graphs}
        said = _told(names, one, details, graphs)
        if thing in at:
            told[at[thing]] = said
        else:
            told.append(said)
    return Account(language, tuple(sorted(told, key=_order)))


def summary(counts: Mapping[Sort, int], language: Language) -> str:
    """Return *counts* by sort as one line.

    >>> summary({"added": 1, "changed": 2}, "da"), summary({}, "en")
    ('1 ny, 2 ændrede.', 'No difference.')
    """
    parts = [
        f"{counts[sort]} {(words if counts[sort] == 1 else _MANY[sort]).say(language)}"
        for sort, words in KINDS.items()
        if counts.get(sort)
    ]
    return ", ".join(parts) + "." if parts else _NONE.say(language)


def _resting(
    names: ThingNames, found: Mapping[str, Difference]
) -> dict[str, dict[str, set[str]]]:
    """Return, for each detail in *found*, what rests on it, and by which properties."""
    details = {thing for thing in found if names.types(thing) & _DETAILS}
    resting: dict[str, dict[str, set[str]]] = {thing: {} for thing in details}
    for said in (names.now, names.was):
        for thing, triples in said.items():
            for one in triples:
                if isinstance(one.object, ox.NamedNode) and one.object.value in details:
                    by = resting[one.object.value].setdefault(thing, set())
                    by.add(one.predicate.value)
    return resting


def _mended(
    found: Mapping[str, Difference], resting: Mapping[str, dict[str, set[str]]]
) -> dict[str, dict[str, set[str]]]:
    """Return the details that changed under each thing, and what ties it to them.

    A detail that came or went needs no word of its own: what rests on it says so.
    """
    mended: defaultdict[str, dict[str, set[str]]] = defaultdict(dict)
    for detail, things in sorted(resting.items()):
        if found[detail].sort not in {"changed", "ended"}:
            continue
        for thing, links in things.items():
            if thing not in resting:
                mended[thing][detail] = links
    return mended


def _told(
    names: ThingNames,
    one: Difference,
    details: Mapping[str, set[str]],
    graphs: Iterable[str] = (),
) -> Told:
    name = names.of(one.thing)
    lines = _WAYS.get(one.sort, _both)(names, one)
    if one.sort != "withdrawn":
        lines += [
            line for each in details.items() for line in _detail(names, one, each)
        ]
    lines = [line for line in lines if line.now != (name,) or line.was]
    cited = one.sort == "withdrawn" or any(
        line.property == _SOURCE.say(names.language) for line in lines
    )
    return Told(
        thing=one.thing,
        sort=one.sort,
        name=name,
        lines=tuple(dict.fromkeys(lines)),
        sources=() if cited else names.sources(one.thing),
        graphs=tuple(sorted({*one.graphs, *graphs})),
    )


def _both(names: ThingNames, one: Difference) -> list[Line]:
    """Return a line for each property that says otherwise."""
    was, now = _by_property(one.gone), _by_property(one.come)
    return _lines(names, one.thing, was.keys() | now.keys(), was, now)


def _new(names: ThingNames, one: Difference) -> list[Line]:
    """Return a line for each property of what was not there before."""
    now = _by_property(one.come)
    return _lines(names, one.thing, now.keys() - {TYPE, PASSAGES}, {}, now)


def _gone(names: ThingNames, one: Difference) -> list[Line]:
    """Return a line for each property of what is not there any more."""
    was = _by_property(one.gone)
    wanted = was.keys() - {TYPE, PASSAGES} - NAMES
    return _lines(names, one.thing, wanted, was, {})


def _tombstone(names: ThingNames, one: Difference) -> list[Line]:
    """Return when and why a thing was withdrawn; never what it said."""
    now = _by_property(one.come)
    return _lines(names, one.thing, now.keys() & _OF_A_TOMBSTONE, {}, now)


_WAYS: Final[Mapping[Sort, Callable[[ThingNames, Difference], list[Line]]]] = {
    "added": _new,
    "removed": _gone,
    "withdrawn": _tombstone,
}


def _lines(
    names: ThingNames,
    thing: str,
    wanted: Iterable[str],
    was: Mapping[str, Sequence[ox.Triple]],
    now: Mapping[str, Sequence[ox.Triple]],
) -> list[Line]:
    lines = [
        Line(
            _word(names, thing, which),
            tuple(_values(names, was.get(which, ()), which, earlier=True)),
            tuple(_values(names, now.get(which, ()), which, earlier=False)),
        )
        for which in wanted
    ]
    return sorted(lines, key=lambda line: spelling.alphabetical(line.property))


def _word(names: ThingNames, thing: str, which: str) -> str:
    if which in _WORDS:
        return _WORDS[which].say(names.language)
    return names.property(thing, which)


def _by_property(triples: Iterable[ox.Triple]) -> dict[str, list[ox.Triple]]:
    by: defaultdict[str, list[ox.Triple]] = defaultdict(list)
    for one in triples:
        by[one.predicate.value].append(one)
    return by


def _values(
    names: ThingNames, triples: Sequence[ox.Triple], of: str, *, earlier: bool
) -> Iterator[str]:
    """Yield the values in words; of a text in two languages only the reader's own."""
    objects = [one.object for one in triples]
    spoken = {one.language for one in objects if isinstance(one, ox.Literal)}
    said = {
        names.value(one, of, earlier=earlier)
        for one in objects
        if isinstance(one, ox.NamedNode)
        or (
            isinstance(one, ox.Literal)
            and (one.language in {None, names.language} or names.language not in spoken)
        )
    }
    yield from sorted(said, key=spelling.alphabetical)


def _detail(
    names: ThingNames, one: Difference, detail: tuple[str, set[str]]
) -> Iterator[Line]:
    """Yield what a detail that changed means for what rests on it."""
    thing, links = detail
    node = ox.NamedNode(thing)
    for which in sorted(links):
        was, now = (names.value(node, which, earlier=e) for e in (True, False))
        if was == now and PERIOD in names.types(thing):
            was, now = names.period(thing, earlier=True), names.period(thing)
        if was == now:
            was = now = _MENDED.say(names.language).format(now)
        yield Line(_word(names, one.thing, which), (was,), (now,))


def _order(told: Told) -> tuple[int, tuple[str, str], str]:
    return [*KINDS].index(told.sort), spelling.alphabetical(told.name), told.thing
