"""A made-up council with one term, one meeting and as much work as a test wants."""

from functools import cache

from kkr_graph import build
from kkr_graph.store import MemoryStore
from small_sources import facts

HOSTILE = (
    "<script>alert(1)</script>",
    "a | b \\ `c` *d* _e_ [f](g) & \"h\" 'i'",
    "=1+1",
    "Æblegrød på Ærø – »ø« \N{SNOWMAN}",
    "Meget langt navn " * 60 + "slut",
)
_PREFIXES = """
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX prov: <http://www.w3.org/ns/prov#>
"""
_FRAME = """
<id/kkr/eksempel> a kkr:Forum ; org:classification <concept/forum-kind/kkr> ;
  skos:prefLabel "KKR Eksempel"@da .
<id/term/2022-2025> a kkr:Term ; skos:prefLabel "Valgperioden 2022-2025"@da ;
  skos:altLabel "2022-2025"@da ; dcat:startDate "2022-01-01"^^xsd:date ;
  dcat:endDate "2026-01-01"^^xsd:date ; prov:wasDerivedFrom <id/document/d/passage/1> .
<id/document/d> a kkr:Document ; dct:title "Eksempelpapir"@da .
<id/document/d/passage/1> a kkr:Passage ; oa:hasSource <id/document/d> ; kkr:page 1 .
"""
_WORK = """
<id/initiative/i> a kkr:Initiative ; skos:prefLabel {name}@da ;
  kkr:commissionedBy <id/kkr/eksempel> ; kkr:validDuring <id/period/p> ;
  prov:wasDerivedFrom <id/document/d/passage/1> .
<id/period/p> dcat:startDate "2023-01-01"^^xsd:date .
<id/municipality/9901> a kkr:Municipality ; skos:prefLabel "Eksempel Kommune"@da ;
  skos:altLabel "Eksempel"@da .
<id/lead/l> a kkr:Lead ; org:member <id/municipality/9901> ;
  org:organization <id/initiative/i> ; org:role <concept/role/tovholder> ;
  kkr:leadBasis <concept/lead-basis/stated> ; kkr:inTerm <id/term/2022-2025> ;
  kkr:roleAsPrinted {name}@da ; prov:wasDerivedFrom <id/document/d/passage/1> .
<concept/role/tovholder> skos:prefLabel "tovholder"@da , "lead"@en .
<concept/lead-basis/stated> skos:prefLabel "oplyst"@da , "stated"@en .
"""
_THEME = """
<id/point/t/1> a kkr:ListedPoint ; skos:prefLabel {theme}@da ;
  kkr:pointOf <id/kkr/eksempel> ; kkr:pointKind <concept/point-kind/theme> ;
  kkr:position 1 ; dct:subject <id/term/2022-2025> ;
  prov:wasDerivedFrom <id/document/d/passage/1> .
"""
_TASK = """
<id/follow-up/{n}> a kkr:FollowUp ; skos:prefLabel "Opgave {n}"@da ;
  kkr:responsible <id/kkr/eksempel> ; kkr:due <id/date/x> ;
  kkr:followUpStatus <concept/follow-up-status/open> ;
  prov:wasDerivedFrom <id/document/d/passage/1> .
"""
_DUE = """
<id/date/x> a kkr:UncertainDate ; kkr:verbatim "24. december 2025"@da ;
  kkr:notBefore "2025-12-24"^^xsd:date ; kkr:notAfter "2025-12-24"^^xsd:date .
"""


@cache
def store(name: str = "", theme: str = "", tasks: int = 0) -> MemoryStore:
    """Return a store of the council.

    name   of an initiative that a municipality leads; none without one
    theme  that a paper prints for the term
    """
    body = _PREFIXES + _FRAME
    if name:
        body += _WORK.format(name=_quoted(name))
    if theme:
        body += _THEME.format(theme=_quoted(theme))
    if tasks:
        body += _DUE + "".join(_TASK.format(n=n) for n in range(tasks))
    made, _ = build.in_memory([facts("eksempel", body)])
    return made


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
