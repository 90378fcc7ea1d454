"""Write a package: what a reader gets of a release, in every form, and signed.

In: ``Contents``.  Out: the bytes of a ZIP file, the same for the same release: nothing
in it knows the clock, the order of a folder or the place it was made.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from importlib import metadata
from typing import Final, TypeAlias

import pyoxigraph as ox

from kkr_graph import build, catalogue, owners, reports, void, workbook
from kkr_graph.breaches import Report
from kkr_graph.document_files import fixed_zip
from kkr_graph.errors import NothingToShareError, UnsoundPackageError
from kkr_graph.packages import (
    checking,
    datapackage,
    graph_files,
    manifest,
    notices,
    provenance,
    records,
    sealing,
    tables,
)
from kkr_graph.packages.contents import Contents
from kkr_graph.packages.package import GRAPHS, MANIFEST, SIGNATURE, Manifest
from kkr_graph.packages.written import turtle

Signer: TypeAlias = Callable[[bytes, str], bytes]
"""Takes a message and the trusted comment to sign with it; gives a .minisig file."""

KEPT: Final = timedelta(days=400)
"""How long a package may be imported: a year, and a month to make the next one in.

A package that lay longer could bring back what was withdrawn in the meantime.
"""
_PROGRAM: Final = "kkr-graph"


def pack(contents: Contents, sign: Signer) -> bytes:
    """Return *contents* as a package that *sign* has signed.

    Raises ``NothingToShareError`` if its reader may see none of the graphs, and
    ``UnsoundPackageError`` if what the reader may see does not hold by itself.
    """
    if not contents.facts:
        raise NothingToShareError(
            council=contents.council,
            release=contents.release.name,
            access=contents.access,
        )
    report = _sound(contents)
    files = _files(contents, report)
    said = _manifest(contents, files)
    written = manifest.write(said)
    signed = sign(written, sealing.comment(said))
    return fixed_zip.of(sorted({**files, MANIFEST: written, SIGNATURE: signed}.items()))


def expires(contents: Contents) -> str:
    """Return the last day that a package of *contents* may be imported."""
    return (date.fromisoformat(contents.day) + KEPT).isoformat()


def program() -> str:
    """Return the name and the version of this program."""
    return f"{_PROGRAM} {metadata.version(_PROGRAM)}"


def _files(contents: Contents, report: Report) -> dict[str, bytes]:
    """Return every file but the manifest and its signature, by name."""
    store, _ = build.in_memory((*contents.facts, *contents.common))
    publisher = catalogue.read(store, contents.council)
    iri = owners.release(contents.council, contents.release.name)
    made = tables.make(store, contents)
    wanted = workbook.Wanted(
        made=date.fromisoformat(contents.day),
        holds=notices.holds(contents, publisher),
        release=metadata.version(_PROGRAM),
    )
    files = {
        GRAPHS: graph_files.canonical(contents.carried),
        "graphs.trig": graph_files.readable(contents.carried),
        "graphs.jsonld": graph_files.linked(contents.carried),
        "context.jsonld": graph_files.context(),
        "kkr.xlsx": workbook.make(store, wanted).content,
        **{table.file: table.content for table in made},
        "datapackage.json": datapackage.write(contents, publisher, made),
        "report.ttl": reports.to_turtle(report, f"{iri}/{contents.access}").encode(),
        "provenance.ttl": turtle(provenance.describe(contents, publisher, program())),
        "void.ttl": turtle(_void(contents)),
        "README.txt": notices.read_me(contents, publisher, expires(contents)),
        "LICENSE": notices.terms(contents, publisher),
    }
    record = records.unpacked(contents, publisher, files, made)
    place = f"{iri}/{contents.access}/catalogue"
    files["catalogue.ttl"] = turtle(catalogue.write(place, publisher, [record]))
    return files


def _void(contents: Contents) -> Iterator[ox.Triple]:
    """Yield how much there is of what in the graphs that the package carries."""
    iri = owners.release(contents.council, contents.release.name)
    place = f"{iri}/{contents.access}/void"
    dataset = f"{place}#dataset"
    held = void.count({one.graph: one.triples for one in contents.carried})
    yield from void.describe(place, dataset, held)
    yield from void.ours(dataset, contents.licences)


def _manifest(contents: Contents, files: Mapping[str, bytes]) -> Manifest:
    release = contents.release
    return Manifest(
        council=contents.council,
        release=release.name,
        made=release.made,
        expires=expires(contents),
        access=contents.access,
        since=contents.since,
        base=contents.base,
        parts=contents.parts,
        leans_on={one.graph: release.graphs[one.graph] for one in contents.common},
        files={
            name: hashlib.sha256(content).hexdigest() for name, content in files.items()
        },
        program=program(),
    )


def _sound(contents: Contents) -> Report:
    """Return what the graphs break, as who receives the package will see it.

    What is shared must hold with no more than the common ground, and name nobody; what
    is personal is told of by its rule alone.
    """
    found = checking.check(contents.facts, contents.common)
    faults = [
        *((one, f"{one.focus_label}: ") for one in found.report.breaches),
        *((one, "") for one in found.personal),
    ]
    grave = [(one, name) for one, name in faults if one.severity == "Violation"]
    for first, name in grave:
        raise UnsoundPackageError(
            report=found.report,
            count=len(grave),
            first_da=f"{name}{first.messages['da']}",
            first_en=f"{name}{first.messages['en']}",
        )
    return found.report
