"""Draw the three columns below each other, for a narrow screen.

Each name of the middle is a box; below it stand those it is tied to, each after a line
of its kind.  Names that no line of their own ends at come last.
"""

from collections.abc import Mapping
from typing import Final

from kkr_graph.language import Language
from kkr_graph.pictures import words
from kkr_graph.pictures.boxes import Box
from kkr_graph.pictures.column_names import look_of
from kkr_graph.pictures.lettering import TARGET, label, linked, write
from kkr_graph.pictures.markup import Markup, join
from kkr_graph.pictures.palette import drawn
from kkr_graph.pictures.tied import Columns, Node, Tie, neighbours

_TRUNK: Final = 22.0
_LINE: Final = 30.0  # how long the line before a name is
_GAP: Final = 14.0

_RANK: Final = ("leads", "takes-part", "belongs")


def stacked(
    what: Columns, top: float, width: float, language: Language
) -> tuple[Markup, float]:
    """Return *what* from *top* down, and where it ends."""
    nodes = {node.key: node for node in (*what.left, *what.middle, *what.right)}
    tied = neighbours(what.ties)
    parts: list[Markup] = []
    y = top
    for node in what.middle:
        drawn_node, y = _middle(node, y, width)
        parts.append(drawn_node)
        ties = [tie for tie in what.ties if node.key in (tie.one, tie.two)]
        ties.sort(key=lambda tie: _RANK.index(tie.kind))
        for tie in ties:
            entry, y = _tied(tie, node, nodes, y, width)
            parts.append(entry)
        y += _GAP
    others = [node for node in (*what.left, *what.right) if node.key not in tied]
    if others:
        heading = label(words.OTHERS.say(language), width - 24, size=14, bold=True)
        parts.append(write(heading, 10, y + 4, "kp-quiet"))
        y += heading.height + 10
    for node in others:
        entry, y = _name(node, 10, y, width)
        parts.append(entry)
    return join(*parts), y


def _middle(node: Node, y: float, width: float) -> tuple[Markup, float]:
    said = label(node.name, width - 44, bold=True)
    box = Box(8, y, width - 16, max(TARGET, said.height + 12))
    frame = drawn(
        "rect",
        "kp-box-unknown" if node.unknown else "kp-box",
        x=box.x,
        y=box.y,
        width=box.width,
        height=box.height,
        rx=4,
    )
    text = write(said, box.x + 12, box.middle - said.height / 2)
    return linked(said, node.href, box, frame, text), box.bottom + 4


def _tied(
    tie: Tie, node: Node, nodes: Mapping[str, Node], y: float, width: float
) -> tuple[Markup, float]:
    other = nodes[tie.two if tie.one == node.key else tie.one]
    entry, below = _name(other, _TRUNK + _LINE + 8, y, width)
    unknown = node.unknown or other.unknown
    path = f"M{_TRUNK:.0f} {(y + below) / 2:.1f}h{_LINE:.0f}"
    return join(drawn("path", look_of(tie.kind, unknown=unknown), d=path), entry), below


def _name(node: Node, x: float, y: float, width: float) -> tuple[Markup, float]:
    said = label(node.name, width - x - 16)
    area = Box(x - 4, y, said.width + 12, max(TARGET, said.height + 8))
    look = "kp-quiet" if node.unknown else "kp-name"
    text = write(said, x, area.middle - said.height / 2, look)
    return linked(said, node.href, area, text), area.bottom
