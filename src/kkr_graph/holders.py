"""What takes in what others share: a store in a folder, or one at a SPARQL server.

``importing`` and ``rollback`` work on a ``Holder`` and know no other difference.  What
is remembered stands in a folder in both cases: the history, the archive, the packages
in quarantine, and the keys that are trusted.
"""

from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager, closing
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Protocol

from kkr_graph import build, standing, versions
from kkr_graph.breaches import Report
from kkr_graph.errors import StoreMissingError
from kkr_graph.facts import Facts
from kkr_graph.packages import verdicts
from kkr_graph.received import Received
from kkr_graph.store import Store


@dataclass(frozen=True, slots=True)
class Held:
    """A store as it stands.

    version   tells this state of it from every other
    received  what it holds of other councils, by their keys
    facts     what each of its sources states, by the graph
    """

    version: str
    received: Mapping[str, Received]
    facts: Mapping[str, Facts] = field(repr=False)


class Holder(Protocol):
    """A store, and the folder where it is remembered what was taken in."""

    @property
    def place(self) -> Path:
        """The folder of its history, its archive and its quarantine."""

    @property
    def name(self) -> str:
        """What it is called to people."""

    def standing(self, day: date) -> verdicts.Standing:
        """Return what a package is judged by on *day*."""

    def held(self) -> Held:
        """Return all that it holds; raise if that is nothing."""

    def now(self) -> tuple[str, Mapping[str, Received]]:
        """Return which state it is in, and what it holds of others; "" if none."""

    def weigh(self, facts: Iterable[Facts]) -> Report:
        """Return what the checks find, if it held *facts*."""

    def opened(self) -> Store:
        """Return it, to be asked and then closed."""

    def locked(self) -> AbstractContextManager[None]:
        """Hold it against others who would change it; raise if one does."""

    def put(
        self, facts: Iterable[Facts], received: Mapping[str, Received], weighed: Report
    ) -> None:
        """Let it hold exactly *facts*, of which *received* are those of others.

        *weighed* is what ``weigh`` found in them.  To be called under ``locked``.
        """


@dataclass(frozen=True, slots=True)
class Folder:
    """The store in the folder *place*."""

    place: Path

    @property
    def name(self) -> str:
        """What it is called to people."""
        return str(self.place)

    def standing(self, day: date) -> verdicts.Standing:
        """Return what a package is judged by on *day*."""
        return verdicts.standing(self.place, day)

    def held(self) -> Held:
        """Return all that it holds; raise ``StoreMissingError`` if that is nothing."""
        version = versions.current(self.place)
        if version is None:
            raise StoreMissingError(folder=self.place, file=str(self.place), line=None)
        with closing(versions.open_current(self.place)) as store:
            facts = standing.facts(store, version.sources)
        return Held(version.id, version.received, facts)

    def now(self) -> tuple[str, Mapping[str, Received]]:
        """Return which version is in use, and what it holds of others; "" if none."""
        version = versions.current(self.place)
        return (version.id, version.received) if version else ("", {})

    def weigh(self, facts: Iterable[Facts]) -> Report:
        """Return what the checks find, if it held *facts*."""
        return build.weigh(facts, self.place)

    def opened(self) -> Store:
        """Return the version in use."""
        return versions.open_current(self.place)

    def locked(self) -> AbstractContextManager[None]:
        """Hold the folder; raise ``BuildRunningError`` if another does."""
        return versions.locked(self.place)

    def put(
        self, facts: Iterable[Facts], received: Mapping[str, Received], weighed: Report
    ) -> None:
        """Put a version of *facts* in use."""
        build.revise(facts, self.place, received, weighed)
