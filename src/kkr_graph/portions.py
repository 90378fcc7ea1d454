"""Check the core rules a portion at a time: for more than memory has room for.

The validator takes about 700 bytes of memory for each statement it is shown. So many
statements are shown to it in portions, each some sources whole, with the verdict of
showing it all. A rule looks at a node through chains of properties (``rule_chains``).
What lies on them is in the portion, if the node and all that it leads to are spoken of
in no other; nodes that several portions speak of are *shared*, and what is said of
them, and of what they lead to, is shown with every portion. A verdict on a node is
heard from its own portion, on a shared one from any. A test holds that the findings are
the same.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Final

from kkr_graph import rule_chains
from kkr_graph.breaches import Finding
from kkr_graph.lines import Lines, read
from kkr_graph.relevance import of_core
from kkr_graph.rule_chains import Chain, Step
from kkr_graph.shapes import RDFS, Shapes

_OBJECT: Final = re.compile(rb"> (<[^>]*>) \.\n")
_BACKGROUND: Final = -1
_ABOVE: Final = f"{RDFS}subClassOf"

Validate = Callable[[Shapes, Sequence[Lines]], Iterator[Finding]]


@dataclass(slots=True)
class _Nodes:
    """Which portion speaks of each node, by the hash of its name.

    homes   the first portion that speaks of a node
    shared  the nodes that more than one speaks of
    """

    homes: dict[int, int] = field(default_factory=dict)
    shared: set[int] = field(default_factory=set)

    def hear(self, portion: int, text: bytes) -> None:
        """Take in the nodes that *text* speaks of."""
        for name in chain(_subjects(text), {*_OBJECT.findall(text)}):
            node = hash(name)
            if self.homes.setdefault(node, portion) != portion:
                self.shared.add(node)

    def is_heard(self, portion: int, name: str) -> bool:
        """Say whether a verdict of *portion* on the node called *name* counts."""
        node = hash(f"<{name}>".encode())
        home = self.homes.get(node, portion)
        return home == portion or node in self.shared


def findings(
    rules: Shapes,
    sources: Sequence[Lines],
    background: Lines,
    validate: Validate,
    most: int,
) -> Iterator[Finding]:
    """Yield what *sources* break of the core *rules* together, as *validate* says it.

    *background* is what they lean on; *most* how many statements make a portion, if a
    single source is no larger.
    """
    known = of_core(rules.core)
    portions = [*_cut(sources, most)]
    nodes = _Nodes()
    nodes.hear(_BACKGROUND, background.text(known))
    for number, portion in enumerate(portions):
        for one in portion:
            nodes.hear(number, one.text(known))
    common = _common(rules, (background, *sources), nodes.shared)
    for number, portion in enumerate(portions):
        for found in validate(rules, (background, common, *portion)):
            if nodes.is_heard(number, found.focus):
                yield found


def _cut(sources: Iterable[Lines], most: int) -> Iterator[list[Lines]]:
    """Yield *sources* in portions of at most *most* statements, or a single source."""
    portion: list[Lines] = []
    for one in sources:
        if portion and sum(map(len, portion)) + len(one) > most:
            yield portion
            portion = []
        portion.append(one)
    yield portion  # an empty one too, for what the background breaks


def _common(rules: Shapes, sources: Sequence[Lines], shared: set[int]) -> Lines:
    """Return what the chains of the *rules* see from the *shared* nodes on.

    A chain comes to a shared node after none or some of its steps: the rest of it, any
    end of a chain, is followed from there.  All that is said of classes is seen too.
    """
    ends = {one[at:] for one in rule_chains.of_rules(rules) for at in range(len(one))}
    said = {line for one in sources for line in _lines(one.text({_ABOVE}))}
    reached: dict[Chain, set[int]] = {(): shared}
    for length in range(1, max(map(len, ends), default=0) + 1):
        beginnings = {one[:length] for one in ends if len(one) >= length}
        found: dict[Chain, set[int]] = {}
        for step in {one[-1] for one in beginnings}:
            those = [one for one in beginnings if one[-1] == step]
            nodes = set[int]().union(*(reached[one[:-1]] for one in those))
            seen = {line for one in sources for line in _along(one, step, nodes)}
            said |= seen
            end = _subject if step.backwards else _object
            led = set(map(end, seen))
            found |= dict.fromkeys(those, led)
        reached = found
    return read(b"".join(said))


def _along(source: Lines, step: Step, nodes: set[int]) -> Iterator[bytes]:
    """Yield the lines of *source* by which *step* leads on from *nodes*."""
    start = _object if step.backwards else _subject
    for line in _lines(source.text({step.predicate})):
        if start(line) in nodes:
            yield line


def _subject(line: bytes) -> int:
    return hash(line.partition(b" ")[0])


def _object(line: bytes) -> int:
    return hash(line.split(b" ", 2)[2][:-3])  # without " .\n"


def _lines(text: bytes) -> list[bytes]:
    return text.splitlines(keepends=True)


def _subjects(text: bytes) -> set[bytes]:
    return {line.partition(b" ")[0] for line in text.split(b"\n")} - {b""}
