"""What a reader may not see leaves no trace in any file of a package."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from kkr_graph import canonical
from kkr_graph.facts import Facts
from kkr_graph.packages import writing
from kkr_graph.packages.contents import access_of
from kkr_graph.packages.package import Access
from kkr_graph.releases import Release
from releases_to_pack import contents, ground, initiative, made, sign, source

CANARY = "KANARIEFUGL"
NEXT = "2026-12-18T12:00:00Z"
OPEN = source("eksempel/groen", initiative("groen-eksempel", "Grøn Eksempel"))


def secret(access: str = "own", name: str = "eksempel/hemmelig-graf") -> Facts:
    return source(name, initiative("kanariefugl-sag", f"Om {CANARY}"), access)


def unpacked(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the bytes of each file, and of each file in those."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            inside = archive.read(name)
            yield name, inside
            if name.endswith(".xlsx"):
                yield from unpacked(inside)


def assert_no_trace(content: bytes, *hidden: Facts) -> None:
    names = {CANARY, "kanariefugl-sag"}
    names |= {one.graph for one in hidden}
    names |= {one.graph.rpartition("/")[2] for one in hidden}
    names |= {canonical.digest(one.triples) for one in hidden}
    for file, inside in (("", content), *unpacked(content)):
        for name in names:
            assert name.encode() not in inside, (file, name)
            assert name not in file


def package(
    folder: Path,
    release: Release,
    access: Access,
    since: Release | None = None,
    previous: Release | None = None,
) -> bytes:
    shared = contents(folder, release, access, since=since, previous=previous)
    return writing.pack(shared, sign)


@pytest.mark.parametrize("access", ["public", "councils"])
def test_what_is_the_councils_own_is_in_no_file(tmp_path: Path, access: Access) -> None:
    hidden = secret()
    release = made(tmp_path, "1.0.0", [OPEN, hidden])

    assert_no_trace(package(tmp_path, release, access), hidden)


def test_what_the_councils_may_see_is_in_no_public_file(tmp_path: Path) -> None:
    hidden = secret("councils")
    release = made(tmp_path, "1.0.0", [OPEN, hidden])

    assert_no_trace(package(tmp_path, release, "public"), hidden)
    shared = dict(unpacked(package(tmp_path, release, "councils")))
    assert CANARY.encode() in shared["graphs.nq"]
    assert CANARY.encode() in shared["csv/initiatives.csv"]


def test_what_states_no_access_is_the_councils_own(tmp_path: Path) -> None:
    body = initiative("kanariefugl-sag", CANARY)
    bad = [
        source("eksempel/hemmelig-graf", body, "public> , <concept/access-level/own"),
        source(
            "eksempel/hemmelig-graf", body, "own> ; kkr:stage <concept/stage/register"
        ),
    ]
    for number, hidden in enumerate(bad):
        folder = tmp_path / str(number)
        release = made(folder, "1.0.0", [OPEN, hidden])

        assert access_of(hidden.graph, hidden.triples) == "own"
        assert_no_trace(package(folder, release, "councils"), hidden)


def test_another_graph_cannot_open_a_graph() -> None:
    hidden = secret()
    body = f"<{hidden.graph}> kkr:accessLevel <concept/access-level/public> ."
    opener = source("eksempel/aabner", body)

    assert access_of(hidden.graph, hidden.triples) == "own"
    assert access_of(opener.graph, opener.triples) == "public"


def test_ground_that_is_kept_back_is_not_leant_on(tmp_path: Path) -> None:
    hidden = secret(name="register/hemmelig-graf")
    release = made(tmp_path, "1.0.0", [OPEN, hidden])

    assert_no_trace(package(tmp_path, release, "public"), hidden)


def test_the_graphs_of_other_councils_are_in_no_file(tmp_path: Path) -> None:
    hidden = secret("public", "andeby-eksempel/hemmelig-graf")
    release = made(tmp_path, "1.0.0", [OPEN, hidden])

    assert_no_trace(package(tmp_path, release, "councils"), hidden)


@pytest.mark.parametrize("building", [True, False])
def test_what_was_closed_since_is_in_no_later_file(
    tmp_path: Path, *, building: bool
) -> None:
    shown, hidden = secret("public"), secret("own")
    first = made(tmp_path, "1.0.0", [OPEN, shown])
    second = made(tmp_path, "1.1.0", [OPEN, hidden], day=NEXT)

    since = first if building else None
    content = package(tmp_path, second, "public", since=since, previous=first)
    assert_no_trace(content, shown, hidden)


@pytest.mark.parametrize("building", [True, False])
def test_changes_that_a_reader_may_not_see_are_not_counted(
    tmp_path: Path, *, building: bool
) -> None:
    releases = [
        made(tmp_path, "1.0.0", [OPEN]),
        made(tmp_path, "1.1.0", [OPEN, secret()], day=NEXT),
    ]
    quiet = tmp_path / "quiet"
    others = [
        made(quiet, "1.0.0", [OPEN]),
        made(quiet, "1.1.0", [OPEN], day=NEXT),
    ]

    def later(folder: Path, made_of: list[Release]) -> bytes:
        since = made_of[0] if building else None
        return package(folder, made_of[1], "public", since=since, previous=made_of[0])

    assert later(tmp_path, releases) == later(quiet, others)


def test_a_package_is_the_same_whether_there_is_more_or_not(tmp_path: Path) -> None:
    quiet, full = tmp_path / "quiet", tmp_path / "full"
    seen = [OPEN, *ground()[:2]]

    one = package(quiet, made(quiet, "1.0.0", seen), "public")
    other = package(full, made(full, "1.0.0", [*seen, secret()]), "public")

    assert one == other
