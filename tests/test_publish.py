"""What is published is whole at every moment, and holds nothing that it may not."""

import json
import shutil
import subprocess
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from kkr_graph import published, releases
from kkr_graph.errors import (
    BadListError,
    NothingReleasedError,
    OtherPublisherError,
    PublishedFolderError,
    PublishError,
)
from kkr_graph.keys import public
from kkr_graph.published import LIST
from kkr_graph.publishing import contents
from kkr_graph.publishing.contents import Plan
from kkr_graph.publishing.folder import Folder
from made_up_packages import COUNCIL, KEY, turtle
from made_up_releases import (
    BASE,
    BLUE,
    FIRST,
    GREEN,
    GREENER,
    SECOND,
    SECRET,
    everything,
    pack,
    plan,
    publish,
    release,
    sign,
    three,
    withdraw,
)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    folder = tmp_path / "store"
    three(folder)
    return folder


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "published"


def test_the_same_releases_are_the_same_bytes(store: Path, tmp_path: Path) -> None:
    publish(store, tmp_path / "a")
    publish(store, tmp_path / "b")
    once = everything(tmp_path / "a")
    again = publish(store, tmp_path / "a")

    assert everything(tmp_path / "a") == once == everything(tmp_path / "b")
    assert (again.changed, again.new, again.gone) == (False, 0, 0)


def test_a_new_release_only_adds_and_replaces_the_index_and_the_list(
    store: Path, place: Path
) -> None:
    publish(store, place)
    before = everything(place)
    release(store, "3.0.0", [turtle(FIRST, GREEN)])
    outcome = publish(store, place)
    after = everything(place)

    assert before.keys() <= after.keys()
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"feed/index.ttl", LIST, f"{LIST}.minisig"}
    assert outcome.listed.number == 4
    assert outcome.listed.previous == sha256(before[LIST]).hexdigest()
    assert any(name.startswith("feed/3.0.0/") for name in after)


def test_the_list_names_every_file_with_its_hash(store: Path, place: Path) -> None:
    listed = publish(store, place).listed
    files = everything(place)

    assert published.read(files[LIST], LIST) == listed
    for name, file in listed.files.items():
        assert sha256(files[name]).hexdigest() == file.sha256
        assert len(files[name]) == file.size
    others = {name.partition("/")[0] for name in files.keys() - listed.files.keys()}
    assert others == {LIST, f"{LIST}.minisig", "signatures"}


def test_each_release_has_a_package_and_one_that_builds_on_the_one_before(
    store: Path, place: Path
) -> None:
    listed = publish(store, place).listed

    assert [(one.release, one.since) for one in listed.packages] == [
        ("1.0.0", None),
        ("1.1.0", None),
        ("1.1.0", "1.0.0"),
        ("2.0.0", None),
        ("2.0.0", "1.1.0"),
    ]


def test_a_package_that_still_holds_is_not_made_again(store: Path, place: Path) -> None:
    publish(store, place)
    release(store, "3.0.0", [turtle(FIRST, GREEN)])
    made: list[str] = []

    def counted(one: releases.Release, since: releases.Release | None) -> bytes:
        made.append(f"{one.name} {since and since.name}")
        return pack(one, since)

    publish(store, place, replace(plan(), pack=counted))
    assert made == ["3.0.0 None", "3.0.0 2.0.0"]


def test_what_was_withdrawn_is_in_no_file_when_it_is_published_again(
    store: Path, place: Path
) -> None:
    wanted = plan(packages=False)
    publish(store, place, wanted)
    assert "Grøn".encode() in b"".join(everything(place).values())
    before = published.read((place / LIST).read_bytes(), LIST)
    withdraw(store, "id/initiative/groen-eksempel")
    outcome = publish(store, place, wanted)
    after = b"".join(everything(place).values()).decode()

    assert '"Grøn' not in after
    assert '"Om Grøn' in after  # the paper itself was not withdrawn
    assert after.count("owl:deprecated true") == 1
    assert outcome.gone == 2  # the pages that held it
    assert outcome.listed.number > before.number


@pytest.mark.parametrize(("access", "seen"), [("public", False), ("councils", True)])
def test_no_file_holds_what_its_reader_may_not_see(
    tmp_path: Path,
    place: Path,
    access: str,
    seen: bool,  # noqa: FBT001 - a case
) -> None:
    store = tmp_path / "store"
    own = f"{COUNCIL}/egne"
    texts = [
        turtle(FIRST, GREEN),
        turtle(SECOND, SECRET, access="councils"),
        turtle(own, BLUE, access="own"),
    ]
    release(store, "1.0.0", texts)
    release(store, "1.1.0", [texts[0].replace("Grøn", "Grønnest"), *texts[1:]])
    publish(store, place, plan(access=access, packages=False))
    written = b"".join(everything(place).values()).decode()

    assert ("lukket" in written) is seen
    assert (SECOND in written) is seen
    assert own not in written
    assert "Blå" not in written


def test_a_graph_that_is_closed_later_is_taken_out_of_what_was_published(
    store: Path, place: Path
) -> None:
    wanted = plan(packages=False)
    publish(store, place, wanted)
    release(
        store, "3.0.0", [turtle(FIRST, GREENER), turtle(SECOND, BLUE, access="own")]
    )
    publish(store, place, wanted)
    written = b"".join(everything(place).values()).decode()

    assert "blaa-eksempel" not in written
    assert SECOND not in written
    assert "Grøn Eksempel" in written  # what was open stays as it was


def test_what_is_for_some_is_never_put_with_what_is_for_all(
    store: Path, place: Path
) -> None:
    publish(store, place)
    before = everything(place)

    with pytest.raises(OtherPublisherError):
        publish(store, place, plan(access="councils"))
    assert everything(place) == before


def test_a_folder_of_other_things_is_left_alone(store: Path, place: Path) -> None:
    place.mkdir()
    (place / "noter.txt").write_text("mine", "utf-8")

    with pytest.raises(PublishedFolderError):
        publish(store, place)
    assert everything(place) == {"noter.txt": b"mine"}


def test_there_must_be_a_release(tmp_path: Path, place: Path) -> None:
    with pytest.raises(NothingReleasedError):
        publish(tmp_path, place)


def test_the_releases_of_others_are_not_ours_to_publish(
    store: Path, place: Path
) -> None:
    with pytest.raises(NothingReleasedError):
        publish(store, place, replace(plan(), council="andeby-eksempel"))


@pytest.mark.parametrize("stopped_at", range(12))
def test_whenever_it_is_stopped_a_reader_finds_every_file_of_the_list(
    store: Path, place: Path, monkeypatch: pytest.MonkeyPatch, stopped_at: int
) -> None:
    publish(store, place)
    release(store, "3.0.0", [turtle(FIRST, GREEN), turtle(SECOND, GREENER)])
    writes = 0
    replaces = Path.replace

    def stop(self: Path, target: Path) -> Path:
        nonlocal writes
        writes += 1
        if writes > stopped_at:
            raise OSError(28, "No space left on device")
        return replaces(self, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", stop)
        if stopped_at < 7:
            with pytest.raises(PublishError):
                publish(store, place)
        else:
            publish(store, place)
    files = everything(place)
    listed = published.read(files[LIST], LIST)
    for name, file in listed.files.items():
        assert name in files
        if name != "feed/index.ttl":  # leads further than the list for a moment
            assert sha256(files[name]).hexdigest() == file.sha256
    assert f"signatures/{sha256(files[LIST]).hexdigest()}.minisig" in files

    publish(store, place)
    assert not [name for name in everything(place) if ".new" in name]


def test_the_signature_before_stays_for_who_has_the_list_before(
    store: Path, place: Path
) -> None:
    publish(store, place)
    first = sha256((place / LIST).read_bytes()).hexdigest()
    release(store, "3.0.0", [turtle(FIRST, GREEN)])
    publish(store, place)
    assert (place / f"signatures/{first}.minisig").exists()
    release(store, "4.0.0", [turtle(FIRST, GREENER)])
    publish(store, place)
    assert not (place / f"signatures/{first}.minisig").exists()


@pytest.mark.skipif(shutil.which("minisign") is None, reason="minisign is missing")
def test_minisign_itself_verifies_the_list(store: Path, place: Path) -> None:
    publish(store, place)
    (place.parent / "key.pub").write_text(public.write(KEY.public, "KKR Eksempel"))

    said = subprocess.run(
        ["minisign", "-Vm", LIST, "-p", place.parent / "key.pub"],
        cwd=place,
        check=False,
        capture_output=True,
        text=True,
    )
    assert said.returncode == 0, said.stderr
    assert f"kkr {COUNCIL} 3 public" in said.stdout


def test_without_a_key_it_is_published_unsigned(store: Path, place: Path) -> None:
    wanted = Plan(COUNCIL, "public", BASE)
    publish(store, place)
    Folder(place).publish(contents.of(store, wanted), None)

    current = sha256((place / LIST).read_bytes()).hexdigest()
    assert not (place / f"{LIST}.minisig").exists()
    assert not (place / f"signatures/{current}.minisig").exists()


def test_the_catalogue_is_listed_with_the_rest(store: Path, place: Path) -> None:
    wanted = replace(plan(packages=False), describe=lambda _: b"# a catalogue\n")
    listed = publish(store, place, wanted).listed

    assert "catalogue.ttl" in listed.files
    publish(store, place, plan(packages=False))
    assert not (place / "catalogue.ttl").exists()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("format", 2),
        ("council", "../hovedstaden"),
        ("access", "own"),
        ("base", "https://eksempel.invalid/kkr"),
        ("base", "file:///etc/"),
        ("key", "abc"),
        ("number", 0),
        ("number", True),
        ("previous", "abc"),
        ("releases", [{"name": "1.0", "made": "2026-11-10T09:30:00Z", "graphs": {}}]),
        ("releases", [{"name": "1.0.0", "made": "yesterday", "graphs": {}}]),
        ("packages", [{"file": "packages/x.zip", "release": "1.0.0", "since": None}]),
        ("packages", [{"file": "../x.zip", "release": "1.0.0", "since": None}]),
        ("files", {"feed/../../etc/passwd": {"sha256": "0f" * 32, "size": 1}}),
        ("files", {"packages/x.zip": {"sha256": "0f" * 32, "size": 2**40}}),
        ("unheard-of", 1),
    ],
)
def test_a_list_that_holds_what_it_may_not_is_refused(
    store: Path, place: Path, field: str, value: object
) -> None:
    publish(store, place)
    said = json.loads((place / LIST).read_bytes())

    with pytest.raises(BadListError):
        published.read(json.dumps({**said, field: value}).encode(), LIST)


@pytest.mark.parametrize(
    "content", [b"", b"\xff", b"[]", b'{"format": 1}', b"[" * 100_000, b'{"a":1,"a":2}']
)
def test_what_is_no_list_is_refused(content: bytes) -> None:
    with pytest.raises(BadListError):
        published.read(content, LIST)


def test_releases_are_listed_the_oldest_first(store: Path, place: Path) -> None:
    listed = publish(store, place).listed
    turned = replace(listed, releases=tuple(reversed(listed.releases)))

    with pytest.raises(BadListError):
        published.read(published.write(turned), LIST)


def test_the_comment_says_whose_list_it_is(store: Path, place: Path) -> None:
    wanted = plan()
    folder = Folder(place)
    said: list[str] = []

    def noted(content: bytes, comment: str) -> bytes:
        said.append(comment)
        return sign(content, comment)

    folder.publish(contents.of(store, wanted, folder.made(wanted)), noted)
    assert said == [f"kkr {COUNCIL} 3 public"]
