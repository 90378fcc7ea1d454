"""Check what a register states by the shapes, and tell each breach by its row."""

from collections.abc import Mapping, Sequence

from kkr_graph import sources, voices
from kkr_graph.breaches import Breach, Report
from kkr_graph.errors import FaultyRowsError, InvalidFactsError
from kkr_graph.facts import Facts
from kkr_graph.registers import private
from kkr_graph.registers.entries import Held, Stated
from kkr_graph.registers.facts import Access, graph_of, state
from kkr_graph.registers.faults import Fault
from kkr_graph.registers.headings import LAYOUTS
from kkr_graph.registers.problems import Problem
from kkr_graph.registers.register import Register


def check(register: Register, others: Sequence[Facts], access: Access = "own") -> bytes:
    """Return the facts of *register* as Turtle, if they hold together with *others*.

    Raises ``FaultyRowsError`` where the shapes are broken by what a row says, and
    ``InvalidFactsError`` where they are broken elsewhere.
    """
    turtle = state(register, access)
    own = sources.read_bytes(turtle, register.origin)
    rest = [facts for facts in others if facts.graph != graph_of(register)]
    report = voices.check([*rest, own])
    faults = _faults(register, report)
    if faults:
        raise FaultyRowsError(file=register.origin, faults=faults, count=len(faults))
    if any(_is_of(breach, own) for breach in report.breaches):
        count = report.count("Violation")
        raise InvalidFactsError(report=report, count=count)
    return turtle


def _is_of(breach: Breach, own: Facts) -> bool:
    return breach.severity == "Violation" and breach.file == own.origin


def _faults(register: Register, report: Report) -> list[Fault]:
    rows = _rows(register)
    faults = [
        _fault(register, breach, *rows[breach.focus])
        for breach in report.breaches
        if breach.severity == "Violation" and breach.focus in rows
    ]
    return sorted(set(faults), key=lambda fault: (fault.sheet, fault.row))


def _rows(register: Register) -> Mapping[str, tuple[Stated, str]]:
    """Return the row that each thing is stated by, and the column that names it."""
    found: dict[str, tuple[Stated, str]] = {}
    for entry in register.entries:
        own = entry.iri.partition("/id/")[2]
        base = entry.iri.removesuffix(own)
        found.setdefault(entry.iri, (entry, ""))
        for kind, column in (("period", "start"), ("date", "due"), ("gap", "unknown")):
            found.setdefault(f"{base}{kind}/{own}", (entry, column))
        found.setdefault(entry.cited.passage, (entry, "page"))
        found.setdefault(entry.cited.document, (entry, "document"))
        if isinstance(entry, Held) and entry.decision:
            found.setdefault(entry.decision.iri, (entry, "words"))
    return found


def _fault(register: Register, breach: Breach, entry: Stated, column: str) -> Fault:
    layout = LAYOUTS[dict(register.kinds)[entry.sheet]]
    first = layout.columns[0].key
    key = column if column and layout.has(column) else first
    da, en = (breach.messages[tongue].replace("{", "(") for tongue in ("da", "en"))
    problem = Problem(da.replace("}", ")"), en.replace("}", ")"))
    value = private.masked(breach.value.value) if breach.value is not None else ""
    return Fault(entry.sheet, entry.row, layout.column(key).words.da, value, problem)
