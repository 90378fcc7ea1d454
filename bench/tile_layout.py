"""Lay the tiles of the map: which municipality stands in which place of the outline.

The outline of the country is drawn by hand below, one letter a tile, so that it is
known at a glance; who stands where inside it is computed.  Annealing swaps tiles until
neighbours stand side by side, each in its true direction, and west stays west of east.
It prints the places proposed, and how good they and those in ``tile_places.py`` are::

    .venv/bin/python bench/tile_layout.py

The same bytes come out each time.  It is run when the map of Denmark changes, which was
last in 2007.
"""

import csv
import math
import random
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Final

from kkr_graph.pictures.tile_places import PLACES

DATA: Final = Path(__file__).parents[1] / "data" / "reference" / "municipalities.csv"

# J Jylland, F Fyn, S Sjælland.  Small letters are islands with a place of their own.
OUTLINE: Final = """
...JJ.............
..JJJ.l......SS...
JtJJJ.......SSS...
JJJJJJ......SSS...
JJJJJJ......SSSS..
JJJJJ.....S.SSSS..
JJJJ.m...SSSSSSSS.
nJJJJ....SSSSSSSSS
.JJ...FF.SSSS....S
..JJ.FFF..SSS.....
.....FFF..S.......
........p.......k.
......q..rs....o..
"""
ISLANDS: Final = {
    "l": "0825",
    "m": "0741",
    "n": "0563",
    "o": "0400",
    "k": "0411",
    "p": "0482",
    "q": "0492",
    "r": "0360",
    "s": "0376",
    "t": "0773",
}
FYN: Final = frozenset({"0410", "0420", "0430", "0440", "0450", "0461", "0479", "0480"})
STEPS: Final = 150_000
SEED: Final = 98
CORNER: Final = 1.5  # tiles that meet at a corner are 1.41 apart
A_DEGREE_EAST: Final = 0.56  # of a degree north, at the latitude of Denmark

Cell = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Town:
    """A municipality: where it is, in degrees of latitude, and whom it borders on."""

    code: str
    name: str
    east: float
    north: float
    neighbours: frozenset[str]


def towns() -> dict[str, Town]:
    """Return the municipalities by code."""
    with DATA.open(encoding="utf-8", newline="") as file:
        return {
            row["code"]: Town(
                row["code"],
                row["name"],
                float(row["longitude"]) * A_DEGREE_EAST,
                float(row["latitude"]),
                frozenset(row["neighbours"].split()),
            )
            for row in csv.DictReader(file)
        }


def pull(one: Town, two: Town, here: Cell, there: Cell) -> float:
    """Return how badly two tiles stand to each other; 0 is as on a real map."""
    right, down = there[0] - here[0], there[1] - here[1]
    east, north = two.east - one.east, two.north - one.north
    apart = math.hypot(right, down)
    turned = 1 - (right * east - down * north) / (apart * math.hypot(east, north))
    if two.code in one.neighbours:
        return 2.0 * (apart - 1) + 3.0 * turned
    touching = 0.5 if apart == 1 else 0.0
    return touching + 0.35 * turned / math.sqrt(apart)


def anneal(group: list[Town], cells: list[Cell]) -> dict[str, Cell]:
    """Return the best place found for each town of *group*, as many as *cells*."""
    if len(group) != len(cells):
        message = f"{len(group)} municipalities and {len(cells)} tiles"
        raise ValueError(message)
    dice = random.Random(SEED)
    group = sorted(group, key=lambda town: -town.north)
    at = list(cells)
    count = range(len(group))

    def of_two(i: int, j: int) -> float:
        return sum(
            pull(group[a], group[b], at[a], at[b])
            for a in (i, j)
            for b in count
            if b != a and not (a == j and b == i)
        )

    cost = sum(
        pull(group[i], group[j], at[i], at[j]) for i, j in combinations(count, 2)
    )
    best, found = cost, list(at)
    for step in range(STEPS):
        heat = 4.0 * (1 - step / STEPS) ** 2 + 0.005
        i, j = dice.sample(count, 2)
        before = of_two(i, j)
        at[i], at[j] = at[j], at[i]
        change = of_two(i, j) - before
        if change > 0 and dice.random() >= math.exp(-change / heat):
            at[i], at[j] = at[j], at[i]
            continue
        cost += change
        if cost < best - 1e-9:
            best, found = cost, list(at)
    return {town.code: cell for town, cell in zip(group, found, strict=True)}


def lay() -> dict[str, Cell]:
    """Return the place of each municipality, by code."""
    places: dict[str, Cell] = {}
    cells: dict[str, list[Cell]] = {}
    for row, line in enumerate(OUTLINE.split()):
        for column, letter in enumerate(line):
            if letter in ISLANDS:
                places[ISLANDS[letter]] = (column, row)
            elif letter != ".":
                cells.setdefault(letter, []).append((column, row))
    groups: dict[str, list[Town]] = {}
    for town in towns().values():
        if town.code not in places:
            groups.setdefault(_land(town), []).append(town)
    for land, group in sorted(groups.items()):
        places |= anneal(group, cells[land])
    return places


def _land(town: Town) -> str:
    if town.code in FYN:
        return "F"
    return "S" if town.code < "0400" else "J"


def kept(places: Mapping[str, Cell]) -> str:
    """Return how many borders of the true map *places* keep."""
    known = towns()
    far = [
        math.dist(places[town.code], places[other])
        for town in known.values()
        for other in town.neighbours
        if town.code < other
    ]
    beside = sum(apart == 1 for apart in far)
    corner = sum(1 < apart < CORNER for apart in far)
    return f"{len(far)} borders: {beside} side by side, {corner} corner to corner"


def main() -> None:
    """Print the places proposed, and how good they and those in use are."""
    known = towns()
    proposed = lay()
    in_use = {code: (place.column, place.row) for code, place in PLACES.items()}
    for code, (column, row) in sorted(proposed.items()):
        name = known[code].name if code in known else "Christiansø"
        moved = "" if in_use[code] == (column, row) else f"  in use: {in_use[code]}"
        print(f"{code} {column:2} {row:2} {name}{moved}")
    print("proposed:", kept(proposed))
    print("in use:  ", kept(in_use))


if __name__ == "__main__":
    main()
