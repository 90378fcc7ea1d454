"""Make papers of councils that do not exist, as many as wanted, for measuring.

Every source is Turtle in our own vocabulary, shaped as the real ones in ``data/``: an
agenda of one meeting holds its items, recommendations, initiatives, leads, money and
deadlines, the findings of a reading, and a passage with page and quote for each; the
minutes hold what was decided.  The names are plainly made up (``Eksempel Kommune 17``,
``Indsats 4711``).  What is made passes ``kkr check``, so it is built and kept as
anything else is.  The same size and seed give the same bytes.

    python bench/synthetic.py FOLDER --quads 100000 [--seed 1]
    kkr build FOLDER --store STORE
"""

import argparse
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from random import Random
from typing import Final

from synthetic_meetings import COUNCILS, MUNICIPALITIES, agenda, minutes, municipality
from synthetic_paper import Paper

_FIRST: Final = date(2010, 1, 11)
_BETWEEN: Final = timedelta(days=14)


def papers(quads: int, seed: int = 1) -> Iterator[tuple[str, str]]:
    """Yield the name and the text of sources until they make about *quads*."""
    made = 0
    for paper in _endless(seed):
        yield f"{paper.place}.ttl", paper.text()
        made += paper.quads
        if made >= quads:
            return


def _endless(seed: int) -> Iterator[Paper]:
    yield _reference(Random(f"{seed}/reference"))
    for number in count():
        yield from meeting(number, seed)


def meeting(number: int, seed: int = 1) -> Iterator[Paper]:
    """Yield the two papers of the meeting that is the *number*th of all, from 0."""
    council = 1 + number % COUNCILS
    day = _FIRST + number // COUNCILS * _BETWEEN
    random = Random(f"{seed}/{number}")
    yield agenda(council, day, number, random)
    yield minutes(council, day, random)


def _reference(random: Random) -> Paper:
    paper = Paper("reference/eksempler", "register", "datasaet", random)
    for number in range(1, COUNCILS + 1):
        region = f"<id/region/eksempel-{number}>"
        paper.say(
            region,
            "kkr:Region",
            ("skos:prefLabel", f'"Region Eksempel {number}"@da'),
            ("kkr:confidence", "<concept/confidence/high>"),
            paper.passage(),
        )
        paper.say(
            f"<id/kkr/eksempel-{number}>",
            "kkr:Forum",
            ("skos:prefLabel", f'"KKR Eksempel {number}"@da'),
            ("org:classification", "<concept/forum-kind/kkr>"),
            ("kkr:coversRegion", region),
            ("kkr:confidence", "<concept/confidence/high>"),
            paper.passage(),
        )
    for number in range(1, MUNICIPALITIES + 1):
        council = 1 + number % COUNCILS
        code = f"<id/identifier/kommunekode/9{number:03}>"
        paper.say(
            code,
            "adms:Identifier",
            ("skos:notation", f'"9{number:03}"'),
            ("kkr:identifierKind", "<concept/identifier-kind/kommunekode>"),
            ("kkr:confidence", "<concept/confidence/high>"),
            paper.passage(),
        )
        paper.say(
            municipality(number),
            "kkr:Municipality",
            ("skos:prefLabel", f'"Eksempel Kommune {number}"@da'),
            ("skos:altLabel", f'"Eksempel {number}"@da'),
            ("adms:identifier", code),
            ("org:linkedTo", f"<id/region/eksempel-{council}>"),
            ("kkr:confidence", "<concept/confidence/high>"),
            paper.passage(),
        )
        paper.say(
            f"<id/participation/kkr-eksempel-{council}/{number}>",
            "kkr:Participation",
            ("org:member", municipality(number)),
            ("org:organization", f"<id/kkr/eksempel-{council}>"),
            ("org:role", "<concept/role/medlem>"),
            ("kkr:confidence", "<concept/confidence/high>"),
            paper.passage(),
        )
    return paper


def write(folder: Path, quads: int, seed: int = 1) -> int:
    """Write sources of about *quads* into *folder*; return how many there are."""
    number = 0
    for name, text in papers(quads, seed):
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
        number += 1
    return number


def main() -> None:
    """Write as many sources as the command line wants."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--quads", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    number = write(wanted.folder, wanted.quads, wanted.seed)
    print(f"{number} sources in {wanted.folder}")


if __name__ == "__main__":
    main()
