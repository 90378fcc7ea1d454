"""Packages made by hand, as they are when they were opened and found genuine."""

from collections.abc import Mapping
from pathlib import Path

from kkr_graph import build, canonical, sources
from kkr_graph.facts import Facts
from kkr_graph.packages.package import Manifest, Package, Part
from small_sources import turtle, write

BASE = "https://w3id.org/kkr/"
OURS = f"{BASE}graph/andeby/tovholdere"
COMMON = f"{BASE}graph/reference/councils"


def graph(council: str, name: str) -> str:
    return f"{BASE}graph/{council}/{name}"


def named(name: str, label: str) -> str:
    """Return the statement that the initiative *name* is called *label*."""
    return (
        f"<id/initiative/{name}> a kkr:Initiative ; skos:prefLabel '{label}'@da ;\n"
        f"  kkr:initiativeKind <concept/initiative-kind/programme> ;\n"
        f"  prov:wasDerivedFrom <id/document/eksempel> ."
    )


def source(council: str, name: str, body: str = "") -> Facts:
    """Return what a graph of *council* states, read as that of a package is."""
    text = turtle(f"{council}/{name}", body)
    said = sources.read_bytes(text.encode(), name).triples
    return sources.read_bytes(canonical.form(said), name)


def package(  # noqa: PLR0913 - what a package may differ in
    bodies: Mapping[str, str],
    release: str = "1.0.0",
    *,
    council: str = "eksempel",
    since: str | None = None,
    carried: frozenset[str] | None = None,
    access: str = "public",
) -> Package:
    """Return a package of *council* with a graph for each of *bodies*.

    *carried* names those it carries; None: all.
    """
    facts = {name: source(council, name, body) for name, body in bodies.items()}
    parts = tuple(
        Part(
            graph=one.graph,
            hash=canonical.digest(one.triples),
            statements=len(one.triples),
            carried=carried is None or name in carried,
        )
        for name, one in sorted(facts.items())
    )
    said = Manifest(
        council=council,
        release=release,
        made="2026-11-26T09:30:00Z",
        expires="2027-12-31",
        access="councils" if access == "councils" else "public",
        since=since,
        base={},
        parts=parts,
        leans_on={},
        files={},
        program="kkr-graph 0",
    )
    mark = canonical.form(
        triple for one in facts.values() for triple in one.triples
    ) + repr((release, since, carried, access)).encode()
    return Package(
        manifest=said,
        sha256=canonical.hashlib.sha256(mark).hexdigest(),
        facts=tuple(
            one for name, one in facts.items() if carried is None or name in carried
        ),
        key="0123456789abcdef",
        origin="pakke.zip",
    )


def store(tmp_path: Path) -> Path:
    """Return a folder with a store that was built of one graph of ours."""
    data = tmp_path / "data"
    data.mkdir()
    write(data, "ours", "")
    text = (data / "ours.ttl").read_text("utf-8")
    text = text.replace("<graph/ours>", f"<{OURS}>")
    (data / "ours.ttl").write_text(text, "utf-8")
    build.build([data], tmp_path / "store")
    return tmp_path / "store"
