"""The formats that are pictures: SVG, PNG, PDF, and a page with the picture and tables.

They hold as many names as can still be found on a picture; a spreadsheet holds more.
"""

from functools import partial
from typing import Final

from kkr_graph import network_pictures as pictures
from kkr_graph.headers import Words
from kkr_graph.network_files.format import Format

_picture = partial(
    Format,
    most_nodes=pictures.MOST_NODES,
    most_edges=pictures.MOST_EDGES,
    instead="xlsx",
)

DRAWN: Final = (
    _picture(
        "svg",
        pictures.svg,
        ".svg",
        "image/svg+xml",
        Words(
            "billede til sider og videre arbejde, fx i Inkscape",
            "picture for pages and for work with it, as in Inkscape",
        ),
    ),
    _picture(
        "png",
        pictures.png,
        ".png",
        "image/png",
        Words("billede til slides og breve", "picture for slides and letters"),
        text=False,
        needs="resvg_py",
    ),
    _picture(
        "pdf",
        pictures.pdf,
        ".pdf",
        "application/pdf",
        Words(
            "billede til print, med tabeller, der kan læses op",
            "picture for print, with tables that can be read aloud",
        ),
        text=False,
        needs="weasyprint",
    ),
    _picture(
        "html",
        pictures.html,
        ".html",
        "text/html; charset=utf-8",
        Words(
            "side, der virker alene: billede og tabeller med kilder",
            "page that works alone: picture and tables with sources",
        ),
    ),
)
