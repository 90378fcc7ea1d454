"""The classes of the pictures, and how each looks where no style sheet reaches.

A page links ``pictures.css``, which knows light, dark and print.  Where that is
missing, in a report or a PNG, the presentation attributes here draw the same picture.
``COLOURS`` are the light values of the custom properties in ``pictures.css``.

The hues are those of Okabe and Ito, darkened until text in them reads on white: they
are told apart with any colour vision, and nothing is told by colour alone.
"""

from collections.abc import Mapping
from typing import Final

from kkr_graph.pictures.markup import Markup, tag

COLOURS: Final[Mapping[str, str]] = {
    "paper": "#ffffff",
    "ink": "#1a1a1a",
    "quiet": "#595959",
    "faint": "#d0d4d9",
    "band": "#f1f3f5",
    "one": "#0b5394",  # who
    "two": "#8f4300",  # what, and lines of leads
    "three": "#0a4f2d",  # forums
    "fill": "#ffffff",
    "bar": "#0b5394",
    "day": "#a3195b",
    "step0": "#ffffff",
    "step1": "#cfe2f2",
    "step2": "#9fc6e6",
    "step3": "#2a6fae",
    "step4": "#08386b",
    "step-ink-low": "#1a1a1a",
    "step-ink-high": "#ffffff",
}
FONT: Final = "'IBM Plex Sans', 'Segoe UI', Roboto, Arial, sans-serif"

_LOOKS: Final[Mapping[str, Mapping[str, str]]] = {
    "kp-paper": {"fill": "paper"},
    "kp-ink": {"fill": "ink"},
    "kp-quiet": {"fill": "quiet"},
    "kp-name": {"fill": "ink"},
    "kp-one": {"fill": "one"},
    "kp-two": {"fill": "two"},
    "kp-three": {"fill": "three"},
    "kp-hit": {"fill": "none", "stroke": "none"},
    "kp-box": {"fill": "fill", "stroke": "two"},
    "kp-box-unknown": {"fill": "fill", "stroke": "quiet"},
    "kp-leads": {"fill": "none", "stroke": "two"},
    "kp-leads-unnamed": {"fill": "none", "stroke": "two"},
    "kp-takes-part": {"fill": "none", "stroke": "quiet"},
    "kp-belongs": {"fill": "none", "stroke": "three"},
    "kp-spoke": {"fill": "none", "stroke": "quiet"},
    "kp-ring": {"fill": "none", "stroke": "two"},
    "kp-rule": {"fill": "none", "stroke": "faint"},
    "kp-band": {"fill": "band"},
    "kp-bar": {"fill": "bar", "stroke": "bar"},
    "kp-rough": {"fill": "none", "stroke": "bar"},
    "kp-day": {"fill": "none", "stroke": "day"},
    "kp-day-name": {"fill": "day"},
    "kp-casing": {"fill": "none", "stroke": "paper"},
    "kp-border": {"fill": "none", "stroke": "ink"},
    "kp-part": {"fill": "band", "stroke": "quiet"},
    "kp-mark": {"fill": "two"},
    "kp-mark-name": {"fill": "paper"},
    "kp-step0": {"fill": "step0", "stroke": "quiet"},
    "kp-step1": {"fill": "step1", "stroke": "quiet"},
    "kp-step2": {"fill": "step2", "stroke": "quiet"},
    "kp-step3": {"fill": "step3", "stroke": "quiet"},
    "kp-step4": {"fill": "step4", "stroke": "quiet"},
    "kp-low": {"fill": "step-ink-low"},
    "kp-high": {"fill": "step-ink-high"},
}
# What no style sheet changes: told by shape, not by colour.
_SHAPES: Final[Mapping[str, Mapping[str, str]]] = {
    "kp-box": {"stroke-width": "1.2"},
    "kp-box-unknown": {"stroke-width": "1.2", "stroke-dasharray": "4 3"},
    "kp-leads": {"stroke-width": "3", "stroke-linecap": "round"},
    "kp-leads-unnamed": {
        "stroke-width": "1.8",
        "stroke-dasharray": "0.1 5",
        "stroke-linecap": "round",
    },
    "kp-takes-part": {"stroke-width": "1.2"},
    "kp-belongs": {"stroke-width": "1.4", "stroke-dasharray": "5 4"},
    "kp-ring": {"stroke-width": "2"},
    "kp-spoke": {"stroke-width": "1.1"},
    "kp-day": {"stroke-width": "2", "stroke-dasharray": "6 3"},
    "kp-casing": {"stroke-width": "7", "stroke-linecap": "square"},
    "kp-border": {"stroke-width": "3", "stroke-linecap": "square"},
    "kp-bar": {"stroke-width": "1"},
    "kp-rough": {"stroke-width": "1.2"},
}


def drawn(
    name: str, look: str, *inside: str, **attributes: str | float | None
) -> Markup:
    """Return one element of the class *look*, with what it looks like without CSS.

    >>> drawn("rect", "kp-band", width=10)
    '<rect class="kp-band" fill="#f1f3f5" width="10"/>'
    """
    return tag(name, *inside, class_=look, **paint(look), **attributes)


def paint(look: str) -> dict[str, str]:
    """Return the presentation attributes of the class *look*."""
    colours = {
        key: COLOURS.get(value, value) for key, value in _LOOKS.get(look, {}).items()
    }
    return colours | dict(_SHAPES.get(look, {}))
