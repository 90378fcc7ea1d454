"""What is measured of ours beneath the commands."""

import json
from pathlib import Path
from statistics import median
from typing import Any
from unittest.mock import patch

import pyoxigraph as ox
import task
from task import Work

from kkr_graph import (
    build,
    changes,
    checks,
    loading,
    rule_patterns,
    shapes,
    sources,
    versions,
)
from kkr_graph.breaches import Finding


def read(folder: str) -> Work:
    """Read every source in *folder*, as a build does."""
    return lambda: sources.read_all(Path(folder))


def load(folder: str) -> Work:
    """Load the version in use in *folder* in memory, as what serves does."""
    held = versions.current(Path(folder))
    assert held is not None
    return lambda: loading.load(Path(folder), held.id)


def check(folder: str) -> Work:
    """Check every source in *folder*, read already."""
    facts = sources.read_all(Path(folder))
    return lambda: checks.check(facts)


def recheck(folder: str, after: str) -> Work:
    """Check the sources in *after*, as a build does that goes on from *folder*.

    What every process reads once, the rules and how they hang together, is ready.
    Where a build begins anew, since so much of a small store changes, all is checked.
    """
    checks.check(())
    for rule in shapes.of_classes().queries:
        rule_patterns.of_query(str(rule.query))
    changes.verdict((), (), (), changes.ground(()), ())
    spent: list[float] = []
    verdict = changes.verdict

    def measured(*given: Any) -> list[Finding]:  # noqa: ANN401 - as it was called
        begun = task.spent()
        try:
            return verdict(*given)
        finally:
            spent.append(task.spent() - begun)

    def work() -> float:
        with patch.object(changes, "verdict", measured):
            build.build([Path(after)], Path(folder))
        return spent[0] if spent else _all(after)

    return work


def _all(folder: str) -> float:
    facts = sources.read_all(Path(folder))
    begun = task.spent()
    checks.check(facts)
    return task.spent() - begun


def ask(folder: str, queries: str) -> Work:
    """Ask every one of *queries* in memory; what counts is their median seconds."""
    held = versions.current(Path(folder))
    assert held is not None
    store = loading.load(Path(folder), held.id)
    asked = json.loads(Path(queries).read_text("utf-8")).values()
    return lambda: median([_seconds(store, text) for text in asked])


def _seconds(store: ox.Store, text: str) -> float:
    begun = task.spent()
    found = store.query(text)
    if not isinstance(found, ox.QueryBoolean):
        for _ in found:
            pass
    return task.spent() - begun


if __name__ == "__main__":
    tasks = {"read": read, "load": load, "check": check}
    task.run({**tasks, "recheck": recheck, "ask": ask})
