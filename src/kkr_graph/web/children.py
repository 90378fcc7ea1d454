"""The children of a process: made by copying it, killed by number, and mourned."""

import gc
import os
import select
import signal
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Final, NoReturn, TypeAlias

from kkr_graph.web import wire
from kkr_graph.web.resting import give_back

Child: TypeAlias = Callable[[socket.socket], None]

_TICK: Final = 1.0
_ADOPT: Final = 36  # PR_SET_CHILD_SUBREAPER of linux/prctl.h


class Children:
    """What a nursery and a zygote have in common: they make, kill and mourn.

    *door* is the way to whoever gives the orders; when that end is gone, all end.
    """

    def __init__(self, door: socket.socket) -> None:
        self.door = door
        self._living: dict[int, int] = {}  # process, and the number of its order
        self._parted: dict[int, int] = {}  # those that live on without this one
        self._woken, waking = socket.socketpair()
        waking.settimeout(0)
        self._woken.settimeout(0)
        self._waking = waking
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(waking.fileno(), warn_on_full_buffer=False)

    def make(self, order: int, child: Child) -> None:
        """Copy this process to run *child*, and send the way to it."""
        if (door := self._copy(order, self._living)) is not None:
            run(child, door)

    def part(self, order: int) -> socket.socket | None:
        """Copy this process to go ways of its own; return its door to the copy alone.

        The copy has no children, and lives on when this process ends.
        """
        return self._copy(order, self._parted)

    def _copy(self, order: int, among: dict[int, int]) -> socket.socket | None:
        ours, theirs = socket.socketpair()
        pid = os.fork()
        if not pid:
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            for end in (ours, self.door, self._woken, self._waking):
                end.close()
            return theirs
        theirs.close()
        among[pid] = order
        wire.send(self.door, {"made": pid, "order": order}, handles=[ours.fileno()])
        ours.close()
        return None

    def kill(self, pid: int) -> None:
        """End the child *pid*, if it is one of ours and still there."""
        if pid in self._living:
            os.kill(pid, signal.SIGKILL)

    def orders(self) -> Iterator[wire.Frame]:
        """Yield the orders that come in; mourn meanwhile; kill all at the end."""
        with suppress(EOFError, BrokenPipeError):
            while True:
                ready, _, _ = select.select([self.door, self._woken], [], [], _TICK)
                with suppress(BlockingIOError):
                    self._woken.recv(4096)
                self._mourn()
                if self.door in ready:
                    yield wire.receive(self.door)
        for pid in self._living:
            os.kill(pid, signal.SIGKILL)

    def _mourn(self) -> None:
        """Take leave of the children that ended, adopted ones too."""
        with suppress(ChildProcessError):
            while (ended := os.waitpid(-1, os.WNOHANG))[0]:
                pid, status = ended
                self._parted.pop(pid, None)
                if self._living.pop(pid, None) is not None:
                    code = os.waitstatus_to_exitcode(status)
                    wire.send(self.door, {"gone": pid, "ended": code})


def adopt() -> None:
    """Take in the processes below whose parents end, so that they are mourned too.

    Where there is no such thing (it is Linux's), the first process of all does it.
    """
    if sys.platform == "linux":
        import ctypes  # noqa: PLC0415 - the nursery alone needs it

        ctypes.CDLL(None).prctl(_ADOPT, 1, 0, 0, 0)


def run(child: Child, door: socket.socket) -> NoReturn:
    """Run *child* in this new process, and end it there whatever happens."""
    code = 1
    try:
        # A terminal sends these to all of us; the front alone decides when to stop.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        child(door)
        code = 0
    except (EOFError, BrokenPipeError):
        code = 0
    finally:
        os._exit(code)


def settle() -> None:
    """Leave what is in memory now to be shared with the children to come.

    What is frozen is not gone through again, which would write to all of it and so copy
    it; and what was freed goes back, or each child would fill its holes with copies.
    """
    gc.collect()
    gc.freeze()
    give_back()
