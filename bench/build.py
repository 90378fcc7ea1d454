"""Measure a whole build beside the bare bulk load of the same statements.

    python bench/build.py [--size 100000] [--runs 3]

Processor time of all threads and children, each run in a process of its own, ours and
theirs in turn; the peak is of the private memory and the shared pages of the process,
looked at twenty times a second.
"""

import argparse
import json
import platform
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Final

import datasets
import pyoxigraph as ox
import results

from kkr_graph import build, checks, shapes, sources
from kkr_graph.build import Step
from kkr_graph.facts import Facts
from kkr_graph.lines import of
from kkr_graph.store import merged

_MIB: Final = 1024 * 1024
_EVERY: Final = 0.05  # seconds between two looks at the memory
_STEPS: Final[Sequence[Step]] = ("read", "check", "derive", "keep")


def spent() -> float:
    """Return the processor time of this process and its children, in seconds."""
    both = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    used = [resource.getrusage(who) for who in both]
    return sum(one.ru_utime + one.ru_stime for one in used)


def whole(folder: Path) -> dict[str, float]:
    """Build the sources in *folder*; return what each step took, and the whole."""
    marks: list[tuple[str, float]] = []
    with tempfile.TemporaryDirectory(dir=datasets.KEPT) as store:
        begun = spent()
        built = build.build(
            [folder],
            Path(store) / "store",
            tell=lambda step: marks.append((step, spent())),
        )
        ended = spent()
    ends = [at for _, at in marks[1:]] + [ended]
    steps = {name: end - at for (name, at), end in zip(marks, ends, strict=True)}
    before = {"gather": marks[0][1] - begun}
    return before | steps | {"all": ended - begun, "statements": built.triples}


def load(quads: Path, *, disk: bool) -> dict[str, float]:
    """Load the N-Quads in *quads*, and nothing else."""
    with tempfile.TemporaryDirectory(dir=datasets.KEPT) as folder:
        begun = spent()
        store = ox.Store(folder) if disk else ox.Store()
        store.bulk_load(path=str(quads), format=ox.RdfFormat.N_QUADS)
        if disk:
            store.flush()
        return {"all": spent() - begun}


def check(folder: Path) -> dict[str, float]:
    """Check the sources in *folder*, which are read before."""
    facts = sources.read_all(folder)
    shapes.of_classes()
    checks.check(())
    begun = spent()
    assert checks.check(facts).conforms
    return {"all": spent() - begun}
