"""What the graph already states of a paper's meeting: a store in, ``Known`` out."""

from collections import defaultdict

from kkr_graph import questions
from kkr_graph.spelling import fold
from kkr_graph.stating import Iris, Known, Proposal
from kkr_graph.store import Store


def known(store: Store, iris: Iris) -> Known:
    """Return what sources other than the paper itself state of its meeting.

    Only minutes are read in the light of an agenda: an agenda comes first.
    """
    items: dict[str, str] = {}
    recommended: set[str] = set()
    proposals: defaultdict[str, list[Proposal]] = defaultdict(list)
    if iris.kind == "referat":
        for number, title, asks in questions.look_up(
            store, "meeting-items", meeting=iris.meeting
        ):
            items[number] = title
            if asks == "true":
                recommended.add(number)
        for number, *said in questions.look_up(
            store, "open-proposals", meeting=iris.meeting
        ):
            proposals[number].append(Proposal(*said))
    described = frozenset(
        thing for (thing,) in questions.look_up(store, "described", graph=iris.graph)
    )
    names = questions.read_names(store, ["person"])
    persons = {fold(name.text): name.thing for name in names if name.preferred}
    proposed = {number: tuple(those) for number, those in proposals.items()}
    return Known(items, frozenset(recommended), proposed, described, persons)
