"""A build keeps all of its sources or none, and derives when each fact holds."""

import shutil
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import pytest

from kkr_graph import build, checks, fingerprints, open_store, sources
from kkr_graph.breaches import Report
from kkr_graph.errors import InvalidFactsError, UnreadableError
from kkr_graph.ontology import DERIVED, HERE
from kkr_graph.resources import DATA
from kkr_graph.vocabulary import BASE, DEF
from small_sources import accept, facts, write

DATA_FOLDER = Path(str(DATA))
PERIODS = {
    "period/life": ("2024-01-01", "2027-01-01"),
    "period/early": ("2020-01-01", "2025-01-01"),
    "period/long": ("2020-01-01", "2030-01-01"),
    "period/from": ("2025-07-01", ""),
    "period/until": ("", "2025-07-01"),
    "term/t": ("2022-01-01", "2026-01-01"),
}
STARTED = """\
<id/initiative/i> a kkr:Initiative ; kkr:validDuring <id/period/life> .
<id/forum/f> a kkr:Forum .
""" + "\n".join(
    f"<id/{name}> dcat:{bound}Date '{day}'^^xsd:date ."
    for name, days in PERIODS.items()
    for bound, day in zip(("start", "end"), days, strict=True)
    if day
)


def fail(_: object) -> Report:
    class Failed(Report):
        @property
        def conforms(self) -> bool:
            return False

    return Failed(())


def test_a_second_build_of_the_same_sources_does_nothing(tmp_path: Path) -> None:
    place = write(tmp_path, "a")
    first = build.build([place], tmp_path / "store", checker=accept)
    second = build.build([place], tmp_path / "store", checker=fail)

    assert (first.unchanged, second.unchanged) == (False, True)
    assert (second.version, second.graphs, second.triples) == (first.version, 1, 2)
    assert second.report is None


def test_a_changed_source_is_built_anew(tmp_path: Path) -> None:
    store = tmp_path / "store"
    first = build.build([write(tmp_path, "a")], store, checker=accept)
    changed = write(tmp_path, "a", "<id/x> dct:title 'X' .")
    second = build.build([changed], store, checker=accept)

    assert second.version != first.version
    assert second.triples == first.triples + 1


def test_the_order_and_names_of_files_make_no_new_version(tmp_path: Path) -> None:
    a, b = write(tmp_path, "a"), write(tmp_path, "b")
    contents = [a.read_bytes(), b.read_bytes()]

    assert fingerprints.of(contents, {}) == fingerprints.of(contents[::-1], {})


def test_facts_that_break_a_shape_leave_the_last_store(tmp_path: Path) -> None:
    store = tmp_path / "store"
    first = build.build([write(tmp_path, "a")], store, checker=accept)
    changed = write(tmp_path, "a", "<id/x> dct:title 'X' .")

    with pytest.raises(InvalidFactsError) as raised:
        build.build([changed], store, checker=fail)

    assert raised.value.exit_code == 1
    assert isinstance(raised.value.report, Report)
    assert (store / "current").read_text() == f"{first.version}\n"


def test_a_source_that_does_not_read_leaves_the_last_store(tmp_path: Path) -> None:
    store = tmp_path / "store"
    first = build.build([write(tmp_path, "a")], store, checker=accept)
    (tmp_path / "b.ttl").write_text("not Turtle", "utf-8")

    with pytest.raises(UnreadableError):
        build.build([tmp_path / "a.ttl", tmp_path / "b.ttl"], store, checker=accept)

    assert (store / "current").read_text() == f"{first.version}\n"


def test_a_damaged_store_is_built_again(tmp_path: Path) -> None:
    place, store = write(tmp_path, "a"), tmp_path / "store"
    first = build.build([place], store, checker=accept)
    (store / "versions" / first.version / "version.json").write_text("{")

    assert not build.build([place], store, checker=accept).unchanged
    assert build.build([place], store, checker=accept).unchanged


def test_the_steps_are_told_in_their_order(tmp_path: Path) -> None:
    told: list[str] = []
    build.build(
        [write(tmp_path, "a")], tmp_path / "store", checker=accept, tell=told.append
    )

    assert told == ["read", "check", "derive", "keep"]


def test_a_built_store_holds_sources_derived_facts_and_words(tmp_path: Path) -> None:
    place = write(tmp_path, "a", STARTED)
    build.build([place], tmp_path / "store", checker=accept)
    store = open_store(tmp_path / "store")
    labels = store.select(
        f"SELECT ?l {{ <{BASE}concept/role/tovholder> "
        "<http://www.w3.org/2004/02/skos/core#prefLabel> ?l }"
    )
    graphs = store.graphs()
    store.close()

    assert len(labels) == 2
    assert graphs == (f"{BASE}graph/a", f"{DERIVED}valid-time", HERE)


def bounds(body: str) -> Mapping[str, tuple[str, str]]:
    """Return when each thing in *body* holds, by the last part of its name."""
    store, _ = build.in_memory([facts("a", f"{STARTED}\n{body}")])
    rows = store.select(
        f"SELECT ?s ?from ?until {{ ?s a ?kind "
        f"OPTIONAL {{ ?s <{DEF}validFrom> ?from }} "
        f"OPTIONAL {{ ?s <{DEF}validUntil> ?until }} "
        "FILTER(BOUND(?from) || BOUND(?until)) }"
    )
    found = [
        (str(row[0])[1:-1].rpartition("/")[2], *(t.value if t else "" for t in row[1:]))
        for row in rows
    ]
    assert len(found) == len({name for name, *_ in found}), "two values for one node"
    return {name: (start, end) for name, start, end in found}


MEMBER = "a kkr:Participation ; org:organization <id/forum/f>"
JOINS = "a kkr:Participation ; org:organization <id/initiative/i>"
LEAD = "a kkr:Lead ; org:organization <id/initiative/i>"


@pytest.mark.parametrize(
    ("statement", "holds"),
    [
        (MEMBER, None),
        (f"{MEMBER} ; kkr:inTerm <id/term/t>", ("2022-01-01", "2026-01-01")),
        (
            f"{MEMBER} ; kkr:inTerm <id/term/t> ; kkr:validDuring <id/period/from>",
            ("2025-07-01", ""),
        ),
        (
            f"{MEMBER} ; kkr:inTerm <id/term/t> ; kkr:knownDuring <id/period/long>",
            ("2022-01-01", "2026-01-01"),
        ),
        (f"{MEMBER} ; kkr:knownDuring <id/period/until>", ("", "2025-07-01")),
        (JOINS, ("2024-01-01", "2027-01-01")),
        (f"{JOINS} ; kkr:validDuring <id/period/long>", ("2020-01-01", "2030-01-01")),
        (
            "a kkr:Contribution ; kkr:contributesTo <id/initiative/i>",
            ("2024-01-01", "2027-01-01"),
        ),
        (
            "a kkr:FinancingScenario ; kkr:validDuring <id/period/early>",
            ("2020-01-01", "2025-01-01"),
        ),
        (LEAD, ("2024-01-01", "2027-01-01")),
        (f"{LEAD} ; kkr:validDuring <id/period/from>", ("2025-07-01", "2027-01-01")),
        (f"{LEAD} ; kkr:validDuring <id/period/until>", ("2024-01-01", "2025-07-01")),
        (f"{LEAD} ; kkr:validDuring <id/period/early>", ("2024-01-01", "2025-01-01")),
        (f"{LEAD} ; kkr:knownDuring <id/period/long>", ("2024-01-01", "2027-01-01")),
        (f"{LEAD} ; kkr:inTerm <id/term/t>", ("2024-01-01", "2026-01-01")),
        ("a kkr:Meeting ; kkr:inTerm <id/term/t>", None),
        (
            f"{MEMBER} ; kkr:validDuring <id/period/early> , <id/period/long>",
            ("2020-01-01", "2025-01-01"),
        ),
    ],
)
def test_the_best_stated_period_is_when_a_fact_holds(
    statement: str, holds: tuple[str, str] | None
) -> None:
    found = bounds(f"<id/x> {statement} .")

    assert found.get("x") == holds
    assert found["i"] == ("2024-01-01", "2027-01-01")


def test_the_sources_in_the_repository_read(tmp_path: Path) -> None:
    from kkr_graph.resources import DATA  # noqa: PLC0415 - the one test of real data

    built = build.build([DATA], tmp_path / "store", checker=accept)

    assert built.triples > 10_000
    assert built.derived > 100


def test_a_build_checks_only_what_changed_with_the_verdict_of_a_full_check(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(DATA_FOLDER, tmp_path / "data")
    store, data = tmp_path / "store", tmp_path / "data"
    build.build([data], store)
    agenda = data / "meetings" / "hovedstaden" / "2025-09-02" / "dagsorden.edits.ttl"
    text = agenda.read_text("utf-8")
    edited = text.replace("kkr:statedTotal 2605000.0", "kkr:statedTotal 2605001.0")
    agenda.write_text(edited, "utf-8")
    full = checks.check(sources.read_all(data))
    monkeypatch.setattr(checks, "check", fail)  # whoever checks it all fails the test

    with pytest.raises(InvalidFactsError) as refusal:
        build.build([data], store)

    assert refusal.value.report == full
    assert [breach.name for breach in full.breaches if breach.severity != "Info"] == [
        "FinancingScenario-sum"
    ]

    agenda.write_text(text + "\n# mended\n", "utf-8")
    mended = build.build([data], store)
    assert mended.report is not None
    assert mended.report.conforms


def test_what_has_no_room_in_memory_is_built_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(DATA_FOLDER, tmp_path / "data")
    usual = build.build([tmp_path / "data"], tmp_path / "usual")
    monkeypatch.setattr(build, "_LARGE", 0)
    monkeypatch.setattr(checks, "MOST", 2_000)

    large = build.build([tmp_path / "data"], tmp_path / "large")

    assert (large.version, large.report) == (usual.version, usual.report)
    with (
        closing(open_store(tmp_path / "usual")) as one,
        closing(open_store(tmp_path / "large")) as other,
    ):
        everything = "CONSTRUCT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }"
        assert one.construct(everything) == other.construct(everything)
        assert one.graphs() == other.graphs()
    assert {file.name for file in (tmp_path / "large").iterdir()} == {
        file.name for file in (tmp_path / "usual").iterdir()
    }
