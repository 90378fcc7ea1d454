"""Find the quotes that the graph holds again in the paper they were taken from.

In: a paper's running text, and the passages that cite it.  Out: those whose words no
longer stand on their page, and the pages where they do stand, if on any.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from kkr_graph import questions
from kkr_graph.papers import Flow
from kkr_graph.store import Store

# ./. Positionspapiret giver      1) Følge status      – drøfter ambitionsniveauet
# (what is printed before a paragraph is no part of its running text)
_BEFORE: Final = re.compile(r"^(?:\./\.{1,2}|\d{1,2}[.)]|[a-z]\)|[–•-])\s+")


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of a document: its IRI, page (None where it has none) and quote."""

    iri: str
    page: int | None
    quote: str


@dataclass(frozen=True, slots=True)
class Lost:
    """A passage whose quote is not on its page, and the pages that do print it."""

    passage: Passage
    elsewhere: tuple[int, ...]


def cited(store: Store, document: str) -> tuple[Passage, ...]:
    """Return the passages of *document* that sources in *store* quote."""
    rows = questions.look_up(store, "passages", document=document)
    return tuple(
        Passage(passage, int(page) if page else None, quote)
        for passage, page, quote in rows
    )


def lost(flow: Flow, passages: Iterable[Passage], *, paged: bool) -> tuple[Lost, ...]:
    """Return the passages that do not stand where they should in *flow*.

    White space is as it comes.  A paper without pages (*paged* false) has one place.
    """
    gone = []
    for passage in passages:
        pages = _pages(flow, passage.quote)
        right = passage.page in pages if paged and passage.page else bool(pages)
        if not right:
            gone.append(Lost(passage, tuple(pages)))
    return tuple(gone)


def _pages(flow: Flow, quote: str) -> Sequence[int]:
    """Return the pages on which *quote* begins, in order."""
    for said in (quote, _BEFORE.sub("", quote, count=1)):
        words = r"\s+".join(map(re.escape, said.split()))
        found = re.finditer(words, flow.text) if words else ()
        if pages := sorted({flow.page(match.start()) for match in found}):
            return pages
    return ()
