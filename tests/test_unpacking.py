"""An archive that hides, lies or swells is refused by name before it is unpacked."""

import random
import stat
import struct
import zipfile
from collections.abc import Callable
from zipfile import ZipInfo

import pytest
from hypothesis import given, settings, strategies as st

import made_up_packages as packages
import spoilt_archives as spoilt
from kkr_graph.errors import (
    KkrGraphError,
    NotAPackageError,
    PackageTooLargeError,
    UnsafeEntryError,
)
from kkr_graph.packages import entries, opening, unpacking

SOUND = packages.made()


def reason(data: bytes) -> str:
    """Return why the archive *data* is refused, where one of its files is unsafe."""
    with pytest.raises(UnsafeEntryError) as raised:
        unpacking.unpack(data, "pakke.zip")
    return str(raised.value.data["reason_en"])


def test_a_sound_archive_is_unpacked_and_only_what_is_read_is_kept() -> None:
    found = unpacking.unpack(packages.made(more={"csv/x.csv": b"1"}), "pakke.zip")

    assert found.hashes.keys() == {
        *("MANIFEST", "MANIFEST.minisig"),
        *("graphs.nq", "csv/x.csv"),
    }
    assert found.kept.keys() == {"MANIFEST", "MANIFEST.minisig", "graphs.nq"}


def test_files_that_are_not_packed_smaller_do_too() -> None:
    def stored(info: ZipInfo) -> None:
        info.compress_type = zipfile.ZIP_STORED

    found = unpacking.unpack(spoilt.repacked(stored), "pakke.zip")
    assert found == unpacking.unpack(SOUND, "pakke.zip")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK",
        b"PK\5\6" + bytes(17),
        b"%PDF-1.7 " * 10,
        b"\x1f\x8b" + bytes(100),
        SOUND + b"\0",
        b"MZ" + SOUND,
        spoilt.between(),
        spoilt.with_zip64(),
        spoilt.ended(4, b"\1"),  # the second of several disks
        spoilt.ended(8, b"\2\0\2\0"),  # fewer files than there are
        spoilt.ended(8, b"\4\0\4\0"),
        spoilt.ended(16, b"\0\0\0\0"),
        spoilt.ended(20, b"\1"),  # a comment
    ],
)
def test_what_is_no_whole_archive_is_refused(data: bytes) -> None:
    with pytest.raises(NotAPackageError):
        unpacking.unpack(data, "pakke.zip")


@pytest.mark.parametrize("part", [0.001, 0.1, 0.5, 0.9, 0.999])
def test_an_archive_that_was_cut_off_is_refused(part: float) -> None:
    with pytest.raises(NotAPackageError):
        unpacking.unpack(SOUND[: int(len(SOUND) * part)], "pakke.zip")


@pytest.mark.parametrize(
    "name",
    [
        "/etc/passwd",
        "../undslip",
        "a/../../undslip",
        "a/b/c",
        "a\\b",
        "C:windows",
        "C:/windows",
        "//vaert/fil",
        ".skjult",
        "a/.skjult",
        "med mellemrum",
        "nul\0byte",
        "linje\nskift",
        "\u202efdp.exe",
        "grafer.nq\u0000",
        "æøå",
        "~",
        "a//b",
        "-rf",
    ],
)
def test_a_name_that_may_lead_out_of_the_package_is_refused(name: str) -> None:
    with pytest.raises(UnsafeEntryError) as raised:
        unpacking.unpack(spoilt.named(name), "pakke.zip")

    said = raised.value.say("da")
    assert said.isprintable()
    assert "\u202e" not in said


def test_a_folder_is_refused_also_one_with_data() -> None:
    assert reason(spoilt.named("mappe/")) == "is a folder"


@pytest.mark.parametrize(
    ("first", "second"),
    [("bilag", "bilag"), ("bilag", "BILAG"), ("csv/Leads", "csv/leads")],
)
def test_two_files_that_some_systems_cannot_tell_apart_are_refused(
    first: str, second: str
) -> None:
    assert reason(spoilt.twice(first, second)) == "is there twice"


def attributes(value: int) -> Callable[[ZipInfo], None]:
    def change(info: ZipInfo) -> None:
        info.external_attr = value

    return change


@pytest.mark.parametrize(
    "value",
    [
        (stat.S_IFLNK | 0o777) << 16,
        (stat.S_IFDIR | 0o755) << 16,
        (stat.S_IFIFO | 0o644) << 16,
        (stat.S_IFCHR | 0o644) << 16,
        0x10,
    ],
)
def test_a_link_a_folder_or_a_device_is_refused(value: int) -> None:
    assert "no plain file" in reason(spoilt.repacked(attributes(value)))


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_an_unknown_way_of_packing_is_refused(method: int) -> None:
    def change(info: ZipInfo) -> None:
        info.compress_type = method

    assert "unknown way" in reason(spoilt.repacked(change))


@pytest.mark.parametrize(
    ("flags", "why"),
    [
        (0x1, "is encrypted"),
        (0x41, "is encrypted"),
        (0x2000, "is encrypted"),
        (0x8, "says what no package needs to say"),
    ],
)
def test_what_is_encrypted_or_sized_afterwards_is_refused(flags: int, why: str) -> None:
    value = struct.pack("<H", flags)
    data = spoilt.field("graphs.nq", 0, value, listed=True, local=True)

    assert reason(data) == why


def test_extra_fields_are_refused() -> None:
    def change(info: ZipInfo) -> None:
        info.extra = struct.pack("<2H", 0x7075, 0)

    assert "no package needs" in reason(spoilt.repacked(change))


# From the flags: 8 is the checksum, 12 the size packed, 16 the size unpacked.
@pytest.mark.parametrize("at", [2, 8, 12, 16])
@pytest.mark.parametrize(("listed", "local"), [(True, False), (False, True)])
def test_headers_that_disagree_are_refused(at: int, listed: bool, local: bool) -> None:  # noqa: FBT001 - of pytest
    value = b"\0\0" if at == 2 else struct.pack("<L", 7)
    data = spoilt.field("MANIFEST", at, value, listed=listed, local=local)

    with pytest.raises((UnsafeEntryError, NotAPackageError)):
        unpacking.unpack(data, "pakke.zip")


@pytest.mark.parametrize("at", [8, 16])
@pytest.mark.parametrize("value", [0, 1, 0x7FFFFFFF])
def test_sizes_and_checksums_that_lie_are_refused(at: int, value: int) -> None:
    said = struct.pack("<L", value)
    data = spoilt.field("graphs.nq", at, said, listed=True, local=True)

    assert reason(data) == "is not what the archive says"


def test_two_names_of_one_file_are_refused() -> None:
    data = SOUND.replace(b"graphs.nq", b"grafer.nq", 1)

    assert reason(data) == "has two different names"


def test_files_that_overlap_are_refused() -> None:
    assert "overlap" in reason(spoilt.overlapping())


def test_bytes_behind_the_end_of_a_file_are_refused() -> None:
    assert "hidden bytes" in reason(spoilt.behind())


def test_a_bomb_is_refused_long_before_it_is_unpacked() -> None:
    bomb = packages.made(more={"bombe": bytes(32 * 1024 * 1024)})

    assert len(bomb) < 64 * 1024
    assert "bomb" in reason(bomb)


def test_a_bomb_inside_a_file_stays_inside_it() -> None:
    inside = packages.packed({"bombe": bytes(32 * 1024 * 1024)})
    outside = packages.made(more={"bilag.zip": inside})

    package = opening.read(outside, "pakke.zip", packages.TRUST)
    assert len(package.facts) == 2


def test_no_more_is_read_than_a_package_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    noise = random.Random(1).randbytes(100_000)
    data = packages.made(more={"a": noise, "b": noise})

    monkeypatch.setattr(unpacking, "UNPACKED", 150_000)
    with pytest.raises(PackageTooLargeError, match="150000 bytes, unpacked"):
        unpacking.unpack(data, "pakke.zip")
    monkeypatch.setattr(unpacking, "LARGEST", 150_000)
    with pytest.raises(PackageTooLargeError, match="150000 bytes"):
        unpacking.unpack(data, "pakke.zip")


def test_more_files_than_a_package_has_are_refused() -> None:
    many = {f"f{number}": b"" for number in range(entries.ENTRIES)}

    with pytest.raises(PackageTooLargeError, match="1000 files"):
        unpacking.unpack(packages.made(more=many), "pakke.zip")


def test_a_list_of_contents_without_end_is_refused() -> None:
    data = b"PK\1\2" * 500_000
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 9, 9, len(data), 0, 0)

    with pytest.raises(PackageTooLargeError):
        unpacking.unpack(data + end, "pakke.zip")


@settings(max_examples=300, deadline=None)
@given(
    at=st.integers(0, len(SOUND) - 1),
    value=st.integers(0, 255),
    length=st.integers(1, 4),
)
def test_a_package_with_changed_bytes_is_the_same_or_refused(
    at: int, value: int, length: int
) -> None:
    data = bytearray(SOUND)
    data[at : at + length] = bytes([value]) * length

    try:
        opened = opening.read(bytes(data), "pakke.zip", packages.TRUST)
    except KkrGraphError:
        return
    # only a date of the archive was changed
    assert opened == opening.read(SOUND, "pakke.zip", packages.TRUST)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200))
def test_bytes_from_anywhere_are_refused(data: bytes) -> None:
    for content in (data, SOUND[:200] + data + SOUND[200:], SOUND[:-22] + data):
        if content == SOUND:
            continue
        with pytest.raises(KkrGraphError):
            opening.read(content, "pakke.zip", packages.TRUST)
