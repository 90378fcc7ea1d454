"""What every paper is read by: the names to look for, and what is stated already.

It lies in the folder of the parts, written once by who asks, and is read once by each
process that reads papers: no engine has to carry it, and a worker that dies takes
nothing of it along.
"""

import gzip
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from hashlib import sha256
from pathlib import Path

import pyoxigraph as ox

from kkr_graph import build
from kkr_graph.errors import GroundDamagedError
from kkr_graph.mass_reading import files
from kkr_graph.store import MemoryStore


@dataclass(frozen=True)
class Ground:
    """The IRI and name of each thing to look for, and what sources state."""

    names: tuple[tuple[str, str], ...]
    quads: tuple[ox.Quad, ...] = field(repr=False)

    @cached_property
    def store(self) -> MemoryStore:
        """The sources, with what follows from them."""
        return build.of_quads(self.quads)[0]

    def beside(self, quads: Iterable[ox.Quad]) -> MemoryStore:
        """Return the sources with *quads* instead of their graphs of the same names."""
        new = tuple(quads)
        graphs = {quad.graph_name for quad in new}
        kept = (quad for quad in self.quads if quad.graph_name not in graphs)
        return build.of_quads((*kept, *new))[0]


def write(
    folder: Path, names: Iterable[tuple[str, str]], quads: Iterable[ox.Quad]
) -> str:
    """Write the ground into *folder*; return its SHA-256, which it is found by."""
    told = {
        "names": [list(name) for name in names],
        "quads": sorted({f"{quad} .\n" for quad in quads}),
    }
    content = gzip.compress(json.dumps(told, ensure_ascii=False).encode(), mtime=0)
    mark = sha256(content).hexdigest()
    files.replace(_file(folder, mark), content)
    return mark


@lru_cache(maxsize=1)
def read(folder: Path, mark: str) -> Ground:
    """Return the ground in *folder* whose SHA-256 is *mark*.

    Raises ``GroundDamagedError`` where it is not there, or is another.
    """
    file = _file(folder, mark)
    try:
        content = file.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise GroundDamagedError(file=str(file), reason=reason) from error
    if sha256(content).hexdigest() != mark:
        raise GroundDamagedError(file=str(file), reason="SHA-256")
    told = json.loads(gzip.decompress(content))
    names = tuple((str(iri), str(name)) for iri, name in told["names"])
    text = "".join(told["quads"]).encode()
    return Ground(names, tuple(ox.parse(text, format=ox.RdfFormat.N_QUADS)))


def _file(folder: Path, mark: str) -> Path:
    return folder / f"ground-{mark[:16]}.json.gz"
