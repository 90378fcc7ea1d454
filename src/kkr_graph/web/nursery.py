"""The nursery: a process copied off at the start, which makes all others but the front.

It never opens a store and runs no threads, so that it can be copied at any time.
"""

import os
import socket
from functools import partial
from pathlib import Path

from kkr_graph.errors import NoForkError
from kkr_graph.web import children, copier, wire, zygote
from kkr_graph.web.children import Children
from kkr_graph.web.limits import Limits


def start(*, writes: bool) -> socket.socket:
    """Copy the nursery off, and return the way to it.

    What *writes* need is made ready only where anybody may write: it takes memory.  To
    be called before this process starts a thread or opens a store.
    """
    if not hasattr(os, "fork") or not Path("/proc/self/statm").exists():
        raise NoForkError
    ours, theirs = socket.socketpair()
    if not os.fork():
        ours.close()
        children.run(partial(_tend, writes=writes), theirs)
    theirs.close()
    return ours


def _tend(door: socket.socket, *, writes: bool) -> None:
    from kkr_graph.web import writing  # noqa: PLC0415 - the front needs none of it

    children.adopt()
    zygote.prepare()
    if writes:
        writing.prepare()
    children.settle()
    nursery = Children(door)
    for frame in nursery.orders():
        order = frame.head
        limits = Limits(**order.get("limits", {}))
        match order["do"]:
            case "zygote":
                folder, version = Path(order["folder"]), order["version"]
                plain = bool(order["plain"])
                made = zygote.of(folder, version, limits, plain=plain)
                nursery.make(order["order"], made)
            case "writer":
                nursery.make(order["order"], writing.of(limits))
            case "copier":
                folder, every = Path(order["folder"]), float(order["every"])
                made = copier.of(order["url"], folder, every)
                nursery.make(order["order"], made)
            case "kill":
                nursery.kill(order["pid"])


def tell(door: socket.socket, **order: object) -> None:
    """Give the nursery or a zygote at *door* an order."""
    wire.send(door, dict(order))
