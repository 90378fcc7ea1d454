"""Passages: where in a document something stands, and the words that carry it."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice
from typing import Final

from pyoxigraph import Triple

from kkr_graph.findings import LONGEST
from kkr_graph.papers import Flow, Paragraph
from kkr_graph.triples import OA, PROV, link, node, number, text
from kkr_graph.vocabulary import KKR

_WORD: Final = re.compile(r"\S+")
# ... er sendt i høring. Movia skal        (not: jf. bilag, den 1. januar, 5,6 mia. kr.)
_STOP: Final = re.compile(r"(?<=[a-zæøå)”»0-9][a-zæøå)”»]{2}[.!?]) (?=[A-ZÆØÅ„”»])")


class Passages:
    """The passages of one document, each stated once for all that rests on it."""

    def __init__(self, document: str, flow: Flow) -> None:
        self._document = document
        self._flow = flow
        self._starts = [paragraph.start for paragraph in flow.paragraphs]

    def cite(self, this: str, start: int, end: int) -> Iterator[Triple]:
        """State that *this* rests on the words from *start* on, 25 at most."""
        yield link(this, f"{PROV}wasDerivedFrom", self.name(start, end))
        yield from self.described(start, end)

    def cite_phrase(self, this: str, start: int, end: int) -> Iterator[Triple]:
        """State that *this* rests on the phrase in which ``start:end`` stands."""
        yield from self.cite(this, *self.phrase(start, end))

    def name(self, start: int, end: int) -> str:
        """Return the IRI of the passage."""
        page = self._flow.page(start)
        return f"{self._document}/passage/{page}-{start}-{self._cut(start, end)}"

    def described(self, start: int, end: int) -> Iterator[Triple]:
        """State the document, page, place and words of the passage."""
        this, stop = self.name(start, end), self._cut(start, end)
        yield node(this, KKR.Passage)
        yield link(this, f"{OA}hasSource", self._document)
        yield number(this, KKR.page, self._flow.page(start))
        yield number(this, KKR.startOffset, start)
        yield number(this, KKR.endOffset, stop)
        yield text(this, KKR.quote, self._flow.text[start:stop])

    def phrase(self, start: int, end: int) -> tuple[int, int]:
        """Return the sentence around ``start:end``; of a long one, 25 words."""
        paragraph = self._paragraph(start)
        words = paragraph.text
        at, stop = start - paragraph.start, min(end - paragraph.start, len(words))
        stops = [match.start() for match in _STOP.finditer(words)]
        first = max((s + 1 for s in stops if s < at), default=0)
        last = min((s for s in stops if s >= stop), default=len(words))
        inside = [match.span() for match in _WORD.finditer(words, first, last)]
        if sum(begun < stop for begun, _ in inside) > LONGEST:
            inside = [(begun, ended) for begun, ended in inside if ended > at]
        inside = inside[:LONGEST]
        if not inside:
            return start, end
        return paragraph.start + inside[0][0], paragraph.start + inside[-1][1]

    def _paragraph(self, offset: int) -> Paragraph:
        return self._flow.paragraphs[bisect_right(self._starts, offset) - 1]

    def _cut(self, start: int, end: int) -> int:
        """Return where the last word that may be quoted ends."""
        words = islice(_WORD.finditer(self._flow.text, start, end), LONGEST)
        ends = [match.end() for match in words]
        if not ends:  # a mark that stands alone: the word after it shows the place
            ends = [m.end() for m in islice(_WORD.finditer(self._flow.text, start), 1)]
        return ends[-1] if ends else end
