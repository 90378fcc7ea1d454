"""State what minutes decide: the treatment of an item, and what that settles."""

from collections.abc import Iterator

from pyoxigraph import Triple

from kkr_graph.agenda import Decision
from kkr_graph.stating import times
from kkr_graph.stating.iris import ID, Iris
from kkr_graph.stating.known import Proposal
from kkr_graph.stating.passages import Passages
from kkr_graph.triples import (
    DCT,
    ORG,
    PROV,
    concept,
    link,
    node,
    text,
    typed,
)
from kkr_graph.vocabulary import KKR


class Decided:
    """Yields the triples of the decisions of one meeting, with their passages."""

    def __init__(self, iris: Iris, passages: Passages) -> None:
        self._iris = iris
        self._passages = passages

    def state(self, key: str, decided: Decision, *, asked: bool) -> Iterator[Triple]:
        """Yield the decision on the item *key*; *asked* where one was recommended."""
        item, place = self._iris.item(key), decided.place
        treatment = f"{item}/treatment"
        yield node(treatment, KKR.Treatment)
        yield link(treatment, KKR.treats, item)
        yield from self._passages.cite(treatment, place.start, place.end)
        this = self._iris.decision(key)
        yield node(this, KKR.Decision)
        yield text(this, f"{DCT}description", decided.text)
        for body in self._iris.bodies:
            yield link(this, KKR.decidedBy, body)
        yield typed(this, KKR.decidedOn, self._iris.day.isoformat(), "date")
        yield link(this, KKR.atMeeting, self._iris.meeting)
        yield link(this, f"{PROV}wasGeneratedBy", treatment)
        outcome = decided.outcome or "ikke-refereret"
        yield link(this, KKR.outcome, concept("outcome", outcome))
        if decided.conformity:
            yield link(this, KKR.conformity, concept("conformity", decided.conformity))
        if asked:
            followed = self._iris.recommendation(key)
            yield link(this, KKR.followsRecommendation, followed)
        yield from self._passages.cite(this, place.start, place.end)

    def adopted(
        self, key: str, decided: Decision, proposals: tuple[Proposal, ...]
    ) -> Iterator[Triple]:
        """Yield the leads that the decision makes of what the agenda proposed.

        Only where it follows the recommendation as it stood; the proposal itself stays
        as the agenda said it.
        """
        if decided.conformity != "as-recommended":
            return
        for proposal in proposals:
            this = f"{ID}lead/{self._iris.paper}/{key}/{_key(proposal.iri)}"
            yield node(this, KKR.Lead)
            yield link(this, f"{ORG}organization", proposal.initiative)
            yield link(this, f"{ORG}member", proposal.nominee)
            yield link(this, f"{ORG}role", concept("role", "tovholder"))
            yield link(this, KKR.leadBasis, concept("lead-basis", "decided"))
            yield link(this, KKR.confirmedBy, self._iris.decision(key))
            yield link(this, KKR.fromProposal, proposal.iri)
            during, period = times.since(self._iris.day, this)
            yield link(this, KKR.validDuring, during)
            yield from period
            place = decided.place
            yield from self._passages.cite(this, place.start, place.end)


def _key(iri: str) -> str:
    """Return the last words of an IRI, enough to tell proposals of one item apart."""
    return "-".join(iri.removeprefix(ID).split("/")[-2:])
