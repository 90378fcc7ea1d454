"""Who works with whom: two organisations that take part in the same things.

A pair is one edge, undirected, that counts and lists what the two share.  No source
states a pair, so it has no dates of its own; on no particular day the two must have
taken part at the same time.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import combinations, islice
from typing import TYPE_CHECKING, Final, NamedTuple

from pyoxigraph import NamedNode

from kkr_graph.errors import TooManyTiesError
from kkr_graph.headers import Words
from kkr_graph.language import Language
from kkr_graph.network import Edge, Network, Value
from kkr_graph.networks import things, ties
from kkr_graph.networks.attributes import Raw, typed
from kkr_graph.networks.folding import assemble, cite, join
from kkr_graph.networks.scope import Heading, Scope, members
from kkr_graph.networks.ties import Tie, statement
from kkr_graph.networks.uncollected import uncollected
from kkr_graph.spelling import alphabetical

if TYPE_CHECKING:
    from kkr_graph.store import Store

COOPERATION: Final = Heading(
    "cooperation",
    Words(
        "Hvem er med i de samme initiativer og fora",
        "Who takes part in the same initiatives and forums",
    ),
    directed=False,
)
MOST_PAIRS: Final = 1_000_000  # 1,400 that are all in one thing; about 2 GB
_REL: Final = "cooperates"
_MOST_SOURCES: Final = 5  # that an edge names; it counts everything it rests on


class Shared(NamedTuple):
    """One thing that two share: what it is, and the passages it rests on."""

    thing: str
    sort: str
    passages: tuple[str, ...]


@uncollected()
def cooperation(
    store: "Store",
    *,
    on: date | None = None,
    council: NamedNode | None = None,
    language: Language = "da",
) -> Network:
    """Return which organisations share initiatives and forums, and which.

    Whoever leads takes part; a person takes part for the organisation that he or she
    sits on behalf of.  The councils themselves are not counted: every municipality of
    the region has a seat there.  Raises ``TooManyTiesError``.
    """
    scope = Scope(on, council, language)
    found = ties.ask(store, "network-parts", scope, within=members(store, scope))
    wholes = _wholes(found)
    _bound(wholes)
    pairs: defaultdict[tuple[str, str], list[Shared]] = defaultdict(list)
    for thing, parts in wholes.items():
        for one, other in combinations(sorted(parts), 2):
            if shared := _overlap(parts[one], parts[other]):
                pairs[one, other].append(Shared(thing, shared[0].rel, _rest_on(shared)))
    names = {
        node.id: node.label for node in things.nodes(store, sorted(wholes), language)
    }
    cited = cite(store, found, scope)
    edges = [_edge(pair, shared, names, cited) for pair, shared in pairs.items()]
    known = sorted({end for pair in pairs for end in pair})
    nodes = things.nodes(store, known, language)
    return assemble(store, COOPERATION, scope, nodes, edges)


def _wholes(found: Iterable[Tie]) -> dict[str, dict[str, list[Tie]]]:
    """Return, by what they take part in, who takes part, and by which roles."""
    wholes: defaultdict[str, defaultdict[str, list[Tie]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for tie in found:
        if tie.source is not None:
            wholes[tie.target][tie.source].append(tie)
    return {thing: dict(parts) for thing, parts in sorted(wholes.items())}


def _bound(wholes: Mapping[str, Mapping[str, object]]) -> None:
    """Refuse what would make more pairs than memory holds, before any is made."""
    pairs = sum(len(parts) * (len(parts) - 1) // 2 for parts in wholes.values())
    if pairs > MOST_PAIRS:
        raise TooManyTiesError(
            network="cooperation", edges=pairs, most=MOST_PAIRS, narrow="--council"
        )


def _overlap(mine: Iterable[Tie], theirs: Iterable[Tie]) -> list[Tie]:
    """Return the roles of the two, if any two of them hold at the same time."""
    for one in mine:
        for other in theirs:
            if _before(one.first, other.ends) and _before(other.first, one.ends):
                return [one, other]
    return []


def _before(first: str, ends: str) -> bool:
    return not first or not ends or first < ends


def _rest_on(roles: Iterable[Tie]) -> tuple[str, ...]:
    return tuple(tie.passage for tie in roles if tie.passage)


def _edge(
    pair: tuple[str, str],
    shared: list[Shared],
    names: Mapping[str, str],
    cited: Mapping[str, Mapping[str, Value]],
) -> Edge:
    counts = Counter(one.sort for one in shared)
    said: dict[str, Raw] = {
        "shared": join(sorted((names[one.thing] for one in shared), key=alphabetical)),
        "initiatives": counts["initiative"],
        "forums": counts["forum"],
        "citation": _sources(shared, cited),
    }
    return Edge(
        statement(pair[0], _REL, pair[1]),
        *pair,
        _REL,
        weight=len(shared),
        attributes=typed(said),
    )


def _sources(shared: Iterable[Shared], cited: Mapping[str, Mapping[str, Value]]) -> str:
    every = dict.fromkeys(_cited(shared, cited))
    few = [*islice(every, _MOST_SOURCES)]
    more = len(every) - len(few)
    return join(few) + (f" (+{more})" if more else "")


def _cited(
    shared: Iterable[Shared], cited: Mapping[str, Mapping[str, Value]]
) -> Iterator[str]:
    for one in shared:
        for passage in one.passages:
            if passage in cited:
                yield str(cited[passage]["citation"])
