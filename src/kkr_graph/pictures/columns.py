"""Draw who leads what, and where it belongs: three columns of names, tied by lines.

A thick line leads, a thin one takes part, a dashed one belongs to a forum; a dotted
one is a lead whose holder no source names.  What ties everybody to one thing is not
drawn as one line for each, but from a name of its own, "alle 29".  Hovering or focusing
a name lights its lines, by CSS alone; ``pictures.js`` makes the names that it is not
tied to step back as well.
"""

from typing import Final

from kkr_graph.language import Language
from kkr_graph.pictures import words
from kkr_graph.pictures.column_names import UNNAMED, line, look_of, name
from kkr_graph.pictures.column_places import (
    HEAD,
    LEFT,
    MIDDLE,
    RIGHT,
    WIDTH,
    checked,
    place,
    room_of,
)
from kkr_graph.pictures.column_stack import stacked
from kkr_graph.pictures.lettering import label, write
from kkr_graph.pictures.markup import Markup, join, tag
from kkr_graph.pictures.palette import drawn
from kkr_graph.pictures.picture import nothing, sheet
from kkr_graph.pictures.tied import Columns, Node, Tie, bundled, neighbours

__all__ = ["Columns", "Node", "Tie", "draw", "draw_stacked"]

NARROW: Final = 358.0
_TWO: Final = MIDDLE[0] + MIDDLE[1] + 12  # wide, where nothing stands to the right

_DRAWN: tuple[str, ...] = ("belongs", "takes-part", "leads")  # the last on top


def draw(what: Columns, language: Language = "da") -> str:
    """Return *what* as one ``svg`` element, 1080 pixels wide; two columns are narrower.

    Raises ``ValueError`` for a line that ends nowhere or passes over a column.
    """
    if not (what.left or what.middle or what.right):
        return nothing("kp-columns", what.title, language)
    what = bundled(what, language)
    placed, bottom = place(what)
    width = WIDTH if what.right else _TWO
    legend, _ = _legend(what, language, width)
    ties = sorted(what.ties, key=lambda tie: _DRAWN.index(tie.kind))
    lines = [(tie, line(placed[tie.one], placed[tie.two], tie.kind)) for tie in ties]
    near = neighbours(what.ties)
    numbers = {key: str(number) for number, key in enumerate(placed)}
    return sheet(
        "kp-columns",
        (width, bottom + 12),
        what.title,
        what.about,
        legend,
        _headings(what),
        tag("g", *(drawn_line for _, drawn_line in lines), class_="kp-lines"),
        *(
            name(
                spot,
                [own for tie, own in lines if key in (tie.one, tie.two)],
                [placed[other].area for other in near.get(key, ())],
                (numbers[key], " ".join(numbers[other] for other in near.get(key, ()))),
            )
            for key, spot in placed.items()
        ),
    )


def draw_stacked(
    what: Columns, language: Language = "da", width: float = NARROW
) -> str:
    """Return *what* with each effort and its ties below each other, for a phone.

    Raises ``ValueError`` for a line that ends nowhere or passes over a column.
    """
    if not (what.left or what.middle or what.right):
        return nothing("kp-columns", what.title, language)
    what = bundled(what, language)
    checked(what)
    legend, top = _legend(what, language, width)
    body, bottom = stacked(what, top + 8, width, language)
    size = width, bottom + 12
    return sheet("kp-columns-stacked", size, what.title, what.about, legend, body)


def _headings(what: Columns) -> Markup:
    left, middle, right = (
        label(name, room_of(number), size=14, most=2, bold=True)
        for number, name in enumerate(what.headings)
    )
    y = HEAD - 14 - max(left.height, middle.height, right.height)
    shown = [
        write(left, LEFT[1] + 12, y, "kp-one", "end"),
        write(middle, MIDDLE[0] + MIDDLE[1] / 2, y, "kp-two", "middle"),
        write(right, RIGHT[0] - 4, y, "kp-three"),
    ]
    sides = what.left, what.middle, what.right
    return join(*(said for said, side in zip(shown, sides, strict=True) if side))


def _legend(what: Columns, language: Language, width: float) -> tuple[Markup, float]:
    """Return a line of each kind that is drawn, with what it says, and their height."""
    unknown = {
        node.key for node in (*what.left, *what.middle, *what.right) if node.unknown
    }
    looks = {
        look_of(tie.kind, unknown=bool(unknown & {tie.one, tie.two}))
        for tie in what.ties
    }
    parts: list[Markup] = []
    x, y = 10.0, 4.0
    for look, meaning in (
        ("kp-leads", what.says.get("leads") or words.LEADS.say(language)),
        (UNNAMED, words.LEADS_UNNAMED.say(language)),
        (
            "kp-takes-part",
            what.says.get("takes-part") or words.TAKES_PART.say(language),
        ),
        ("kp-belongs", what.says.get("belongs") or words.BELONGS.say(language)),
    ):
        if look in looks:
            shown = label(meaning, 220)
            if x + 44 + shown.width > width:
                x, y = 10.0, y + 24
            parts.append(drawn("path", look, d=f"M{x:.0f} {y + 11:.0f}h36"))
            parts.append(write(shown, x + 44, y + 3))
            x += 44 + shown.width + 28
    return join(*parts), y + 24
