"""What was accepted from other councils, and goes into every build."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kkr_graph.vocabulary import BASE


@dataclass(frozen=True, slots=True)
class Received:
    """The release of another council that is in use here.

    council  key of the council that made it
    release  its semantic version
    package  SHA-256 of the MANIFEST it came with
    key      id of the key that signed it
    graphs   its graphs: the hash of each in the ``archive``
    """

    council: str
    release: str
    package: str
    key: str
    graphs: Mapping[str, str]


def papers(
    folder: Path, received: Iterable[Received]
) -> Iterator[list[tuple[bytes, str]]]:
    """Yield the text of each graph *received*, and what it is called to people.

    Raises ``StoreReadError`` if the archive in *folder* no longer holds one.
    """
    from kkr_graph.archive import Archive  # noqa: PLC0415 - who asks needs none

    archive = Archive(folder)
    for one in received:
        for graph, name in sorted(one.graphs.items()):
            yield [(archive.text(name), called(one.council, one.release, graph))]


def called(council: str, release: str, graph: str) -> str:
    """Return what a graph of a package is called to people.

    >>> called("eksempel", "1.2.0", "https://w3id.org/kkr/graph/eksempel/tovholdere")
    'eksempel 1.2.0: graph/eksempel/tovholdere'
    """
    return f"{council} {release}: {graph.removeprefix(BASE)}"
