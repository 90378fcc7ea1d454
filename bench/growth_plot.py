"""One case as a picture: time and memory over the sizes, both axes by powers of ten."""

import io
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final

import matplotlib as mpl
from figures import Summary
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, LogLocator, NullLocator

# Told apart by colour, by mark and by line; ours is the heaviest.
_LOOKS: Final = (
    {"color": "#0b4f8a", "marker": "o", "linestyle": "-", "linewidth": 2.6},
    {"color": "#b3470c", "marker": "s", "linestyle": "--", "linewidth": 1.6},
    {"color": "#00735a", "marker": "^", "linestyle": "-.", "linewidth": 1.6},
    {"color": "#8a3a78", "marker": "D", "linestyle": ":", "linewidth": 1.8},
)
_GRID: Final = "#d9dde2"
_INK: Final = "#1d2733"
_STYLE: Final = {
    "svg.fonttype": "none",
    "font.family": "sans-serif",
    "font.size": 11,
    "text.color": _INK,
    "axes.edgecolor": _INK,
    "axes.labelcolor": _INK,
    "xtick.color": _INK,
    "ytick.color": _INK,
}
_SIZES: Final = {10**4: "10k", 10**5: "100k", 10**6: "1M", 10**7: "10M"}
_FEW: Final = 60  # times: over less, an axis by whole powers has too few marks
_UNUSED: Final = re.compile(
    r"<metadata>.*?</metadata>|<\?xml.*?\?>|<!DOCTYPE.*?>", re.DOTALL
)


def draw(name: str, title: str, curves: Mapping[str, Sequence[Summary]]) -> str:
    """Return the *curves* of a case as one SVG element; ours is the first.

    *name* makes its ids unlike those of other pictures on the page.
    """
    with mpl.rc_context({**_STYLE, "svg.hashsalt": name}):
        picture = Figure(figsize=(8.6, 3.4), layout="constrained")
        time, memory = picture.subplots(1, 2)
        for look, (way, points) in zip(_LOOKS, curves.items(), strict=False):
            sizes = [one.statements for one in points]
            median = [one.seconds for one in points]
            time.plot(sizes, median, label=way, **look)
            time.vlines(
                sizes,
                [one.least for one in points],
                [one.most for one in points],
                color=look["color"],
            )
            memory.plot(sizes, [one.mebibytes for one in points], label=way, **look)
        _axes(time, "processor time", _seconds)
        _axes(memory, "memory at the peak", _mebibytes)
        handles, labels = time.get_legend_handles_labels()
        picture.legend(
            handles,
            labels,
            loc="outside lower center",
            ncols=2,
            frameon=False,
            handlelength=3.2,
        )
        file = io.StringIO()
        picture.savefig(file, format="svg", metadata={"Date": None})
    return _labelled(name, title, file.getvalue())


def _axes(axes: Axes, title: str, write: Callable[[float, object], str]) -> None:
    axes.set_xscale("log")
    axes.set_yscale("log")
    axes.set_title(title, fontsize=11, loc="left")
    axes.set_xlabel("statements")
    axes.grid(visible=True, color=_GRID, linewidth=0.8)
    axes.set_axisbelow(True)
    axes.xaxis.set_major_formatter(
        FuncFormatter(lambda at, _: _SIZES.get(round(at), ""))
    )
    axes.yaxis.set_major_formatter(FuncFormatter(write))
    low, high = axes.get_ylim()
    low, high = low / 1.4, high * 1.4
    axes.set_ylim(low, high)
    axes.yaxis.set_major_locator(
        LogLocator(subs=(1, 2, 5) if high < _FEW * low else (1,))
    )
    left, right = axes.get_xlim()
    axes.set_xlim(min(left, 7_000), max(right, 140_000))
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_minor_locator(NullLocator())
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)


def _seconds(at: float, _: object) -> str:
    return f"{at:g} s" if at >= 1 else f"{1000 * at:g} ms"


def _mebibytes(at: float, _: object) -> str:
    return f"{at:g} MiB"


def _labelled(name: str, title: str, svg: str) -> str:
    """Return *svg* as an element of a page, named for those who do not see it."""
    inner = _UNUSED.sub("", svg).strip()
    inner = inner.replace(
        "<svg ", f'<svg role="img" aria-labelledby="{name}-title" ', 1
    )
    head, _, rest = inner.partition(">")
    said = f"{title}: time and memory over the number of statements"
    return f'{head}><title id="{name}-title">{said}</title>{rest}'
