"""Who a clause says does it: the names that are its subject, or stand after *af*."""

import re
from collections.abc import Sequence
from typing import Final

from kkr_graph.statements.clauses import Clause
from kkr_graph.statements.spans import Mention

# The kinds of things that can act: a strategy or an initiative does nothing
_ACTING: Final = re.compile(
    r"/id/(?:kkr|forum|organisation|municipality|region|person)/"
)
# What may stand before the subject: at KKR ..., og Region ..., (de) 29 kommuner
_LEAD: Final = re.compile(
    r"(?:(?:og|men|samt|eller|at|hvis|når|idet|mens|såfremt|fordi|både|derfor|også|ligesom"
    r"|den|det|de|efter|da|hvor|hvorefter|som|er|herefter|derefter)\s+){0,3}",
    re.IGNORECASE,
)
_AND: Final = re.compile(r"\s*(?:,|og|samt|,\s*og)\s+(?:den |det |de )?", re.IGNORECASE)
# KKR Hovedstaden (KKR H) og K29; the words between a name and its verb
_AFTER: Final = re.compile(
    r"\s*(?:\([^()]{1,40}\)\s*)?,?\s*(?:(?:herefter|derefter|derfor|også|desuden|endvidere"
    r"|ligeledes|samtidig|tidligere|allerede|enstemmigt|selv|nu|så|dog|således|senest"
    r"|sammen med|i fællesskab|administrativt)\s+){0,2}",
    re.IGNORECASE,
)
_BY: Final = re.compile(r"\baf\s+(?:både\s+)?(?:den |det |de )?$", re.IGNORECASE)
# aftalen mellem regeringen og KL
_BETWEEN: Final = re.compile(r"\bmellem\s+(?:den |det |de )?$", re.IGNORECASE)
_REACH: Final = 20


def can_act(mention: Mention) -> bool:
    """Tell a body, an organisation or a person from a plan or an initiative."""
    return bool(_ACTING.search(mention.iri))


def subjects(
    text: str, clause: Clause, mentions: Sequence[Mention]
) -> tuple[Mention, ...]:
    """Return the names that are the subject of *clause*.

    *mentions* are those in the clause, in order.
    """
    if clause.at < 0:
        return ()
    verb = clause.tokens[clause.at]
    last = clause.tokens[clause.at + 2] if clause.joined(clause.at + 2) else verb
    acting = [one for one in mentions if can_act(one)]
    after = [one for one in acting if one.start >= last.end]
    if after and not text[last.end : after[0].start].strip():
        return _joined(text, after)  # i efteråret vil KKR Hovedstaden
    before = [one for one in acting if one.end <= verb.start]
    if not before:
        return ()
    lead = _LEAD.match(text, clause.start, before[0].start + 1)
    if lead is None or lead.end() < before[0].start:
        return ()
    named = _joined(text, before)
    gap = _AFTER.match(text, named[-1].end, verb.start)
    reached = gap is not None and gap.end() >= verb.start
    return named if reached or _is_described(text, named[-1].end, verb.start) else ()


def agents(
    text: str, clause: Clause, mentions: Sequence[Mention]
) -> tuple[Mention, ...]:
    """Return the names after *af* in a passive clause."""
    return _after(_BY, text, clause, mentions)


def parties(
    text: str, clause: Clause, mentions: Sequence[Mention]
) -> tuple[Mention, ...]:
    """Return the names after *mellem*: those that agree on something."""
    return _after(_BETWEEN, text, clause, mentions)


def _after(
    lead: re.Pattern[str], text: str, clause: Clause, mentions: Sequence[Mention]
) -> tuple[Mention, ...]:
    acting = [one for one in mentions if can_act(one)]
    for here, one in enumerate(acting):
        if lead.search(text, max(clause.start, one.start - _REACH), one.start):
            return _joined(text, acting[here:])
    return ()


def _joined(text: str, names: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return the first name, and those listed with it: KKR A, KKR B og K29."""
    kept = [names[0]]
    for one in names[1:]:
        if not _AND.fullmatch(text, kept[-1].end, one.start):
            break
        kept.append(one)
    return tuple(kept)


def _is_described(text: str, start: int, end: int) -> bool:
    """Tell a name with words after it (Movia i Østdanmark) from a genitive."""
    rest = text[start:end].strip()
    return bool(
        re.fullmatch(r"(?:i|på|fra|og|med|ved|under) .{1,80}", rest, re.DOTALL)
    ) or (rest.startswith(("inden", "senest", "den ")))
