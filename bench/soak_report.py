"""What a soak came to: what is wrong, and the page that says how it went."""

import json
import os
import platform
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from soak_faults import Suffered
from soak_questions import KINDS
from soak_tally import SHOWN, Tally
from soak_watch import Sample, growth

if TYPE_CHECKING:
    from soak import Plan

_MOUNTED: Final = (
    "The disk was a file system of its own in memory, filled to the last byte."
)
_NOT_MOUNTED: Final = (
    "Nothing was mounted: instead of a full disk, the processes that write could have "
    "no file grow beyond 4 KiB, by `prlimit`."
)
# Lines that are no JSON: the address, and that some still waited at the end.
_PLAIN: Final = ("KKR Graph", "Cancel ")
_FILES: Final = 16  # more open files than before, at rest, are a leak


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a soak went.

    acknowledged   how many writes were; ``took_effect`` how many that were not
    samples        what was seen of the longest life of the server, warm
    before, after  what was seen of it at rest
    left           processes that outlived their server; ``codes`` it stopped with
    misread        how many answers to the readers were wrong
    late           seconds of queries that were stopped long after their limit
    said           what its log tells, by event, and by status of 500
    """

    seconds: float
    tally: Tally
    suffered: Suffered
    acknowledged: int
    took_effect: int
    is_mounted: bool
    samples: list[Sample]
    before: Sample
    after: Sample
    left: tuple[int, ...]
    codes: tuple[int, ...]
    misread: int
    late: tuple[float, ...]
    said: Counter[str]

    def faults(self) -> list[str]:
        """Return all that is wrong, the first of each in full."""
        found = [f"wrong: {one}" for one in self.tally.faults]
        if self.tally.wrong > SHOWN:
            found.append(f"... {self.tally.wrong} wrong in all")
        found += [f"lost: {one}" for one in self.suffered.lost]
        found += [f"the log tells of {n} × {what}" for what, n in self.said.items()]
        found += [f"a runaway went on for {one:.1f} s" for one in self.late]
        found += [f"left over: {one}" for one in self.left]
        found += [f"told to stop, it ended with {one}" for one in self.codes if one]
        for what in ("front", "whole"):
            seen = growth(self.samples, what)
            if not seen.steady:
                found.append(f"memory grew: {what} {seen.first:.0f} to {seen.last:.0f}")
        if self.after.files > self.before.files + _FILES:
            found.append(f"files: {self.before.files} open, then {self.after.files}")
        return found


def said(log: Path) -> Counter[str]:
    """Return what must not stand in a log: faults, and lines that are none of its."""
    found: Counter[str] = Counter()
    for line in log.read_text("utf-8", "replace").splitlines():
        if line.startswith("{"):
            event = json.loads(line)
            if event.get("event") == "fault":
                found[line[:600]] += 1
            elif event.get("status") == 500:  # noqa: PLR2004 - the one that is no answer
                found["an answer of 500"] += 1
        elif line.strip() and not line.startswith(_PLAIN):
            found[line[:200]] += 1
    return found


def page(plan: "Plan", outcome: Outcome) -> list[str]:
    """Return the part of the results that tells of a soak."""
    return [*_head(plan, outcome), *_table(outcome), *_tail(outcome)]


def _head(plan: "Plan", outcome: Outcome) -> Iterator[str]:
    faults = outcome.faults()
    verdict = f"{len(faults)} things were wrong." if faults else "Nothing was wrong."
    yield (
        f"{outcome.seconds / 60:.1f} minutes over {plan.size:,} statements: "
        f"{plan.readers * plan.clients} readers that ask without a pause and check "
        "every answer, a writer, two clients with queries that never end, three slow "
        f"ones and one that hangs up, all on the same {os.cpu_count()} cores as the "
        f"server. Repeat: `python bench/soak.py --minutes {plan.seconds / 60:g} --size "
        f"{plan.size} --seed {plan.seed}`. Python {platform.python_version()}; load of "
        f"the machine at the end {os.getloadavg()[0]:.1f}."
    )
    yield ""
    reads = sum(outcome.tally.answers(kind) for kind in KINDS)
    pace = outcome.seconds / max(outcome.acknowledged, 1)
    yield (
        f"**{verdict}** Wrong answers: {outcome.misread} of {reads:,} that were "
        f"read. Acknowledged writes that were lost: {len(outcome.suffered.lost)} of "
        f"{outcome.acknowledged}, looked for {outcome.suffered.verified} times in the "
        f"server and once on the disk. Processes left over: {len(outcome.left)}. A "
        "write was offered each second, and the next when it was acknowledged: one in "
        f"{pace:.1f} s, restarts and full disks included. Writes that took effect "
        f"though they were answered with an error: {outcome.took_effect}."
    )
    yield ""
    if faults:
        yield from (f"- {one}" for one in faults)
        yield ""


def _table(outcome: Outcome) -> Iterator[str]:
    yield "| kind | answers | /s | p50 ms | p99 ms | by status |"
    yield "| --- | ---: | ---: | ---: | ---: | --- |"
    tally = outcome.tally
    for kind in sorted(tally.kinds(), key=_order):
        number = tally.answers(kind)
        codes = {code: n for (one, code), n in tally.statuses.items() if one == kind}
        said = ", ".join(f"{code or 'cut'}: {n}" for code, n in sorted(codes.items()))
        half, most = (1000 * tally.within(kind, share) for share in (0.5, 0.99))
        yield (
            f"| {kind} | {number} | {number / outcome.seconds:.1f} | {half:.1f} | "
            f"{most:.1f} | {said} |"
        )


def _order(kind: str) -> tuple[int, str]:
    return (KINDS.index(kind) if kind in KINDS else len(KINDS), kind)


def _tail(outcome: Outcome) -> Iterator[str]:
    suffered = outcome.suffered
    done = ", ".join(f"{what} {n}" for what, n in sorted(suffered.done.items()))
    yield ""
    yield "*cut*: the connection ended, with the server or, for the slow, by its hand."
    yield f"\nWhat befell it, how often: {done}."
    yield _MOUNTED if outcome.is_mounted else _NOT_MOUNTED
    if "clock jump" in suffered.done:
        yield (
            "The clock was that of `faketime`, in a life of its own: hours, days and "
            "years to and fro."
        )
    yield from (
        f"Left out: {what}, for {why}." for what, why in suffered.skipped.items()
    )
    yield ""
    front, whole = growth(outcome.samples, "front"), growth(outcome.samples, "whole")
    files = growth(outcome.samples, "files")
    before, after = outcome.before, outcome.after
    yield (
        f"Memory (PSS) over the {whole.minutes:.1f} minutes of its "
        "longest life, without the first quarter: the front "
        f"{front.first:.0f} MiB in the first third, {front.last:.0f} in the last "
        f"({front.slope:+.1f} a minute, {front.most:.0f} at most); all processes "
        f"{whole.first:.0f} and {whole.last:.0f} ({whole.slope:+.1f} a minute, "
        f"{whole.most:.0f} at most, with queries that never end among them). At rest: "
        f"{before.whole:.0f} MiB before, {after.whole:.0f} after. Open files of the "
        f"front: {files.first:.0f} and {files.last:.0f}; at rest {before.files} "
        f"before, {after.files} after. Processes at rest: {before.processes} before, "
        f"{after.processes} after."
    )
