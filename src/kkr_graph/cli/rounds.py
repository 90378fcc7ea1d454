"""Read papers, one or a thousand, and put what each says where it was asked to be.

Papers are read apart, by as many processes as asked for, and kept one by one in the
order they were named: what one is refused for stops none of the others, and no more
than a few are in memory at once.
"""

import contextlib
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

import click

from kkr_graph.cli import output as outputs
from kkr_graph.cli.desk import Desk
from kkr_graph.cli.settings import Settings, say
from kkr_graph.errors import KkrGraphError, SameMeetingError
from kkr_graph.language import Language

if TYPE_CHECKING:
    from concurrent.futures import Future

    from kkr_graph.agenda import Kind
    from kkr_graph.readings import Reading
    from kkr_graph.registers import Access

_PDF: Final = b"%PDF-"
_AHEAD: Final = 4  # papers a process may be ahead of what is kept


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is wanted of every paper: the sources at hand, and how it is to be read.

    kind and accept are for papers, access for registers.
    """

    data: Path
    language: Language
    kind: "Kind | None"
    accept: bool
    access: "Access"


@dataclass(frozen=True, slots=True)
class Task:
    """A paper to read, and where what it says is to go."""

    paper: Path
    target: outputs.Target


@dataclass(frozen=True, slots=True)
class Result:
    """What a paper says, to be written.

    claims   the meeting and kind of paper; nothing where it does not say
    told     the report of what was read and left out, for one who does not see it
    verdicts what is to stand beside the facts, and where, if anything new was said
    """

    task: Task
    written: bytes
    claims: str
    told: tuple[str, ...] = ()
    verdicts: tuple[Path, str] | None = None


@dataclass(slots=True)
class Done:
    """How many papers were read, and why the others were not."""

    read: int = 0
    failed: list[KkrGraphError] = field(default_factory=list)


Outcome: TypeAlias = Result | KkrGraphError


def read(desk: Desk, wanted: Wanted, task: Task) -> Result:
    """Read one paper at *desk*; raises ``UnreadableError`` where it cannot be read."""
    if _is_register(task.paper):
        return Result(task, _register(wanted, task, desk), "")
    reading = desk.read(task.paper, wanted.kind)
    agenda = reading.agenda
    day = agenda.date.isoformat() if agenda.date else ""
    claims = f"{agenda.council}/{day}/{agenda.kind}" if day else ""
    told = _brief(reading, wanted.language) if task.target.file else ()
    if task.target.form == "ttl":
        facts, verdicts = _facts(wanted, task, desk, reading)
        return Result(task, facts, claims, told, verdicts)
    if task.target.form == "json":
        return Result(task, _json(reading), claims, told)
    return Result(task, _report(desk, reading, wanted.language), claims)


def keep(result: Result) -> None:
    """Write what a paper says."""
    if result.verdicts is not None:
        file, text = result.verdicts
        outputs.write(outputs.Target(file, "review"), text.encode())
    outputs.write(result.task.target, result.written)


def all(wanted: Wanted, tasks: Sequence[Task], jobs: int) -> Done:  # noqa: A001 - read as rounds.all()
    """Read all *tasks*, *jobs* at a time, and say on stderr what could not be read."""
    done = Done()
    claimed: dict[str, Task] = {}
    outcomes = _apart(wanted, tasks, jobs) if jobs > 1 else _in_turn(wanted, tasks)
    for task, outcome in zip(tasks, _shown(outcomes, len(tasks)), strict=True):
        try:
            result = _unclaimed(outcome, claimed, task)
            keep(result)
            done.read += 1
            if result.told:
                click.echo(" – ".join(result.told[:2]))
        except KkrGraphError as error:
            done.failed.append(error)
            words = say(wanted.language, "Fejl", "Error")
            click.echo(f"{words}: {error.say(wanted.language)}", err=True)
    return done


def _unclaimed(outcome: Outcome, claimed: dict[str, Task], task: Task) -> Result:
    """Return the result, unless another paper already is that paper of that meeting."""
    if isinstance(outcome, KkrGraphError):
        raise outcome
    other = claimed.setdefault(outcome.claims, task) if outcome.claims else task
    if other is not task:
        meeting, _, kind = outcome.claims.rpartition("/")
        raise SameMeetingError(
            file=str(task.paper), other=str(other.paper), kind=kind, meeting=meeting
        )
    return outcome


def _in_turn(wanted: Wanted, tasks: Iterable[Task]) -> Iterator[Outcome]:
    desk = Desk(wanted.data)
    for task in tasks:
        yield _tried(desk, wanted, task)


def _apart(wanted: Wanted, tasks: Sequence[Task], jobs: int) -> Iterator[Outcome]:
    """Yield the outcomes in the order of *tasks*, read by processes of their own."""
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - only for many

    waiting: deque[Future[Outcome]] = deque()
    with ProcessPoolExecutor(jobs) as pool:
        for task in tasks:
            if len(waiting) >= _AHEAD * jobs:
                yield waiting.popleft().result()
            waiting.append(pool.submit(_there, wanted, task))
        while waiting:
            yield waiting.popleft().result()


def _tried(desk: Desk, wanted: Wanted, task: Task) -> Outcome:
    try:
        return read(desk, wanted, task)
    except KkrGraphError as error:
        return error


def _there(wanted: Wanted, task: Task) -> Outcome:
    """Read a paper in a process of its own, whose sources are read once."""
    return _tried(_own(wanted.data), wanted, task)


def _shown(outcomes: Iterator[Outcome], count: int) -> Iterator[Outcome]:
    """Pass *outcomes* on, with a bar of progress where a person is watching."""
    if not sys.stderr.isatty():
        yield from outcomes
        return
    from rich.console import Console  # noqa: PLC0415 - only where someone sees it
    from rich.progress import track  # noqa: PLC0415

    yield from track(
        outcomes, "kkr read", count, console=Console(stderr=True), transient=True
    )


_own = cache(Desk)


def _facts(
    wanted: Wanted, task: Task, desk: Desk, reading: "Reading"
) -> tuple[bytes, tuple[Path, str] | None]:
    """Return the facts, and the verdicts to keep beside them if there are new ones."""
    from kkr_graph.paper_files import PaperFiles  # noqa: PLC0415 - only for facts
    from kkr_graph.verdicts import ALL, Verdict  # noqa: PLC0415

    place = task.target.file or task.paper.with_suffix(".ttl")
    files = PaperFiles(place)
    given = files.verdicts()
    beside = None
    if wanted.accept:
        given = given.with_([Verdict("accept", ALL)])
        beside = (files.review, given.text) if task.target.file else None
    return files.compose(reading, desk.known(reading), given), beside


def _is_register(file: Path) -> bool:
    with contextlib.suppress(OSError), file.open("rb") as opened:
        if opened.read(len(_PDF)) == _PDF:
            return False
    from kkr_graph import registers  # noqa: PLC0415 - a PDF need not wait for it

    # A table of other headings is no paper either: the register's error tells more.
    return file.suffix.lower() == ".csv" or registers.is_register(file)


def _register(wanted: Wanted, task: Task, desk: Desk) -> bytes:
    from kkr_graph.cli.registers import written  # noqa: PLC0415 - only for registers

    settings = Settings(wanted.language)
    form, access = task.target.form, wanted.access
    others = desk.facts
    return written(task.paper, form, settings, desk.store, others, access=access)


def _brief(reading: "Reading", language: Language) -> tuple[str, ...]:
    from kkr_graph import run_reports  # noqa: PLC0415 - only for files

    return run_reports.brief(reading, language)


def _json(reading: "Reading") -> bytes:
    import json  # noqa: PLC0415 - only for JSON

    from kkr_graph import reading_json  # noqa: PLC0415

    said = json.dumps(reading_json.of(reading), ensure_ascii=False, indent=2)
    return f"{said}\n".encode()


def _report(desk: Desk, reading: "Reading", language: Language) -> bytes:
    from pyoxigraph import NamedNode  # noqa: PLC0415 - only for reports

    from kkr_graph import labels, run_reports  # noqa: PLC0415

    concepts = [NamedNode(iri) for iri in run_reports.concepts(reading)]
    named = labels.of_things(desk.store, concepts, language)
    return run_reports.write(reading, language, named).encode()
