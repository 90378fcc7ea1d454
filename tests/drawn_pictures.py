"""Read a picture back: where its texts stand, and where its lines run."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from xml.etree import ElementTree as ET

from kkr_graph.pictures.advances import width
from kkr_graph.pictures.boxes import Box

SVG = "{http://www.w3.org/2000/svg}"
_MOVED = re.compile(r"translate\(([-\d.]+) ([-\d.]+)\)( rotate\(-90\))?")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Text:
    """A text as it is drawn: what it spells, its look, and one box for each line."""

    said: str
    look: str
    size: float
    lines: tuple[Box, ...]


def root(svg: str) -> ET.Element:
    return ET.fromstring(svg)


def texts(svg: str) -> list[Text]:
    return [
        _text(element, moved)
        for element, moved in _walk(root(svg), "")
        if element.tag == SVG + "text"
    ]


def spelt(svg: str) -> str:
    """Everything the picture says, titles included, in one string."""
    said = (SVG + "text", SVG + "title", SVG + "desc")
    return "\n".join("".join(e.itertext()) for e in root(svg).iter() if e.tag in said)


def overlaps(svg: str) -> list[tuple[str, str]]:
    """The texts that lie over each other."""
    lines = sorted(
        ((line, text) for text in texts(svg) for line in text.lines),
        key=lambda pair: pair[0].y,
    )
    found = []
    for place, (line, text) in enumerate(lines):
        for other, said in takewhile(
            lambda pair, low=line.bottom: pair[0].y < low,  # type: ignore[misc]
            lines[place + 1 :],
        ):
            if line.meets(other) and said is not text:
                found.append((text.said, said.said))
    return found


def outside(svg: str) -> list[str]:
    """The texts that stick out of the sheet."""
    sheet = Box(*map(float, root(svg).get("viewBox", "").split()))
    return [
        text.said
        for text in texts(svg)
        for line in text.lines
        if line.x < sheet.x
        or line.y < sheet.y
        or line.right > sheet.right
        or line.bottom > sheet.bottom
    ]


def crossed(svg: str, *looks: str) -> list[str]:
    """The texts that a line of one of the *looks* runs through."""
    points = [
        point
        for element in root(svg).iter(SVG + "path")
        if element.get("class") in looks
        for point in _points(element.get("d", ""))
    ]
    by_height: dict[int, list[tuple[Box, Text]]] = {}
    for text in texts(svg):
        for line in text.lines:
            for level in range(int(line.y) // 50, int(line.bottom) // 50 + 1):
                by_height.setdefault(level, []).append((line, text))
    return [
        text.said
        for x, y in points
        for line, text in by_height.get(int(y) // 50, ())
        if line.x < x < line.right and line.y + 2 < y < line.bottom - 2
    ]


def _walk(element: ET.Element, moved: str) -> Iterator[tuple[ET.Element, str]]:
    moved = element.get("transform", moved)
    yield element, moved
    for child in element:
        yield from _walk(child, moved)


def _text(element: ET.Element, moved: str) -> Text:
    size = float(element.get("font-size", "0"))
    bold = element.get("font-weight") is not None
    lines = []
    for span in element.iter(SVG + "tspan"):
        said = span.text or ""
        if said.strip():
            wide = width(said, size, bold=bold)
            x, base = float(span.get("x", "0")), float(span.get("y", "0"))
            anchor = element.get("text-anchor")
            left = x - wide * {"end": 1.0, "middle": 0.5}.get(anchor or "", 0.0)
            box = Box(left, base - size, wide, size * 1.24)
            lines.append(_placed(box, moved))
    said = "".join(element.itertext())
    return Text(said, element.get("class", ""), size, tuple(lines))


def _placed(box: Box, moved: str) -> Box:
    match = _MOVED.fullmatch(moved)
    if match is None:
        return box
    x, y = float(match[1]), float(match[2])
    if match[3]:
        return Box(x + box.y, y - box.right, box.height, box.width)
    return Box(x + box.x, y + box.y, box.width, box.height)


def _points(path: str) -> Iterator[Point]:  # noqa: C901 - one case for each letter
    """Points close together along the moves, lines and curves of *path*."""
    at: Point = (0.0, 0.0)
    for letter, rest in re.findall(r"([MLHVhvCcZl])([^MLHVhvCcZl]*)", path):
        n = [float(number) for number in _NUMBER.findall(rest)]
        x, y = at
        match letter:
            case "M":
                at = (n[0], n[1])
                continue
            case "L":
                end = (n[0], n[1])
            case "H":
                end = (n[0], y)
            case "V":
                end = (x, n[0])
            case "h":
                end = (x + n[0], y)
            case "v":
                end = (x, y + n[0])
            case "C" | "c":
                base = 0.0 if letter == "C" else 1.0
                p = [(n[i] + base * x, n[i + 1] + base * y) for i in (0, 2, 4)]
                for step in range(101):
                    t = step / 100
                    yield _bezier((at, *p), t)
                at = p[2]
                continue
            case _:
                continue
        for step in range(201):
            t = step / 200
            yield x + (end[0] - x) * t, y + (end[1] - y) * t
        at = end


def _bezier(p: tuple[Point, ...], t: float) -> Point:
    u = 1 - t
    weights = (u**3, 3 * u * u * t, 3 * u * t * t, t**3)
    x = sum(w * point[0] for w, point in zip(weights, p, strict=True))
    y = sum(w * point[1] for w, point in zip(weights, p, strict=True))
    return x, y
