"""A package as a value: its manifest, and the facts of the graphs it carries.

    MANIFEST           what is in the package, as JSON; the file that is signed
    MANIFEST.minisig   the signature, in minisign's format
    graphs.nq          the graphs, canonical N-Quads
    …                  the same in other forms, and what is said of it (``writing``)

A manifest names every other file by its SHA-256, and every graph by its RDFC-1.0 hash.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias

from kkr_graph.facts import Facts

Access: TypeAlias = Literal["public", "councils"]

FORMAT: Final = 1
MANIFEST: Final = "MANIFEST"
SIGNATURE: Final = "MANIFEST.minisig"
GRAPHS: Final = "graphs.nq"


@dataclass(frozen=True, slots=True)
class Part:
    """One graph of the release that a package shares.

    graph      its IRI
    hash       RDFC-1.0 hash (SHA-256) of what it says
    statements how many it makes
    carried    whether it is in this package; else the receiver has it from the release
               that the package says it builds on
    """

    graph: str
    hash: str
    statements: int
    carried: bool = True


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a package says it is.

    council   key of the council that made it
    release   semantic version of the release
    made      when the release was made: ``2026-11-26T09:30:00Z``
    expires   the last day on which it may be imported: ``2027-12-31``
    access    who may read it: ``public`` or ``councils``; what only the latter may see
              is not in the former
    since     the release that it builds on; None if it carries every graph
    base      the RDFC-1.0 hash of each graph of that release; empty if there is none
    parts     every graph of the release that its reader may see, by IRI
    leans_on  the hash of each graph of common ground that it was checked with
    files     every other file of the package, and its SHA-256
    program   the program that made it, with its version
    """

    council: str
    release: str
    made: str
    expires: str
    access: Access
    since: str | None
    base: Mapping[str, str]
    parts: tuple[Part, ...]
    leans_on: Mapping[str, str]
    files: Mapping[str, str]
    program: str
    format: int = FORMAT


@dataclass(frozen=True, slots=True)
class Package:
    """A package that was opened and is sound; whether to trust it is for ``verdicts``.

    manifest  what it says it is
    sha256    of its MANIFEST, in hexadecimal: which package this is
    facts     the graphs it carries, read as sources are
    key       id of the key that signed it, 16 hexadecimal digits
    origin    its file, as shown to people
    """

    manifest: Manifest
    sha256: str
    facts: tuple[Facts, ...] = field(repr=False)
    key: str
    origin: str
