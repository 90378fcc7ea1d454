"""Rectangles on the picture: where a label is, so that no other comes there."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels: its left and top edge, its width and height."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.y + self.height

    @property
    def middle(self) -> float:
        """Halfway down."""
        return self.y + self.height / 2

    def meets(self, other: "Box") -> bool:
        """Return whether the two share more than an edge."""
        return (
            self.x < other.right
            and other.x < self.right
            and self.y < other.bottom
            and other.y < self.bottom
        )


def stack(
    wanted: Sequence[float], heights: Sequence[float], gap: float, room: float
) -> list[float]:
    """Return the top of each box so that they stand in order, *gap* apart, in *room*.

    Each stands as near as may be to the middle *wanted* for it, by least squares (pool
    adjacent violators).  Where the room is too small they start at 0 and run over.

    >>> stack([50, 50], [20, 20], 10, 100)
    [25.0, 55.0]
    """
    if not wanted:
        return []
    offsets = [0.0]
    for height in heights[:-1]:
        offsets.append(offsets[-1] + height + gap)
    ideal = [
        middle - height / 2 - offset
        for middle, height, offset in zip(wanted, heights, offsets, strict=True)
    ]
    pools: list[tuple[float, int]] = []
    for value in ideal:
        mean, count = value, 1
        while pools and pools[-1][0] > mean:
            other, more = pools.pop()
            mean = (mean * count + other * more) / (count + more)
            count += more
        pools.append((mean, count))
    most = max(0.0, room - offsets[-1] - heights[-1])
    tops = [min(max(mean, 0.0), most) for mean, count in pools for _ in range(count)]
    return [top + offset for top, offset in zip(tops, offsets, strict=True)]
