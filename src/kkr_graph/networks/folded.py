"""The networks whose edges are roles, citations and threads: leads, forums, matters."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from pyoxigraph import NamedNode

from kkr_graph.headers import Words
from kkr_graph.language import Language
from kkr_graph.network import Network
from kkr_graph.networks import ties
from kkr_graph.networks.folding import fold
from kkr_graph.networks.scope import Heading, Scope, members
from kkr_graph.networks.ties import Tie, statement
from kkr_graph.networks.uncollected import uncollected

if TYPE_CHECKING:
    from kkr_graph.store import Store

LEADS: Final = Heading(
    "leads", Words("Hvem leder hvilke initiativer", "Who leads which initiatives")
)
FORUMS: Final = Heading(
    "forums",
    Words(
        "Hvem har plads i hvilke fora, og hvem udpeger til dem",
        "Who has a seat in which forums, and who appoints to them",
    ),
)
MATTERS: Final = Heading(
    "matters",
    Words(
        "Hvilke punkter sagsforløb går igennem, fra møde til møde",
        "Which items matters run through, from meeting to meeting",
    ),
)
CITATIONS: Final = Heading(
    "citations",
    Words(
        "Hvilke punkter henviser til hvilke tidligere beslutninger",
        "Which items cite which earlier decisions",
    ),
)


@uncollected()
def leads(
    store: "Store",
    *,
    on: date | None = None,
    council: NamedNode | None = None,
    language: Language = "da",
) -> Network:
    """Return who leads which initiatives: municipalities, associations, others.

    An edge is a lead, from its holder to the initiative; its status is what it rests on
    (proposed, decided, stated).  Proposals are no leads, and are not here.
    """
    scope = Scope(on, council, language)
    found = ties.ask(store, "network-leads", scope, within=members(store, scope))
    return fold(store, LEADS, scope, found)


@uncollected()
def forums(
    store: "Store",
    *,
    on: date | None = None,
    council: NamedNode | None = None,
    language: Language = "da",
) -> Network:
    """Return who has a seat in which forums, and who appoints to them.

    An edge is a role in a forum, or a seat.  Who sits on behalf of an organisation is
    an attribute (``person``) of the edge from that organisation.
    """
    scope = Scope(on, council, language)
    found = ties.ask(store, "network-forums", scope, within=members(store, scope))
    return fold(store, FORUMS, scope, found)


@uncollected()
def matters(
    store: "Store",
    *,
    on: date | None = None,
    council: NamedNode | None = None,
    language: Language = "da",
) -> Network:
    """Return which items matters run through: each item to its matter, and to the next.

    *Next* are the items of the same matter at the first later meeting that has any.
    """
    scope = Scope(on, council, language)
    found = ties.ask(store, "network-matters", scope, within=members(store, scope))
    return fold(store, MATTERS, scope, [*found, *_next(found)])


@uncollected()
def citations(
    store: "Store",
    *,
    on: date | None = None,
    council: NamedNode | None = None,
    language: Language = "da",
) -> Network:
    """Return which items cite which earlier decisions, and the bodies that took those.

    An edge is a place where an item cites a decision: one may cite it twice.
    """
    scope = Scope(on, council, language)
    found = ties.ask(store, "network-citations", scope, within=members(store, scope))
    decisions = [NamedNode(iri) for iri in sorted({tie.target for tie in found})]
    taken = ties.ask(store, "network-deciders", scope, decisions) if decisions else []
    return fold(store, CITATIONS, scope, [*found, *taken])


def _next(found: Iterable[Tie]) -> Iterator[Tie]:
    """Yield a tie from each item to those of its matter at the next meeting."""
    threads: defaultdict[str, defaultdict[date, list[Tie]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for tie in found:
        if tie.since is not None:
            threads[tie.target][tie.since].append(tie)
    for matter, days in sorted(threads.items()):
        for before, after in pairwise(sorted(days)):
            for one in days[before]:
                for other in days[after]:
                    yield replace(
                        other,
                        id=statement(one.source or "", "followedBy", other.source or "")
                        + f"&{matter}",
                        rel="followedBy",
                        source=one.source,
                        target=other.source or "",
                        facts={"matter": matter},
                    )
