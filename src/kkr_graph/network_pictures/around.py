"""One thing and what it is tied to: it in the middle, the others by what ties them."""

from collections import Counter
from collections.abc import Iterable
from typing import Final

from kkr_graph.language import Language
from kkr_graph.network import Edge, Network, Node
from kkr_graph.network_pictures import words
from kkr_graph.pictures import ego
from kkr_graph.pictures.ego import Ego, Group, Neighbour
from kkr_graph.spelling import alphabetical

_DISTANCE: Final = "distance"


def draw(network: Network, language: Language, about: str) -> str:
    """Return *network* round its middle.

    What is more than one step away stands in a group of its own, by way of whom.
    """
    heart = middle(network)
    if heart is None:
        return ego.draw(Ego(network.title.say(language), "", (), about=about), language)
    nodes = {node.id: node for node in network.nodes}
    groups: dict[str, dict[str, Neighbour]] = {}
    near: set[str] = {heart.id}
    for edge in network.edges:
        if heart.id not in (edge.source, edge.target) or edge.source == edge.target:
            continue
        out = edge.source == heart.id
        other = nodes[edge.target if out else edge.source]
        near.add(other.id)
        said = words.tie if out or not network.directed else words.tie_back
        group = groups.setdefault(said(edge.rel, language), {})
        group.setdefault(other.id, _neighbour(other, words.when(edge, language)))
    shown = [
        Group(name, _in_order(group.values())) for name, group in sorted(groups.items())
    ]
    if far := _further(network, nodes, near, language):
        shown.append(Group(words.FURTHER.say(language), _in_order(far)))
    what = Ego(
        network.title.say(language),
        heart.label,
        tuple(shown),
        words.kind(heart, language),
        about,
    )
    return ego.draw(what, language)


def middle(network: Network) -> Node | None:
    """Return the thing that *network* is about: nearest to it, or tied to most."""
    count = Counter(end for edge in network.edges for end in _ends(edge))
    return min(
        network.nodes,
        key=lambda node: (_distance(node), -count[node.id], node.id),
        default=None,
    )


def _distance(node: Node) -> float:
    away = node.attributes.get(_DISTANCE)
    return float(away) if isinstance(away, int | float) else float("inf")


def _ends(edge: Edge) -> tuple[str, str]:
    return edge.source, edge.target


def _further(
    network: Network, nodes: dict[str, Node], near: set[str], language: Language
) -> list[Neighbour]:
    """Return what is not tied to the middle itself, with whom it is tied to."""
    said = words.BY_WAY_OF.say(language)
    found: dict[str, Neighbour] = {}
    for edge in network.edges:
        for end, other in (_ends(edge), _ends(edge)[::-1]):
            if end not in near and (other in near or end not in found):
                note = said.format(name=nodes[other].label)
                if found.get(end) is None or other in near:
                    found.setdefault(end, _neighbour(nodes[end], note))
    for node in network.nodes:
        if node.id not in near and node.id not in found:
            found[node.id] = _neighbour(node, words.UNTIED.say(language))
    return [found[end] for end in sorted(found)]


def _neighbour(node: Node, note: str) -> Neighbour:
    return Neighbour(node.label, "" if node.unknown else node.id, note)


def _in_order(group: Iterable[Neighbour]) -> tuple[Neighbour, ...]:
    return tuple(sorted(group, key=lambda one: alphabetical(one.name)))
