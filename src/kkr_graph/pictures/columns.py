"""Draw who leads what, and where it belongs: three columns of names, tied by lines.

A thick line leads, a thin one takes part, a dashed one belongs to a forum; a dotted
one is a lead whose holder no source names.  What ties everybody to one thing is not
drawn as one line for each, but from a name of its own, "alle 29".  Hovering or focusing
a name lights its lines, by CSS alone; ``pictures.js`` makes the names that it is not
tied to step back as well.
"""

from kkr_graph.language import Language
from kkr_graph.pictures import words
from kkr_graph.pictures.column_names import UNNAMED, line, name
from kkr_graph.pictures.column_places import (
    HEAD,
    LEFT,
    MIDDLE,
    RIGHT,
    WIDTH,
    place,
    room_of,
)
from kkr_graph.pictures.lettering import label, write
from kkr_graph.pictures.markup import Markup, join, tag
from kkr_graph.pictures.palette import drawn
from kkr_graph.pictures.picture import nothing, sheet
from kkr_graph.pictures.tied import Columns, Node, Tie, bundled, neighbours

__all__ = ["Columns", "Node", "Tie", "draw"]

_DRAWN: tuple[str, ...] = ("belongs", "takes-part", "leads")  # the last on top


def draw(what: Columns, language: Language = "da") -> str:
    """Return *what* as one ``svg`` element, 1080 pixels wide.

    Raises ``ValueError`` for a line that ends nowhere or passes over a column.
    """
    what = bundled(what, language)
    if not (what.left or what.middle or what.right):
        return nothing("kp-columns", what.title, language)
    placed, bottom = place(what)
    ties = sorted(what.ties, key=lambda tie: _DRAWN.index(tie.kind))
    lines = [(tie, line(placed[tie.one], placed[tie.two], tie.kind)) for tie in ties]
    near = neighbours(what.ties)
    numbers = {key: str(number) for number, key in enumerate(placed)}
    return sheet(
        "kp-columns",
        (WIDTH, bottom + 12),
        what.title,
        what.about,
        _legend(what, language),
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


def _headings(what: Columns) -> Markup:
    left, middle, right = (
        label(name, room_of(number), size=14, most=2, bold=True)
        for number, name in enumerate(what.headings)
    )
    y = HEAD - 14 - max(left.height, middle.height, right.height)
    return join(
        write(left, LEFT[1] + 12, y, "kp-one", "end"),
        write(middle, MIDDLE[0] + MIDDLE[1] / 2, y, "kp-two", "middle"),
        write(right, RIGHT[0] - 4, y, "kp-three"),
    )


def _legend(what: Columns, language: Language) -> Markup:
    """Return a line of each kind that is drawn, with what it says."""
    unknown = {
        node.key for node in (*what.left, *what.middle, *what.right) if node.unknown
    }
    looks = {
        UNNAMED
        if tie.kind == "leads" and unknown & {tie.one, tie.two}
        else f"kp-{tie.kind}"
        for tie in what.ties
    }
    parts: list[Markup] = []
    x = 10.0
    for look, meaning in (
        ("kp-leads", words.LEADS),
        (UNNAMED, words.LEADS_UNNAMED),
        ("kp-takes-part", words.TAKES_PART),
        ("kp-belongs", words.BELONGS),
    ):
        if look in looks:
            shown = label(meaning.say(language), 220)
            parts.append(drawn("path", look, d=f"M{x:.0f} 16h36"))
            parts.append(write(shown, x + 44, 7))
            x += 44 + shown.width + 28
    return join(*parts)
