"""A format of networks: who writes it, what its files are called, how much it takes."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TypeAlias

from kkr_graph.errors import MissingExtraError, NetworkTooLargeError
from kkr_graph.headers import Words
from kkr_graph.language import Language
from kkr_graph.network import Network

Writer: TypeAlias = Callable[[Network, Language], bytes]


@dataclass(frozen=True, slots=True)
class Format:
    """One format.

    name        what it is asked for by
    write       a network and a language in, the bytes of a file out; the same each time
    suffix      how its files end, with the dot
    media       its media type
    words       what it is for, in a line
    text        whether a terminal can show it
    most_nodes  the most nodes that its readers take; None for no limit
    most_edges  the most edges; None for no limit
    instead     the name of the format to use above that
    needs       the package that it needs besides, and the extra that installs it
    """

    name: str
    write: Writer
    suffix: str
    media: str
    words: Words
    text: bool = True
    most_nodes: int | None = None
    most_edges: int | None = None
    instead: str = ""
    needs: tuple[str, str] | None = None

    def check(self, network: Network) -> None:
        """Say before any work what would go wrong.

        Raises ``NetworkTooLargeError`` if the format cannot hold *network*, and
        ``MissingExtraError`` if a package that it needs is not installed.
        """
        if self.needs and find_spec(self.needs[0]) is None:
            raise MissingExtraError(
                what=self.name, package=self.needs[0], extra=self.needs[1]
            )
        for found, most, words in (
            (len(network.nodes), self.most_nodes, Words("noder", "nodes")),
            (len(network.edges), self.most_edges, Words("forbindelser", "edges")),
        ):
            if most is not None and found > most:
                raise NetworkTooLargeError(
                    form=self.name,
                    found=found,
                    most=most,
                    things_da=words.da,
                    things_en=words.en,
                    instead=self.instead,
                )
