"""Networks that go one way, from who to what, in columns of names tied by lines."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from kkr_graph.headers import Words
from kkr_graph.language import Language
from kkr_graph.network import Network, Node
from kkr_graph.network_pictures import words
from kkr_graph.pictures import columns, matrix
from kkr_graph.pictures.columns import Columns, Node as Name, Tie
from kkr_graph.pictures.matrix import Head, Matrix, Part
from kkr_graph.pictures.tied import Kind
from kkr_graph.spelling import alphabetical

MOST_IN_COLUMNS: Final = 150
"""More names than this, and the lines between them tell nothing any more."""

_NOTHING: Final = Words("", "")


@dataclass(frozen=True, slots=True)
class Look:
    """How one network is drawn.

    headings  of the three columns; the last may be empty
    first     the ties from the left column to the middle, and how each is drawn
    second    the ties from the middle to the right
    says      what a way to draw says in the legend, where it is not the usual
    middle    the kinds of things that stand in the middle, tied or not
    """

    headings: tuple[Words, Words, Words]
    first: Mapping[str, Kind]
    second: Mapping[str, Kind]
    says: Mapping[Kind, Words]
    middle: frozenset[str]


LEADS: Final = Look(
    (words.WHO, words.INITIATIVE, _NOTHING),
    {"leads": "leads"},
    {},
    {},
    frozenset({"Initiative"}),
)
FORUMS: Final = Look(
    (words.WHO, words.FORUM, _NOTHING),
    {"memberOf": "takes-part", "appoints": "belongs"},
    {},
    {"takes-part": words.MEMBER, "belongs": words.APPOINTS},
    frozenset({"Forum"}),
)
CITATIONS: Final = Look(
    (words.ITEM, words.DECISION, words.DECIDED_BY),
    {"cites": "takes-part"},
    {"decidedBy": "belongs"},
    {"takes-part": words.CITES, "belongs": words.TAKEN_BY},
    frozenset({"Decision"}),
)


def draw(network: Network, look: Look, language: Language, about: str) -> str:
    """Return *network* in columns as *look* has it."""
    names: tuple[dict[str, Name], ...] = ({}, {}, {})
    nodes = {node.id: node for node in network.nodes}
    ties: dict[Tie, None] = {}
    for edge in network.edges:
        at = 1 if edge.rel in look.second else 0
        drawn = (look.second if at else look.first).get(edge.rel, "takes-part")
        one = _put(names, at, nodes[edge.source])
        two = _put(names, at + 1, nodes[edge.target])
        ties[Tie(one, two, drawn)] = None
    tied = {end for edge in network.edges for end in (edge.source, edge.target)}
    for node in network.nodes:
        if node.id not in tied:
            _put(names, 1 if node.kind in look.middle else 0, node)
    left, middle, right = (_sorted(column) for column in names)
    return columns.draw(
        Columns(
            network.title.say(language),
            (
                look.headings[0].say(language),
                look.headings[1].say(language),
                look.headings[2].say(language),
            ),
            left,
            middle,
            right,
            tuple(ties),
            about=about,
            says={kind: said.say(language) for kind, said in look.says.items()},
        ),
        language,
    )


def draw_leads(network: Network, language: Language, about: str) -> str:
    """Return who leads what: in columns, or of very many names as a matrix."""
    if len(network.nodes) <= MOST_IN_COLUMNS:
        return draw(network, LEADS, language, about)
    nodes = {node.id: node for node in network.nodes}
    rows: dict[str, Node] = {}
    heads: dict[str, Head] = {}
    cells: dict[tuple[str, str], Part] = {}
    for edge in network.edges:
        rows[edge.target] = nodes[edge.target]
        who = _name(0, nodes[edge.source])
        heads[who.key] = Head(who.key, who.name, who.href)
        cells[edge.target, who.key] = "unnamed" if who.unknown else "leads"
    what = Matrix(
        network.title.say(language),
        tuple(
            Head(node.id, node.label, node.id)
            for node in sorted(rows.values(), key=lambda node: alphabetical(node.label))
        ),
        tuple(sorted(heads.values(), key=lambda head: alphabetical(head.name))),
        cells,
        about,
    )
    return matrix.draw(what, language)


def _put(names: tuple[dict[str, Name], ...], column: int, node: Node) -> str:
    """Put *node* in its *column* if it is not there, and return the key it has."""
    name = _name(column, node)
    names[column].setdefault(name.key, name)
    return name.key


def _name(column: int, node: Node) -> Name:
    """Return the name of *node*; all whom no source names for one reason are one."""
    if not node.unknown:
        return Name(f"{column} {node.id}", node.label, node.id)
    reason = node.attributes.get("reason")
    said = f"{node.label} ({reason})" if reason else node.label
    return Name(f"{column} ? {said}", said, unknown=True)


def _sorted(column: Mapping[str, Name]) -> tuple[Name, ...]:
    return tuple(sorted(column.values(), key=lambda name: alphabetical(name.name)))
