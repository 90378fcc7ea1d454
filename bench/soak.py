"""Soak the server: an hour's worth of mixed load and faults in ten minutes.

Readers at saturation that check every answer, a write a second, queries that never end,
clients that are slow or hang up; and meanwhile the server and its processes are killed,
its disk is full, its clock jumps.  It ends with code 1 if an answer was wrong, a write
that was acknowledged is gone, memory or open files grew, or a process was left over.

    .venv/bin/python bench/soak.py [--minutes 10] [--size 100000] [--seed 1]
"""

import argparse
import shutil
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import datasets
import results
import soak_disk
import soak_report
import soak_watch
from soak_course import Course, put
from soak_faults import Faults, Ground, Place
from soak_load import Load, Readers, Window
from soak_report import Outcome
from soak_rude import Rude
from soak_server import Server
from soak_verify import Verifier
from soak_watch import Watch
from soak_writer import Writer

from kkr_graph import build

_SETTLED: Final = 4.0  # seconds after which a server that nobody asks is at rest


@dataclass(frozen=True, slots=True)
class Plan:
    """How long, over what, and how hard.

    every     seconds between two faults
    limit     seconds that a query may run; ``patience`` that a client is waited for
    is_small  no file system is mounted, and the clock stands
    """

    seconds: float = 600.0
    size: int = 100_000
    seed: int = 1
    readers: int = 2
    clients: int = 8
    every: float = 8.0
    limit: float = 5.0
    patience: float = 5.0
    is_small: bool = False


def main() -> None:
    """Soak, and write the results."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--size", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--clients", type=int, default=8, help="of each of two readers")
    wanted = parser.parse_args()
    plan = Plan(60 * wanted.minutes, wanted.size, wanted.seed, clients=wanted.clients)
    kept = datasets.of(plan.size)
    with tempfile.TemporaryDirectory(prefix="kkr-soak-") as folder:
        outcome = run(plan, Path(folder), kept.folder / "sources")
    page = soak_report.page(plan, outcome)
    results.replace("Soak and faults", page)
    print("\n".join(page))
    faults = outcome.faults()
    print("\n".join(["", *faults]) if faults else "\nnothing wrong", file=sys.stderr)
    sys.exit(bool(faults))


def run(plan: Plan, folder: Path, sources: Path) -> Outcome:
    """Soak a server over the papers in *sources*; all is kept in *folder*."""
    aside = folder / "built"
    build.build([sources], aside)
    room = sum(one.stat().st_size for one in aside.rglob("*") if one.is_file())
    with soak_disk.mounted(folder / "disk", 0 if plan.is_small else room) as mounted:
        store = folder / "disk" / "store"
        shutil.move(aside, store)
        options = ("--time-limit", str(plan.limit), "--patience", str(plan.patience))
        server = Server(folder, store, (*options, "--memory-limit", "512"))
        server.start()
        try:
            window, place = Window(), Place(folder / "disk", is_mounted=mounted)
            verifier = Verifier(server, Course(plan.seed), sources)
            return _soaked(plan, Ground(server, window, verifier, place), sources)
        finally:
            server.kill()


def _soaked(plan: Plan, ground: Ground, sources: Path) -> Outcome:
    server, window = ground.server, ground.window
    for counter in "ab":
        first = put(counter, 0)
        said = server.write(first.method, first.path, first.body, first.media)
        assert said.status in {201, 204}, said
    window.come_up()
    time.sleep(_SETTLED)
    before = soak_watch.look(server, 0.0, 1)
    writer = Writer(server, ground.verifier, window, plan.seed)
    faults = Faults(ground, writer, plan.seed)
    load = Load(server.port, sources, plan.seed, plan.readers, plan.clients)
    readers = Readers(load, window)  # before any thread: they are copies
    rude = Rude(server, window, plan.seed, plan.limit, plan.patience)
    watch = Watch(server, window)
    writer.start()
    rude.start()
    watch.start()
    begun = time.monotonic()
    try:
        faults.run(plan.seconds, plan.every, clock=not plan.is_small)
    finally:
        took = time.monotonic() - begun
        window.end()
        tally = readers.tally()
    writer.join()
    rude.join()
    watch.join()
    time.sleep(plan.patience + _SETTLED)
    after = soak_watch.look(server, took, 0)
    faults.verify("at the end")
    faults.restart("kill -9")
    server.stop()
    lost = faults.suffered.lost
    lost += ground.verifier.on_disk(range(window.acknowledged, window.begun + 1))
    misread = tally.wrong
    tally.add(writer.tally)
    tally.add(rude.tally)
    return Outcome(
        seconds=took,
        tally=tally,
        suffered=faults.suffered,
        acknowledged=window.acknowledged,
        took_effect=writer.took_effect,
        is_mounted=ground.place.is_mounted,
        samples=watch.longest(),
        before=before,
        after=after,
        left=tuple(server.left),
        codes=tuple(server.codes),
        misread=misread,
        late=tuple(rude.late),
        said=soak_report.said(server.log),
    )


if __name__ == "__main__":
    main()
