"""Find what an address of ours stands for: a path in, the IRI of a thing out.

An address may end in the ending of a form, ``.ttl`` or ``.csv``.  Keys hold dots and
slashes of their own (``item/3.10``), so an ending counts only where the address with it
is nothing we know and the address without it is.
"""

import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from kkr_graph import labels, questions
from kkr_graph.errors import NoSuchThingError, WithdrawnError
from kkr_graph.name_kinds import KINDS
from kkr_graph.vocabulary import BASE

if TYPE_CHECKING:
    from collections.abc import Collection

    from kkr_graph.names import Names
    from kkr_graph.store import Store

_BASE: Final = re.compile(r"https?://[^\s<>\"{}|\\^`?#\x00-\x20\x7f-\uffff]+")
_LONGEST: Final = 200  # characters of an address that near ones are looked for
_SHOWN: Final = 100
_MOST: Final = 5
_NEAR: Final = 0.6


@dataclass(frozen=True, slots=True)
class Address:
    """What an address stands for.

    iri     of the thing
    ending  of the form that was asked for, without its dot; empty for none
    """

    iri: str
    ending: str


def is_base(text: str) -> bool:
    """Say whether *text* can be where a site is on the web.

    >>> is_base("https://example.org/kkr"), is_base("https://example.org/?q=")
    (True, False)
    """
    return _BASE.fullmatch(text) is not None


def find(
    store: "Store", names: "Names", path: str, endings: "Collection[str]"
) -> Address:
    """Return what *path*, below ``vocabulary.BASE``, stands for in *store*.

    *endings* are those that a form may have.  Raises ``NoSuchThingError`` with near
    IRIs, and ``WithdrawnError`` with what has taken its place.
    """
    stem, dot, ending = path.rpartition(".")
    likely = [Address(BASE + path, "")]
    if dot and ending in endings:
        likely.append(Address(BASE + stem, ending))
    for address in likely:
        if questions.look_up(store, "known", thing=address.iri):
            _refuse_withdrawn(store, address.iri)
            return address
    near = _near(store, names, likely[-1].iri.removeprefix(BASE))
    raise NoSuchThingError(
        what=path[:_SHOWN], suggestions=near, called=_called(store, near)
    )


def _refuse_withdrawn(store: "Store", iri: str) -> None:
    rows = questions.look_up(store, "withdrawn", thing=iri)
    if rows:
        successors = [successor for _, successor in rows if successor]
        raise WithdrawnError(
            what=iri.removeprefix(BASE),
            successors=successors,
            called=_called(store, successors),
        )


def _called(store: "Store", iris: list[str]) -> dict[str, str]:
    """Return what those of *iris* that have a name are called."""
    return labels.of_things(store, [ox.NamedNode(iri) for iri in iris])


def _near(store: "Store", names: "Names", path: str) -> list[str]:
    """Return the IRIs that whoever asked for *path* may have meant, likeliest first."""
    if len(path) > _LONGEST:
        return []
    realm, _, rest = path.partition("/")
    kind, _, key = rest.partition("/")
    sort, typed = kind if kind in KINDS else "thing", key.replace("-", " ")
    found = names.matches(typed, sort) or [
        iri
        for label in names.suggest(typed, sort)
        for iri in names.matches(label, sort)
    ]
    start = f"{BASE}{realm}/{kind}/"
    known = questions.things(store, start)
    if not known:
        start = f"{BASE}{realm}/"
        known = questions.things(store, start)
    keys = {iri.removeprefix(start): iri for iri in known}
    sought = (BASE + path).removeprefix(start)
    near = get_close_matches(sought, keys, n=_MOST, cutoff=_NEAR)
    return list(dict.fromkeys([*found, *(keys[one] for one in near)]))[:_MOST]
