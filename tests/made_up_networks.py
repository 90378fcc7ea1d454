"""Networks made for tests, with plainly fictional names, and what stands in them."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from kkr_graph.headers import Words
from kkr_graph.network import Edge, Network, Node, Value

ID: Final = "https://w3id.org/kkr/id/"
TITLE: Final = Words("Hvem leder hvad", "Who leads what")

# Names that break what does not take care, each at its own format.
HOSTILE: Final = (
    "Æblegård & Østerå <Å>",
    '"]; n9 -->|x| n8["',
    "]]></data></node>",
    "=1+1",
    "@SUM(A1)",
    "-2 procent",
    "Linje et\nlinje to\tog mere",
    "\\N\\l\\",
    "#quot; %%{init: {}}%%",
    "end",
    "{a|b}; 'c', `d`",
    "Café \N{GREEK SMALL LETTER ALPHA} \N{WHITE SMILING FACE} 𝄞",
    "<script>alert(1)</script>",
)

LEADS: Final = Network(
    "leads",
    TITLE,
    (
        Node(f"{ID}initiative/groen", "Grøn mobilitet", "Initiative"),
        Node(
            f"{ID}initiative/vand",
            "Vand på tværs",
            "Initiative",
            attributes={"amount": 1550000.5, "open": True},
        ),
        Node(f"{ID}lead/0002", "Ikke oplyst", "Unknown", unknown=True),
        Node(
            f"{ID}municipality/0001",
            "Eksempel Kommune",
            "Municipality",
            attributes={"code": "0001", "inhabitants": 12000},
        ),
        Node(
            f"{ID}municipality/0002",
            "Øster Prøveby Kommune",
            "Municipality",
            attributes={"code": "0002", "merged": date(2007, 1, 1), "note": ""},
        ),
    ),
    (
        Edge(
            f"{ID}lead/0001",
            f"{ID}municipality/0001",
            f"{ID}initiative/groen",
            "leads",
            date(2025, 9, 2),
            date(2026, 1, 1),
            attributes={"status": "besluttet", "page": 4},
        ),
        Edge(
            f"{ID}lead/0002",
            f"{ID}lead/0002",
            f"{ID}initiative/vand",
            "leads",
            attributes={"page": 7, "certain": False, "stated": date(2025, 9, 2)},
        ),
        Edge(
            f"{ID}lead/0003",
            f"{ID}municipality/0001",
            f"{ID}initiative/groen",
            "leads",
            date(2022, 1, 1),
            weight=3,
            attributes={"share": 0.5},
        ),
        Edge(
            f"{ID}participation/0001",
            f"{ID}initiative/vand",
            f"{ID}initiative/vand",
            "takesIn",
            None,
            date(2026, 1, 1),
        ),
    ),
    date(2025, 9, 2),
)
"""A little of everything: unknown holder, parallel edges, a loop, a node alone."""

NOTHING: Final = Network("leads", TITLE, (), ())

UNDIRECTED: Final = Network(
    "cooperation", TITLE, LEADS.nodes, LEADS.edges, directed=False
)

NAMED: Final = Network(
    "hostile",
    Words("Navne & <farer>\x07", "Names & <dangers>\x07"),
    tuple(
        Node(f"{ID}thing/{n:04}", name, "Initiative", attributes={"said": name})
        for n, name in enumerate(HOSTILE)
    ),
    tuple(
        Edge(
            f"{ID}tie/{n:04}",
            f"{ID}thing/{n:04}",
            f"{ID}thing/0000",
            "leads",
            attributes={"said": name},
        )
        for n, name in enumerate(HOSTILE)
    ),
)

UNFIT: Final[tuple[tuple[str, Value], ...]] = (
    ("\x00", 1),
    ("\x1b", 2.5),
    ("\x7f", "tre"),
    ("\ud800", float("nan")),
    ("\ufffe", 2**70),
    ("\r\n", date(2025, 9, 2)),
    ("\x85", True),
)
BROKEN: Final = Network(
    "broken",
    TITLE,
    tuple(
        Node(
            f"{ID}thing/{n}",
            f"a{sign}b",
            "Initiative",
            attributes={"number": value, "said": f"c{sign}d"},
        )
        for n, (sign, value) in enumerate(UNFIT)
    ),
    (
        Edge(
            f"{ID}tie/1",
            f"{ID}thing/0",
            f"{ID}thing/1",
            "le\x00ads",
            attributes={
                "label": "l",
                "weight": 2,
                "id": "i",
                "source of it": "s",
                "0": "nul",
                "number": float("inf"),
            },
        ),
    ),
)
"""What a network must not hold: no format may write a broken file of it."""

ALL: Final = {
    "leads": LEADS,
    "nothing": NOTHING,
    "undirected": UNDIRECTED,
    "named": NAMED,
    "broken": BROKEN,
}


WHOLE: Final = {name: network for name, network in ALL.items() if network is not BROKEN}
"""Those that keep the contract, and must be read back as they are."""


def large(edges: int = 100_000, nodes: int = 20_000) -> Network:
    """Return a network of that size; the same each time."""
    return Network(
        "large",
        TITLE,
        tuple(
            Node(
                f"{ID}municipality/{n:05}",
                f"Eksempel Kommune nr. {n} på Øen",
                "Municipality",
                attributes={"code": f"{n:05}", "inhabitants": n * 17},
            )
            for n in range(nodes)
        ),
        tuple(
            Edge(
                f"{ID}lead/{n:06}",
                f"{ID}municipality/{n % nodes:05}",
                f"{ID}municipality/{n * 7919 % nodes:05}",
                "leads",
                date(2022, 1, 1) if n % 3 else None,
                date(2026, 1, 1) if n % 2 else None,
                1 + n % 5,
                {"status": "besluttet", "page": n % 40, "share": n / 7},
            )
            for n in range(edges)
        ),
    )


def node_data(node: Node, *, days_as_text: bool = True) -> dict[str, Value]:
    """Return what a reader should find of *node*, by the names it is written under."""
    said: dict[str, Value] = {
        "label": node.label,
        "kind": node.kind,
        "unknown": node.unknown,
    }
    return _as_read({**said, **node.attributes}, days_as_text=days_as_text)


def edge_data(edge: Edge, *, days_as_text: bool = True) -> dict[str, Value]:
    """Return what a reader should find of *edge*, its ends apart."""
    said = {
        "rel": edge.rel,
        "since": edge.since,
        "until": edge.until,
        "weight": edge.weight,
    }
    return _as_read({**said, **edge.attributes}, days_as_text=days_as_text)


def _as_read(
    said: Mapping[str, Value | None], *, days_as_text: bool
) -> dict[str, Value]:
    return {
        name: value.isoformat() if days_as_text and isinstance(value, date) else value
        for name, value in said.items()
        if value is not None and value != ""
    }


def nodes_of(network: Network, *, days_as_text: bool = True) -> dict[str, Any]:
    """Return what a reader should find of each node, by its IRI."""
    return {
        node.id: node_data(node, days_as_text=days_as_text) for node in network.nodes
    }


def either_way(edges: Mapping[str, Any]) -> dict[str, Any]:
    """Return *edges* with the ends in one order, for readers to whom none is first."""
    return {
        iri: (*sorted((source, target)), data)
        for iri, (source, target, data) in edges.items()
    }


def edges_of(network: Network, *, days_as_text: bool = True) -> dict[str, Any]:
    """Return the ends of each edge and what a reader should find of it, by its IRI."""
    return {
        edge.id: (edge.source, edge.target, edge_data(edge, days_as_text=days_as_text))
        for edge in network.edges
    }
