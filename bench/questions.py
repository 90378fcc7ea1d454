"""Ask every question of small stores and large, and tell how its cost grows.

Each is asked twice: narrowed to one thing, as people ask, and of everything there is.
The cost is processor time, from the question to the last row in Python; the growth of
the cost stands beside that of the answer, as powers of the size: 1 is as the size, 0
not at all.  A question whose cost grows faster than both its answer and a logarithm is
marked, and so is one above a second at a million statements.

    .venv/bin/python bench/questions.py --size 100000 --size 1000000
    .venv/bin/python bench/questions.py --size 1000000 --where disk
    .venv/bin/python bench/questions.py --size 100000 --data copies --only conflicts
    .venv/bin/python bench/questions.py --size 100000 --keep before.json --only agenda

``--keep`` writes what was measured to a file, with a digest of each answer, and writes
nothing to RESULTS.md; ``--kept`` writes RESULTS.md from such a file; ``--against`` says
which answers differ from those of one.
"""

import argparse
import json
import math
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from statistics import median
from typing import Final

import copies
import datasets
import pyoxigraph as ox
import question_runs
import results
from datasets import Dataset
from question_runs import Asked, Ran

from kkr_graph import build, headers, loading, questions, sources, versions
from kkr_graph.answers.answer import Term
from kkr_graph.headers import Parameter, Question
from kkr_graph.resources import DATA
from kkr_graph.store import DiskStore, MemoryStore, Store
from kkr_graph.vocabulary import BASE

HERE: Final = Path(__file__).parent
MADE_UP: Final = HERE / "questions.yaml"
ON_FILE: Final = HERE.parent / "tests" / "answers" / "parameters.yaml"
DAY: Final = "2012-03-01"
SECOND: Final = {100_000: 1.0, 1_000_000: 1.0, 10_000_000: 5.0}  # what may be taken
TOLERANCE: Final = 0.3  # of a power: twice as much from one size to ten times it
SHORT: Final = 0.02  # seconds below which growth is noise
_XSD: Final = "http://www.w3.org/2001/XMLSchema#"


@dataclass(frozen=True, slots=True)
class Case:
    """A question, and what it is narrowed to; ``about`` tells it from the other."""

    question: Question
    about: str
    terms: Mapping[str, Term]

    @property
    def name(self) -> str:
        """What it is called in a table and in a file."""
        return f"{self.question.name}, {self.about}"


def cases(data: str = "made-up") -> list[Case]:
    """Return every question, of one thing and of everything."""
    if data == "copies":
        return [*_cases(_as_on_file(), "2025-09-02")]
    given = headers.plain_yaml(MADE_UP.read_text("utf-8"))
    return [
        *_cases(
            {
                question.name: {
                    name: term(question, name, said)
                    for name, said in given[question.name].items()
                }
                for question in questions.all()
            },
            DAY,
        )
    ]


def _cases(given: Mapping[str, Mapping[str, Term]], day: str) -> Iterator[Case]:
    for question in questions.all():
        days = {
            one.name: term(question, one.name, day)
            for one in question.parameters
            if one.default == "today"
        }
        narrowed = {**days, **given.get(question.name, {})}
        if set(narrowed) - set(days):
            yield Case(question, "one", narrowed)
        yield Case(question, "all", days)


def _as_on_file() -> dict[str, dict[str, Term]]:
    """Return what the answers on file were asked with; the first copy is the data."""
    store, _ = build.in_memory(sources.read_all(DATA))
    names = questions.read_names(store)
    typed = headers.plain_yaml(ON_FILE.read_text("utf-8"))
    return {
        question.name: questions.resolve(
            store, question, typed.get(question.name, {}), names
        )
        for question in questions.all()
    }


def term(question: Question, name: str, said: str) -> Term:
    """Return the value of a parameter as written in ``questions.yaml``.

    >>> term(questions.find("allocation"), "year", "2026")
    <Literal value=2026 language=None datatype=<NamedNode value=http://www.w3.org/2001/XMLSchema#integer>>
    """
    parameter = question.parameter(name)
    assert parameter is not None, (question.name, name)
    return _term(parameter, said)


def _term(parameter: Parameter, said: str) -> Term:
    match parameter.kind:
        case "date":
            return ox.Literal(said, datatype=ox.NamedNode(f"{_XSD}date"))
        case "year":
            return ox.Literal(said, datatype=ox.NamedNode(f"{_XSD}integer"))
        case "text":
            return ox.Literal(said)
        case _:
            return ox.NamedNode(BASE + said)


def data_of(size: int, data: str) -> Dataset:
    """Return data of a size; a store that somebody else built there will do."""
    if data == "copies":
        return copies.of(size)
    there = Dataset(size, datasets.KEPT / str(size))
    return there if versions.current(there.store) else datasets.of(size)


def opener(data: Dataset, where: str) -> Callable[[], Store]:
    """Return what opens the store of *data*; one in memory is loaded once."""
    if where == "disk":
        if data.store.exists():
            return partial(versions.open_current, data.store)
        return partial(DiskStore, data.disk, read_only=True)
    held = versions.current(data.store) if data.store.exists() else None
    if held is not None:
        inner = loading.load(data.store, held.id)
    else:
        inner = ox.Store()
        inner.load(path=str(data.quads), format=ox.RdfFormat.N_QUADS)
    store = MemoryStore.of(inner)
    return lambda: store


def asking(store: Store, case: Case) -> Callable[[], Asked]:
    """Return the work of asking *case*."""
    return lambda: questions.ask(store, case.question, case.terms).rows


def measure(
    wanted: list[Case], size: int, data: str, where: str, limit: float
) -> dict[str, Ran]:
    """Return what each case cost, by its name."""
    opened = opener(data_of(size, data), where)
    found = {}
    for case in wanted:
        ran = question_runs.run(partial(_begin, opened, case), limit)
        found[case.name] = ran
        told = ran.fault or f"{ran.rows:>8} rows {ran.seconds:8.3f} s"
        print(f"{size:>9} {where} {case.name:40} {told}", file=sys.stderr, flush=True)
    return found


def _begin(opened: Callable[[], Store], case: Case) -> Callable[[], Asked]:
    return asking(opened(), case)


def growth(small: float, large: float, times: float) -> float | None:
    """Return by which power of the size something grew.

    >>> growth(10, 1000, 10)
    2.0
    """
    if small <= 0 or large <= 0:
        return None
    return round(math.log(large / small, times), 2)


def page(
    sizes: list[int], found: Mapping[int, Mapping[str, Ran]], wanted: list[Case]
) -> Iterator[str]:
    """Yield the lines of the table, of the sizes that were asked."""
    heads = "".join(f" rows at {size:,} | s |" for size in sizes)
    yield f"| question | of |{heads} cost grows | answer grows | |"
    yield f"| --- | --- |{' ---: | ---: |' * len(sizes)} ---: | ---: | --- |"
    for case in wanted:
        runs = [found[size][case.name] for size in sizes]
        cells = "".join(
            f" {run.rows:,} | {run.seconds:.3f} |"
            if not run.fault
            else f" – | {run.fault} |"
            for run in runs
        )
        cost, answer = grown(sizes, runs)
        marks = marked(sizes, runs, stated=case.question.cost is not None)
        yield (
            f"| {case.question.name} | {case.about} |{cells} {_power(cost)} "
            f"| {_power(answer)} | {marks} |"
        )


def _power(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"


def grown(sizes: list[int], runs: list[Ran]) -> tuple[float | None, float | None]:
    """Return how the cost and the answer grew from the next largest to the largest."""
    if len(sizes) < 2 or runs[-1].fault or runs[-2].fault:  # noqa: PLR2004
        return None, None
    times = sizes[-1] / sizes[-2]
    before, after = runs[-2:]
    cost = None
    if after.seconds >= SHORT:
        cost = growth(before.seconds, after.seconds, times)
    return cost, growth(before.rows, after.rows, times)


def marked(sizes: list[int], runs: list[Ran], *, stated: bool) -> str:
    """Return what is wrong with a line, and whether the question says so itself."""
    slow = any(
        run.fault or run.seconds > SECOND.get(size, 1.0)
        for size, run in zip(sizes, runs, strict=True)
    )
    cost, answer = grown(sizes, runs)
    faster = cost is not None and cost > max(answer or 0.0, 0.0) + TOLERANCE
    marks = [word for word, is_so in (("slow", slow), ("grows", faster)) if is_so]
    return ", ".join(marks) + (" (stated)" if marks and stated else "")


def compare(before: Mapping[str, Ran], after: Mapping[str, Ran]) -> list[str]:
    """Return which answers differ from those of another run."""
    return [
        f"{name}: {before[name].rows} rows, now {ran.rows}"
        for name, ran in after.items()
        if name in before and not ran.fault and not before[name].fault
        if ran.digest != before[name].digest
    ]


def main() -> None:
    """Ask all, and write the results."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--size", type=int, action="append")
    parser.add_argument("--data", choices=("made-up", "copies"), default="made-up")
    parser.add_argument("--where", choices=("memory", "disk"), default="memory")
    parser.add_argument("--only", action="append", help="the questions called so")
    parser.add_argument("--of", choices=("one", "all"), help="so narrowed, no other")
    parser.add_argument("--limit", type=float, default=60, help="seconds for each")
    parser.add_argument("--keep", type=Path, help="write figures and digests there")
    parser.add_argument("--kept", type=Path, help="tell what such a file holds")
    parser.add_argument("--against", type=Path, help="compare with such a file")
    wanted = parser.parse_args()
    sizes = sorted(wanted.size or [100_000, 1_000_000])
    asked = [
        case
        for case in cases(wanted.data)
        if not wanted.only or case.question.name in wanted.only
        if not wanted.of or case.about == wanted.of
    ]
    found = (
        _read(wanted.kept)
        if wanted.kept
        else {
            size: measure(asked, size, wanted.data, wanted.where, wanted.limit)
            for size in sizes
        }
    )
    if wanted.against:
        kept = _read(wanted.against)
        for size in sizes:
            differ = compare(kept.get(size, {}), found[size])
            print(f"{size}: {len(differ)} answers differ", *differ, sep="\n  ")
    if wanted.keep:
        before = _read(wanted.keep) if wanted.keep.exists() else {}
        for size, runs in found.items():
            before[size] = before.get(size, {}) | runs
        _write(wanted.keep, before)
    lines = [*page(sizes, found, asked)]
    print("\n".join(lines))
    if not (wanted.only or wanted.of or wanted.keep):
        head = _head(wanted.data, wanted.where, sizes, found)
        results.replace(_part(wanted.data, wanted.where), [*head, *lines])


def _part(data: str, where: str) -> str:
    kind = "" if data == "made-up" else ", of the real data many times over"
    return f"Questions, {'in memory' if where == 'memory' else 'on disk'}{kind}"


def _head(
    data: str, where: str, sizes: list[int], found: Mapping[int, Mapping[str, Ran]]
) -> Iterator[str]:
    options = " ".join(f"--size {size}" for size in sizes)
    yield (
        "Seconds of processor time from the question to its last row in Python, "
        "narrowed to one thing and of all there is; how cost and answer grow, as "
        "powers of the size. *slow*: above a second (5 s at 10 million); *grows*: the "
        f"cost grows faster than the answer by more than {TOLERANCE} of a power, of "
        "which a tenth is a logarithm and the rest caches that hold less of a larger "
        "graph; *(stated)*: the header of the question says why (`cost`). Repeat: "
        f"`python bench/questions.py {options} --data {data} --where {where}`."
    )
    yield ""
    for size in sizes:
        runs = [run for run in found[size].values() if not run.fault]
        middle = median(run.seconds for run in runs)
        yield (
            f"- {size:,} statements: median {middle * 1000:.1f} ms, "
            f"{sum(run.seconds > SECOND.get(size, 1.0) for run in runs)} of "
            f"{len(found[size])} above {SECOND.get(size, 1.0):g} s, "
            f"{len(found[size]) - len(runs)} without an answer in time."
        )
    yield ""


def _read(file: Path) -> dict[int, dict[str, Ran]]:
    held = json.loads(file.read_text("utf-8"))
    return {
        int(size): {name: Ran(**ran) for name, ran in runs.items()}
        for size, runs in held.items()
    }


def _write(file: Path, found: Mapping[int, Mapping[str, Ran]]) -> None:
    said = {
        size: {name: asdict(ran) for name, ran in runs.items()}
        for size, runs in found.items()
    }
    file.write_text(json.dumps(said, indent=1, sort_keys=True), "utf-8")


if __name__ == "__main__":
    main()
