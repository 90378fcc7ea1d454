"""What befalls the server of a soak, and when: its processes, its disk and its clock.

In the first third it is killed or told to stop, and started again; then it lives under
a clock that jumps; then it has one long life, in which its processes are killed and its
disk is full, again and again.
"""

import os
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from random import Random
from typing import Final, get_args

import soak_disk
from soak_load import Window
from soak_server import FAKETIME, Role, Server
from soak_verify import Verifier
from soak_writer import Writer

# Shares of the whole time.
_ENDS: Final = (("kill -9", 0.05), ("SIGTERM", 0.12), ("kill -9", 0.19))
_LONG: Final = 240.0  # seconds from which on it is ended a third time
_CLOCK: Final = (0.25, 0.35)
_KINDS: Final = 4  # of faults in the long life, each of which befalls it at least once
_QUIET: Final = 0.95
_JUMPS: Final = (  # as faketime has them, and in seconds
    *(("+3h", 10_800), ("-1d", -86_400), ("+40d", 3_456_000), ("-90s", -90)),
    *(("+0", 0), ("+800d", 69_120_000), ("-400d", -34_560_000), ("+11h", 39_600)),
)
_TOLD: Final = 2.0  # seconds after which a server has noticed what time it is
_NEAR: Final = 30  # seconds
_FULL: Final = 4.0  # seconds that the disk stays full, at least
_WRITES: Final = 3.0  # seconds into its work that a writer is killed, at most
_SOON: Final = 30.0  # seconds to wait for a write to be under way


@dataclass(slots=True)
class Suffered:
    """What was done, how often; what was left out, and why; what was lost."""

    done: Counter[str] = field(default_factory=Counter)
    skipped: dict[str, str] = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)
    verified: int = 0


@dataclass(frozen=True, slots=True)
class Place:
    """Where the store lies, and whether that is a small file system of its own."""

    folder: Path
    is_mounted: bool


@dataclass(frozen=True, slots=True)
class Ground:
    """What all that happens happens to."""

    server: Server
    window: Window
    verifier: Verifier
    place: Place


class Faults:
    """Lets it all happen."""

    def __init__(self, ground: Ground, writer: Writer, seed: int) -> None:
        self._server, self._window = ground.server, ground.window
        self._verifier, self._place = ground.verifier, ground.place
        self._writer, self._random = writer, Random(f"{seed}/faults")
        self.suffered = Suffered()

    def run(self, seconds: float, every: float, *, clock: bool) -> None:
        """Let it happen in so many *seconds*, a fault *every* so many in the long life.

        Without *clock* it stands.
        """
        begun = time.monotonic()
        for how, share in _ENDS if seconds >= _LONG else _ENDS[:2]:
            _sleep_until(begun + share * seconds)
            self.restart(how)
        if not clock:
            self.suffered.skipped["clock jumps"] = "not asked for"
        elif not FAKETIME.exists():
            why = "there is no faketime (Debian: apt install faketime)"
            self.suffered.skipped["clock jumps"] = why
        else:
            _sleep_until(begun + _CLOCK[0] * seconds)
            self.restart("SIGTERM", fake=True)
            self._let_clock_jump(begun + _CLOCK[1] * seconds)
            self.restart("SIGTERM")
        for number, fault in enumerate(self._in_turn()):
            all_were = number >= _KINDS
            if all_were and time.monotonic() + every > begun + _QUIET * seconds:
                break
            time.sleep(every * (0.5 + self._random.random() / 2))
            fault()
        _sleep_until(begun + seconds)

    def restart(self, how: str, *, fake: bool = False) -> None:
        """End the server, start it again, and see that nothing is lost."""
        self._window.go_down()
        if how == "SIGTERM":
            self._server.stop()
        else:
            self._server.kill()
        self._server.start(fake=fake)
        self._window.come_up()
        self.suffered.done[f"{how} of the server"] += 1
        self.verify(f"after {how} and a restart")

    def verify(self, when: str) -> None:
        """See that the server answers from the last write acknowledged, or a later."""
        self.suffered.verified += 1
        if missing := self._verifier.missing(self._window):
            self.suffered.lost.append(f"{when}: {missing}")

    def _in_turn(self) -> Iterator[Callable[[], None]]:
        kills = [partial(self._kill, role) for role in get_args(Role)]
        faults: list[Callable[[], None]] = [*kills, self._fill_disk]
        assert len(faults) == _KINDS
        while True:
            self._random.shuffle(faults)
            yield from faults

    def _kill(self, role: Role) -> None:
        end = time.monotonic() + _SOON
        while not (pids := self._server.pids(role)) and time.monotonic() < end:
            time.sleep(0.005)
        if role == "writer" and pids:
            time.sleep(self._random.random() * _WRITES)  # anywhere in its work
            pids = self._server.pids(role)
        if pids:
            with suppress(ProcessLookupError):
                os.kill(self._random.choice(pids), signal.SIGKILL)
                self.suffered.done[f"kill -9 of a {role}"] += 1

    def _fill_disk(self) -> None:
        before = self._writer.tally.answers_with(507)
        with soak_disk.full(
            self._place.folder, self._server, is_mounted=self._place.is_mounted
        ):
            end = time.monotonic() + _SOON
            time.sleep(_FULL)
            refused = self._writer.tally.answers_with
            while refused(507) == before and time.monotonic() < end:
                time.sleep(0.1)
        self.suffered.done["disk full"] += 1
        if refused(507) > before:
            self.suffered.done["disk full while a write was tried"] += 1

    def _let_clock_jump(self, end: float) -> None:
        for number in range(1000):
            if time.monotonic() > end and number >= len(_JUMPS):
                break
            name, offset = _JUMPS[number % len(_JUMPS)]
            self._server.set_clock(name)
            time.sleep(_TOLD + self._random.random() * 2)
            if abs(self._server.ask("GET", "/healthz").ahead() - offset) > _NEAR:
                self.suffered.skipped[f"a jump of {name}"] = "the server never saw it"
            self.suffered.done["clock jump"] += 1


def _sleep_until(when: float) -> None:
    time.sleep(max(0.0, when - time.monotonic()))
