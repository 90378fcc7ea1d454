"""What rows state once they are read: values with IRIs, and nothing left to guess.

Days of a span are half-open: the start counts, the end does not.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from kkr_graph.registers import keys


@dataclass(frozen=True, slots=True)
class Day:
    """A day or rough date: what was written, its bounds, and the rule they follow."""

    verbatim: str
    first: date | None
    last: date
    rule: str

    @property
    def exact(self) -> bool:
        """Whether it is one day."""
        return self.rule == "exact-day"


@dataclass(frozen=True, slots=True)
class Span:
    """When something holds.

    start, end   half-open; None where a bound is not given
    label        what the row says of the two, for people
    rough        what was written, where a bound is read from a rough date
    known        first and last day of the time the source speaks of
    term         IRI of a term of office
    """

    start: date | None = None
    end: date | None = None
    label: str = ""
    rough: str = ""
    known: Day | None = None
    term: str | None = None

    @property
    def key(self) -> str:
        """What tells it from another span of the same thing; empty if nothing does."""
        if self.term:
            return keys.of(self.term)
        if self.start:
            return self.start.isoformat()
        if self.known:
            return keys.slug(self.known.verbatim)
        return f"til-{self.end.isoformat()}" if self.end else ""


@dataclass(frozen=True, slots=True)
class Citation:
    """Where it says so.  *title* and *sort* are of a document new to the graph."""

    document: str
    page: int | None
    quote: str
    title: str = ""
    sort: str = ""
    address: str = ""

    @property
    def passage(self) -> str:
        """The IRI of the passage."""
        page = str(self.page or "")
        mark = "-".join(part for part in (page, keys.digest(page, self.quote)) if part)
        return f"{self.document}/passage/register-{mark}"


@dataclass(frozen=True, slots=True)
class Decision:
    """What a body decided; *words* are empty if the graph says it already."""

    iri: str
    body: str
    day: Day
    words: str


@dataclass(frozen=True, slots=True)
class Body:
    """An initiative or forum.

    label, sort  of one new to the graph; another row may give the sort
    """

    iri: str
    label: str = ""
    sort: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """An elected person; *office* is a role in *municipality*, where it is given."""

    iri: str
    name: str
    office: str | None
    municipality: str | None
    new: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What every row has: its place, the IRI of what it states, and its source."""

    sheet: str
    row: int
    iri: str
    cited: Citation
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held(Entry):
    """A role that is held: by a lead, or by someone appointed.

    leads     whether the role leads, and so is a ``kkr:Lead``
    appointer IRI of the body that appoints, where no seat of the forum is known
    """

    body: Body
    role: str
    holder: str | None
    reason: str | None
    confidence: str
    span: Span
    decision: Decision | None
    leads: bool
    behalf: str | None = None
    person: Person | None = None
    appointer: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal(Entry):
    """A lead that is only proposed: never a role that is held."""

    body: Body
    nominee: str | None
    reason: str | None
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline(Entry):
    """A task, who is to do it, and by when."""

    task: str
    responsible: str | None
    reason: str | None
    due: Day
    frequency: str | None
    status: str
    arises: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution(Entry):
    """What someone pays or provides.

    scenario        IRI of the scenario it is part of
    scenario_label  with *scenario_status*, of a scenario new to the graph
    """

    body: Body
    contributor: str
    amount: Decimal | None
    currency: str | None
    staff: Decimal | None
    lower: Decimal | None
    upper: Decimal | None
    reason: str | None
    frequency: str | None
    span: Span
    scenario: str | None = None
    scenario_label: str = ""
    scenario_status: str = ""


Stated: TypeAlias = Held | Proposal | Deadline | Contribution
