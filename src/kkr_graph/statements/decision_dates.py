"""Which of the dates in a clause is the day of the deciding."""

import re
from collections.abc import Sequence
from typing import Final

from kkr_graph.statements.clauses import Clause
from kkr_graph.statements.date_leads import lead
from kkr_graph.statements.deciding import Settled
from kkr_graph.statements.parsed import Sentence
from kkr_graph.statements.spans import FoundDate, Mention

# på sit møde den 3. februar; på møderne i juni; i forbindelse med mødet den
_AT_A_MEETING: Final = re.compile(
    r"\b(?:på|ved|under|i forbindelse med)\s[^,;]{0,60}?"
    r"(?:møde|samling|seminar|drøftelse)\w*(?:\s[^,;.]{0,60})?$",
    re.IGNORECASE,
)
# besluttede at afholde konferencen den 5. maj
_INFINITIVE: Final = re.compile(r"\bat\b", re.IGNORECASE)
_BACK: Final = 160
_FEW: Final = 3  # words between the verb and its date
_FEWER: Final = 1  # the same, where the date is but a year


def decided_on(
    sentence: Sentence, found: Sequence[Clause], here: int, done: Settled
) -> FoundDate | None:
    """Return the date of the deciding, if the clause prints one."""
    clause = found[here]
    begin = clause.start
    if not clause.opener and clause.at == 0 and found[0].mood == "none":
        begin = found[0].start  # På mødet den 3. maj, hvor ..., besluttede KKR
    fitting = [
        (not _at_a_meeting(sentence.text, begin, one), _far(sentence, done, one), one)
        for one in sentence.dates
        if begin <= one.start < clause.end and _fits(sentence, begin, done, one)
    ]
    return min(fitting, key=lambda each: each[:2])[2] if fitting else None


def _fits(sentence: Sentence, begin: int, done: Settled, one: FoundDate) -> bool:
    """Say whether *one* may be the day: not a limit, a period, or the matter's time."""
    text = sentence.text
    stands = lead(text, begin, one)
    meeting = _at_a_meeting(text, begin, one)
    bracketed = "(" in text[max(begin, one.start - 2) : one.start]
    lasts = stands.wide or stands.opening or stands.until or stands.as_of
    if one.not_before is None or lasts or (stands.of and not (meeting or bracketed)):
        return False
    if one.start > done.end and _INFINITIVE.search(text, done.end, one.start):
        return False
    far = _far(sentence, done, one)
    if stands.year:
        return far <= _FEWER or one.start - begin < _FEW
    return one.start < done.start or far <= _FEW or meeting


def _at_a_meeting(text: str, begin: int, one: FoundDate) -> bool:
    before = text[max(begin, one.start - _BACK) : one.start]
    return _AT_A_MEETING.search(before) is not None


def _far(sentence: Sentence, done: Settled, one: FoundDate) -> int:
    """Return how many words stand between the verb and the date, less names, dates."""
    start, end = (
        (one.end, done.start) if one.end <= done.start else (done.end, one.start)
    )
    held: list[FoundDate | Mention] = [*sentence.mentions, *sentence.dates]
    names = [name.verbatim for name in held if start <= name.start and name.end <= end]
    return len(sentence.text[start:end].split()) - len(" ".join(names).split())
