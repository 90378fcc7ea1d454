"""Find what is to be done or will come about, with the date that bounds it.

A date is a deadline only where its own clause says that it lies ahead: by *skal*, *vil*
or *forventes*, by *frist*, by *senest*, or by a step told in the present.  Where the
words leave doubt nothing is found: a wrong deadline is worse than a missed one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kkr_graph.statements import tasks
from kkr_graph.statements.ahead import has_deadline_word, is_ahead, opens_a_list
from kkr_graph.statements.headings import Headings
from kkr_graph.statements.operative import Operative
from kkr_graph.statements.parsed import Sentence, parsed
from kkr_graph.statements.spans import FoundDate, Mention


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
    found: list[Deadline] = []
    listing = False
    for sentence in parsed(text, dates, mentions):
        opens = opens_a_list(sentence.printed)
        listing = opens or (listing and bool(sentence.dates))
        over = headings.over(sentence.start)
        if over != "annexes":
            asked, listed = over == "asked", listing and not opens
            found += _in(sentence, asked=asked, listed=listed)
    return [one for one in found if not written or one.due.not_after >= written]


def _in(sentence: Sentence, *, asked: bool, listed: bool) -> Iterator[Deadline]:
    """Yield the deadlines of a sentence.

    asked    it stands under *Indstilling*
    listed   it stands in a list that *Frister:* leads in
    """
    found = sentence.clauses() if sentence.dates else []
    for due in sentence.dates:
        holding = (
            here
            for here, clause in enumerate(found)
            if clause.start <= due.start < clause.end
        )
        here = next(holding, None)
        if here is None:
            continue
        told = Operative(sentence, found, here, due)
        place = told.place(asked=asked)
        if listed and place.clause.mood == "none" and not place.clause.bracket:
            yield _made(sentence, due, (sentence.start, sentence.end))
        elif is_ahead(place):
            span = told.span(by_word=has_deadline_word(place), carried=place.carried)
            who = told.doers(carried=place.carried)
            yield _made(sentence, due, span, who, told.subject())


def _made(
    sentence: Sentence,
    due: FoundDate,
    span: tuple[int, int],
    who: tuple[Mention, ...] = (),
    subject: str = "",
) -> Deadline:
    start, end = min(span[0], due.start), max(span[1], due.end)
    what = subject + tasks.words(sentence.text, start, end, [due])
    return Deadline(start, end, sentence.text[start:end], due, what, who)
