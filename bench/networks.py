"""Make the network of 100,000 leads from a store, beside the bare queries it asks.

    .venv/bin/python bench/networks.py [--edges 100000]

The bare queries are the same SPARQL with the same terms, answered by the same store and
read to the last row: what nobody can do without.  The goal is under twice their time.
Each is measured in a process of its own, which tells its peak of memory too, store
included.
"""

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from random import Random
from typing import Any, Final

import pyoxigraph as ox
import results
from synthetic_meetings import MUNICIPALITIES, municipality
from synthetic_paper import Paper

from kkr_graph import measures, networks
from kkr_graph.store import MemoryStore, Rows

EDGES: Final = 100_000
RUNS: Final = 3
_A_PAPER: Final = 500  # leads that one paper states
_LEADS: Final = 5  # of one initiative
_ON: Final = date(2025, 9, 2)


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
    store = MemoryStore()
    store.fill(
        ox.Quad(quad.subject, quad.predicate, quad.object, ox.NamedNode(graph))
        for paper in papers(edges)
        for graph in (f"https://w3id.org/kkr/graph/{paper.place}",)
        for quad in ox.parse(paper.text(), format=ox.RdfFormat.TURTLE)
    )
    return store


class Listening:
    """A store that keeps what it is asked."""

    def __init__(self, store: MemoryStore) -> None:
        self.asked: list[str] = []
        self._store = store

    def select(self, query: str) -> Rows:
        """Answer, and keep the question."""
        self.asked.append(query)
        return self._store.select(query)


def timed(work: Callable[[], object]) -> float:
    """Return the seconds of processor time that *work* takes, the least of some."""
    took = []
    for _ in range(RUNS):
        begun = time.process_time()
        work()
        took.append(time.process_time() - begun)
    return min(took)


def measured(what: str, edges: int) -> dict[str, float]:
    """Measure one thing in this process."""
    store = store_of(edges)
    stored = _peak()
    said: dict[str, float] = {"store": stored}
    if what == "bare":
        listening: Any = Listening(store)
        network = networks.leads(listening, on=_ON)
        del network
        asked = listening.asked
        said["queries"] = len(asked)
        said["seconds"] = timed(lambda: [store.select(query) for query in asked])
    elif what == "network":
        said["seconds"] = timed(lambda: networks.leads(store, on=_ON))
        network = networks.leads(store, on=_ON)
        said |= {"edges": len(network.edges), "nodes": len(network.nodes)}
    else:
        network = networks.leads(store, on=_ON)
        begun = time.process_time()
        measures.measure(network)
        said["seconds"] = time.process_time() - begun
    said["peak"] = _peak()
    return said


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _apart(what: str, edges: int) -> dict[str, float]:
    call = [sys.executable, __file__, "--one", what, "--edges", str(edges)]
    said = subprocess.run(call, check=True, capture_output=True, text=True).stdout
    found: dict[str, float] = json.loads(said)
    return found


def _page(
    bare: dict[str, float], ours: dict[str, float], figures: dict[str, float]
) -> Iterator[str]:
    yield (
        f"The network of {ours['edges']:,.0f} leads between {ours['nodes']:,.0f} nodes "
        "from a store in memory, with the citation of each, beside the "
        f"{bare['queries']:.0f} queries it asks, bare: the same SPARQL read to the "
        f"last row. Seconds of processor time, the least of {RUNS} runs; peaks of the "
        f"whole process, of which the store alone is {bare['store']:,.0f} MiB. "
        "Repeat: `python bench/networks.py`."
    )
    yield ""
    yield "| | seconds | beside the bare queries | peak, MiB |"
    yield "| --- | ---: | ---: | ---: |"
    yield f"| the bare queries | {bare['seconds']:.2f} | 1 | {bare['peak']:,.0f} |"
    ratio = ours["seconds"] / bare["seconds"]
    peak = f"{ours['peak']:,.0f}"
    yield f"| the network | {ours['seconds']:.2f} | {ratio:.2f} | {peak} |"
    yield f"| its measures | {figures['seconds']:.1f} | | {figures['peak']:,.0f} |"


def main() -> None:
    """Measure, and write the results."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--edges", type=int, default=EDGES)
    parser.add_argument("--one", help="this one alone, as JSON")
    wanted = parser.parse_args()
    if wanted.one:
        print(json.dumps(measured(wanted.one, wanted.edges)))
        return
    bare, ours, figures = (
        _apart(what, wanted.edges) for what in ("bare", "network", "measures")
    )
    page = [*_page(bare, ours, figures)]
    print("\n".join(page))
    if wanted.edges == EDGES:
        results.replace("Networks", page)


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent))
    main()
