"""Who publishes: a council, with what the graph itself says of it."""

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from kkr_graph import owners, questions
from kkr_graph.headers import Words
from kkr_graph.triples import concept
from kkr_graph.vocabulary import BASE

if TYPE_CHECKING:
    from kkr_graph.store import Store

_KIND: Final = concept("forum-kind", "kkr")
_KIND_NAME: Final = Words("kommunekontaktråd", "municipal contact council")
_COUNTRY: Final = "http://publications.europa.eu/resource/authority/country/DNK"


@dataclass(frozen=True, slots=True)
class Box:
    """The least box around some places, in degrees of WGS 84."""

    west: Decimal
    south: Decimal
    east: Decimal
    north: Decimal

    @property
    def outline(self) -> str:
        """The box as well-known text: longitude before latitude, as CRS 84 has it."""
        west, south, east, north = self.west, self.south, self.east, self.north
        corners = (
            (west, south), (east, south), (east, north), (west, north), (west, south),
        )  # fmt: skip
        return f"POLYGON(({','.join(f'{x} {y}' for x, y in corners)}))"

    @property
    def middle(self) -> str:
        """The middle of the box as well-known text."""
        return f"POINT({(self.west + self.east) / 2} {(self.south + self.north) / 2})"


@dataclass(frozen=True, slots=True)
class Publisher:
    """A council that publishes.

    iri     the council
    name    what it is called
    kind    the concept of what kind of body it is, and its name
    page    a public web page about it, where it can be reached; never a person's
    area    the region it covers, or Denmark where the graph names none
    box     the box around the municipalities of the area; None if no place is known
    """

    iri: str
    name: Words
    kind: str
    kind_name: Words
    page: str
    area: str
    box: Box | None


def read(store: "Store", council: str) -> Publisher:
    """Return what *store* knows of the council with that key.

    Of a council that the common ground does not know, its key is all there is to tell.
    """
    iri = owners.council(council)
    rows = questions.look_up(store, "publisher", council=iri)
    danish, english, kind, kind_da, kind_en, region = (*rows, ("",) * 6)[0]
    pages = questions.look_up(store, "web-pages", thing=iri)
    return Publisher(
        iri=iri,
        name=Words(danish or english or council, english or danish or council),
        kind=kind or _KIND,
        kind_name=Words(kind_da, kind_en) if kind_da and kind_en else _KIND_NAME,
        page=pages[0][0] if pages else BASE,
        area=region or _COUNTRY,
        box=_box(store, region),
    )


def _box(store: "Store", region: str) -> Box | None:
    within = {"region": region} if region else {}
    rows = questions.look_up(store, "places", **within)
    if not rows:
        return None
    north, east = (sorted(Decimal(row[at]) for row in rows) for at in (1, 2))
    return Box(west=east[0], south=north[0], east=east[-1], north=north[-1])
