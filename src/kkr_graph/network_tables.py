"""A network as tables for people and spreadsheets: its edges, measures and changes.

Each table is an ``Answer``, so every form that answers are written in will do.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from pyoxigraph import Literal, NamedNode

from kkr_graph import network_words as words
from kkr_graph.answers.answer import Answer, Row, Term
from kkr_graph.answers.prose import write_date
from kkr_graph.headers import Column, Question, Words
from kkr_graph.language import Language
from kkr_graph.measures import MEASURES, Measured
from kkr_graph.network import Edge, Network, Node, Value
from kkr_graph.network_changes import Change
from kkr_graph.spelling import alphabetical

_FROM: Final = Column("sourceLabel", "text", Words("fra", "from"))
_REL: Final = Column("relLabel", "text", Words("forbindelse", "tie"))
_TO: Final = Column("targetLabel", "text", Words("til", "to"))
_SHARED: Final = Column("shared", "text", Words("fælles om", "what they share"))
_SAID: Final = (
    Column("role", "text", Words("rolle", "role")),
    Column("status", "text", Words("status", "status")),
    Column("person", "text", Words("person", "person")),
    Column("seats", "integer", Words("pladser", "seats")),
)
_WEIGHT: Final = Column("weight", "integer", Words("vægt", "weight"))
_SINCE: Final = Column("since", "date", Words("fra og med", "since"))
_UNTIL: Final = Column("until", "date", Words("til (ikke med)", "until (not included)"))
_REASON: Final = Column(
    "reason", "text", Words("hvorfor ikke nævnt", "why not named"), shown=False
)
_CITATION: Final = Column("citation", "text", Words("kilde", "source"))
_MACHINE: Final = (
    Column("edge", "iri", Words("kant", "edge"), shown=False),
    Column("source", "iri", Words("fra", "from"), shown=False),
    Column("rel", "code", Words("forbindelse", "tie"), shown=False),
    Column("target", "iri", Words("til", "to"), shown=False),
)
_EDGES: Final = (
    *(_FROM, _REL, _TO, _SHARED, *_SAID, _WEIGHT, _SINCE, _UNTIL, _REASON, _CITATION),
    *_MACHINE,
)
_CHANGED: Final = Words("ændring", "change")
_BEFORE: Final = Words("før", "before")
_CHANGES: Final = (
    Column("change", "text", _CHANGED),
    *(_FROM, _REL, _TO, _SHARED, *_SAID, _WEIGHT, _SINCE, _UNTIL, _REASON),
    Column("before", "text", _BEFORE),
    *(_CITATION, *_MACHINE),
)
_MEASURES: Final = (
    Column("node", "iri", Words("knude", "node"), shown=False),
    Column("nodeLabel", "text", Words("navn", "name")),
    Column("kind", "text", Words("slags", "kind")),
    Column("degree", "integer", Words("naboer", "degree")),
    Column("betweenness", "decimal", Words("mellemled", "betweenness")),
    Column("community", "integer", Words("gruppe", "community")),
    Column("bridges", "integer", Words("broer", "bridges")),
    Column("reach", "integer", Words("rækkevidde", "reach")),
)
_SORTS: Final = {
    "came": Words("kom til", "came"),
    "went": Words("faldt bort", "went"),
    "changed": Words("ændret", "changed"),
}
_NAMES: Final = {column.name: column.words for column in _EDGES}


def edges(network: Network, language: Language) -> Answer:
    """Return the edges of *network*, by the names of what they tie."""
    nodes = {node.id: node for node in network.nodes}
    rows = [_edge(edge, nodes, language) for edge in network.edges]
    columns = _narrowed(_EDGES, network.edges)
    return _answer(network, network.title, columns, sorted(rows, key=_by_names))


def changes(
    earlier: Network, later: Network, found: Iterable[Change], language: Language
) -> Answer:
    """Return what changed from *earlier* to *later*: ``network_changes.between``."""
    nodes = {node.id: node for node in (*earlier.nodes, *later.nodes)}
    at = len(_EDGES) - len(_MACHINE) - 1
    rows = []
    for change in found:
        row = _edge(change.edge, nodes, language)
        sort = Literal(_SORTS[change.sort].say(language))
        before = _term(_was(change, language) or None)
        rows.append((sort, *row[:at], before, *row[at:]))
    title = Words(
        f"{earlier.title.da} → {_day(later, 'da')}",
        f"{earlier.title.en} → {_day(later, 'en')}",
    )
    columns = _narrowed(_CHANGES, (*earlier.edges, *later.edges))
    return _answer(later, title, columns, rows)


def measures(network: Network, measured: Measured, language: Language) -> Answer:
    """Return the measures of the nodes, the one with most neighbours first."""
    pairs = zip(network.nodes, measured.standings, strict=True)
    ordered = sorted(
        pairs, key=lambda pair: (-pair[1].degree, *alphabetical(pair[0].label))
    )
    rows: list[Row] = [
        (
            NamedNode(node.id),
            Literal(node.label),
            Literal(words.kind(node.kind, language)),
            *(_number(getattr(standing, name)) for name in MEASURES),
        )
        for node, standing in ordered
    ]
    return _answer(network, network.title, _MEASURES, rows)


def explained(network: Network, measured: Measured) -> tuple[Words, ...]:
    """Return what each measure means, a sentence each, then the whole in figures."""
    estimate = Words(
        "Mellemled er et skøn ud fra 200 af knuderne.",
        "Betweenness is an estimate from 200 of the nodes.",
    )
    nodes, edges_ = len(network.nodes), len(network.edges)
    whole = Words(
        f"I alt: {nodes} knuder, {edges_} forbindelser, {measured.parts} dele, der "
        f"hænger sammen hver for sig (den største har {measured.largest} knuder), "
        f"{measured.communities} grupper, {len(measured.bridges)} broer.",
        f"In all: {nodes} nodes, {edges_} ties, {measured.parts} parts that hang "
        f"together each for itself (the largest has {measured.largest} nodes), "
        f"{measured.communities} communities, {len(measured.bridges)} bridges.",
    )
    unknown = Words(
        "Hver leder eller indehaver, som ingen kilde nævner, er en knude for sig.",
        "Each lead or holder whom no source names is a node of its own.",
    )
    some = any(node.unknown for node in network.nodes)
    return (
        *MEASURES.values(),
        *((estimate,) if measured.sampled else ()),
        *((unknown,) if some else ()),
        whole,
    )


def _narrowed(columns: tuple[Column, ...], found: Sequence[Edge]) -> tuple[Column, ...]:
    """Return *columns* without that of the tie for people, if there is but one sort."""
    if len({edge.rel for edge in found}) > 1:
        return columns
    return tuple(
        replace(column, shown=False) if column is _REL else column for column in columns
    )


def _answer(
    network: Network, title: Words, columns: tuple[Column, ...], rows: Sequence[Row]
) -> Answer:
    name = f"network-{network.name}"
    question = Question(name, title, ("networks",), (), columns, (), "")
    return Answer(question, columns, tuple(rows))


def _edge(edge: Edge, nodes: dict[str, Node], language: Language) -> Row:
    source, target = nodes[edge.source], nodes[edge.target]
    said = edge.attributes
    reason = source.attributes.get("reason") if source.unknown else None
    return (
        Literal(f"{source.label} ({reason})" if reason else source.label),
        Literal(words.rel(edge.rel, language)),
        Literal(target.label),
        _term(said.get("shared")),
        *(_term(said.get(column.name)) for column in _SAID),
        _number(edge.weight) if "shared" in said else None,
        _term(edge.since),
        _term(edge.until),
        _term(reason),
        _term(said.get("citation")),
        NamedNode(edge.id),
        NamedNode(edge.source),
        Literal(edge.rel),
        NamedNode(edge.target),
    )


def _by_names(row: Row) -> tuple[str, ...]:
    cells = [row[0], row[2], row[1], row[-4]]
    keys = (alphabetical(cell.value if cell else "") for cell in cells)
    return tuple(part for key in keys for part in key)


def _was(change: Change, language: Language) -> str:
    """Return what an edge that changed said before: "vægt: 1; fælles om: –"."""
    return "; ".join(
        f"{_NAMES[name].say(language)}: {_written(value, language)}"
        for name, value in change.before.items()
        if name in _NAMES
    )


def _written(value: Value | None, language: Language) -> str:
    if isinstance(value, date):
        return write_date(value, language)
    return "–" if value is None else str(value)


def _day(network: Network, language: Language) -> str:
    return write_date(network.on, language) if network.on else "–"


def _number(value: float) -> Literal:
    return Literal(f"{value:g}" if isinstance(value, float) else str(value))


def _term(value: Value | None) -> Term | None:
    if value is None:
        return None
    return Literal(value.isoformat() if isinstance(value, date) else str(value))
