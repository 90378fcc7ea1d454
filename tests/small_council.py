"""A made-up council with sources that stand every check, and a store built of them."""

from datetime import UTC, datetime
from pathlib import Path

from kkr_graph import build, releasing
from kkr_graph.releasing import Plan

COUNCIL = "eksempel"
ID = "https://w3id.org/kkr/id/"
PERSON = f"{ID}person/kanariefugl"
SEAT = f"{ID}participation/eksempel/kanariefugl-formand"
PASSAGE = f"{ID}document/web/eksempel-fugle/passage/kanariefugl"
PAGE = f"{ID}document/web/eksempel-fugle"
CANARY = "Kanariefugl"  # stands in names, quotes and, in small letters, in IRIs

_HEAD = """\
BASE <https://w3id.org/kkr/>
PREFIX kkr:  <https://w3id.org/kkr/def#>
PREFIX dcat: <http://www.w3.org/ns/dcat#>
PREFIX dct:  <http://purl.org/dc/terms/>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX oa:   <http://www.w3.org/ns/oa#>
PREFIX org:  <http://www.w3.org/ns/org#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX xsd:  <http://www.w3.org/2001/XMLSchema#>
"""

COMMON = """
<id/kkr/eksempel>
    a kkr:Forum ;
    skos:prefLabel "KKR Eksempel"@da ;
    org:classification <concept/forum-kind/kkr> ;
    prov:wasDerivedFrom <id/document/web/eksempel/passage/om> ;
.

<id/document/web/eksempel>
    a kkr:Document ;
    dct:title "Om KKR Eksempel"@da ;
    kkr:documentKind <concept/document-kind/webside> ;
    kkr:availability <concept/availability/on-the-web> ;
    foaf:page <https://www.eksempel.example/om> ;
.

<id/document/web/eksempel/passage/om>
    a kkr:Passage ;
    oa:hasSource <id/document/web/eksempel> ;
    kkr:quote "Om KKR Eksempel"@da ;
.

<id/period/fra-2024>
    a dct:PeriodOfTime ;
    skos:prefLabel "fra 2024"@da ;
    dcat:startDate "2024-01-01"^^xsd:date ;
.

<id/period/2024>
    a dct:PeriodOfTime ;
    skos:prefLabel "2024"@da ;
    dcat:startDate "2024-01-01"^^xsd:date ;
    dcat:endDate "2025-01-01"^^xsd:date ;
.
"""

FORUM = """
<id/forum/{key}>
    a kkr:Forum ;
    skos:prefLabel "{name}"@da ;
    org:classification <concept/forum-kind/udvalg> ;
    prov:wasDerivedFrom <id/document/web/eksempel/passage/om> ;
.
"""

BIRD = """
<id/person/kanariefugl>
    a foaf:Person ;
    skos:prefLabel "Kanariefugl Eksempel"@da ;
    prov:wasDerivedFrom <id/document/web/eksempel-fugle/passage/kanariefugl> ;
.

<id/document/web/eksempel-fugle>
    a kkr:Document ;
    dct:title "Kanariefugl Eksempel bliver formand"@da ;
    kkr:documentKind <concept/document-kind/webside> ;
    kkr:availability <concept/availability/on-the-web> ;
    foaf:page <https://www.eksempel.example/kanariefugl> ;
.

<id/document/web/eksempel-fugle/passage/kanariefugl>
    a kkr:Passage ;
    oa:hasSource <id/document/web/eksempel-fugle> ;
    kkr:quote "Kanariefugl Eksempel er ny formand"@da ;
.
"""

CHAIR = """
<id/participation/eksempel/kanariefugl-formand>
    a kkr:Participation ;
    org:member <id/person/kanariefugl> ;
    org:organization <id/kkr/eksempel> ;
    org:role <concept/role/formand> ;
    kkr:validDuring <id/period/fra-2024> ;
    kkr:confidence <concept/confidence/high> ;
    prov:wasDerivedFrom <id/document/web/eksempel-fugle/passage/kanariefugl> ;
.
"""


def source(graph: str, *bodies: str) -> str:
    """Return the text of a source with *graph* that says *bodies*."""
    return f"""{_HEAD}
<graph/{graph}>
    a kkr:SourceGraph ;
    dct:title "Eksempel"@da ;
    kkr:stage <concept/stage/register> ;
    kkr:accessLevel <concept/access-level/public> ;
    dct:license <https://creativecommons.org/licenses/by/4.0/> ;
.
{"".join(bodies)}"""


def write(data: Path, *bodies: str, council: str = COUNCIL) -> Path:
    """Let the sources in *data* say *bodies* for *council*; return the file."""
    data.mkdir(exist_ok=True)
    (data / "common.ttl").write_text(source("reference/eksempel", COMMON), "utf-8")
    file = data / f"{council}.ttl"
    file.write_text(source(f"{council}/navne", *bodies), "utf-8")
    return file


def forum(name: str) -> str:
    """Return the statements of a forum called *name*."""
    return FORUM.format(key=name.casefold().replace(" ", "-"), name=name)


def built(place: Path, *bodies: str) -> Path:
    """Build a store of *bodies* in *place*; return its folder."""
    write(place / "data", *bodies)
    build.build([place / "data"], place / "store")
    return place / "store"


def released(place: Path, day: str, *bodies: str) -> Plan:
    """Build *bodies* in *place* and release them at noon on *day*."""
    return releasing.make(built(place, *bodies), COUNCIL, now=noon(day))


def noon(day: str) -> datetime:
    """Return noon on *day*, in UTC."""
    return datetime.fromisoformat(f"{day}T12:00:00").replace(tzinfo=UTC)
