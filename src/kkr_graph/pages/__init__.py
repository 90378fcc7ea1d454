"""The pages of the site: what is asked for goes in, HTML comes out.

A page asks the questions of ``queries/`` and lays the answers out with a template; it
knows nothing of HTTP, so that the same pages can be written to files.

    asked → page → view (asks the graph) → template → HTML
"""

from kkr_graph.pages.asked import Asked
from kkr_graph.pages.rendering import render

__all__ = ["Asked", "render"]
