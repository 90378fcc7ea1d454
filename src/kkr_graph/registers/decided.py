"""The cells of a decision: who decided, when, on which item, and in what words."""

import re
from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Final

from kkr_graph.registers import keys, spoken
from kkr_graph.registers.known import Known
from kkr_graph.registers.said import Said
from kkr_graph.registers.sheets import Value
from kkr_graph.registers.spoken import Speaker
from kkr_graph.triples import DCT
from kkr_graph.vocabulary import BASE, KKR

_DECISION: Final = re.compile(
    rf"{re.escape(BASE)}id/decision/(?P<body>[^/]+)/(?P<when>[^/]+)/(?P<item>[^/]+)"
)
_NUMBER: Final = re.compile(r"\d{1,3}(?:\.\d{1,3}){0,3}")
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")


class Decided:
    """Says decisions as cells: of what rows state, or else of their IRI alone."""

    def __init__(self, said: Said, known: Known, speaker: Speaker) -> None:
        self._said, self._known, self._speaker = said, known, speaker

    def cells(self, this: str, about: str) -> Mapping[str, Value]:
        """Return the cells of the decision *this* on *about*; none if there is none."""
        parts = _DECISION.fullmatch(this)
        if not parts:
            return {}
        said = self._said
        body = said.one(this, KKR.decidedBy) or self._bodies.get(parts["body"], "")
        item = parts["item"]
        if not _NUMBER.fullmatch(item) and keys.slug(about) == item:
            item = ""  # no item was given
        return {
            "body": self._speaker.name(body, "forum", "organisation"),
            "day": self._day(this, parts["when"]),
            "item": item,
            "words": said.one(this, f"{DCT}description"),
        }

    def _day(self, this: str, when: str) -> Value:
        during = self._said.one(this, KKR.decidedDuring)
        if verbatim := self._said.one(during, KKR.verbatim):
            return spoken.day(verbatim)
        if _DAY.fullmatch(when):
            try:
                date.fromisoformat(when)
            except ValueError:
                return when
            return spoken.iso(when)
        return when.replace("-", " ")

    @cached_property
    def _bodies(self) -> Mapping[str, str]:
        """The bodies that the graph knows, as they stand in the IRI of a decision."""
        council = f"{BASE}id/kkr/"
        return {
            f"kkr-{keys.of(iri)}" if iri.startswith(council) else keys.of(iri): iri
            for iri, kinds in sorted(self._known.kinds.items())
            if kinds & {"forum", "organisation", "council", "municipality", "region"}
        }
