"""The catalogue of the releases of a council, as one kind of reader gets them."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from kkr_graph import build, catalogue, graph_forms
from kkr_graph.errors import NothingToShareError
from kkr_graph.packages import choosing, records
from kkr_graph.packages.package import Access
from kkr_graph.packages.records import Offer
from kkr_graph.packages.written import turtle
from kkr_graph.vocabulary import BASE

FORMS: Final[Mapping[str, str]] = {
    "ttl": "text/turtle",
    "jsonld": "application/ld+json",
    "rdf": "application/rdf+xml",
}


def write(folder: Path, council: str, form: str, base: str | None = None) -> bytes:
    """Return the catalogue of *council* from the store in *folder*, as *form*.

    It tells what everybody may see.  *base* is where on the web the packages lie, each
    by its ``records.file_name``; None: that is not known.  Raises as ``triples``.
    """
    said = triples(folder, council, "public", base=base)
    if form == "ttl":
        return turtle(said)
    return graph_forms.written(said, FORMS[form])


def triples(
    folder: Path,
    council: str,
    access: Access,
    offers: Mapping[str, Sequence[Offer]] | None = None,
    *,
    base: str | None = None,
) -> list[ox.Triple]:
    """Return the catalogue of what a reader with *access* gets of *council*.

    *offers* names the packages of each release; else each has one, below *base*.
    Raises ``NothingReleasedError``, and ``NothingToShareError`` if the reader may see
    nothing.
    """
    chosen = [one.contents(folder, access) for one in choosing.every(folder, council)]
    seen = [one for one in chosen if one.facts]
    if not seen:
        newest = chosen[-1].release.name
        raise NothingToShareError(council=council, release=newest, access=access)
    store, _ = build.in_memory(seen[-1].common)
    publisher = catalogue.read(store, council)
    datasets = []
    for one in seen:
        url = f"{base.rstrip('/')}/{records.file_name(one)}" if base else None
        here = [Offer(url)] if offers is None else offers.get(one.release.name, ())
        datasets.append(records.packed(one, publisher, here))
    place = f"{BASE}catalogue/{council}"
    if access != "public":
        place = f"{place}/{access}"
    return catalogue.write(place, publisher, datasets)
