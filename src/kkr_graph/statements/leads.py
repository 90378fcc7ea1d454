"""Find who carries an initiative forward, as running Danish text says it.

In: a text, the names and dates found in it.  Out: one ``FoundLead`` for each holder,
each with what it rests on.  A proposal is never a lead, and what a lead does in general
is nothing at all; where the words leave doubt, nothing is found.
"""

from collections.abc import Sequence

from kkr_graph.statements.lead_reading import LeadReader
from kkr_graph.statements.lead_spans import FoundLead
from kkr_graph.statements.lead_words import ANY
from kkr_graph.statements.marked import mark
from kkr_graph.statements.parts import Sentence, sentences
from kkr_graph.statements.spans import FoundDate, Mention, veil

__all__ = ["FoundLead", "find"]


def find(
    text: str, mentions: Sequence[Mention], dates: Sequence[FoundDate]
) -> list[FoundLead]:
    """Return who is said or proposed to lead what in *text*, in order.

    >>> kommune = Mention(0, 16, "Eksempel Kommune", "/id/municipality/9901")
    >>> line = "Eksempel Kommune er tovholder for Fælles mobilitet."
    >>> [(one.basis, one.initiative_as_printed) for one in find(line, [kommune], [])]
    [('stated', 'Fælles mobilitet')]
    """
    marked = mark(veil(text), mentions, dates)
    found: list[FoundLead] = []
    before: Sentence | None = None
    last: FoundLead | None = None  # of the sentence before, in the same paragraph
    for sentence in sentences(text):
        if sentence.first:
            before, last = None, None
        told = ANY.search(text, sentence.start, sentence.end)
        new: list[FoundLead] = []
        if last or told:
            reader = LeadReader(text, marked, sentence, before)
            new += reader.taking_over(last) if last else []
            new += reader.leads() if told else []
        found += new
        before = sentence
        last = next((one for one in reversed(new) if one.holder), None)
    return sorted(found, key=_order)


def _order(one: FoundLead) -> tuple[int, int, int]:
    return one.start, one.holder.start if one.holder else 0, one.end
