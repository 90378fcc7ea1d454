"""What is measured of rudof, the second engine for SHACL: the shapes of the classes.

The rules of a stage, which look at each source alone, it is spared.
"""

from pathlib import Path

import pyoxigraph as ox
import pyrudof
import task
from task import Work

from kkr_graph import checks, shapes, sources


def check(folder: str) -> Work:
    """Check every source in *folder*, read already, put together."""
    facts = sources.read_all(Path(folder))
    rules = shapes.of_classes().whole

    def work() -> None:
        engine = pyrudof.Rudof()
        triples = checks.union(facts)
        text = (ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b"").decode()
        engine.read_data(text, format=pyrudof.RDFFormat.NTriples)
        engine.read_shacl(rules, format=pyrudof.ShaclFormat.NTriples)
        engine.validate_shacl()

    return work


if __name__ == "__main__":
    task.run({"check": check})
