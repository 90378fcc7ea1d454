"""What every build is made of, wherever it keeps the graph."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import Literal, TypeAlias

from kkr_graph import voices, withdrawals
from kkr_graph.breaches import Report
from kkr_graph.errors import InvalidFactsError
from kkr_graph.facts import Facts
from kkr_graph.ingredients import Ingredients
from kkr_graph.lines import MEMORY, Keeper
from kkr_graph.versions import Version
from kkr_graph.withdrawals import Leftover

Checker: TypeAlias = Callable[[Sequence[Facts]], Report]
Step: TypeAlias = Literal["read", "check", "derive", "keep"]
Tell: TypeAlias = Callable[[Step], None]


def silent(_: Step) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build came to.

    version    id of the version now in use
    graphs     how many sources it holds, each a named graph
    triples    how many statements they make
    derived    how many statements follow from them
    unchanged  nothing had changed since the last build, so nothing was done
    seconds    how long it took
    report     what the checks found; None if unchanged
    leftovers  where the sources still hold what was withdrawn; it was left out
    """

    version: str
    graphs: int
    triples: int
    derived: int
    unchanged: bool
    seconds: float
    report: Report | None
    leftovers: tuple[Leftover, ...] = ()


@dataclass(frozen=True, slots=True)
class Checked:
    """Facts that hold, what was left out of them, and what the checks found."""

    facts: tuple[Facts, ...]
    leftovers: tuple[Leftover, ...]
    report: Report


def checked(
    parts: Ingredients, checker: Checker, tell: Tell, keep: Keeper = MEMORY
) -> Checked:
    """Return the facts of *parts*; raise ``InvalidFactsError`` for a fault in them."""
    tell("read")
    facts, leftovers = withdrawals.without(parts.read(keep))
    tell("check")
    report = voices.settled(checker(facts), facts)
    refuse_faults(report)
    return Checked(facts, leftovers, report)


def refuse_faults(report: Report) -> None:
    """Raise ``InvalidFactsError`` if *report* tells of a fault."""
    if not report.conforms:
        raise InvalidFactsError(report=report, count=report.count("Violation"))


def version_of(name: str, facts: Sequence[Facts], derived: int) -> Version:
    """Return the version called *name* of *facts* and what follows from them."""
    stated = sum(len(one.triples) for one in facts)
    return Version(name, graphs=len(facts), triples=stated, derived=derived)


def told(
    made: Version,
    begun: float,
    report: Report | None = None,
    leftovers: tuple[Leftover, ...] = (),
) -> Built:
    """Return what the build came to that made *made*, and *begun* then."""
    return Built(
        version=made.id,
        graphs=made.graphs,
        triples=made.triples,
        derived=made.derived,
        unchanged=report is None,
        seconds=perf_counter() - begun,
        report=report,
        leftovers=leftovers,
    )
