"""Run tasks by processes of this machine; the engine that needs nothing installed."""

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, nullcontext
from itertools import islice
from typing import Final, TypeVar

from kkr_graph.errors import EngineError

T = TypeVar("T")
R = TypeVar("R")

_AHEAD: Final = 2  # tasks a process may be ahead
_TRIES: Final = 3  # times that processes may die without a task done in between


class LocalEngine:
    """As many processes as *jobs*; one is this very process."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs

    def run(self, function: Callable[[T], R], tasks: Iterable[T]) -> Iterator[R]:
        """Yield what *function* gives; see ``Engine``."""
        if self._jobs == 1:
            yield from map(function, tasks)
            return
        coming, lost, tries = iter(tasks), deque[T](), 0
        while tries < _TRIES:
            waiting: dict[Future[R], T] = {}
            try:
                for result in self._pool(function, coming, lost, waiting):
                    tries = 0
                    yield result
            except BrokenProcessPool:
                lost.extend(waiting.values())
                tries += 1
            else:
                return
        raise EngineError(engine="kkr read", reason=f"{_TRIES} × SIGKILL")

    def _pool(
        self,
        function: Callable[[T], R],
        coming: Iterator[T],
        lost: deque[T],
        waiting: dict[Future[R], T],
    ) -> Iterator[R]:
        """Yield results of one pool of processes; *waiting* tells what it has not done.

        Threads of an engine before us do not survive a fork, so processes are spawned.
        """
        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(self._jobs, context) as pool:
            while True:
                room = self._jobs * _AHEAD - len(waiting)
                some = [lost.popleft() for _ in range(min(room, len(lost)))]
                for task in (*some, *islice(coming, room - len(some))):
                    waiting |= dict.fromkeys(
                        [_handed(pool, function, task, lost)], task
                    )
                if not waiting:
                    return
                done, _ = wait(waiting, return_when=FIRST_COMPLETED)
                for future in done:
                    result = future.result()
                    del waiting[future]
                    yield result


def _handed(
    pool: ProcessPoolExecutor, function: Callable[[T], R], task: T, lost: deque[T]
) -> "Future[R]":
    """Hand *task* to *pool*; where that is broken, it is not lost."""
    try:
        return pool.submit(function, task)
    except BrokenProcessPool:
        lost.append(task)
        raise


def opened(jobs: int, _cluster: str) -> AbstractContextManager[LocalEngine]:
    """Return the engine with *jobs* processes; it has no cluster."""
    return nullcontext(LocalEngine(jobs))
