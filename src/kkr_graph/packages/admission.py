"""Whether a genuine package comes in time, in turn, and for the reader it names.

Each function returns what to tell of it, and raises the error that says what is wrong.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from kkr_graph.archive import Archive
from kkr_graph.errors import (
    ExpiredPackageError,
    FuturePackageError,
    NoBaseError,
    OlderReleaseError,
    OtherReleaseError,
    TooOpenError,
)
from kkr_graph.headers import Words
from kkr_graph.keys.trust import both
from kkr_graph.packages.package import Access, Manifest, Package
from kkr_graph.received import Received
from kkr_graph.spelling import danish_date
from kkr_graph.vocabulary import BASE, KKR

_LEVELS: Final = f"{BASE}concept/access-level/"
_MAY: Final[Mapping[Access, frozenset[str]]] = {
    "public": frozenset({"public"}),
    "councils": frozenset({"public", "councils"}),
}
READERS: Final[Mapping[Access, Words]] = {
    "public": Words("alle", "everybody"),
    "councils": Words("KKR'erne", "the councils"),
}
_A_DAY: Final = timedelta(days=1)  # the moment is in UTC, the day is not


def in_time(said: Manifest, day: date, origin: str) -> Words:
    """Raise unless the package *said* may be taken in on *day*."""
    made = date.fromisoformat(said.made[:10])
    if made > day + _A_DAY:
        raise FuturePackageError(file=origin, line=None, **both(made.isoformat()))
    if day > (last := date.fromisoformat(said.expires)):
        raise ExpiredPackageError(file=origin, line=None, **both(said.expires))
    return Words(
        f"må tages ind til og med {danish_date(last)}",
        f"may be taken in through {last.isoformat()}",
    )


def in_turn(
    said: Manifest,
    received: Mapping[str, Received],
    folder: Path | None,
    origin: str,
) -> Words:
    """Raise unless the package *said* may follow what was *received* of its sender.

    A release may be received again, for other readers too, as long as it says the same.
    What the package leaves out must stand in the archive of the store in *folder*.
    """
    about = {"file": origin, "line": None}
    held = received.get(said.council)
    has = held.graphs if held else {}
    if held and _number(said.release) < _number(held.release):
        raise OlderReleaseError(**about, release=said.release, held=held.release)
    for part in said.parts:
        here = has.get(part.graph)
        if held and held.release == said.release and here not in {None, part.hash}:
            raise OtherReleaseError(**about, release=said.release, graph=part.graph)
        if part.carried:
            continue
        if here != part.hash or folder is None or not Archive(folder).holds(part.hash):
            raise NoBaseError(**about, since=said.since or "–", graph=part.graph)
    if held is None:
        return Words(
            f"{said.release} er den første herfra", f"{said.release} is the first of it"
        )
    if held.release == said.release:
        return Words(
            f"{said.release} er den, der er i brug", f"{said.release} is the one in use"
        )
    return Words(
        f"{said.release} følger efter {held.release}",
        f"{said.release} follows {held.release}",
    )


def for_reader(package: Package, origin: str) -> Words:
    """Raise unless all who may read the *package* may see each of its graphs."""
    access = package.manifest.access
    for facts in package.facts:
        levels = {
            str(triple.object)[1:-1].removeprefix(_LEVELS)
            for triple in facts.triples
            if triple.predicate.value == KKR.accessLevel
            and str(triple.subject) == f"<{facts.graph}>"
        }
        if not levels or not levels <= _MAY[access]:
            raise TooOpenError(file=origin, line=None, graph=facts.graph, access=access)
    reader = READERS[access]
    return Words(f"{reader.da} må se alt", f"{reader.en} may see all of it")


def _number(release: str) -> tuple[int, ...]:
    return tuple(map(int, release.split(".")))
