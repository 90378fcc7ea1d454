"""A copy of what a SPARQL server holds, kept as versions in a folder.

    server ──standing──▶ is it what the copy was made of? ──no──▶ a new version, in use

The copy is what ``kkr serve --endpoint`` answers from.  A version of it is made of one
state of the server, whole, or not at all: what the server says stands is looked at
before and after, and each graph must hold as many statements as that says.  A graph
whose hash is the same as before is taken from the version before, not fetched again.
"""

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

import pyoxigraph as ox

from kkr_graph import endpoint_reading, fingerprints, versions
from kkr_graph.endpoint_failures import failure
from kkr_graph.errors import (
    BuildRunningError,
    NotACopyError,
    StoreReadError,
    UnfilledEndpointError,
)
from kkr_graph.ontology import DERIVED, HERE
from kkr_graph.versions import Version

if TYPE_CHECKING:
    from kkr_graph.endpoint import EndpointStore
    from kkr_graph.store import DiskStore

Stood: TypeAlias = Mapping[str, tuple[str, int]]
"""The graphs that stand at a server: the hash of each, and its statements."""

_COPY: Final = "copy of "
_FOLDER: Final = "copies"
_BATCH: Final = 100_000  # statements that are held at a time, or those of one graph
_TRIES: Final = 3


class _MovedError(Exception):
    """The server was changed while it was copied."""


def place(url: str, store: Path) -> Path:
    """Return where the copy of the server at *url* is kept, beside the *store*."""
    return store.parent / _FOLDER / _digits(url)


def held(folder: Path, url: str) -> Version | None:
    """Return the copy of the server at *url* that is in use in *folder*, if one is.

    One that cannot be read counts as none: it is made again.  Raises ``NotACopyError``
    if the folder holds anything else.
    """
    try:
        version = versions.current(folder)
    except StoreReadError:
        return None
    if version is not None and version.rules != _COPY + _digits(url):
        raise NotACopyError(folder=folder)
    return version


def refresh(server: "EndpointStore", folder: Path) -> Version:
    """Let *folder* hold what *server* holds now; return the version of that.

    Raises ``UnfilledEndpointError`` if ``kkr build`` has put nothing there,
    ``EndpointError`` if the server does not answer, or goes on being changed,
    ``NotACopyError``, and ``BuildRunningError`` if another process copies just now.
    """
    before = held(folder, server.url)
    for _ in range(_TRIES):
        stood = endpoint_reading.stood(server)
        if not stood:
            raise UnfilledEndpointError(url=server.url)
        made = _version(server.url, stood)
        if before is not None and before.id == made.id:
            _tidy(folder)
            return before
        try:
            with versions.locked(folder):
                _add(server, folder, made, stood)
        except _MovedError:
            continue
        return made
    raise failure(server.url, "≠", "other")


def _tidy(folder: Path) -> None:
    """Keep nothing of what stood before: something in it may have been withdrawn."""
    if versions.has_others(folder):
        with suppress(BuildRunningError), versions.locked(folder):
            versions.drop_others(folder)


def _add(server: "EndpointStore", folder: Path, made: Version, stood: Stood) -> None:
    """Put *made* in use in *folder*; raise ``_MovedError`` if that is no longer it."""
    before = held(folder, server.url)

    def fill(disk: "DiskStore") -> None:
        with ExitStack() as stack:
            kept: dict[str, str] = {}
            old = None
            if before is not None and versions.is_sound(folder, before.id):
                old = stack.enter_context(closing(versions.open_current(folder)))
                kept = dict(before.sources)
            batch: list[ox.Quad] = []
            for graph, (digest, size) in stood.items():
                same = old is not None and kept.get(graph) == digest
                triples = (
                    old.triples(graph)
                    if old is not None and same
                    else endpoint_reading.triples(server, graph)
                )
                if len(triples) != size:
                    _tell_apart(server, stood)
                batch += _quads(graph, triples)
                if len(batch) >= _BATCH:
                    disk.fill(batch)
                    batch = []
            disk.fill(batch)
        if endpoint_reading.stood(server) != stood:
            raise _MovedError

    versions.add(folder, made, fill)


def _tell_apart(server: "EndpointStore", stood: Stood) -> None:
    """Raise: the server was changed meanwhile, or holds other than it says."""
    if endpoint_reading.stood(server) != stood:
        raise _MovedError
    raise failure(server.url, "≠", "other")


def _quads(graph: str, triples: tuple[ox.Triple, ...]) -> Iterator[ox.Quad]:
    name = ox.NamedNode(graph)
    for one in triples:
        yield ox.Quad(one.subject, one.predicate, one.object, name)


def _version(url: str, stood: Stood) -> Version:
    """Return the version that *stood* makes; the same on every machine."""
    contents = (f"{graph} {digest}".encode() for graph, (digest, _) in stood.items())
    derived = {graph for graph in stood if graph.startswith(DERIVED)}
    sources = stood.keys() - derived - {HERE}
    return Version(
        fingerprints.of(contents, {}),
        graphs=len(sources),
        triples=sum(stood[graph][1] for graph in sources),
        derived=sum(stood[graph][1] for graph in derived),
        rules=_COPY + _digits(url),
        sources={graph: digest for graph, (digest, _) in stood.items()},
    )


def _digits(url: str) -> str:
    """Return digits that stand for *url*, which may hold what others must not see."""
    return hashlib.sha256(url.encode()).hexdigest()[:16]
