"""Draw the names of three columns, and the lines between them."""

from collections.abc import Sequence
from typing import Final

from kkr_graph.pictures.boxes import Box
from kkr_graph.pictures.column_places import DOT, LEFT, MIDDLE, RIGHT, Spot
from kkr_graph.pictures.lettering import linked, write
from kkr_graph.pictures.markup import Markup, tag
from kkr_graph.pictures.palette import drawn
from kkr_graph.pictures.tied import Kind

# A lead that somebody holds whom no source names is not drawn as strong as a lead.
UNNAMED: Final = "kp-leads-unnamed"


def line(one: Spot, two: Spot, kind: Kind) -> Markup:
    """Return the curve from one name to the other."""
    left, right = (one, two) if one.column < two.column else (two, one)
    start = LEFT[1] + 12 if left.column == 0 else left.area.right + 1
    end = right.area.x - 1
    half = (start + end) / 2
    one_y, two_y = f"{left.area.middle:.1f}", f"{right.area.middle:.1f}"
    path = (
        f"M{start:.0f} {one_y}C{half:.0f} {one_y} {half:.0f} {two_y} {end:.0f} {two_y}"
    )
    unknown = one.node.unknown or two.node.unknown
    return drawn("path", look_of(kind, unknown=unknown), d=path)


def look_of(kind: Kind, *, unknown: bool) -> str:
    """Return the class of a line of *kind*; *unknown* if an end is not known."""
    return UNNAMED if unknown and kind == "leads" else f"kp-{kind}"


def name(
    spot: Spot, own: Sequence[Markup], near: Sequence[Box], numbers: tuple[str, str]
) -> Markup:
    """Return a name with its own lines behind it, which show while it is in focus.

    *numbers* are its own and those of the names it is tied to, for ``pictures.js``.
    """
    lit = tag(
        "g",
        *own,
        *(_ring(area) for area in near),
        class_="kp-own",
        visibility="hidden",
        pointer_events="none",
    )
    return tag(
        "g",
        lit,
        linked(spot.label, spot.node.href, spot.area, _mark(spot), _text(spot)),
        class_="kp-node",
        data_node=numbers[0],
        data_near=numbers[1],
    )


def _ring(area: Box) -> Markup:
    return drawn(
        "rect",
        "kp-ring",
        x=area.x,
        y=area.y,
        width=area.width,
        height=area.height,
        rx=3,
    )


def _mark(spot: Spot) -> Markup:
    """Return a dot, a box or a diamond by the column; dashed if unknown."""
    area, y = spot.area, spot.area.middle
    if spot.column == 1:
        look = "kp-box-unknown" if spot.node.unknown else "kp-box"
        return drawn(
            "rect",
            look,
            x=area.x,
            y=area.y,
            width=area.width,
            height=area.height,
            rx=4,
        )
    if spot.column == 0:
        if spot.node.unknown:
            return drawn("circle", "kp-box-unknown", cx=LEFT[1] + 6, cy=y, r=DOT)
        return drawn("circle", "kp-one", cx=LEFT[1] + 6, cy=y, r=DOT)
    x = RIGHT[0] + 2
    path = f"M{x - 5:.0f} {y:.1f}l5 -5 5 5 -5 5Z"
    look = "kp-box-unknown" if spot.node.unknown else "kp-three"
    return drawn("path", look, d=path)


def _text(spot: Spot) -> Markup:
    said, top = spot.label, spot.area.middle - spot.label.height / 2
    look = "kp-quiet" if spot.node.unknown else "kp-name"
    if spot.column == 0:
        return write(said, LEFT[1] - 4, top, look, "end")
    if spot.column == 1:
        return write(said, MIDDLE[0] + MIDDLE[1] / 2, top, look, "middle")
    return write(said, RIGHT[0] + 12, top, look)
