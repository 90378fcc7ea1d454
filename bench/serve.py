"""Measure our server beside others, on made-up papers of several sizes.

Point, medium and large answers to 1, 8 and 64 clients that ask without a pause, each
query worded anew; then the same query again and again, and again from clients that have
the answer; then point answers while other clients' queries never end, and the memory.
Runs of ours and of the others alternate.  What is written to RESULTS.md are ratios:
above 1 means that ours is faster.

    .venv/bin/python bench/serve.py            # 100,000 statements; 15 minutes
    .venv/bin/python bench/serve.py --full     # 1,000,000 too; longer runs
    .venv/bin/python bench/serve.py --size 100000 1000000
"""

import argparse
import asyncio
import os
import platform
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from importlib.metadata import version
from itertools import product
from statistics import median
from typing import Final

import datasets
import load
import memory
import peers
import results
import runaway
import work
from datasets import Dataset
from load import Asked, Rate
from workload import QUERIES

KINDS: Final = {
    "oxigraph, memory": peers.oxigraph,
    "oxigraph, disk": peers.oxigraph_disk,
    "rdflib-endpoint": peers.rdflib_endpoint,
    "Virtuoso": peers.virtuoso,
}
NEEDED: Final = {"rdflib-endpoint": "rdflib-endpoint", "Virtuoso": "virtuoso-t"}


@dataclass(frozen=True, slots=True)
class Plan:
    """How much is measured: sizes, clients, rounds, and the seconds of each run."""

    sizes: tuple[int, ...] = (100_000,)
    clients: tuple[int, ...] = (1, 8, 64)
    rounds: int = 2
    seconds: float = 2.0
    runaways: float = 15.0


FULL: Final = Plan((100_000, 1_000_000), (1, 8, 64), 3, 4.0, 30.0)


def main() -> None:
    """Measure, and write the results."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--full", action="store_true", help="all sizes; an hour")
    parser.add_argument("--size", type=int, nargs="+", action="extend")
    wanted = parser.parse_args()
    plan = FULL if wanted.full else Plan()
    if wanted.size:
        plan = replace(plan, sizes=tuple(wanted.size))
    page = [*_head(plan)]
    for size in plan.sizes:
        page += _of(datasets.of(size), plan)
    results.replace("The endpoint", page)
    print("\n".join(page))


def _head(plan: Plan) -> Iterator[str]:
    used = ", ".join(f"{one} {version(one)}" for one in ("oxigraph", "uvicorn"))
    asked = " ".join(map(str, plan.sizes))
    repeat = "--full" if plan == FULL else f"--size {asked}"
    yield (
        "Answers a second of ours over theirs, at that many clients, medians of "
        f"{plan.rounds} alternating runs of {plan.seconds:.0f} s by `wrk` on the same "
        f"{os.cpu_count()} cores; then, in brackets, theirs over ours of the time that "
        "the processes worked for an answer, which other work on the machine disturbs "
        f"less. Repeat: `python bench/serve.py {repeat}`. "
        f"Python {platform.python_version()}, {used}."
    )
    load_before = os.getloadavg()[0]
    yield ""
    yield f"Load of the machine before it began: {load_before:.1f}."


def _of(data: Dataset, plan: Plan) -> Iterator[str]:
    built = data.built
    yield f"\n### {data.size:,} statements\n"
    yield (
        f"Built, checked and kept in {built['seconds']:.0f} s, "
        f"{built['MiB']:.0f} MiB at the peak.\n"
    )
    with ExitStack() as stack:
        servers = {"ours": stack.enter_context(peers.ours(data))}
        for name, serve in KINDS.items():
            if name not in NEEDED or peers.program(NEEDED[name]):
                print(f"{data.size}: starting {name} ...", file=sys.stderr)
                servers[name] = stack.enter_context(serve(data))
        yield from _speeds(servers, plan)
        alone = memory.of_store(data)
        idle = memory.of_family(servers["ours"].pid)
    yield (
        f"\nMemory of the front and all workers, at rest after that: {idle:.0f} MiB, "
        f"{idle / alone:.2f} of one process with the store ({alone:.0f} MiB).\n"
    )
    with peers.ours(data, "--time-limit", str(runaway.LIMIT)) as ours:
        seen = asyncio.run(runaway.run(ours, plan.runaways))
    yield (
        f"While {runaway.RUNNING} clients send queries that never end: point answers "
        f"p50 {seen.half:.1f} ms, p99 {seen.most:.1f} ms ({seen.points} of them); "
        f"the {len(seen.stopped)} runaways were answered after "
        f"{median(seen.stopped) / runaway.LIMIT:.2f} of their limit (median), "
        f"{max(seen.stopped) / runaway.LIMIT:.2f} at most, waiting for a process "
        f"included, with {', '.join(map(str, sorted(seen.statuses)))}; memory "
        f"{seen.idle:.0f} MiB before, {seen.during:.0f} at most, {seen.after:.0f} "
        f"{runaway.SETTLED} s after."
    )


def _speeds(servers: dict[str, peers.Address], plan: Plan) -> Iterator[str]:
    others = [name for name in servers if name != "ours"]
    yield (
        "| answer | clients | ours /s | p99 ms | "
        + " | ".join(others)
        + (" | the same again | not modified |")
    )
    yield "| --- | ---: | ---: | ---: | " + "---: | " * (len(others) + 2)
    for (kind, query), clients in product(QUERIES.items(), plan.clients):
        found: dict[str, list[Rate]] = {}
        etag = asyncio.run(_etag(servers["ours"], query))
        seconds = plan.seconds * (3 if kind == "large" else 1)  # they are few
        runs = [(name, where, Asked(query)) for name, where in servers.items()]
        again = Asked(query, anew=False)
        runs.append(("again", servers["ours"], again))
        runs.append(("304", servers["ours"], replace(again, etag=etag)))
        for _, (name, where, asked) in product(range(plan.rounds), runs):
            still = [one.pid for one in servers.values() if one is not where]
            with work.alone(where.pid, still):
                one = load.rate(where, asked, clients, seconds)
            found.setdefault(name, []).append(one)
        ours = found["ours"]
        cells = [f"{kind} | {clients} | {_second(ours):.0f} | {ours[-1].most:.0f}"]
        cells += [
            f"{_second(ours) / _second(found[name]):.2f} "
            f"({_work(found[name]) / _work(ours):.2f})"
            for name in others
        ]
        cells += [f"{_second(found[n]) / _second(ours):.1f}" for n in ("again", "304")]
        yield f"| {' | '.join(cells)} |"
        print(cells, file=sys.stderr)


def _second(rates: list[Rate]) -> float:
    return max(median(one.second for one in rates), 0.01)


def _work(rates: list[Rate]) -> float:
    return median(one.work for one in rates)


async def _etag(where: peers.Address, query: str) -> str:
    """Return the tag of the answer to *query* as it is asked without rewording."""
    reader, writer = await asyncio.open_connection("127.0.0.1", where.port)
    writer.write(load.request(where, query))
    head = await reader.readuntil(b"\r\n\r\n")
    writer.close()
    [tag] = [line for line in head.split(b"\r\n") if line.startswith(b"etag:")]
    return tag.partition(b":")[2].strip().decode()


if __name__ == "__main__":
    main()
