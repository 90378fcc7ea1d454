"""Two states of a small graph, for tests of what differs between them."""

import pyoxigraph as ox

from asked import PREFIXES

State = dict[str, tuple[ox.Triple, ...]]

HERE = "https://w3id.org/kkr/graph/eksempel/tovholdere"
OTHER = "https://w3id.org/kkr/graph/eksempel/andre"
PAPER = "https://w3id.org/kkr/graph/eksempel/2025-09-02/dagsorden"
WITHDRAWALS = "https://w3id.org/kkr/graph/eksempel/withdrawals"
BASE = "https://w3id.org/kkr/"

PREFIX = PREFIXES + "PREFIX dcat: <http://www.w3.org/ns/dcat#>\n"
PREFIX += "PREFIX owl: <http://www.w3.org/2002/07/owl#>\n"

NAMES = """
<id/municipality/0001> a kkr:Municipality ; skos:prefLabel "Eksempel Kommune"@da .
<id/municipality/0002> a kkr:Municipality ; skos:prefLabel "Andeby Kommune"@da .
<id/initiative/letbanen> a kkr:Initiative ;
  skos:prefLabel "Letbanen"@da , "The light rail"@en .
"""

LEAD = """
<id/lead/letbanen> a kkr:Lead ; org:member <id/municipality/{holder}> ;
  org:organization <id/initiative/letbanen> ; org:role <concept/role/tovholder> ;
  kkr:validDuring <id/period/{period}> ;
  prov:wasDerivedFrom <id/document/eksempel/2025-09-02/dagsorden/passage/1> .
"""

PERIODS = {
    "siden-2023": """
<id/period/siden-2023> a dct:PeriodOfTime ; skos:prefLabel "siden 2023"@da ;
  dcat:startDate "2023-01-01"^^xsd:date .
""",
    "2023-2025": """
<id/period/2023-2025> a dct:PeriodOfTime ; skos:prefLabel "2023-2025"@da ;
  dcat:startDate "2023-01-01"^^xsd:date ; dcat:endDate "2026-01-01"^^xsd:date .
""",
}

DAGSORDEN = """
<graph/eksempel/2025-09-02/dagsorden> a kkr:SourceGraph ;
  dct:source <id/document/eksempel/2025-09-02/dagsorden> .
<id/document/eksempel/2025-09-02/dagsorden> a kkr:Document ;
  dct:title "Dagsorden"@da ;
  kkr:documentKind <concept/document-kind/dagsorden> .
<id/document/eksempel/2025-09-02/dagsorden/passage/1> a kkr:Passage ;
  oa:hasSource <id/document/eksempel/2025-09-02/dagsorden> ;
  kkr:page 7 ; kkr:quote "Eksempel Kommune er tovholder"@da .
<id/meeting/eksempel/2025-09-02> a kkr:Meeting ; dct:date "2025-09-02"^^xsd:date .
<id/meeting/eksempel/2025-09-02/item/3.2> a kkr:AgendaItem ; kkr:number "3.2" ;
  kkr:onAgendaOf <id/meeting/eksempel/2025-09-02> ;
  prov:wasDerivedFrom <id/document/eksempel/2025-09-02/dagsorden/passage/1> .
"""


def triples(body: str) -> tuple[ox.Triple, ...]:
    """Return what the Turtle *body* says."""
    read = ox.parse(PREFIX + body, format=ox.RdfFormat.TURTLE)
    return tuple(quad.triple for quad in read)


def lead(holder: str = "0001", period: str = "siden-2023") -> str:
    """Return the Turtle of a lead, its holder and its period."""
    return NAMES + LEAD.format(holder=holder, period=period) + PERIODS[period]


def state(body: str, **others: str) -> State:
    """Return a state: *body* in the graph of leads, and the agenda it cites."""
    graphs = {HERE: triples(body), PAPER: triples(DAGSORDEN)}
    places = {"other": OTHER, "withdrawals": WITHDRAWALS, "paper": PAPER}
    return graphs | {places[name]: triples(said) for name, said in others.items()}
