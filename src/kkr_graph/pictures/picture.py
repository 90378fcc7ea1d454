"""The sheet a picture is drawn on: an ``svg`` element that holds links.

It is a ``group``, not an ``img``, for an image hides the links inside it.  Its title
and description are elements, so that what is read aloud is what stands in the source.
There is no inline style and no ``style`` element: a page with a strict policy may hold
it.
"""

import re
from html import unescape
from importlib.resources import files
from typing import Final

from kkr_graph.headers import Words
from kkr_graph.language import Language
from kkr_graph.pictures import words
from kkr_graph.pictures.lettering import label, write
from kkr_graph.pictures.markup import Markup, clean, join, number, tag
from kkr_graph.pictures.palette import FONT, drawn

_EDGE: Final = 10.0
_TITLE: Final = re.compile("<title>(.*?)</title>")
_START: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'


def sheet(
    kind: str, size: tuple[float, float], title: str, about: str, *inside: str
) -> Markup:
    """Return a picture of *size* (width and height in pixels) as one ``svg`` element.

    *kind* names it in the style sheet: ``kp-columns`` and so on.  At its own size every
    name is legible; where there is less room, a box of the class ``kp-scroll`` scrolls.
    """
    width, height = size
    named = clean(title) or "?"
    return tag(
        "svg",
        tag("title", named),
        tag("desc", clean(about) or named),
        *inside,
        xmlns="http://www.w3.org/2000/svg",
        class_=f"kp {kind}",
        role="group",
        viewBox=f"0 0 {number(width)} {number(height)}",
        width=width,
        height=height,
        font_family=FONT,
    )


def nothing(
    kind: str, title: str, language: Language, why: Words = words.NOTHING
) -> Markup:
    """Return the picture of an empty answer: it says that there is nothing to show."""
    said = label(why.say(language), 320)
    text = write(said, 20, 24)
    return sheet(kind, (360, 47 + said.height), title, said.name, text)


def headed(svg: str, heading: str = "") -> str:
    """Return a picture of this package with its title, or *heading*, written over it.

    On a page a heading says what it shows, and of which day; a file says it itself.
    Raises ``ValueError``, as ``standalone`` does, for what is no picture of ours.
    """
    head, mark, body = svg.partition("</desc>")
    _, _, width, height = map(float, _box(head))
    title = _TITLE.search(head)
    said = label(
        heading or (unescape(title[1]) if title else ""),
        width - 2 * _EDGE,
        size=16,
        most=9,
        bold=True,
    )
    room = said.height + 2 * _EDGE
    for old, new in (
        (
            f'"0 0 {number(width)} {number(height)}"',
            f'"0 {number(-room)} {number(width)} {number(height + room)}"',
        ),
        (f' height="{number(height)}"', f' height="{number(height + room)}"'),
    ):
        head = head.replace(old, new, 1)
    return join(Markup(head + mark), write(said, _EDGE, _EDGE - room), Markup(body))


def standalone(svg: str) -> str:
    """Return a picture of this package as a file of its own, with its style inside.

    It has its paper, follows the light or dark of who opens it, and prints light.
    """
    head, mark, body = svg.partition("</desc>")
    _, top, _, _ = _box(head)
    style = tag("style", Markup("\n" + style_sheet()))
    above = None if top == "0" else top
    paper = drawn("rect", "kp-paper", y=above, width="100%", height="100%")
    return _START + join(Markup(head + mark), style, paper, Markup(body)) + "\n"


def _box(head: str) -> list[str]:
    """Return the four numbers of the ``viewBox``."""
    box = head.partition(' viewBox="')[2].partition('"')[0].split()
    if len(box) != 4:  # noqa: PLR2004 - left, top, width, height
        message = "no picture of kkr_graph.pictures"
        raise ValueError(message)
    return box


def style_sheet() -> str:
    """Return the style sheet that a page with pictures links to."""
    return (files("kkr_graph.pictures") / "pictures.css").read_text("utf-8")
