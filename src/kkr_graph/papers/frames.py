"""Frames of tables: the cells that rules enclose, open sides closed."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from pdfplumber.table import merge_edges

if TYPE_CHECKING:
    from pdfplumber.page import Page
    from pdfplumber.table import Table

NEAR = 3.0  # points
Edge = dict[str, Any]
Box = tuple[float, float, float, float]


def rules(page: "Page") -> tuple[list[Edge], list[Edge]]:
    """Return the upright and the lying rules of *page*, those that meet made one."""
    edges = merge_edges(page.edges, NEAR, NEAR, NEAR, NEAR)
    upright = [edge for edge in edges if edge["orientation"] == "v"]
    return upright, [edge for edge in edges if edge["orientation"] == "h"]


def find(page: "Page") -> list["Table"]:
    """Return the tables that pdfplumber finds on *page*.

    Tables often have rules between their rows and columns only; the frame around them
    is drawn here.  Rules in one direction alone are no cells: no frame is added.
    """
    upright, lying = rules(page)
    boxes = list(_boxes(upright, lying))
    if not boxes:
        return []
    return page.find_tables(
        {
            "explicit_vertical_lines": [
                _edge(x, x, top, bottom)
                for left, top, right, bottom in boxes
                for x in (left, right)
            ],
            "explicit_horizontal_lines": [
                _edge(left, right, y, y)
                for left, top, right, bottom in boxes
                for y in (top, bottom)
            ],
        }
    )


def _edge(x0: float, x1: float, top: float, bottom: float) -> Edge:
    return {
        "object_type": "line",
        "x0": x0,
        "x1": x1,
        "top": top,
        "bottom": bottom,
        "width": x1 - x0,
        "height": bottom - top,
    }


def _boxes(upright: Sequence[Edge], lying: Sequence[Edge]) -> Iterator[Box]:
    """Yield the box around each set of rules that cross or touch each other."""
    edges = [*upright, *lying]
    above = list(range(len(edges)))

    def root(n: int) -> int:
        while above[n] != n:
            above[n] = n = above[above[n]]
        return n

    for at, one in enumerate(upright):
        for n, other in enumerate(lying, start=len(upright)):
            if _touch(one, other):
                above[root(n)] = root(at)
    sets: dict[int, list[Edge]] = {}
    for n, edge in enumerate(edges):
        sets.setdefault(root(n), []).append(edge)
    for group in sets.values():
        if len({edge["orientation"] for edge in group}) > 1:
            yield (
                min(edge["x0"] for edge in group),
                min(edge["top"] for edge in group),
                max(edge["x1"] for edge in group),
                max(edge["bottom"] for edge in group),
            )


def _touch(upright: Edge, lying: Edge) -> bool:
    return bool(
        lying["x0"] - NEAR <= upright["x0"] <= lying["x1"] + NEAR
        and upright["top"] - NEAR <= lying["top"] <= upright["bottom"] + NEAR
    )
