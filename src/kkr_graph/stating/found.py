"""State the findings of a paper, each with its status, and what is accepted of them.

A finding is no fact: it says that something was read.  Only when a person has accepted
it is what it speaks of stated (``accepted``), and the finding points there.
"""

from collections.abc import Iterator

from pyoxigraph import Triple

from kkr_graph.findings import Finding
from kkr_graph.stating.accepted import Accepted
from kkr_graph.stating.iris import ID, Iris
from kkr_graph.stating.passages import Passages
from kkr_graph.stating.structure import Structure
from kkr_graph.triples import DCT, concept, link, node, text
from kkr_graph.verdicts import Verdicts
from kkr_graph.vocabulary import KKR


class Found:
    """Yields the triples of findings, with their passages."""

    def __init__(
        self, iris: Iris, passages: Passages, structure: Structure, accepted: Accepted
    ) -> None:
        self._iris = iris
        self._passages = passages
        self._structure = structure
        self._accepted = accepted

    def all(
        self, findings: tuple[Finding, ...], verdicts: Verdicts
    ) -> Iterator[Triple]:
        """Yield every triple; what was rejected is left out."""
        for finding in findings:
            status = verdicts.status(finding.id, finding.kind)
            if status == "rejected":
                continue
            this = self._iris.finding(finding.id)
            where = self._where(finding)
            yield node(this, KKR.Finding)
            yield link(this, KKR.foundIn, where)
            yield link(this, KKR.findingKind, concept("finding-kind", finding.kind))
            yield link(this, KKR.reviewStatus, concept("review-status", status))
            yield text(this, f"{DCT}description", finding.text)
            for thing in finding.things:
                yield link(this, f"{DCT}subject", thing)
            yield from self._passages.cite_phrase(this, finding.start, finding.end)
            if status == "accepted":
                name = verdicts.name(finding.id)
                named = f"{ID}{name}" if name else None
                yield from self._accepted.state(this, finding, where, named)

    def _where(self, finding: Finding) -> str:
        key = self._structure.key_of(finding.item)
        return self._iris.item(key) if key else self._iris.document
