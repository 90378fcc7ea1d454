"""A council judges whether two names are one thing; nothing is ever merged."""

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import two_councils as councils
from kkr_graph import build, judgements, sources, voices
from kkr_graph.cli import main
from two_councils import COMMON, IDS, ONE, OTHER, cited, says

A = f"{IDS}initiative/klimaalliancen"
B = f"{IDS}initiative/klima-alliancen"
C = f"{IDS}initiative/klimaforbundet"


def initiative(council: str, key: str, name: str) -> str:
    return f"""
<id/initiative/{key}>
    a kkr:Initiative ;
    skos:prefLabel "{name}"@da ;
    org:classification <concept/initiative-kind/samarbejde> ;
    {cited(council)} ;
.
"""


ALLIANCE = initiative(ONE, "klimaalliancen", "Klimaalliancen")
HYPHENED = initiative(OTHER, "klima-alliancen", "Klima-alliancen")
LEAGUE = initiative(OTHER, "klimaforbundet", "Klimaforbundet")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Return a folder with sources of two councils, and the store built of them."""
    data = tmp_path / "data"
    data.mkdir()
    (data / "verden.ttl").write_text(COMMON.text, "utf-8")
    (data / "one.ttl").write_text(councils.text(ONE, ALLIANCE), "utf-8")
    other = councils.text(OTHER, HYPHENED + LEAGUE)
    (data / "other.ttl").write_text(other, "utf-8")
    build.build([data], tmp_path / "store")
    return tmp_path


def run(place: Path, *args: str, council: str = ONE) -> Result:
    where = ("--data", str(place / "data"), "--store", str(place / "store"))
    env = {"KKR_LANG": "da", "KKR_COUNCIL": council}
    return CliRunner().invoke(main, [*args, *where], env=env)


def file(place: Path, council: str = ONE) -> Path:
    return place / "data" / council / "judgements.ttl"


def test_two_names_are_judged_the_same(place: Path) -> None:
    done = run(
        place, "same", "Klimaalliancen", "Klima-alliancen", "--on", "3/2-2026",
        "--note", "Samme sekretariat.",
    )  # fmt: skip

    assert done.exit_code == 0, done.output
    assert "Klima-alliancen og Klimaalliancen er det samme, ifølge KKR Eksempel" in (
        done.output
    )
    text = file(place).read_text("utf-8")
    assert text.startswith("# Skrevet af kkr same og kkr different; ret med dem")
    assert "<graph/eksempel/judgements>" in text
    assert "kkr:accessLevel <concept/access-level/own> ;" in text
    assert (
        "<id/judgement/eksempel/initiative/klima-alliancen~initiative/klimaalliancen>"
        in text
    )
    assert 'kkr:judgedOn "2026-02-03"^^xsd:date ;' in text
    assert "owl:sameAs" not in text
    build.build([place / "data"], place / "store")


def test_the_same_judgement_gives_the_same_bytes_in_either_order(place: Path) -> None:
    run(place, "same", "Klimaalliancen", "Klima-alliancen", "--on", "2026-02-03")
    first = file(place).read_bytes()
    run(place, "same", "Klima-alliancen", "Klimaalliancen", "--on", "2026-02-03")

    assert file(place).read_bytes() == first


def test_a_judgement_shows_on_both_things(place: Path) -> None:
    run(place, "same", "Klimaalliancen", "Klima-alliancen", "--on", "2026-02-03")
    build.build([place / "data"], place / "store")

    for name in ("Klimaalliancen", "Klima-alliancen"):
        shown = CliRunner().invoke(
            main,
            ["show", name, "--store", str(place / "store")],
            env={"KKR_LANG": "da"},
        )
        assert "er det samme, ifølge KKR Eksempel" in " ".join(shown.output.split())


def test_what_is_taken_back_is_gone_from_the_file(place: Path) -> None:
    run(place, "same", "Klimaalliancen", "Klima-alliancen")
    done = run(place, "same", "Klima-alliancen", "Klimaalliancen", "--undo")

    assert done.exit_code == 0, done.output
    assert "Taget tilbage" in done.output
    assert "Judgement" not in file(place).read_text("utf-8")
    build.build([place / "data"], place / "store")


def test_what_was_never_judged_cannot_be_taken_back(place: Path) -> None:
    done = run(place, "different", "Klimaalliancen", "Klima-alliancen", "--undo")

    assert done.exit_code == 4
    assert "intet at tage tilbage" in done.output


def test_a_dry_run_writes_nothing(place: Path) -> None:
    done = run(place, "same", "Klimaalliancen", "Klima-alliancen", "--dry-run")

    assert done.exit_code == 0
    assert "Ville skrive" in done.output
    assert not file(place).exists()


def test_the_level_of_sharing_stands_until_another_is_asked_for(place: Path) -> None:
    run(place, "same", "Klimaalliancen", "Klima-alliancen", "--access", "councils")
    run(place, "different", "Klimaalliancen", "Klimaforbundet")

    assert "access-level/councils" in file(place).read_text("utf-8")


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (("Klimaalliancen", "initiative/klimaalliancen"), 2, "samme ting"),
        (("Klimaalliancen", "Klimaaliansen"), 2, "Klima-alliancen"),
        (("Klimaalliancen", f"{IDS}initiative/nyt"), 2, "Ingen kilde her beskriver"),
        (("Klimaalliancen", "KKR Eksempel"), 2, "samme slags"),
        (("Klimaalliancen", "Klima-alliancen", "--council", "nye"), 2, "hedder »nye«"),
        (("Klimaalliancen", "Klima-alliancen", "--evidence", f"{IDS}p"), 2, "id/p"),
        (("Klimaalliancen", "Klima-alliancen", "--on", "i går"), 2, "i går"),
    ],
)
def test_what_cannot_be_judged_is_refused_and_says_why(
    place: Path, args: tuple[str, ...], code: int, said: str
) -> None:
    done = run(place, "same", *args)

    assert done.exit_code == code, done.output
    assert said in done.output
    assert not file(place).exists()


def test_a_council_does_not_contradict_itself_in_several_steps(place: Path) -> None:
    run(place, "same", "Klimaalliancen", "Klima-alliancen")
    run(place, "same", "Klima-alliancen", "Klimaforbundet")
    before = file(place).read_bytes()

    done = run(place, "different", "Klimaalliancen", "Klimaforbundet")

    assert done.exit_code == 4
    assert "id/initiative/klima-alliancen = id/initiative/klimaforbundet" in done.output
    assert (
        "kkr same id/initiative/klima-alliancen id/initiative/klimaalliancen --undo"
        in done.output
    )
    assert file(place).read_bytes() == before


def test_a_link_that_would_close_a_contradiction_is_refused(place: Path) -> None:
    run(place, "same", "Klimaalliancen", "Klima-alliancen")
    run(place, "different", "Klimaalliancen", "Klimaforbundet")

    done = run(place, "same", "Klima-alliancen", "Klimaforbundet")

    assert done.exit_code == 4
    assert (
        "kkr different id/initiative/klimaalliancen id/initiative/klimaforbundet --undo"
        in done.output
    )


def test_two_councils_may_judge_differently_and_both_are_kept(place: Path) -> None:
    run(place, "same", "Klimaalliancen", "Klima-alliancen")
    build.build([place / "data"], place / "store")

    done = run(place, "different", "Klimaalliancen", "Klima-alliancen", council=OTHER)

    assert done.exit_code == 0, done.output
    assert "uenighed" in done.output
    report = voices.check(sources.read_all(place / "data"))
    assert [breach.name for breach in report.conflicts] == ["Judgement-contradiction"]


def test_a_judgement_of_what_is_gone_is_only_a_warning() -> None:
    made = judgements.Judgement(
        council=ONE,
        verdict="same",
        things=frozenset({A, B}),
        on=date(2026, 2, 3),
        names={A: "A", B: "B", f"{IDS}kkr/eksempel": "KKR Eksempel"},
    )
    mine = sources.read_bytes(judgements.with_([], made), "judgements.ttl")

    report = voices.check([COMMON, says(ONE, ALLIANCE), mine])

    assert report.conforms
    assert [one.name for one in report.breaches] == ["Judgement-described"]


def test_a_failed_write_leaves_the_file_as_it_was(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(place, "same", "Klimaalliancen", "Klima-alliancen")
    before = file(place).read_bytes()
    monkeypatch.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(OSError(28)))

    done = run(place, "different", "Klimaalliancen", "Klimaforbundet")

    assert done.exit_code == 4
    assert file(place).read_bytes() == before
    assert sorted(path.name for path in file(place).parent.iterdir()) == [
        "judgements.ttl"
    ]
