"""The readers of a soak: they ask as fast as they are answered, and check every answer.

Each reader is a process that holds several connections.  What an answer may be is what
the store held at some time between the request and the answer: not before the last
write that was acknowledged when it was sent, not after the last that had begun when it
came.
"""

import asyncio
import multiprocessing
import time
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.sharedctypes import RawArray
from pathlib import Path
from random import Random
from typing import Final, NamedTuple

from soak_course import Course
from soak_questions import Question, Questions
from soak_tally import Tally

FINE: Final = frozenset(
    {503, 507}
)  # refused, and told so: no answer, but none is wrong
_ACKNOWLEDGED, _BEGUN, _DOWN, _STARTS, _ENDED = range(5)
_HELD: Final = 64  # answers whose tags a client keeps
_TAGGED: Final = 0.4  # of the questions it has an answer to are asked with its tag
_PAUSE: Final = 0.2  # seconds after a connection that broke, or a refusal


class Window:
    """What is known in all processes of how far the writes have come.

    Numbers in shared memory, each written by one process alone.
    """

    def __init__(self) -> None:
        self._numbers = RawArray("q", 5)

    acknowledged = property(lambda self: self._numbers[_ACKNOWLEDGED])
    begun = property(lambda self: self._numbers[_BEGUN])
    ended = property(lambda self: bool(self._numbers[_ENDED]))

    @property
    def life(self) -> tuple[bool, int]:
        """Whether the server is meant to be gone, and how often it was started."""
        return bool(self._numbers[_DOWN]), self._numbers[_STARTS]

    def begin(self, step: int) -> None:
        """Note that a write is sent."""
        self._numbers[_BEGUN] = step

    def acknowledge(self, step: int) -> None:
        """Note that it was acknowledged."""
        self._numbers[_ACKNOWLEDGED] = step

    def go_down(self) -> None:
        """Note that the server is about to be ended."""
        self._numbers[_DOWN] = 1

    def come_up(self) -> None:
        """Note that it answers again."""
        self._numbers[_STARTS] += 1
        self._numbers[_DOWN] = 0

    def end(self) -> None:
        """Let everybody stop."""
        self._numbers[_ENDED] = 1


@dataclass(frozen=True, slots=True)
class Load:
    """How much is asked: by how many processes, over how many connections each."""

    port: int
    sources: Path
    seed: int
    readers: int = 2
    clients: int = 8


class Readers:
    """Processes that read until the window ends."""

    def __init__(self, load: Load, window: Window) -> None:
        context = multiprocessing.get_context("fork")
        self._running = []
        for number in range(load.readers):
            ours, theirs = context.Pipe(duplex=False)
            process = context.Process(
                target=_read, args=(load, window, number, theirs), daemon=True
            )
            process.start()
            theirs.close()
            self._running.append((process, ours))

    def tally(self) -> Tally:
        """Return what they counted; to be called when the window has ended."""
        found = Tally()
        for process, door in self._running:
            if door.poll(180):
                found.add(door.recv())
            else:
                found.fault("a reader did not end")
                process.kill()
            process.join()
        return found


class Answer(NamedTuple):
    """One answer as it came."""

    status: int
    etag: str
    body: bytes


def _read(load: Load, window: Window, number: int, door: Connection) -> None:
    tally = Tally()
    questions, course = Questions(load.sources), Course(load.seed)

    async def all_clients() -> None:
        await asyncio.gather(
            *(
                _Client(load, window, questions, course, tally).run(
                    Random(f"{load.seed}/reader/{number}/{one}")
                )
                for one in range(load.clients)
            )
        )

    try:
        asyncio.run(all_clients())
    except Exception as error:  # noqa: BLE001 - it must be seen, not lost in a process
        tally.fault(f"a reader ended: {error!r}")
    door.send(tally)


class _Client:
    def __init__(
        self,
        load: Load,
        window: Window,
        questions: Questions,
        course: Course,
        tally: Tally,
    ) -> None:
        self._port, self._window, self._tally = load.port, window, tally
        self._questions, self._course = questions, course
        self._held: dict[Question, Answer] = {}
        self._door: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def run(self, random: Random) -> None:
        """Ask until the window ends."""
        while not self._window.ended:
            asked = self._questions.one(random)
            held = self._held.get(asked) if random.random() < _TAGGED else None
            life, oldest = self._window.life, self._window.acknowledged
            begun = time.monotonic()
            try:
                async with asyncio.timeout(60):
                    said = await self._ask(asked, held)
            except (OSError, asyncio.IncompleteReadError, TimeoutError) as error:
                self._let_go()
                self._tally.count(asked.kind, 0, 0.0)
                if life == self._window.life and not life[0]:
                    self._tally.fault(f"{asked.kind}: cut off without cause, {error!r}")
                await asyncio.sleep(_PAUSE)
                continue
            took = time.monotonic() - begun
            self._tally.count(asked.kind, said.status, took)
            if said.status in FINE:
                await asyncio.sleep(_PAUSE)
            else:
                self._judge(asked, held, said, range(oldest, self._window.begun + 1))
        self._let_go()

    def _judge(
        self, asked: Question, held: Answer | None, said: Answer, steps: range
    ) -> None:
        """Count a fault unless *said* is the answer after one of *steps*."""
        whole = held if said.status == 304 and held is not None else said  # noqa: PLR2004
        for step in reversed(steps):
            state = self._course.state(step)
            fault = self._questions.fault(asked, whole.status, whole.body, state)
            if not fault:
                break
        else:
            tagged = f", with {held.etag}" if held else ""
            self._tally.fault(
                f"{asked.kind} {asked.path}{tagged}: {said.status} {said.etag} "
                f"{whole.body[:400]!r} is of none of the steps {steps.start} to "
                f"{steps.stop - 1}; after the first of them: {fault}"
            )
        if said.status == 200 and said.etag:  # noqa: PLR2004 - success
            if len(self._held) >= _HELD:
                self._held.pop(next(iter(self._held)))
            self._held[asked] = said

    async def _ask(self, asked: Question, held: Answer | None) -> Answer:
        if self._door is None:
            self._door = await asyncio.open_connection("127.0.0.1", self._port)
        reader, writer = self._door
        tag = f"If-None-Match: {held.etag}\r\n" if held else ""
        writer.write(
            f"GET {asked.path} HTTP/1.1\r\nHost: localhost\r\n"
            f"Accept: {asked.accept}\r\n{tag}\r\n".encode()
        )
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        first, *lines = head.split("\r\n")
        named = dict(line.lower().split(": ", 1) for line in lines if ": " in line)
        body = await reader.readexactly(int(named.get("content-length", "0")))
        if named.get("connection") == "close":
            self._let_go()
        return Answer(int(first.split(" ")[1]), named.get("etag", ""), body)

    def _let_go(self) -> None:
        if self._door is not None:
            with suppress(OSError):
                self._door[1].close()
            self._door = None
