"""State what a register says: a ``Register`` in, Turtle out.

One function for each kind of row.  The text goes back through ``sources``, which
refuses what the ontology does not know; whether it is sound is for ``checks``.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Final, Literal, TypeAlias

from pyoxigraph import Triple

from kkr_graph.registers import grounds, keys
from kkr_graph.registers.entries import Contribution, Deadline, Held, Proposal, Stated
from kkr_graph.registers.grounds import ORG
from kkr_graph.registers.headings import LAYOUTS
from kkr_graph.registers.register import Register
from kkr_graph.triples import (
    DCT,
    SKOS,
    concept,
    link,
    node,
    plain,
    text,
    typed,
)
from kkr_graph.turtle_writer import turtle
from kkr_graph.vocabulary import BASE, KKR

Access: TypeAlias = Literal["public", "councils", "own"]

_LICENCE: Final = "https://creativecommons.org/licenses/by/4.0/"


def graph_of(register: Register) -> str:
    """Return the IRI of the graph that the file of the register is."""
    if register.council:
        return f"{BASE}graph/{register.council}/register/{register.name}"
    return f"{BASE}graph/register/table/{register.name}"


def graph_named(council: str, file: Path) -> str:
    """Return the IRI of the graph that *file* becomes as a register of *council*."""
    return graph_of(Register(keys.slug(file.stem), "", "", (), (), council=council))


def document_of(register: Register) -> str:
    """Return the IRI of the file of the register, as a document."""
    if register.council:
        return keys.iri("document", register.council, "register", register.name)
    return keys.iri("document", "register", register.name)


def state(register: Register, access: Access = "own") -> bytes:
    """Return the facts of *register* as Turtle, the same bytes for the same file.

    *access* says whom the graph may be shared with.
    """
    return turtle(_all(register, access))


def _all(register: Register, access: Access) -> Iterator[Triple]:
    graph = graph_of(register)
    document = document_of(register)
    kinds = dict.fromkeys(kind for _, kind in register.kinds)
    words = ", ".join(LAYOUTS[kind].words.da.lower() for kind in kinds)
    yield node(graph, KKR.SourceGraph)
    yield text(graph, f"{DCT}title", f"Register: {words} ({register.name})")
    yield link(graph, f"{DCT}source", document)
    yield link(graph, f"{DCT}license", _LICENCE)
    yield link(graph, KKR.stage, concept("stage", "register"))
    yield link(graph, KKR.accessLevel, concept("access-level", access))
    yield node(document, KKR.Document)
    yield text(document, f"{DCT}title", f"Register: {words} ({register.name})")
    yield link(document, KKR.documentKind, concept("document-kind", "datasaet"))
    yield link(document, KKR.availability, concept("availability", "held"))
    yield plain(document, KKR.sha256, register.sha256)
    yield from of_rows(register.entries)


def of_rows(entries: Iterable[Stated]) -> Iterator[Triple]:
    """Yield what rows state, without what is said of their file."""
    for entry in entries:
        yield from _entry(entry)
        yield from grounds.passage(entry.cited)


def _entry(entry: Stated) -> Iterator[Triple]:
    match entry:
        case Held():
            yield from _held(entry)
        case Proposal():
            yield from _proposal(entry)
        case Deadline():
            yield from _deadline(entry)
        case Contribution():
            yield from _contribution(entry)
    yield from grounds.cited(entry.iri, entry.cited)
    if entry.note:
        yield text(entry.iri, f"{SKOS}note", entry.note)


def _held(role: Held) -> Iterator[Triple]:
    this = role.iri
    yield node(this, KKR.Lead if role.leads else KKR.Participation)
    yield link(this, f"{ORG}organization", role.body.iri)
    yield link(this, f"{ORG}role", role.role)
    yield link(this, KKR.confidence, role.confidence)
    if role.holder:
        yield link(this, f"{ORG}member", role.holder)
    if role.reason:
        yield link(this, KKR.unknownReason, role.reason)
    if role.behalf:
        yield link(this, KKR.onBehalfOf, role.behalf)
    if role.leads:
        basis = "decided" if role.decision and role.holder else "stated"
        yield link(this, KKR.leadBasis, concept("lead-basis", basis))
    if role.decision:
        yield from grounds.decision(this, role.decision, role.cited)
    yield from grounds.span(this, role.span)
    kind = KKR.Forum if "/id/forum/" in role.body.iri else KKR.Initiative
    yield from grounds.body(role.body, kind, role.cited)
    if role.person:
        yield from grounds.person(role, role.person, role.span, role.confidence)
    if role.appointer:
        yield from _post(role, role.appointer)


def _post(role: Held, appointer: str) -> Iterator[Triple]:
    """State that there is such a seat, and who appoints to it."""
    key = f"{role.role.rpartition('/')[2]}-{keys.of(appointer)}"
    this = keys.iri("post", keys.of(role.body.iri), key)
    yield node(this, f"{ORG}Post")
    yield link(this, f"{ORG}postIn", role.body.iri)
    yield link(this, f"{ORG}role", role.role)
    yield link(this, KKR.appointedBy, appointer)
    yield link(this, KKR.appointmentAct, concept("act", "udpege"))
    yield from grounds.cited(this, role.cited)


def _proposal(proposal: Proposal) -> Iterator[Triple]:
    this = proposal.iri
    yield node(this, KKR.LeadProposal)
    yield link(this, KKR.forInitiative, proposal.body.iri)
    yield link(this, KKR.proposalStatus, proposal.status)
    if proposal.nominee:
        yield link(this, KKR.nominee, proposal.nominee)
    if proposal.reason:
        yield link(this, KKR.unknownReason, proposal.reason)
    yield from grounds.body(proposal.body, KKR.Initiative, proposal.cited)


def _deadline(task: Deadline) -> Iterator[Triple]:
    this = task.iri
    due = keys.iri("date", this.partition("/id/")[2])
    yield node(this, KKR.FollowUp)
    yield text(this, f"{SKOS}prefLabel", task.task)
    yield link(this, KKR.arisesFrom, task.arises)
    yield link(this, KKR.due, due)
    yield link(this, KKR.followUpStatus, task.status)
    yield from grounds.uncertain(due, task.due)
    if task.responsible:
        yield link(this, KKR.responsible, task.responsible)
    if task.frequency:
        yield link(this, KKR.frequency, task.frequency)
    if task.reason:
        words = f"Hvem der har ansvaret for: {task.task}"
        yield from grounds.gap(task, task.reason, "holder", words)


def _contribution(part: Contribution) -> Iterator[Triple]:
    this = part.iri
    yield node(this, KKR.Contribution)
    yield link(this, KKR.contributor, part.contributor)
    yield link(this, KKR.contributesTo, part.body.iri)
    for predicate, size in (
        (KKR.amount, part.amount),
        (KKR.lowerBound, part.lower),
        (KKR.upperBound, part.upper),
        (KKR.fullTimeEquivalents, part.staff),
    ):
        if size is not None:
            yield typed(this, predicate, _decimal(size), "decimal")
    if part.currency and (part.amount or part.lower or part.upper) is not None:
        yield link(this, KKR.currency, part.currency)
    if part.frequency:
        yield link(this, KKR.frequency, part.frequency)
    yield from grounds.span(this, part.span)
    yield from grounds.body(part.body, KKR.Initiative, part.cited)
    if part.scenario:
        yield link(this, KKR.partOfScenario, part.scenario)
        yield from _scenario(part, part.scenario)
    if part.reason:
        words = f"Hvor meget der bidrages med ({keys.of(this)})"
        yield from grounds.gap(part, part.reason, "amount", words)


def _scenario(part: Contribution, this: str) -> Iterator[Triple]:
    if not part.scenario_label:
        return
    yield node(this, KKR.FinancingScenario)
    yield text(this, f"{SKOS}prefLabel", part.scenario_label)
    yield link(this, KKR.finances, part.body.iri)
    yield link(this, KKR.scenarioStatus, part.scenario_status)
    number = this.rpartition("/")[2]
    if number.isdecimal():
        yield plain(this, KKR.number, number)
    yield from grounds.cited(this, part.cited)


def _decimal(size: Decimal) -> str:
    """Return a decimal number as Turtle writes it, never with an exponent.

    >>> _decimal(Decimal("1550000")), _decimal(Decimal("1.25"))
    ('1550000.0', '1.25')
    """
    said = f"{size:f}"
    return said if "." in said else f"{said}.0"
