"""Draw a stretch of time as a bar whose ends say how well they are known.

What is too short to be seen as a bar, such as one day, is a diamond.
"""

from typing import Final

from kkr_graph.pictures.lettering import label, write
from kkr_graph.pictures.markup import Markup, join
from kkr_graph.pictures.palette import drawn
from kkr_graph.pictures.spans import Bound, Edge, Span
from kkr_graph.pictures.time_scale import TimeScale

HEIGHT: Final = 11.0
_SHORT: Final = 6.0  # what is shorter on the picture is a mark, not a bar
_FRINGE: Final = 34.0  # how long an end of unknown date is drawn


def reach(span: Span, scale: TimeScale) -> tuple[float, float]:
    """Return from where to where the bar of *span* is drawn, in pixels.

    An end that is open reaches to the edge; of one that is unknown, a short piece is
    drawn beside the end that is known.
    """
    start, end = scale.left, scale.right
    if isinstance(span.start, Bound):
        start = scale.x(span.start.earliest)
    elif span.start is Edge.UNKNOWN and isinstance(span.end, Bound):
        start = max(start, scale.x(span.end.earliest) - _FRINGE)
    if isinstance(span.end, Bound):
        end = scale.x(span.end.latest)
    elif span.end is Edge.UNKNOWN and isinstance(span.start, Bound):
        end = min(end, scale.x(span.start.latest) + _FRINGE)
    return start, max(end, start + 2)


def shape(span: Span, scale: TimeScale, start: float, end: float, y: float) -> Markup:
    """Return the bar: filled where sure, hatched where rough, marked at its ends."""
    if end - start < _SHORT and isinstance(span.end, Bound) and not _rough(span):
        return diamond((start + end) / 2, y)
    if span.start is Edge.UNKNOWN and span.end is Edge.UNKNOWN:
        return join(outline(start, end, y), mark(start - 8, y), mark(end + 8, y))
    solid_from, solid_to = start, end
    parts: list[Markup] = []
    if isinstance(span.start, Bound) and span.start.rough:
        solid_from = min(scale.x(span.start.latest), end)
        parts.append(hatched(start, solid_from, y))
    if isinstance(span.end, Bound) and span.end.rough:
        solid_to = max(scale.x(span.end.earliest), solid_from)
        parts.append(hatched(solid_to, end, y))
    if span.start is Edge.UNKNOWN:
        solid_from = min(start + _FRINGE, solid_to)
        parts += [outline(start, solid_from, y), mark(start - 8, y)]
    if span.end is Edge.UNKNOWN:
        solid_to = max(end - _FRINGE, solid_from)
        parts += [outline(solid_to, end, y), mark(end + 8, y)]
    if solid_to > solid_from:
        wide = solid_to - solid_from
        parts.insert(
            0, drawn("rect", "kp-bar", x=solid_from, y=y, width=wide, height=HEIGHT)
        )
    if span.start is Edge.OPEN:
        parts.append(arrow(start, y, -1))
    if span.end is Edge.OPEN:
        parts.append(arrow(end, y, 1))
    return join(*parts)


def _rough(span: Span) -> bool:
    return (
        not isinstance(span.start, Bound)
        or span.start.rough
        or (isinstance(span.end, Bound) and span.end.rough)
    )


def diamond(x: float, y: float) -> Markup:
    """Return the mark of what is too short to be a bar, such as one day."""
    half = HEIGHT / 2 + 1
    path = (
        f"M{x:.1f} {y - 1:.1f}l{half:.1f} {half:.1f} -{half:.1f} {half:.1f}"
        f" -{half:.1f} -{half:.1f}Z"
    )
    return drawn("path", "kp-bar", d=path)


def outline(start: float, end: float, y: float) -> Markup:
    """Return a dashed frame: it was so, but how long is not known."""
    return drawn(
        "rect",
        "kp-rough",
        x=start,
        y=y,
        width=end - start,
        height=HEIGHT,
        stroke_dasharray="4 3",
    )


def hatched(start: float, end: float, y: float) -> Markup:
    """Return a frame with slanting lines, drawn out: a pattern would need an id."""
    lines = []
    at = start - HEIGHT
    while at < end:
        foot, head = max(at, start), min(at + HEIGHT, end)
        if head > foot:
            lines.append(
                f"M{foot:.1f} {y + HEIGHT - (foot - at):.1f}"
                f"L{head:.1f} {y + HEIGHT - (head - at):.1f}"
            )
        at += 5
    frame = f"M{start:.1f} {y:.1f}H{end:.1f}V{y + HEIGHT:.1f}H{start:.1f}Z"
    return drawn("path", "kp-rough", d="".join([frame, *lines]))


def arrow(x: float, y: float, way: int) -> Markup:
    """Return the head of an arrow at *x*, pointing left (-1) or right (1)."""
    tip, half = x + way * 14, HEIGHT / 2
    path = (
        f"M{x:.1f} {y - 4:.1f}L{tip:.1f} {y + half:.1f}L{x:.1f} {y + HEIGHT + 4:.1f}Z"
    )
    return drawn("path", "kp-bar", d=path)


def mark(x: float, y: float) -> Markup:
    """Return the question mark of an end that no source gives."""
    return write(label("?", 20, bold=True), x, y - 3, "kp-ink", "middle")
