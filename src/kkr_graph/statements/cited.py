"""Find the decisions that a paper cites: what a body settled before, and when.

A recommendation, a plan or a condition is none (``indstilles, at KKR godkender``,
``forventes vedtaget``, ``når planen er godkendt``); nor is an agreement that is only
named (``den aftalte fordeling``), nor what minutes say of their own meeting.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from kkr_graph.statements import matters
from kkr_graph.statements.deciding import counts, is_own, settled
from kkr_graph.statements.decision_dates import decided_on
from kkr_graph.statements.decision_words import may_tell
from kkr_graph.statements.headings import Headings
from kkr_graph.statements.parsed import Sentence, parsed
from kkr_graph.statements.spans import FoundDate, Mention

_NOBODY: Final = (None,)


@dataclass(frozen=True, order=True)
class CitedDecision:
    """A decision of the past that a text cites.

    start, end   the span of the clause, with the clauses that are its object
    verbatim     the text of the span
    body         the one that settled it, where the clause names one that is known
    outcome      a key of ``ontology/schemes/outcome.ttl``
    when         the date of the deciding, as found
    what         the words of the matter
    verb         the word that tells the outcome, as printed
    """

    start: int
    end: int
    verbatim: str
    body: Mention | None
    outcome: str | None
    when: FoundDate | None
    what: str
    verb: str


def find(
    text: str,
    dates: Sequence[FoundDate],
    mentions: Sequence[Mention],
    *,
    written: date | None = None,
) -> list[CitedDecision]:
    """Return the cited decisions in *text*, in order; one for each verb and body.

    dates, mentions   what ``dates.find`` and ``Gazetteer.find`` found in *text*
    written           the day of the paper's own meeting: what is decided on it, or
                      later, is not cited

    >>> from kkr_graph.statements.dates import find as find_dates
    >>> line = "Udvalget besluttede i marts 2023, at planen sendes i høring."
    >>> [(one.verb, one.what) for one in find(line, find_dates(line, None), [])]
    [('besluttede', 'planen sendes i høring')]
    """
    headings = Headings(text)
    return [
        one
        for sentence in parsed(text, dates, mentions)
        if may_tell(sentence.printed)
        for one in _in(sentence, minuted=headings.over(sentence.start) == "settled")
        if not (written and one.when and _first(one.when) >= written)
    ]


def _first(when: FoundDate) -> date:
    return when.not_before or when.not_after


def _in(sentence: Sentence, *, minuted: bool) -> Iterator[CitedDecision]:
    """Yield the decisions of a sentence; *minuted*: it is what a meeting decided."""
    text, found = sentence.text, sentence.clauses()
    for here, clause in enumerate(found):
        for done in settled(sentence, found, here):
            when = decided_on(sentence, found, here, done)
            if not counts(clause, done, dated=when is not None):
                continue
            if not when and (minuted or is_own(text, clause)):
                continue
            end = matters.reach(found, here)
            start = min(clause.start, when.start) if when else clause.start
            what = matters.words(text, found, here, done, when)
            for body in done.bodies or _NOBODY:
                yield CitedDecision(
                    *(start, end, text[start:end], body, done.outcome, when, what),
                    text[done.start : done.end],
                )
