"""The catalogue of the releases of a council: what everybody may see of each."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from kkr_graph import build, catalogue, graph_forms
from kkr_graph.errors import NothingToShareError
from kkr_graph.packages import choosing, records
from kkr_graph.packages.written import turtle
from kkr_graph.vocabulary import BASE

FORMS: Final[Mapping[str, str]] = {
    "ttl": "text/turtle",
    "jsonld": "application/ld+json",
    "rdf": "application/rdf+xml",
}


def write(folder: Path, council: str, form: str, base: str | None = None) -> bytes:
    """Return the catalogue of *council* from the store in *folder*, as *form*.

    *base* is where on the web the packages lie; None: it is not known.  Raises
    ``NothingReleasedError``, and ``NothingToShareError`` if nothing is public.
    """
    chosen = [one.contents(folder, "public") for one in choosing.every(folder, council)]
    shared = [one for one in chosen if one.facts]
    if not shared:
        newest = chosen[-1].release.name
        raise NothingToShareError(council=council, release=newest, access="public")
    store, _ = build.in_memory(shared[-1].common)
    publisher = catalogue.read(store, council)
    datasets = [records.packed(one, publisher, base) for one in shared]
    triples = catalogue.write(f"{BASE}catalogue/{council}", publisher, datasets)
    if form == "ttl":
        return turtle(triples)
    return graph_forms.written(triples, FORMS[form])
