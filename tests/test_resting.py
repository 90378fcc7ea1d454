"""What work has taken is given back when nothing is asked, and not before."""

import asyncio
import os
import signal
import socket
from collections.abc import Callable, Iterable
from typing import cast

import pytest

from kkr_graph.web import resting
from kkr_graph.web.cache import Cache
from kkr_graph.web.door import Line
from kkr_graph.web.generation import Generation
from kkr_graph.web.reply import Reply
from kkr_graph.web.resting import Rest
from kkr_graph.web.run import Worker
from served import waited

_MIB = 1024 * 1024


class _Workers:
    """Workers that note what is done with them."""

    def __init__(self, grown: int = 0, busy: int = 0) -> None:
        self.busy, self._grown = busy, grown
        self.done: list[str] = []

    def renew(self, has_grown: Callable[[int], bool]) -> bool:
        assert has_grown is resting.has_grown
        self._grown -= 1
        if self._grown >= 0:
            self.done.append("renewed")
        return self._grown >= 0


def _looked(workers: _Workers, begun: Iterable[int]) -> list[str]:
    """Return what was done when it was looked at, with so many *begun*."""
    rest = Rest()
    rest.last = lambda: workers.done.append("rested")
    for number in begun:
        rest.look(number, workers)
        workers.done.append("looked")
    return workers.done


def test_nothing_is_given_back_while_answers_are_begun() -> None:
    assert set(_looked(_Workers(1), range(1, 20))) == {"looked"}


def test_nothing_is_given_back_while_one_answer_takes_long() -> None:
    assert set(_looked(_Workers(1, busy=1), [1] * 20)) == {"looked"}


def test_after_a_while_without_work_workers_are_replaced_and_then_all_rests() -> None:
    done = _looked(_Workers(2), [1] * 9)
    assert done[:3] == ["looked"] * 3
    steps = [one for one in done if one != "looked"]
    assert steps == ["renewed", "renewed", "rested"]


def test_what_is_asked_after_a_rest_leads_to_another() -> None:
    assert _looked(_Workers(), [1] * 9 + [2] * 9).count("rested") == 2


def test_a_process_that_has_ended_has_not_grown() -> None:
    pid = os.fork()
    if not pid:
        os._exit(0)
    os.waitpid(pid, 0)
    assert not resting.has_grown(pid)


def test_a_process_has_grown_by_what_it_has_alone() -> None:
    woken, waking = os.pipe()
    said, saying = os.pipe()
    pid = os.fork()
    if not pid:
        os.write(saying, b"." * bool(b"x" * (64 * _MIB)))
        held = bytearray(os.urandom(_MIB)) * 32
        os.write(saying, b"." * bool(held))
        os.read(woken, 1)
        os._exit(0)
    os.read(said, 1)
    os.read(said, 1)
    assert resting.has_grown(pid)
    os.write(waking, b".")
    os.waitpid(pid, 0)
    for end in (woken, waking, said, saying):
        os.close(end)


def test_a_cache_at_rest_keeps_what_was_asked_last() -> None:
    cache = Cache()
    for number in range(20):
        cache.keep(number, Reply(200, b"x" * _MIB))
    cache.get(3)
    cache.rest()
    kept = [number for number in range(20) if cache.get(number) is not None]
    assert 3 in kept
    assert 19 in kept
    assert 0 not in kept
    assert len(kept) * _MIB <= 8 * _MIB


@pytest.mark.parametrize("idle", [1, 2, 5])
def test_half_of_the_workers_stay_while_the_others_are_replaced(idle: int) -> None:
    gone, left = asyncio.run(_renewed(idle, lambda _: True))
    assert gone == (idle + 1) // 2
    assert left == idle - gone


def test_a_worker_that_has_not_grown_stays() -> None:
    assert asyncio.run(_renewed(4, lambda _: False)) == (0, 4)


async def _renewed(idle: int, has_grown: Callable[[int], bool]) -> tuple[int, int]:
    """Return how many of the *idle* were let go, and how many are left."""
    generation = Generation("1", idle, lambda: None)
    lines, others = [], []
    for pid in range(idle):
        ours, theirs = socket.socketpair()
        others.append(theirs)
        lines.append(await Line.to(pid, ours.detach()))
        generation.back(lines[-1])
    assert generation.renew(has_grown) == has_grown(0)
    gone = sum(line.lost for line in lines)
    left = len(generation.idle)
    for line in lines:
        line.close()
    for other in others:
        other.close()
    return gone, left


def test_of_too_many_workers_the_one_that_has_rested_longest_is_ended() -> None:
    assert asyncio.run(_back([1, 2, 3], spare=1)) == ([2, 3], [1])


def test_none_is_ended_where_none_is_too_many() -> None:
    assert asyncio.run(_back([1, 2], spare=1)) == ([1, 2], [])


async def _back(pids: list[int], spare: int) -> tuple[list[int], list[int]]:
    """Return who rests and who is ended of those that come back, where two may rest."""
    generation = Generation("1", 2, lambda: None)
    generation.spare = spare
    ways = [socket.socketpair() for _ in pids]
    lines = [
        await Line.to(pid, ours.detach())
        for pid, (ours, _) in zip(pids, ways, strict=True)
    ]
    for line in lines:
        generation.back(line)
    found = [line.pid for line in generation.idle]
    ended = [line.pid for line in lines if line.lost]
    for line, (_, theirs) in zip(lines, ways, strict=True):
        line.close()
        theirs.close()
    return found, ended


def test_a_worker_that_works_does_not_sleep_and_one_that_listens_does() -> None:
    ours, theirs = socket.socketpair()
    nobody = cast("Generation", None)
    pid = os.fork()
    if not pid:
        theirs.recv(1)
        os._exit(0)
    try:
        assert not Worker(Line(os.getpid(), ours), nobody).sleeps()
        assert waited(Worker(Line(pid, ours), nobody).sleeps)
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        ours.close()
        theirs.close()
    assert not Worker(Line(pid, ours), nobody).sleeps()
