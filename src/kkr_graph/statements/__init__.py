"""What running Danish text says: dates, amounts, names, and what is said with them.

Pure functions over a string.  They know nothing of papers, pages or the graph; every
find says where it begins and ends, so that whoever holds the pages can cite it::

    dates.find(text, context_year)            days and rough dates, as bounding days
    amounts.find(text)                        money, per cent, full-time equivalents
    Gazetteer(names).find(text)               names the graph knows, also inflected
    links.find(text)                          web addresses
    deadlines.find(text, dates, mentions)     what is to be done, by when, by whom
    cited.find(text, dates, mentions)         decisions of the past
    leads.find(text, mentions, dates)         who carries what forward
    appointments.find(text, mentions, dates)  who has a seat, or is appointed to it

Beneath each stand modules that know one thing.  ``date_*`` are the forms and bounds of
dates; ``deciding``, ``deciders`` and ``decision_*`` of decisions; ``deadline_words``,
``operative``, ``tasks`` and ``ahead`` of deadlines; ``lead_*`` and ``led_things`` of
leads.  What they share is the sentence: ``sentences`` and ``parts`` cut the text,
``clauses``, ``verbs`` and ``parsed`` tell how a sentence is put together.
"""

from kkr_graph.statements.appointments import FoundAppointment
from kkr_graph.statements.cited import CitedDecision
from kkr_graph.statements.deadlines import Deadline
from kkr_graph.statements.lead_spans import FoundLead
from kkr_graph.statements.links import FoundLink
from kkr_graph.statements.mentions import Gazetteer
from kkr_graph.statements.spans import FoundAmount, FoundDate, Mention

__all__ = [
    "CitedDecision",
    "Deadline",
    "FoundAmount",
    "FoundAppointment",
    "FoundDate",
    "FoundLead",
    "FoundLink",
    "Gazetteer",
    "Mention",
]
