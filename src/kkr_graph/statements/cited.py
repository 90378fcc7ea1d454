"""Find the decisions that a paper cites: what a body settled before, and when.

A recommendation, a plan or a condition is none (``indstilles, at KKR godkender``,
``forventes vedtaget``, ``når planen er godkendt``); nor is an agreement that is only
named (``den aftalte fordeling``), nor what the minutes say of their own meeting.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kkr_graph.statements import deciding, sentences, tasks
from kkr_graph.statements.clauses import Clause, clauses
from kkr_graph.statements.deciding import Settled
from kkr_graph.statements.decision_dates import decided_on
from kkr_graph.statements.headings import Headings
from kkr_graph.statements.slices import Slices
from kkr_graph.statements.spans import FoundDate, Mention


@dataclass(frozen=True, order=True)
class CitedDecision:
    """A decision of the past that a text cites.

    start, end   the span of the clause, with what it has for its object
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
    dated, named = Slices(dates), Slices(mentions)
    return [
        one
        for span in sentences.spans(text, dates)
        if deciding.may_decide(text[span[0] : span[1]])
        for one in _in(
            text,
            span,
            dated.between(*span),
            named.between(*span),
            settled=headings.over(span[0]) == "settled",
            written=written,
        )
    ]


def _in(  # noqa: PLR0913 - what a sentence stands among
    text: str,
    span: tuple[int, int],
    dates: Sequence[FoundDate],
    mentions: Sequence[Mention],
    *,
    settled: bool,
    written: date | None,
) -> Iterator[CitedDecision]:
    whole = [(one.start, one.end) for one in (*dates, *mentions)]
    found = clauses(text, *span, whole)
    for here, clause in enumerate(found):
        for done in deciding.settled(text, found, here, mentions):
            when = decided_on(text, found, here, done, dates, mentions)
            if not deciding.counts(text, clause, done, when):
                continue
            if not when and (settled or deciding.is_own(text, clause, done)):
                continue
            if written and when and (when.not_before or when.not_after) >= written:
                continue
            yield from _cited(text, found, here, done, when)


def _cited(
    text: str,
    found: Sequence[Clause],
    here: int,
    done: Settled,
    when: FoundDate | None,
) -> Iterator[CitedDecision]:
    end = _reach(found, here)
    start = min(found[here].start, when.start) if when else found[here].start
    what = _matter(text, found, here, done, when, end)
    for body in done.bodies or (None,):
        yield CitedDecision(
            *(start, end, text[start:end], body, done.outcome, when, what),
            text[done.start : done.end],
        )


def _reach(found: Sequence[Clause], here: int) -> int:
    """Return the end of the clause with the clauses that are its object."""
    end = found[here].end
    for clause in found[here + 1 :]:
        if clause.opener not in ("at", "om", "hvad", "hvordan", "som", "der"):
            break
        end = clause.end
    return end


def _matter(  # noqa: PLR0913 - where the words stand
    text: str,
    found: Sequence[Clause],
    here: int,
    done: Settled,
    when: FoundDate | None,
    end: int,
) -> str:
    """Return the words of what was decided."""
    clause = found[here]
    taken = [when] if when else []
    if clause.mood == "none" and here:  # Strategien (tiltrådt af KKR)
        return tasks.words(text, found[here - 1].start, found[here - 1].end, taken)
    told = here + 1 < len(found) and found[here + 1].opener == "at"
    if done.passive and told and "det" in clause.words:  # det blev aftalt, at
        return tasks.words(text, found[here + 1].start, end, [])
    if done.passive and clause.at > 0:
        verb = clause.tokens[clause.at]
        before = tasks.words(text, clause.start, verb.start, taken)
        if deciding.is_subject(before):
            return before
    after = tasks.matter(text, done.end, end, taken, done.bodies)
    return after or tasks.words(text, clause.start, end, taken)
