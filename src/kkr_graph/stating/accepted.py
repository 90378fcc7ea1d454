"""State what an accepted finding speaks of: a deadline, a seat, a decision, a lead.

One function for each kind gives the thing and its triples, or nothing where the paper
does not say enough for a fact; a person may add that by hand.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import singledispatchmethod
from typing import Final

from pyoxigraph import Triple

from kkr_graph.agenda import Attendance
from kkr_graph.findings import Finding, shortened
from kkr_graph.spelling import fold
from kkr_graph.statements import CitedDecision, Deadline, FoundAppointment, FoundLead
from kkr_graph.stating import times
from kkr_graph.stating.iris import ID, Iris, of_day
from kkr_graph.stating.known import Known
from kkr_graph.stating.passages import Passages
from kkr_graph.stating.times import Stated
from kkr_graph.triples import DCT, FOAF, ORG, SKOS, concept, link, node, text, typed
from kkr_graph.vocabulary import KKR

_BODIES: Final = ("municipality", "region", "kkr", "forum", "organisation")
_LED: Final = ("initiative", "forum")


@dataclass(frozen=True, slots=True)
class _Given:
    """A finding to state, the item or document it stands in, and a person's name."""

    finding: Finding
    where: str
    named: str | None


class Accepted:
    """States what findings of one paper speak of, once they are accepted."""

    def __init__(
        self, iris: Iris, passages: Passages, known: Known, asked: Collection[str]
    ) -> None:
        """*asked* holds the keys of the items that recommend something."""
        self._iris = iris
        self._passages = passages
        self._known = known
        self._asked = asked

    def state(
        self, finding: str, one: Finding, where: str, named: str | None
    ) -> Iterator[Triple]:
        """Yield that *finding* is accepted as a thing, and what the thing is.

        *where* is the item or document it stands in, *named* what a person calls the
        thing; what other sources describe under that name is not described again.
        """
        told = named is not None and named in self._known.described
        stated = None if told else self._thing(one.read, _Given(one, where, named))
        if stated is None:
            if named is not None:
                yield link(finding, KKR.acceptedAs, named)
            return
        this, triples = stated
        yield link(finding, KKR.acceptedAs, this)
        yield from triples
        yield from self._passages.cite_phrase(this, one.start, one.end)

    @singledispatchmethod
    def _thing(self, _read: object, _given: _Given) -> Stated | None:
        return None  # a name, a date or an amount by itself states nothing more

    @_thing.register
    def _deadline(self, read: Deadline, given: _Given) -> Stated | None:
        this = self._name("follow-up", given)
        who = dict.fromkeys(m.iri for m in read.who if _kind(m.iri) in _BODIES)
        due, dated = times.rough(read.due, this)
        return this, [
            node(this, KKR.FollowUp),
            text(this, f"{SKOS}prefLabel", _sentence(read.what)),
            link(this, KKR.arisesFrom, given.where),
            link(this, KKR.due, due),
            *dated,
            *(link(this, KKR.responsible, iri) for iri in who),
            link(this, KKR.followUpStatus, concept("follow-up-status", "open")),
            link(this, KKR.frequency, concept("frequency", "once")),
        ]

    @_thing.register
    def _decision(self, read: CitedDecision, given: _Given) -> Stated | None:
        body = read.body.iri if read.body else ""
        if _kind(body) not in _BODIES or read.when is None:
            return None  # a decision is somebody's, of some time
        this = self._name("decision", given)
        triples = [
            node(this, KKR.Decision),
            text(this, f"{DCT}description", shortened(read.verbatim)),
            link(this, KKR.decidedBy, body),
        ]
        if read.outcome:
            triples.append(link(this, KKR.outcome, concept("outcome", read.outcome)))
        if read.when.rule != "exact-day":
            during, dated = times.rough(read.when, this)
            return this, [*triples, link(this, KKR.decidedDuring, during), *dated]
        day = read.when.not_after
        triples.append(typed(this, KKR.decidedOn, day.isoformat(), "date"))
        meeting = of_day(body.rpartition("/")[2], day)
        if _kind(body) == "kkr" and meeting in self._known.described:
            triples.append(link(this, KKR.atMeeting, meeting))
        return this, triples

    @_thing.register
    def _lead(self, read: FoundLead, given: _Given) -> Stated | None:
        led = read.initiative.iri if read.initiative else ""
        if _kind(led) not in _LED or read.basis == "no-political-lead":
            return None
        if read.past and not read.ends:  # over, nobody knows since when
            return None
        if read.basis == "proposed":
            return self._proposal(read, led, given)
        if not read.holder and not read.unknown_reason:
            return None
        this = self._name("lead", given)
        during, period = (
            times.between(read.starts, read.ends, this)
            if read.starts or read.ends
            else times.on(self._iris.day)
        )
        stated = KKR.validDuring if read.starts or read.ends else KKR.knownDuring
        return this, [
            node(this, KKR.Lead),
            link(this, f"{ORG}organization", led),
            link(this, f"{ORG}role", concept("role", read.role)),
            text(this, KKR.roleAsPrinted, read.role_as_printed),
            link(this, KKR.leadBasis, concept("lead-basis", "stated")),
            link(this, stated, during),
            *period,
            link(this, f"{ORG}member", read.holder.iri)
            if read.holder
            else _reason(this, read.unknown_reason),
        ]

    def _proposal(self, read: FoundLead, led: str, given: _Given) -> Stated | None:
        if _kind(led) != "initiative":
            return None
        this = self._name("lead-proposal", given)
        triples = [
            node(this, KKR.LeadProposal),
            link(this, KKR.forInitiative, led),
            link(this, KKR.proposalStatus, concept("proposal-status", "open")),
            link(this, KKR.nominee, read.holder.iri)
            if read.holder
            else _reason(this, read.unknown_reason),
        ]
        if given.finding.item in self._asked:
            asked = f"{given.where}/recommendation/1"
            triples.append(link(this, KKR.proposedIn, asked))
        return this, triples

    @_thing.register
    def _appointment(self, read: FoundAppointment, given: _Given) -> Stated | None:
        body = read.organisation.iri if read.organisation else ""
        if _kind(body) not in _BODIES or not read.person or read.basis == "proposed":
            return None
        this, triples = self._seat(read.person, body, read.role, given)
        if read.municipality:
            triples.append(link(this, KKR.onBehalfOf, read.municipality.iri))
        return this, triples

    @_thing.register
    def _attendance(self, read: Attendance, given: _Given) -> Stated | None:
        this, triples = self._seat(read.name, self._iris.body, "medlem", given)
        places = [iri for iri in given.finding.things if _kind(iri) == "municipality"]
        if len(places) == 1:
            triples.append(link(this, KKR.onBehalfOf, places[0]))
        return this, triples

    def _seat(self, name: str, body: str, role: str, given: _Given) -> Stated:
        """State that a person held a role in a body on the day of the paper."""
        this = self._name("participation", given)
        person = self._known.persons.get(fold(name))
        during, today = times.on(self._iris.day)
        triples = [
            node(this, KKR.Participation),
            link(this, f"{ORG}organization", body),
            link(this, f"{ORG}role", concept("role", role)),
            link(this, KKR.knownDuring, during),
            *today,
        ]
        if person is None:
            one = given.finding
            person = f"{ID}person/{fold(name).replace(' ', '-')}"
            triples += [
                node(person, f"{FOAF}Person"),
                text(person, f"{SKOS}prefLabel", name),
                *self._passages.cite_phrase(person, one.start, one.end),
            ]
        return this, [*triples, link(this, f"{ORG}member", person)]

    def _name(self, kind: str, given: _Given) -> str:
        return given.named or self._iris.stated(kind, given.finding.id)


def _reason(this: str, reason: str | None) -> Triple:
    why = concept("unknown-reason", reason or "not-stated")
    return link(this, KKR.unknownReason, why)


def _kind(iri: str) -> str:
    """Return what kind of thing an IRI of ours names."""
    return iri.removeprefix(ID).partition("/")[0] if iri.startswith(ID) else ""


def _sentence(words: str) -> str:
    said = shortened(words)
    return said[:1].upper() + said[1:]
