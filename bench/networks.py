"""Make the network of 100,000 leads from a store, beside the bare queries it asks.

    .venv/bin/python bench/networks.py [--edges 100000]

The bare queries are the same SPARQL with the same terms, answered by the same store and
read to the last row: what nobody can do without.  The goal is under twice their time.
Each is measured in a process of its own; the peak of memory is of the whole process,
the store included.
"""

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from random import Random
from typing import Any, Final, TypeVar

import pyoxigraph as ox
import results
from synthetic_meetings import MUNICIPALITIES, municipality
from synthetic_paper import Paper

from kkr_graph import measures, networks
from kkr_graph.rows import Rows
from kkr_graph.store import MemoryStore

EDGES: Final = 100_000
RUNS: Final = 2
_A_PAPER: Final = 500  # leads that one paper states
_LEADS: Final = 5  # of one initiative
_ON: Final = date(2025, 9, 2)
T = TypeVar("T")


def papers(edges: int) -> Iterator[Paper]:
    """Yield papers that state *edges* leads, as the real ones state theirs."""
    random = Random("networks")
    places = Paper("reference/eksempler", "register", "datasaet", random)
    for number in range(1, MUNICIPALITIES + 1):
        label = ("skos:prefLabel", f'"Eksempel Kommune {number}"@da')
        places.say(municipality(number), "kkr:Municipality", label)
    yield places
    for first in range(0, edges, _A_PAPER):
        place = f"eksempel/{first // _A_PAPER}/dagsorden"
        paper = Paper(place, "agenda", "dagsorden", random)
        for number in range(first, min(edges, first + _A_PAPER)):
            _lead(paper, number, random)
        yield paper


def _lead(paper: Paper, number: int, random: Random) -> None:
    initiative = f"<id/initiative/eksempel-{number // _LEADS}>"
    if number % _LEADS == 0:
        label = ("skos:prefLabel", f'"Indsats {number // _LEADS}"@da')
        paper.say(initiative, "kkr:Initiative", label)
    day = f'"{random.randint(2015, 2025)}-01-01"^^xsd:date'
    paper.say(
        f"<id/lead/eksempel-{number // _LEADS}/{number}>",
        "kkr:Lead",
        ("org:member", municipality(random.randint(1, MUNICIPALITIES))),
        ("org:organization", initiative),
        ("org:role", "<concept/role/tovholder>"),
        ("kkr:leadBasis", "<concept/lead-basis/stated>"),
        ("kkr:validFrom", day),
        ("kkr:validUntil", '"2026-01-01"^^xsd:date'),
        paper.passage(),
    )


def store_of(edges: int) -> MemoryStore:
    """Return a store of what the papers state."""
    inner = ox.Store()
    for paper in papers(edges):
        text = paper.text().encode()
        graph = ox.NamedNode(f"https://w3id.org/kkr/graph/{paper.place}")
        inner.bulk_load(text, format=ox.RdfFormat.TURTLE, to_graph=graph)
        inner.bulk_load(text, format=ox.RdfFormat.TURTLE)
    return MemoryStore.of(inner)


class Listening:
    """A store that keeps what it is asked."""

    def __init__(self, store: MemoryStore) -> None:
        self.asked: list[str] = []
        self._store = store

    def select(self, query: str) -> Rows:
        """Answer, and keep the question."""
        self.asked.append(query)
        return self._store.select(query)


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """Return the seconds of processor time that *work* takes, and what it makes.

    The least of some runs counts: what the program needs, whatever else is going on.
    """
    took = []
    for _ in range(RUNS):
        begun = time.process_time()
        made = work()
        took.append(time.process_time() - begun)
    return min(took), made


def bare(edges: int) -> dict[str, float]:
    """Measure the queries alone, in this process."""
    store = store_of(edges)
    listening: Any = Listening(store)
    networks.leads(listening, on=_ON)
    seconds, _ = timed(lambda: [len(store.select(text)) for text in listening.asked])
    return {"seconds": seconds, "queries": len(listening.asked)}


def ours(edges: int) -> dict[str, float]:
    """Measure the network, and what measuring it takes, in this process."""
    store = store_of(edges)
    stored = _peak()
    seconds, network = timed(lambda: networks.leads(store, on=_ON))
    peak = _peak()
    print(f"{seconds:.2f} s, {peak:.0f} MiB", file=sys.stderr)
    begun = time.process_time()
    measures.measure(network)
    return {
        "store": stored,
        "seconds": seconds,
        "peak": peak,
        "edges": len(network.edges),
        "nodes": len(network.nodes),
        "figures": time.process_time() - begun,
        "figures_peak": _peak(),
    }


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _apart(what: str, edges: int) -> dict[str, float]:
    call = [sys.executable, __file__, "--one", what, "--edges", str(edges)]
    said = subprocess.run(call, check=True, stdout=subprocess.PIPE, text=True).stdout
    print(said, file=sys.stderr)
    found: dict[str, float] = json.loads(said)
    return found


def _page(alone: dict[str, float], made: dict[str, float]) -> Iterator[str]:
    yield (
        f"The network of {made['edges']:,.0f} leads between {made['nodes']:,.0f} nodes "
        "from a store in memory, with the citation of each, beside the "
        f"{alone['queries']:.0f} queries it asks, bare: the same SPARQL read to the "
        f"last row. Seconds of processor time, least of {RUNS} runs; the peak is of "
        f"the whole process, of which the store alone is {made['store']:,.0f} MiB. "
        "Repeat: `python bench/networks.py`."
    )
    yield ""
    yield "| | seconds | beside the bare queries | peak, MiB |"
    yield "| --- | ---: | ---: | ---: |"
    yield f"| the bare queries | {alone['seconds']:.1f} | 1 | |"
    ratio = made["seconds"] / alone["seconds"]
    yield f"| the network | {made['seconds']:.1f} | {ratio:.2f} | {made['peak']:,.0f} |"
    peak = f"{made['figures_peak']:,.0f}"
    yield f"| its measures | {made['figures']:.1f} | | {peak} |"


def main() -> None:
    """Measure, and write the results."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--edges", type=int, default=EDGES)
    parser.add_argument("--one", choices=_ONES, help="this one alone, as JSON")
    wanted = parser.parse_args()
    if wanted.one:
        print(json.dumps(_ONES[wanted.one](wanted.edges)))
        return
    page = [*_page(_apart("bare", wanted.edges), _apart("ours", wanted.edges))]
    print("\n".join(page))
    if wanted.edges == EDGES:
        results.replace("Networks", page)


_ONES: Final = {"bare": bare, "ours": ours}

if __name__ == "__main__":
    main()
