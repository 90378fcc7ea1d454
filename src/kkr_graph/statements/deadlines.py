"""Find what is to be done or will come about, with the date that bounds it.

A date is a deadline only where its own clause says that it lies ahead: by *skal*, *vil*
or *forventes*, by *frist*, by *senest*, or by a step told in the present.  Where the
words leave doubt nothing is found: a wrong deadline is worse than a missed one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from kkr_graph.statements import ahead, date_leads, sentences, tasks
from kkr_graph.statements.clauses import Clause, clauses
from kkr_graph.statements.doers import agents, subjects
from kkr_graph.statements.headings import Headings
from kkr_graph.statements.slices import Slices
from kkr_graph.statements.spans import FoundDate, Mention
from kkr_graph.statements.verbs import RECEIVING


@dataclass(frozen=True, order=True)
class Deadline:
    """Something ahead of the writer, and the date that bounds it.

    start, end   the span of the operative clause
    verbatim     the text of the span
    due          the bounding date, as found
    what         the words of the task, without the date
    who          the organisations that the clause names as the doer; often none
    """

    start: int
    end: int
    verbatim: str
    due: FoundDate
    what: str
    who: tuple[Mention, ...] = ()


def find(
    text: str,
    dates: Sequence[FoundDate],
    mentions: Sequence[Mention],
    *,
    written: date | None = None,
) -> list[Deadline]:
    """Return the deadlines in *text*, in order of their dates in it.

    dates, mentions   what ``dates.find`` and ``Gazetteer.find`` found in *text*
    written           the day the paper was written, or its meeting: what ends before
                      it is past; where it is not known, only the words decide

    >>> from kkr_graph.statements.dates import find as find_dates
    >>> line = "Planen skal sendes i høring senest den 1. maj 2026."
    >>> [found.what for found in find(line, find_dates(line, None), [])]
    ['Planen skal sendes i høring']
    """
    headings = Headings(text)
    dated, named = Slices(dates), Slices(mentions)
    found: list[Deadline] = []
    listing = False
    for start, end in sentences.spans(text, dates):
        inside = dated.between(start, end)
        opens = ahead.opens_a_list(text[start:end])
        if not inside:
            listing = opens
            continue
        kind = headings.over(start)
        if kind == "annexes":
            continue
        sentence = _Sentence(text, (start, end), inside, named.between(start, end))
        for due in inside:
            if written and due.not_after < written:
                continue
            one = sentence.deadline(due, asked=kind == "asked", listed=listing)
            if one:
                found.append(one)
        listing = listing or opens
    return found


class _Sentence:
    """A sentence with its clauses, of whose dates some may be deadlines."""

    def __init__(
        self,
        text: str,
        span: tuple[int, int],
        dates: Sequence[FoundDate],
        mentions: Sequence[Mention],
    ) -> None:
        self._text = text
        self._start, self._end = span
        self._dates, self._mentions = dates, mentions
        whole = [(one.start, one.end) for one in (*dates, *mentions)]
        self._clauses = clauses(text, *span, whole)

    def deadline(
        self, due: FoundDate, *, asked: bool, listed: bool
    ) -> Deadline | None:
        """Return what *due* bounds, if it bounds something ahead."""
        here = self._holding(due)
        if here is None:
            return None
        clause = self._clauses[here]
        begin, ruling = clause.start, clause
        if clause.mood == "none" and not clause.bracket:
            if later := self._resumed(here):
                ruling = later
        place = self._place(due, here, ruling, asked=asked)
        if listed and ruling.mood == "none" and not clause.bracket:
            return self._made(due, self._start, self._end, ())
        if not ahead.is_ahead(place):
            return None
        end = max(clause.end, ruling.end)
        if ahead.has_deadline_word(place):
            start = begin
            if clause.bracket and here:
                start = self._clauses[here - 1].start
            return self._made(due, start, end, self._doers(here, ruling))
        if place.carried:
            carrier = self._clauses[here - 1]
            return self._made(due, carrier.start, end, self._doers(here - 1, carrier))
        if clause.relative and here:
            before = self._clauses[here - 1]
            begin = before.start
            if before.mood != "none":
                begin = tasks.antecedent(self._text, before.start, before.end)
        return self._made(due, begin, self._reach(here, end), self._doers(here, ruling))

    def _holding(self, due: FoundDate) -> int | None:
        for here, clause in enumerate(self._clauses):
            if clause.start <= due.start < clause.end:
                return here
        return None

    def _resumed(self, here: int) -> Clause | None:
        """Return the clause that goes on after a relative: I 2026, hvor ..., vil"""
        for clause in self._clauses[here + 1 :]:
            if clause.mood != "none" and not clause.opener and not clause.bracket:
                return clause
        return None

    def _place(
        self, due: FoundDate, here: int, ruling: Clause, *, asked: bool
    ) -> ahead.Place:
        clause = self._clauses[here]
        carrier = self._clauses[here - 1] if here else None
        others = [one.end for one in self._dates if one.end <= due.start]
        begin = max([clause.start, *others[-1:]])
        return ahead.Place(
            before=self._text[begin : due.start],
            after=self._text[due.end : clause.end],
            clause=ruling,
            lead=date_leads.lead(self._text, clause.start, due),
            asked=asked or any(one.mood == "asked" for one in self._clauses[:here]),
            neighbour=self._neighbour(here) if clause.mood == "none" else "",
            carried=clause.relative
            and clause.mood == "possible"
            and carrier is not None
            and carrier.mood == "ahead",
        )

    def _neighbour(self, here: int) -> str:
        around = (*reversed(self._clauses[:here]), *self._clauses[here + 1 :])
        return next((one.mood for one in around if one.mood != "none"), "none")

    def _doers(self, here: int, clause: Clause) -> tuple[Mention, ...]:
        inside = [
            one for one in self._mentions if clause.start <= one.start < clause.end
        ]
        if clause.passive:
            return agents(self._text, clause, inside)
        if clause.main is None or clause.main.lemma in RECEIVING | {"får"}:
            return ()
        if clause.mood == "perfect":
            return ()
        named = subjects(self._text, clause, inside)
        goes_on = clause.at == 1 and clause.words[0] in ("og", "men", "samt")
        if not named and goes_on and here and not self._clauses[here - 1].passive:
            return self._doers(here - 1, self._clauses[here - 1])
        return named

    def _reach(self, here: int, end: int) -> int:
        """Return the end of the clause with what it has for its object."""
        for clause in self._clauses[here + 1 :]:
            dated = any(clause.start <= one.start < clause.end for one in self._dates)
            if clause.opener not in ("at", "om", "hvad", "hvordan") or dated:
                break
            end = max(end, clause.end)
        return end

    def _made(
        self, due: FoundDate, start: int, end: int, who: tuple[Mention, ...]
    ) -> Deadline:
        end = max(end, due.end)
        start = min(start, due.start)
        what = tasks.words(self._text, start, end, [due])
        return Deadline(start, end, self._text[start:end], due, what, who)
