"""Tell by a few digits which program this is: the same digits read the same."""

from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

from kkr_graph.resources import ONTOLOGY, QUERIES, walk

_SOURCES: Final = Path(__file__).parents[1]
# What papers are read and facts are written with.
_PACKAGES: Final = ("pdfplumber", "pyarrow", "pyoxigraph", "pypdfium2", "shacl")


@cache
def mark() -> str:
    """Return digits that change with the code, the ontology or a package they need."""
    digest = sha256()
    for name in _PACKAGES:
        digest.update(f"{name} {_version(name)}\n".encode())
    files = [(str(f.relative_to(_SOURCES)), f) for f in _SOURCES.rglob("*.py")]
    for place in (ONTOLOGY, QUERIES):
        for ending in (".ttl", ".rq"):
            files += [(file.name, Path(str(file))) for file in walk(place, ending)]
    for name, file in sorted(files):
        content = file.read_bytes()
        digest.update(f"{name} {len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()[:16]


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "none"
