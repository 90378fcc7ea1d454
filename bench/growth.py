"""Measure every case at every size, beside its peers, and show how cost grows.

    make bench                                         # 10,000 and 100,000 statements
    make bench SIZES="10000 100000 1000000"
    .venv/bin/python bench/growth.py --size 100000 --case check recheck

What was measured before of other sizes and cases stays: each try is a line of
``growth.csv``; of that "Growth" in ``RESULTS.md`` and ``growth.html`` are made.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import field
import figures
import growth_table
import results
import rounds
from cases import CASES
from rounds import Effort

SIZES = (10_000, 100_000)


def main(words: Sequence[str] | None = None) -> None:
    """Measure, and write the results; what is measured is kept case by case."""
    wanted = _parser().parse_args(words)
    effort = Effort(wanted.runs, wanted.seconds)
    for size in (0, *sorted(wanted.size or SIZES)):
        place = field.of(size) if size else None
        for case in CASES:
            if case.name in wanted.case and case.is_sized == bool(size):
                print(f"{size or 'any size'}: {case.title} ...", file=sys.stderr)
                tries = rounds.measure(case, place, effort)
                figures.replace(tries, wanted.into / figures.PLACE.name)
    write(wanted.into)


def write(folder: Path) -> None:
    """Write the results and the page of all figures in *folder*."""
    known = figures.read(folder / figures.PLACE.name)
    sizes = " ".join(str(one) for one in sorted({one.size for one in known} - {0}))
    repeat = f'make bench SIZES="{sizes}"'
    page = folder / results.PAGE.name
    results.replace("Growth", [*growth_table.lines(known, repeat)], page)
    try:
        import growth_page  # noqa: PLC0415 - it needs matplotlib, the figures do not
    except ModuleNotFoundError as error:
        print(f"no page: {error}; see requirements/bench.txt", file=sys.stderr)
        return
    growth_page.write(known, repeat, folder / growth_page.PLACE.name)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    names = [one.name for one in CASES]
    parser.add_argument("--size", type=int, nargs="+", action="extend")
    parser.add_argument("--case", nargs="+", choices=names, default=names)
    parser.add_argument("--runs", type=int, default=Effort().runs, help="at most")
    parser.add_argument("--seconds", type=float, default=Effort().seconds, help="a way")
    parser.add_argument("--into", type=Path, default=Path(__file__).parent)
    return parser


if __name__ == "__main__":
    main()
