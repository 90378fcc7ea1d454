"""Releases in a store, made as a council would: of the real data, or of made-up graphs.

made(folder, "1.0.0", facts)         a release of just these graphs, on 26 November 2026
ground()                             the common ground of the program
source("eksempel/et", BODY)          what a council says, public unless told otherwise
"""

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Final

from kkr_graph import owners, releases, sources
from kkr_graph.archive import Archive
from kkr_graph.facts import Facts
from kkr_graph.packages import contents as shared, writing
from kkr_graph.packages.contents import Contents
from kkr_graph.packages.package import Access
from kkr_graph.releases import Release
from kkr_graph.resources import DATA
from small_sources import HEAD

COUNCIL: Final = "eksempel"
MADE: Final = "2026-11-26T09:30:00Z"
MORE: Final = """\
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX prov: <http://www.w3.org/ns/prov#>
"""


def source(name: str, body: str = "", access: str = "public") -> Facts:
    """Return what a sound source with the graph *name* that says *body* states."""
    text = f"""{HEAD}{MORE}
<graph/{name}>
    a kkr:SourceGraph ;
    dct:title "Eksempel"@da ;
    kkr:stage <concept/stage/register> ;
    kkr:accessLevel <concept/access-level/{access}> ;
    dct:license <https://creativecommons.org/licenses/by/4.0/> ;
.
{body}
"""
    return sources.read_bytes(text.encode(), f"{name}.ttl")


def initiative(key: str, name: str) -> str:
    """Return what a source says of an initiative that nobody is known to lead."""
    return f"""
<id/initiative/{key}>
    a kkr:Initiative ;
    skos:prefLabel "{name}"@da ;
    org:classification <concept/initiative-kind/samarbejde> ;
    prov:wasDerivedFrom <id/document/web/{key}/passage/om> ;
.
<id/lead-proposal/{key}>
    a kkr:LeadProposal ;
    kkr:forInitiative <id/initiative/{key}> ;
    kkr:proposalStatus <concept/proposal-status/open> ;
    kkr:unknownReason <concept/unknown-reason/named-in-annex-not-held> ;
    prov:wasDerivedFrom <id/document/web/{key}/passage/om> ;
.
<id/document/web/{key}>
    a kkr:Document ;
    dct:title "Om {name}"@da ;
    kkr:documentKind <concept/document-kind/webside> ;
    kkr:availability <concept/availability/on-the-web> ;
    foaf:page <https://eksempel.invalid/{key}> ;
.
<id/document/web/{key}/passage/om>
    a kkr:Passage ;
    oa:hasSource <id/document/web/{key}> ;
    kkr:locator "første afsnit" ;
.
"""


@cache
def data() -> tuple[Facts, ...]:
    """Return all that the program is shipped with."""
    return sources.read_all(DATA)


@cache
def ground() -> tuple[Facts, ...]:
    """Return the common ground that the program is shipped with."""
    return tuple(one for one in data() if owners.of(one.graph) is None)


def made(
    folder: Path,
    name: str,
    facts: Iterable[Facts],
    *,
    council: str = COUNCIL,
    day: str = MADE,
) -> Release:
    """Keep *facts* in the archive of the store in *folder*; return their release."""
    archive = Archive(folder)
    graphs = {one.graph: archive.keep(one.triples) for one in facts}
    release = Release(name, council, day, graphs)
    releases.write(folder, release)
    return release


def sign(message: bytes, comment: str) -> bytes:
    """Stand in for a key: what is signed can be told from anything else."""
    digest = hashlib.sha256(message).hexdigest()
    return f"untrusted comment: eksempel\n{digest}\n{comment}\n".encode()


def contents(
    folder: Path,
    release: Release,
    access: Access = "public",
    *,
    since: Release | None = None,
    previous: Release | None = None,
) -> Contents:
    """Return what a reader with *access* gets of *release*."""
    return shared.of(folder, release, access, since=since, previous=previous)


def packed(
    folder: Path,
    release: Release,
    access: Access = "public",
    *,
    since: Release | None = None,
) -> bytes:
    """Return the package of *release* for a reader with *access*."""
    return writing.pack(contents(folder, release, access, since=since), sign)
