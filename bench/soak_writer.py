"""The writer of a soak: a step a second, and now and then a write that must be refused.

A write that was neither acknowledged nor refused (its server or its writer was killed,
the disk was full) may have taken effect or not; it is sent again until it is
acknowledged, and only then comes the next.
"""

import threading
import time
from http.client import HTTPException
from random import Random
from typing import Final

from soak_course import refused
from soak_load import Window
from soak_server import Said, Server
from soak_tally import Tally
from soak_verify import Verifier

EVERY: Final = 1.0  # seconds from one write to the next, where it takes no longer
_REFUSED: Final = 0.15  # of the turns begin with a write that must be refused
_DONE: Final = frozenset({200, 201, 204})
_LATER: Final = frozenset({503, 507})


class Writer(threading.Thread):
    """Writes until the window ends.

    took_effect  how many writes did though they were answered with an error
    """

    def __init__(
        self, server: Server, verifier: Verifier, window: Window, seed: int
    ) -> None:
        super().__init__(name="writer", daemon=True)
        self._server, self._verifier, self._window = server, verifier, window
        self._course = verifier.course
        self._random = Random(f"{seed}/writer")
        self.tally = Tally()
        self.took_effect = 0

    def run(self) -> None:
        """Write."""
        step = self._window.acknowledged + 1
        while not self._window.ended:
            begun = time.monotonic()
            if self._random.random() < _REFUSED:
                self._try_wrong()
            if self._try(step):
                step += 1
                time.sleep(max(0.0, begun + EVERY - time.monotonic()))
            else:
                time.sleep(0.2)

    def _try(self, step: int) -> bool:
        """Send a step; say whether it was acknowledged."""
        one = self._course.write(step)
        does, again = self._course.does(step), self._window.begun == step
        self._window.begin(step)
        said = self._send(does, one.method, one.path, one.body, one.media)
        gone = again and does == "delete a" and said.status == 404  # noqa: PLR2004
        if said.status in _DONE or gone:
            self._window.acknowledge(step)
            return True
        if said.status not in _LATER | {0}:
            self.tally.fault(f"write {step}, {does}: {said.status} {said.body[:400]!r}")
            time.sleep(1)
        if said.status:
            time.sleep(1)  # the server looks at the disk twice in that time
            self.took_effect += self._is_there(step)
        return False

    def _is_there(self, step: int) -> bool:
        try:
            return self._verifier.is_there(step)
        except (OSError, HTTPException):
            return False  # it was just ended

    def _try_wrong(self) -> None:
        one, statuses = refused(self._random)
        said = self._send("refused", one.method, one.path, one.body, one.media)
        if said.status not in statuses | _LATER | {0}:
            self.tally.fault(f"should be refused: {said.status} {said.body[:400]!r}")

    def _send(self, kind: str, *request: str) -> Said:
        life = self._window.life
        begun = time.monotonic()
        try:
            said = self._server.write(*request)
        except (OSError, HTTPException) as error:
            said = Said(0, repr(error).encode())
            if life == self._window.life and not life[0]:
                self.tally.fault(f"write {kind}: cut off without cause, {error!r}")
        self.tally.count(f"write: {kind}", said.status, time.monotonic() - begun)
        return said
