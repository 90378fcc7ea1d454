"""Write names on a picture: wrapped, linked, focusable, of 12 pixels at least."""

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from kkr_graph.pictures.advances import width
from kkr_graph.pictures.boxes import Box
from kkr_graph.pictures.markup import Markup, clean, join, link, tag
from kkr_graph.pictures.palette import drawn
from kkr_graph.pictures.wrapping import Wrapped, wrap

SIZE: Final = 13.0
LINE: Final = 1.28  # heights of the font from one line to the next
TARGET: Final = 24.0  # the least that a finger or a shaking hand must hit (WCAG 2.5.8)
_ASCENT: Final = 0.8  # of a line's height, above the baseline

Anchor: TypeAlias = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Label:
    """A name broken into lines for one place on the picture; *size* is in pixels."""

    name: str
    wrapped: Wrapped
    size: float
    bold: bool = False

    @property
    def width(self) -> float:
        """Of the widest line, in pixels."""
        lines = self.wrapped.lines
        return max((width(i.text, self.size, bold=self.bold) for i in lines), default=0)

    @property
    def height(self) -> float:
        """Of all lines, in pixels."""
        return len(self.wrapped.lines) * self.size * LINE


def label(
    name: str, room: float, *, size: float = SIZE, most: int = 4, bold: bool = False
) -> Label:
    """Return *name*, clean, in lines no wider than *room*; no name at all is ``?``."""
    shown = clean(name)
    plain = shown.replace("\N{SOFT HYPHEN}", "").strip()
    wrapped = wrap(shown if plain else "?", room, size, most=most, bold=bold)
    return Label(plain or "?", wrapped, size, bold)


def write(
    what: Label, x: float, y: float, look: str = "kp-name", anchor: Anchor = "start"
) -> Markup:
    """Return the text of *what*, its first line's top at *y*, anchored at *x*."""
    step = what.size * LINE
    spans: list[str] = []
    for row, line in enumerate(what.wrapped.lines):
        base = y + (row + _ASCENT) * step
        spans.append(tag("tspan", line.text, x=x, y=base))
        if line.after:
            # A space of its own, so that the words stay apart for those who listen.
            spans.append(tag("tspan", " ", x=x, y=base))
    return drawn(
        "text",
        look,
        *spans,
        font_size=what.size,
        font_weight="600" if what.bold else None,
        text_anchor=anchor,
    )


def linked(
    what: Label, href: str, area: Box, *inside: str, title: str | None = None
) -> Markup:
    """Return *inside* as a link that can be hit all over *area*, and shows its focus.

    The whole name is its title where the lines do not spell it.  The area lies on top,
    so that the frame of its focus is whole.
    """
    said = title if title is not None else (None if what.wrapped.whole else what.name)
    body = join(
        *([tag("title", said)] if said else []),
        *inside,
        drawn(
            "rect",
            "kp-hit",
            x=area.x,
            y=area.y,
            width=area.width,
            height=area.height,
            rx=3,
            pointer_events="all",
        ),
    )
    address = link(href)
    if address is None:
        return tag("g", body, class_="kp-link")
    return tag("a", body, href=address, class_="kp-link")
