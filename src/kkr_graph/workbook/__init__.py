"""The whole graph as one workbook, for people who live in Excel.

In: a store and what is wanted.  Out: the bytes of an .xlsx file, the same for the same
input.  A sheet for each class, a sheet of relations, and a first sheet that explains.
"""

from kkr_graph.workbook.wanted import Wanted
from kkr_graph.workbook.writing import Made, make

__all__ = ["Made", "Wanted", "make"]
