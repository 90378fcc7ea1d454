"""A workshop that makes papers up: the same seed, the same paper, with its own truth.

``made(seed)`` puts a paper together from the parts that papers of all years are made
of, and says what a reader must find in it.  ``workshop_words`` has the wording,
``workshop_prints`` prints a paper as text, PDF, DOCX or HTML.
"""

import datetime as dt
from random import Random

import workshop_words as words
from workshop_bench import Bench, Made, Piece, Truth
from workshop_front import front, people
from workshop_items import items


def made(seed: int) -> Made:
    """Return the paper of *seed*."""
    random = Random(seed)
    council = list(words.REGIONS)[seed % 5]
    kind = ("dagsorden", "referat")[seed // 5 % 2]
    day = dt.date(2008 + seed % 23, 1, 2) + dt.timedelta(random.randrange(360))
    truth = Truth(council, kind, day)
    bench = Bench(random, truth, f"KKR {words.REGIONS[council]}")
    front(bench)
    if bench.chance(0.3):
        for text in random.choice((words.MISSION, words.OLD_MISSION)):
            bench.put("front", text)
    at = len(bench.pieces)
    if kind == "referat" and bench.chance(0.8):
        people(bench)
    items(bench)
    pieces = bench.pieces
    if bench.chance(0.3):
        pieces = [*pieces[:at], *_contents(bench), *pieces[at:]]
    head = f"{bench.kkr} | {day:%d-%m-%Y}"
    name = f"kkr-{council}-{day.isoformat()}-{kind}"
    return Made(name, tuple(pieces), head, bench.truth)


def _contents(bench: Bench) -> list[Piece]:
    """Return a list of contents with dot leaders."""
    listed = [
        Piece(
            "contents", f"{p.text} {'.' * bench.random.randrange(8, 40)} {3 + n // 4}"
        )
        for n, p in enumerate(p for p in bench.pieces if p.role in {"section", "item"})
    ]
    return [Piece("contents", "Indholdsfortegnelse"), *listed]
