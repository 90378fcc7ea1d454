"""Ask every question of rdflib or of Virtuoso beside ours, over the same statements.

    .venv/bin/python bench/question_peers.py --peer rdflib --size 100000
    export VIRTUOSO=/usr/bin/virtuoso-t
    .venv/bin/python bench/question_peers.py --peer virtuoso --size 1000000

Processor time again.  rdflib is asked in memory as ours is, in a copy of the process,
of the same quads; where it does not answer within the limit, the ratio is at least what
stands there.  Virtuoso is asked over HTTP, and the work counted is the server's; it
holds each statement once and no graphs, so what asks for graphs is left out, and of a
question only the text differs by the lines of parameters that are not given.
"""

import argparse
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from http.client import HTTPConnection
from statistics import median
from typing import Any, Final
from urllib.parse import urlencode

import peers
import pyoxigraph as ox
import question_runs
import questions as ours
import rdflib
import results
import work
from datasets import Dataset
from question_runs import Ran
from questions import Case

from kkr_graph import loading, sparql, versions
from kkr_graph.binding import bind

_AGAIN: Final = 3
_UNGIVEN: Final = re.compile(r"^\s*VALUES \?\w+ \{ UNDEF \}$", re.MULTILINE)
_TOO_SHORT: Final = 0.0005  # seconds: less cannot be told apart


@dataclass(frozen=True, slots=True)
class Beside:
    """What a case cost us and the peer."""

    case: Case
    ours: Ran
    theirs: Ran

    @property
    def ratio(self) -> float:
        """How many times as long the peer works; at least, where it gave up."""
        return max(self.theirs.seconds, _TOO_SHORT) / max(self.ours.seconds, _TOO_SHORT)


def text_of(case: Case) -> str:
    """Return the SPARQL of *case*."""
    return bind(case.question, {name: [one] for name, one in case.terms.items()})


def in_rdflib(data: Dataset, cases: list[Case], limit: float) -> Iterator[Beside]:
    """Yield what each case costs in rdflib, and us."""
    opened = ours.opener(data, "memory")
    there = _dataset(data)
    for case in cases:
        mine = question_runs.run(partial(_ours, opened, case), limit)
        theirs = question_runs.run(partial(_rdflib, there, text_of(case)), limit)
        yield Beside(case, mine, theirs)


def _ours(opened: Callable[[], Any], case: Case) -> Callable[[], Any]:
    return ours.asking(opened(), case)


def _rdflib(there: rdflib.Dataset, text: str) -> Callable[[], Any]:
    return lambda: [tuple(row) for row in there.query(text)]  # type: ignore[arg-type]


def _dataset(data: Dataset) -> rdflib.Dataset:
    """Return the quads of *data* as rdflib holds them: the union is the default."""
    held = versions.current(data.store)
    assert held is not None
    made = rdflib.Dataset(default_union=True)
    graphs: dict[str, rdflib.Graph] = {}
    for quad in loading.load(data.store, held.id):
        if isinstance(quad.graph_name, ox.NamedNode):
            name = quad.graph_name.value
            if name not in graphs:
                graphs[name] = made.graph(rdflib.URIRef(name))
            graphs[name].add(
                (_term(quad.subject), _term(quad.predicate), _term(quad.object))
            )
    return made


def _term(term: object) -> Any:  # noqa: ANN401 - of rdflib, which types loosely
    if isinstance(term, ox.Literal):
        if term.language:
            return rdflib.Literal(term.value, lang=term.language)
        string = term.datatype.value.endswith("#string")
        kind = None if string else rdflib.URIRef(term.datatype.value)
        return rdflib.Literal(term.value, datatype=kind)
    assert isinstance(term, ox.NamedNode)
    return rdflib.URIRef(term.value)


def in_virtuoso(data: Dataset, cases: list[Case], limit: float) -> Iterator[Beside]:
    """Yield what each case costs Virtuoso, and us; begun anew where it hangs."""
    opened = ours.opener(data, "memory")
    left = [case for case in cases if not sparql.uses(case.question.sparql, "GRAPH")]
    while left:
        with peers.virtuoso(data) as server:
            while left:
                case = left.pop(0)
                mine = question_runs.run(partial(_ours, opened, case), limit)
                theirs = _virtuoso(server, _UNGIVEN.sub("", text_of(case)), limit)
                yield Beside(case, mine, theirs)
                if theirs.fault.startswith("over"):
                    break


def _virtuoso(server: peers.Address, text: str, limit: float) -> Ran:
    form = sparql.form(text)
    accept = "text/csv" if form == "SELECT" else "text/plain"
    asked = urlencode({"query": text, "default-graph-uri": "urn:g"})
    headers = {
        "Accept": accept,
        "Content-Type": "application/x-www-form-urlencoded",
    }
    times: list[float] = []
    rows = 0
    while len(times) < _AGAIN and sum(times) < 1:
        door = HTTPConnection("127.0.0.1", server.port, timeout=limit)
        begun = work.exactly_of_family(server.pid)
        try:
            door.request("POST", server.path, asked, headers)
            reply = door.getresponse()
            body = reply.read()
        except TimeoutError:
            return Ran(seconds=limit, fault=f"over {limit:g} s")
        finally:
            door.close()
        if reply.status != 200:  # noqa: PLR2004 - success
            said = body.decode("utf-8", "replace").split("\n")[0]
            return Ran(fault=f"refused: {said[:60]}")
        times.append(work.exactly_of_family(server.pid) - begun)
        rows = body.count(b"\n") - (form == "SELECT")
    return Ran(rows, min(times))


def page(beside: list[Beside], peer: str) -> Iterator[str]:
    """Yield the lines of what came of it."""
    asked = [one for one in beside if not one.theirs.fault.startswith("refused")]
    done = [one for one in asked if not one.ours.fault]
    ratios = sorted(one.ratio for one in done)
    answered = [one for one in done if not one.theirs.fault]
    slowest = min(answered, key=lambda one: one.ratio)
    yield (
        f"{len(done)} asked: median {median(ratios):.1f} times as long in {peer}; "
        f"{sum(one.ratio < 1 for one in answered)} are quicker there, the most so "
        f"`{slowest.case.name}` ({slowest.ratio:.2f}); {len(done) - len(answered)} had "
        f"no answer in time, {len(beside) - len(asked)} were refused as no SPARQL it "
        "reads."
    )
    yield ""
    yield f"| question | of | rows | ours s | {peer} s | ratio |"
    yield "| --- | --- | ---: | ---: | ---: | ---: |"
    for one in beside:
        theirs = one.theirs.fault or f"{one.theirs.seconds:.3f}"
        least = "> " if one.theirs.fault.startswith("over") else ""
        ratio = "" if one.theirs.fault.startswith("refused") else f"{one.ratio:.2f}"
        rows = f"{one.ours.rows:,}"
        if not one.theirs.fault and one.theirs.rows != one.ours.rows:
            rows += f" ({one.theirs.rows:,} there)"
        yield (
            f"| {one.case.question.name} | {one.case.about} | {rows} "
            f"| {one.ours.seconds:.3f} | {theirs} | {least}{ratio} |"
        )


_PEERS: Final = {"rdflib": in_rdflib, "virtuoso": in_virtuoso}


def main() -> None:
    """Ask both, and write the results."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--peer", choices=tuple(_PEERS), required=True)
    parser.add_argument("--size", type=int, default=100_000)
    parser.add_argument("--limit", type=float, default=30, help="seconds for each")
    parser.add_argument("--only", action="append", help="the questions called so")
    wanted = parser.parse_args()
    cases = [
        case
        for case in ours.cases()
        if not wanted.only or case.question.name in wanted.only
    ]
    found = []
    data = ours.data_of(wanted.size, "made-up")
    for one in _PEERS[wanted.peer](data, cases, wanted.limit):
        print(one.case.name, one.ours, one.theirs, file=sys.stderr, flush=True)
        found.append(one)
    command = f"bench/question_peers.py --peer {wanted.peer} --size {wanted.size}"
    lines = [
        f"At {wanted.size:,}; seconds of processor time. Repeat: `python {command}`.",
        "",
        *page(found, wanted.peer),
    ]
    print("\n".join(lines))
    if not wanted.only:
        results.replace(f"Questions, beside {wanted.peer} at {wanted.size:,}", lines)


if __name__ == "__main__":
    main()
