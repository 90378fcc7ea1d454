"""Measure a whole build and a full check beside the bare load of the same statements.

    python bench/build.py [--size 100000 1000000] [--runs 3]
    python bench/build.py --once --size 10000000     # the build alone, and its memory

Every run is a process of its own, ours and theirs in turn.  A second is one of
processor time, of all threads; the memory is that of the process by itself, without the
files that the system keeps at hand, looked at ten times a second.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Final

import datasets
import pyoxigraph as ox
import results

from kkr_graph import build, checks, lines, quad_text, sources
from kkr_graph.build_steps import Step

Figures = dict[str, float]

_EVERY: Final = 0.1  # seconds between two looks at the memory
_PART: Final = "The build"


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, nargs="+", default=[100_000])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--once", action="store_true", help="print one build")
    parser.add_argument("--case", choices=_CASES, help="in a process of its own")
    wanted = parser.parse_args()
    if wanted.case:
        [size] = wanted.size
        print(json.dumps(_CASES[wanted.case](datasets.KEPT / str(size))))
    elif wanted.once:
        [size] = wanted.size
        print(json.dumps(_measured("build", size), indent=2))
    else:
        sizes = " ".join(map(str, wanted.size))
        about = (
            "Seconds of processor time of all threads, medians of runs in turn, each "
            f"in a process of its own. Repeat: `python bench/build.py --size {sizes}`."
        )
        page = [about, ""]
        for size in wanted.size:
            page += _all(size, wanted.runs)
        results.replace(_PART, page)
        print("\n".join(page))


def built(folder: Path) -> Figures:
    """Build the sources in *folder*; return what each step took."""
    marks: list[tuple[str, float]] = []

    def tell(step: Step) -> None:
        marks.append((step, _spent()))

    with _aside() as place:
        begun = _spent()
        made = build.build([folder / "sources"], place / "store", tell=tell)
        marks.append(("end", _spent()))
    steps = {name: after - at for (name, at), (_, after) in pairwise(marks)}
    gathered = marks[0][1] - begun
    return {
        "all": marks[-1][1] - begun,
        **steps,
        "read": gathered + steps["read"],
        "statements": float(made.triples),
    }


def checked(folder: Path) -> Figures:
    """Check the sources in *folder*, which are read before, as the shapes are."""
    facts = sources.read_all(folder / "sources")
    checks.check(())
    begun = _spent()
    assert checks.check(facts).conforms
    return {"all": _spent() - begun}


def loaded_on_disk(folder: Path) -> Figures:
    """Load the statements of the sources on disk, each once, in its graph."""
    return _loaded(folder, disk=True)


def loaded_in_memory(folder: Path) -> Figures:
    """Load the statements of the sources in memory, each once, in its graph."""
    return _loaded(folder, disk=False)


def kept_on_disk(folder: Path) -> Figures:
    """Load on disk all that a build keeps: with a default graph that is the union."""
    with _aside() as place:
        begun = _spent()
        kept = ox.Store(str(place / "store"))
        kept.bulk_load(path=str(folder / "quads.nq"), format=ox.RdfFormat.N_QUADS)
        kept.flush()
        return {"all": _spent() - begun}


_CASES: Final[dict[str, Callable[[Path], Figures]]] = {
    "build": built,
    "check": checked,
    "on disk": loaded_on_disk,
    "as kept": kept_on_disk,
    "in memory": loaded_in_memory,
}


def _loaded(folder: Path, *, disk: bool) -> Figures:
    with _aside() as place:
        quads = place / "named.nq"
        with quads.open("wb") as stream:
            for facts in sources.read_all(folder / "sources"):
                text = lines.of(facts.triples).text()
                stream.write(quad_text.merged(facts.graph, text)[len(text) :])
        begun = _spent()
        bare = ox.Store(str(place / "store")) if disk else ox.Store()
        bare.bulk_load(path=str(quads), format=ox.RdfFormat.N_QUADS)
        bare.flush()
        return {"all": _spent() - begun}


@contextmanager
def _aside() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as place:
        yield Path(place)


def _spent() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def _measured(case: str, size: int) -> Figures:
    """Return the figures of *case* in a process of its own, with its memory in MiB."""
    command = [sys.executable, __file__, "--size", str(size), "--case", case]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        peak = [0.0]
        threading.Thread(target=_watch, args=(process, peak), daemon=True).start()
        said, _ = process.communicate()
    assert process.returncode == 0, case
    figures: Figures = json.loads(said)
    return figures | {"MiB": peak[0]}


def _watch(process: "subprocess.Popen[str]", peak: list[float]) -> None:
    status = Path(f"/proc/{process.pid}/status")
    while process.poll() is None:
        try:
            told = status.read_text()
        except OSError:
            return
        for line in told.splitlines():
            if line.startswith("RssAnon:"):
                peak[0] = max(peak[0], int(line.split()[1]) / 1024)
        time.sleep(_EVERY)


def _all(size: int, runs: int) -> list[str]:
    """Return what is to be told of data of that *size*."""
    datasets.of(size)
    figures: dict[str, list[Figures]] = {case: [] for case in _CASES}
    for _ in range(runs):
        for case in _CASES:
            print(size, case, "...", file=sys.stderr)
            figures[case].append(_measured(case, size))
    whole, full = _of(figures, "build"), _of(figures, "check")
    disk, kept, memory = (
        _of(figures, case) for case in ("on disk", "as kept", "in memory")
    )
    steps = ", ".join(
        f"{step} {whole[step]:.1f}" for step in ("read", "check", "derive", "keep")
    )
    return [
        f"### {whole['statements']:,.0f} statements, {runs} runs",
        "",
        f"Of the build: {steps}.",
        "",
        "| | seconds | MiB at the peak | beside it | seconds | ratio |",
        "| --- | ---: | ---: | --- | ---: | ---: |",
        _row("the build", whole, "bulk load on disk, each statement once", disk),
        _row("the build", whole, "bulk load on disk of all that is kept", kept),
        _row("the full check", full, "load in memory, each statement once", memory),
        "",
    ]


def _of(figures: dict[str, list[Figures]], case: str) -> Figures:
    names = figures[case][0]
    return {name: median(run[name] for run in figures[case]) for name in names}


def _row(name: str, ours: Figures, peer: str, theirs: Figures) -> str:
    ratio = ours["all"] / theirs["all"]
    return (
        f"| {name} | {ours['all']:.1f} | {ours['MiB']:.0f} | {peer} "
        f"| {theirs['all']:.1f} | {ratio:.2f} |"
    )


if __name__ == "__main__":
    main()
