"""Each check says its verdict on a package, and one that cannot run says why."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

import made_up_packages as packages
from kkr_graph import build, owners, resources, versions
from kkr_graph.archive import Archive
from kkr_graph.keys.public import PublicKey
from kkr_graph.keys.trust import Trust
from kkr_graph.packages import ground, opening, verdicts
from kkr_graph.packages.verdict import CHECKS, Check, Verdict
from kkr_graph.packages.verdicts import Judgement, Standing
from kkr_graph.received import Received
from made_up_packages import (
    COUNCIL,
    DAY,
    INITIATIVES,
    KEY,
    MORE,
    OTHER_KEY,
    TRUST,
    facts,
    graph,
    made,
    turtle,
)

TODAY = Standing(TRUST, DAY)


def judged(data: bytes, by: Standing = TODAY) -> Judgement:
    return verdicts.judge(data, "pakke.zip", by)


def failing(judgement: Judgement) -> list[Check]:
    """Return the checks that were tried and failed."""
    return [one.check for one in judgement.verdicts if one.tried and not one.passed]


def untried(judgement: Judgement) -> list[Check]:
    return [one.check for one in judgement.verdicts if not one.tried]


def of(judgement: Judgement, check: Check) -> Verdict:
    return next(one for one in judgement.verdicts if one.check == check)


def test_a_sound_package_passes_every_check_in_order() -> None:
    judgement = judged(made())

    assert [one.check for one in judgement.verdicts] == [*CHECKS]
    assert all(one.passed and one.tried for one in judgement.verdicts)
    assert judgement.passed
    assert judgement.package == opening.read(made(), "pakke.zip", TRUST)


def test_every_verdict_speaks_both_languages() -> None:
    for judgement in (judged(made()), judged(made(key=None)), judged(b"")):
        for one in judgement.verdicts:
            assert one.da
            assert one.da != one.en or not one.passed
            assert one.say("da") == one.da
            assert one.say("en") == one.en


def test_what_is_no_archive_is_told_of_once() -> None:
    judgement = judged(b"PK")

    assert failing(judgement) == ["archive"]
    assert len(untried(judgement)) == len(CHECKS) - 1
    assert not judgement.readable
    assert "»Pakken«" in of(judgement, "graphs").da


def test_a_manifest_that_does_not_read_ends_it_there() -> None:
    judgement = judged(made(after=lambda files: files.update(MANIFEST=b"{}")))

    assert failing(judgement) == ["manifest"]
    assert of(judgement, "archive").passed
    assert not judgement.readable


def test_a_changed_file_leaves_the_signature_to_be_tried() -> None:
    judgement = judged(made(after=lambda files: files.update({"graphs.nq": b"x"})))

    assert failing(judgement) == ["hashes"]
    assert of(judgement, "signature").passed
    assert untried(judgement) == ["graphs", "access", "shapes", "personal"]
    assert judgement.package is None


@pytest.mark.parametrize(
    ("data", "by", "fails", "waits"),
    [
        (made(key=None), TODAY, ["signature"], ["key", "graphs"]),
        (made(), Standing(Trust(), DAY), ["key"], ["signature", "graphs"]),
        (made(key=OTHER_KEY), TODAY, ["key"], ["graphs"]),
        (
            made(),
            Standing(TRUST.without(KEY.public.id, DAY), DAY),
            ["key"],
            ["graphs"],
        ),
        (
            made(key=type(KEY)(KEY.number, OTHER_KEY.seed)),
            TODAY,
            ["signature"],
            ["graphs"],
        ),
    ],
)
def test_graphs_of_a_package_that_nobody_vouches_for_are_not_read(
    data: bytes,
    by: Standing,
    fails: list[Check],
    waits: list[Check],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(opening, "_parsed", lambda *_: pytest.fail("it was read"))
    judgement = judged(data, by)

    assert failing(judgement) == fails
    assert untried(judgement) == [*waits, "access", "shapes", "personal"]
    assert judgement.readable
    assert judgement.package is None


def test_a_key_that_the_reader_gives_lets_all_be_tried_but_not_pass() -> None:
    judgement = judged(made(), Standing(Trust(), DAY, given=KEY.public))

    assert failing(judgement) == ["key"]
    assert untried(judgement) == []
    assert judgement.package is not None


def test_a_key_with_a_stolen_id_does_not_pass_for_the_trusted_one() -> None:
    stolen = type(KEY)(KEY.number, OTHER_KEY.seed)
    judgement = judged(
        made(key=stolen), Standing(TRUST, DAY, given=PublicKey(*_of(stolen.public)))
    )

    assert failing(judgement) == ["signature"]
    assert judgement.package is None


def _of(key: PublicKey) -> tuple[bytes, bytes]:
    return key.number, key.raw


def test_a_key_that_expired_fails_on_the_day_after() -> None:
    trust = TRUST.with_key(KEY.public, COUNCIL, DAY, DAY)
    after = date(2026, 11, 27)

    assert judged(made(), Standing(trust, DAY)).passed
    judgement = judged(made(), Standing(trust, after))
    assert failing(judgement) == ["key"]
    assert untried(judgement) == []
    assert "26/11-2026" in of(judgement, "key").da


def test_a_package_holds_through_its_last_day_and_not_before_it_was_made() -> None:
    assert judged(made(expires="2026-11-26")).passed
    assert failing(judged(made(expires="2026-11-25"))) == ["expiry"]
    assert judged(made(made="2026-11-27T00:30:00Z")).passed  # where the day is longer
    future = judged(made(made="2026-11-28T00:00:00Z"))
    assert failing(future) == ["expiry"]
    assert "28/11-2026" in of(future, "expiry").da


def having(
    release: str,
    *texts: str,
    folder: Path | None = None,
    other: Mapping[str, str] | None = None,
) -> Standing:
    """Return a standing where *release* of the graphs in *texts* is in use."""
    graphs = {one.graph: packages.part(one).hash for one in map(facts, texts)}
    held = Received(
        COUNCIL, release, "0" * 64, KEY.public.id, {**graphs, **(other or {})}
    )
    return replace(TODAY, received={COUNCIL: held}, folder=folder)


@pytest.mark.parametrize(
    ("by", "said"),
    [
        (TODAY, "1.2.0 er den første herfra"),
        (having("1.1.9", INITIATIVES), "1.2.0 følger efter 1.1.9"),
        (having("1.2.0", INITIATIVES, MORE), "1.2.0 er den, der er i brug"),
        (having("1.2.0", INITIATIVES), "1.2.0 er den, der er i brug"),
    ],
)
def test_a_release_may_follow_or_come_again(by: Standing, said: str) -> None:
    judgement = judged(made(), by)

    assert of(judgement, "replay").da == said
    assert judgement.passed


@pytest.mark.parametrize("release", ["1.2.1", "1.10.0", "2.0.0"])
def test_a_release_older_than_the_one_in_use_is_refused(release: str) -> None:
    judgement = judged(made(), having(release, INITIATIVES, MORE))

    assert failing(judgement) == ["replay"]
    assert release in of(judgement, "replay").en


def test_the_same_release_with_other_content_is_refused() -> None:
    by = having("1.2.0", INITIATIVES, other={graph("eksempel/flere"): "0" * 64})

    judgement = judged(made(), by)
    assert failing(judgement) == ["replay"]
    assert "eksempel/flere" in of(judgement, "replay").da


def leaving_out() -> bytes:
    """Return a package that leaves out the initiatives, as they were before."""
    first, second = facts(INITIATIVES), facts(MORE)
    parts = [packages.part(first, carried=False), packages.part(second)]
    base = {first.graph: packages.part(first).hash}
    return made(MORE, parts=parts, since="1.1.0", base=base)


def test_what_a_package_leaves_out_must_be_here_already(tmp_path: Path) -> None:
    assert failing(judged(leaving_out())) == ["replay"]
    by = having("1.1.0", INITIATIVES, folder=tmp_path)
    assert failing(judged(leaving_out(), by)) == ["replay", "shapes"]

    Archive(tmp_path).keep(facts(INITIATIVES).triples)
    assert judged(leaving_out(), by).passed


def test_what_a_package_leaves_out_must_be_the_same(tmp_path: Path) -> None:
    Archive(tmp_path).keep(facts(INITIATIVES).triples)
    other = {graph("eksempel/initiativer"): "0" * 64}

    judgement = judged(leaving_out(), having("1.1.0", folder=tmp_path, other=other))
    assert failing(judgement) == ["replay"]


OWN = turtle("eksempel/et", access="own")
COUNCILS = turtle("eksempel/et", access="councils")


@pytest.mark.parametrize(
    ("text", "access", "fails"),
    [
        (COUNCILS, "councils", []),
        (INITIATIVES, "councils", []),
        (COUNCILS, "public", ["access"]),
        (OWN, "councils", ["access", "shapes"]),
        (OWN, "public", ["access", "shapes"]),
    ],
)
def test_nothing_is_for_more_than_may_see_it(
    text: str, access: str, fails: list[Check]
) -> None:
    assert failing(judged(made(text, access=access))) == fails


def test_breaches_are_named_and_the_rest_counted() -> None:
    bare = "\n".join(f"<id/initiative/{n}> a kkr:Initiative ." for n in range(8))

    verdict = of(judged(made(turtle("eksempel/et", bare))), "shapes")

    assert not verdict.passed
    assert "(id/initiative/0)" in verdict.da
    assert len(verdict.en.splitlines()) == 7
    assert verdict.en.splitlines()[-1].endswith(" more")


def test_another_edition_of_the_common_ground_is_told_of_with_the_faults() -> None:
    common = replace(TODAY, ground=ground.shipped())
    covers = (
        "<id/initiative/groen-eksempel> org:subOrganizationOf <id/kkr/nyt-eksempel> ."
    )
    other = {graph("reference/councils"): "0" * 64, graph("reference/nye"): "1" * 64}
    same = {one.graph: packages.part(one).hash for one in common.ground}

    told = of(judged(made(INITIATIVES + covers, leans_on=other), common), "shapes")
    quiet = of(judged(made(INITIATIVES + covers, leans_on=same), common), "shapes")

    assert told.da.splitlines()[-1].startswith(
        "Afsenderen har en anden udgave af fælles grund (graph/reference/councils)"
    )
    assert "fælles grund" not in quiet.da


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        ('skos:note "Skriv til eva@test.example"@da', "Private-mail"),
        ('skos:note "Ring 33 12 34 56"@da', "Private-phone"),
        ('skos:note "Borger 010190-1234"@da', "Private-cpr"),
        ('skos:note "SAG-2031-00001 abcd"@da', "Private-initials"),
        # where no rule looks for text
        ('dct:alternative "Skriv til eva@test.example"', "Private-mail"),
        ('dct:abstract "Borger 0101901234"@da', "Private-cpr"),
        ("foaf:mbox <mailto:eva@test.example>", "Private-mail"),
    ],
)
def test_personal_data_is_found_wherever_it_stands_and_never_repeated(
    body: str, rule: str
) -> None:
    text = INITIATIVES + f"<id/initiative/groen-eksempel> {body} ."

    judgement = judged(made(text))

    assert failing(judgement) == ["personal"]
    verdict = of(judgement, "personal")
    assert f"{rule} (1)" in verdict.da
    for said in (verdict.da, verdict.en, repr(judgement)):
        for secret in ("eva", "12 34", "1234", "abcd"):
            assert secret not in said


def test_a_checksum_is_nobodys_number_whatever_digits_it_has() -> None:
    digest = "1e2b7320b127ab9ed0abf930057f2707468992aea8307e81739fe2c840cbb79e"
    text = INITIATIVES + f'<id/initiative/groen-eksempel> dct:identifier "{digest}" .'

    assert judged(made(text)).passed


def test_what_the_common_ground_lacks_is_not_the_fault_of_the_sender() -> None:
    common = ground.shipped()
    judgement = judged(made(), replace(TODAY, ground=common))

    assert {owners.of(one.graph) for one in common} == {None}
    assert judgement.passed


def test_a_package_leans_on_the_common_ground() -> None:
    covers = (
        "<id/initiative/groen-eksempel> org:subOrganizationOf <id/kkr/hovedstaden> ."
    )
    data = made(INITIATIVES + covers)

    assert failing(judged(data)) == ["shapes"]
    assert judged(data, replace(TODAY, ground=ground.shipped())).passed


SOUND = packages.quads_of([facts(INITIATIVES), facts(MORE)])


@settings(max_examples=80, deadline=None)
@given(st.one_of(st.binary(max_size=80), st.text(max_size=80).map(str.encode)))
def test_whatever_a_trusted_sender_signs_is_judged_and_nothing_is_raised(
    content: bytes,
) -> None:
    line = b'<https://w3id.org/kkr/id/x> <https://w3id.org/kkr/def#note> "%s" .\n'
    for quads in (SOUND + content, SOUND + line % content, content):
        judgement = judged(made(quads=quads))
        assert failing(judgement) in ([], ["graphs"])
        assert judgement.readable


@settings(max_examples=80, deadline=None)
@given(st.binary(max_size=80))
def test_whatever_stands_in_a_manifest_or_a_signature_is_judged(content: bytes) -> None:
    def with_it(name: str) -> Callable[[dict[str, bytes]], None]:
        def change(files: dict[str, bytes]) -> None:
            files[name] = content + files[name][len(content) :]

        return change

    for name in ("MANIFEST", "MANIFEST.minisig"):
        judgement = judged(made(after=with_it(name)))
        assert [one.check for one in judgement.verdicts] == [*CHECKS]


def test_a_store_says_what_a_package_is_judged_by(tmp_path: Path) -> None:
    empty = verdicts.standing(tmp_path / "nej", DAY)
    assert empty.trust == Trust()
    assert {one.graph for one in empty.ground} == {
        one.graph for one in ground.shipped()
    }

    store = tmp_path / "store"
    build.build([resources.DATA], store)
    held = verdicts.standing(store, DAY, KEY.public)
    version = versions.current(store)
    assert version is not None
    assert [one.graph for one in held.ground] == [*owners.common(version.sources)]
    assert held.given == KEY.public
    assert {one.graph: len(one.triples) for one in held.ground} == {
        one.graph: len(one.triples) for one in empty.ground
    }
