"""Judge a package: one verdict for each check, in a fixed order.

A check that cannot run because an earlier one failed says so, and does not pass.  The
graphs are read only when a key that is trusted for the sender (or one that the reader
gives) signed just this manifest, and every file is the one that it names.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

from kkr_graph import versions
from kkr_graph.errors import ExpiredKeyError, KkrGraphError
from kkr_graph.facts import Facts
from kkr_graph.headers import Words
from kkr_graph.keys import trust as trusts
from kkr_graph.keys.public import PublicKey
from kkr_graph.keys.signature import Signature
from kkr_graph.keys.trust import Trust, TrustedKey, both
from kkr_graph.packages import (
    checking,
    ground as grounds,
    opening,
    sealing,
    telling,
    unpacking,
)
from kkr_graph.packages.admission import READERS, for_reader, in_time, in_turn
from kkr_graph.packages.hearing import Hearing
from kkr_graph.packages.opening import Unsealed
from kkr_graph.packages.package import MANIFEST, SIGNATURE, Manifest, Package
from kkr_graph.packages.telling import some
from kkr_graph.packages.unpacking import Contents
from kkr_graph.packages.verdict import CHECKS, Check, Verdict
from kkr_graph.received import Received
from kkr_graph.spelling import danish_date

__all__ = ["CHECKS", "Judgement", "Standing", "Verdict", "judge", "standing"]

_FILES: Final = (Words("fil", "file"), Words("filer", "files"))
_GRAPHS: Final = (Words("graf", "graph"), Words("grafer", "graphs"))
_STATEMENTS: Final = (Words("udsagn", "statement"), Words("udsagn", "statements"))
_OF_GRAPHS: Final[tuple[Check, ...]] = ("access", "shapes", "personal")


@dataclass(frozen=True, slots=True)
class Standing:
    """What a package is judged by: who is trusted, what is held, and the day.

    trust     the keys that are trusted
    day       the day it is
    received  what is in use of other councils, by their keys
    ground    the common ground, as ``ground.of_store``
    folder    of the store whose archive holds what a package may leave out; None if
              there is none
    given     a key that the reader has compared, though it is not trusted
    """

    trust: Trust
    day: date
    received: Mapping[str, Received] = field(default_factory=dict)
    ground: Sequence[Facts] = field(default=(), repr=False)
    folder: Path | None = None
    given: PublicKey | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """What every check says of a package, in the order of ``CHECKS``.

    manifest what it says it is; None if that cannot be read
    package  itself; None unless its graphs were read, and they are not read unless the
             signature holds
    """

    verdicts: tuple[Verdict, ...]
    manifest: Manifest | None = field(default=None, repr=False)
    package: Package | None = field(default=None, repr=False)

    @property
    def passed(self) -> bool:
        """Whether every check passes, so that the package may be taken in."""
        return all(one.passed for one in self.verdicts)

    @property
    def readable(self) -> bool:
        """Whether it is a package at all."""
        return self.manifest is not None


def standing(folder: Path, day: date, given: PublicKey | None = None) -> Standing:
    """Return what the store in *folder* judges a package by on *day*.

    Raises ``TrustFileError``, and what ``versions.current`` raises.
    """
    version = versions.current(folder)
    return Standing(
        trust=trusts.read(folder),
        day=day,
        received=version.received if version else {},
        ground=grounds.of_store(folder),
        folder=folder,
        given=given,
    )


def judge(data: bytes, origin: str, by: Standing) -> Judgement:
    """Return what every check says of the package *data*, called *origin* to people."""
    case = Hearing()
    found = case.hear("archive", lambda: _archive(data, origin))
    if found is None:
        case.close("archive")
        return Judgement(case.verdicts())
    said = case.hear("manifest", lambda: _manifest(found, origin))
    if said is None:
        case.close("manifest")
        return Judgement(case.verdicts())
    opened = case.hear("hashes", lambda: _hashes(found, said, origin))
    key = _key(case, found, said, by, origin)
    case.hear("expiry", lambda: (True, in_time(said, by.day, origin)))
    case.hear("replay", lambda: (True, in_turn(said, by.received, by.folder, origin)))
    package = None
    if key is None:
        case.leave("graphs", case.first_failed("signature", "key"))
    elif opened is None:
        case.leave("graphs", "hashes")
    else:
        package = case.hear("graphs", lambda: _graphs(opened, key))
    if package is None:
        for one in _OF_GRAPHS:
            case.leave(one, "graphs")
    else:
        case.hear("access", lambda: (True, for_reader(package, origin)))
        _contents(case, package, by)
    return Judgement(case.verdicts(), said, package)


def _archive(data: bytes, origin: str) -> tuple[Contents, Words]:
    found = unpacking.unpack(data, origin)
    there = some(len(found.hashes), *_FILES)
    return found, Words(f"hel, med {there.da}", f"whole, with {there.en}")


def _manifest(found: Contents, origin: str) -> tuple[Manifest, Words]:
    said = opening.stated(found, origin)
    reader = READERS[said.access]
    made = date.fromisoformat(said.made[:10])
    return said, Words(
        f"{said.council} {said.release} fra {danish_date(made)}, for {reader.da}",
        f"{said.council} {said.release} of {made}, for {reader.en}",
    )


def _hashes(found: Contents, said: Manifest, origin: str) -> tuple[Unsealed, Words]:
    opened = opening.whole(found, said, origin)
    there = some(len(said.files), *_FILES)
    return opened, Words(
        f"{there.da}, som MANIFEST siger", f"{there.en}, as MANIFEST says"
    )


def _key(
    case: Hearing, found: Contents, said: Manifest, by: Standing, origin: str
) -> PublicKey | None:
    """Hear of the signature and its key; return the key if the graphs may be read."""
    try:
        signed = sealing.read(found.kept.get(SIGNATURE), origin)
    except KkrGraphError as error:
        case.fail("signature", error)
        case.leave("key", "signature")
        return None
    case.hear("key", lambda: _trusted(signed, said, by, origin))
    known = by.trust.find(signed.key)
    key = known.public if known else by.given
    if key is None or key.id != signed.key:
        case.leave("signature", "key")
        return None
    written = found.kept[MANIFEST]
    case.hear("signature", lambda: _holds(signed, said, written, key, origin))
    if not case.passes("signature"):
        return None
    try:
        return sealing.vouched(signed, said, by.trust, by.given, origin)
    except KkrGraphError:  # told as the verdict on the key
        return None


def _trusted(
    signed: Signature, said: Manifest, by: Standing, origin: str
) -> tuple[TrustedKey, Words]:
    known = sealing.trusted(signed, said, by.trust, origin)
    if known.until is not None and known.expired(by.day):
        raise ExpiredKeyError(file=origin, line=None, key=known.id, **both(known.until))
    since = date.fromisoformat(known.since)
    return known, Words(
        f"{known.id}, betroet for {known.council} siden {danish_date(since)}",
        f"{known.id}, trusted for {known.council} since {known.since}",
    )


def _holds(
    signed: Signature, said: Manifest, written: bytes, key: PublicKey, origin: str
) -> tuple[Signature, Words]:
    sealing.hold(signed, said, written, key, origin)
    return signed, Words(f"ægte, med {key.id}", f"genuine, by {key.id}")


def _graphs(opened: Unsealed, key: PublicKey) -> tuple[Package, Words]:
    package = opening.package(opened, key)
    graphs = some(len(package.facts), *_GRAPHS)
    said = some(sum(len(one.triples) for one in package.facts), *_STATEMENTS)
    return package, Words(
        f"{graphs.da} med {said.da}, kun afsenderens egne",
        f"{graphs.en} with {said.en}, only the sender's own",
    )


def _contents(case: Hearing, package: Package, by: Standing) -> None:
    """Hear of the rules and of personal data."""
    rest = grounds.left_out(by.folder, package.manifest) if by.folder else ()
    try:
        found = checking.check(package.facts, (*by.ground, *rest))
    except KkrGraphError as error:  # the archive does not hold what was left out
        case.fail("shapes", error)
        case.leave("personal", "shapes")
        return
    rules, private = telling.of_rules(found.report), telling.of_personal(found.personal)
    case.keep(Verdict("shapes", found.report.conforms, rules.da, rules.en))
    case.keep(Verdict("personal", not found.personal, private.da, private.en))
