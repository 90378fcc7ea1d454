"""The real agenda and the public test material, which are no part of the project.

They lie in a folder beside the repository, or where ``KKR_SHARED`` says.  A test that
needs them skips with the reason where they are absent.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest

from kkr_graph import papers
from kkr_graph.papers.flow import Flow
from score import IDS
from turtle_files import ROOT, SHARED

NAMED = {
    *("municipality", "region", "kkr", "forum"),
    *("organisation", "initiative", "strategy"),
}
SKOS = "http://www.w3.org/2004/02/skos/core#"


def shared(*parts: str) -> Path:
    """Return a file of the material beside the repository, or skip the test."""
    path = SHARED.joinpath(*parts)
    if not path.exists():
        pytest.skip(
            f"no {path.name} beside the repository; KKR_SHARED names its folder"
        )
    return path


def seed(ending: str) -> Path:
    """Return the real agenda as *ending* (``pdf`` or ``txt``), or skip the test."""
    return shared("seed", f"kkr-hovedstaden-2025-09-02.{ending}")


@cache
def seed_flow(form: str) -> Flow:
    """Return the running text of the real agenda as ``txt`` or ``pdf``, or skip."""
    return papers.flow(papers.read(seed(form)))


@cache
def known_names() -> tuple[tuple[str, str], ...]:
    """Return the Danish names of all that the data describe."""
    return tuple(
        name for path in sorted(ROOT.rglob("data/**/*.ttl")) for name in _in(path)
    )


def _in(path: Path) -> Iterator[tuple[str, str]]:
    for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE):
        kind = str(quad.subject.value).removeprefix(IDS).split("/")[0]
        labels = (f"{SKOS}prefLabel", f"{SKOS}altLabel")
        if kind in NAMED and quad.predicate.value in labels:
            assert isinstance(quad.object, ox.Literal)
            if quad.object.language == "da":
                yield str(quad.subject.value), quad.object.value
