"""A graph of two councils, small and made up, that networks are made from."""

from functools import cache

import pyoxigraph as ox

from asked import PREFIXES
from kkr_graph.store import MemoryStore

BASE = "https://w3id.org/kkr/id/"

FACTS = """
<id/kkr/nord> a kkr:Forum ; org:classification <concept/forum-kind/kkr> ;
  skos:prefLabel "KKR Nord"@da .
<id/kkr/syd> a kkr:Forum ; org:classification <concept/forum-kind/kkr> ;
  skos:prefLabel "KKR Syd"@da .
<id/municipality/9901> a kkr:Municipality ; skos:prefLabel "Eksempel Kommune"@da .
<id/municipality/9902> a kkr:Municipality ; skos:prefLabel "Prøve Kommune"@da .
<id/municipality/9903> a kkr:Municipality ; skos:prefLabel "Åfiktion Kommune"@da .
<id/organisation/kontor-9> a org:Organization ; skos:prefLabel "Kontor 9"@da .
<id/person/a> a foaf:Person ; skos:prefLabel "Anna Eksempel"@da .
<id/participation/nord/9901> org:member <id/municipality/9901> ;
  org:organization <id/kkr/nord> ; org:role <concept/role/medlem> .
<id/participation/nord/9902> org:member <id/municipality/9902> ;
  org:organization <id/kkr/nord> ; org:role <concept/role/medlem> .
<id/participation/syd/9903> org:member <id/municipality/9903> ;
  org:organization <id/kkr/syd> ; org:role <concept/role/medlem> .

<id/initiative/klima> a kkr:Initiative ;
  skos:prefLabel "Grøn klimaindsats"@da , "Green climate effort"@en .
<id/initiative/bus> a kkr:Initiative ; skos:prefLabel "Fælles bus"@da .
<id/lead/klima/9901> a kkr:Lead ; org:member <id/municipality/9901> ;
  org:organization <id/initiative/klima> ; org:role <concept/role/tovholder> ;
  kkr:leadBasis <concept/lead-basis/stated> ; kkr:validDuring <id/period/p> ;
  kkr:validFrom "2024-01-01"^^xsd:date ; kkr:validUntil "2026-01-01"^^xsd:date ;
  prov:wasDerivedFrom <id/document/d/passage/1> .
<id/lead/klima/9902> a kkr:Lead ; org:member <id/municipality/9902> ;
  org:organization <id/initiative/klima> ; org:role <concept/role/tovholder> ;
  kkr:roleAsPrinted "går forrest" ;
  kkr:validFrom "2026-01-01"^^xsd:date ; kkr:validUntil "2028-01-01"^^xsd:date ;
  prov:wasDerivedFrom <id/document/d/passage/1> .
<id/lead/bus/kontor> a kkr:Lead ; org:member <id/organisation/kontor-9> ;
  org:organization <id/initiative/bus> ; org:role <concept/role/tovholder> ;
  kkr:validFrom "2025-01-01"^^xsd:date .
<id/lead/bus/1> a kkr:Lead ; org:organization <id/initiative/bus> ;
  org:role <concept/role/tovholder> ;
  kkr:unknownReason <concept/unknown-reason/not-named> ;
  kkr:validUntil "2026-01-01"^^xsd:date .
<id/lead/bus/undated> a kkr:Lead ; org:member <id/municipality/9903> ;
  org:organization <id/initiative/bus> ; org:role <concept/role/tovholder> .
<id/period/p> dcat:startDate "2024-01-01"^^xsd:date .

<id/participation/klima/9902> org:member <id/municipality/9902> ;
  org:organization <id/initiative/klima> ; org:role <concept/role/medlem> .
<id/participation/bus/9901> org:member <id/municipality/9901> ;
  org:organization <id/initiative/bus> ; org:role <concept/role/medlem> .
<id/participation/bus/9902> org:member <id/municipality/9902> ;
  org:organization <id/initiative/bus> ; org:role <concept/role/medlem> ;
  kkr:validUntil "2025-06-01"^^xsd:date .

<id/forum/udvalg> a kkr:Forum ; org:classification <concept/forum-kind/udvalg> ;
  org:subOrganizationOf <id/kkr/nord> ; skos:prefLabel "Udvalget"@da .
<id/participation/udvalg/a> org:member <id/person/a> ;
  kkr:onBehalfOf <id/municipality/9901> ; org:organization <id/forum/udvalg> ;
  org:role <concept/role/formand> .
<id/participation/udvalg/kontor> org:member <id/organisation/kontor-9> ;
  org:organization <id/forum/udvalg> ; org:role <concept/role/medlem> .
<id/post/udvalg/nord> a org:Post ; org:postIn <id/forum/udvalg> ;
  kkr:appointedBy <id/kkr/nord> ; kkr:seats 2 ; org:role <concept/role/medlem> .
<id/post/udvalg/andre> a org:Post ; org:postIn <id/forum/udvalg> ; kkr:seats 7 ;
  kkr:unknownReason <concept/unknown-reason/not-named> .

<id/meeting/nord/2025-03-01> a kkr:Meeting ; dct:date "2025-03-01"^^xsd:date ;
  kkr:heldBy <id/kkr/nord> ; skos:prefLabel "Marts"@da .
<id/meeting/nord/2025-06-01> a kkr:Meeting ; dct:date "2025-06-01"^^xsd:date ;
  kkr:heldBy <id/kkr/nord> ; skos:prefLabel "Juni"@da .
<id/meeting/syd/2025-09-01> a kkr:Meeting ; dct:date "2025-09-01"^^xsd:date ;
  kkr:heldBy <id/kkr/syd> ; skos:prefLabel "September"@da .
<id/matter/bussen> a kkr:Matter ; skos:prefLabel "Bussens sag"@da .
<id/item/1> a kkr:AgendaItem ; kkr:number "1" ; dct:title "Bussen"@da ;
  kkr:onAgendaOf <id/meeting/nord/2025-03-01> ; kkr:concerns <id/matter/bussen> .
<id/item/2> a kkr:AgendaItem ; kkr:number "2" ; dct:title "Bussen kører"@da ;
  kkr:onAgendaOf <id/meeting/nord/2025-06-01> ; kkr:concerns <id/matter/bussen> .
<id/item/3> a kkr:AgendaItem ; kkr:number "3" ; dct:title "Bussen holder"@da ;
  kkr:onAgendaOf <id/meeting/syd/2025-09-01> ; kkr:concerns <id/matter/bussen> .
<id/decision/d> a kkr:Decision ; kkr:decidedBy <id/kkr/nord> ;
  kkr:decidedOn "2025-03-01"^^xsd:date ;
  dct:description
    "Rådet besluttede, at bussen skulle køre hver dag, også om søndagen."@da ;
  prov:wasDerivedFrom <id/document/d/passage/1> .
<id/finding/f> a kkr:Finding ; kkr:foundIn <id/item/2> ;
  kkr:acceptedAs <id/decision/d> ; prov:wasDerivedFrom <id/document/d/passage/1> .
<id/finding/g> a kkr:Finding ; kkr:foundIn <id/item/2> ;
  kkr:acceptedAs <id/decision/d> ; prov:wasDerivedFrom <id/document/d/passage/2> .

<id/document/d> a kkr:Document ; dct:title "Opdigtet avis"@da .
<id/document/d/passage/1> a kkr:Passage ; oa:hasSource <id/document/d> ; kkr:page 4 .
<id/document/d/passage/2> a kkr:Passage ; oa:hasSource <id/document/d> ; kkr:page 5 .
<concept/role/tovholder> skos:prefLabel "tovholder"@da , "lead"@en .
<concept/role/medlem> skos:prefLabel "medlem"@da , "member"@en .
<concept/role/formand> skos:prefLabel "formand"@da , "chair"@en .
<concept/lead-basis/stated> skos:prefLabel "oplyst"@da , "stated"@en .
<concept/unknown-reason/not-named> skos:prefLabel "ikke nævnt i kilden"@da ,
  "not named in the source"@en .
"""


@cache
def two_councils() -> MemoryStore:
    """Return a store of the facts above."""
    return store_of(FACTS)


def store_of(facts: str) -> MemoryStore:
    """Return a store of *facts*, all from one source."""
    graph = ox.NamedNode("https://w3id.org/kkr/graph/small")
    more = (
        "PREFIX dcat: <http://www.w3.org/ns/dcat#>\n"
        "PREFIX foaf: <http://xmlns.com/foaf/0.1/>\n"
    )
    return MemoryStore(
        ox.Quad(quad.subject, quad.predicate, quad.object, graph)
        for quad in ox.parse(PREFIXES + more + facts, format=ox.RdfFormat.TURTLE)
    )
