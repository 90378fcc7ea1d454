"""Check the sources of a build by what changed since the version in use.

A version remembers the rules it was checked by, the checksum of each of its sources and
what was found.  While the rules stand, ``changes`` gives the verdict of a full check
from these and from the graphs of the sources that changed; else all is checked, as it
is where so much changed that this is sooner done.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Final, TypeAlias

import pyoxigraph as ox

from kkr_graph import changes, checks, shapes, standing, versions
from kkr_graph.breaches import Finding, Report
from kkr_graph.facts import Facts
from kkr_graph.versions import Version

Record: TypeAlias = dict[str, str | None]

_MOST: Final = 1_000  # statements that changed; measured: from there a full check wins


def check(
    folder: Path, held: Version | None, rules: str, facts: Sequence[Facts]
) -> Report:
    """Return what *facts* break, *held* being the version in use in *folder*.

    *rules* tells one state of the ontology and its shapes from another.
    """
    if held is None or held.rules != rules:
        return checks.check(facts)
    before = tuple(_before(folder, held, {one.graph: one for one in facts}))
    if _changed(before, facts) > _MOST:
        return checks.check(facts)
    return changes.check_change(before, facts, findings(held))


def findings(held: Version) -> list[Finding]:
    """Return what was found in *held*."""
    return [_read(one) for one in held.findings]


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


def _changed(before: Iterable[Facts], after: Iterable[Facts]) -> int:
    """Return how many statements were made by one of the two only."""
    old, new = ({one.graph: one for one in facts} for facts in (before, after))
    return sum(
        len({*_said(old.get(graph))} ^ {*_said(new.get(graph))})
        for graph in old.keys() | new.keys()
        if old.get(graph) is not new.get(graph)
    )


def _said(facts: Facts | None) -> Sequence[ox.Triple]:
    return facts.triples if facts is not None else ()


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
