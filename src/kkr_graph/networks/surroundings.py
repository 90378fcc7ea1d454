"""All that one thing is tied to, and what that is tied to, as far as is wanted.

Any thing will do: a municipality, an item, a decision.  A role is no thing of its own
but an edge; asked for, it gives the network of its two ends.
"""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

from pyoxigraph import NamedNode

from kkr_graph import labels, questions
from kkr_graph.errors import TooManyTiesError, UnknownNameError
from kkr_graph.headers import Words
from kkr_graph.language import Language
from kkr_graph.name_kinds import none_of
from kkr_graph.names import key
from kkr_graph.network import Network
from kkr_graph.networks import ties
from kkr_graph.networks.attributes import typed
from kkr_graph.networks.folding import fold
from kkr_graph.networks.scope import Heading, Scope
from kkr_graph.networks.ties import Tie
from kkr_graph.networks.uncollected import uncollected

if TYPE_CHECKING:
    from kkr_graph.store import Store

EGO: Final = Words("Hvad {thing} er forbundet med", "What {thing} is tied to")
DEEPEST: Final = 6  # farther away everything is tied to everything
MOST_EDGES: Final = 100_000


@uncollected()
def ego(
    store: "Store",
    thing: NamedNode,
    depth: int = 1,
    *,
    on: date | None = None,
    language: Language = "da",
) -> Network:
    """Return what *thing* is tied to in at most *depth* steps, 1 to ``DEEPEST``.

    Each node says how far away it is (``distance``).  Ties between two nodes that are
    both there are there too.  Raises ``UnknownNameError`` and
    ``TooManyTiesError``.
    """
    scope = Scope(on, None, language)
    found: dict[str, Tie] = {}
    away = {thing.value: 0}
    front = [thing.value]
    for step in range(1, depth + 1):
        around = _around(store, scope, front)
        found |= {tie.id: tie for tie in around}
        _bound(found, step)
        ends = {end for tie in around for end in (tie.source, tie.target) if end}
        front = sorted(ends - away.keys())
        unnamed = [tie.id for tie in around if tie.source is None]
        away = dict.fromkeys((*front, *unnamed), step) | away
    for tie in _around(store, scope, front):
        if tie.source in away and tie.target in away:
            found[tie.id] = tie
    _bound(found, depth)
    lone = () if found else (_known(store, thing),)
    named = labels.of_things(store, [thing], language)
    name = named.get(thing.value, key(thing.value))
    words = Words(EGO.da.format(thing=name), EGO.en.format(thing=name))
    network = fold(store, Heading("ego", words), scope, [*found.values()], lone)
    return _measured(network, away)


def _known(store: "Store", thing: NamedNode) -> str:
    """Return the IRI of *thing*, tied to nothing; refuse one that is not there."""
    if not questions.look_up(store, "known", thing=thing.value):
        words = none_of("thing")
        raise UnknownNameError(
            name=thing.value, none_da=words.da, none_en=words.en, suggestions=[]
        )
    return thing.value


def _around(store: "Store", scope: Scope, front: list[str]) -> list[Tie]:
    if not front:
        return []
    things = [NamedNode(iri) for iri in front]
    return [
        *ties.ask(store, "network-roles", scope, things),
        *ties.ask(store, "network-statements", scope, things),
    ]


def _bound(found: dict[str, Tie], depth: int) -> None:
    if len(found) > MOST_EDGES:
        raise TooManyTiesError(
            network="ego",
            edges=len(found),
            most=MOST_EDGES,
            narrow=f"--depth {max(1, depth - 1)}",
        )


def _measured(network: Network, away: dict[str, int]) -> Network:
    """Return *network* with how far away each node is."""
    nodes = tuple(
        replace(node, attributes=typed({**node.attributes, "distance": away[node.id]}))
        if node.id in away
        else node
        for node in network.nodes
    )
    return replace(network, nodes=nodes)
