"""Read from when and until when a role is printed to last.

Only a date that a word of time ties to the role counts: the day of a meeting is none,
nor is the life of the project.
"""

import re
from typing import Final

from kkr_graph.statements.marked import DAY, PARTY, Marked
from kkr_graph.statements.spans import FoundDate

Period = tuple[FoundDate | None, FoundDate | None]

# What parts the clause of a role from the next one
_BOUNDARY: Final = re.compile(
    rf"[;(]|, |\s(?:men|mens|hvorefter|hvorpå|idet|fordi|som|der)\s"
    rf"| og (?!(?:{DAY}|frem\b|med\b|til\b|fra\b|indtil\b))|[.!?]\s"
)
_TO_THE_FIND: Final = re.compile(r"[ ,]*(?:[\w.]+ ){0,2}$")
_BETWEEN: Final = 80
_BACK: Final = 24

_AS_START: Final = re.compile(r"^(?:fra|pr\.|siden|efter)\b|^pr\.", re.IGNORECASE)
_AS_END: Final = re.compile(
    r"^(?:(?:senest )?(?:til|indtil|frem til|frem mod|ved|med|inden) |udgangen|senest)",
    re.IGNORECASE,
)
_AS_BOTH: Final = re.compile(r"^i (?:løbet af )?(?:år )?\d{4}$", re.IGNORECASE)
_WORD_OF_START: Final = re.compile(
    r"\b(?:fra(?: og med)?|med virkning fra|pr\.|siden)(?: den)? $", re.IGNORECASE
)
_WORD_OF_END: Final = re.compile(
    r"\b(?:til(?: og med)?|indtil|frem til|ved|med)(?: den)? $", re.IGNORECASE
)
_WORD_OF_SPAN: Final = re.compile(
    r"\bi (?:perioden|årene|valgperioden) $", re.IGNORECASE
)
_MEETING: Final = re.compile(r"\bmøde\w*(?: i [^.,;]{1,40})?(?: den)? $", re.IGNORECASE)
_WORD_OF_DAY: Final = re.compile(r"\b(?:den|d\.) $|^(?:den|d\.) ", re.IGNORECASE)

_LEAVES: Final = re.compile(
    r"stopper|fratræder|udtræder|ophører|afgår|afgiver|afgav|frasiger"
)
_TAKES: Final = re.compile(
    r"overtager|overtog|tager over|afløser|tiltræder|indtræder|bliver|efterfølger"
    r"|overgår|overgik"
)


def turn_of(glue: str) -> str:
    """Return whether the words of a find take a role or leave it.

    >>> turn_of("overtager"), turn_of("stopper som"), turn_of("er")
    ('starts', 'ends', '')
    """
    if _LEAVES.search(glue):
        return "ends"
    return "starts" if _TAKES.search(glue) else ""


def period(
    marked: Marked,
    clause: tuple[int, int],
    find: tuple[int, int],
    turn: str = "",
) -> Period:
    """Return the first and the last time that is printed for a role.

    clause   where to look: not into the finds before and after
    find     the find itself
    turn     ``starts`` or ``ends``: a bare day is when the role is taken or left
    """
    start, end = find
    first = max(
        (one.end() for one in _BOUNDARY.finditer(marked.text, clause[0], start)),
        default=clause[0],
    )
    bound = _BOUNDARY.search(marked.text, end, min(clause[1], end + _BETWEEN))
    last = bound.start() if bound else min(clause[1], end + _BETWEEN)
    if bound and bound[0] == ", " and marked.text.startswith(("fra", DAY), bound.end()):
        last = clause[1]
    starts: FoundDate | None = None
    ends: FoundDate | None = None
    for one in marked.dates_in(first, last):
        ahead = one.end <= start
        if ahead and not _TO_THE_FIND.match(marked.text[one.end : start]):
            continue
        if PARTY in marked.text[end : one.start]:
            continue
        begins, closes = _bounds(marked.text, one, turn)
        starts, ends = starts or begins, ends or closes
    return starts, ends


def _bounds(text: str, one: FoundDate, turn: str) -> Period:
    before = text[max(0, one.start - _BACK) : one.start]
    said = one.verbatim
    if _MEETING.search(before):
        return None, None
    within = _WORD_OF_SPAN.search(before) or _AS_BOTH.match(said)
    spans = within is not None or _is_span(one, before)
    starts = bool(_AS_START.match(said) or _WORD_OF_START.search(before))
    ends = bool(_AS_END.match(said) or _WORD_OF_END.search(before))
    bare = bool(_WORD_OF_DAY.search(before) or _WORD_OF_DAY.search(said))
    if turn == "starts":
        return (one if spans or starts or ends or bare else None), None
    if turn == "ends":
        return None, (one if spans or starts or ends or bare else None)
    begins = one if spans or starts else None
    return begins, (one if spans or (ends and not starts) else None)


def _is_span(one: FoundDate, before: str) -> bool:
    """Tell a printed span (2024-2026; fra 2024 til 2026) from a month or quarter."""
    printed = re.search(r"\d ?[-–] ?\d|\btil\b", one.verbatim) is not None
    return one.rule == "range" and printed and not before.endswith("uge ")
