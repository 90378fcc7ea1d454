"""The names that a paper's things get: guessable, and the same at every reading."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from kkr_graph.agenda import Kind
from kkr_graph.vocabulary import BASE

ID: Final = f"{BASE}id/"


@dataclass(frozen=True, slots=True)
class Iris:
    """The IRIs of one paper of one meeting.

    council  key of the council; of a joint paper all keys, sorted, joined by ``+``, so
             that each council that reads it gives its things the same names
    reader   key of the council that read it, which owns what is stated; only one of
             those that share the paper can
    """

    council: str
    day: date
    kind: Kind
    reader: str = ""

    @property
    def paper(self) -> str:
        """The key of the meeting, such as ``hovedstaden/2025-09-02``."""
        return f"{self.council}/{self.day.isoformat()}"

    @property
    def owner(self) -> str:
        """The key of the council that what is stated belongs to."""
        sharing = self.council.split("+")
        return self.reader if self.reader in sharing else sharing[0]

    @property
    def body(self) -> str:
        """The council that what is stated belongs to."""
        return f"{ID}kkr/{self.owner}"

    @property
    def bodies(self) -> tuple[str, ...]:
        """The council, or the councils that hold the meeting together."""
        return tuple(f"{ID}kkr/{key}" for key in self.council.split("+"))

    @property
    def meeting(self) -> str:
        """The meeting."""
        return f"{ID}meeting/{self.paper}"

    @property
    def document(self) -> str:
        """The paper itself."""
        return f"{ID}document/{self.paper}/{self.kind}"

    @property
    def graph(self) -> str:
        """The named graph of what the paper states; its first part is the owner."""
        joint = f"{self.owner}/" if self.owner != self.council else ""
        return f"{BASE}graph/{joint}{self.paper}/{self.kind}"

    def item(self, key: str) -> str:
        """Return the item with that number or name."""
        return f"{self.meeting}/item/{key}"

    def recommendation(self, key: str) -> str:
        """Return what is recommended on the item."""
        return f"{self.item(key)}/recommendation/1"

    def decision(self, key: str) -> str:
        """Return what was decided on the item."""
        return f"{ID}decision/kkr-{self.paper}/{key}"

    def finding(self, name: str) -> str:
        """Return the finding of that name."""
        return f"{ID}finding/{self.paper}/{self.kind}/{name}"

    def stated(self, kind: str, name: str) -> str:
        """Return what the finding of that name states, a thing of that kind."""
        return f"{ID}{kind}/{self.paper}/{name.rpartition('-')[2]}"


def of_day(council: str, day: date) -> str:
    """Return the meeting of *council* on *day*."""
    return f"{ID}meeting/{council}/{day.isoformat()}"
