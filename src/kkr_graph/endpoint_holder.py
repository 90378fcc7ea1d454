"""A store at a SPARQL server that takes in what others share.

    the server               what is in use, and of which release: ``aside/received``
    DIR/servers/DIGITS/      what this machine remembers of it: history, archive,
                             quarantine; DIGITS stand for its address
    DIR/trust.json           the keys that are trusted

The graphs and the note of their release are put in place by one and the same update, so
whoever builds there next, from whatever machine, keeps them.
"""

import hashlib
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kkr_graph import (
    endpoint_building,
    endpoint_reading,
    endpoint_received,
    owners,
    scrubbing,
    versions,
    withdrawals,
)
from kkr_graph.archive import Archive
from kkr_graph.breaches import Report
from kkr_graph.endpoint_failures import failure
from kkr_graph.errors import UnfilledEndpointError
from kkr_graph.facts import Facts
from kkr_graph.holders import Held
from kkr_graph.keys import trust
from kkr_graph.packages import verdicts
from kkr_graph.received import Received

if TYPE_CHECKING:
    from kkr_graph.endpoint import EndpointStore

SERVERS: Final = "servers"
_TRIES: Final = 3


@dataclass(frozen=True, slots=True)
class Server:
    """The store at *server*; *trusting* is the folder with the keys that are trusted.

    place  where it is remembered what was taken in
    """

    server: "EndpointStore"
    trusting: Path
    place: Path

    @property
    def name(self) -> str:
        """What it is called to people."""
        return self.server.url

    def standing(self, day: date) -> verdicts.Standing:
        """Return what a package is judged by on *day*.

        What the server holds of others is kept here first, so that a package may leave
        out what has not changed, whoever took that in.
        """
        held = self.held()
        archive = Archive(self.place)
        for one in held.received.values():
            for graph, digest in one.graphs.items():
                if graph in held.facts and not archive.holds(digest):
                    archive.keep(held.facts[graph].triples)
        return verdicts.Standing(
            trust=trust.read(self.trusting),
            day=day,
            received=held.received,
            ground=tuple(held.facts[graph] for graph in owners.common(held.facts)),
            folder=self.place,
        )

    def held(self) -> Held:
        """Return all that it holds, as it stood at one moment.

        Raises ``UnfilledEndpointError`` if ``kkr build`` has put nothing there, and
        ``EndpointError``.
        """
        for _ in range(_TRIES):
            before = self.now()
            if not endpoint_reading.stood(self.server):
                raise UnfilledEndpointError(url=self.server.url)
            facts = {one.graph: one for one in endpoint_reading.facts(self.server)}
            if self.now() == before:
                return Held(*before, facts)
        raise failure(self.server.url, "≠", "other")

    def now(self) -> tuple[str, Mapping[str, Received]]:
        """Return which state it is in, and what it holds of others."""
        received = endpoint_received.read(self.server)
        return endpoint_reading.mark(self.server), received

    def weigh(self, facts: Iterable[Facts]) -> Report:
        """Return what the checks find, if it held *facts*."""
        return endpoint_building.weigh_all(facts)

    def opened(self) -> "EndpointStore":
        """Return it."""
        return self.server

    def locked(self) -> AbstractContextManager[None]:
        """Hold what is remembered; raise ``BuildRunningError`` if another does.

        Nobody can hold the server: of two who change it at once, from two machines, the
        last to look finds out (``StoreChangedError``).
        """
        return versions.locked(self.place)

    def put(
        self, facts: Iterable[Facts], received: Mapping[str, Received], weighed: Report
    ) -> None:
        """Put *facts* in place at the server, all at once."""
        kept = tuple(facts)
        scrubbing.begin(self.place, withdrawals.of(kept))
        endpoint_building.put_into(kept, self.server, received, weighed)
        scrubbing.finish(self.place)


def at(server: "EndpointStore", folder: Path) -> Server:
    """Return what takes in packages for *server*; keys are trusted in *folder*."""
    digits = hashlib.sha256(server.url.encode()).hexdigest()[:16]
    return Server(server, folder, folder / SERVERS / digits)


@contextmanager
def tried(server: "EndpointStore", folder: Path) -> Iterator[Server]:
    """Yield the same, to try something: nothing of it is remembered."""
    with tempfile.TemporaryDirectory() as place:
        yield Server(server, folder, Path(place))
