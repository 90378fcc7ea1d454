"""The way of a package from a stranger's file to a proposal, or to a refusal.

    file ──quarantine──▶ copy ──judged──▶ Judgement ──proposed──▶ what would change
                          └────── refused: noted in the history, kept a while ──────┘

Nothing is loaded before every check of the package has passed (``packages.verdicts``).
"""

import time
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Final

from kkr_graph import history, importing, quarantine
from kkr_graph.errors import (
    BuildRunningError,
    FailedVerdictsError,
    ImportRefusedError,
    InvalidFactsError,
    KkrGraphError,
    PackageTooLargeError,
)
from kkr_graph.history_entry import Entry
from kkr_graph.holders import Holder
from kkr_graph.importing import Proposal
from kkr_graph.packages import opening, verdicts
from kkr_graph.packages.verdicts import Judgement

_TRIES: Final = 25  # for the lock, so that a refusal is noted while a build runs
_PAUSE: Final = 0.2  # seconds


def judged(holder: Holder, copy: Path, origin: str, day: date) -> Judgement:
    """Return what every check says of the package in *copy* on *day*, for *holder*.

    *origin* is what it is called to people.  Raises ``PackageTooLargeError``, and
    ``TrustFileError`` if the keys that are trusted cannot be read.
    """
    data = opening.content(copy)
    return verdicts.judge(data, origin, holder.standing(day))


def proposed(
    holder: Holder, judgement: Judgement, origin: str, ours: str | None = None
) -> Proposal:
    """Return what the package that was judged would change; raise if it is refused.

    Raises ``FailedVerdictsError``, and what ``importing.propose_to`` raises.
    """
    failed = [one for one in judgement.verdicts if not one.passed]
    if failed or judgement.package is None:
        names = [verdicts.CHECKS[one.check] for one in failed if one.tried]
        raise FailedVerdictsError(
            file=origin,
            checks=", ".join(one.check for one in failed if one.tried),
            told_da=", ".join(name.da for name in names),
            told_en=", ".join(name.en for name in names),
        )
    return importing.propose_to(holder, judgement.package, ours)


def refused(  # noqa: PLR0913 - what a refusal is made of, and when it was
    holder: Holder,
    error: KkrGraphError,
    *,
    copy: Path | None,
    judgement: Judgement | None,
    begun: str,
    ended: str,
) -> Entry | None:
    """Note that a package was refused for *error*; return the entry.

    *copy* is where it stands in quarantine, if it is not too large for that.  Who sent
    it is noted only if the signature holds.  None if a build held the store.
    """
    package = judgement.package if judgement else None
    entry = Entry(
        kind="refusal",
        council=package.manifest.council if package else "",
        begun=begun,
        ended=ended,
        release=package.manifest.release if package else "",
        package=package.sha256 if package else "",
        key=package.key if package else "",
        file=copy.stem if copy else "",
        reason=failed(error),
    )
    for _ in range(_TRIES):
        with suppress(BuildRunningError), holder.locked():
            history.settle(holder.place, holder.now()[1])
            return history.note(holder.place, entry)
        time.sleep(_PAUSE)
    return None


def failed(error: KkrGraphError) -> str:
    """Return the names of the checks that *error* says have failed."""
    match error:
        case FailedVerdictsError():
            return str(error.data["checks"])
        case ImportRefusedError():
            return error.check
        case InvalidFactsError():
            return "shapes"
        case PackageTooLargeError():
            return "size"
        case _:
            return "archive"


def done(holder: Holder, copy: Path) -> None:
    """Keep *copy*, which was not refused, no longer; nor those that stood long."""
    quarantine.drop(copy)
    quarantine.prune(quarantine.place(holder.place))
