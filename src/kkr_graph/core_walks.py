"""Which nodes the core rules may judge otherwise after a change, and what they see.

A core rule looks at a node through chains of properties (``kkr:leadBasis``, then
``skos:inScheme``).  A changed triple can matter only to a node from which some chain
runs through it; walking each chain backwards from the change finds those nodes, walking
forwards from them finds all that their rules can see.
"""

from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final, TypeAlias, cast

import pyoxigraph as ox

from kkr_graph import rule_chains
from kkr_graph.rule_chains import Tree
from kkr_graph.rule_changes import Changed
from kkr_graph.shapes import Node, Shapes
from kkr_graph.surroundings import Surroundings, Wanted

_End: TypeAlias = Node | ox.Triple

# Properties of a node that are looked up one by one; from there on all that it states.
_FEW: Final = 8


def touched(rules: Shapes, changed: Changed, both: Surroundings) -> set[str]:
    """Return the nodes that a *changed* triple may give another verdict.

    *both* must hold what was there before as well as what is there now.
    """
    found = set[_End]()
    for last, before in rule_chains.ways(rules).items():
        if last.predicate not in changed:
            continue
        ends = changed.objects if last.backwards else changed.subjects
        ways: list[tuple[Tree, Iterable[_End]]]
        ways = [(before, ends(last.predicate))]
        while ways:
            branch, nodes = ways.pop()
            if branch.ends:
                found.update(nodes)
            if branch:
                ways += _back(both, nodes, branch)
    return {node.value for node in found if isinstance(node, ox.NamedNode)}


def seen(
    rules: Shapes,
    touched: Iterable[str],
    both: Surroundings,
    lost: Container[ox.Triple],
    shown: Callable[[Node], bool],
) -> Wanted:
    """Return the statements that the rules see from the nodes *touched*.

    But for those that are *lost*, and what a node states that is *shown* to the rules
    anyhow.
    """
    walk = _Walk(both, rule_chains.tree(rules), rule_chains.aims(rules), lost, shown)
    ways = [(walk.tree, cast("_End", ox.NamedNode(iri))) for iri in touched]
    gone = set[tuple[int, _End]]()
    while ways:
        branch, node = ways.pop()
        asked = (id(branch), node)
        if isinstance(node, ox.Triple) or asked in gone:
            continue
        gone.add(asked)
        ways += walk.on(branch, node)
        if branch.backwards:
            ways += walk.back(branch, node)
    return walk.seen


@dataclass(frozen=True, slots=True)
class _Walk:
    """Collects what is seen, a step at a time."""

    both: Surroundings
    tree: Tree
    aims: frozenset[str]
    lost: Container[ox.Triple]
    shown: Callable[[Node], bool]
    seen: Wanted = field(default_factory=Wanted)

    def on(self, branch: Tree, node: Node) -> Iterator[tuple[Tree, _End]]:
        """Yield where the steps forwards of *branch* lead from *node*."""
        if isinstance(node, ox.Literal):
            return
        shown = self.shown(node)
        for predicate, further in _steps_on(self.both, node, branch):
            if not shown:
                self.seen.openings.add((node, ox.NamedNode(predicate)))
            if further:
                for one in self.both.from_node(node, predicate):
                    yield further, one.object

    def back(self, branch: Tree, node: Node) -> Iterator[tuple[Tree, _End]]:
        """Yield where the steps backwards of *branch* lead from *node*."""
        for predicate in self.both.leading_to(node, branch.backwards.keys()):
            further = branch.backwards[predicate]
            if branch is self.tree and predicate in self.aims:
                if one := self.both.any_to(node, predicate, self.lost):
                    self._see(node, one)
                continue
            for one in self.both.to_node(node, predicate):
                self._see(node, one)
                if further:
                    yield further, one.subject

    def _see(self, node: Node, one: ox.Triple) -> None:
        if isinstance(node, ox.NamedNode):
            self.seen.alone.add(one)
        else:  # a value, which may be spelled otherwise
            self.seen.openings.add((one.subject, one.predicate))


def _steps_on(
    around: Surroundings, node: Node, branch: Tree
) -> Iterable[tuple[str, Tree]]:
    """Return the steps forwards of *branch* that lead from *node*, if any does."""
    if len(branch.forwards) < _FEW:
        return branch.forwards.items()
    on = branch.forwards
    return [(name, on[name]) for name in around.all_from(node) if name in on]


def _back(
    around: Surroundings, nodes: Iterable[_End], branch: Tree
) -> list[tuple[Tree, set[_End]]]:
    """Return the nodes from which the steps of *branch* lead to *nodes*."""
    found: dict[int, tuple[Tree, set[_End]]] = {}

    def met(further: Tree, ends: Iterable[_End]) -> None:
        found.setdefault(id(further), (further, set()))[1].update(ends)

    for node in nodes:
        if branch.forwards:
            for predicate in around.leading_to(node, branch.forwards.keys()):
                led = around.to_node(node, predicate)
                met(branch.forwards[predicate], [one.subject for one in led])
        for predicate, further in branch.backwards.items():
            led = around.from_node(node, predicate)
            met(further, [one.object for one in led])
    return [*found.values()]
