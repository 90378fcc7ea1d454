"""What running Danish text says: dates, amounts, names, deadlines, decisions.

Pure functions over a string.  They know nothing of papers, pages or the graph; every
find says where it begins and ends, so that whoever holds the pages can cite it::

    dates.find(text, context_year)   days and rough dates, as bounding days
    amounts.find(text)               money, per cent, full-time equivalents, counts
    Gazetteer(names).find(text)      names the graph knows, also inflected
    deadlines.find(text, dates, mentions)   what lies ahead, with its bounding date
    cited.find(text, dates, mentions)       past decisions: body, day, outcome, matter
"""

from kkr_graph.statements.cited import CitedDecision
from kkr_graph.statements.deadlines import Deadline
from kkr_graph.statements.mentions import Gazetteer
from kkr_graph.statements.spans import FoundAmount, FoundDate, Mention

__all__ = [
    "CitedDecision",
    "Deadline",
    "FoundAmount",
    "FoundDate",
    "Gazetteer",
    "Mention",
]
