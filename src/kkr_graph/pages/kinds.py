"""What kinds of thing there are, by their addresses, and what each is called."""

import re
from typing import Final

from kkr_graph.headers import Words
from kkr_graph.vocabulary import BASE

# .../id/meeting/hovedstaden/2025-09-02/item/3.2/annex/1
_PART: Final = re.compile(r"/(item|recommendation|annex|passage|briefing)/[^/]+$")

# In the order in which people look for them.
KINDS: Final = {
    "municipality": Words("Kommune", "Municipality"),
    "kkr": Words("KKR", "KKR council"),
    "initiative": Words("Initiativ", "Initiative"),
    "forum": Words("Forum", "Forum"),
    "organisation": Words("Organisation", "Organisation"),
    "region": Words("Region", "Region"),
    "strategy": Words("Strategi", "Strategy"),
    "person": Words("Person i offentligt hverv", "Person in public office"),
    "meeting": Words("Møde", "Meeting"),
    "item": Words("Dagsordenspunkt", "Agenda item"),
    "matter": Words("Sag", "Matter"),
    "scenario": Words("Scenarie", "Scenario"),
    "follow-up": Words("Opgave", "Task"),
    "document": Words("Dokument", "Document"),
    "annex": Words("Bilag", "Annex"),
    "post": Words("Post", "Post"),
    "term": Words("Valgperiode", "Term of office"),
    "change": Words("Omdannelse", "Change of organisation"),
    "point": Words("Punkt i et papir", "Point in a paper"),
    "gap": Words("Det, vi ikke ved", "What we do not know"),
    "concept": Words("Begreb", "Concept"),
    "graph": Words("Kilde i grafen", "Source in the graph"),
}
RANK: Final = {kind: rank for rank, kind in enumerate(KINDS)}
OTHER: Final = Words("Andet", "Other")


def of(iri: str) -> str:
    """Return the kind of thing that *iri* names.

    >>> of("https://w3id.org/kkr/id/municipality/0159")
    'municipality'
    >>> of("https://w3id.org/kkr/id/meeting/hovedstaden/2025-09-02/item/3.2")
    'item'
    >>> of("https://w3id.org/kkr/concept/role/formand")
    'concept'
    """
    if part := _PART.search(iri):
        return part[1]
    path = iri.removeprefix(BASE).removeprefix("id/")
    return path.partition("/")[0]
