"""A task: what is made ready, and then the work that is measured."""

import resource
import sys
from collections.abc import Callable, Mapping
from typing import TypeAlias

Work: TypeAlias = Callable[[], object]
Task: TypeAlias = Callable[..., Work]


def run(tasks: Mapping[str, Task]) -> None:
    """Make the task ready that the command line names; print what its work cost.

    The line is ``seconds`` and the processor time.  Work that tells it itself returns
    it, as a ``float``.
    """
    name, *given = sys.argv[1:]
    work = tasks[name](*given)
    begun = spent()
    made = work()
    print("seconds", made if isinstance(made, float) else spent() - begun)


def spent() -> float:
    """Return the seconds that this process has worked, and those it waited for."""
    whose = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    used = [resource.getrusage(one) for one in whose]
    return sum(one.ru_utime + one.ru_stime for one in used)
