"""A dataset that is not ours: any triples in any graphs, and no shapes to pass.

It is kept in versions as our own store is, so a write is as safe; what it is for is
trying out SPARQL, and the conformance suites.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Final
from uuid import uuid4

import pyoxigraph as ox

from kkr_graph import versions
from kkr_graph.errors import NoSuchGraphError, NotEmptyError
from kkr_graph.versions import Version
from kkr_graph.web import parsing, updating
from kkr_graph.web.limits import Limits
from kkr_graph.web.wire import Head

PLAIN: Final = "none"  # the rules that such a version was checked by


def begin(folder: Path) -> None:
    """Let *folder* hold an empty dataset, unless it holds one of this kind already."""
    with versions.locked(folder):
        held = versions.current(folder)
        if held is None:
            _keep(folder, ox.Store())
        elif held.rules != PLAIN:
            raise NotEmptyError(folder=folder)


def write(
    folder: Path, store: ox.Store, wanted: Head, body: bytes, limits: Limits
) -> Head:
    """Change *store* as *wanted*, and keep it as a new version in *folder*."""
    if wanted["do"] == "update":
        _change(store, updating.updated(store, wanted, body.decode(), limits))
        return {"version": _keep(folder, store), "created": False, "graph": None}
    name = wanted["graph"]
    place = ox.NamedNode(name) if name else ox.DefaultGraph()
    exists = any(True for _ in store.quads_for_pattern(None, None, None, place))
    new = [
        ox.Quad(t.subject, t.predicate, t.object, place)
        for t in _sent(wanted, body, name)
    ]
    if wanted["do"] == "delete" and not exists and name:
        raise NoSuchGraphError(graph=name)
    if wanted["do"] in {"put", "delete"}:
        store.clear_graph(place)
    store.extend(new)
    made = not exists and wanted["do"] != "delete" and bool(name)
    return {"version": _keep(folder, store), "created": made, "graph": name}


def _change(store: ox.Store, after: Mapping[str, bytes]) -> None:
    """Let each graph of *after* hold what stands there, as N-Triples."""
    for name, text in after.items():
        place = ox.NamedNode(name) if name else ox.DefaultGraph()
        # not loaded as text: blank nodes that graphs share would get names of their own
        now = ox.parse(text, format=ox.RdfFormat.N_TRIPLES)
        store.remove_graph(place)
        store.extend(ox.Quad(q.subject, q.predicate, q.object, place) for q in now)


def _sent(wanted: Head, body: bytes, name: str | None) -> list[ox.Triple]:
    if wanted["do"] == "delete":
        return []
    return list(parsing.triples(wanted["media"], body, name or wanted["base"]))


def _keep(folder: Path, store: ox.Store) -> str:
    version = Version(
        id=uuid4().hex[:16],
        graphs=sum(1 for _ in store.named_graphs()),
        triples=len(store),
        rules=PLAIN,
    )
    versions.add(folder, version, lambda disk: disk.fill_as_is(store))
    return version.id
