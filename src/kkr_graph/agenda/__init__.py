"""What an agenda says: running text in, an Agenda out.  Knows nothing of RDF or files.

``agenda.py`` holds the values, ``grammar.py`` the patterns of printed lines and
``parse.py`` the reading; the other modules read one thing each.
"""

from kkr_graph.agenda.acts import ACTS
from kkr_graph.agenda.agenda import (
    Agenda,
    Annex,
    Attendance,
    Decision,
    Item,
    Kind,
    NextMeeting,
    Part,
    Place,
    Recommendation,
    Section,
)
from kkr_graph.agenda.missing import Missing
from kkr_graph.agenda.parse import parse

__all__ = [
    "ACTS",
    "Agenda",
    "Annex",
    "Attendance",
    "Decision",
    "Item",
    "Kind",
    "Missing",
    "NextMeeting",
    "Part",
    "Place",
    "Recommendation",
    "Section",
    "parse",
]
