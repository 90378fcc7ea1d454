"""What is wrong with a package is named; nothing of it is loaded or changes a thing."""

import os
import zlib
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest

from exchanged import content, in_use, kkr, quarantined, store
from kkr_graph import history, quarantine, versions
from kkr_graph.cli import package_import
from kkr_graph.errors import PackageTooLargeError
from kkr_graph.keys import trust
from kkr_graph.packages import opening
from made_up_packages import (
    COUNCIL,
    DAY,
    INITIATIVES,
    KEY,
    MORE,
    OTHER,
    OTHER_KEY,
    TRUST,
    entry,
    facts,
    initiative,
    made,
    packed,
    part,
    quads_of,
    turtle,
    write,
)

LATER = turtle(f"{COUNCIL}/flere", initiative("blaa-eksempel", "Lyseblå Eksempel"))
NEVER = turtle(f"{COUNCIL}/tredje")
BLANK = b"_:x <http://purl.org/dc/terms/title> _:y <https://w3id.org/kkr/graph/%s> .\n"


def swapped(old: bytes, new: bytes) -> Callable[[dict[str, bytes]], None]:
    """Return what changes MANIFEST after it was signed."""

    def after(files: dict[str, bytes]) -> None:
        files["MANIFEST"] = files["MANIFEST"].replace(old, new)

    return after


def with_entry(name: str, more: bytes = b"x") -> bytes:
    """Return a sound package with one more file in its archive."""
    whole = BytesIO(made())
    with ZipFile(whole, "a", ZIP_DEFLATED) as archive:
        archive.writestr(entry(name), more)
    return whole.getvalue()


def link(name: str, target: str) -> bytes:
    """Return a sound package with a symbolic link in its archive."""
    whole = BytesIO(made())
    with ZipFile(whole, "a", ZIP_STORED) as archive:
        info = entry(name)
        info.external_attr = 0o120777 << 16
        archive.writestr(info, target)
    return whole.getvalue()


def poison(count: int) -> bytes:
    """Return statements among blank nodes only: every one is like every other."""
    lines = (
        f"_:a{one} <http://purl.org/dc/terms/relation> _:a{other} "
        f"<https://w3id.org/kkr/graph/{COUNCIL}/initiativer> .\n"
        for one in range(count)
        for other in range(count)
        if one != other
    )
    return "".join(lines).encode()


def spoilt_of(text: str) -> bytes:
    """Return the quads of the one graph of a source that no source may be."""
    return quads_of([facts(text)])


def of_another(graph: str) -> bytes:
    """Return a signed package with a graph that is not its sender's."""
    return made(INITIATIVES, turtle(graph, initiative("roed-eksempel", "Rød")))


def personal() -> bytes:
    body = initiative("groen-eksempel", "Grøn Eksempel, ring til 12 34 56 78")
    return made(turtle(f"{COUNCIL}/initiativer", body))


def broken() -> bytes:
    body = initiative("groen-eksempel", "Grøn").replace(
        "org:classification", "dct:type"
    )
    return made(turtle(f"{COUNCIL}/initiativer", body))


def secret() -> bytes:
    return made(turtle(f"{COUNCIL}/lukket", access="councils"))


# What is wrong, the package, and the check that says so.
WRONG: dict[str, tuple[Callable[[], bytes], str]] = {
    "forged": (lambda: made(after=swapped(b"1.2.0", b"1.2.1")), "signature"),
    "forged graphs": (
        lambda: made(after=lambda files: files.update({"graphs.nq": b""})),
        "hashes",
    ),
    "signed for another reader": (
        lambda: made(after=swapped(b'"public"', b'"councils"')),
        "signature",
    ),
    "unsigned": (lambda: made(key=None), "signature"),
    "a signature that is none": (
        lambda: made(after=lambda files: files.update({"MANIFEST.minisig": b"x"})),
        "signature",
    ),
    "a key of another council": (lambda: made(key=OTHER_KEY), "key"),
    "a key that nobody trusts": (
        lambda: made(key=type(KEY)(b"fremmed!", b"\1" * 32)),
        "key",
    ),
    "expired": (lambda: made(expires="2026-11-25"), "expiry"),
    "from the future": (lambda: made(made="2027-11-26T09:30:00Z"), "expiry"),
    "replayed": (lambda: made(release="1.0.0"), "replay"),
    "a number used for something else": (
        lambda: made(INITIATIVES, LATER, release="1.1.0"),
        "replay",
    ),
    "without its base": (
        lambda: made(
            LATER,
            parts=[part(facts(LATER)), part(facts(NEVER), carried=False)],
            since="1.1.9",
        ),
        "replay",
    ),
    "truncated": (lambda: made()[:-200], "archive"),
    "only its beginning": (lambda: made()[:100], "archive"),
    "empty": (lambda: b"", "archive"),
    "not a package": (lambda: b"PK" * 100, "archive"),
    "bytes behind it": (lambda: made() + b"more", "archive"),
    "too many files": (
        lambda: packed({f"f{number}": b"" for number in range(2_000)}),
        "archive",
    ),
    "path-traversing": (lambda: with_entry("../../current"), "archive"),
    "an absolute path": (lambda: with_entry("/tmp/kkr"), "archive"),
    "a path of Windows": (lambda: with_entry("..\\current"), "archive"),
    "a link": (lambda: link("current", "/etc/passwd"), "archive"),
    "a file twice": (lambda: with_entry("manifest"), "archive"),
    "a file nobody named": (lambda: with_entry("more.txt"), "hashes"),
    "a bomb": (lambda: with_entry("bomb", bytes(64 * 1024 * 1024)), "archive"),
    "a signed bomb": (lambda: made(quads=bytes(64 * 1024 * 1024)), "archive"),
    "no manifest": (lambda: packed({"graphs.nq": b""}), "manifest"),
    "a manifest that is none": (lambda: packed({"MANIFEST": b"{}"}), "manifest"),
    "a manifest that nests": (lambda: packed({"MANIFEST": b"[" * 100_000}), "manifest"),
    "a graph of another council": (lambda: of_another(f"{OTHER}/tovholdere"), "graphs"),
    "a graph of ours": (lambda: of_another("andeby/register"), "graphs"),
    "a graph of the common ground": (
        lambda: of_another("reference/municipalities"),
        "graphs",
    ),
    "a graph that it does not name": (
        lambda: made(
            INITIATIVES,
            quads=quads_of([facts(INITIATIVES), facts(MORE)]),
        ),
        "graphs",
    ),
    "a graph in the place of another": (
        lambda: made(
            parts=[part(facts(INITIATIVES)), part(facts(MORE))],
            quads=spoilt_of(INITIATIVES),
        ),
        "graphs",
    ),
    "a blank node": (
        lambda: made(
            INITIATIVES,
            quads=quads_of([facts(INITIATIVES)]) + BLANK % b"eksempel/initiativer",
        ),
        "graphs",
    ),
    "blank-node poison": (lambda: made(INITIATIVES, quads=poison(60)), "graphs"),
    "not statements": (lambda: made(INITIATIVES, quads=b"<a> <b>\n"), "graphs"),
    "more open than its graphs": (secret, "access"),
    "facts that break the rules": (broken, "shapes"),
    "personal data": (personal, "personal"),
}


@pytest.fixture(autouse=True)
def _that_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package_import, "_today", lambda: DAY)


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store that holds release 1.1.0 of the sender."""
    folder = tmp_path_factory.mktemp("refusing") / "one"
    folder.mkdir()
    place = store(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(package_import, "_today", lambda: DAY)
        file = write(folder, made(release="1.1.0"))
        assert kkr(place, "import", str(file), "--accept").exit_code == 0
    return place


@pytest.mark.parametrize("wrong", WRONG)
def test_it_is_refused_by_name_and_nothing_is_changed(
    held: Path, tmp_path: Path, wrong: str
) -> None:
    make, check = WRONG[wrong]
    file = write(tmp_path, make())
    before, entries = content(held), len(history.entries(held))

    done = kkr(held, "import", str(file), "--accept")

    assert done.exit_code == 4, done.output
    assert content(held) == before
    assert in_use(held) == {COUNCIL: "1.1.0"}
    assert "intet er taget ind" in done.output
    assert "Pakken står i karantæne i højst 30 dage" in done.output
    [entry] = history.entries(held)[entries:]
    assert (entry.kind, entry.generated, entry.invalidated) == ("refusal", {}, {})
    assert check in entry.reason.split(", ")
    assert entry.file in {copy.stem for copy in quarantined(held)}
    assert history.check(held) == ()
    assert str(tmp_path) not in (held / "history").joinpath(
        f"{entry.number:06}.nt"
    ).read_text("utf-8")
    assert "12 34 56 78" not in done.output


def test_a_refusal_is_attributed_to_nobody_unless_the_signature_holds(
    held: Path, tmp_path: Path
) -> None:
    kkr(held, "import", str(write(tmp_path, made(key=None))))
    kkr(held, "import", str(write(tmp_path, made(release="1.0.0"))))

    unsigned, replayed = history.entries(held)[-2:]
    assert (unsigned.council, unsigned.key) == ("", "")
    assert (replayed.council, replayed.key) == (COUNCIL, KEY.public.id)


def test_one_that_is_oversized_is_not_even_copied(
    held: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quarantine, "LARGEST", 10_000)
    file = tmp_path / "pakke.zip"
    with file.open("wb") as stream:
        os.truncate(stream.fileno(), 200 * 1024 * 1024)
    before, copies = content(held), quarantined(held)

    done = kkr(held, "import", str(file), "--accept")

    assert done.exit_code == 3
    assert content(held) == before
    assert quarantined(held) == copies
    assert history.entries(held)[-1].reason == "size"


def test_a_key_that_was_revoked_or_holds_no_more_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = store(tmp_path)
    file = str(write(tmp_path, made()))
    for known, day in (
        (TRUST.without(KEY.public.id, DAY, "mistet"), DAY),
        (
            TRUST.with_key(KEY.public, COUNCIL, DAY, date(2026, 12, 1)),
            date(2026, 12, 2),
        ),
    ):
        trust.write(place, known)
        monkeypatch.setattr(package_import, "_today", lambda day=day: day)
        before = content(place)

        done = kkr(place, "import", file, "--accept")

        assert done.exit_code == 4, done.output
        assert content(place) == before
        assert history.entries(place)[-1].reason == "key"


def test_a_file_of_keys_that_is_damaged_trusts_nobody(tmp_path: Path) -> None:
    place = store(tmp_path)
    (place / "trust.json").write_text('{"keys": "all"}', "utf-8")

    done = kkr(place, "import", str(write(tmp_path, made())), "--accept")

    assert done.exit_code == 3
    assert in_use(place) == {}


def test_a_refusal_waits_its_turn_while_a_build_holds_the_store(
    held: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kkr_graph.intake._TRIES", 2)
    entries = history.entries(held)

    with versions.locked(held):
        done = kkr(held, "import", str(write(tmp_path, made(key=None))))

    assert done.exit_code == 4
    assert "er afvist" in done.output
    assert history.entries(held) == entries


def test_quarantine_is_pruned_by_number_and_by_age(tmp_path: Path) -> None:
    made_at = 1_000_000_000.0
    for number in range(quarantine.MOST + 5):
        copy = tmp_path / f"{number:02}.zip"
        copy.touch()
        os.utime(copy, (made_at + number, made_at + number))
    (tmp_path / ".left").touch()
    os.utime(tmp_path / ".left", (made_at, made_at))

    quarantine.prune(tmp_path, made_at + 100)
    assert len([*tmp_path.glob("*.zip")]) == quarantine.MOST
    assert not (tmp_path / "00.zip").exists()

    later = timedelta(days=quarantine.DAYS).total_seconds()
    quarantine.prune(tmp_path, made_at + later + quarantine.MOST)
    assert {copy.name for copy in tmp_path.iterdir()} == {
        f"{number:02}.zip" for number in range(quarantine.MOST, quarantine.MOST + 5)
    }


def test_a_copy_in_quarantine_is_named_by_what_it_is(tmp_path: Path) -> None:
    file = write(tmp_path, b"whatever", "../x.zip".replace("../", ""))

    copy = quarantine.take(file, tmp_path / "q")

    assert copy.read_bytes() == b"whatever"
    assert len(copy.stem) == 64
    with pytest.raises(PackageTooLargeError):
        quarantine.take(file, tmp_path / "q", largest=3)
    assert [*(tmp_path / "q").iterdir()] == [copy]


def test_what_is_verified_is_what_was_copied(
    held: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that changes under way is not read again."""
    file = write(tmp_path, made(release="1.1.1"))
    read: list[Path] = []
    real = opening.content

    def recorded(path: Path) -> bytes:
        file.write_bytes(zlib.compress(b"other"))
        read.append(path)
        return real(path)

    monkeypatch.setattr(opening, "content", recorded)

    done = kkr(held, "import", str(file), "--dry-run")

    assert done.exit_code == 0, done.output
    assert file not in read


def test_every_kind_of_package_in_the_table_is_another() -> None:
    kinds: Iterable[bytes] = (make() for make, _ in WRONG.values())

    assert len({zlib.crc32(one) for one in kinds}) == len(WRONG)
