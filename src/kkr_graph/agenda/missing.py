"""What a paper does not say, and why: said in both languages, never left silent.

Everything in an agenda is optional.  What is absent is no fault of the paper, but a
reader of the report must be able to tell it from what was overlooked.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from kkr_graph.agenda.agenda import Place
from kkr_graph.language import Language

_WHAT: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "kind": ("papirets art", "kind of paper"),
        "date": ("mødets dato", "date of the meeting"),
        "time": ("mødets klokkeslæt", "time of the meeting"),
        "venue": ("mødets sted", "place of the meeting"),
        "items": ("dagsordenspunkter", "agenda items"),
        "number": ("punktnummer", "item number"),
        "case": ("sagsnummer", "case number"),
        "recommendation": ("indstilling", "recommendation"),
        "act": ("indstillet handling", "act recommended"),
        "annexes": ("bilagsliste", "annex list"),
        "decision": ("beslutning", "decision"),
        "outcome": ("udfald", "outcome"),
        "conformity": ("overensstemmelse med indstillingen", "conformity"),
        "attendance": ("deltagere", "attendance"),
        "next-meeting": ("næste møde", "next meeting"),
    }
)
_WHY: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "not-printed": ("står ikke i papiret", "not printed in the paper"),
        "printed-empty": ("rubrikken er tom", "the heading stands, but empty"),
        "from-content": ("udledt af indholdet", "concluded from the content"),
        "from-file-name": ("taget fra filnavnet", "taken from the file name"),
        "not-a-date": ("er ingen dato, der findes", "is no date that exists"),
        "other-year": ("har et andet år end overskriften", "not the year of the title"),
        "not-read": ("kunne ikke læses", "could not be read"),
        "number-skipped": ("springes over i rækken", "skipped in the sequence"),
        "marked-not-listed": (
            "der er bilagsmærke (./.), men ingen bilagsliste",
            "there is an annex mark (./.) but no annex list",
        ),
        "verb-not-known": (
            "ordene er ikke blandt de kendte",
            "the words are none of those known",
        ),
        "verbs-differ": (
            "beslutningen bruger andre ord end indstillingen",
            "the decision uses other words than the recommendation",
        ),
        "no-municipality": (
            "en linje blandt deltagerne uden kommune er ikke læst",
            "a line of the attendance without a municipality was not read",
        ),
    }
)


@dataclass(frozen=True, slots=True)
class Missing:
    """What is absent (a key), why (a key), where, and in which item if in one."""

    what: str
    reason: str
    place: Place | None = None
    item: str = ""

    def say(self, language: Language) -> str:
        """Return the remark in *language*.

        >>> Missing("case", "not-printed", item="3.1").say("en")
        '3.1: case number: not printed in the paper'
        """
        this = 0 if language == "da" else 1
        words = [_WHAT[self.what][this], _WHY[self.reason][this]]
        return ": ".join([self.item, *words] if self.item else words)
