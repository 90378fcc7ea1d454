"""Data of a size, made once and kept, in each form that a server wants."""

import json
import resource
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pyoxigraph as ox
import synthetic

from kkr_graph import statement_text, versions

KEPT: Final = Path(__file__).parents[1] / ".kkr" / "bench"
SEED: Final = 1
BIN: Final = Path(sys.executable).parent


@dataclass(frozen=True, slots=True)
class Dataset:
    """Made-up papers of about ``size`` statements, and what was made of them.

    store    what ``kkr serve --store`` opens, built and checked as any other
    quads    the same as N-Quads: every statement in its graph and in the default one
    disk     the same as a store that ``oxigraph serve-read-only`` opens
    triples  each statement once, without graphs
    """

    size: int
    folder: Path

    @property
    def store(self) -> Path:
        """What ``kkr serve --store`` opens."""
        return self.folder / "store"

    @property
    def quads(self) -> Path:
        """Everything as N-Quads."""
        return self.folder / "quads.nq"

    @property
    def disk(self) -> Path:
        """Everything as the peer keeps it on disk."""
        return self.folder / "disk"

    @property
    def triples(self) -> Path:
        """Each statement once."""
        return self.folder / "triples.nt"

    @property
    def built(self) -> dict[str, float]:
        """How long the build took (seconds), and its memory at the peak (MiB)."""
        found: dict[str, float] = json.loads((self.folder / "built.json").read_text())
        return found


def of(size: int) -> Dataset:
    """Return the data of about *size* statements; make it if it is not there yet."""
    found = Dataset(size, KEPT / str(size))
    if not (found.folder / "built.json").exists():
        shutil.rmtree(found.folder, ignore_errors=True)
        _make(found)
    return found


def _make(wanted: Dataset) -> None:
    sources = wanted.folder / "sources"
    print(f"making {wanted.size} statements ...", file=sys.stderr)
    synthetic.write(sources, wanted.size, SEED)
    begun = time.perf_counter()
    command = [str(BIN / "kkr"), "build", "--data", str(sources)]
    subprocess.run(
        [*command, "--store", str(wanted.store)], check=True, stdout=sys.stderr
    )
    took = time.perf_counter() - begun
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    _write_quads(wanted)
    store = ox.Store(str(wanted.disk))
    store.bulk_load(path=str(wanted.quads), format=ox.RdfFormat.N_QUADS)
    store.optimize()
    with wanted.triples.open("wb") as stream:
        store.dump(stream, format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph())
    del store
    (wanted.folder / "built.json").write_text(
        json.dumps({"seconds": took, "MiB": peak}), "utf-8"
    )


def _write_quads(wanted: Dataset) -> None:
    """Write all that the store holds in the order of its sources.

    What is read together then lies together in memory, for peers as for us.
    """
    held = versions.current(wanted.store)
    assert held is not None
    place = versions.place(wanted.store, held.id)
    seen: set[bytes] = set()
    with statement_text.opened(place) as lines, wanted.quads.open("wb") as stream:
        for line in lines:
            triple = line[: line.rindex(b" <")] + b" .\n"
            stream.write(line if triple in seen else line + triple)
            seen.add(triple)
