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
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

import click

from kkr_graph.cli import output as outputs, results
from kkr_graph.cli.results import Result, Task, Wanted
from kkr_graph.cli.settings import say
from kkr_graph.errors import KkrGraphError, SameMeetingError

if TYPE_CHECKING:
    from concurrent.futures import Future

    from kkr_graph.cli.desk import Desk
    from kkr_graph.language import Language

_NAME: Final = "{}.ttl"  # of facts that wait, by the number of their paper
_AHEAD: Final = 4  # papers a process may be ahead of what is kept


@dataclass(slots=True)
class Done:
    """How many papers were read and how many were not, and what to exit with.

    No error is kept: it would hold on to the paper that it is of.
    """

    read: int = 0
    failed: int = 0
    exit_code: int = 0


class _Kept(NamedTuple):
    """A paper that is read, and the file with what it says; no more of each is kept.

    waits   the file goes to standard output when all are read
    """

    paper: str
    file: str
    form: str
    waits: bool


Outcome: TypeAlias = Result | KkrGraphError


def all(wanted: Wanted, tasks: Iterable[Task], count: int, jobs: int) -> Done:  # noqa: A001 - read as rounds.all()
    """Read the *count* *tasks*, *jobs* at a time; say on stderr what cannot be read."""
    done = Done()
    kept: dict[str, _Kept] = {}
    with tempfile.TemporaryDirectory(prefix="kkr-") as folder:
        outcomes = _shown(_outcomes(wanted, tasks, jobs), count)
        for number, (task, outcome) in enumerate(outcomes):
            place = _place(task, number, folder)
            try:
                result = _unclaimed(outcome, kept, place)
                _keep(result, place)
                done.read += 1
                if result.told:
                    click.echo(" – ".join(result.told[:2]))
            except KkrGraphError as error:
                _fail(done, error, wanted.language)
        _second(wanted, kept, jobs, done)
        for number in range(count):
            file = Path(folder) / _NAME.format(number)
            if file.exists():
                outputs.write(outputs.Target(None, "ttl"), file.read_bytes())
    return done


def _place(task: Task, number: int, folder: str) -> _Kept:
    """Return where what *task* says is kept.

    What is printed cannot be made anew when the agenda comes after its minutes, so
    facts for standard output wait in *folder* until all are read.
    """
    file, form = task.target.file, task.target.form
    waits = file is None and form == "ttl"
    where = Path(folder) / _NAME.format(number) if waits else file
    return _Kept(str(task.paper), str(where or ""), form, waits)


def _keep(result: Result, place: _Kept) -> None:
    if place.waits:
        Path(place.file).write_bytes(result.written)
    else:
        results.keep(result)


def _outcomes(
    wanted: Wanted, tasks: Iterable[Task], jobs: int
) -> Iterator[tuple[Task, Outcome]]:
    """Yield each of *tasks* and what became of it, in their order."""
    return _apart(wanted, tasks, jobs) if jobs > 1 else _in_turn(wanted, tasks)


def _second(wanted: Wanted, kept: dict[str, _Kept], jobs: int, done: Done) -> None:
    """Read the minutes again whose agenda is kept, with what the agenda states."""
    agendas, minutes, places = [], [], []
    for claims, one in kept.items():
        meeting, _, kind = claims.rpartition("/")
        agenda = kept.get(f"{meeting}/dagsorden")
        if kind == "referat" and agenda and one.form == "ttl":
            target = outputs.Target(None if one.waits else Path(one.file), "ttl")
            minutes.append(Task(Path(one.paper), target))
            places.append(one)
            agendas.append(Path(agenda.file))
    if not minutes:
        return
    again = _outcomes(replace(wanted, beside=tuple(agendas)), minutes, jobs)
    for (_, outcome), place in zip(again, places, strict=True):
        try:
            _keep(_read(outcome), place)
        except KkrGraphError as error:
            done.read -= 1
            _fail(done, error, wanted.language)


def _fail(done: Done, error: KkrGraphError, language: "Language") -> None:
    done.failed += 1
    done.exit_code = max(done.exit_code, error.exit_code)
    words = say(language, "Fejl", "Error")
    click.echo(f"{words}: {error.say(language)}", err=True)


def _read(outcome: Outcome) -> Result:
    if isinstance(outcome, KkrGraphError):
        raise outcome
    return outcome


def _unclaimed(outcome: Outcome, kept: dict[str, _Kept], place: _Kept) -> Result:
    """Return the result, unless another paper already is that paper of that meeting."""
    result = _read(outcome)
    if result.claims and (other := kept.setdefault(result.claims, place)) is not place:
        meeting, _, kind = result.claims.rpartition("/")
        raise SameMeetingError(
            file=place.paper, other=other.paper, kind=kind, meeting=meeting
        )
    return result


def _in_turn(wanted: Wanted, tasks: Iterable[Task]) -> Iterator[tuple[Task, Outcome]]:
    desk = wanted.desk()
    for task in tasks:
        yield task, _tried(desk, wanted, task)


def _apart(
    wanted: Wanted, tasks: Iterable[Task], jobs: int
) -> Iterator[tuple[Task, Outcome]]:
    """Yield the outcomes in the order of *tasks*, read by processes of their own."""
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - only for many

    waiting: deque[tuple[Task, Future[Outcome]]] = deque()
    with ProcessPoolExecutor(jobs) as pool:
        for task in tasks:
            if len(waiting) >= _AHEAD * jobs:
                first, coming = waiting.popleft()
                yield first, coming.result()
            waiting.append((task, pool.submit(_there, wanted, task)))
        while waiting:
            first, coming = waiting.popleft()
            yield first, coming.result()


def _tried(desk: "Desk", wanted: Wanted, task: Task) -> Outcome:
    try:
        return results.read(desk, wanted, task)
    except KkrGraphError as error:
        return error


def _there(wanted: Wanted, task: Task) -> Outcome:
    """Read a paper in a process of its own, whose sources are read once."""
    return _tried(_own(wanted), wanted, task)


def _shown(
    outcomes: Iterator[tuple[Task, Outcome]], count: int
) -> Iterator[tuple[Task, Outcome]]:
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
