"""Registers: tables that a secretary keeps in a spreadsheet, read to facts.

Four kinds: leads (tovholdere), appointments (udpegninger), deadlines (frister) and
contributions (bidrag).  In: XLSX, ODS or CSV, and what the graph knows.  Out: a
``Register``, and its facts as Turtle; or every faulty row at once, and nothing else.
And the way back: what a council's registers hold (``Holding``) as a workbook, and what
an edited workbook changes in it (``Edit``).
"""

from kkr_graph.registers.checking import check, together
from kkr_graph.registers.columns import Kind
from kkr_graph.registers.edit_telling import lines
from kkr_graph.registers.edited import Edited, edited
from kkr_graph.registers.edits import Edit, compare, outcome
from kkr_graph.registers.exports import export
from kkr_graph.registers.facts import Access, graph_named, graph_of, state
from kkr_graph.registers.faults import Fault
from kkr_graph.registers.files import is_register
from kkr_graph.registers.headings import LAYOUTS
from kkr_graph.registers.holdings import Holding, divided, of as holding
from kkr_graph.registers.ids import Ids
from kkr_graph.registers.known import Known, from_store
from kkr_graph.registers.reading import read
from kkr_graph.registers.register import Register, Remark
from kkr_graph.registers.telling import as_json, as_text
from kkr_graph.registers.templates import template

__all__ = [
    "LAYOUTS",
    "Access",
    "Edit",
    "Edited",
    "Fault",
    "Holding",
    "Ids",
    "Kind",
    "Known",
    "Register",
    "Remark",
    "as_json",
    "as_text",
    "check",
    "compare",
    "divided",
    "edited",
    "export",
    "from_store",
    "graph_named",
    "graph_of",
    "holding",
    "is_register",
    "lines",
    "outcome",
    "read",
    "state",
    "template",
    "together",
]
