"""What is measured of ours beneath the commands."""

import json
from pathlib import Path
from statistics import median

import pyoxigraph as ox
import task
from task import Work

from kkr_graph import changes, checks, loading, sources, versions


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


def recheck(before: str, after: str) -> Work:
    """Check the sources in *after*, given what was found in those in *before*."""
    old, new = sources.read_all(Path(before)), sources.read_all(Path(after))
    found = checks.check(old).findings()
    return lambda: changes.check_change(old, new, found)


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
