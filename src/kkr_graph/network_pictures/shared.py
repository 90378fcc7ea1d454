"""Who shares how much with whom: each with each, as numbers."""

from kkr_graph.language import Language
from kkr_graph.network import Network
from kkr_graph.network_pictures import words
from kkr_graph.pictures import weights
from kkr_graph.pictures.weights import Head, Weights
from kkr_graph.spelling import alphabetical


def draw(network: Network, language: Language, about: str) -> str:
    """Return *network* as numbers in squares; names without ties are left out."""
    numbers: dict[tuple[str, str], int] = {}
    for edge in network.edges:
        pair = min(edge.source, edge.target), max(edge.source, edge.target)
        numbers[pair] = numbers.get(pair, 0) + edge.weight
    tied = {end for pair in numbers for end in pair}
    heads = [
        Head(node.id, node.label, node.id) for node in network.nodes if node.id in tied
    ]
    what = Weights(
        network.title.say(language),
        words.SHARED.say(language),
        tuple(sorted(heads, key=lambda head: alphabetical(head.name))),
        numbers,
        f"{about} {words.BOTH_DIRECTIONS.say(language)}",
    )
    return weights.draw(what, language)
