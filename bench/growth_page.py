"""The page of plots: each case as a picture and the same figures as a table."""

import platform
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import jinja2
from cases import CASES
from figures import Figure, Summary, slope, summaries
from growth_plot import draw
from growth_table import points, ratio, seconds, times
from markupsafe import Markup
from ways import OURS, Case

PLACE: Final = Path(__file__).with_name("growth.html")
_TEMPLATES: Final = Path(__file__).with_name("templates")


def write(figures: Sequence[Figure], repeat: str, place: Path = PLACE) -> None:
    """Write the page of *figures* to *place*; *repeat* is the command behind them."""
    told = summaries(figures)
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {"seconds": seconds, "times": times, "number": "{:,}".format}
    used = sorted({one.version for one in figures})
    page = environment.get_template("growth.html").render(
        cases=[one for case in CASES if (one := _case(told, case))],
        sizes=sorted({one.size for one in figures} - {0}),
        repeat=repeat,
        python=platform.python_version(),
        used=used,
        day=datetime.now(UTC).date(),
    )
    place.write_text(page, "utf-8")


def _case(
    told: dict[tuple[str, str, int], Summary], case: Case
) -> dict[str, object] | None:
    """Return what the page says of *case*; None if it was not measured."""
    tries = {way.name: points(told, case, way.name) for way in case.ways}
    tries = {way: found for way, found in tries.items() if found}
    curves = {way: [one for one in found if one.runs] for way, found in tries.items()}
    mine = {one.size: one for one in curves.get(OURS, ())}
    if not mine:
        return None
    ratios = {
        way: {one.size: ratio(mine[one.size], one) for one in found if one.size in mine}
        for way, found in curves.items()
        if way != OURS
    }
    rows = {
        way: [(one, ratios.get(way, {}).get(one.size)) for one in found]
        for way, found in tries.items()
    }
    picture = draw(case.name, case.title, curves) if case.is_sized else ""
    return {
        "name": case.name,
        "title": case.title,
        "about": case.about,
        "picture": Markup(picture),  # matplotlib escapes what it draws
        "rows": rows,
        "slopes": {way: slope(found) for way, found in curves.items()},
        "ratios": ratios,
        "ours": mine,
    }
