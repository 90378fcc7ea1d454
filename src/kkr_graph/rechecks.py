"""Check the sources of a build by what changed since the version in use.

A version remembers the rules it was checked by, the checksum of each of its sources and
what was found.  While the rules stand, ``changes`` gives the verdict of a full check
from these and from the graphs of the sources that changed; else all is checked.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import TypeAlias

from kkr_graph import changes, checks, shapes, standing, versions
from kkr_graph.breaches import Finding, Report
from kkr_graph.facts import Facts
from kkr_graph.versions import Version

Record: TypeAlias = dict[str, str | None]


def check(
    folder: Path, held: Version | None, rules: str, facts: Sequence[Facts]
) -> Report:
    """Return what *facts* break, *held* being the version in use in *folder*.

    *rules* tells one state of the ontology and its shapes from another.
    """
    if held is None or held.rules != rules:
        return checks.check(facts)
    before = tuple(_before(folder, held, {one.graph: one for one in facts}))
    return changes.check_change(before, facts, [_read(one) for one in held.findings])


def record(report: Report) -> list[Record]:
    """Return what a version is to remember of *report*."""
    return [_written(finding) for finding in report.findings()]


def _before(folder: Path, held: Version, after: Mapping[str, Facts]) -> Iterator[Facts]:
    """Yield the sources of *held*; those that stand unchanged are not read again."""
    with closing(versions.open_current(folder)) as store:
        for graph, sha256 in held.sources.items():
            one = after.get(graph)
            if one is not None and one.sha256 == sha256:
                yield one
                continue
            yield standing.source(graph, store.triples(graph), sha256)


def _written(finding: Finding) -> Record:
    return {
        "shape": finding.shape,
        "focus": finding.focus,
        "path": finding.path,
        "value": None if finding.value is None else str(finding.value),
        "severity": finding.severity,
        "graph": finding.graph,
    }


def _read(record: Record) -> Finding:
    return Finding(
        shape=str(record["shape"]),
        focus=str(record["focus"]),
        path=record["path"],
        value=checks.read_term(record["value"]),
        severity=shapes.severity(str(record["severity"])),
        graph=record["graph"],
    )
