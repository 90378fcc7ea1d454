"""What ``kkr read`` of the real agenda costs, beside PDFium giving its bare text.

The cost is processor time of the whole process from start to end, the least of several
runs in turn: what the program needs, whatever else the machine does.
The aim is twice the bare text and half a second.  Needs the real agenda beside the
repository, or where ``KKR_SHARED`` says.
"""

import compileall
import os
import subprocess
import sys
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "bench"))

from rounds import PAPER  # noqa: E402 - the path to it is set just above

RUNS = 9
OURS = ("-m", "kkr_graph.cli", "read", str(PAPER), "-f", "json", "-o", "-")
BARE = (str(ROOT / "bench" / "with_pypdfium2.py"), str(PAPER))
ROOM = 0.5  # seconds


def cost(*code: str) -> float:
    """Return the seconds of processor time that Python needs for *code*."""
    before = getrusage(RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *code], check=True, capture_output=True)
    after = getrusage(RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime)


def main() -> None:
    """Print the least of both, and what share of the aim ours is."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # or each run would compile anew
    compileall.compile_dir(ROOT / "src", quiet=1)
    cost(*OURS)  # so that the names are kept
    pairs = [(cost(*OURS), cost(*BARE)) for _ in range(RUNS)]
    ours, bare = min(pair[0] for pair in pairs), min(pair[1] for pair in pairs)
    aim = 2 * bare + ROOM
    print(f"kkr read {ours:.2f} s, the bare text {bare:.2f} s, the aim {aim:.2f} s")
    print(f"{ours / aim:.2f} of the aim, {ours / bare:.1f} times the bare text")


if __name__ == "__main__":
    main()
