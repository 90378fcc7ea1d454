"""A number said again by a shade: five of them, from none to many, and their legend.

The number is always written in the square as well; the shade only leads the eye.
"""

from typing import Final

from kkr_graph.pictures.lettering import Label, label, write
from kkr_graph.pictures.markup import Markup, join
from kkr_graph.pictures.palette import drawn

# Where each darker shade begins; the first is for none at all.
STEPS: Final = (0, 1, 2, 3, 5)
WIDE: Final = 48.0  # of each shade in the legend
_DARK: Final = 3  # the first shade that takes light text


def step(number: int | None) -> int:
    """Return the number of the shade for *number*; what is unknown has the lightest."""
    return max(i for i, least in enumerate(STEPS) if (number or 0) >= least)


def ink(shade: int) -> str:
    """Return the class of the text that reads on *shade*."""
    return "kp-high" if shade >= _DARK else "kp-low"


def legend(x: float, y: float, first: int = 0) -> Markup:
    """Return the shades from the *first* on, with the numbers they stand for."""
    parts: list[Markup] = []
    for number, least in list(enumerate(STEPS))[first:]:
        look = f"kp-step{number}"
        parts += [
            drawn("rect", look, x=x, y=y, width=WIDE - 4, height=20, rx=3),
            write(
                _numbered(number, least), x + WIDE / 2 - 2, y + 2, ink(number), "middle"
            ),
        ]
        x += WIDE
    return join(*parts)


def _numbered(number: int, least: int) -> Label:
    if number + 1 == len(STEPS):
        return label(f"{least}+", 44)
    most = STEPS[number + 1] - 1
    return label(str(least) if most == least else f"{least}–{most}", 44)
