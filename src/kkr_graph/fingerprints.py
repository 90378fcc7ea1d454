"""What tells one build from another: digits of all that goes into it."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import PackageNotFoundError, version

import pyoxigraph as ox

from kkr_graph import versions
from kkr_graph.received import Received
from kkr_graph.resources import ONTOLOGY, QUERIES, walk


def of(contents: Iterable[bytes], received: Mapping[str, Received]) -> str:
    """Return 16 digits that change whenever a build would come out differently.

    *contents* is what is read; *received* says which of it is of which release.
    """
    return of_digests(map(_digest, contents), received)


def of_digests(digests: Iterable[str], received: Mapping[str, Received]) -> str:
    """Return what ``of`` does, *digests* being the SHA-256 of what is read."""
    parts = [
        f"format {versions.FORMAT}",
        of_rules(),
        *sorted((*digests, *map(_digest, _marks(received)))),
    ]
    return _digest("\n".join(parts).encode())[:16]


def of_sums(sums: Mapping[str, str], received: Mapping[str, Received]) -> str:
    """Return such digits of a store that holds the graphs of *sums*.

    *sums* gives the checksum of each; there need not be a file of it.
    """
    contents = (f"{graph} {sha256}".encode() for graph, sha256 in sums.items())
    return of(contents, received)


def of_rules() -> str:
    """Return digits that change whenever the same sources might make another version.

    That is, be checked otherwise, have something else follow, or be kept otherwise.
    """
    parts = [f"kkr-graph {_release()}", f"shacl {version('shacl')}"]
    parts += [f"pyoxigraph {ox.__version__}"]
    files = (*walk(ONTOLOGY, ".ttl"), *walk(QUERIES / "derived", ".rq"))
    parts += [_digest(file.read_bytes()) for file in files]
    return _digest("\n".join(parts).encode())


def _marks(received: Mapping[str, Received]) -> Iterator[bytes]:
    for one in received.values():
        yield f"received {one.council} {one.package}".encode()


def _release() -> str:
    try:
        return version("kkr-graph")
    except PackageNotFoundError:  # read straight from a checkout
        return "0"


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
