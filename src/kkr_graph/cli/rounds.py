"""Read papers, one or a thousand, and put what each says where it was asked to be.

Papers are read apart, by as many processes as asked for, and kept one by one in the
order they were named: what one is refused for stops none of the others, and no more
than a few are in memory at once.

Minutes are read in the light of their agenda.  Where both are among the papers, what
the minutes state is made anew when the agenda has been read, whichever was named first.
"""

import sys
import tempfile
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

import click

from kkr_graph.cli import output as outputs
from kkr_graph.cli import results
from kkr_graph.cli.results import Result, Task, Wanted
from kkr_graph.cli.settings import say
from kkr_graph.errors import KkrGraphError, SameMeetingError

if TYPE_CHECKING:
    from concurrent.futures import Future

    from kkr_graph.cli.desk import Desk
    from kkr_graph.language import Language

_AHEAD: Final = 4  # papers a process may be ahead of what is kept


@dataclass(slots=True)
class Done:
    """How many papers were read, and why the others were not."""

    read: int = 0
    failed: list[KkrGraphError] = field(default_factory=list)


Outcome: TypeAlias = Result | KkrGraphError


def all(wanted: Wanted, tasks: Sequence[Task], jobs: int) -> Done:  # noqa: A001 - read as rounds.all()
    """Read all *tasks*, *jobs* at a time, and say on stderr what could not be read."""
    done = Done()
    kept: dict[str, Task] = {}
    with tempfile.TemporaryDirectory(prefix="kkr-") as folder:
        aside = _aside(tasks, Path(folder))
        for task, outcome in _outcomes(wanted, tasks, jobs):
            try:
                result = _unclaimed(outcome, kept, task)
                _keep(result, aside)
                done.read += 1
                if result.told:
                    click.echo(" – ".join(result.told[:2]))
            except KkrGraphError as error:
                _fail(done, error, wanted.language)
        for _, outcome in _second(wanted, kept, aside, jobs):
            try:
                _keep(_read(outcome), aside)
            except KkrGraphError as error:
                done.read -= 1
                _fail(done, error, wanted.language)
        for task, file in aside.items():
            if file.exists():
                outputs.write(task.target, file.read_bytes())
    return done


def _aside(tasks: Sequence[Task], folder: Path) -> dict[Task, Path]:
    """Return where in *folder* facts for standard output wait until all are read.

    What is printed cannot be made anew when the agenda comes after its minutes.
    """
    return {
        task: folder / f"{number}.ttl"
        for number, task in enumerate(tasks)
        if task.target.file is None and task.target.form == "ttl"
    }


def _keep(result: Result, aside: dict[Task, Path]) -> None:
    if file := aside.get(result.task):
        file.write_bytes(result.written)
    else:
        results.keep(result)


def _outcomes(
    wanted: Wanted, tasks: Sequence[Task], jobs: int
) -> Iterator[tuple[Task, Outcome]]:
    """Yield what became of each of *tasks*, in their order."""
    outcomes = _apart(wanted, tasks, jobs) if jobs > 1 else _in_turn(wanted, tasks)
    yield from zip(tasks, _shown(outcomes, len(tasks)), strict=True)


def _second(
    wanted: Wanted, kept: dict[str, Task], aside: dict[Task, Path], jobs: int
) -> Iterator[tuple[Task, Outcome]]:
    """Read the minutes again whose agenda is kept, with what the agenda states."""
    agendas, minutes = [], []
    for claims, task in kept.items():
        meeting, _, kind = claims.rpartition("/")
        agenda = kept.get(f"{meeting}/dagsorden")
        if kind == "referat" and agenda and task.target.form == "ttl":
            minutes.append(task)
            file = aside.get(agenda) or agenda.target.file
            agendas += [file] if file else []
    if minutes:
        yield from _outcomes(replace(wanted, beside=tuple(agendas)), minutes, jobs)


def _fail(done: Done, error: KkrGraphError, language: "Language") -> None:
    done.failed.append(error)
    words = say(language, "Fejl", "Error")
    click.echo(f"{words}: {error.say(language)}", err=True)


def _read(outcome: Outcome) -> Result:
    if isinstance(outcome, KkrGraphError):
        raise outcome
    return outcome


def _unclaimed(outcome: Outcome, claimed: dict[str, Task], task: Task) -> Result:
    """Return the result, unless another paper already is that paper of that meeting."""
    result = _read(outcome)
    other = claimed.setdefault(result.claims, task) if result.claims else task
    if other is not task:
        meeting, _, kind = result.claims.rpartition("/")
        raise SameMeetingError(
            file=str(task.paper), other=str(other.paper), kind=kind, meeting=meeting
        )
    return result


def _in_turn(wanted: Wanted, tasks: Iterable[Task]) -> Iterator[Outcome]:
    desk = wanted.desk()
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


def _tried(desk: "Desk", wanted: Wanted, task: Task) -> Outcome:
    try:
        return results.read(desk, wanted, task)
    except KkrGraphError as error:
        return error


def _there(wanted: Wanted, task: Task) -> Outcome:
    """Read a paper in a process of its own, whose sources are read once."""
    return _tried(_own(wanted), wanted, task)


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


_own = cache(Wanted.desk)
