"""Ask a question in a process of its own, with a limit on how long it may work.

The store is loaded once; each question is asked in a copy of the process, which shares
it.  What is measured is processor time, which other work on the machine disturbs least.
A store on disk is opened in the copy, as threads do not survive copying.
"""

import hashlib
import json
import os
import resource
import signal
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from math import ceil
from time import process_time
from typing import Final, TypeAlias

from kkr_graph.answers.answer import Term

MEMORY: Final = 5 << 30  # bytes a question may take, the store included
_RUNS: Final = 100
_ENOUGH: Final = 0.25  # seconds after which a question is not asked again
_LONG: Final = 1.0  # seconds after which it is not asked once more

Asked: TypeAlias = Sequence[Sequence[Term | None]]


@dataclass(frozen=True, slots=True)
class Ran:
    """What came of it.

    rows     how many rows the answer has
    seconds  of processor time: of the first run if it takes a second, else the mean of
             as many more as take a quarter of one, as the first reads memory that the
             copy has not touched, and the clock may tick every four milliseconds
    digest   of the answer, so that two can be compared
    fault    why there is no answer: what limit was met
    """

    rows: int = 0
    seconds: float = 0.0
    digest: str = ""
    fault: str = ""


def run(begin: Callable[[], Callable[[], Asked]], limit: float) -> Ran:
    """Return what it costs to do what *begin* gives, in a copy of this process.

    *begin* opens what is needed, which is not measured.  *limit* is in seconds of
    processor time.
    """
    reading, writing = os.pipe()
    copy = os.fork()
    if not copy:
        os.close(reading)
        said = Ran(fault="failed")
        try:
            said = _measured(begin, limit)
        except MemoryError:
            said = Ran(fault="memory")
        except Exception as error:  # noqa: BLE001 - told to who asked
            said = Ran(fault=f"{type(error).__name__}: {error}"[:200])
        finally:
            with open(writing, "w", encoding="utf-8") as stream:  # noqa: PTH123
                json.dump(asdict(said), stream)
            os._exit(0)
    os.close(writing)
    with open(reading, encoding="utf-8") as stream:  # noqa: PTH123 - a handle
        told = stream.read()
    _, status = os.waitpid(copy, 0)
    if told:
        return Ran(**json.loads(told))
    ended = os.waitstatus_to_exitcode(status)
    slow = ended in {-signal.SIGXCPU, -signal.SIGKILL}
    return Ran(seconds=limit, fault=f"over {limit:g} s" if slow else "memory")


def _measured(begin: Callable[[], Callable[[], Asked]], limit: float) -> Ran:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    work = begin()
    already = ceil(process_time() + limit)
    resource.setrlimit(resource.RLIMIT_CPU, (already, already + 5))
    spent, rows = _timed(work)
    if spent < _LONG:
        times: list[float] = []
        while sum(times) < _ENOUGH and len(times) < _RUNS:
            times.append(_timed(work)[0])
        spent = sum(times) / len(times)
    return Ran(len(rows), spent, digest(rows))


def _timed(work: Callable[[], Asked]) -> tuple[float, Asked]:
    started = process_time()
    rows = work()
    return process_time() - started, rows


def digest(rows: Asked) -> str:
    """Return what tells *rows* from any others, in their order."""
    made = hashlib.sha256()
    for row in rows:
        made.update("\t".join("" if one is None else str(one) for one in row).encode())
        made.update(b"\n")
    return made.hexdigest()[:16]
