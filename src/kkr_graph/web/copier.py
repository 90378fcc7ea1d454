"""The copier: a process that keeps a folder in step with a SPARQL server elsewhere.

It looks at intervals, tells the front how that went, and never answers anybody; so a
server that is slow or away keeps no query waiting.
"""

import os
import select
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Final

from kkr_graph import endpoint_copy
from kkr_graph.endpoint import reached
from kkr_graph.endpoint_retries import Retrying
from kkr_graph.errors import BuildRunningError, KkrGraphError
from kkr_graph.web import wire
from kkr_graph.web.wire import Head

_ONCE: Final = Retrying(tries=1)  # it is looked again soon


def of(url: str, folder: Path, seconds: float) -> Callable[[socket.socket], None]:
    """Return what a copier of the server at *url* does, every so many *seconds*.

    It ends when the front lets go of its door.
    """

    def tend(door: socket.socket) -> None:
        let_go: list[socket.socket] = []
        while not let_go:
            wire.send(door, _look(url, folder))
            let_go, _, _ = select.select([door], [], [], seconds)

    return tend


def _look(url: str, folder: Path) -> Head:
    """Return whether the folder holds what the server holds: ``seen``, or ``away``.

    ``away`` is why not, in the words of the error.
    """
    try:
        # made anew each time, so that a token that was exchanged is read again
        endpoint_copy.refresh(reached(url, os.environ, _ONCE), folder)
    except BuildRunningError:  # another server of the same folder copies it
        return {"busy": True}
    except (KkrGraphError, OSError) as error:
        return {"away": str(error)}
    return {"seen": True}
