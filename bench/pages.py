"""Measure every kind of page: how soon its first byte comes, and how large it is.

One worker answers over HTTP, on the real data and on made-up papers.  Of each page:

first    asked for the first time since the version was taken up
another  of another day, another thing or in the other language: nothing that is kept
         serves, but the worker is warm; the median of several
kept     the very same again

The processor time of all our processes stands beside the wait, as that is what a busy
machine disturbs least.  What is written to RESULTS.md are plain figures: there is no
peer that makes these pages.

    .venv/bin/python bench/pages.py              # the real data and 100,000 statements
    .venv/bin/python bench/pages.py --full       # 1,000,000 too; ten minutes
    .venv/bin/python bench/pages.py --size 1000000
"""

import argparse
import os
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from statistics import median
from typing import Final
from urllib.parse import quote

import datasets
import memory
import results
import work

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

import page_addresses
from kkr_graph.pages.book import PAGES
from kkr_graph.pages.page import HTML, Page
from served import Server, serving

REAL: Final = Path(__file__).parents[1] / ".kkr" / "store"
DAYS: Final = ("2025-03-01", "2024-03-01", "2012-03-01")
AGAIN: Final = 5
_BASE: Final = "https://w3id.org/kkr/"
_PATIENCE: Final = 300

# A thing of each kind that has pages, by what finds it.
_THINGS: Final = {
    "things": "?x a kkr:Lead",
    "municipality": "?x a kkr:Municipality",
    "initiative": "?x a kkr:Initiative",
    "forum": "?x a kkr:Forum FILTER(CONTAINS(STR(?x), '/id/forum/'))",
    "organisation": "?x a org:Organization FILTER(CONTAINS(STR(?x), '/id/org'))",
    "kkr": "?x org:classification <concept/forum-kind/kkr>",
    "region": "?x a kkr:Region",
    "meeting": "?i kkr:onAgendaOf ?x",
    "items": "?x a kkr:AgendaItem",
    "documents": "?p oa:hasSource ?x",
    "passages": "?x a kkr:Passage",
}
_GIVEN: Final = {
    "search": ("?q=kommune", "?q=indsats", "?q=kkr", "?q=eks"),
    "answering": ("who-leads-what", "initiatives", "documents", "decisions"),
    "querying": ("", "?query=SELECT+*+%7B%3Fs+%3Fp+%3Fo%7D+LIMIT+9"),
}


@dataclass(frozen=True, slots=True)
class Cost:
    """What one request cost: milliseconds to wait, and of work; bytes of the body."""

    wait: float
    work: float
    size: int


@dataclass(frozen=True, slots=True)
class Line:
    """What was measured of one kind of page; the wait and work of others are medians.

    size  the largest of all that were asked for
    """

    name: str
    first: Cost
    wait: float
    work: float
    kept: float
    size: int


def main() -> None:
    """Measure, and write the results."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--full", action="store_true", help="a million, too")
    parser.add_argument("--size", type=int, nargs="+", action="extend")
    parser.add_argument("--store", type=Path, help="this store alone; nothing is kept")
    wanted = parser.parse_args()
    if wanted.store:
        print("\n".join(_of(wanted.store, str(wanted.store), {})))
        return
    usual = (100_000, 1_000_000) if wanted.full else (100_000,)
    sizes = wanted.size or usual
    page = [*_head(sizes)]
    page += _of(REAL, "The real data", {n: page_addresses.of(n) for n in _THINGS})
    for size in sizes:
        page += _of(datasets.of(size).store, f"{size:,} statements", {})
    results.replace("The pages", page)
    print("\n".join(page))


def _head(sizes: Sequence[int]) -> Iterator[str]:
    asked = " ".join(map(str, sizes))
    yield (
        "Milliseconds to the first byte over HTTP, from one worker, and, in brackets, "
        "of processor time of all our processes; kilobytes as sent (gzip), the largest "
        "of those asked for. *First* is the first time in a version, *another* another "
        "day or thing or the other language in a worker that is warm (median), *kept* "
        f"the same again. Repeat: `python bench/pages.py --size {asked}`."
    )
    yield ""
    yield f"Load of the machine before it began: {os.getloadavg()[0]:.1f}."


def _of(store: Path, title: str, known: dict[str, tuple[str, ...]]) -> Iterator[str]:
    begun = time.perf_counter()
    with serving(store, "--workers", "1", patience=_PATIENCE) as server:
        started = time.perf_counter() - begun
        lines = [*_lines(server, known)]
        held = memory.of_family(server.process.pid)
    yield f"\n### {title}\n"
    yield f"Ready after {started:.1f} s; {held:.0f} MiB after all this.\n"
    yield "| page | first | another | kept | kB |"
    yield "| --- | ---: | ---: | ---: | ---: |"
    for line in lines:
        yield (
            f"| {line.name} | {line.first.wait:.0f} ({line.first.work:.0f}) "
            f"| {line.wait:.0f} ({line.work:.0f}) | {line.kept:.1f} "
            f"| {line.size / 1000:.1f} |"
        )


def _lines(server: Server, known: dict[str, tuple[str, ...]]) -> Iterator[Line]:
    for page in PAGES.values():
        if page.media != HTML:
            continue
        addresses = [*_addresses(server, page, known)]
        if not addresses:
            continue
        first, *others = [_ask(server, address) for address in addresses]
        kept = median(_ask(server, addresses[0]).wait for _ in range(AGAIN))
        yield Line(
            page.name,
            first,
            median(one.wait for one in others),
            median(one.work for one in others),
            kept,
            max(one.size for one in (first, *others)),
        )
        print(page.name, first, others, file=sys.stderr)


def _addresses(
    server: Server, page: Page, known: dict[str, tuple[str, ...]]
) -> Iterator[str]:
    """Yield an address of *page*, and those of others of its kind."""
    if page.name in _THINGS:
        there = [*known.get(page.name, ()), *_things(server, _THINGS[page.name])]
        for address in dict.fromkeys(there):
            yield address
            yield f"/en{address}"
    elif page.name == "answering":
        yield from (f"/ask/{name}" for name in _GIVEN[page.name])
    elif page.name in _GIVEN:
        yield from (f"{page.at}{given}" for given in _GIVEN[page.name])
    elif "on" in (page.parameters or ()):
        yield page.at
        yield from (f"{page.at}?on={day}" for day in DAYS)
    else:
        yield page.at
        yield f"/en{page.at}"


def _things(server: Server, pattern: str) -> Sequence[str]:
    """Return the addresses of the pages of the first things that fit *pattern*."""
    said = server.query(
        f"BASE <{_BASE}> PREFIX kkr: <{_BASE}def#> "
        "PREFIX org: <http://www.w3.org/ns/org#> "
        "PREFIX oa: <http://www.w3.org/ns/oa#> "
        f"SELECT DISTINCT ?x {{ {pattern} }} ORDER BY ?x LIMIT 3",
        accept="application/sparql-results+json",
    )
    found = [row["x"]["value"] for row in said.json["results"]["bindings"]]
    return [f"/doc/{quote(iri.removeprefix(f'{_BASE}id/'))}" for iri in found]


def _ask(server: Server, address: str) -> Cost:
    pid = server.process.pid
    door = HTTPConnection("127.0.0.1", server.port, timeout=600)
    door.connect()
    worked, begun = work.exactly_of_family(pid), time.perf_counter()
    headers = {"Accept": "text/html", "Accept-Encoding": "gzip"}
    door.request("GET", address, headers=headers)
    reply = door.getresponse()
    wait = time.perf_counter() - begun
    body = reply.read()
    door.close()
    assert reply.status == 200, (address, reply.status, body[:200])  # noqa: PLR2004 - it is there
    worked = work.exactly_of_family(pid) - worked
    return Cost(1000 * wait, 1000 * max(worked, 0), len(body))


if __name__ == "__main__":
    main()
