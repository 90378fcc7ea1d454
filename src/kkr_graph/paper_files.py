"""The files of a paper that is read: its facts, and what a person keeps beside them.

    dagsorden.ttl         what the paper states, written by ``kkr read``; never by hand
    dagsorden.review      which findings are accepted or rejected (``verdicts``)
    dagsorden.edits.ttl   what a person states of the same paper, in Turtle

The first is made anew whenever the paper is read; the other two are only added to.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from kkr_graph import source_files, sources, stating, verdicts
from kkr_graph.errors import OutputError, SyntaxInSourceError
from kkr_graph.findings import KINDS
from kkr_graph.readings import Reading
from kkr_graph.stating import Known
from kkr_graph.triples import DCT
from kkr_graph.verdicts import Verdict, Verdicts
from kkr_graph.vocabulary import KKR

REVIEW: Final = ".review"
_FIRST: Final = (
    "# {file}: læst af kkr read; ret i {edits} eller {review}, ikke her.\n"
    "# Read by kkr read; change {edits} or {review}, not this file.\n\n"
)


@dataclass(frozen=True, slots=True)
class PaperFiles:
    """The files of one paper, of which *facts* names the first."""

    facts: Path

    @property
    def review(self) -> Path:
        """The file of verdicts."""
        return self.facts.with_suffix(REVIEW)

    @property
    def edits(self) -> Path:
        """The file of what a person states."""
        return self.facts.with_name(f"{self.facts.stem}{source_files.EDITS}")

    def verdicts(self) -> Verdicts:
        """Return the verdicts on file."""
        return verdicts.read(self.review, KINDS)

    def stated(self) -> frozenset[ox.Triple]:
        """Return what a person states of the paper."""
        if not self.edits.is_file():
            return frozenset()
        origin = str(self.edits)
        try:
            parsed = ox.parse(
                source_files.content(self.edits), format=ox.RdfFormat.TURTLE
            )
            return frozenset(quad.triple for quad in parsed)
        except SyntaxError as error:
            raise SyntaxInSourceError(
                file=origin,
                line=error.lineno,
                column=error.offset or 1,
                reason=(error.msg or "").partition(": ")[2] or error.msg,
            ) from error

    def compose(self, reading: Reading, known: Known, given: Verdicts) -> bytes:
        """Return the facts of *reading* with the verdicts *given* and the edits."""
        first = _FIRST.format(
            file=self.facts.name, edits=self.edits.name, review=self.review.name
        )
        return first.encode() + stating.state(reading, given, self.stated(), known)

    def judge(self, given: Iterable[Verdict]) -> Verdicts:
        """Add verdicts to those on file; the file is replaced whole, or left alone."""
        now = self.verdicts().with_(given)
        aside = self.review.with_name(f".{self.review.name}.new")
        try:
            aside.write_text(now.text, "utf-8")
            aside.replace(self.review)
        except OSError as error:
            aside.unlink(missing_ok=True)
            reason = error.strerror or str(error)
            raise OutputError(file=str(self.review), reason=reason) from error
        return now


def checksum(facts: Path) -> str:
    """Return the SHA-256 of the paper that the file *facts* was read from.

    Raises ``UnreadableError`` for a file that is no facts.
    """
    read = sources.read_bytes(source_files.content(facts), str(facts))
    described = {
        triple.object.value
        for triple in read.triples
        if triple.predicate.value == f"{DCT}source"
        and triple.subject == ox.NamedNode(read.graph)
        and isinstance(triple.object, ox.NamedNode)
    }
    sums = [
        triple.object.value
        for triple in read.triples
        if triple.predicate.value == KKR.sha256
        and isinstance(triple.subject, ox.NamedNode)
        and triple.subject.value in described
        and isinstance(triple.object, ox.Literal)
    ]
    return sums[0] if len(sums) == 1 else ""
