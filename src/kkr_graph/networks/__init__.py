"""Networks: what the graph says of who is tied to whom, as nodes and edges.

One function for each network; each asks a question of ``queries/internal/`` and folds
what it finds.  A role of many parts (who, in what, as what, from when, by which source)
becomes one edge that keeps them as attributes.  A holder whom no source names is a node
of its own that says so, and why.

    leads        who leads which initiatives
    cooperation  which organisations share initiatives and forums; weighted, undirected
    forums       who has a seat in which forums, and who appoints to them
    matters      which items a matter runs through, from meeting to meeting
    citations    which items cite which earlier decisions, and who took those
    ego          all that one thing is tied to, to a depth

On a day the bounds that are derived (``kkr:validFrom``, ``kkr:validUntil``) decide what
holds; ``since`` and ``until`` of an edge are only what a source states.  Without a day
there is everything, whenever it held.
"""

from kkr_graph.networks.book import NETWORKS, Kind, ask, find
from kkr_graph.networks.folded import citations, forums, leads, matters
from kkr_graph.networks.pairs import cooperation
from kkr_graph.networks.surroundings import ego

__all__ = [
    "NETWORKS",
    "Kind",
    "ask",
    "citations",
    "cooperation",
    "ego",
    "find",
    "forums",
    "leads",
    "matters",
]
