"""Packages of a council that does not exist: sound, or with one thing spoilt.

made()                                    a sound package, signed by KEY
made(release="2.0.0", expires="…")        with other fields in its manifest
made(turtle("eksempel/et", BODY))         with other graphs
made(key=None)                            not signed
made(quads=b"…")                          signed, but its graphs are not these
made(after=lambda files: …)               changed after it was signed
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from kkr_graph import canonical, sources
from kkr_graph.facts import Facts
from kkr_graph.keys.secret import SecretKey
from kkr_graph.keys.trust import Trust
from kkr_graph.packages import manifest as manifests, sealing
from kkr_graph.packages.package import GRAPHS, MANIFEST, SIGNATURE, Manifest, Part
from kkr_graph.vocabulary import BASE

COUNCIL: Final = "eksempel"
OTHER: Final = "andeby-eksempel"
DAY: Final = date(2026, 11, 26)

KEY: Final = SecretKey(b"eksempel", hashlib.sha256(b"KKR Eksempel").digest())
OTHER_KEY: Final = SecretKey(b"andeby-e", hashlib.sha256(b"KKR Andeby").digest())
TRUST: Final = (
    Trust().with_key(KEY.public, COUNCIL, DAY).with_key(OTHER_KEY.public, OTHER, DAY)
)

HEAD: Final = """\
BASE <https://w3id.org/kkr/>
PREFIX kkr: <https://w3id.org/kkr/def#>
PREFIX dcat: <http://www.w3.org/ns/dcat#>
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""


def turtle(name: str, body: str = "", access: str = "public") -> str:
    """Return a source with the graph *name* that says *body*, sound in itself."""
    return f"""{HEAD}
<graph/{name}>
    a kkr:SourceGraph ;
    dct:title "Eksempel"@da ;
    kkr:stage <concept/stage/register> ;
    kkr:accessLevel <concept/access-level/{access}> ;
    dct:license <https://creativecommons.org/licenses/by/4.0/> ;
.
{body}
"""


def initiative(key: str, name: str) -> str:
    """Return what a source says of an initiative; the paper is the sender's own."""
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


INITIATIVES: Final = turtle(
    f"{COUNCIL}/initiativer", initiative("groen-eksempel", "Grøn Eksempel")
)
MORE: Final = turtle(f"{COUNCIL}/flere", initiative("blaa-eksempel", "Blå Eksempel"))


def facts(text: str) -> Facts:
    """Return what the source *text* states."""
    return sources.read_bytes(text.encode(), "eksempel.ttl")


def quads_of(graphs: Iterable[Facts]) -> bytes:
    """Return *graphs* as canonical N-Quads."""
    lines = {f"{quad} .\n" for one in graphs for quad in one.as_quads()}
    return "".join(sorted(lines)).encode()


def part(one: Facts, *, carried: bool = True) -> Part:
    """Return what a manifest says of the graph *one*."""
    digest = canonical.digest(one.triples)
    return Part(one.graph, digest, len(one.triples), carried=carried)


def made(
    *texts: str,
    key: SecretKey | None = KEY,
    quads: bytes | None = None,
    parts: Iterable[Part] | None = None,
    more: Mapping[str, bytes] | None = None,
    after: Callable[[dict[str, bytes]], object] = lambda _: None,
    **said: Any,  # noqa: ANN401 - each field has its own kind
) -> bytes:
    """Return a package of the graphs in *texts*, or of two fictional ones.

    key    signs it; None: nobody does
    quads  what stands in graphs.nq instead, of which the manifest has the SHA-256
    parts  what the manifest says of its graphs instead
    more   further files
    after  changes the files once they are signed
    said   other fields of the manifest
    """
    graphs = [facts(text) for text in texts or (INITIATIVES, MORE)]
    files = {GRAPHS: quads_of(graphs) if quads is None else quads, **(more or {})}
    whole = manifest(parts or map(part, graphs), files, **said)
    written = manifests.write(whole)
    files[MANIFEST] = written
    if key is not None:
        files[SIGNATURE] = sealing.seal(whole, written, key)
    after(files)
    return packed(files)


def manifest(
    parts: Iterable[Part],
    files: Mapping[str, bytes],
    **said: Any,  # noqa: ANN401 - each field has its own kind
) -> Manifest:
    """Return a manifest of *parts* and *files*, with other fields as *said*."""
    fields: dict[str, Any] = {
        "council": COUNCIL,
        "release": "1.2.0",
        "made": "2026-11-20T09:30:00Z",
        "expires": "2027-12-31",
        "access": "public",
        "since": None,
        "base": {},
        "leans_on": {},
        "program": "kkr-graph 0.1.0",
        "files": {
            name: hashlib.sha256(content).hexdigest() for name, content in files.items()
        },
        "parts": tuple(sorted(parts, key=lambda one: one.graph)),
    }
    return Manifest(**{**fields, **said})


def packed(files: Mapping[str, bytes]) -> bytes:
    """Return *files* as an archive, as a package has them."""
    whole = BytesIO()
    with ZipFile(whole, "w", ZIP_DEFLATED) as archive:
        for name, content in sorted(files.items()):
            archive.writestr(entry(name), content)
    return whole.getvalue()


def entry(name: str) -> ZipInfo:
    """Return what an archive says of a plain file called *name*."""
    info = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    info.create_system = 3
    info.external_attr = 0o100644 << 16
    info.compress_type = ZIP_DEFLATED
    return info


def graph(name: str) -> str:
    """Return the IRI of the graph *name*."""
    return f"{BASE}graph/{name}"


def write(folder: Path, data: bytes, name: str = "pakke.zip") -> Path:
    """Write a package to *folder*; return its file."""
    file = folder / name
    file.write_bytes(data)
    return file
