"""Find out what a person means: a name, code, abbreviation or IRI in, an IRI out.

Names come from the graph by ``queries/internal/names.rq``; this module only compares
them.  The first way of comparing that finds anything settles it: the name as printed,
the name without case and Danish letters, the name as typed without them.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias

from pyoxigraph import NamedNode

from kkr_graph.errors import AmbiguousNameError, BadDateError, UnknownNameError
from kkr_graph.name_kinds import KINDS, none_of
from kkr_graph.spelling import fold, loosen, read_date
from kkr_graph.vocabulary import BASE

_Group: TypeAlias = tuple[str, ...] | None
_Way: TypeAlias = Callable[[str, str], str]
_Asked: TypeAlias = tuple[_Way, str, _Group, str | None]

# What people leave out, or put in, around the name proper.
_NOISE: Final = {
    "municipality": ("kommune", "kommunes", "municipality"),
    "council": ("kkr",),
}
_CODE_DIGITS: Final = 4
_SUGGESTIONS: Final = 5
_CANDIDATES: Final = 12


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """One of the names of one thing."""

    thing: str
    kind: str
    text: str
    preferred: bool


class Names:
    """Every name in the graph, ready to be compared."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._names = tuple(sorted(set(names)))
        self._labels: dict[str, str] = {}
        self._kinds: dict[str, set[str]] = {}
        self._indexes: dict[_Asked, dict[str, set[str]]] = {}
        for name in self._names:
            self._kinds.setdefault(name.thing, set()).add(name.kind)
            if name.preferred or name.thing not in self._labels:
                self._labels[name.thing] = name.text

    def __iter__(self) -> Iterator[Name]:
        """Iterate over every name, by thing."""
        return iter(self._names)

    def label(self, thing: str) -> str:
        """Return what *thing* is called, or the part of its IRI that is its own."""
        return self._labels.get(thing, key(thing))

    def resolve(self, text: str, kind: str, scheme: str | None = None) -> NamedNode:
        """Return the one thing of *kind* that *text* names."""
        if (found := _iri(text)) is not None:
            return self._known(found, text, kind)
        things = self.matches(text, kind, scheme)
        if len(things) == 1:
            return NamedNode(*things)
        if things:
            raise AmbiguousNameError(name=text, candidates=self._listed(things))
        typed = _as_printed(text, kind)
        raise _unknown(text, kind, self.suggest(typed, kind, scheme))

    def matches(self, text: str, kind: str, scheme: str | None = None) -> list[str]:
        """Return every thing of *kind* that *text* may name, most often one or none.

        Cheaper than ``resolve`` where many texts name nothing: near names are dear.
        """
        if (iri := _iri(text)) is not None:
            kinds = {k for group in KINDS[kind] for k in group or ()}
            return [iri] if self._kinds.get(iri, frozenset()) & kinds else []
        typed = _as_printed(text, kind)
        for group in KINDS[kind]:
            for compare in _WAYS:
                index = self._index(compare, kind, group, scheme)
                if things := index.get(compare(typed, kind)):
                    return sorted(things)
        return []

    def suggest(self, text: str, kind: str, scheme: str | None = None) -> list[str]:
        """Return what someone who typed *text* may have meant, likeliest first."""
        from difflib import get_close_matches  # noqa: PLC0415 - seldom needed

        wanted = fold(text)
        for group in KINDS[kind]:
            forms: dict[str, str] = {}
            for name in self._of(group, scheme):
                forms.setdefault(fold(name.text), self.label(name.thing))
            near = get_close_matches(wanted, forms, n=_SUGGESTIONS, cutoff=0.6)
            near += [form for form in forms if wanted and wanted in form]
            if near:
                return list(dict.fromkeys(forms[form] for form in near))[:_SUGGESTIONS]
        return []

    def _index(
        self, compare: _Way, kind: str, group: _Group, scheme: str | None
    ) -> dict[str, set[str]]:
        """Return the things of a group by what *compare* makes of their names."""
        asked = (compare, kind, group, scheme)
        if asked not in self._indexes:
            index: dict[str, set[str]] = {}
            for name in self._of(group, scheme):
                for text in (name.text, *_keys(name.thing)):
                    index.setdefault(compare(text, kind), set()).add(name.thing)
            index.pop("", None)
            self._indexes[asked] = index
        return self._indexes[asked]

    def _of(self, group: _Group, scheme: str | None) -> list[Name]:
        within = f"{BASE}concept/{scheme}/" if scheme else ""
        return [
            name
            for name in self._names
            if (group is None or name.kind in group) and name.thing.startswith(within)
        ]

    def _known(self, iri: str, text: str, kind: str) -> NamedNode:
        """Accept an IRI: any at all if *kind* is thing, else one that has a name."""
        try:
            node = NamedNode(iri)
        except ValueError:
            raise _unknown(text, kind, []) from None
        kinds = [k for group in KINDS[kind] for k in group or ()]
        if kind == "thing" or any(
            name.thing == iri and name.kind in kinds for name in self._names
        ):
            return node
        raise _unknown(text, kind, self.suggest(key(iri), kind))

    def _listed(self, things: Iterable[str]) -> str:
        listed = sorted(
            f"  {thing.removeprefix(BASE)}  {self.label(thing)}" for thing in things
        )
        rest = len(listed) - _CANDIDATES
        return "\n".join(listed[:_CANDIDATES] + ([f"  … +{rest}"] if rest > 0 else []))


def key(iri: str) -> str:
    """Return what is left of one of our IRIs when what all have is taken away.

    >>> key("https://w3id.org/kkr/id/meeting/hovedstaden/2025-09-02")
    'hovedstaden/2025-09-02'
    >>> key("https://w3id.org/kkr/concept/role/tovholder")
    'role/tovholder'
    >>> key("http://www.w3.org/ns/org#Role")
    'http://www.w3.org/ns/org#Role'
    """
    if iri.startswith(f"{BASE}id/"):
        return iri.removeprefix(f"{BASE}id/").partition("/")[2]
    return iri.removeprefix(f"{BASE}concept/") if iri.startswith(BASE) else iri


def _unknown(text: str, kind: str, suggestions: list[str]) -> UnknownNameError:
    words = none_of(kind)
    return UnknownNameError(
        name=text, none_da=words.da, none_en=words.en, suggestions=suggestions
    )


def _keys(thing: str) -> tuple[str, ...]:
    """Return the short forms of an IRI: with its kind, without it, its last part."""
    short = key(thing)
    return (thing.removeprefix(f"{BASE}id/"), short, short.rpartition("/")[2])


def _iri(text: str) -> str | None:
    typed = text.strip().removeprefix("<").removesuffix(">")
    if "://" in typed:
        return typed
    if typed.startswith(("id/", "concept/", "graph/")):
        return BASE + typed
    return None


def _as_printed(text: str, kind: str) -> str:
    """Return *text* as the graph writes it: codes in four digits, days in ISO form."""
    typed = text.strip()
    if kind == "municipality" and typed.isascii() and typed.isdigit():
        return typed.zfill(_CODE_DIGITS)
    if kind == "meeting":
        council, slash, day = typed.partition("/")
        try:
            if slash and not council.isdigit():
                return f"{council}/{read_date(day).isoformat()}"
            return read_date(typed).isoformat()
        except BadDateError:
            return typed
    return typed


def _verbatim(text: str, _kind: str) -> str:
    return text.strip()


def _folded(text: str, _kind: str) -> str:
    return fold(text)


def _bare(text: str, kind: str) -> str:
    noise = _NOISE.get(kind, ())
    return " ".join(word for word in fold(text).split() if word not in noise)


def _loose(text: str, kind: str) -> str:
    return loosen(_bare(text, kind))


_WAYS: Final[tuple[_Way, ...]] = (
    _verbatim,
    _folded,
    _bare,
    _loose,
)
