"""Read a hundred and a thousand made-up papers: how fast, and in how much memory.

The papers come from the workshop of the tests, as PDF, no two of one meeting.  What a
process holds at its peak must not grow with the number of papers it reads.
"""

import os
import resource
import sys
import tempfile
from collections.abc import Sequence
from itertools import count
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

import workshop_prints as prints  # noqa: E402 - the path to it is set just above
from workshop import made  # noqa: E402 - the same

FEW, MANY = 100, 1_000
WIDTH, LINES = 450, 40  # points of a column, lines of a page


def papers(folder: Path, wanted: int) -> list[Path]:
    """Print *wanted* papers into *folder*."""
    fits = prints.pdf_fits(WIDTH)
    files: dict[str, Path] = {}
    for seed in count():
        paper = made(seed)
        if paper.name in files:
            continue
        file = files[paper.name] = folder / f"{paper.name}.pdf"
        pages = prints.laid(paper, fits, lines=LINES)
        file.write_bytes(prints.pdf(pages, head=paper.head, foot=True))
        if len(files) == wanted:
            break
    return [*files.values()]


def read(files: Sequence[Path], jobs: int) -> tuple[float, float]:
    """Read *files* by ``kkr read``; return the seconds, and MiB at the peak.

    The memory is that of the process that keeps what is read; by one job, it is the
    one that reads as well.
    """
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "kkr_graph.cli", "read", *map(str, files)]
        command += ["--jobs", str(jobs), "-f", "json", "-o", folder]
        begun = perf_counter()
        child = os.spawnv(os.P_NOWAIT, sys.executable, command)
        _, status, used = os.wait4(child, 0)
        if os.waitstatus_to_exitcode(status):
            sys.exit("kkr read refused a paper")
    return perf_counter() - begun, _mebibytes(used)


def _mebibytes(used: resource.struct_rusage) -> float:
    """Return the peak; Linux counts it in kibibytes, macOS in bytes."""
    return used.ru_maxrss / (1024 if sys.platform == "linux" else 1024 * 1024)


def main() -> None:
    """Print the figures of each run."""
    with tempfile.TemporaryDirectory() as folder:
        files = papers(Path(folder), MANY)
        read(files[:1], 1)  # so that the names are kept
        for jobs in (1, 2):
            for wanted in (FEW, MANY):
                seconds, peak = read(files[:wanted], jobs)
                speed = wanted / seconds
                print(
                    f"{wanted:5} papers, --jobs {jobs}: {speed:5.1f} a second, "
                    f"{peak:5.1f} MiB at the peak"
                )


if __name__ == "__main__":
    main()
