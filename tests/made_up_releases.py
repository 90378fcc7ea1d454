"""Releases of a council that does not exist, and what it publishes of them.

release(store, "1.0.0", texts)  a release of the graphs in texts
three(store)                    three of them: one thing changes, one goes, one comes
published(store, folder)        the folder that is published of them, signed by KEY
"""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Final

from kkr_graph import releases
from kkr_graph.archive import Archive
from kkr_graph.keys import signature
from kkr_graph.keys.secret import SecretKey
from kkr_graph.publishing import contents
from kkr_graph.publishing.contents import Plan
from kkr_graph.publishing.folder import Folder, Outcome
from kkr_graph.releases import Release
from made_up_packages import COUNCIL, KEY, facts, initiative, made, turtle

BASE: Final = "https://eksempel.invalid/kkr/"
GREEN: Final = initiative("groen-eksempel", "Grøn Eksempel")
BLUE: Final = initiative("blaa-eksempel", "Blå Eksempel")
GREENER: Final = GREEN.replace("Grøn Eksempel", "Grønnere Eksempel")
SECRET: Final = initiative("lukket-eksempel", "Lukket Eksempel")
FIRST: Final = f"{COUNCIL}/initiativer"
SECOND: Final = f"{COUNCIL}/flere"


def release(store: Path, name: str, texts: Iterable[str], made_at: str = "") -> Release:
    """Write the release *name* of the graphs in *texts*; return it."""
    archive = Archive(store)
    graphs = {one.graph: archive.keep(one.triples) for one in map(facts, texts)}
    day = 10 + len(releases.all_of(store))
    moment = made_at or f"2026-11-{day}T09:30:00Z"
    one = Release(name, COUNCIL, moment, dict(sorted(graphs.items())))
    releases.write(store, one)
    return one


def three(store: Path) -> tuple[Release, ...]:
    """Write three releases; return them."""
    release(store, "1.0.0", [turtle(FIRST, GREEN), turtle(SECOND, BLUE)])
    release(store, "1.1.0", [turtle(FIRST, GREENER), turtle(SECOND, BLUE)])
    release(store, "2.0.0", [turtle(FIRST, GREENER + SECRET), turtle(SECOND)])
    return releases.all_of(store)


def withdraw(store: Path, name: str) -> None:
    """Take the statements about *name* out of every release, and say so in a new one.

    A stand-in for ``kkr withdraw``: the archive does not hold them any more.
    """
    archive = Archive(store)
    iri = f"<https://w3id.org/kkr/{name}>"
    for one in releases.all_of(store):
        graphs = {}
        for graph, digest in one.graphs.items():
            kept = [t for t in archive.triples(digest) if iri not in str(t)]
            graphs[graph] = archive.keep(kept)
            if graphs[graph] != digest:
                archive.drop(digest)
        releases.rewrite(store, replace(one, graphs=graphs, notes=(*one.notes, name)))
    newest = releases.all_of(store)[-1]
    told = facts(tombstone(name))
    number = newest.number[0] + 1
    releases.write(
        store,
        replace(
            newest,
            name=f"{number}.0.0",
            made=f"2026-11-2{number}T09:30:00Z",
            graphs={**newest.graphs, told.graph: archive.keep(told.triples)},
            notes=(),
        ),
    )


def tombstone(name: str) -> str:
    """Return a source that says that *name* was withdrawn."""
    return turtle(
        f"{COUNCIL}/withdrawals",
        f"""PREFIX owl: <http://www.w3.org/2002/07/owl#>
<{name}> owl:deprecated true .""",
    )


def plan(base: str = BASE, access: str = "public", packages: bool = True) -> Plan:  # noqa: FBT001, FBT002 - a test says which
    """Return what to publish."""
    return Plan(COUNCIL, access, base, KEY.public.id, pack if packages else None)


def pack(one: Release, since: Release | None) -> bytes:
    """Return a package of the release *one*: a stand-in for ``kkr pack``."""
    return made(release=one.name, made=one.made, since=since.name if since else None)


def sign(content: bytes, comment: str, key: SecretKey = KEY) -> bytes:
    """Return the signature of *content*."""
    return signature.write(signature.sign(content, key, comment))


def publish(store: Path, place: Path, wanted: Plan | None = None) -> Outcome:
    """Publish *store* in the folder *place*."""
    wanted = wanted or plan()
    folder = Folder(place)
    return folder.publish(contents.of(store, wanted, folder.made(wanted)), sign)


def everything(place: Path) -> dict[str, bytes]:
    """Return every file in *place*."""
    return {
        file.relative_to(place).as_posix(): file.read_bytes()
        for file in sorted(place.rglob("*"))
        if file.is_file() and file.name != ".lock"
    }
