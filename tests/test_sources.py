"""What a source may be, and that anything else is refused with file and line."""

from pathlib import Path

import pytest

from kkr_graph import source_files, sources
from kkr_graph.errors import (
    BadValueError,
    BlankNodeError,
    ForbiddenCharacterError,
    LonelyEditsError,
    MissingSourceError,
    NoGraphError,
    NotUtf8Error,
    SameGraphError,
    SyntaxInSourceError,
    TooLargeError,
    UnknownTermError,
    UnreadableError,
)
from small_sources import HEAD, described, turtle, write

FIRST = len(turtle("a").splitlines())  # the line on which a body begins


def read(body: str) -> None:
    sources.read_bytes(turtle("a", body).encode(), "a.ttl")


def test_a_source_states_its_triples_in_its_own_graph(tmp_path: Path) -> None:
    facts = sources.read(write(tmp_path, "a", "<id/kkr/x> dct:title 'X'@da ."))

    assert facts.graph == "https://w3id.org/kkr/graph/a"
    assert facts.stage == "register"
    assert len(facts.triples) == 3
    assert {str(quad.graph_name) for quad in facts.as_quads()} == {f"<{facts.graph}>"}


def test_triples_are_sorted_and_unique() -> None:
    body = "<id/b> dct:title 'X' . <id/a> dct:title 'X' . <id/b> dct:title 'X' ."
    facts = sources.read_bytes(turtle("a", body).encode(), "a.ttl")

    assert len(facts.triples) == 4
    assert list(facts.triples) == sorted(facts.triples, key=str)


def test_a_byte_order_mark_is_passed_over() -> None:
    assert sources.read_bytes(b"\xef\xbb\xbf" + turtle("a").encode(), "a.ttl").triples


@pytest.mark.parametrize(
    ("body", "error", "line"),
    [
        ("\n<id/x> <<< .", SyntaxInSourceError, 1),
        ("<id/x> foo:a 1 .", SyntaxInSourceError, 0),
        ("<id/x> a kkr:Lead ;\n  kkr:leedBasis 1 .", UnknownTermError, 1),
        ("<id/x> a kkr:Leader .", UnknownTermError, 0),
        ("<id/x> org:role\n\n<concept/role/tovholdr> .", UnknownTermError, 2),
        ("\n<id/x> dct:date '2025-02-30'^^xsd:date .", BadValueError, 1),
        ("<id/x> dct:date '2025-02-29'^^xsd:date .", BadValueError, 0),
        ("<id/x> dct:date '2/9-2025'^^xsd:date .", BadValueError, 0),
        ("<id/x> kkr:startTime '24:30:00'^^xsd:time .", BadValueError, 0),
        ("<id/x> kkr:page 'ti'^^xsd:integer .", BadValueError, 0),
        ("<id/x> kkr:page '1'^^xsd:integr .", BadValueError, 0),
        ("\n<id/x> dct:subject [ dct:title 'X' ] .", BlankNodeError, 1),
        ("<id/x> dct:subject _:y .", BlankNodeError, 0),
        ("<id/x> dct:subject ( <id/y> ) .", BlankNodeError, 0),
        ("\n<id/x> dct:subject <<( <id/x> a <id/y> )>> .", BlankNodeError, 1),
        ("<id/x> dct:subject <id/y> {| dct:title 'X' |} .", BlankNodeError, 0),
        ("\n<id/x> dct:title 'a\u202eb' .", ForbiddenCharacterError, 1),
        ("\n<id/x> dct:title 'a\\u202Eb' .", ForbiddenCharacterError, 1),
        ("# hidden \u2066 in a comment", ForbiddenCharacterError, 0),
        ("<id/x> dct:title 'a\\u0007b' .", ForbiddenCharacterError, 0),
        ("<graph/b> a kkr:SourceGraph .", NoGraphError, None),
    ],
)
def test_what_may_not_come_in_is_refused_with_its_line(
    body: str, error: type[UnreadableError], line: int | None
) -> None:
    with pytest.raises(error) as raised:
        read(body)

    assert raised.value.file == "a.ttl"
    assert raised.value.line == (None if line is None else FIRST + line)
    assert raised.value.exit_code == 3
    assert "a.ttl" in raised.value.say("da")
    assert "a.ttl" in raised.value.say("en")


def test_a_misspelt_term_is_answered_with_the_one_meant() -> None:
    with pytest.raises(UnknownTermError, match="kkr:leedBasis") as raised:
        read("<id/x> kkr:leedBasis <concept/lead-basis/decided> .")

    assert raised.value.say("da").endswith("Mente du »kkr:leadBasis«?")


def test_a_term_in_a_string_or_comment_is_not_looked_at() -> None:
    read("# kkr:Nope <concept/role/nope>\n<id/x> dct:title 'kkr:Nope [ _:x'@da .")


def test_latin_1_is_refused_with_its_line() -> None:
    with pytest.raises(NotUtf8Error) as raised:
        sources.read_bytes(f"{HEAD}\n# KKR Sjælland".encode("latin-1"), "a.ttl")

    assert raised.value.line == len(HEAD.splitlines()) + 2


def test_a_file_past_the_limit_is_refused_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source_files, "LARGEST", 100)
    place = write(tmp_path, "a")

    for attempt in (lambda: read(""), lambda: source_files.content(place)):
        with pytest.raises(TooLargeError, match="at most 100"):
            attempt()


def test_a_file_without_a_graph_of_its_own_is_refused() -> None:
    with pytest.raises(NoGraphError, match="describes 0 graphs"):
        sources.read_bytes(HEAD.encode(), "a.ttl")


@pytest.mark.parametrize("name", ["derived/valid-time", "../id/x"])
def test_a_source_cannot_take_a_name_that_is_not_a_source(name: str) -> None:
    with pytest.raises(NoGraphError, match="no name a source can have"):
        sources.read_bytes((HEAD + described(name)).encode(), "a.ttl")


def test_a_graph_without_a_stage_is_refused() -> None:
    with pytest.raises(NoGraphError, match="0 stages") as raised:
        sources.read_bytes(f"{HEAD}<graph/a> a kkr:SourceGraph .".encode(), "a.ttl")

    assert raised.value.line == len(HEAD.splitlines()) + 1


def test_two_files_cannot_describe_one_graph(tmp_path: Path) -> None:
    write(tmp_path, "a")
    (tmp_path / "b.ttl").write_text(turtle("a"), "utf-8")

    with pytest.raises(SameGraphError, match="both describe"):
        sources.read_all(tmp_path)


def test_sources_are_found_in_name_order_in_every_folder(tmp_path: Path) -> None:
    (tmp_path / "z").mkdir()
    for name in ("b", "z/a", "a", ".hidden"):
        write(tmp_path, name)
    (tmp_path / "notes.txt").touch()

    assert [
        one.graph.rpartition("graph/")[2] for one in sources.read_all(tmp_path)
    ] == [
        "a",
        "b",
        "z/a",
    ]


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(MissingSourceError, match="no such file"):
        source_files.find(tmp_path / "nowhere.ttl")
    with pytest.raises(MissingSourceError, match="No such file"):
        sources.read(tmp_path / "nowhere.ttl")


def test_an_empty_folder_is_no_source(tmp_path: Path) -> None:
    with pytest.raises(MissingSourceError, match=r"no \.ttl in it"):
        sources.read_all(tmp_path)


def test_what_a_person_adds_beside_a_source_is_of_the_same_source(
    tmp_path: Path,
) -> None:
    write(tmp_path, "a", "<id/kkr/x> dct:title 'X'@da .")
    edits = tmp_path / "a.edits.ttl"
    edits.write_text(f"{HEAD}<id/kkr/y> dct:title 'Y'@da .\n", "utf-8")

    [facts] = sources.read_all(tmp_path)

    assert facts.place_of("https://w3id.org/kkr/id/kkr/y") == (
        *facts.origins[1:],
        HEAD.count("\n") + 1,
    )
    assert facts.sha256 != sources.read(tmp_path / "a.ttl").sha256
    assert len(facts.triples) == len(sources.read(tmp_path / "a.ttl").triples) + 1


def test_edits_of_nothing_are_refused(tmp_path: Path) -> None:
    write(tmp_path, "b")
    (tmp_path / "a.edits.ttl").write_text(HEAD, "utf-8")

    with pytest.raises(LonelyEditsError) as refused:
        sources.read_all(tmp_path)

    assert "a.ttl" in refused.value.say("da")


def test_a_fault_in_the_edits_is_shown_in_their_file(tmp_path: Path) -> None:
    write(tmp_path, "a")
    (tmp_path / "a.edits.ttl").write_text(f"{HEAD}<x> kkr:noSuch 1 .\n", "utf-8")

    with pytest.raises(UnknownTermError) as refused:
        sources.read_all(tmp_path)

    assert refused.value.file.endswith("a.edits.ttl")
