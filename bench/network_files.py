"""Measure the formats of networks beside networkx's own writers, at 100,000 edges.

Each writing is a process of its own, ours and theirs in turn: the network, or the graph
of networkx with the same nodes, edges and attributes, is made first and not counted.
Processor time, because the machine may do much else; the median of the runs.  Memory is
how much the process grew at its peak while it wrote, the file itself included.

networkx writes no formats but these: GraphML, GEXF 1.2, the JSON of Cytoscape,
node-link JSON and a list of edges (and DOT through pydot, which is not installed here).
The others stand alone.

    .venv/bin/python bench/network_files.py
"""

import argparse
import io
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import Any, Final

import results

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from kkr_graph.network import Network
from kkr_graph.network_files import FORMATS
from made_up_networks import edge_data, large, node_data

EDGES: Final = 100_000
NODES: Final = 20_000
MOST: Final = 1.5  # times the time of networkx that ours may take
HEADING: Final = "Files of networks"
ABOUT: Final = """\
A made-up network of {edges:,} edges and {nodes:,} nodes, three attributes on an edge
and two on a node. Seconds of processor time, median of as many runs as stands in the
last column, ours and theirs in turn; MiB by which a process grew at its peak while it
wrote, its file included. A ratio above 1 means that ours is faster than networkx {nx}:
its GraphML and GEXF, the JSON of Cytoscape, node-link JSON beside jsonld, and beside
csv its list of edges, which has no nodes. Load of the machine before it began:
{load:.1f}. Repeat: `python bench/network_files.py`.

| format | ours s | ours MiB | file MiB | networkx s | networkx MiB | ratio | runs |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"""


def graph(network: Network) -> Any:  # noqa: ANN401 - networkx has no types
    """Return what networkx would be given: the same, with days as text."""
    import networkx as nx  # noqa: PLC0415 - not where ours is measured

    made = nx.MultiDiGraph(name=network.name)
    for node in network.nodes:
        made.add_node(node.id, **node_data(node))
    for edge in network.edges:
        made.add_edge(edge.source, edge.target, key=edge.id, **edge_data(edge))
    return made


def theirs(form: str) -> Callable[[Any], bytes] | None:
    """Return what of networkx writes *form*, or what comes nearest to it."""
    import networkx as nx  # noqa: PLC0415 - the same

    def to_file(write: Callable[[Any, io.BytesIO], None]) -> Callable[[Any], bytes]:
        def written(made: Any) -> bytes:  # noqa: ANN401 - the same
            file = io.BytesIO()
            write(made, file)
            return file.getvalue()

        return written

    return {
        "graphml": to_file(nx.write_graphml),
        "gexf": to_file(nx.write_gexf),
        "cyjs": lambda made: json.dumps(
            nx.cytoscape_data(made), ensure_ascii=False
        ).encode(),
        "jsonld": lambda made: json.dumps(
            nx.node_link_data(made, edges="edges"), ensure_ascii=False
        ).encode(),
        "csv": to_file(nx.write_edgelist),
    }.get(form)


def one(form: str, side: str) -> None:
    """Write *form* once, ours or theirs; print seconds, MiB of growth, MiB written."""
    network = large(EDGES, NODES)
    if side == "ours":
        write: Callable[[], bytes] = lambda: FORMATS[form].write(network, "da")  # noqa: E731 - as theirs
        write_small = FORMATS[form].write
        write_small(large(10, 10), "da")  # what is imported late is not counted
    else:
        writer, made = theirs(form), graph(network)
        assert writer is not None
        writer(graph(large(10, 10)))
        write = lambda: writer(made)  # noqa: E731 - as ours
    before = peak()
    start = time.process_time()
    size = len(write())
    seconds = time.process_time() - start
    print(json.dumps([seconds, peak() - before, size / 2**20]))


def peak() -> float:
    """Return the most MiB that this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(form: str, side: str) -> list[float]:
    """Return what ``one`` prints, from a process of its own."""
    said = subprocess.run(
        [sys.executable, __file__, "--one", form, side],
        check=True,
        capture_output=True,
        text=True,
    )
    found: list[float] = json.loads(said.stdout)
    return found


def lines(times: int) -> Iterator[str]:
    """Yield the table, a line for each format, measured so many *times*."""
    for form in FORMATS:
        if form == "mermaid":
            continue  # at most 500 edges
        sides = ["ours", "theirs"] if theirs(form) else ["ours"]
        runs: dict[str, list[list[float]]] = {side: [] for side in sides}
        for _ in range(times):
            for side in sides:
                runs[side].append(measure(form, side))
        told = {
            side: [median(column) for column in zip(*of_side, strict=True)]
            for side, of_side in runs.items()
        }
        line = f"{row(form, told)} {times} |"
        print(line, file=sys.stderr, flush=True)
        yield line


def row(form: str, told: dict[str, list[float]]) -> str:
    """Return one line of the table; above 1 means that ours is faster."""
    seconds, grown, size = told["ours"]
    cells = [form, f"{seconds:.2f}", f"{grown:.0f}", f"{size:.0f}"]
    if "theirs" in told:
        peer, peer_grown, _ = told["theirs"]
        cells += [f"{peer:.2f}", f"{peer_grown:.0f}", f"{peer / seconds:.2f}"]
        if seconds > MOST * peer:
            print(f"{form} is slower than {MOST} times networkx", file=sys.stderr)
    else:
        cells += ["", "", ""]
    return f"| {' | '.join(cells)} |"


def main() -> None:
    """Measure every format, or one of them once."""
    import networkx as nx  # noqa: PLC0415 - the same

    parser = argparse.ArgumentParser()
    parser.add_argument("--one", nargs=2, metavar=("FORMAT", "SIDE"))
    parser.add_argument("--runs", type=int, default=3)
    asked = parser.parse_args()
    if asked.one:
        one(*asked.one)
        return
    load = os.getloadavg()[0]
    table = list(lines(asked.runs))
    about = ABOUT.format(edges=EDGES, nodes=NODES, nx=nx.__version__, load=load)
    results.replace(HEADING, [*about.splitlines(), *table])


if __name__ == "__main__":
    main()
