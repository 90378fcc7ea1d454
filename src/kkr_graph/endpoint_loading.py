"""Load graphs into a SPARQL server: sent aside first, then put in place all at once.

    aside/HASH/graph/x   what graph/x is to hold, named by its RDFC-1.0 hash
    aside/manifest       which of those were wholly sent, and how much they hold
    aside/standing       the hash and size of each graph that stands
    aside/received       what stands of other councils (``endpoint_received``)

Only what differs from what stands is sent.  A build that was stopped leaves what it
sent; the next one goes on from there.  The switch is one update request, and whatever
of it all is sent twice does no harm.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Final

import pyoxigraph as ox

from kkr_graph import canonical
from kkr_graph.ontology import DERIVED
from kkr_graph.resources import QUERIES
from kkr_graph.rows import Rows
from kkr_graph.vocabulary import BASE

UNION: Final = f"{DERIVED}union"
ASIDE: Final = f"{BASE}aside/"
RECEIVED: Final = f"{ASIDE}received"
BATCH: Final = 2_000  # statements in one request; Virtuoso takes at most 10,000

_MANIFEST: Final = f"{ASIDE}manifest"
_STANDING: Final = f"{ASIDE}standing"
_ROUNDS: Final = 3
_DCT: Final = "http://purl.org/dc/terms/"
_VOID: Final = "http://rdfs.org/ns/void#"


@dataclass(frozen=True, slots=True)
class Part:
    """A graph as it is to be.

    graph    its IRI
    triples  what it is to hold; none: it is to be removed
    hash     RDFC-1.0 hash of that
    count    how many statements that is
    """

    graph: str
    triples: frozenset[ox.Triple]
    hash: str

    @property
    def count(self) -> int:
        """Return how many statements it is to hold."""
        return len(self.triples)

    @property
    def aside(self) -> str:
        """Return the IRI of the graph it is sent to."""
        return f"{ASIDE}{self.hash}/{self.graph.removeprefix(BASE)}"


@dataclass(frozen=True, slots=True)
class _State:
    """What the server holds.

    sizes     how many statements each of its graphs holds
    sent      how many were wholly sent to each graph aside
    standing  hash and size of each graph that we put in place; the union has no hash
    """

    sizes: Mapping[str, int]
    sent: Mapping[str, int]
    standing: Mapping[str, tuple[str, int]]

    def stands(self, part: Part) -> bool:
        """Say whether the graph holds what it is to hold."""
        if not part.triples:
            return part.graph not in self.sizes and part.graph not in self.standing
        wanted = (part.hash, part.count)
        return wanted == (
            self.standing.get(part.graph, ("", 0))[0],
            self.sizes.get(part.graph, 0),
        )

    def is_sent(self, part: Part) -> bool:
        """Say whether the graph aside holds all of it."""
        held = self.sizes.get(part.aside, 0)
        return self.sent.get(part.aside) == part.count == held

    def has_sound_union(self) -> bool:
        """Say whether the union can be trusted to hold what the graphs state."""
        return UNION in self.standing and all(
            self.sizes.get(graph, 0) == size
            for graph, (_, size) in self.standing.items()
        )


class Loader:
    """Loads a server that answers by *ask* and is changed by *update*.

    Both may be called again with the same text when it is not known what came of it.
    *switch* is as *update*, for what may take long.
    """

    def __init__(
        self,
        ask: Callable[[str], Rows],
        update: Callable[[str], None],
        switch: Callable[[str], None],
    ) -> None:
        self._ask = ask
        self._update = update
        self._switch = switch

    def load(self, contents: Mapping[str, Iterable[ox.Triple]]) -> bool:
        """Let each graph in *contents* hold what it says there; say if all do.

        They do not if the server keeps other statements than it was sent, or if
        somebody else loads it at the same time.
        """
        parts = [_part(graph, triples) for graph, triples in contents.items()]
        state = self._state()
        for again in range(_ROUNDS):
            changed = [part for part in parts if not state.stands(part)]
            if not changed and (state.has_sound_union() or not parts):
                self._forget(_lying(state))
                return True
            self._send(state, changed, anew=bool(again))
            state = self._state()
            if all(map(state.is_sent, changed)):
                self._put_in_place(state, changed)
                state = self._state()
        return False

    def _state(self) -> _State:
        return _State(
            sizes={str(g.value): int(n.value) for g, n in self._rows("graph-sizes")},
            sent={str(g.value): int(n.value) for g, n in self._rows("sent")},
            standing=self._standing(),
        )

    def _standing(self) -> dict[str, tuple[str, int]]:
        found = self._ask(_text("loaded.rq"))
        return {
            graph.value: (digest.value if digest else "", int(size.value))
            for graph, digest, size in found
            if graph and size
        }

    def _rows(self, name: str) -> Iterator[tuple[ox.NamedNode | ox.Literal, ...]]:
        for row in self._ask(_text(f"{name}.rq")):
            yield tuple(term for term in row if term is not None)

    def _send(self, state: _State, changed: Iterable[Part], *, anew: bool) -> None:
        """Send what is not aside yet, and let nothing else lie there.

        What a build before had begun is gone on with, but not *anew*.
        """
        missing = [part for part in changed if not state.is_sent(part)]
        begun = {part.aside: 0 if anew else _begun(state, part) for part in missing}
        kept = {part.aside for part in changed if state.is_sent(part)}
        kept |= {aside for aside, count in begun.items() if count}
        self._forget(_lying(state) - kept)
        statements = (
            line for part in missing for line in _statements(part, begun[part.aside])
        )
        while batch := [*islice(statements, BATCH)]:
            self._update(_insertion(batch))

    def _put_in_place(self, state: _State, changed: Iterable[Part]) -> None:
        switch = _text("switch.ru")
        moved = sum(part.count + state.sizes.get(part.graph, 0) for part in changed)
        if state.has_sound_union() and moved < state.sizes.get(UNION, 0):
            steps = [_text("union-changes.ru"), switch]
        else:
            steps = [switch, _text("union.ru")]
        steps.append(_text("settle.ru"))
        for part in changed:
            emptied = (part.aside,) if part.triples else (part.aside, part.graph)
            steps += (f"DROP SILENT GRAPH {ox.NamedNode(graph)}" for graph in emptied)
        self._switch(" ;\n".join(steps))

    def _forget(self, asides: Iterable[str]) -> None:
        form = _text("forget.ru")
        left = iter(sorted(asides))
        while few := [*islice(left, BATCH)]:
            steps = (form.replace("<urn:x-kkr:aside>", f"<{aside}>") for aside in few)
            self._update(" ;\n".join(steps))


def _part(graph: str, triples: Iterable[ox.Triple]) -> Part:
    said = frozenset(triples)
    return Part(graph, said, canonical.digest(said))


def _lying(state: _State) -> set[str]:
    """Return the graphs aside that hold something or are said to."""
    held = {graph for graph in state.sizes if graph.startswith(ASIDE)}
    return (held | {*state.sent}) - {_MANIFEST, _STANDING, RECEIVED}


def _begun(state: _State, part: Part) -> int:
    """Return how many statements need not be sent, being there from a build before.

    They were sent in this order.  If others of them are there, some will be missing at
    the end, which the count tells.
    """
    held = state.sizes.get(part.aside, 0)
    return held if held <= part.count else 0


def _statements(part: Part, begun: int) -> Iterator[tuple[str, str]]:
    """Yield each statement to send, with the graph it goes to; last that all were."""
    lines = canonical.form(part.triples).decode().split("\n")[:-1]
    for line in lines[begun:]:
        yield part.aside, line
    yield _MANIFEST, _noted(part)


def _noted(part: Part) -> str:
    said = (
        f"<{_DCT}replaces> {ox.NamedNode(part.graph)}",
        f"<{_DCT}identifier> {ox.Literal(part.hash)}",
        f"<{_VOID}triples> {ox.Literal(part.count)}",
    )
    return f"{ox.NamedNode(part.aside)} {' ; '.join(said)} ."


def _insertion(batch: Iterable[tuple[str, str]]) -> str:
    by_graph: dict[str, list[str]] = {}
    for graph, line in batch:
        by_graph.setdefault(graph, []).append(line)
    blocks = (
        f"GRAPH {ox.NamedNode(graph)} {{\n" + "\n".join(lines) + "\n}"
        for graph, lines in by_graph.items()
    )
    return "INSERT DATA {\n" + "\n".join(blocks) + "\n}"


def _text(name: str) -> str:
    return (QUERIES / "internal" / name).read_text("utf-8")
