"""One try of a way: what it cost, measured in a process of its own."""

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_TIMED: Final = Path(__file__).with_name("timed.py")
_SAID: Final = 2000  # characters of what a command said before it failed


@dataclass(frozen=True, slots=True)
class Spent:
    """What a try cost.

    seconds    of processor time: of the whole process, or of what a task measures
    mebibytes  the most that one process held, its set-up included
    whole      seconds of processor time, the set-up included
    """

    seconds: float
    mebibytes: float
    whole: float


class FailedError(Exception):
    """A try that came to nothing; the text says why."""


def run(command: Sequence[str], limit: float) -> Spent:
    """Run *command*, for *limit* seconds at most; return what it cost.

    Where its last line is that of a ``task``, the seconds it tells are what counts.
    Raises ``FailedError``.
    """
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "cost.json"
        timed = [sys.executable, "-I", "-S", str(_TIMED), str(file), *command]
        said, wrong = _run(timed, limit)
        cost = json.loads(file.read_text("ascii")) if file.exists() else {"code": -1}
    if cost["code"] != 0:
        raise FailedError(wrong[-_SAID:].strip() or f"it ended with {cost['code']}")
    return Spent(_told(said, cost["seconds"]), cost["MiB"], cost["seconds"])


def _run(command: list[str], limit: float) -> tuple[str, str]:
    """Return what *command* wrote; whatever came from it ends with it."""
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "KKR_LANG": "en", "NO_COLOR": "1"},
        start_new_session=True,
    ) as process:
        try:
            return process.communicate(timeout=limit)
        except subprocess.TimeoutExpired as error:
            message = f"stopped after {limit:.0f} s"
            raise FailedError(message) from error
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)


def _told(said: str, whole: float) -> float:
    """Return the seconds that a task counts itself; else those of the *whole*."""
    name, _, number = said.rstrip().rpartition("\n")[2].partition(" ")
    return float(number) if name == "seconds" else whole
