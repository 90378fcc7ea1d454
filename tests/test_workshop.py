"""Made-up papers of every year's layout are read, each against its own truth.

A paper that fails says its seed: ``workshop.made(seed)`` makes it again.
"""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

import workshop_prints as prints
import workshop_words as words
from kkr_graph import agenda as agendas, papers
from kkr_graph.agenda import Agenda
from printed import reading
from workshop import made
from workshop_bench import Made, Truth

SEEDS = range(400)
FEW = range(0, 400, 10)
WIDTHS = (50, 64, 78, 90, 10_000)


def read(folder: Path, paper: Made, data: bytes | str) -> Agenda:
    return agendas.parse(
        papers.flow(reading(folder, data)),
        origin=f"{paper.name}.pdf",
        municipalities=words.MUNICIPALITIES,
    )


def wrong(
    agenda: Agenda, truth: Truth, pages: dict[int, int] | None = None
) -> Iterator[tuple[str, object, object]]:
    """Yield what was read otherwise than it is: what, as read, as it is."""
    pairs: list[tuple[str, object, object]] = [
        ("council", agenda.council, truth.council),
        ("kind", agenda.kind, truth.kind),
        ("date", agenda.date, truth.date),
        ("hours", (agenda.starts, agenda.ends), (truth.starts, truth.ends)),
        (
            "people",
            [(a.name, a.municipality, a.status) for a in agenda.attendance],
            list(truth.people),
        ),
        ("numbers", [i.number for i in agenda.items], [i.number for i in truth.items]),
    ]
    if truth.venue:
        pairs.append(("venue", agenda.venue, truth.venue))
    ahead = agenda.next_meeting
    following = ahead and (ahead.date, ahead.starts, ahead.ends)
    pairs.append(("following", following, truth.following))
    for at, (item, true) in enumerate(zip(agenda.items, truth.items, strict=False)):
        asked, decided = item.recommendation, item.decision
        pairs += [
            ("title", prints.plain(item.title), prints.plain(true.title)),
            ("case", item.case, true.case),
            ("acts", asked and tuple(part.act for part in asked.parts), true.acts),
            ("annexes", tuple(annex.title for annex in item.annexes), true.annexes),
            (
                "decided",
                decided and (decided.outcome, decided.conformity),
                true.decided,
            ),
        ]
        if pages:
            pairs.append(("page", item.place.page, pages[at]))
    for what, got, want in pairs:
        if got != want:
            yield what, got, want


@pytest.mark.parametrize("seed", SEEDS)
def test_a_paper_in_text_is_read(seed: int, tmp_path: Path) -> None:
    paper, random = made(seed), Random(seed)
    width = random.choice(WIDTHS)
    tight = random.random() < 0.25
    pages = prints.laid(
        paper,
        lambda text, strong: len(text) <= width,  # noqa: ARG005 - text has no weight
        lines=random.choice((30, 45, 100_000)),
        hyphens=random.random() < 0.7,
        tight=tight,
    )
    shown = prints.text(
        pages,
        head=paper.head if random.random() < 0.5 else "",
        foot=random.random() < 0.5,
        doubled=random.random() < 0.2 and width < 200 and not tight,
    )

    agenda = read(tmp_path, paper, shown)

    assert list(wrong(agenda, paper.truth, prints.pages_of(pages))) == []


@pytest.mark.parametrize("seed", FEW)
def test_a_paper_in_pdf_is_read(seed: int, tmp_path: Path) -> None:
    paper = made(seed)
    width = (300, 450)[seed // 10 % 2]
    pages = prints.laid(paper, prints.pdf_fits(width), lines=40)
    data = prints.pdf(pages, head=paper.head, foot=True)

    agenda = read(tmp_path, paper, data)

    assert list(wrong(agenda, paper.truth, prints.pages_of(pages))) == []


@pytest.mark.parametrize("seed", SEEDS[::3])
def test_a_paper_in_word_is_read(seed: int, tmp_path: Path) -> None:
    paper = made(seed)
    agenda = read(tmp_path, paper, prints.docx(paper, numbered=bool(seed % 2)))

    assert list(wrong(agenda, paper.truth)) == []


@pytest.mark.parametrize("seed", SEEDS[::3])
def test_a_paper_on_the_web_is_read(seed: int, tmp_path: Path) -> None:
    paper = made(seed)
    agenda = read(tmp_path, paper, prints.html(paper))

    assert list(wrong(agenda, paper.truth)) == []


def test_the_workshop_makes_the_same_paper_of_the_same_seed() -> None:
    assert [made(seed) for seed in FEW] == [made(seed) for seed in FEW]


def test_the_workshop_makes_papers_of_every_kind_and_council() -> None:
    truths = [made(seed).truth for seed in SEEDS]

    assert {(t.council, t.kind) for t in truths} == {
        (council, kind)
        for council in words.REGIONS
        for kind in ("dagsorden", "referat")
    }
    assert {item.decided for t in truths for item in t.items} >= {
        None,
        ("udsat", None),
        ("aendret", "amended"),
        ("ikke-godkendt", "against"),
    }


### The running text of a paper is the same in every form


@pytest.mark.parametrize("seed", FEW)
def test_text_and_pdf_of_one_paper_run_alike(seed: int, tmp_path: Path) -> None:
    pages = prints.laid(made(seed), prints.pdf_fits(420), lines=45)
    text = papers.flow(reading(tmp_path, prints.plain(prints.text(pages)), "a"))
    printed = papers.flow(reading(tmp_path, prints.pdf(pages), "b"))

    assert text.text.split() == printed.text.split()
    assert [p.page for p in printed.paragraphs] == sorted(
        p.page for p in printed.paragraphs
    )


@pytest.mark.parametrize("seed", FEW)
def test_every_character_stands_on_the_line_its_place_says(
    seed: int, tmp_path: Path
) -> None:
    pages = prints.laid(made(seed), lambda text, _: len(text) <= 60, lines=30)
    paper = reading(tmp_path, prints.text(pages, head="KKR | 1", foot=True))
    running = papers.flow(paper)
    lines = {(line.page, line.number): line.text for line in paper.lines}

    assert "\n".join(p.text for p in running.paragraphs) == running.text
    reached = (1, 0)
    for at, character in enumerate(running.text):
        place = running.place(at)
        spaced = lines[place].replace(" ", "").isupper()
        assert character in lines[place] or character in " \n" or spaced
        assert place >= reached
        reached = place
