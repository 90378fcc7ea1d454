"""Measure our server beside ``oxigraph serve`` in memory, on the project's own data.

Point, medium and large answers at eight clients, first uncached (every query is worded
anew, so that no answer is kept), then the same query again and again.  Runs of ours and
of the peer alternate.  Prints a table of ratios; above 1 means that ours is faster.

    .venv/bin/python bench/serve.py
"""

import asyncio
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from statistics import median
from urllib.parse import quote

from kkr_graph import build
from kkr_graph.resources import DATA

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from served import serving  # noqa: E402 - the path comes first

CLIENTS = 8
SECONDS = 2.0
ROUNDS = 3
QUERIES = {
    "point": "SELECT ?p ?o { <https://w3id.org/kkr/id/municipality/0159> ?p ?o }",
    "medium": (
        "PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "
        "SELECT ?type (COUNT(*) AS ?n) { ?s a ?type ; skos:prefLabel ?name } "
        "GROUP BY ?type ORDER BY DESC(?n)"
    ),
    "large": "SELECT ?s ?p ?o { ?s ?p ?o } LIMIT 5000",
}
_NUMBERS = count()


@contextmanager
def oxigraph(quads: bytes) -> Iterator[str]:
    """Serve *quads* from memory with the peer; give the address of its queries."""
    import socket  # noqa: PLC0415 - only for a free port

    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    program = Path(sys.executable).with_name("oxigraph")
    command = [str(program), "serve", "--bind", f"127.0.0.1:{port}"]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        for _ in range(100):
            with socket.socket() as door:
                if door.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        asyncio.run(put(port, quads))
        yield f"127.0.0.1:{port}/query"
        process.kill()


async def put(port: int, quads: bytes) -> None:
    """Fill the peer."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    head = (
        "POST /store HTTP/1.1\r\nHost: x\r\nContent-Type: application/n-quads\r\n"
        f"Content-Length: {len(quads)}\r\nConnection: close\r\n\r\n"
    )
    writer.write(head.encode() + quads)
    said = await reader.read()
    assert said.startswith((b"HTTP/1.1 2",)), said[:200]
    writer.close()


async def answer(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, path: str
) -> None:
    """Send one request and read all of its answer."""
    writer.write(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
    head = (await reader.readuntil(b"\r\n\r\n")).lower()
    assert head.startswith(b"http/1.1 200"), head
    _, marked, rest = head.partition(b"content-length:")
    if marked:
        await reader.readexactly(int(rest.split(b"\r\n")[0]))
        return
    while size := int(await reader.readline(), 16):
        await reader.readexactly(size + 2)
    await reader.readline()


async def rate(address: str, query: str, *, anew: bool) -> float:
    """Return answers a second at ``CLIENTS`` clients that ask without a pause."""
    where, _, path = address.partition("/")
    host, _, port = where.partition(":")
    end = time.perf_counter() + SECONDS
    done = 0

    async def client() -> None:
        nonlocal done
        reader, writer = await asyncio.open_connection(host, int(port), limit=1 << 20)
        while time.perf_counter() < end:
            text = f"{query} # {next(_NUMBERS)}" if anew else query
            await answer(reader, writer, f"/{path}?query={quote(text)}")
            done += 1
        writer.close()

    begun = time.perf_counter()
    await asyncio.gather(*(client() for _ in range(CLIENTS)))
    return done / (time.perf_counter() - begun)


def main() -> None:
    """Measure, and print the table."""
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "store"
        build.build([DATA], store)
        with serving(store) as ours:
            path = "/graphs"
            quads = ours.ask("GET", path, accept="application/n-quads").body
            # the peer gets the statements once more, in its default graph, as we have
            lines = [line.rsplit(b" <", 1)[0] + b" ." for line in quads.splitlines()]
            both = quads + b"\n".join({*lines}) + b"\n"
            with oxigraph(both) as peer:
                table(f"127.0.0.1:{ours.port}/sparql", peer)


def table(ours: str, peer: str) -> None:
    """Print a line for each kind of answer."""
    print("| answer | ours /s | oxigraph /s | ratio | cached /s | cached/uncached |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    for name, query in QUERIES.items():
        runs = [
            (
                asyncio.run(rate(ours, query, anew=True)),
                asyncio.run(rate(peer, query, anew=True)),
                asyncio.run(rate(ours, query, anew=False)),
            )
            for _ in range(ROUNDS)
        ]
        mine, other, kept = (median(run[at] for run in runs) for at in range(3))
        print(
            f"| {name} | {mine:.0f} | {other:.0f} | {mine / other:.2f} "
            f"| {kept:.0f} | {kept / mine:.1f} |"
        )


if __name__ == "__main__":
    main()
