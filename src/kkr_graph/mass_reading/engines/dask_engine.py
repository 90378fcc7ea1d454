"""Run tasks by the workers of Dask: a cluster that is there, or one made here.

The workers need this package and its extra ``dask`` installed; no code is sent.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from importlib import import_module
from itertools import islice
from typing import Any, Final, TypeVar

from kkr_graph import extras
from kkr_graph.errors import EngineError

T = TypeVar("T")
R = TypeVar("R")

_AHEAD: Final = 4  # tasks for each thread of a worker
_LEAST: Final = 8  # tasks, though there be no worker yet
_DEATHS: Final = 10  # of workers with the same task; they may be taken away at any time


class DaskEngine:
    """The workers that a client of Dask speaks to."""

    def __init__(self, dask: Any, client: Any) -> None:  # noqa: ANN401 - distributed is an extra
        self._dask = dask
        self.client = client

    def run(self, function: Callable[[T], R], tasks: Iterable[T]) -> Iterator[R]:
        """Yield what *function* gives; see ``Engine``.

        Dask runs the tasks of a worker that dies again, by itself.
        """
        coming = iter(tasks)
        waiting = self._dask.as_completed()
        try:
            self._fill(function, coming, waiting)
            for future in waiting:
                yield future.result()
                self._fill(function, coming, waiting)
        except self._dask.KilledWorker as error:
            raise EngineError(engine="Dask", reason="KilledWorker") from error

    def _fill(
        self,
        function: Callable[[T], R],
        coming: Iterator[T],
        waiting: Any,  # noqa: ANN401 - the same
    ) -> None:
        """Hand out tasks while there is room; workers come and go meanwhile."""
        room = max(_LEAST, _AHEAD * sum(self.client.nthreads().values()))
        for task in islice(coming, max(0, room - waiting.count())):
            waiting.add(self.client.submit(function, task, pure=False))


@contextmanager
def opened(jobs: int, cluster: str) -> Iterator[DaskEngine]:
    """Give the engine, on the *cluster* at that address or on *jobs* workers here."""
    dask = extras.need("distributed", "Dask", "--engine local")
    settings = import_module("dask.config")
    with settings.set({"distributed.scheduler.allowed-failures": _DEATHS}):
        try:
            made = None if cluster else _local(dask, jobs)
            client = dask.Client(cluster or made)
        except (OSError, ValueError) as error:
            raise EngineError(engine="Dask", reason=error) from error
        try:
            yield DaskEngine(dask, client)
        finally:
            client.close()
            if made is not None:
                made.close()


def _local(dask: Any, jobs: int) -> Any:  # noqa: ANN401 - the same
    """Return a cluster of *jobs* processes, one thread each, without a web page."""
    return dask.LocalCluster(
        n_workers=jobs, threads_per_worker=1, dashboard_address=None
    )
