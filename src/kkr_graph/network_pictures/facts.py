"""The facts of a network as two tables: its ties with their sources, and its names."""

from kkr_graph.document import Source, Table, Text
from kkr_graph.language import Language
from kkr_graph.network import Edge, Network, Node
from kkr_graph.network_pictures import words
from kkr_graph.spelling import alphabetical

_DETAILS = ("role", "status", "person", "shared")  # of a tie, all of them text


def tables(network: Network, language: Language) -> tuple[Table, ...]:
    """Return the ties of *network*, then its names."""
    nodes = {node.id: node for node in network.nodes}
    weighed = not network.directed
    # Who shares what with whom is counted, not stated: it has no time of its own.
    columns = [words.SOURCE, words.TIE, words.TARGET]
    columns += [words.WEIGHT] if weighed else [words.TIME]
    columns += [words.REMARK, words.CITATION]
    edges = sorted(
        network.edges,
        key=lambda edge: (
            alphabetical(nodes[edge.source].label),
            edge.rel,
            alphabetical(nodes[edge.target].label),
            edge.id,
        ),
    )
    rows = tuple(_tie(edge, nodes, language, weighed=weighed) for edge in edges)
    return (
        Table(
            words.EDGES.say(language),
            tuple(column.say(language) for column in columns),
            rows,
            frozenset({len(columns) - 3}) if weighed else frozenset(),
        ),
        Table(
            words.NODES.say(language),
            tuple(
                column.say(language)
                for column in (words.NAME, words.KIND, words.REMARK)
            ),
            tuple(
                _name(node, language)
                for node in sorted(
                    network.nodes, key=lambda node: (*alphabetical(node.label), node.id)
                )
            ),
        ),
    )


def _tie(
    edge: Edge, nodes: dict[str, Node], language: Language, *, weighed: bool
) -> tuple[Text, ...]:
    when = words.when(edge, language)
    time = Text(when) if when else Text(words.NO_TIME.say(language), missing=True)
    details = [
        str(edge.attributes[name]) for name in _DETAILS if name in edge.attributes
    ]
    return (
        _named(nodes[edge.source]),
        Text(words.tie(edge.rel, language)),
        _named(nodes[edge.target]),
        Text(str(edge.weight)) if weighed else time,
        Text("; ".join(dict.fromkeys(details))),
        _cited(edge, language),
    )


def _named(node: Node) -> Text:
    return Text(node.label, missing=node.unknown)


def _cited(edge: Edge, language: Language) -> Text:
    said = edge.attributes.get("citation") or edge.attributes.get("document")
    if not said:
        return Text(words.NO_SOURCE.say(language), missing=True)
    passage = edge.attributes.get("passage")
    return Text("", (Source(str(said), str(passage or "")),))


def _name(node: Node, language: Language) -> tuple[Text, ...]:
    sort = node.attributes.get("classification")
    kind = words.kind(node, language)
    remark = node.attributes.get("reason") or node.attributes.get("text") or ""
    shown = "" if node.unknown else node.id
    name = Text("", (Source(node.label, shown),)) if shown else _named(node)
    return (
        name,
        Text(f"{kind} ({sort})" if sort and sort != kind else kind),
        Text(str(remark) if remark != node.label else ""),
    )
