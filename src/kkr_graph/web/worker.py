"""A worker: a process that answers one request at a time, and can be killed at it."""

import os
import signal
import socket
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from kkr_graph.errors import KkrGraphError, TooHungryError
from kkr_graph.names import Names
from kkr_graph.web import (
    answering,
    asking,
    describing,
    leased,
    paging,
    problems,
    wire,
)
from kkr_graph.web.limits import MIB, SEAL, Limits, hold, resident
from kkr_graph.web.wire import Head

_DOOR: Final = 3
_GRACE: Final = 0.05  # seconds: the front kills first; this is for when it cannot
_GROWN: Final = 32 * MIB
_SHARE: Final = 16  # of what it shares with the others, it may grow by one part

# What is answered from the store and its names, without a query of the client's own.
_BY_NAME: Final[Mapping[str, Callable[[ox.Store, Names, Head], tuple[Head, bytes]]]] = {
    "ask": asking.answer,
    "find": describing.find,
    "describe": describing.describe,
}


@dataclass(frozen=True, slots=True)
class Held:
    """What a zygote holds for its workers.

    plain  a dataset that is not ours: it has no names, and its default graph is its own
    """

    store: ox.Store
    version: str
    names: Names
    plain: bool


def of(held: Held, limits: Limits) -> Callable[[socket.socket], None]:
    """Return what a worker over *held* does."""

    def work(door: socket.socket) -> None:
        door = _alone(door)
        hold(limits)
        grown = resident() + max(_GROWN, resident() // _SHARE)

        def is_tired() -> bool:
            return resident() > grown

        while True:
            frame = wire.receive_alone(door)
            signal.setitimer(signal.ITIMER_REAL, limits.seconds * 1.05 + _GRACE)
            if frame.handles:
                head, body = leased.keep(frame, _means(held, limits, is_tired))
            else:
                head, body = _answer(held, frame, limits)
            signal.setitimer(signal.ITIMER_REAL, 0)
            head["tired"] = is_tired()
            SEAL.leave_room()
            wire.send(door, head, body)

    return work


def _means(held: Held, limits: Limits, is_tired: Callable[[], bool]) -> leased.Means:
    def answer(order: Head, query: bytes) -> tuple[Head, wire.Body]:
        return answering.answer(held.store, order, query, limits, plain=held.plain)

    return leased.Means(held.version, answer, is_tired, limits.query)


def _alone(door: socket.socket) -> socket.socket:
    """Keep nothing open but *door*, at the lowest number there is."""
    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in range(_DOOR):
        os.dup2(nothing, standard)
    handle = os.dup2(door.detach(), _DOOR)
    os.closerange(_DOOR + 1, 4096)
    return socket.socket(fileno=handle)


def _answer(
    held: Held, frame: wire.Frame, limits: Limits
) -> tuple[wire.Head, wire.Body]:
    if frame.head["do"] != "query":
        SEAL.open()
    try:
        if frame.head["do"] == "page":
            return paging.answer(held.store, held.names, held.version, frame.head)
        if (by_name := _BY_NAME.get(frame.head["do"])) is not None:
            return by_name(held.store, held.names, frame.head)
        return answering.answer(
            held.store, frame.head, frame.body, limits, plain=held.plain
        )
    except KkrGraphError as error:
        SEAL.open()  # the words may not be loaded yet
        return {"problem": problems.of(error)}, b""
    except MemoryError:
        SEAL.open()
        hungry = TooHungryError(mebibytes=limits.memory)
        return {"problem": problems.of(hungry)}, b""
