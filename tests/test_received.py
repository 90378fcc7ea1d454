"""Each council speaks for itself in a build."""

from pathlib import Path

import pyoxigraph as ox

import made_up_councils
from kkr_graph import build, owners, sources, versions
from kkr_graph.archive import Archive
from kkr_graph.received import Received

BRAVO = "bravo-eksempel"
GRAPH = f"{owners.GRAPH}{BRAVO}/tovholdere"


def test_what_was_received_goes_into_every_build_instead_of_an_older_copy(
    tmp_path: Path,
) -> None:
    here = made_up_councils.council(tmp_path, "alfa-eksempel")
    here.say(made_up_councils.leads(BRAVO), "kopi")  # an older copy of Bravo's
    newer = made_up_councils.leads(BRAVO, "bravo-nye-selskab")
    facts = sources.read_bytes(newer.encode(), "pakke")
    build.build([here.data], here.store)
    ours = [one for one in sources.read_all(here.data) if one.graph != GRAPH]
    kept = Archive(here.store).keep(facts.triples)
    read = sources.read_bytes(Archive(here.store).text(kept), "pakke")

    received = {BRAVO: Received(BRAVO, "1.0.0", "0" * 64, "0" * 16, {GRAPH: kept})}
    with versions.locked(here.store):
        build.revise([*ours, read], here.store, received)
    build.build([here.data], here.store)
    here.say(made_up_councils.leads("alfa-eksempel", "alfa-nye-selskab"))
    built = build.build([here.data], here.store)

    assert not built.unchanged
    assert versions.current(here.store).received == received  # type: ignore[union-attr]
    with_bravo = versions.open_current(here.store)
    assert with_bravo.says(ox.Literal("Selskabet bravo-nye-selskab", language="da"))
    assert not with_bravo.says(
        ox.Literal("Selskabet bravo-eksempel-selskabet", language="da")
    )
    assert build.build([here.data], here.store).unchanged
