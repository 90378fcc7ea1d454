"""Put tiles in the places of the map, or closer together."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from kkr_graph.pictures.tile_places import PLACES

_IN_A_ROW: Final = 12  # of tiles that have no place on the map


@dataclass(frozen=True, slots=True)
class Tile:
    """One municipality: its code, and a number, or ``None`` if it is not known.

    name  for a code that the map does not know; else the map's own name is drawn
    """

    code: str
    number: int | None
    href: str = ""
    name: str = ""


Cells = dict[tuple[int, int], Tile]


def cells_of(tiles: Sequence[Tile]) -> Cells:
    """Return the tiles by column and row; those without a place in rows below."""
    placed: Cells = {}
    strangers = []
    for tile in sorted(tiles, key=lambda tile: tile.code):
        place = PLACES.get(tile.code)
        if place is None:
            strangers.append(tile)
        else:
            placed[place.column, place.row] = tile
    below = max((row for _, row in placed), default=-2) + 2
    for count, tile in enumerate(strangers):
        placed[count % _IN_A_ROW, below + count // _IN_A_ROW] = tile
    return placed


def closed_up(cells: Cells) -> Cells:
    """Return *cells* with at most one empty column or row between tiles."""
    columns = _numbers({column for column, _ in cells})
    rows = _numbers({row for _, row in cells})
    return {(columns[x], rows[y]): tile for (x, y), tile in cells.items()}


def _numbers(used: set[int]) -> dict[int, int]:
    ordered = sorted(used)
    found = {ordered[0]: 0}
    for before, after in pairwise(ordered):
        found[after] = found[before] + min(after - before, 2)
    return found
