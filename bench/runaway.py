"""What others do to you: point answers while runaway queries run, and the memory after.

Some clients send queries that would never end, all the while; one client asks for point
answers with a pause in between, as people do.
"""

import asyncio
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import count
from statistics import median
from typing import Final
from urllib.parse import quote

import memory
from peers import Address
from workload import QUERIES, RUNAWAYS

RUNNING: Final = 6  # clients whose queries never end
LIMIT: Final = 2  # seconds that a query may run
PAUSE: Final = 0.01  # seconds between the questions of the client that is timed
SETTLED: Final = 5  # seconds after the last runaway


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen.

    half, most  milliseconds that half and 99 of 100 point answers took at most
    stopped     seconds until each runaway was answered, and ``statuses`` what with
    idle, during, after  MiB of the server and all its processes
    """

    half: float
    most: float
    points: int
    stopped: list[float]
    statuses: set[int]
    idle: float
    during: float
    after: float


async def run(where: Address, seconds: float) -> Seen:
    """Let runaways run against *where* for *seconds*."""
    for number in range(8):  # let it warm up
        await _ask(where, f"{QUERIES['point']} # {number}".replace("{m}", "1"))
    await asyncio.sleep(1)
    idle = memory.of_family(where.pid)
    end = time.monotonic() + seconds
    took: list[float] = []
    stopped: list[float] = []
    statuses: set[int] = set()
    during: list[float] = []

    async def runs_away(number: int) -> None:
        for turn in count():
            if time.monotonic() > end:
                return
            text = f"{RUNAWAYS[turn % len(RUNAWAYS)]} # {number}-{turn}"
            begun = time.monotonic()
            statuses.add(await _ask(where, text))
            stopped.append(time.monotonic() - begun)

    async def asks() -> None:
        await asyncio.sleep(0.5)
        for number in count(100):
            if time.monotonic() > end:
                return
            text = QUERIES["point"].replace("{m}", str(number % 98 + 1))
            begun = time.monotonic()
            status = await _ask(where, f"{text} # {number}")
            assert status == 200, status  # noqa: PLR2004 - success
            took.append(1000 * (time.monotonic() - begun))
            await asyncio.sleep(PAUSE)

    async def weighs() -> None:
        # in a process of its own: a thread would keep the client that is timed waiting
        loop = asyncio.get_running_loop()
        with ProcessPoolExecutor(1) as scales:
            while time.monotonic() < end:
                await asyncio.sleep(LIMIT / 2)
                weighed = loop.run_in_executor(scales, memory.of_family, where.pid)
                during.append(await weighed)

    await asyncio.gather(asks(), weighs(), *map(runs_away, range(RUNNING)))
    await asyncio.sleep(SETTLED)
    took.sort()
    return Seen(
        median(took),
        took[len(took) * 99 // 100],
        len(took),
        stopped,
        statuses,
        idle,
        max(during),
        memory.of_family(where.pid),
    )


async def _ask(where: Address, text: str) -> int:
    """Send a query over a connection of its own; return the status."""
    reader, writer = await asyncio.open_connection("127.0.0.1", where.port)
    path = f"{where.path}?query={quote(text)}"
    writer.write(
        f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode()
    )
    said = await reader.read()
    writer.close()
    return int(said.split(b" ", 2)[1])
