"""Read a paper whole: file → printed lines → running text → agenda and statements.

In: the file of a dagsorden or referat, and the names the graph knows.  Out: a
``Reading``, which says what was read, where each thing stands, and what was left out.
Nothing here knows of RDF; ``stating`` turns a reading into facts.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from kkr_graph import agenda as agendas, papers
from kkr_graph.agenda import Agenda, Kind
from kkr_graph.papers import Flow, Paper, Skipped
from kkr_graph.placed_tables import PlacedTable
from kkr_graph.statements import (
    CitedDecision,
    Deadline,
    FoundAmount,
    FoundAppointment,
    FoundDate,
    FoundLead,
    FoundLink,
    Gazetteer,
    Mention,
    amounts as amounts_in,
    appointments as appointments_in,
    cited,
    dates as dates_in,
    deadlines as deadlines_in,
    leads as leads_in,
    links as links_in,
)

_COUNCILS: Final = {
    "hovedstaden": "KKR Hovedstaden",
    "sjaelland": "KKR Sjælland",
    "syddanmark": "KKR Syddanmark",
    "midtjylland": "KKR Midtjylland",
    "nordjylland": "KKR Nordjylland",
}


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of one paper.

    Everything from ``dates`` on is a span of ``flow.text``, the rows of tables too;
    ``page`` says where.  ``skipped`` are pages whose tables were not looked for.
    ``reader`` is the key of the council that read it, which owns what is stated of a
    joint paper; empty for the first that the paper names.
    """

    paper: Paper
    flow: Flow
    agenda: Agenda
    dates: tuple[FoundDate, ...]
    amounts: tuple[FoundAmount, ...]
    mentions: tuple[Mention, ...]
    links: tuple[FoundLink, ...]
    deadlines: tuple[Deadline, ...]
    decisions: tuple[CitedDecision, ...]
    leads: tuple[FoundLead, ...]
    appointments: tuple[FoundAppointment, ...]
    tables: tuple[PlacedTable, ...]
    skipped: tuple[Skipped, ...]
    reader: str = ""

    @property
    def council(self) -> str:
        """The name of the council whose paper it is, or of those that share it."""
        names = [_COUNCILS[key] for key in self.agenda.council.split("+")]
        return " og ".join(filter(None, (", ".join(names[:-1]), names[-1])))

    def page(self, start: int) -> int:
        """Return the page of the character at *start* of the running text."""
        return self.flow.page(start)


def read(
    path: Path,
    names: Iterable[tuple[str, str]] = (),
    kind: Kind | None = None,
    reader: str = "",
) -> Reading:
    """Read the paper at *path*; *names* are (IRI, name) pairs to look for.

    *kind* overrules what the paper says it is; *reader* is the council that reads it.

    Raises ``UnreadableError`` for a file that cannot be read, or is no paper of a KKR.
    """
    names = tuple(names)
    paper = papers.read(path)
    flow = papers.flow(paper)
    known = [name for iri, name in names if "/municipality/" in iri]
    agenda = agendas.parse(
        flow, origin=Path(paper.origin).name, kind=kind, municipalities=known
    )
    day, text = agenda.date, flow.text
    book = _book(names)
    dates, mentions = dates_in.find(text, day.year if day else None), book.find(text)
    tables = papers.tables(path, paper, flow)
    placed = tuple(PlacedTable.of(table, flow) for table in tables.found)
    leads = leads_in.find(text, mentions, dates)
    leads += [lead for table in placed for lead in table.leads(book)]
    return Reading(
        paper,
        flow,
        agenda,
        tuple(dates),
        tuple(amounts_in.find(text)),
        tuple(mentions),
        tuple(links_in.find(text)),
        tuple(deadlines_in.find(text, dates, mentions, written=day)),
        tuple(cited.find(text, dates, mentions, written=day)),
        tuple(leads),
        tuple(appointments_in.find(text, mentions, dates)),
        placed,
        tables.skipped,
        reader,
    )


@lru_cache(maxsize=1)
def _book(names: tuple[tuple[str, str], ...]) -> Gazetteer:
    """Return the names as a gazetteer, made once for all papers read with them."""
    return Gazetteer(names)
