"""Pictures: plain values in, one SVG element as text out.

``columns`` draws who leads what, ``timeline`` since when, ``tiles`` where, ``matrix``
all of it on one sheet, ``weights`` how much any two share, ``ego`` one thing and its
neighbours.  Nothing here knows the graph, HTTP or templates: a caller fills the frozen
values of a module and calls its ``draw``.

What holds for all: every name is text of at least 12 pixels, in the source and on the
picture; names do not lie over each other; nothing is told by colour alone; the same
values give the same bytes; what comes from outside is escaped.  A page links
``pictures.css`` (and ``pictures.js`` if it likes); ``standalone`` makes a file,
``headed`` writes the title over it; PNG and PDF are made by ``picture_files``.
"""

from kkr_graph.pictures.picture import headed, standalone, style_sheet

__all__ = ["headed", "standalone", "style_sheet"]
