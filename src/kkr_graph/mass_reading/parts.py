"""The files of a part: N-Quads, Parquet, and the record of what was read into it.

    part-0123456789abcdef.nq.gz       N-Quads, each graph sorted (RDFC-1.0)
    part-0123456789abcdef.parquet     the same statements, in the same order
    work/part-0123456789abcdef.json   the record, written last: then the part is whole

The same papers give the same names and the same bytes, whoever reads them, and however
often.
"""

import gzip
import io
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import pyoxigraph as ox

from kkr_graph import extras
from kkr_graph.mass_reading import files

WORK: Final = "work"
COLUMNS: Final = (
    *("graph", "subject", "predicate"),
    *("object", "object_kind", "datatype", "language"),
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one paper.

    paper    its name, as people may see it
    sha256   of the paper, and of what a person keeps beside it
    claims   ``council/day/kind``, the paper of a meeting that it is; empty if refused
    graph    IRI of the graph with its facts; empty if refused
    quads    how many statements that graph holds
    refused  the name of the error, its exit code, what it says in Danish and English
    """

    paper: str
    sha256: str
    claims: str = ""
    graph: str = ""
    quads: int = 0
    refused: tuple[str, int, str, str] | None = None


@dataclass(frozen=True)
class Record:
    """What was read into one part, paper by paper, and the SHA-256 of its files."""

    name: str
    outcomes: tuple[Outcome, ...]
    files: dict[str, str]

    @cached_property
    def quads(self) -> int:
        """How many statements it holds."""
        return sum(one.quads for one in self.outcomes)


def write(
    folder: Path, name: str, outcomes: Iterable[Outcome], graphs: Sequence[bytes]
) -> Record:
    """Write a part of *graphs*, each as canonical N-Quads; return its record.

    A part of nothing has no files: some loaders stumble over an empty one.
    """
    made = {}
    if text := b"".join(graphs):
        for file, content in (
            (f"{name}.nq.gz", gzip.compress(text, mtime=0)),
            (f"{name}.parquet", _parquet(text)),
        ):
            made[file] = files.replace(folder / file, content)
    whole = Record(name, tuple(outcomes), made)
    told = {
        "files": whole.files,
        "papers": [
            {key: getattr(one, key) for key in Outcome.__slots__}
            for one in whole.outcomes
        ],
    }
    content = json.dumps(told, ensure_ascii=False, indent=1).encode()
    files.replace(folder / WORK / f"{name}.json", content + b"\n")
    return whole


def record(folder: Path, name: str) -> Record:
    """Return the record of a part; raise ``OSError`` or ``ValueError`` if none is."""
    told = json.loads((folder / WORK / f"{name}.json").read_bytes())
    return Record(name, tuple(map(_outcome, told["papers"])), told["files"])


def read(folder: Path, name: str) -> Record | None:
    """Return the record of a part that is whole; None if any of it is not there.

    A part that was made anew stands in ``work``, for a run that goes on.
    """
    try:
        found = record(folder, name)
    except (OSError, ValueError, KeyError, TypeError):  # cut short, or of another day
        return None
    sound = all(
        any(files.is_sound(place / file, digest) for place in (folder, folder / WORK))
        for file, digest in found.files.items()
    )
    return found if sound else None


def graphs(folder: Path, held: Record) -> list[bytes]:
    """Return the canonical N-Quads of each paper of a part; nothing if refused."""
    file = f"{held.name}.nq.gz"
    if file not in held.files:
        return [b"" for _ in held.outcomes]
    place = next(one for one in (folder, folder / WORK) if (one / file).is_file())
    lines = gzip.decompress((place / file).read_bytes()).splitlines(keepends=True)
    found, at = [], 0
    for one in held.outcomes:
        found.append(b"".join(lines[at : at + one.quads]))
        at += one.quads
    return found


def _outcome(told: dict[str, Any]) -> Outcome:
    refused = told.pop("refused")
    return Outcome(**told, refused=tuple(refused) if refused else None)


def _parquet(text: bytes) -> bytes:
    """Return the N-Quads in *text* as a table, a statement a row."""
    pa = extras.need("pyarrow", "Parquet", "kkr read")
    parquet = import_module("pyarrow.parquet")
    rows = [_row(quad) for quad in ox.parse(text, format=ox.RdfFormat.N_QUADS)]
    columns = [pa.array(cells, pa.string()) for cells in zip(*rows, strict=True)]
    whole = io.BytesIO()
    parquet.write_table(pa.table(columns, names=[*COLUMNS]), whole, compression="zstd")
    return whole.getvalue()


def _row(quad: ox.Quad) -> tuple[str | None, ...]:
    said = quad.object
    ends: tuple[str | None, ...]
    if isinstance(said, ox.Literal):
        ends = (said.value, "literal", said.datatype.value, said.language)
    else:
        ends = (_iri(said), "iri", None, None)
    return (_iri(quad.graph_name), _iri(quad.subject), _iri(quad.predicate), *ends)


def _iri(node: object) -> str:
    """Return the IRI of *node*; our graphs hold no nodes without one."""
    if not isinstance(node, ox.NamedNode):
        message = f"not an IRI: {node}"
        raise TypeError(message)
    return node.value
