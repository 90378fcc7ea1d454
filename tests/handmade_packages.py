"""Packages made by hand, as they are when they were opened and found genuine.

The councils, municipalities and initiative exist only in tests.
"""

import hashlib
import re
import shutil
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Final

from kkr_graph import build, canonical, sources
from kkr_graph.facts import Facts
from kkr_graph.packages.package import Access, Manifest, Package, Part
from shape_files import FOLDER

GRAPH: Final = "https://w3id.org/kkr/graph/"
OURS: Final = f"{GRAPH}andeby/register"
COMMON: Final = f"{GRAPH}reference/verden"
LEADS: Final = f"{GRAPH}eksempel/tovholdere"
MORE: Final = f"{GRAPH}eksempel/flere"
BEGUN: Final = "2026-11-26T09:30:00Z"
ENDED: Final = "2026-11-26T09:30:01Z"

_WORLD: Final = (FOLDER / "context.ttl").read_text("utf-8")
_PREFIXES: Final = "\n".join(re.findall(r"^(?:BASE|PREFIX) .*$", _WORLD, re.MULTILINE))


def text(name: str, body: str = "", stage: str = "register") -> str:
    """Return the Turtle of a source with the graph ``graph/NAME`` that says *body*."""
    return f"""{_PREFIXES}

<graph/{name}>
    a kkr:SourceGraph ;
    dct:title "Eksempel på en kilde"@da ;
    kkr:stage <concept/stage/{stage}> ;
    kkr:accessLevel <concept/access-level/public> ;
    dct:license <https://creativecommons.org/licenses/by/4.0/> ;
.
<id/document/{name}>
    a kkr:Document ;
    dct:title "Papir om {name}"@da ;
    kkr:documentKind <concept/document-kind/webside> ;
    kkr:availability <concept/availability/on-the-web> ;
.
<id/document/{name}/passage/1>
    a kkr:Passage ;
    oa:hasSource <id/document/{name}> ;
    kkr:page 3 ;
    kkr:quote "som {name} har skrevet det"@da ;
.
{body}
"""


def lead(name: str, key: str = "a") -> str:
    """Return a lead of the one initiative, as the source *name* states it."""
    return f"""
<id/lead/eksempel/{key}>
    a kkr:Lead ;
    org:member <id/municipality/9001> ;
    org:organization <id/initiative/eksempel> ;
    org:role <concept/role/tovholder> ;
    kkr:leadBasis <concept/lead-basis/stated> ;
    kkr:validDuring <id/period/2024-01-01--2026-01-01> ;
    kkr:confidence <concept/confidence/high> ;
    prov:wasDerivedFrom <id/document/{name}/passage/1> ;
.
"""


def facts(name: str, body: str = "") -> Facts:
    """Return what a graph states, read as those of a package are."""
    said = sources.read_bytes(text(name, body).encode(), name).triples
    return sources.read_bytes(canonical.form(said), name)


def package(  # noqa: PLR0913 - what a package may differ in
    bodies: Mapping[str, str],
    release: str = "1.0.0",
    *,
    council: str = "eksempel",
    since: str | None = None,
    carried: Collection[str] | None = None,
    access: Access = "public",
) -> Package:
    """Return a package of *council* with a graph for each name of *bodies*.

    *carried* are the names of those it carries; None: all of them.
    """
    said = {name: facts(f"{council}/{name}", body) for name, body in bodies.items()}
    there = bodies.keys() if carried is None else {*carried}
    parts = tuple(
        Part(
            graph=one.graph,
            hash=canonical.digest(one.triples),
            statements=len(one.triples),
            carried=name in there,
        )
        for name, one in sorted(said.items())
    )
    manifest = Manifest(
        council=council,
        release=release,
        made="2026-11-26T09:30:00Z",
        expires="2027-12-31",
        access=access,
        since=since,
        base={},
        parts=parts,
        leans_on={},
        files={},
        program="kkr-graph 0",
    )
    return Package(
        manifest=manifest,
        sha256=hashlib.sha256(repr(manifest).encode()).hexdigest(),
        facts=tuple(one for name, one in sorted(said.items()) if name in there),
        key="0123456789abcdef",
        origin="pakke.zip",
    )


def data(folder: Path, *, label: str = "", sender: bool = False) -> Path:
    """Write a folder of sources: the common ground, and a graph of ours.

    *label* is a line more that ours says; *sender* adds a graph of the sender, as we
    read it ourselves.
    """
    folder.mkdir(parents=True, exist_ok=True)
    world = _WORLD.replace("graph/eksempel/verden", "graph/reference/verden")
    (folder / "verden.ttl").write_text(world, "utf-8")
    (folder / "ours.ttl").write_text(text("andeby/register", label), "utf-8")
    if sender:
        told = text("eksempel/tovholdere", lead("eksempel/tovholdere", "z"))
        (folder / "sender.ttl").write_text(told, "utf-8")
    return folder


def store(folder: Path, *, sender: bool = False) -> Path:
    """Let *folder*, of one test, hold ``data`` and a store of it; return the store's.

    It is built once for all tests, and copied.
    """
    built = folder.parent / f"built-{sender}"
    if not built.exists():
        build.build([data(built / "data", sender=sender)], built / "store")
    shutil.copytree(built, folder, dirs_exist_ok=True)
    return folder / "store"
