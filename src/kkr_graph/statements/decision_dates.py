"""Which of the dates in a clause is the day of the deciding."""

import re
from collections.abc import Sequence
from typing import Final

from kkr_graph.statements.clauses import Clause
from kkr_graph.statements.date_leads import lead
from kkr_graph.statements.deciding import Settled
from kkr_graph.statements.spans import FoundDate, Mention

# på sit møde den 3. februar; på møderne i juni; i forbindelse med mødet den
_AT_A_MEETING: Final = re.compile(
    r"\b(?:på|ved|under|i forbindelse med)\s[^,;]{0,60}?(?:møde|samling|seminar|drøftelse)\w*"
    r"(?:\s[^,;.]{1,60})?$",
    re.IGNORECASE,
)
_INFINITIVE: Final = re.compile(r"\bat\b", re.IGNORECASE)
_FEW: Final = 3  # words between the verb and its date
_FEWER: Final = 1  # the same, where the date is but a year


def decided_on(  # noqa: PLR0913 - what stands around the verb
    text: str,
    found: Sequence[Clause],
    here: int,
    done: Settled,
    dates: Sequence[FoundDate],
    mentions: Sequence[Mention],
) -> FoundDate | None:
    """Return the date of the deciding, if the clause prints one."""
    clause = found[here]
    begin = clause.start
    if not clause.opener and clause.at == 0 and found[0].mood == "none":
        begin = found[0].start  # På mødet den 3. maj, hvor ..., besluttede KKR
    fitting = []
    for one in dates:
        if not begin <= one.start < clause.end:
            continue
        stands = lead(text, begin, one)
        meeting = bool(_AT_A_MEETING.search(text[begin : one.start]))
        if one.not_before is None or stands.wide or stands.opening or stands.until:
            continue
        if (stands.of and not meeting and not _bracketed(text, one)) or stands.as_of:
            continue
        far = _words_between(text, done, one, mentions)
        after = one.start > done.end
        if after and _INFINITIVE.search(text, done.end, one.start):
            continue
        near = far <= (_FEWER if stands.year else _FEW)
        if (after and not near and not meeting) or (stands.year and not near):
            if not (not after and one.start - begin < _FEW):
                continue
        fitting.append((not meeting, far, one))
    return min(fitting, key=lambda each: each[:2])[2] if fitting else None


def _bracketed(text: str, one: FoundDate) -> bool:
    return text[: one.start].rstrip(" ").endswith("(")


def _words_between(
    text: str, done: Settled, one: FoundDate, mentions: Sequence[Mention]
) -> int:
    start, end = sorted((done.end, one.start))
    if one.end <= done.start:
        start, end = one.end, done.start
    names = sum(
        len(name.verbatim.split())
        for name in mentions
        if start <= name.start and name.end <= end
    )
    return len(text[start:end].split()) - names
