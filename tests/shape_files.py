"""The files in tests/shapes/: what each breaks, and how a test reads it.

They are read without the gate that ``sources`` keeps, since some break what it refuses.
"""

import hashlib
from collections.abc import Collection
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from kkr_graph import checks, sources
from kkr_graph.facts import Facts
from kkr_graph.vocabulary import BASE, KKR

FOLDER: Final = Path(__file__).parent / "shapes"
DATA: Final = FOLDER.parents[1] / "data"
VALID: Final = sorted((FOLDER / "valid").glob("*.ttl"))
INVALID: Final = sorted((FOLDER / "invalid").glob("*.ttl"))
OWN_GRAPH: Final = f"{BASE}graph/eksempel"


def read(path: Path) -> Facts:
    """Return what the file at *path* states."""
    text = path.read_text("utf-8")
    parsed = ox.parse(text, format=ox.RdfFormat.TURTLE)
    triples = sorted({quad.triple for quad in parsed}, key=str)
    stages = {
        triple.subject.value: triple.object.value
        for triple in triples
        if triple.predicate.value == KKR.stage
        and isinstance(triple.subject, ox.NamedNode)
        and isinstance(triple.object, ox.NamedNode)
    }
    graph = OWN_GRAPH if OWN_GRAPH in stages else min(stages)
    return Facts(
        graph=graph,
        stage=stages[graph].rpartition("/")[2],
        triples=tuple(triples),
        origin=path.name,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        text=text,
    )


def name(path: Path) -> str:
    """Return what a test run calls the file."""
    return f"{path.parent.name}-{path.stem}"


def broken_by(path: Path) -> str:
    """Return the name of the shape that the file says it breaks."""
    return path.read_text("utf-8").splitlines()[0].removeprefix("# breaks: ")


def with_world(path: Path) -> tuple[Facts, Facts]:
    """Return the fictional world and what the file adds to it."""
    return WORLD, read(path)


def apart(paths: list[Path]) -> Facts:
    """Return all *paths* as one source, each file's own nodes under own names."""
    known = {triple.subject for triple in WORLD.triples}
    merged: set[ox.Triple] = set()
    for path in paths:
        triples = read(path).triples
        own = {triple.subject for triple in triples} - known
        merged |= {
            ox.Triple(
                _renamed(triple.subject, own, path.stem),
                triple.predicate,
                _renamed(triple.object, own, path.stem),
            )
            for triple in triples
        }
    triples = tuple(sorted(merged, key=str))
    return Facts(f"{BASE}graph/alle", "register", triples, "alle", "", "")


def _renamed(node: object, own: Collection[object], name: str) -> ox.NamedNode:
    # typed as a name so that it can be a subject; a literal goes through unchanged
    if isinstance(node, ox.NamedNode) and node in own:
        return ox.NamedNode(f"{node.value}/{name}")
    return node  # type: ignore[return-value]


def data() -> tuple[Facts, ...]:
    """Return the sources of the repository."""
    return sources.read_all(DATA)


def verdicts(report: checks.Report) -> set[tuple[str, str, str, str | None]]:
    """Return which rule each node breaks, how gravely, and in which source alone."""
    return {(one.name, one.focus, one.severity, one.graph) for one in report.breaches}


WORLD: Final = read(FOLDER / "context.ttl")
