"""Tables that go on over the page: their parts put together."""

from collections.abc import Iterable
from dataclasses import replace

from kkr_graph.papers.columns import alike
from kkr_graph.papers.grid import Grid
from kkr_graph.papers.hyphens import HYPHENS


def continued(grids: Iterable[Grid]) -> list[Grid]:
    """Join each grid to the one before it that it goes on with.

    It does where nothing is printed between them, the columns stand in the same places
    and no new headings are shown.
    """
    found: list[Grid] = []
    for grid in grids:
        if found and _goes_on(found[-1], grid):
            found[-1] = _joined(found[-1], grid)
        else:
            found.append(grid)
    return found


def _goes_on(above: Grid, grid: Grid) -> bool:
    """Say whether *grid* is the rest of the table *above*."""
    turned = grid.page == (above.last_page or above.page) + 1
    if not (turned and above.closes and grid.opens):
        return False
    near = bool(grid.edges) and alike(above.edges, grid.edges)
    anew = above.strong and grid.strong and not _repeated(above, grid)
    return near and not anew and not grid.caption


def _joined(above: Grid, grid: Grid) -> Grid:
    rows = list(grid.rows[_repeated(above, grid) :])
    kept = list(above.rows)
    if rows and len(kept) > above.heads and _is_rest(kept[-1], rows[0]):
        kept[-1] = tuple(
            "\n".join(part for part in pair if part.strip())
            for pair in zip(kept[-1], rows.pop(0), strict=True)
        )
    return replace(
        above,
        rows=(*kept, *rows),
        last_page=grid.last_page or grid.page,
        closes=grid.closes,
    )


def _repeated(above: Grid, grid: Grid) -> int:
    """Return how many rows of headings are printed again."""
    heads = above.heads
    same = [[_bare(cell) for cell in row] for row in above.rows[:heads]] == [
        [_bare(cell) for cell in row] for row in grid.rows[:heads]
    ]
    return heads if same else 0


def _bare(cell: str) -> str:
    return "".join(cell.split()).replace("-", "").casefold()


def _is_rest(row: tuple[str, ...], rest: tuple[str, ...]) -> bool:
    """Say whether a row was cut in two by the page: its words go on in *rest*."""
    pairs = [(a.rstrip(), b.lstrip()) for a, b in zip(row, rest, strict=True)]
    going_on = [a and (a[-1] in HYPHENS or b[:1].islower()) for a, b in pairs if b]
    cut = not rest[0].strip() or row[0].rstrip().endswith(tuple(HYPHENS))
    return cut and bool(going_on) and all(going_on)
