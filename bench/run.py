"""Measure what a user waits for beside what a user would pick instead.

Runs of ours and of the peer alternate, so that a busy machine hurts both.  Writes
``bench/RESULTS.md``; what each case is stands in ``bench/README.md``.
"""

import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from statistics import median
from time import perf_counter

import pyoxigraph as ox
import rdflib
import results

from kkr_graph import (
    binding,
    build,
    checks,
    headers,
    questions,
    reference_checks,
    source_files,
    sources,
    sparql,
)
from kkr_graph.resources import DATA
from kkr_graph.store import MemoryStore

HERE = Path(__file__).parent
PEERS = ("click", "pyoxigraph", "pypdfium2", "pyshacl", "rdflib", "shacl")
PARAMETERS = HERE.parent / "tests" / "answers" / "parameters.yaml"
# More than a second each in rdflib; left out, so that they do not make our ratio.
SLOW_IN_RDFLIB = ("leads-we-cannot-name", "provenance", "sources")
# The real agenda, where it lies beside the repository.
SHARED = Path(os.environ.get("KKR_SHARED", HERE.parents[1] / "shared"))
PAPER = SHARED / "seed" / "kkr-hovedstaden-2025-09-02.pdf"
PAGES = """
import sys, pypdfium2
for page in pypdfium2.PdfDocument(sys.argv[1]):
    page.get_textpage().get_text_range()
"""
BARE = "import click\n@click.command()\ndef main(): ...\nmain()"


@dataclass(frozen=True)
class Case:
    """Two ways to the same end, and how often to try each."""

    name: str
    ours: Callable[[], object]
    peer_name: str
    peer: Callable[[], object]
    runs: int = 5


def seconds(work: Callable[[], object]) -> float:
    """Return how long *work* takes."""
    begun = perf_counter()
    work()
    return perf_counter() - begun


def measure(case: Case) -> str:
    """Return a line of the table for *case*."""
    pairs = [(seconds(case.ours), seconds(case.peer)) for _ in range(case.runs)]
    ours, peer = median(p[0] for p in pairs), median(p[1] for p in pairs)
    ratios = sorted(p[1] / p[0] for p in pairs)
    return (
        f"| {case.name} | {ours * 1000:.1f} | {case.peer_name} | {peer * 1000:.1f} "
        f"| {peer / ours:.2f} | {ratios[0]:.2f}–{ratios[-1]:.2f} | {case.runs} |"
    )


def start(*code: str) -> Callable[[], object]:
    """Return the work of starting Python with *code*."""
    command = [sys.executable, *code]
    return lambda: subprocess.run(command, check=True, capture_output=True)


def ask(store: MemoryStore, text: str) -> object:
    """Ask a question of either form."""
    if sparql.form(text) == "CONSTRUCT":
        return store.construct(text)
    return store.select(text)


def reading() -> list[Case]:
    """Return the case of a whole paper, if the paper is here."""
    if not PAPER.exists():
        return []
    return [
        Case(
            "kkr read: a PDF of 27 pages",
            start("-m", "kkr_graph.cli", "read", str(PAPER), "-f", "json", "-o", "-"),
            "pypdfium2, the bare text",
            start("-c", PAGES, str(PAPER)),
            runs=9,
        )
    ]


def cases() -> list[Case]:
    """Return every case, with what they share made beforehand."""
    facts = list(sources.read_all(DATA))
    store, _ = build.in_memory(facts)
    quads = list(store.quads())
    text = ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b""
    peer = rdflib.Dataset(default_union=True)
    peer.parse(data=text, format="nquads")
    given = headers.plain_yaml(PARAMETERS.read_text("utf-8"))
    library = [
        binding.bind(one, {name: [term] for name, term in terms.items()})
        for one in questions.all()
        if one.name not in SLOW_IN_RDFLIB
        for terms in (questions.resolve(store, one, given.get(one.name, {})),)
    ]
    turtle = [
        Path(str(file)).read_text("utf-8")
        for source in source_files.find(DATA)
        for file in source
    ]

    def parse() -> None:
        for one in turtle:
            rdflib.Graph().parse(data=one, format="turtle")

    def load() -> None:
        ox.Store().bulk_load(text, format=ox.RdfFormat.N_QUADS)

    def whole_build() -> None:
        with tempfile.TemporaryDirectory() as folder:
            build.build([DATA], Path(folder) / "store")

    def disk_load() -> None:
        with tempfile.TemporaryDirectory() as folder:
            ox.Store(folder).bulk_load(text, format=ox.RdfFormat.N_QUADS)

    return [
        *reading(),
        Case(
            "read every source, faults shown with file and line",
            lambda: sources.read_all(DATA),
            "rdflib, parse only",
            parse,
        ),
        Case(
            "check all facts",
            lambda: checks.check(facts),
            "pySHACL",
            lambda: reference_checks.check(facts),
            runs=3,
        ),
        Case(
            "ask every question as on file, but three slow in rdflib",
            lambda: [ask(store, one) for one in library],
            "rdflib, same queries and quads",
            lambda: [list(peer.query(one)) for one in library],
            runs=3,
        ),
        Case("build: read, check, derive, keep", whole_build, "bulk load", disk_load),
        Case(
            "kkr --help",
            start("-m", "kkr_graph.cli", "--help"),
            "bare click program",
            start("-c", BARE),
            runs=15,
        ),
        Case(
            "load the quads in memory",
            load,
            "rdflib",
            lambda: rdflib.Dataset().parse(data=text, format="nquads"),
        ),
    ]


def main() -> None:
    """Measure every case and write the results."""
    rows = []
    for case in cases():
        print(case.name, "...", file=sys.stderr)
        rows.append(measure(case))
    used = ", ".join(f"{name} {version(name)}" for name in PEERS)
    page = [
        "Medians of interleaved runs; a ratio above 1 means that ours is faster. Times",
        "in milliseconds, only for scale. Repeat: `make bench`.",
        "",
        f"Python {platform.python_version()}, {used}.",
        "",
        "| case | ours | beside | peer | ratio | spread | runs |",
        "| --- | ---: | --- | ---: | ---: | --- | ---: |",
        *rows,
        "",
    ]
    results.replace("The library", page)
    print("\n".join(page))


if __name__ == "__main__":
    main()
