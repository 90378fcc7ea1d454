"""What runs tasks: processes of this machine, Dask, or Spark.

Each engine is a module, imported when it is asked for: what it needs is an extra.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from importlib import import_module
from typing import Final, Protocol, TypeVar

T = TypeVar("T")
R = TypeVar("R")

NAMES: Final = ("local", "dask", "spark")


class Engine(Protocol):
    """Runs a pure function of tasks, each at least once."""

    def run(self, function: Callable[[T], R], tasks: Iterable[T], /) -> Iterator[R]:
        """Yield what *function* gives for each of *tasks*, once, in any order.

        Tasks are taken as there is room for them.  A task whose worker dies is run
        again.  Raises ``EngineError`` where it dies too often.
        """
        ...


def opened(name: str, jobs: int, cluster: str = "") -> AbstractContextManager[Engine]:
    """Return the engine of that *name*, to be entered: on a *cluster*, or *jobs* here.

    Raises ``MissingExtraError`` where its package is not installed, ``EngineError``
    where the cluster does not answer.
    """
    module = import_module(f"{__name__}.{name}_engine")
    made: AbstractContextManager[Engine] = module.opened(jobs, cluster)
    return made
