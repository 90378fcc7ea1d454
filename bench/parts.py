"""Everything that is measured, one program after the other: what ``make bench`` runs.

    .venv/bin/python bench/parts.py --size 10000 100000
    .venv/bin/python bench/parts.py --size 1000000 --part growth questions

Each program writes its own part of RESULTS.md, so one that stops takes no other along.
"""

import argparse
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).parent
SIZES: Final = (10_000, 100_000)


@dataclass(frozen=True, slots=True)
class Part:
    """A program that measures.

    least, most  the sizes that it is fit for
    needs        a command that it cannot do without, and where to get it
    """

    name: str
    program: str
    least: int = 0
    most: int = 10**9
    needs: tuple[str, str] = ("", "")


PARTS: Final = (
    Part("growth", "growth.py"),
    Part("questions", "questions.py"),
    Part("pages", "pages.py", 100_000, 1_000_000),
    Part("endpoint", "serve.py", 100_000, 1_000_000, ("wrk", "Debian's wrk")),
)


def main(words: Sequence[str] | None = None) -> int:
    """Run every part that is asked for; return how many of them failed."""
    names = [part.name for part in PARTS]
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--size", type=int, nargs="+", default=SIZES)
    parser.add_argument("--part", nargs="+", choices=names, default=names)
    wanted = parser.parse_args(words)
    return sum(_run(part, wanted.size) for part in PARTS if part.name in wanted.part)


def _run(part: Part, sizes: Sequence[int]) -> bool:
    """Run *part* for those of *sizes* that it is fit for; say whether it failed."""
    program, (command, where) = HERE / part.program, part.needs
    if command and not shutil.which(command):
        print(f"left out: {part.name}; it needs {command} ({where})", file=sys.stderr)
        return False
    fit = [f"--size={size}" for size in sizes if part.least <= size <= part.most]
    if not fit or not program.exists():
        return False
    begun = time.monotonic()
    done = subprocess.run([sys.executable, str(program), *fit], check=False)
    minutes = (time.monotonic() - begun) / 60
    print(f"{part.name}: {minutes:.0f} minutes", file=sys.stderr)
    return done.returncode != 0


if __name__ == "__main__":
    sys.exit(main())
