"""A picture as a file to hand over: PNG for slides, PDF for print, HTML to open.

All are made from the SVG that ``kkr_graph.pictures`` draws, and the same picture gives
the same bytes.  A picture cannot be read aloud; so PDF and HTML hold its facts as
tables as well.

PNG and PDF need the extra ``documents`` and DejaVu Sans, the font that the pictures are
measured by (``fonts``); SVG and HTML need neither.
"""

from kkr_graph.picture_files.page import html
from kkr_graph.picture_files.print_pdf import pdf
from kkr_graph.picture_files.raster import png

__all__ = ["html", "pdf", "png"]
