"""Find the chains of properties that the core rules look through.

Such as ``kkr:leadBasis``, then ``skos:inScheme``: from the node that a rule is about to
all that it sees.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Final, NamedTuple, TypeAlias

import pyoxigraph as ox

from kkr_graph.shapes import RDF, SH, Node, Shapes, members, objects

_TYPE: Final = f"{RDF}type"
_NESTED: Final = ("node", "not", "property", "qualifiedValueShape")
_LISTED: Final = ("and", "or", "xone")
_ONE: Final = ox.Literal(1)
_SPOKEN: Final = frozenset({_TYPE, f"{SH}path", f"{SH}message", f"{SH}severity"})
_COMPARED: Final = ("equals", "disjoint", "lessThan", "lessThanOrEquals")


class Step(NamedTuple):
    """One property of a chain, followed forwards or backwards."""

    predicate: str
    backwards: bool = False


Chain: TypeAlias = tuple[Step, ...]


@dataclass(slots=True)
class Tree:
    """Steps, and what may come after each: by property, forwards and backwards.

    *ends* says whether the steps that led here are a chain already.
    """

    forwards: "dict[str, Tree]" = field(default_factory=dict)
    backwards: "dict[str, Tree]" = field(default_factory=dict)
    ends: bool = False

    def __bool__(self) -> bool:
        """Say whether any step may come here."""
        return bool(self.forwards or self.backwards)

    def grow(self, chain: Iterable[Step]) -> None:
        """Let *chain* be one of those that the tree holds."""
        branch = self
        for step in chain:
            ways = branch.backwards if step.backwards else branch.forwards
            branch = ways.setdefault(step.predicate, Tree())
        branch.ends = True


class _Core:
    """Rules, told apart by those of them that are without SPARQL."""

    __slots__ = ("rules",)

    def __init__(self, rules: Shapes) -> None:
        self.rules = rules

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Core) and self.rules.core == other.rules.core

    def __hash__(self) -> int:
        return hash(self.rules.core)


def of_rules(rules: Shapes) -> frozenset[Chain]:
    """Return every chain of properties that the core rules look through."""
    return _chains(_Core(rules))


def aims(rules: Shapes) -> frozenset[str]:
    """Return the properties that rules look at backwards only to find whom to judge.

    One statement by such a property that leads to a node is as good as all.
    """
    return _aims(_Core(rules))


def ways(rules: Shapes) -> Mapping[Step, Tree]:
    """Return each step of a chain, and the steps that may lead to it, last first."""
    return _ways(_Core(rules))


def tree(rules: Shapes) -> Tree:
    """Return the chains as a tree: each step, and the steps that may come after it."""
    return _tree(_Core(rules))


@cache
def _ways(core: _Core) -> Mapping[Step, Tree]:
    found: dict[Step, Tree] = {}
    for chain in _chains(core):
        for place, step in enumerate(chain):
            found.setdefault(step, Tree()).grow(reversed(chain[:place]))
    return found


@cache
def _tree(core: _Core) -> Tree:
    root = Tree()
    for chain in _chains(core):
        root.grow(chain)
    return root


@cache
def _chains(core: _Core) -> frozenset[Chain]:
    graph = core.rules.graph
    known: dict[Node, frozenset[Chain]] = {}
    found: set[Chain] = set()
    for shape, aim in _aimed(graph):
        found |= {(aim,), (Step(_TYPE),)} | _seen(graph, shape, known)
    return frozenset(found)


@cache
def _aims(core: _Core) -> frozenset[str]:
    graph = core.rules.graph
    found = {aim.predicate for _, aim in _aimed(graph) if aim.backwards}
    looked_at: set[str] = set()
    inverse = graph.quads_for_pattern(None, ox.NamedNode(f"{SH}inversePath"), None)
    for path in inverse:
        kept = looked_at if _counts_more(graph, path.subject) else found
        kept.add(_iri(path.object))
    return frozenset(found - looked_at)


def _counts_more(graph: ox.Store, path: Node | ox.Triple) -> bool:
    """Say whether a rule on *path* demands anything but that it leads somewhere."""
    shapes = [*graph.quads_for_pattern(None, ox.NamedNode(f"{SH}path"), path)]
    return not shapes or not all(
        part.predicate.value in _SPOKEN
        or (part.predicate.value == f"{SH}minCount" and part.object == _ONE)
        for shape in shapes
        for part in graph.quads_for_pattern(shape.subject, None, None)
    )


def _aimed(graph: ox.Store) -> Iterator[tuple[ox.NamedNode, Step]]:
    """Yield each shape and the property by which it finds whom to judge."""
    aims = {"targetClass": _TYPE, "targetSubjectsOf": None, "targetObjectsOf": None}
    for name, predicate in aims.items():
        for quad in graph.quads_for_pattern(None, ox.NamedNode(f"{SH}{name}"), None):
            shape, aimed = quad.subject, quad.object
            if isinstance(shape, ox.NamedNode) and isinstance(aimed, ox.NamedNode):
                yield shape, Step(predicate or aimed.value, name == "targetObjectsOf")


def _iri(node: Node | ox.Triple) -> str:
    return node.value if isinstance(node, ox.NamedNode) else ""


def _seen(
    graph: ox.Store, shape: Node, known: dict[Node, frozenset[Chain]]
) -> frozenset[Chain]:
    """Return the chains that *shape* looks through; those of *known* shapes are."""
    if shape not in known:
        further = {(), *((Step(_TYPE),) for _ in objects(graph, shape, f"{SH}class"))}
        for nested in _nested(graph, shape):
            further |= _seen(graph, nested, known)
        compared = {
            (Step(other.value),)
            for name in _COMPARED
            for other in objects(graph, shape, f"{SH}{name}")
        }
        paths = _paths(graph, shape)
        known[shape] = frozenset(compared | {a + b for a in paths for b in further})
    return known[shape]


def _nested(graph: ox.Store, shape: Node) -> Iterator[Node]:
    """Yield the shapes that *shape* is made of."""
    for name in _NESTED:
        yield from objects(graph, shape, f"{SH}{name}")
    for name in _LISTED:
        for head in objects(graph, shape, f"{SH}{name}"):
            yield from members(graph, head)


def _paths(graph: ox.Store, shape: Node) -> list[Chain]:
    path = next(iter(objects(graph, shape, f"{SH}path")), None)
    if path is None:
        return [()]
    return [(step,) for step in _steps(graph, path)]


def _steps(graph: ox.Store, path: Node) -> list[Step]:
    """Return the step, or the alternative steps, of *path*.

    Longer kinds of path are not used in our shapes; a test holds that.
    """
    if isinstance(path, ox.NamedNode):
        return [Step(path.value)]
    if inverse := objects(graph, path, f"{SH}inversePath"):
        return [Step(inverse[0].value, backwards=True)]
    choices = objects(graph, path, f"{SH}alternativePath")
    listed = members(graph, choices[0]) if choices else []
    if not listed:
        message = f"no chain can be made of the path {path}"
        raise ValueError(message)
    return [Step(step.value) for step in listed if isinstance(step, ox.NamedNode)]
