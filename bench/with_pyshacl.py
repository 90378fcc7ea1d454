"""What is measured of pySHACL: the same shapes over the same facts."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import pyoxigraph as ox
import pyshacl
import rdflib
import task
from task import Work

from kkr_graph import checks, reference_checks, shapes, sources


def check(folder: str) -> Work:
    """Check every source in *folder*, read already: together, and each by its stage."""
    facts = sources.read_all(Path(folder))
    return lambda: reference_checks.check(facts)


def recheck(before: str, after: str) -> Work:
    """Look only at what the sources in *after* state that those in *before* did not."""
    old, new = sources.read_all(Path(before)), sources.read_all(Path(after))
    held = {one.graph: one.sha256 for one in old}
    changed = [one for one in new if held.get(one.graph) != one.sha256]
    subjects = {
        rdflib.URIRef(triple.subject.value)
        for one in changed
        for triple in one.triples
        if isinstance(triple.subject, ox.NamedNode)
    }
    data, demands = rdflib.Graph(), rdflib.Graph()
    data.parse(data=_text(checks.union(new)), format="nt")
    demands.parse(data=shapes.of_classes().whole, format="nt")
    return partial(
        pyshacl.validate,
        data,
        shacl_graph=demands,
        inplace=True,
        focus_nodes=[*subjects],
    )


def _text(triples: Sequence[ox.Triple]) -> bytes:
    return ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""


if __name__ == "__main__":
    task.run({"check": check, "recheck": recheck})
