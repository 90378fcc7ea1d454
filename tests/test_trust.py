"""A key is trusted for one council, and once it is revoked never again."""

import json
from datetime import date
from pathlib import Path

import pytest

from kkr_graph import versions
from kkr_graph.errors import (
    KeyRevokedError,
    KeyTakenError,
    TrustFileError,
    UnknownKeyError,
)
from kkr_graph.keys import trust
from kkr_graph.keys.public import PublicKey
from kkr_graph.keys.trust import Trust
from made_up_packages import COUNCIL, DAY, KEY, OTHER, OTHER_KEY, TRUST

LATER = date(2027, 1, 1)


def test_what_is_trusted_reads_back_as_it_was_written(tmp_path: Path) -> None:
    known = TRUST.without(KEY.public.id, DAY, "væk")

    trust.write(tmp_path, known)

    assert trust.read(tmp_path) == known
    assert [file.name for file in tmp_path.iterdir()] == ["trust.json"]


def test_a_store_that_trusts_nobody_has_no_file(tmp_path: Path) -> None:
    assert trust.read(tmp_path) == Trust()
    assert trust.read(tmp_path / "nej") == Trust()


def test_a_key_is_found_by_its_id_in_capitals_or_not() -> None:
    found = TRUST.find(KEY.public.id.lower())

    assert found is not None
    assert found.public == KEY.public
    assert TRUST.find("0" * 16) is None


def test_two_keys_of_a_council_may_overlap() -> None:
    both = TRUST.with_key(PublicKey(b"eksempe2", OTHER_KEY.public.raw), COUNCIL, LATER)

    assert [one.id for one in both.of(COUNCIL)] == [
        KEY.public.id,
        PublicKey(b"eksempe2", b"").id,
    ]


@pytest.mark.parametrize(
    ("key", "council"),
    [
        (KEY.public, OTHER),
        (PublicKey(KEY.number, OTHER_KEY.public.raw), COUNCIL),
    ],
)
def test_a_key_is_for_one_council_and_an_id_for_one_key(
    key: PublicKey, council: str
) -> None:
    with pytest.raises(KeyTakenError, match=COUNCIL):
        TRUST.with_key(key, council, LATER)


def test_a_key_trusted_again_only_gets_another_last_day() -> None:
    again = TRUST.with_key(KEY.public, COUNCIL, LATER, date(2027, 6, 30))

    found = again.find(KEY.public.id)
    assert found is not None
    assert (found.since, found.until) == ("2026-11-26", "2027-06-30")
    assert not found.expired(date(2027, 6, 30))
    assert found.expired(date(2027, 7, 1))
    assert len(again.keys) == len(TRUST.keys)


def test_a_revoked_key_is_never_trusted_again() -> None:
    known = TRUST.without(KEY.public.id.lower(), DAY, "mistet")

    assert known.without(KEY.public.id, LATER, "igen") == known
    with pytest.raises(KeyRevokedError) as raised:
        known.with_key(KEY.public, COUNCIL, LATER)
    assert "26/11-2026" in raised.value.say("da")


def test_an_unknown_key_is_not_revoked_and_a_near_one_is_named() -> None:
    with pytest.raises(UnknownKeyError, match=KEY.public.id):
        TRUST.without(f"{KEY.public.id[:-1]}F", DAY)


def test_the_state_of_a_key_is_told_on_the_day() -> None:
    until = TRUST.with_key(KEY.public, COUNCIL, DAY, DAY).find(KEY.public.id)
    gone = TRUST.without(KEY.public.id, DAY, "mistet").find(KEY.public.id)
    plain = TRUST.find(KEY.public.id)
    assert until
    assert gone
    assert plain

    assert plain.state(LATER).da == "gælder, siden 26/11-2026"
    assert until.state(DAY).en == "holds, 2026-11-26 through 2026-11-26"
    assert until.state(LATER).da == "udløbet 26/11-2026"
    assert gone.state(LATER).da == "tilbagekaldt 26/11-2026: mistet"


ONE = {
    "council": COUNCIL,
    "id": KEY.public.id,
    "key": KEY.public.text,
    "since": "2026-11-26",
    "until": None,
    "revoked": None,
    "reason": None,
}


@pytest.mark.parametrize(
    "said",
    [
        "",
        "[]",
        "{}",
        json.dumps({"format": 2, "keys": []}),
        *(
            json.dumps({"format": 1, "keys": keys})
            for keys in (
                [ONE, ONE],
                [{**ONE, "council": "../eksempel"}],
                [{**ONE, "id": "0" * 16}],
                [{**ONE, "key": "RWR"}],
                [{**ONE, "until": "snart"}],
                [{**ONE, "revoked": True}],
                [{**ONE, "ukendt": 1}],
                ["x"],
            )
        ),
    ],
)
def test_a_file_that_is_not_as_it_was_written_trusts_nobody(
    said: str, tmp_path: Path
) -> None:
    (tmp_path / "trust.json").write_text(said, "utf-8")

    with pytest.raises(TrustFileError):
        trust.read(tmp_path)


def test_keys_may_be_trusted_before_the_first_build(tmp_path: Path) -> None:
    with versions.locked(tmp_path):
        trust.write(tmp_path, TRUST)

    assert versions.current(tmp_path) is None
    with versions.locked(tmp_path):
        assert trust.read(tmp_path) == TRUST
