"""Run tasks by the executors of Spark: a cluster that is there, or one made here.

The executors need this package and its extra ``spark`` installed; no code is sent.
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

_ROUND: Final = 16  # tasks for each core, in one job of Spark
_DEATHS: Final = 10  # of executors with the same task


class SparkEngine:
    """The executors that a context of Spark speaks to."""

    def __init__(self, context: Any, failed: type[Exception]) -> None:  # noqa: ANN401 - pyspark is an extra
        self._context = context
        self._failed = failed

    def run(self, function: Callable[[T], R], tasks: Iterable[T]) -> Iterator[R]:
        """Yield what *function* gives; see ``Engine``.

        Spark runs the tasks of an executor that dies again, by itself.
        """
        coming = iter(tasks)
        room = _ROUND * int(self._context.defaultParallelism)
        while some := [*islice(coming, room)]:
            try:
                yield from (
                    self._context.parallelize(some, len(some)).map(function).collect()
                )
            except self._failed as error:
                reason = str(error).partition("\n")[0]
                raise EngineError(engine="Spark", reason=reason) from error


@contextmanager
def opened(jobs: int, cluster: str) -> Iterator[SparkEngine]:
    """Give the engine, on the *cluster* at that address or on *jobs* cores here."""
    pyspark = extras.need("pyspark", "Spark", "--engine local")
    settings = (
        pyspark.SparkConf()
        .setAppName("kkr read")
        .setMaster(cluster or f"local[{jobs},{_DEATHS}]")
        .set("spark.task.maxFailures", str(_DEATHS))
        .set("spark.ui.enabled", "false")
    )
    failed = import_module("py4j.protocol").Py4JError
    try:
        context = pyspark.SparkContext.getOrCreate(settings)
    except (failed, RuntimeError, OSError) as error:  # no Java, or no cluster
        reason = str(error).partition("\n")[0]
        raise EngineError(engine="Spark", reason=reason) from error
    try:
        yield SparkEngine(context, failed)
    finally:
        context.stop()
