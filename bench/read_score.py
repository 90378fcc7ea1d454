"""Score the reader on the real agenda: precision and recall of each kind it reads.

Every kind is compared with its gold file in ``tests/gold``, written by hand from the
printed paper; ``tests/score.py`` says what each counts, and holds the table of kinds.
Needs the real agenda beside the repository, or where ``KKR_SHARED`` says.
"""

import sys
from pathlib import Path

from kkr_graph import build, questions, readings, sources
from kkr_graph.cli.desk import NAMED
from kkr_graph.resources import DATA

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

import score_leads  # noqa: E402 - the path to it is set just above
from score import KINDS, score  # noqa: E402 - the same
from turtle_files import SHARED  # noqa: E402 - the same

PAPER = "hovedstaden-2025-09-02"


def main() -> None:
    """Print the score of each kind, for the text and for the PDF."""
    store, _ = build.in_memory(sources.read_all(DATA))
    names = questions.spoken_names(store, NAMED)
    for form in ("txt", "pdf"):
        path = SHARED / "seed" / f"kkr-{PAPER}.{form}"
        reading = readings.read(path, names)
        print(path.name)
        for kind, rows in (KINDS | score_leads.KINDS).items():
            print(f"  {kind:16} {score(PAPER, kind, rows(reading))}")


if __name__ == "__main__":
    main()
