"""Score the reader on the real agenda: precision and recall of each kind it reads.

Dates, amounts and mentions are compared with the gold files in ``tests/gold``, the
structure with the agenda as stated by hand in ``data/``.  Needs the real agenda beside
the repository, or where ``KKR_SHARED`` says.
"""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from kkr_graph import build, questions, readings, sources
from kkr_graph.cli.read import NAMED
from kkr_graph.readings import Reading
from kkr_graph.resources import DATA
from kkr_graph.store import MemoryStore

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from score import Row, Score, amount_rows, date_rows, mention_rows, score  # noqa: E402
from turtle_files import SHARED  # noqa: E402

PAPER = "hovedstaden-2025-09-02"
MEETING = {"meeting": "hovedstaden/2025-09-02"}


def structure(reading: Reading) -> Iterator[tuple[str, Iterable[Row]]]:
    """Yield what was read of the paper's structure, in rows of its questions."""
    items = reading.agenda.items
    yield "agenda", [(one.number, one.title, str(one.place.page)) for one in items]
    yield (
        "recommendations",
        [
            (one.number, str(number), part.act or "", str(part.place.page))
            for one in items
            if one.recommendation
            for number, part in enumerate(one.recommendation.parts, start=1)
        ],
    )
    yield (
        "annexes",
        [
            (one.number, annex.label, str(annex.place.page))
            for one in items
            for annex in one.annexes
        ],
    )


def by_hand(store: MemoryStore, question: str) -> list[Row]:
    """Return the rows of *question* as the agenda is stated by hand."""
    answer = questions.ask(store, question, MEETING)
    if question == "recommendations":
        acts = {row["act"]: key for row, key in zip(answer, _acts(store), strict=True)}
        return [
            (*_said(row, "number", "part"), acts[row["act"]], *_said(row, "page"))
            for row in answer
        ]
    columns = ("number", "title" if question == "agenda" else "label", "page")
    listed = (row for row in answer if row["number"] != "2.1" or question == "agenda")
    return [_said(row, *columns) for row in listed]


def _acts(store: MemoryStore) -> list[str]:
    """Return the key of the act of each row of ``recommendations``, in order."""
    named = {
        name.text: name.thing.rpartition("/")[2]
        for name in questions.read_names(store, ["concept"])
        if "/concept/act/" in name.thing and name.preferred
    }
    answer = questions.ask(store, "recommendations", MEETING)
    return [named[str(row["act"])] for row in answer]


def _said(row: object, *columns: str) -> Row:
    return tuple(str(row[column]) for column in columns)  # type: ignore[index]


def compared(found: Iterable[Row], gold: Iterable[Row]) -> Score:
    """Return the score of *found* against *gold*."""
    read, right = Counter(found), Counter(gold)
    return Score(
        (read & right).total(),
        tuple((read - right).elements()),
        tuple((right - read).elements()),
    )


def main() -> None:
    """Print the score of each kind, for the text and for the PDF."""
    store, _ = build.in_memory(sources.read_all(DATA))
    names = questions.spoken_names(store, NAMED)
    for form in ("txt", "pdf"):
        path = SHARED / "seed" / f"kkr-{PAPER}.{form}"
        reading = readings.read(path, names)
        print(path.name)
        for kind, rows in structure(reading):
            print(f"  {kind:16} {compared(rows, by_hand(store, kind))}")
        for kind, rows in (
            ("dates", date_rows(reading.dates, reading.page)),
            ("amounts", amount_rows(reading.amounts, reading.page)),
            ("mentions", mention_rows(reading.mentions, reading.page)),
        ):
            print(f"  {kind:16} {score(PAPER, kind, rows)}")


if __name__ == "__main__":
    main()
