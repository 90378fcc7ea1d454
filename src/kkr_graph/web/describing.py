"""Find a thing by its address, and describe it in the form wanted.

Runs in a worker.
"""

import gzip
from typing import Final

import pyoxigraph as ox

from kkr_graph import addresses, graph_forms
from kkr_graph.names import Names
from kkr_graph.pages import given_out
from kkr_graph.store import MemoryStore
from kkr_graph.web.forms import content_type
from kkr_graph.web.wire import Head

_WORTH_PACKING: Final = 1024
_CSV: Final = "text/csv"


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
        body = given_out.table(ours, names, wanted["iri"], wanted["language"])
    else:
        said = given_out.describe(ours, wanted["iri"], wanted["document"])
        body = graph_forms.written(said, media)
    packed = bool(wanted["gzip"]) and len(body) >= _WORTH_PACKING
    if packed:
        body = gzip.compress(body, compresslevel=5, mtime=0)
    return {"media": content_type(media), "packed": packed, "stable": True}, body
