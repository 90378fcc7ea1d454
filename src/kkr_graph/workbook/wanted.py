"""What somebody asks a workbook to be."""

from dataclasses import dataclass
from datetime import date

from kkr_graph.language import Language


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be in a workbook, and what its first sheet says of itself.

    council   the council it is limited to, by name, code or IRI; None is all of them
    on        leave out what does not hold on that day; None leaves out nothing
    made      the day that the workbook is made
    holds     what the store holds, in words, where that is less than the whole graph
    release   of the program; ``version`` that of the graph, where it is known
    """

    made: date
    language: Language = "da"
    council: str | None = None
    on: date | None = None
    holds: str = ""
    release: str = ""
    version: str | None = None
