"""Every IRI of ours has a place: what answers below each of their beginnings.

``https://w3id.org/kkr/X`` is redirected to ``/X`` here, so the paths are the same.
"""

from kkr_graph.vocabularies import VOCABULARIES
from kkr_graph.web import problem_types, things, vocabulary_places
from kkr_graph.web.place import Handler, Place
from kkr_graph.web.site import Site


def places(site: Site, page: Handler | None = None) -> dict[str, Place]:
    """Return the places of linked data, by path.

    *page* shows what stands at ``/doc/…`` and ``/en/doc/…`` as HTML; it is asked only
    by who would rather have HTML, and finds out itself whether there is such a thing.
    """
    document = Place(site, "doc", {"GET": things.document(page)})
    thing = Place(site, "thing", {"GET": things.thing})
    found = {
        "/id/{path:path}": thing,
        "/concept/{path:path}": thing,
        "/graph/{path:path}": Place(site, "graph", {"GET": things.graph}),
        "/def/{version:path}": Place(site, "def", {"GET": vocabulary_places.released}),
        "/context.jsonld": Place(site, "context", {"GET": vocabulary_places.context}),
        "/problem/{name}": Place(site, "problem", {"GET": problem_types.get}),
    }
    for name in VOCABULARIES:
        words = Place(site, name, {"GET": vocabulary_places.vocabulary(name)})
        shown = vocabulary_places.document(name, page)
        about = Place(site, "doc", {"GET": shown})
        found |= {f"/{name}": words, f"/{name}.{{ending}}": words}
        found |= {f"/doc/{name}": about, f"/en/doc/{name}": about}
    return {**found, "/doc/{path:path}": document, "/en/doc/{path:path}": document}
