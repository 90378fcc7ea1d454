"""Strip a picture of what only a browser can use, for those who draw it elsewhere.

Gone are the lines that light up under a pointer, the frames of links, and any style
sheet: the presentation attributes draw the light picture.
"""

import re
from dataclasses import dataclass
from typing import Final
from xml.etree import ElementTree as ET

_SVG: Final = "http://www.w3.org/2000/svg"
_IN: Final = f"{{{_SVG}}}"
_SPACES: Final = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Plain:
    """A picture ready to be drawn: its SVG, its size in pixels, and its words.

    texts  all that is written on it, from the first to the last
    """

    svg: str
    width: float
    height: float
    title: str
    about: str
    texts: tuple[str, ...]


def plain(svg: str, family: str, margin: float = 0) -> Plain:
    """Return *svg*, a picture of ``kkr_graph.pictures``, in the font *family*.

    *margin* is how many pixels of paper are put round it.  Raises ``ValueError`` for
    what is no such picture.
    """
    try:
        root = ET.fromstring(svg)  # noqa: S314 - ours: it has no doctype to be afraid of
    except ET.ParseError as error:
        message = "no picture of kkr_graph.pictures"
        raise ValueError(message) from error
    box = root.get("viewBox", "").split()
    if root.tag != f"{_IN}svg" or len(box) != 4:  # noqa: PLR2004 - x, y, width, height
        message = "no picture of kkr_graph.pictures"
        raise ValueError(message)
    _strip(root)
    left, top, width, height = map(float, box)
    wide, high = width + 2 * margin, height + 2 * margin
    root.set("viewBox", f"{left - margin:g} {top - margin:g} {wide:g} {high:g}")
    root.set("width", f"{wide:g}")
    root.set("height", f"{high:g}")
    root.set("font-family", family)
    ET.register_namespace("", _SVG)
    return Plain(
        ET.tostring(root, encoding="unicode"),
        wide,
        high,
        _said(root, "title"),
        _said(root, "desc"),
        tuple(_spelt(element) for element in root.iter(f"{_IN}text")),
    )


def _strip(element: ET.Element) -> None:
    for child in list(element):
        hidden = child.get("visibility") == "hidden"
        look = child.get("class", "").split()
        # The background of a term is a box of that look too, with a title inside.
        frame = "kp-hit" in look and len(child) == 0
        if hidden or frame or child.tag == f"{_IN}style":
            element.remove(child)
        else:
            _strip(child)


def _said(root: ET.Element, name: str) -> str:
    found = root.find(f"{_IN}{name}")
    return "" if found is None else _spelt(found)


def _spelt(element: ET.Element) -> str:
    return _SPACES.sub(" ", "".join(element.itertext())).strip()
