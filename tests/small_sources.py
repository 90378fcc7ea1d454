"""The smallest sources that can be built from, for tests of reading and keeping."""

from collections.abc import Sequence
from pathlib import Path

from kkr_graph import sources
from kkr_graph.breaches import Report
from kkr_graph.facts import Facts

HEAD = """\
BASE <https://w3id.org/kkr/>
PREFIX kkr: <https://w3id.org/kkr/def#>
PREFIX dcat: <http://www.w3.org/ns/dcat#>
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""


def described(name: str) -> str:
    """Return the lines a source describes its own graph with."""
    return f"""\
<graph/{name}>
    a kkr:SourceGraph ;
    kkr:stage <concept/stage/register> ;
.
"""


def turtle(name: str, body: str = "") -> str:
    """Return the text of a source with the graph *name* that says *body*."""
    return f"{HEAD}\n{described(name)}\n{body}\n"


def facts(name: str, body: str = "") -> Facts:
    """Return what a source with the graph *name* that says *body* states."""
    return sources.read_bytes(turtle(name, body).encode(), f"{name}.ttl")


def write(folder: Path, name: str, body: str = "") -> Path:
    """Write a source with the graph *name* that says *body*; return its file."""
    file = folder / f"{name}.ttl"
    file.write_text(turtle(name, body), "utf-8")
    return file


def accept(_: Sequence[Facts]) -> Report:
    """Find no fault in anything."""
    return Report(())
