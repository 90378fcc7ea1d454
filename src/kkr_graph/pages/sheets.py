"""The pictures of the pages as files of their own: SVG, to download, print and hand on.

Each is at the address of its page with ``.svg`` behind it, takes what the page takes,
and says in its heading which day and which council it is of.
"""

import re
from collections.abc import Callable
from typing import Final, TypeAlias

from kkr_graph.answers.prose import write_date
from kkr_graph.pages import drawings, leads, municipalities, network, timeline
from kkr_graph.pages.page import Page, Values
from kkr_graph.pages.view import View
from kkr_graph.pictures import headed, standalone, words
from kkr_graph.pictures.picture import nothing

MEDIA: Final = "image/svg+xml"

_Draw: TypeAlias = Callable[[View, Values], str]
_OF_THE_SITE: Final = re.compile('(<a href=")(?=/)')


def _picture(view: View, filled: Values) -> str:
    """Return the picture of a page, the wide one where it has two."""
    drawn = filled["picture"]
    if drawn is None:
        counted = filled.get("now") or filled.get("leads")
        why = words.TOO_MUCH if counted and counted.many else words.NOTHING
        return nothing("kp-sheet", str(filled["heading"]), view.language, why)
    return str(drawn[0] if isinstance(drawn, tuple) else drawn)


def _matrix(view: View, filled: Values) -> str:
    return str(drawings.on_a_sheet(view, filled["matrix"], leads.PAGE.title))


def _sheet(page: Page, draw: _Draw) -> Page:
    """Return the picture of *page* as a page of its own."""

    def fill(view: View) -> Values:
        filled = page.fill(view)
        return {**filled, "heading": _heading(page, view, filled)}

    def write(view: View, filled: Values) -> bytes:
        file = standalone(headed(draw(view, filled), str(filled["heading"])))
        site = view.asked.base.removesuffix(view.asked.root)
        return _OF_THE_SITE.sub(rf"\1{site}", file).encode("utf-8", "xmlcharrefreplace")

    return Page(
        f"{page.name}-picture",
        f"{page.at}.svg",
        page.title,
        fill,
        parameters=page.parameters,
        media=MEDIA,
        write=write,
    )


def _heading(page: Page, view: View, filled: Values) -> str:
    """Return what the picture shows: the page, the council if any, and the day."""
    chosen = filled.get("council") or filled.get("chosen", {}).get("council")
    council = [
        str(row["councilLabel"])
        for row in filled.get("councils", ())
        if row["council"] == chosen
    ]
    day = write_date(view.on, view.language)
    return ", ".join([page.title.say(view.language), *council[:1], day])


PAGES: Final = (
    _sheet(leads.PAGE, _matrix),
    _sheet(municipalities.PAGE, _picture),
    _sheet(network.PAGE, _picture),
    _sheet(timeline.PAGE, _picture),
)
