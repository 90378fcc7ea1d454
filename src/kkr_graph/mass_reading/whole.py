"""Read papers into parts until none is left, and say when the whole is there.

    part-*.nq.gz, part-*.parquet   what was read; no graph is in two parts
    refused.jsonl                  which papers were not read, and why, a paper a line
    done.json                      written last: every part with its SHA-256, and counts
    work/                          what a run needs to go on; may go when all is done

When every paper has been read once, it is known which are another's paper again, and
which minutes have their agenda among the rest; parts with such are made anew.
"""

import json
import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import pyoxigraph as ox

from kkr_graph.errors import KkrGraphError, NoPapersError, OutputError
from kkr_graph.mass_reading import files, ground, parts, program, tasks
from kkr_graph.mass_reading.parts import WORK, Outcome, Record
from kkr_graph.mass_reading.tasks import Again, How, Mend, Task

if TYPE_CHECKING:
    from kkr_graph.agenda import Kind
    from kkr_graph.mass_reading.engines import Engine

DONE: Final = "done.json"
REFUSED: Final = "refused.jsonl"
PART: Final = 100  # papers in a part, unless someone says otherwise


@dataclass(frozen=True, slots=True)
class Given:
    """What papers are read by.

    names  the IRI and name of each thing to look for
    quads  what sources state
    part   how many papers go into a part
    kind, accept and council are as for ``kkr read``
    """

    names: Iterable[tuple[str, str]]
    quads: Iterable[ox.Quad]
    kind: "Kind | None" = None
    accept: bool = False
    council: str = ""
    part: int = PART


@dataclass(slots=True)
class Done:
    """What became of all papers: how many, in how much, and what to exit with."""

    papers: int = 0
    read: int = 0
    quads: int = 0
    parts: int = 0
    exit_code: int = 0

    @property
    def refused(self) -> int:
        """How many were not read."""
        return self.papers - self.read


class _At(NamedTuple):
    """Where a paper stands: the number of its part, and its place in that."""

    number: int
    place: int


class _Paper(NamedTuple):
    """The paper of a meeting that is one: where it stands, its file, and its name."""

    at: _At
    file: str
    name: str


@dataclass(slots=True)
class _First:
    """What is known when every paper has been read once; no more of each is kept.

    names   of the parts, by their number
    papers  the first that is that paper of that meeting, by what it claims
    same    those that come after it
    """

    names: dict[int, str] = field(default_factory=dict)
    papers: dict[str, _Paper] = field(default_factory=dict)
    same: list[tuple[_At, str]] = field(default_factory=list)

    def add(self, task: Task, record: Record) -> None:
        """Take in what was read in *task*; tasks come in any order."""
        self.names[task.number] = record.name
        for place, (file, one) in enumerate(
            zip(task.papers, record.outcomes, strict=True)
        ):
            if one.claims:
                paper = _Paper(_At(task.number, place), file, one.paper)
                held = self.papers.setdefault(one.claims, paper)
                if held is not paper:
                    first, other = sorted((held, paper))
                    self.papers[one.claims] = first
                    self.same.append((other.at, one.claims))

    def mends(self) -> Iterator[Mend]:
        """Yield the parts that are to be made anew."""
        same, again = defaultdict(list), defaultdict(list)
        for at, claims in self.same:
            same[at.number].append((at.place, self.papers[claims].name))
        for claims, paper in self.papers.items():
            meeting, _, kind = claims.rpartition("/")
            agenda = self.papers.get(f"{meeting}/dagsorden")
            if kind == "referat" and agenda:
                part = self.names[agenda.at.number]
                again[paper.at.number].append(
                    Again(paper.at.place, paper.file, part, agenda.at.place)
                )
        for number in sorted({*same, *again}):
            yield Mend(
                number,
                self.names[number],
                tuple(sorted(same[number])),
                tuple(sorted(again[number], key=lambda one: one.place)),
            )


def run(
    engine: "Engine",
    papers: Iterable[str],
    folder: Path,
    given: Given,
    tell: Callable[[int], None] = lambda _: None,
) -> Done:
    """Read *papers* into *folder* by *engine*; go on where an earlier run stopped.

    *tell* is called with how many have been read once.  Raises ``NoPapersError``,
    ``OutputError``, ``EngineError``, and what ``tasks.read`` raises.
    """
    place = Path(os.path.abspath(folder))  # noqa: PTH100 - resolve() follows links
    _prepare(place)
    how = How(
        place,
        ground.write(place / WORK, given.names, given.quads),
        program.mark(),
        given.kind,
        given.accept,
        given.council,
    )
    first, handed, count = _First(), dict[int, Task](), 0
    for number, record in _results(engine, how, _tasks(papers, given.part, handed)):
        task = handed.pop(number)
        first.add(task, record)
        count += len(task.papers)
        tell(count)
    if not count:
        raise NoPapersError(named=folder)
    names = dict(first.names)
    for number, record in _results(engine, how, first.mends()):
        names[number] = record.name
    return _finish(place, [names[number] for number in sorted(names)])


def _prepare(folder: Path) -> None:
    try:
        (folder / WORK).mkdir(parents=True, exist_ok=True)
        (folder / DONE).unlink(missing_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutputError(file=str(folder), reason=reason) from error


def _tasks(papers: Iterable[str], size: int, handed: dict[int, Task]) -> Iterator[Task]:
    """Yield tasks of *size* papers; those that are not done yet are in *handed*."""
    coming, number = iter(papers), 0
    while some := tuple(islice(coming, size)):
        handed[number] = Task(number, some)
        yield handed[number]
        number += 1


def _results(
    engine: "Engine", how: How, wanted: Iterable[Task | Mend]
) -> Iterator[tuple[int, Record]]:
    for result in engine.run(partial(tasks.tried, how), wanted):
        if isinstance(result, KkrGraphError):
            raise result
        yield result


def _finish(folder: Path, names: list[str]) -> Done:
    """Put the parts of these *names* where they belong, and say that all is done."""
    records = [parts.record(folder, name) for name in names]
    _tidy(folder, {file for one in records for file in one.files})
    done = Done(parts=len(records))
    refused = [*_refused(records)]
    for one in records:
        done.papers += len(one.outcomes)
        done.read += sum(not paper.refused for paper in one.outcomes)
        done.quads += one.quads
    done.exit_code = max((code for _, code in refused), default=0)
    digest = files.replace(folder / REFUSED, b"".join(line for line, _ in refused))
    told = {
        "program": program.mark(),
        "papers": done.papers,
        "read": done.read,
        "refused": {"count": done.refused, "file": REFUSED, "sha256": digest},
        "quads": done.quads,
        "parts": [*map(_listed, records)],
    }
    content = json.dumps(told, ensure_ascii=False, indent=1).encode()
    files.replace(folder / DONE, content + b"\n")
    return done


def _tidy(folder: Path, wanted: set[str]) -> None:
    """Let exactly the *wanted* files of parts stand in *folder*, the rest in work/."""
    try:
        for place in (folder, folder / WORK):
            for left in place.glob(f".*{files.ASIDE}"):  # of a worker that was killed
                left.unlink(missing_ok=True)
        for file in folder.glob("part-*"):
            if file.name not in wanted:
                file.replace(folder / WORK / file.name)
        for name in wanted:
            if not (folder / name).exists():
                (folder / WORK / name).replace(folder / name)
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutputError(file=str(folder), reason=reason) from error


def _refused(records: Iterable[Record]) -> Iterator[tuple[bytes, int]]:
    """Yield a line for each paper that was not read, and its exit code."""
    for record in records:
        for paper in record.outcomes:
            if paper.refused is not None:
                yield _line(record.name, paper), paper.refused[1]


def _line(part: str, paper: Outcome) -> bytes:
    keys = ("error", "exit_code", "da", "en")
    said = dict(zip(keys, paper.refused or (), strict=True))
    told = {"paper": paper.paper, "part": part, **said}
    return json.dumps(told, ensure_ascii=False).encode() + b"\n"


def _listed(record: Record) -> dict[str, object]:
    return {
        "name": record.name,
        "papers": len(record.outcomes),
        "quads": record.quads,
        "files": record.files,
    }
