"""Differences as RDF Patch: read, written, and used on what they were made for.

    H id <nih:sha-256;…> .      the RDFC-1.0 hash of the dataset after
    H prev <nih:sha-256;…> .    the hash of the dataset before
    TX .
    D <s> <p> <o> <g> .         statements that go
    A <s> <p> <o> <g> .         statements that come
    TC .

https://afs.github.io/rdf-delta/rdf-patch.html, with hashes written as RFC 6920 has
them.  A patch that is not whole, holds anything else, or does not lead from the one
hash to the other changes nothing.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

import pyoxigraph as ox

from kkr_graph import canonical
from kkr_graph.errors import BadPatchError, PatchMisfitError, UnnamedNodesError

_HEADER: Final = re.compile(r"H (id|prev) <nih:sha-256;([0-9a-f]{64})> \.")
_ROW: Final = re.compile(r"([AD]) (\S.*)")
_SHOWN: Final = 60  # characters of a line in a message
_LONGEST: Final = 1_000_000  # characters of a line


@dataclass(frozen=True, slots=True)
class Patch:
    """What leads from one dataset to another.

    before, after  the RDFC-1.0 hash of each, in hexadecimal
    gone, come     statements that go and that come, in canonical order
    """

    before: str
    after: str
    gone: tuple[ox.Quad, ...] = field(repr=False)
    come: tuple[ox.Quad, ...] = field(repr=False)


def between(before: Iterable[ox.Quad], after: Iterable[ox.Quad]) -> Patch:
    """Return the patch that leads from *before* to *after*.

    Raises ``UnnamedNodesError`` if they differ in what they say of nodes without names:
    another program may call them otherwise.
    """
    was, now = frozenset(before), frozenset(after)
    gone, come = _sorted(was - now), _sorted(now - was)
    if any(isinstance(term, ox.BlankNode) for quad in (*gone, *come) for term in quad):
        raise UnnamedNodesError(form="RDF Patch, SPARQL Update")
    return Patch(
        canonical.dataset_digest(was), canonical.dataset_digest(now), gone, come
    )


def write(patch: Patch) -> bytes:
    """Return *patch* as text, the same bytes for the same patch."""
    return "".join(_lines(patch)).encode()


def read(content: bytes, origin: str) -> Patch:
    """Return the patch that stands in *content*; *origin* is its name to people.

    Raises ``BadPatchError`` unless it is one whole transaction with both hashes.
    """
    try:
        lines = content.decode("utf-8").split("\n")
    except UnicodeDecodeError as error:
        raise BadPatchError(file=origin, line=1, found="UTF-8") from error
    hashes: dict[str, str] = {}
    gone: dict[ox.Quad, None] = {}
    come: dict[ox.Quad, None] = {}
    state = "header"
    for number, raw in enumerate(lines, start=1):
        line = raw.strip(" \t\r")
        if not line or line.startswith("#"):
            continue
        if len(line) > _LONGEST:
            raise _bad(origin, number, line)
        if state == "header" and (said := _HEADER.fullmatch(line)):
            if said[1] in hashes:
                raise _bad(origin, number, line)
            hashes[said[1]] = said[2]
        elif (state, line) in _STEPS:
            state = _STEPS[state, line]
        elif state == "rows" and (row := _ROW.fullmatch(line)):
            quad = _quad(row[2], origin, number, line)
            to, off = (come, gone) if row[1] == "A" else (gone, come)
            off.pop(quad, None)
            to[quad] = None
        else:
            raise _bad(origin, number, line)
    if state != "done" or hashes.keys() != {"id", "prev"}:
        raise BadPatchError(file=origin, line=len(lines), found="…")
    return Patch(hashes["prev"], hashes["id"], _sorted(gone), _sorted(come))


def apply(patch: Patch, quads: Iterable[ox.Quad]) -> frozenset[ox.Quad]:
    """Return what *patch* makes of *quads*.

    Raises ``PatchMisfitError`` if they are not what it was made for, or it does not
    lead where it says.
    """
    was = frozenset(quads)
    _hold(patch.before, canonical.dataset_digest(was))
    now = (was - {*patch.gone}) | {*patch.come}
    _hold(patch.after, canonical.dataset_digest(now))
    return now


_STEPS: Final[Mapping[tuple[str, str], str]] = {
    ("header", "TX ."): "rows",
    ("rows", "TC ."): "done",
}


def _hold(wanted: str, found: str) -> None:
    if wanted != found:
        raise PatchMisfitError(wanted=wanted[:16], found=found[:16])


def _lines(patch: Patch) -> Iterator[str]:
    yield f"H id <nih:sha-256;{patch.after}> .\n"
    yield f"H prev <nih:sha-256;{patch.before}> .\n"
    yield "TX .\n"
    yield from (f"D {quad} .\n" for quad in patch.gone)
    yield from (f"A {quad} .\n" for quad in patch.come)
    yield "TC .\n"


def _quad(text: str, origin: str, number: int, line: str) -> ox.Quad:
    try:
        quads: set[ox.Quad] = {*ox.parse(text.encode(), format=ox.RdfFormat.N_QUADS)}
    except SyntaxError as error:
        raise _bad(origin, number, line) from error
    for quad in quads:
        named = not any(isinstance(term, ox.BlankNode | ox.Triple) for term in quad)
        if named and len(quads) == 1:
            return quad
    raise _bad(origin, number, line)


def _bad(origin: str, number: int, line: str) -> BadPatchError:
    plain = "".join(c if c.isprintable() else "?" for c in line[:_SHOWN])
    return BadPatchError(file=origin, line=number, found=plain)


def _sorted(quads: Iterable[ox.Quad]) -> tuple[ox.Quad, ...]:
    return tuple(sorted(quads, key=str))
