"""Papers as they come: files read to printed lines, and lines to running text.

The layers within, bottom to top: :mod:`~kkr_graph.papers.paper` and
:mod:`~kkr_graph.papers.flow` hold the values; one module for each form of file (text,
pdf, docx, html) gives printed lines; noise, hyphens, bullets, breaks and personal each
know one thing about print; reading and flowing put them together.  Tables are found by
ruled, columns, aligned, flattened and marked_up, laid out by grid, and put together by
tabling.
"""

from kkr_graph.papers.flow import Dropped, Flow, Paragraph
from kkr_graph.papers.flowing import flow
from kkr_graph.papers.paper import Line, Paper
from kkr_graph.papers.reading import read
from kkr_graph.papers.remarks import Remark
from kkr_graph.papers.table import Skipped, Table, Tables
from kkr_graph.papers.tabling import tables

__all__ = [
    "Dropped",
    "Flow",
    "Line",
    "Paper",
    "Paragraph",
    "Remark",
    "Skipped",
    "Table",
    "Tables",
    "flow",
    "read",
    "tables",
]
