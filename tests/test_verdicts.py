"""A person's word on a finding stays, whatever is read again."""

from pathlib import Path

import pytest

from kkr_graph import verdicts
from kkr_graph.errors import BadVerdictError, MissingSourceError
from kkr_graph.verdicts import Verdict

KINDS = ("mention", "deadline")
TEXT = """\
# Set efter den 14/3-2031.
accept mention
reject mention-0a1b2c3d   # hotellets adresse, ikke kommunen
accept deadline-11112222 as follow-up/eksempel-plan
"""


def file(tmp_path: Path, text: str) -> Path:
    place = tmp_path / "dagsorden.review"
    place.write_text(text, "utf-8")
    return place


def test_the_narrower_word_holds_over_the_wider(tmp_path: Path) -> None:
    given = verdicts.read(file(tmp_path, f"{TEXT}accept all\n"), KINDS)

    assert given.status("mention-0a1b2c3d", "mention") == "rejected"
    assert given.status("mention-99999999", "mention") == "accepted"
    assert given.status("deadline-99999999", "deadline") == "accepted"


def test_a_finding_no_line_speaks_of_awaits_review(tmp_path: Path) -> None:
    given = verdicts.read(file(tmp_path, TEXT), KINDS)

    assert given.status("deadline-99999999", "deadline") == "machine-read"
    assert given.name("deadline-11112222") == "follow-up/eksempel-plan"
    assert given.name("deadline-99999999") == ""


def test_no_file_is_no_verdict(tmp_path: Path) -> None:
    assert verdicts.read(tmp_path / "intet.review", KINDS).given == ()


def test_a_new_word_takes_the_place_of_the_old_and_leaves_the_rest(
    tmp_path: Path,
) -> None:
    before = verdicts.read(file(tmp_path, TEXT), KINDS)
    after = before.with_([Verdict("accept", "mention-0a1b2c3d")])

    assert after.status("mention-0a1b2c3d", "mention") == "accepted"
    assert after.text.splitlines() == [
        "# Set efter den 14/3-2031.",
        "accept mention",
        "accept deadline-11112222 as follow-up/eksempel-plan",
        "accept mention-0a1b2c3d",
    ]
    assert verdicts.read(file(tmp_path, after.text), KINDS) == after


def test_verdicts_on_findings_that_are_gone_are_named(tmp_path: Path) -> None:
    given = verdicts.read(file(tmp_path, TEXT), KINDS)

    assert given.stale(["mention-0a1b2c3d"]) == ("deadline-11112222",)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("accept", "»accept«"),
        ("godkend mention", "»godkend mention«"),
        ("accept mentions", "Mente du »mention«"),
        ("accept deadline-1", "»deadline-1«"),
        ("accept mention as ../../etc", "»accept mention as ../../etc«"),
    ],
)
def test_a_line_that_is_none_is_refused_with_its_number(
    tmp_path: Path, line: str, said: str
) -> None:
    with pytest.raises(BadVerdictError) as refused:
        verdicts.read(file(tmp_path, f"accept mention\n{line}\n"), KINDS)

    assert refused.value.line == 2
    assert said in refused.value.say("da")


def test_a_file_that_is_not_text_is_refused(tmp_path: Path) -> None:
    place = tmp_path / "dagsorden.review"
    place.write_bytes(b"accept \xff\xfe")

    with pytest.raises(MissingSourceError):
        verdicts.read(place, KINDS)


@pytest.mark.parametrize("name", ["Plan", "../x", "follow-up", "follow-up/æ"])
def test_a_name_that_is_no_key_is_refused(name: str) -> None:
    with pytest.raises(BadVerdictError):
        verdicts.verdict("accept", "deadline-11112222", name)
