"""The W3C SHACL test suite, under our core engine and under the reference.

Read from its own manifest, beside the repository (``KKR_SHARED`` says where, if not in
``../shared``).  A case passes if the validator finds the same results: node, component,
severity, value.  What an engine is known to get wrong is listed with the reason, and
the test fails when that is mended, too.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import unquote, urlparse

import pyshacl
import pytest
import rdflib
import shacl
from rdflib import RDF, SH, Namespace
from rdflib.collection import Collection
from rdflib.term import Node

import turtle_files

MF: Final = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
SHT: Final = Namespace("http://www.w3.org/ns/shacl-test#")
SUITE: Final = turtle_files.SHARED / "w3c" / "shacl" / "tests"

Found = Counter[tuple[str, ...]]


class Case(NamedTuple):
    name: str
    data: Path
    shapes: Path
    expected: Found | None  # None: the shapes graph must be refused
    sparql: bool


def _files(manifest: Path) -> Iterator[Path]:
    graph = rdflib.Graph().parse(manifest)
    here = rdflib.URIRef(manifest.as_uri())
    for included in sorted(graph.objects(here, MF.include), key=str):
        yield from _files(_path(included))
    if (here, MF.entries, None) in graph:
        yield manifest


def _path(node: Node | None) -> Path:
    return Path(unquote(urlparse(str(node)).path))


def _cases() -> Iterator[Case]:
    for file in _files(SUITE / "manifest.ttl"):
        graph = rdflib.Graph().parse(file)
        here = rdflib.URIRef(file.as_uri())
        for entry in Collection(graph, next(graph.objects(here, MF.entries))):
            action = graph.value(entry, MF.action)
            result = graph.value(entry, MF.result)
            yield Case(
                name=file.relative_to(SUITE).with_suffix("").as_posix(),
                data=_path(graph.value(action, SHT.dataGraph)),
                shapes=_path(graph.value(action, SHT.shapesGraph)),
                expected=None if result == SHT.Failure else _results(graph, result),
                sparql="sparql" in file.relative_to(SUITE).parts,
            )


def _results(graph: rdflib.Graph, report: Node | None) -> Found:
    found: Found = Counter()
    for result in graph.objects(report, SH.result):
        found[
            tuple(
                _plain(graph.value(result, predicate))
                for predicate in (
                    SH.focusNode,
                    SH.sourceConstraintComponent,
                    SH.resultSeverity,
                    SH.value,
                )
            )
        ] += 1
    return found


def _plain(node: Node | None) -> str:
    """Return the node as text; which name a nameless node has does not matter."""
    if node is None:
        return ""
    return "_" if isinstance(node, rdflib.BNode) else str(node)


def ours(case: Case) -> Found:
    shapes = shacl.Shapes.from_text(
        case.shapes.read_text("utf-8"), "turtle", base=case.shapes.as_uri()
    )
    report = shapes.validate_text(
        case.data.read_text("utf-8"), "turtle", base=case.data.as_uri()
    )
    graph = rdflib.Graph().parse(data=report.serialize("ntriples"), format="nt")
    return _results(graph, graph.value(None, RDF.type, SH.ValidationReport))


def reference(case: Case) -> Found:
    data, shapes = (rdflib.Graph().parse(path) for path in (case.data, case.shapes))
    _, graph, text = pyshacl.validate(data, shacl_graph=shapes)
    if not isinstance(graph, rdflib.Graph):
        raise TypeError(text)  # pySHACL hands its error back instead of raising it
    return _results(graph, graph.value(None, RDF.type, SH.ValidationReport))


ENGINES: Final[dict[str, Callable[[Case], Found]]] = {
    "ours": ours,
    "reference": reference,
}
KNOWN: Final = {
    ("ours", "sparql/pre-binding/unsupported-sparql-004"): (
        "accepts a sub-select that hides $this; a test forbids such rules in our shapes"
    ),
    ("reference", "core/property/uniqueLang-002"): (
        "rdflib reads 1 as the boolean true in sh:uniqueLang, the suite does not"
    ),
    ("reference", "sparql/pre-binding/shapesGraph-001"): (
        "pySHACL does not offer $shapesGraph; our shapes do not use it"
    ),
}
CASES: Final = list(_cases()) if SUITE.is_dir() else []

pytestmark = pytest.mark.skipif(
    not CASES, reason="the W3C suite is not beside the repository (KKR_SHARED)"
)


def _parameters() -> Iterator[object]:
    for engine in ENGINES:
        for case in CASES:
            reason = KNOWN.get((engine, case.name))
            marks = [pytest.mark.xfail(reason=reason)] if reason else []
            yield pytest.param(engine, case, id=f"{engine}-{case.name}", marks=marks)


@pytest.mark.parametrize(("engine", "case"), list(_parameters()))
def test_the_validator_finds_what_the_suite_expects(engine: str, case: Case) -> None:
    if case.expected is None:
        with pytest.raises(Exception):  # noqa: B017, PT011 - each engine has its own
            ENGINES[engine](case)
    else:
        assert ENGINES[engine](case) == case.expected


def test_the_whole_suite_was_found() -> None:
    assert Counter(case.sparql for case in CASES) == {False: 98, True: 22}
