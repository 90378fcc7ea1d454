"""How long processes have worked: what a server costs, however busy the machine is."""

import os
import signal
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

_TICKS: Final = os.sysconf("SC_CLK_TCK")  # a second


def family(pid: int) -> list[int]:
    """Return the process *pid*, its children, and theirs."""
    children = defaultdict(list)
    for place in Path("/proc").iterdir():
        if place.name.isdigit():
            try:
                stat = (place / "stat").read_text("utf-8", "replace")
            except OSError:
                continue
            children[int(stat.rpartition(")")[2].split()[1])].append(int(place.name))
    found = [pid]
    for one in found:
        found += children[one]
    return found


@contextmanager
def alone(pid: int, others: Iterable[int]) -> Iterator[None]:
    """Let *pid* run and *others* stand still, with all that come from them.

    Some go on with a query long after who asked has left.
    """
    _signal(others, signal.SIGSTOP)
    _signal([pid], signal.SIGCONT)
    try:
        yield
    finally:
        _signal(others, signal.SIGCONT)


def _signal(pids: Iterable[int], number: signal.Signals) -> None:
    for pid in pids:
        for one in family(pid):
            with suppress(ProcessLookupError):
                os.kill(one, number)


def of_family(pid: int) -> float:
    """Return the seconds that *pid* and all that come from it have worked.

    With those that ended and were mourned by their parents.
    """
    return sum(map(_of, family(pid)))


def exactly_of_family(pid: int) -> float:
    """Return the seconds that *pid* and all that come from it have worked, if alive.

    To the microsecond, by ``schedstat``; those that ended are not in it.
    """
    return sum(map(_exactly_of, family(pid)))


def _exactly_of(pid: int) -> float:
    try:
        tasks = [*Path(f"/proc/{pid}/task").iterdir()]
        stats = [(task / "schedstat").read_text("ascii") for task in tasks]
    except OSError:
        return 0.0
    return sum(int(stat.split()[0]) for stat in stats) / 1e9


def _of(pid: int) -> float:
    try:
        stat = Path(f"/proc/{pid}/stat").read_text("utf-8", "replace")
    except OSError:
        return 0.0
    own = stat.rpartition(")")[2].split()[11:15]  # its own, its children's
    return sum(map(int, own)) / _TICKS
