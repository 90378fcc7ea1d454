"""A sentence as the finders read it: its clauses, and the dates and names in it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kkr_graph.statements import sentences
from kkr_graph.statements.clauses import Clause, clauses
from kkr_graph.statements.slices import Slices
from kkr_graph.statements.spans import FoundDate, Mention


@dataclass(frozen=True, slots=True)
class Sentence:
    """``text[start:end]``; the places of all that is in it are those of the text."""

    text: str
    start: int
    end: int
    dates: Sequence[FoundDate]
    mentions: Sequence[Mention]

    @property
    def printed(self) -> str:
        """Return the words of the sentence."""
        return self.text[self.start : self.end]

    def clauses(self) -> list[Clause]:
        """Return its clauses; no name and no date is cut."""
        whole = [(one.start, one.end) for one in self.dates]
        whole += [(one.start, one.end) for one in self.mentions]
        return clauses(self.text, self.start, self.end, whole)

    def named(self, clause: Clause) -> list[Mention]:
        """Return the names in *clause*."""
        return [one for one in self.mentions if clause.start <= one.start < clause.end]


def parsed(
    text: str, dates: Sequence[FoundDate], mentions: Sequence[Mention]
) -> Iterator[Sentence]:
    """Yield the sentences of *text*, in order.

    >>> [one.printed for one in parsed("Det er nr. 4. Det er alt.", [], [])]
    ['Det er nr. 4.', 'Det er alt.']
    """
    dated, named = Slices(dates), Slices(mentions)
    for start, end in sentences.spans(text, dates):
        yield Sentence(
            text, start, end, dated.between(start, end), named.between(start, end)
        )
