"""Tell a lead that is from one that is proposed, wished for, denied or over.

In doubt nothing is said: a wrong lead is the one false fact this project exists to
avoid.
"""

import re
from dataclasses import dataclass
from typing import Final, Literal

from kkr_graph.statements import lead_markers as markers
from kkr_graph.statements.parts import Part

Basis = Literal["decided", "stated", "proposed", "no-political-lead"]
"""The keys of ``concept/lead-basis``, or ``proposed`` for what is no lead yet, or the
key of ``concept/lead-arrangement`` where a source says that there is none."""


@dataclass(frozen=True, slots=True)
class Mood:
    """What a find is, and whether it is over.

    undated   "var tovholder" says nothing of a time: only printed dates make it a fact
    """

    basis: Basis
    past: bool = False
    undated: bool = False


_AHEAD: Final = 120  # letters after a find in which a condition still rules it
# KKR Eksempel udpegede; på mødet udpegede
_BY_KKR: Final = re.compile(r"(?:\bKKR\b|mødet)[^,;]{0,60}$")
_ACTIVE: Final = re.compile(r"udpegede\b|valgte\b|godkendte|tiltrådte|udnævnte")
_ONLY_PUT_FORWARD: Final = re.compile(r"foresl|indstil|anbefal|pege|forslag")


def of(part: Part, before: str, glue: str, after: str) -> Mood | None:
    """Return what a find says, or nothing where it says nothing that is so.

    part     where it stands
    before   the sentence up to it, without the finds before it
    glue     its own words, without the holder, the role and what is led
    after    the sentence after it

    >>> of("plain", "Det foreslås, at ", "er ", "")
    Mood(basis='proposed', past=False, undated=False)
    >>> of("plain", "", "er ikke ", "")
    """
    wished = markers.GOVERNED.search(before) or markers.TALKED.search(_near(before))
    if wished or doubted(before, "", after) or _denied(before, glue, after):
        return None
    until_now = markers.UNTIL_NOW.search(glue) is not None
    over, ends = markers.OVER.search(glue), markers.ENDS.search(glue)
    basis: Basis = "proposed" if part == "asked" else _basis(part, before, glue, after)
    if basis == "proposed":
        return None if over or until_now or ends else Mood("proposed")
    appointed = basis == "decided" or markers.APPOINTED.search(glue)
    past = until_now or bool(over and not appointed)
    return Mood(basis, past=past, undated=bool(past or ends) and not until_now)


def doubted(before: str, found: str, after: str) -> bool:
    """Tell whether a condition, a wish or a question rules what is *found*.

    >>> doubted("Hvis ", "der udpeges en tovholder", ""), doubted("", "der er", "")
    (True, False)
    """
    near = _near(before)
    return bool(
        after.rstrip().endswith("?")
        or markers.IF.search(f"{before} {after[:_AHEAD]}")
        or markers.DENIED.search(before)
        or markers.GOVERNED.search(near + found)
        or markers.MAY_BE.search(near)
    )


def asked_before(before: str) -> bool:
    """Tell whether the words *before* a find make a proposal of it.

    >>> asked_before("Der lægges op til at "), asked_before("Der er ")
    (True, False)
    """
    return markers.ASKED.search(before) is not None


def _near(before: str) -> str:
    """Return what is left of *before* after the last clause that is over."""
    bounds = (one.end() for one in markers.BOUNDARY.finditer(before))
    return before[max(bounds, default=0) :]


def _denied(before: str, glue: str, after: str) -> bool:
    return bool(
        markers.NOT.search(glue)
        or markers.MAYBE.search(glue)
        or markers.REFUSED.search(before)
        or markers.THEN_NOT.match(after)
    )


def _basis(part: Part, before: str, glue: str, after: str) -> Basis:
    settled = part == "settled"
    if markers.THEN_ASKED.match(after) or markers.PROPOSES.search(glue):
        only = not settled or _ONLY_PUT_FORWARD.search(glue)
        return "proposed" if only else "decided"
    asked = [*markers.ASKED.finditer(before)]
    decided = [*markers.DECIDED.finditer(before)]
    if decided and (settled or markers.DECIDER.search(before)):
        again = markers.PROPOSING_VERB.search(before, decided[-1].end())
        first = asked and asked[-1].start() < decided[0].start()
        return "proposed" if again or first else "decided"
    if asked or (markers.WILL_APPOINT.search(glue) and not settled):
        return "proposed"
    return "decided" if _appoints(before, glue, settled=settled) else "stated"


def _appoints(before: str, glue: str, *, settled: bool) -> bool:
    """Tell whether the find's own words name a decision that gives the role."""
    if markers.WILL_APPOINT.search(glue):
        return settled
    if not markers.APPOINTED.search(glue):
        return False
    by_kkr = _ACTIVE.search(glue) and _BY_KKR.search(f"{before}{glue}")
    return bool(settled or by_kkr or "af KKR" in glue)
