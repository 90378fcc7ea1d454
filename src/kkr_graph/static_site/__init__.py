"""The whole site as files, which a browser opens from a folder without a server.

The pages are those of ``pages``; here they are found, named, linked and kept.

    addresses → places (what an address asks for) → making (bytes) → relinking → folder

``places`` decides what of all that a server could answer there is a file for.
"""

from kkr_graph.static_site.writing import Made, Plan, write

__all__ = ["Made", "Plan", "write"]
