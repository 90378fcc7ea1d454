"""Read made-up papers by each engine that is installed, and kill a worker half-way.

``python bench/read_engines.py [ENGINE ...]`` prints how fast each reads, and whether
its parts are byte for byte those of a single process.  Spark is no part of the tests:
it is a download of 450 MB and needs Java.  Where ``kkr-graph[spark]`` is installed, it
is run here.  Linux only.
"""

import os
import shutil
import signal
import sys
import tempfile
import threading
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from time import perf_counter, sleep

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

import made_up_papers  # noqa: E402 - the path to it is set just above
from kkr_graph import mass_reading  # noqa: E402 - the same
from kkr_graph.cli.desk import Desk  # noqa: E402 - the same
from kkr_graph.mass_reading import engines  # noqa: E402 - the same

MEETINGS, PART, JOBS = 30, 5, 2
PACKAGES = {"local": "kkr_graph", "dask": "distributed", "spark": "pyspark"}
# What the processes that read papers are called in /proc, by their engine.
WORKERS = {
    "local": b"multiprocessing.spawn",
    "dask": b"multiprocessing.spawn",
    "spark": b"pyspark.daemon",
}


def read(papers: Path, folder: Path, engine: str, jobs: int) -> float:
    """Read *papers* into *folder*; return the seconds, those of the start left out."""
    desk = Desk(made_up_papers.DESK)
    quads = (quad for facts in desk.facts for quad in facts.as_quads())
    given = mass_reading.Given(desk.names, quads, accept=True, part=PART)
    named = mass_reading.listed([str(papers)])
    with engines.opened(engine, jobs) as opened:
        begun = perf_counter()
        mass_reading.run(opened, named, folder, given)
        return perf_counter() - begun


def killer(folder: Path, name: bytes, killed: list[int]) -> Callable[[], None]:
    """Return what kills a process of that *name* once a third of the parts is there."""

    def kill() -> None:
        while len([*folder.glob("part-*.nq.gz")]) < 2 * MEETINGS // PART // 3:
            sleep(0.02)
        # The last that was started: of Spark, the first is the one that forks.
        pid = max(one for one in _below(os.getpid()) if name in _command(one))
        os.kill(pid, signal.SIGKILL)
        killed.append(pid)

    return kill


def _below(pid: int) -> list[int]:
    """Return the processes that *pid* started, and that they did."""
    own = [
        int(one)
        for task in Path(f"/proc/{pid}/task").iterdir()
        for one in (task / "children").read_text().split()
    ]
    return [*own, *(lower for one in own for lower in _below(one))]


def _command(pid: int) -> bytes:
    return Path(f"/proc/{pid}/cmdline").read_bytes()


def tree(folder: Path) -> dict[str, bytes]:
    """Return what every file holds."""
    files = (file for file in folder.rglob("*") if file.is_file())
    return {str(file.relative_to(folder)): file.read_bytes() for file in files}


def main() -> None:
    """Print a line for each engine."""
    with tempfile.TemporaryDirectory() as place:
        papers = made_up_papers.written(Path(place) / "papers", MEETINGS)
        alone, out = Path(place) / "alone", Path(place) / "out"
        seconds = read(papers, alone, "local", 1)
        print(f"one process: {2 * MEETINGS / seconds:.1f} papers a second")
        for engine in sys.argv[1:] or PACKAGES:
            if find_spec(PACKAGES[engine]) is None:
                print(f"{engine}: not installed")
                continue
            seconds = read(papers, out, engine, JOBS)
            whole = tree(out) == tree(alone)
            shutil.rmtree(out)
            killed: list[int] = []
            killing = threading.Thread(target=killer(out, WORKERS[engine], killed))
            killing.start()
            after = read(papers, out, engine, JOBS)
            killing.join()
            same = tree(out) == tree(alone)
            shutil.rmtree(out)
            print(
                f"{engine}, {JOBS} workers: {2 * MEETINGS / seconds:.1f} papers a"
                f" second, same bytes: {whole}; {len(killed)} killed half-way:"
                f" {2 * MEETINGS / after:.1f} a second, same bytes: {same}"
            )


if __name__ == "__main__":
    main()
