"""Draw Denmark as a map of equal tiles, one for each municipality.

Small towns are as legible as large ones.  The number stands in the tile and its shade
says it again; councils are kept apart by thick lines.  One council is drawn by itself
with larger tiles, from the same places.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from kkr_graph.language import Language
from kkr_graph.pictures import shades, words
from kkr_graph.pictures.boxes import Box
from kkr_graph.pictures.lettering import label, linked, write
from kkr_graph.pictures.markup import Markup, join, tag
from kkr_graph.pictures.palette import drawn
from kkr_graph.pictures.picture import nothing, sheet
from kkr_graph.pictures.tile_cells import Cells, Tile, cells_of, closed_up
from kkr_graph.pictures.tile_places import COUNCIL_NAMES, PLACES

__all__ = ["Tile", "Tiles", "draw", "draw_council"]

_MARGIN: Final = 12.0
_LEGEND: Final = 60.0


@dataclass(frozen=True, slots=True)
class Tiles:
    """What is drawn: the tiles, and what the number counts.

    councils  the names of the councils by key; those named are written on the map
    """

    title: str
    counts: str
    tiles: tuple[Tile, ...]
    councils: Mapping[str, str]
    about: str = ""


@dataclass(frozen=True, slots=True)
class _Look:
    """How large the tiles are, and their text."""

    width: float
    height: float
    size: float


_COUNTRY: Final = _Look(62, 70, 12)
_COUNCIL: Final = _Look(96, 68, 14)


def draw(what: Tiles, language: Language = "da") -> str:
    """Return the whole country as one ``svg`` element, 1140 pixels wide."""
    if not what.tiles:
        return nothing("kp-tiles", what.title, language)
    return _map(what, cells_of(what.tiles), _COUNTRY, language, named=True)


def draw_council(what: Tiles, council: str, language: Language = "da") -> str:
    """Return the tiles of one *council* (its key), larger; empty columns are taken out.

    A tile of another council is left out.
    """
    own = [
        tile
        for tile in what.tiles
        if tile.code in PLACES and PLACES[tile.code].council == council
    ]
    if not own:
        return nothing("kp-tiles", what.title, language)
    return _map(what, closed_up(cells_of(own)), _COUNCIL, language, named=False)


def _map(
    what: Tiles, cells: Cells, look: _Look, language: Language, *, named: bool
) -> Markup:
    columns = max(column for column, _ in cells) + 1
    rows = max(row for _, row in cells) + 1
    width = max(columns * look.width, 420) + 2 * _MARGIN
    # Read from north to south and from west to east, as one reads a page.
    ordered = sorted(cells, key=lambda cell: (cell[1], cell[0]))
    body = join(
        _legend(what, language, borders=_several(cells)),
        *(_tile(cells[cell], _box(cell, look), look, language) for cell in ordered),
        _borders(cells, look),
        *(_council_names(what.councils, look) if named else ()),
    )
    height = _LEGEND + rows * look.height + _MARGIN
    return sheet("kp-tiles", (width, height), what.title, what.about, body)


def _box(cell: tuple[int, int], look: _Look) -> Box:
    return Box(
        _MARGIN + cell[0] * look.width,
        _LEGEND + cell[1] * look.height,
        look.width,
        look.height,
    )


def _tile(tile: Tile, box: Box, look: _Look, language: Language) -> Markup:
    place = PLACES.get(tile.code)
    name = place.name if place else tile.name or tile.code
    step = shades.step(tile.number)
    ink = shades.ink(step)
    said = label(name, look.width - 7, size=look.size, most=3)
    figure = label("?" if tile.number is None else str(tile.number), 60, bold=True)
    middle = box.x + box.width / 2
    # One and two lines of a name leave the same room above as below.
    top = box.y + (box.height - said.height - figure.height) / 2
    dashed = "4 3" if tile.number is None else None
    whole = said.name
    number = words.UNKNOWN.say(language) if tile.number is None else str(tile.number)
    return linked(
        said,
        tile.href,
        box,
        drawn(
            "rect",
            f"kp-step{step}",
            x=box.x + 1,
            y=box.y + 1,
            width=box.width - 2,
            height=box.height - 2,
            rx=3,
            stroke_dasharray=dashed,
        ),
        write(said, middle, top, ink, "middle"),
        write(figure, middle, top + said.height, ink, "middle"),
        title=f"{whole}: {number}",
    )


def _council(tile: Tile) -> str:
    place = PLACES.get(tile.code)
    return place.council if place else ""


def _several(cells: Cells) -> bool:
    return len({_council(tile) for tile in cells.values()}) > 1


def _borders(cells: Cells, look: _Look) -> Markup:
    """Return a thick line between each two tiles side by side of different councils."""
    lines = []
    for (column, row), tile in sorted(cells.items()):
        box = _box((column, row), look)
        east, south = cells.get((column + 1, row)), cells.get((column, row + 1))
        if east is not None and _council(east) != _council(tile):
            lines.append(f"M{box.right:.0f} {box.y:.0f}v{box.height:.0f}")
        if south is not None and _council(south) != _council(tile):
            lines.append(f"M{box.x:.0f} {box.bottom:.0f}h{box.width:.0f}")
    if not lines:
        return Markup()
    path = "".join(lines)
    # A casing of paper keeps the line apart from tiles of its own colour.
    return tag(
        "g",
        drawn("path", "kp-casing", d=path),
        drawn("path", "kp-border", d=path),
        pointer_events="none",
    )


def _council_names(councils: Mapping[str, str], look: _Look) -> list[Markup]:
    written = []
    for key, name in sorted(councils.items()):
        if key in COUNCIL_NAMES:
            box = _box((0, 0), look)
            column, row = COUNCIL_NAMES[key]
            said = label(name, 3 * look.width - 8, size=14, most=2, bold=True)
            x, y = box.x + column * look.width, box.y + row * look.height
            written.append(write(said, x + 6, y + 12, "kp-quiet"))
    return written


def _legend(what: Tiles, language: Language, *, borders: bool) -> Markup:
    """Return the shades with the numbers they stand for, and what is counted."""
    counted = label(what.counts, 300, size=13)
    parts = [write(counted, _MARGIN, 4), shades.legend(_MARGIN, 26)]
    x = _MARGIN + len(shades.STEPS) * shades.WIDE
    if borders:
        said = label(words.COUNCIL_BORDER.say(language), 260)
        parts += [
            drawn("path", "kp-border", d=f"M{x + 20:.0f} 36h30"),
            write(said, x + 62, 28),
        ]
    return tag("g", *parts)
