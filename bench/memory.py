"""How much memory processes take: what each has alone, and its share of the rest."""

import subprocess
import sys
from pathlib import Path

import work
from datasets import Dataset

from kkr_graph import versions

_LOAD = """
import sys
from pathlib import Path
from kkr_graph import loading
store = loading.load(Path(sys.argv[1]), sys.argv[2])
print(Path("/proc/self/smaps_rollup").read_text("ascii"))
"""


def of_family(pid: int) -> float:
    """Return the MiB that the process *pid* and all that come from it share or hold."""
    return sum(of_one(one) for one in work.family(pid))


def of_store(data: Dataset) -> float:
    """Return the MiB of one process that loads the store into memory as we do."""
    held = versions.current(data.store)
    assert held is not None
    said = subprocess.run(
        [sys.executable, "-c", _LOAD, str(data.store), held.id],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    return _mebibytes(said)


def of_one(pid: int) -> float:
    """Return the MiB of the process *pid*: its own and its share of the rest."""
    try:
        return _mebibytes(Path(f"/proc/{pid}/smaps_rollup").read_text("ascii"))
    except OSError:
        return 0.0


def _mebibytes(said: str) -> float:
    [line] = [line for line in said.splitlines() if line.startswith("Pss:")]
    return int(line.split()[1]) / 1024
