"""Three engines that share no code give the same verdicts on the same facts.

Ours is the fast pair; pySHACL is the reference; rudof, written in Rust, is the third.
All run on every valid and invalid file (rudof on each alone, pySHACL on all of them in
one graph, each file under names of its own) and on the data of the repository.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pyoxigraph as ox
import pyrudof
import pytest

import shape_files
from kkr_graph import checks, reference_checks, shapes
from kkr_graph.breaches import Finding
from kkr_graph.shapes import Shapes

FILES = [*shape_files.VALID, *shape_files.INVALID]


def rudof(rules: Shapes, triples: Sequence[ox.Triple]) -> Iterator[Finding]:
    """Yield what the *triples* break, by rudof."""
    engine = pyrudof.Rudof()
    text = (ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b"").decode()
    engine.read_data(text, format=pyrudof.RDFFormat.NTriples)
    engine.read_shacl(rules.whole, format=pyrudof.ShaclFormat.NTriples)
    for result in engine.validate_shacl():
        rule = rules.rules[str(result.source_shape)]
        severity = shapes.severity(result.severity)
        yield Finding(rule.iri, result.focus_node, rule.path, None, severity)


@pytest.mark.parametrize("path", FILES, ids=shape_files.name)
def test_rudof_gives_our_verdicts_on_a_file(path: Path) -> None:
    facts = shape_files.with_world(path)

    ours, theirs = checks.check(facts), checks.check_with(rudof, facts)

    assert shape_files.verdicts(theirs) == shape_files.verdicts(ours)


@pytest.mark.parametrize("paths", [shape_files.VALID, shape_files.INVALID])
def test_pyshacl_gives_our_verdicts_on_all_files_at_once(paths: list[Path]) -> None:
    facts = [shape_files.WORLD, shape_files.apart(paths)]

    ours, theirs = checks.check(facts), reference_checks.check(facts)

    assert shape_files.verdicts(theirs) == shape_files.verdicts(ours)
    assert _core_paths(theirs) == _core_paths(ours)


@pytest.mark.parametrize("stage", ["agenda", "minutes", "register", "package"])
def test_pyshacl_gives_our_verdicts_on_the_files_of_a_stage(stage: str) -> None:
    count = 0
    for path in FILES:
        facts = shape_files.read(path)
        if facts.stage == stage:
            ours = set(_bare(checks.alone(checks.validate, facts)))
            theirs = set(_bare(checks.alone(reference_checks.validate, facts)))
            assert theirs == ours
            count += 1
    assert count > 0


def test_all_files_at_once_still_break_the_class_shapes() -> None:
    facts = [shape_files.WORLD, shape_files.apart(shape_files.INVALID)]

    found = {breach.name for breach in checks.check(facts).breaches}
    rules = {rule.name for rule in shapes.of_classes().rules.values()}

    # one file closes the regions, and so the roles in them, that another leaves open
    assert rules - found == {"ChangeEvent-closed", "ChangeEvent-members-moved"}


@pytest.mark.slow
def test_rudof_gives_our_verdicts_on_the_data() -> None:
    facts = shape_files.data()

    ours, theirs = checks.check(facts), checks.check_with(rudof, facts)

    assert shape_files.verdicts(theirs) == shape_files.verdicts(ours)


@pytest.mark.slow
def test_pyshacl_gives_our_verdicts_on_the_data() -> None:
    facts = shape_files.data()

    ours, theirs = checks.check(facts), reference_checks.check(facts)

    assert shape_files.verdicts(theirs) == shape_files.verdicts(ours)


def _bare(findings: Iterator[Finding]) -> Iterator[tuple[str, str, str]]:
    for one in findings:
        yield one.shape, one.focus, one.severity


def _core_paths(report: checks.Report) -> set[tuple[str, str, str | None]]:
    rules = shapes.of_classes().rules
    return {
        (one.shape, one.focus, one.path)
        for one in report.breaches
        if one.shape in rules and not rules[one.shape].query
    }
