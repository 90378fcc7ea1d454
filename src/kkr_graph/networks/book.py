"""Every network there is: what it shows, and what it can be narrowed by."""

from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from kkr_graph.errors import (
    NetworkNeedsError,
    NetworkParameterError,
    UnknownNetworkError,
)
from kkr_graph.headers import Words
from kkr_graph.network import Network
from kkr_graph.networks import folded, pairs, surroundings

if TYPE_CHECKING:
    from kkr_graph.language import Language
    from kkr_graph.store import Store


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of network.

    title       what it is called
    shows       what its nodes and edges are
    parameters  what narrows it, as keywords of *make*
    needed      those it cannot do without
    make        the function that makes it of a store
    """

    name: str
    title: Words
    shows: Words
    parameters: tuple[str, ...]
    make: Callable[..., Network]
    needed: tuple[str, ...] = ()


_KINDS: Final = (
    Kind(
        "leads",
        folded.LEADS.words,
        Words(
            "fra leder til initiativ; den, som ingen kilde nævner, er en knude for sig",
            "from lead to initiative; a lead whom no source names is a node of its own",
        ),
        ("on", "council"),
        folded.leads,
    ),
    Kind(
        "cooperation",
        pairs.COOPERATION.words,
        Words(
            "mellem to organisationer, vægtet med, hvor meget de er fælles om",
            "between two organisations, weighted by how much they share",
        ),
        ("on", "council"),
        pairs.cooperation,
    ),
    Kind(
        "forums",
        folded.FORUMS.words,
        Words(
            "fra den, der har plads eller udpeger, til forummet",
            "from whoever has a seat or appoints, to the forum",
        ),
        ("on", "council"),
        folded.forums,
    ),
    Kind(
        "matters",
        folded.MATTERS.words,
        Words(
            "fra punkt til sagsforløb, og fra punkt til punkt på næste møde",
            "from item to matter, and from item to item at the next meeting",
        ),
        ("on", "council"),
        folded.matters,
    ),
    Kind(
        "citations",
        folded.CITATIONS.words,
        Words(
            "fra punkt til beslutning, og fra beslutning til det organ, der tog den",
            "from item to decision, and from decision to the body that took it",
        ),
        ("on", "council"),
        folded.citations,
    ),
    Kind(
        "ego",
        Words("Hvad en ting er forbundet med", "What a thing is tied to"),
        Words(
            "alt omkring en ting (--thing), så mange skridt ud, som man vil (--depth)",
            "all around one thing (--thing), as many steps away as wanted (--depth)",
        ),
        ("on", "thing", "depth"),
        surroundings.ego,
        needed=("thing",),
    ),
)
NETWORKS: Final = {kind.name: kind for kind in _KINDS}


def find(name: str) -> Kind:
    """Return the kind of network called *name*; raises ``UnknownNetworkError``."""
    if name not in NETWORKS:
        near = get_close_matches(name, NETWORKS, n=2, cutoff=0.5)
        known = ", ".join(NETWORKS)
        raise UnknownNetworkError(name=name, known=known, suggestions=near)
    return NETWORKS[name]


def check(kind: Kind, given: set[str]) -> None:
    """Refuse what the kind cannot be narrowed by, and the lack of what it needs."""
    takes = ", ".join(f"--{name}" for name in kind.parameters)
    for name in sorted(given - {*kind.parameters}):
        raise NetworkParameterError(network=kind.name, parameter=name, takes=takes)
    for name in kind.needed:
        if name not in given:
            example = "Klimaalliancen"
            raise NetworkNeedsError(network=kind.name, parameter=name, example=example)


def ask(
    store: "Store", name: str, *, language: "Language" = "da", **given: object
) -> Network:
    """Return the network *name* of *store*; *given* are keywords that its kind takes.

    Raises ``UnknownNetworkError`` and ``NetworkParameterError``.
    """
    kind = find(name)
    check(kind, {*given})
    return kind.make(store, **given, language=language)
