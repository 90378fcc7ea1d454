"""Find a thing by its address, and describe it in the form wanted.

Runs in a worker.
"""

import gzip
from typing import Final

import pyoxigraph as ox

from kkr_graph import addresses, answers, descriptions, jsonld, show
from kkr_graph.answers.look import Look
from kkr_graph.errors import NoSuchThingError, UnknownNameError
from kkr_graph.names import Names
from kkr_graph.store import MemoryStore
from kkr_graph.vocabulary import BASE
from kkr_graph.web.forms import GRAPHS, PREFIXES, content_type
from kkr_graph.web.wire import Head

_WORTH_PACKING: Final = 1024
_CSV: Final = "text/csv"
_JSON_LD: Final = frozenset({"application/ld+json", "application/json"})


def find(store: ox.Store, names: Names, wanted: Head) -> tuple[Head, bytes]:
    """Return the IRI, and the ending, that the path in *wanted* stands for."""
    found = addresses.find(
        MemoryStore.of(store), names, wanted["path"], wanted["endings"]
    )
    return {"iri": found.iri, "ending": found.ending}, b""


def describe(store: ox.Store, names: Names, wanted: Head) -> tuple[Head, bytes]:
    """Return what describes the answer, and the description of one thing.

    iri in *wanted* is the thing; document the address of what is answered
    """
    ours, media = MemoryStore.of(store), str(wanted["media"])
    if media == _CSV:
        body = _table(ours, names, wanted)
    else:
        description = descriptions.of(ours, wanted["iri"])
        body = written(
            descriptions.with_document(description, wanted["document"]), media
        )
    packed = bool(wanted["gzip"]) and len(body) >= _WORTH_PACKING
    if packed:
        body = gzip.compress(body, compresslevel=5, mtime=0)
    return {"media": content_type(media), "packed": packed, "stable": True}, body


def written(triples: list[ox.Triple], media: str) -> bytes:
    """Return *triples* in the form called *media*."""
    if media in _JSON_LD:
        return jsonld.write(triples)
    form = GRAPHS[media]
    prefixes = _used(triples) if form == ox.RdfFormat.TURTLE else None
    return ox.serialize(triples, format=form, prefixes=prefixes) or b""


def _used(triples: list[ox.Triple]) -> dict[str, str]:
    """Return the prefixes that shorten something in *triples*."""
    said = "\n".join(map(str, triples))
    return {name: iri for name, iri in PREFIXES.items() if f"<{iri}" in said}


def _table(store: MemoryStore, names: Names, wanted: Head) -> bytes:
    language = wanted["language"]
    try:
        found = show.show(store, wanted["iri"], language=language, names=names)
    except UnknownNameError:
        what = str(wanted["iri"]).removeprefix(BASE)
        raise NoSuchThingError(what=what, suggestions=[]) from None
    return answers.write(found, "csv", Look(language))
