"""Rest: what work has taken is given back when nothing has been asked for a while.

To read a statement counts who holds it, which writes to memory that processes share; so
a worker that answers much comes to have a copy of its own.  While there is work to do,
that is the cheapest; after it, a new copy of the zygote shares all again.
"""

import ctypes
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final, Protocol

_LOOKS: Final = 4  # without work, and then it is time
_GROWN: Final = 16 * 1024  # KiB; pages that are remembered take less
_OWN: Final = ("Private_Clean:", "Private_Dirty:")


class Renewed(Protocol):
    """Workers, of which ``busy`` have something to do."""

    busy: int

    def renew(self, has_grown: Callable[[int], bool]) -> bool:
        """Replace some of those that have grown; say whether there were any."""


class Rest:
    """Whether it is time to give back, by looks at intervals.

    last  is called when all workers that had grown are replaced
    """

    def __init__(self) -> None:
        self.last: Callable[[], None] = give_back
        self._begun, self._quiet, self._is_over = 0, 0, False

    def look(self, begun: int, workers: Renewed | None) -> None:
        """Give back if it is time; *begun* is how many answers were ever begun."""
        if workers is None:
            return
        if workers.busy or begun != self._begun:
            self._begun, self._quiet, self._is_over = begun, 0, False
        if not workers.busy:
            self._quiet += 1
        due = self._quiet >= _LOOKS and not self._is_over
        if due and not workers.renew(has_grown):
            self._is_over = True
            self.last()


def has_grown(pid: int) -> bool:
    """Say whether the process *pid* has much memory that it shares with nobody."""
    try:
        said = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii")
    except OSError:  # it has ended, or the system has no such thing
        return False
    rows = (line.split() for line in said.splitlines())
    return sum(int(row[1]) for row in rows if row[0] in _OWN) > _GROWN


def give_back() -> None:
    """Give the system what this process has freed."""
    with suppress(AttributeError, OSError):  # not every system has it
        ctypes.CDLL(None).malloc_trim(0)
