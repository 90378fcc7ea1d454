"""Open a package: step by step from bytes to facts, refused at the first that fails.

    unsealed   the archive, its manifest, and the files that the manifest names
    vouched    the signature over MANIFEST, by a key that is trusted for the sender
    graphs     the graphs, parsed: only now, so that what is forged is never read

``verdicts`` takes the same steps, and tells of each.
"""

import hashlib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

import pyoxigraph as ox

from kkr_graph import canonical, owners, sources
from kkr_graph.errors import (
    AlteredFileError,
    AlteredGraphError,
    ForeignGraphError,
    MissingSourceError,
    NamelessNodeError,
    NotQuadsError,
    OtherSelfError,
    PackageFilesError,
    StrayGraphError,
)
from kkr_graph.facts import Facts
from kkr_graph.keys.public import PublicKey
from kkr_graph.keys.trust import Trust
from kkr_graph.packages import manifest as manifests, sealing, unpacking
from kkr_graph.packages.entries import plain
from kkr_graph.packages.package import (
    GRAPHS,
    MANIFEST,
    SIGNATURE,
    Manifest,
    Package,
    Part,
)
from kkr_graph.packages.unpacking import Contents
from kkr_graph.received import called

_SHOWN = 3  # names of files in a message


@dataclass(frozen=True, slots=True)
class Unsealed:
    """A package whose files are those of its manifest; who made it is not known yet.

    manifest   what it says it is
    written    the MANIFEST itself, which is what is signed
    signature  the content of MANIFEST.minisig; None if it is not signed
    graphs     the content of graphs.nq, not parsed
    origin     its file, as shown to people
    """

    manifest: Manifest
    written: bytes = field(repr=False)
    signature: bytes | None = field(repr=False)
    graphs: bytes = field(repr=False)
    origin: str

    @property
    def sha256(self) -> str:
        """Which package this is."""
        return hashlib.sha256(self.written).hexdigest()


def open_package(path: Path, trust: Trust, given: PublicKey | None = None) -> Package:
    """Return the package in the file *path*; raise as ``read`` does."""
    return read(content(path), path.name, trust, given)


def read(
    data: bytes, origin: str, trust: Trust, given: PublicKey | None = None
) -> Package:
    """Return the package *data*, called *origin* to people.

    It must be signed by a key that *trust* holds for its sender, or by the one *given*.
    Raises ``PackageError``, of the kind that says what is wrong, or another
    ``UnreadableError`` for a graph that is no source.
    """
    opened = unsealed(data, origin)
    signed = sealing.read(opened.signature, origin)
    key = sealing.vouched(signed, opened.manifest, trust, given, origin)
    sealing.hold(signed, opened.manifest, opened.written, key, origin)
    return package(opened, key)


def content(path: Path) -> bytes:
    """Return what stands in the file *path*, if it is no larger than a package is."""
    try:
        with path.open("rb") as file:
            data = file.read(unpacking.LARGEST + 1)
    except OSError as error:
        raise MissingSourceError(
            file=path.name, line=None, reason=error.strerror or error
        ) from error
    unpacking.refuse_large(len(data), path.name)
    return data


def unsealed(data: bytes, origin: str) -> Unsealed:
    """Return the package *data* as far as it can be read without trusting anybody."""
    found = unpacking.unpack(data, origin)
    return whole(found, stated(found, origin), origin)


def stated(found: Contents, origin: str) -> Manifest:
    """Return the manifest in the archive *found*."""
    if MANIFEST not in found.kept:
        raise PackageFilesError(file=origin, line=None, missing=MANIFEST, unlisted="–")
    return manifests.read(found.kept[MANIFEST], origin)


def whole(found: Contents, said: Manifest, origin: str) -> Unsealed:
    """Return the package, if the files *found* are just those of its manifest."""
    there = found.hashes.keys() - {MANIFEST, SIGNATURE}
    missing, unlisted = {GRAPHS, *said.files} - there, there - said.files.keys()
    if missing or unlisted:
        raise PackageFilesError(
            file=origin, line=None, missing=_few(missing), unlisted=_few(unlisted)
        )
    for name, sha256 in sorted(said.files.items()):
        if found.hashes[name] != sha256:
            raise AlteredFileError(file=origin, line=None, entry=name)
    return Unsealed(
        manifest=said,
        written=found.kept[MANIFEST],
        signature=found.kept.get(SIGNATURE),
        graphs=found.kept[GRAPHS],
        origin=origin,
    )


def package(opened: Unsealed, key: PublicKey) -> Package:
    """Return the package *opened*, which *key* has signed, with its graphs."""
    return Package(
        manifest=opened.manifest,
        sha256=opened.sha256,
        facts=graphs(opened),
        key=key.id,
        origin=opened.origin,
    )


def graphs(opened: Unsealed) -> tuple[Facts, ...]:
    """Return what each graph of the package *opened* states, by their names.

    To be called when the signature holds.
    """
    said, origin = opened.manifest, opened.origin
    wanted = {part.graph: part for part in said.parts if part.carried}
    for part in said.parts:
        _refuse_foreign(part.graph, said.council, origin)
    found = _parsed(opened.graphs, wanted, said, origin)
    return tuple(
        _facts(found.get(graph, ()), part, said, origin)
        for graph, part in sorted(wanted.items())
    )


def _parsed(
    content: bytes, wanted: Mapping[str, Part], said: Manifest, origin: str
) -> dict[str, list[ox.Triple]]:
    """Return the statements of each graph in *content*, which is N-Quads."""
    found: dict[str, list[ox.Triple]] = defaultdict(list)
    try:
        for quad in ox.parse(content, format=ox.RdfFormat.N_QUADS):
            name = quad.graph_name
            if any(isinstance(term, ox.BlankNode | ox.Triple) for term in (*quad,)):
                raise NamelessNodeError(file=origin, line=None, entry=GRAPHS)
            if not isinstance(name, ox.NamedNode):
                raise StrayGraphError(file=origin, line=None, graph="DEFAULT")
            if name.value not in wanted:
                _refuse_foreign(name.value, said.council, origin)
                raise StrayGraphError(file=origin, line=None, graph=plain(name.value))
            found[name.value].append(quad.triple)
    except SyntaxError as error:
        row = error.lineno or 0
        raise NotQuadsError(file=origin, line=None, entry=GRAPHS, row=row) from error
    return found


def _refuse_foreign(graph: str, council: str, origin: str) -> None:
    """Raise unless *graph* is the sender's to share."""
    owner = owners.of(graph)
    if owner == council:
        return
    raise ForeignGraphError(
        file=origin,
        line=None,
        graph=plain(graph),
        council=council,
        owner_da=f"KKR'et {plain(owner)}" if owner else "fælles grund",
        owner_en=f"the council {plain(owner)}" if owner else "common ground",
    )


def _facts(
    triples: list[ox.Triple] | tuple[()], part: Part, said: Manifest, origin: str
) -> Facts:
    form = canonical.form(triples)
    if hashlib.sha256(form).hexdigest() != part.hash:
        _altered(part, origin)
    if form.count(b"\n") != part.statements:
        _altered(part, origin)
    facts = sources.read_bytes(form, called(said.council, said.release, part.graph))
    if facts.graph != part.graph:
        raise OtherSelfError(
            file=origin, line=None, graph=part.graph, says=plain(facts.graph)
        )
    return facts


def _altered(part: Part, origin: str) -> NoReturn:
    raise AlteredGraphError(file=origin, line=None, graph=part.graph)


def _few(names: set[str]) -> str:
    shown = [plain(name) for name in sorted(names)]
    more = [f"+ {len(shown) - _SHOWN}"] if len(shown) > _SHOWN else []
    return ", ".join([*shown[:_SHOWN], *more]) or "–"
