"""What the tests ask: the whole of ``data/`` in memory, and a graph of a few facts."""

from functools import cache

import pyoxigraph as ox

from kkr_graph import build, sources
from kkr_graph.resources import DATA
from kkr_graph.store import MemoryStore

PREFIXES = """
BASE <https://w3id.org/kkr/>
PREFIX kkr: <https://w3id.org/kkr/def#>
PREFIX adms: <http://www.w3.org/ns/adms#>
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""

# One thing of each kind that can be named, and one thing that is not known.
FEW = """
<id/municipality/0159> a kkr:Municipality ; skos:prefLabel "Gladsaxe Kommune"@da ;
  skos:altLabel "Gladsaxe"@da ; adms:identifier <id/identifier/cvr/62761113> ;
  prov:wasDerivedFrom <id/document/d/passage/1> .
<id/identifier/cvr/62761113> skos:notation "62761113" .
<id/municipality/0259> a kkr:Municipality ; skos:prefLabel "Køge Kommune"@da .
<id/municipality/0751> a kkr:Municipality ; skos:prefLabel "Aarhus Kommune"@da .
<id/municipality/0173> a kkr:Municipality ; skos:prefLabel "Lyngby-Taarbæk Kommune"@da .
<id/region/1084> a kkr:Region ; skos:prefLabel "Region Hovedstaden"@da .
<id/kkr/hovedstaden> a kkr:Forum ; org:classification <concept/forum-kind/kkr> ;
  skos:prefLabel "KKR Hovedstaden"@da .
<id/organisation/kl> a org:Organization ; skos:prefLabel "KL"@da ;
  skos:altLabel "Kommunernes Landsforening"@da .
<id/initiative/letbanen> a kkr:Initiative ; skos:prefLabel "Letbanen"@da .
<id/forum/letbanen> a kkr:Forum ; skos:prefLabel "Letbanen"@da .
<id/meeting/hovedstaden/2025-09-02> a kkr:Meeting ;
  skos:prefLabel "Møde i KKR Hovedstaden 2. september 2025"@da .
<id/meeting/sjaelland/2025-10-24> a kkr:Meeting ; skos:prefLabel "Møde i Sjælland"@da .
<id/meeting/hovedstaden/2025-10-24> a kkr:Meeting ;
  skos:prefLabel "Møde i Hovedstaden"@da .
<id/meeting/midtjylland/2025-09-02> a kkr:Meeting ; skos:prefLabel "Uden papirer"@da .
<id/meeting/hovedstaden/2025-09-02/item/1> a kkr:AgendaItem ; dct:title "Punkt"@da ;
  kkr:onAgendaOf <id/meeting/hovedstaden/2025-09-02> .
<concept/role/formand> a skos:Concept ; skos:prefLabel "formand"@da , "chair"@en .
<concept/proposal-status/open> a skos:Concept ; skos:prefLabel "åbent"@da , "open"@en .
<concept/follow-up-status/open> a skos:Concept ;
  skos:prefLabel "åben"@da , "open"@en .
<concept/unknown-reason/not-found> a skos:Concept ;
  skos:prefLabel "ikke fundet"@da , "not found"@en .
<id/gap/letbanen> a kkr:Gap ; kkr:gapIn <id/initiative/letbanen> ;
  skos:prefLabel "Hvem der leder letbanen"@da ;
  kkr:unknownReason <concept/unknown-reason/not-found> ;
  prov:wasDerivedFrom <id/document/d/passage/1> .
<id/document/d> a kkr:Document ; dct:title "Dagsorden"@da .
<id/document/d/passage/1> a kkr:Passage ; oa:hasSource <id/document/d> ; kkr:page 14 .
<id/participation/kl/0159> a kkr:Participation ; org:member <id/municipality/0159> ;
  org:organization <id/organisation/kl> ; org:role <concept/role/formand> ;
  prov:wasDerivedFrom <id/document/d/passage/1> .
"""


@cache
def whole() -> MemoryStore:
    """Return a store of everything in ``data/``, as a build makes it."""
    store, _ = build.in_memory(sources.read_all(DATA))
    return store


@cache
def few() -> MemoryStore:
    """Return a store of the few facts above, all from one source."""
    graph = ox.NamedNode("https://w3id.org/kkr/graph/few")
    return MemoryStore(
        ox.Quad(quad.subject, quad.predicate, quad.object, graph)
        for quad in ox.parse(PREFIXES + FEW, format=ox.RdfFormat.TURTLE)
    )
