"""``kkr verify`` of papers: whether the quotes still stand in them."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Final

from kkr_graph import quotations, resources, stating
from kkr_graph.cli.desk import Desk
from kkr_graph.cli.settings import Settings, say
from kkr_graph.cli.verified import Verified
from kkr_graph.quotations import Lost

_FAULTS: Final = 1


def run(
    settings: Settings, files: Sequence[str], data: str | None
) -> Iterator[Verified]:
    """Yield what was found of each of the papers *files*."""
    language = settings.language
    desk = Desk(Path(data) if data is not None else Path(str(resources.DATA)))
    for file in files:
        reading = desk.read(Path(file))
        document = stating.iris(reading).document
        cited = quotations.cited(desk.store, document)
        paged = reading.paper.page_count > 0
        lost = quotations.lost(reading.flow, cited, paged=paged)
        there = len(cited) - len(lost)
        lines = [
            say(
                language,
                f"{file}: {there} af {len(cited)} citater står, hvor grafen siger",
                f"{file}: {there} of {len(cited)} quotes stand where the graph says",
            ),
            *(_told(one, say(language, "s.", "p."), language == "da") for one in lost),
        ]
        yield Verified(
            code=_FAULTS if lost else 0,
            text="".join(f"{line}\n" for line in lines),
            said={
                "file": file,
                "passed": not lost,
                "quotes": len(cited),
                "lost": [
                    {**asdict(one.passage), "elsewhere": [*one.elsewhere]}
                    for one in lost
                ],
            },
        )


def _told(one: Lost, page: str, danish: bool) -> str:  # noqa: FBT001 - of two words
    passage = one.passage
    if one.elsewhere:
        pages = ", ".join(map(str, one.elsewhere))
        where = f"står på {page} {pages}" if danish else f"stands on {page} {pages}"
    else:
        where = "findes ikke" if danish else "is not there"
    return (
        f"  {page} {passage.page or '–'}  »{passage.quote}«  {where}\n    {passage.iri}"
    )
