"""Two councils that exist only in tests, the ground they share, and what each says."""

import re
from typing import Final

from kkr_graph import sources
from kkr_graph.facts import Facts
from shape_files import FOLDER

ONE: Final = "eksempel"
OTHER: Final = "andeby-eksempel"
IDS: Final = "https://w3id.org/kkr/id/"
_WORLD: Final = (FOLDER / "context.ttl").read_text("utf-8")
_PREFIXES: Final = "\n".join(re.findall(r"^(?:BASE|PREFIX) .*$", _WORLD, re.MULTILINE))
_MORE: Final = """
<id/kkr/andeby-eksempel>
    a kkr:Forum ;
    skos:prefLabel "KKR Andeby Eksempel"@da ;
    org:classification <concept/forum-kind/kkr> ;
    prov:wasDerivedFrom <id/document/web/eksempel/passage/om> ;
.
"""
COMMON: Final = sources.read_bytes(
    (
        _WORLD.replace("graph/eksempel/verden", "graph/reference/verden") + _MORE
    ).encode(),
    "verden.ttl",
)
JOINT: Final = "id/meeting/andeby-eksempel+eksempel/2025-06-03"


def text(council: str, body: str, name: str = "register", more: str = "") -> str:
    """Return the Turtle of a source of *council*; *more* describes its graph."""
    return f"""{_PREFIXES}

<graph/{council}/{name}>
    a kkr:SourceGraph ;
    dct:title "Eksempel på en kilde"@da ;
    kkr:stage <concept/stage/register> ;
    kkr:accessLevel <concept/access-level/public> ;
    dct:license <https://creativecommons.org/licenses/by/4.0/> ;
    {more}
.
{body}
{passage(council, name)}
"""


def says(council: str, body: str, name: str = "register") -> Facts:
    """Return what a source of *council* states."""
    return sources.read_bytes(
        text(council, body, name).encode(), f"{council}-{name}.ttl"
    )


def cited(council: str, name: str = "register") -> str:
    """Return the words that cite the one passage of the source."""
    return f"prov:wasDerivedFrom <id/document/{council}/{name}/passage/1>"


def passage(council: str, name: str) -> str:
    """Return the document of a source and the passage in it."""
    return f"""
<id/document/{council}/{name}>
    a kkr:Document ;
    dct:title "Papir fra {council}"@da ;
    kkr:documentKind <concept/document-kind/webside> ;
    kkr:availability <concept/availability/on-the-web> ;
.
<id/document/{council}/{name}/passage/1>
    a kkr:Passage ;
    oa:hasSource <id/document/{council}/{name}> ;
    kkr:page 3 ;
    kkr:quote "som {council} har skrevet det"@da ;
.
"""


def meeting(council: str, day: str = "2025-06-03", title: str = "Fælles møde") -> str:
    """Return the joint meeting as *council* describes it."""
    return f"""
<{JOINT}>
    a kkr:Meeting ;
    skos:prefLabel "{title}"@da ;
    kkr:heldBy <id/kkr/eksempel> , <id/kkr/andeby-eksempel> ;
    dct:date "{day}"^^xsd:date ;
    kkr:meetingStatus <concept/meeting-status/planned> ;
    {cited(council)} ;
.
"""


def lead(council: str, municipality: str, start: str = "2024-01-01--2026-01-01") -> str:
    """Return the lead of the one initiative as *council* has it."""
    return f"""
<id/lead/{council}/{municipality}>
    a kkr:Lead ;
    org:member <id/municipality/{municipality}> ;
    org:organization <id/initiative/eksempel> ;
    org:role <concept/role/tovholder> ;
    kkr:leadBasis <concept/lead-basis/stated> ;
    kkr:validDuring <id/period/{start}> ;
    kkr:confidence <concept/confidence/high> ;
    {cited(council)} ;
.
"""


def contribution(council: str, amount: str) -> str:
    """Return what one municipality pays to the initiative as *council* has it."""
    return f"""
<id/contribution/eksempel/9001>
    a kkr:Contribution ;
    kkr:contributor <id/municipality/9001> ;
    kkr:contributesTo <id/initiative/eksempel> ;
    kkr:amount {amount}.0 ;
    kkr:currency <concept/currency/dkk> ;
    {cited(council)} ;
.
"""
