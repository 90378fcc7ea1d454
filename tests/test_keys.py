"""Keys and signatures are those of minisign, and anything else is refused by name."""

import base64
import shutil
import stat
import struct
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from kkr_graph.errors import (
    BadKeyError,
    BadSignatureError,
    CostlyKeyError,
    KeyExistsError,
    OutputFolderError,
    WrongPassphraseError,
)
from kkr_graph.keys import files, public, secret, signature
from kkr_graph.keys.secret import LIGHT, MOST, STRONG, Cost
from made_up_packages import KEY, OTHER_KEY

MINISIGN = shutil.which("minisign")
needs_minisign = pytest.mark.skipif(
    MINISIGN is None, reason="minisign is not installed (Debian: minisign)"
)
PASSPHRASE = "fire små ord, æøå"
SAID = b"Eksempel\n"


def known() -> str:
    return PASSPHRASE


def nobody() -> str:
    pytest.fail("nobody is to be asked")


def minisign(
    folder: Path, *args: str, typed: str = "", memory: int | str = "unlimited"
) -> str:
    """Return what minisign says; with less *memory* (KiB) it asks for less of it."""
    limited = f'ulimit -v {memory}; exec "$@"'
    done = subprocess.run(
        ["/bin/sh", "-c", limited, "sh", str(MINISIGN), *args],
        cwd=folder,
        input=typed,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return done.stdout


def test_a_public_key_reads_back_as_it_was_written() -> None:
    written = public.write(KEY.public, "KKR eksempel")

    assert public.read(written, "eksempel.pub") == KEY.public
    assert KEY.public.id in written.splitlines()[0]
    assert KEY.public.text.startswith("RW")
    assert len(KEY.public.text) == 56


def test_a_fingerprint_is_known_again_however_it_is_typed() -> None:
    print_ = KEY.public.fingerprint

    assert [len(group) for group in print_.split()] == [4] * 8
    assert KEY.public.has(print_.upper().replace(" ", ""))
    assert KEY.public.has(f" {print_} ")
    assert not KEY.public.has(print_[:-1])
    assert not OTHER_KEY.public.has(print_)


@pytest.mark.parametrize("passphrase", [PASSPHRASE, "a" * 1024])
def test_a_secret_key_opens_with_its_passphrase_alone(passphrase: str) -> None:
    written = secret.write(KEY, "KKR eksempel", passphrase, LIGHT)

    assert secret.read(written, "eksempel.key", lambda: passphrase) == KEY
    with pytest.raises(WrongPassphraseError):
        secret.read(written, "eksempel.key", lambda: f"{passphrase} ")
    assert KEY.seed not in base64.b64decode(written.splitlines()[1])


def test_a_key_without_a_passphrase_asks_nobody() -> None:
    written = secret.write(KEY, "KKR eksempel", None)

    assert secret.read(written, "eksempel.key", nobody) == KEY


def test_nothing_secret_is_told_by_a_key_or_an_error() -> None:
    assert "seed" not in repr(KEY)
    written = secret.write(KEY, "KKR eksempel", PASSPHRASE, LIGHT)
    with pytest.raises(WrongPassphraseError) as raised:
        secret.read(written, "eksempel.key", lambda: "hemmeligt forsøg")
    assert "hemmeligt" not in repr(raised.value)


@pytest.mark.parametrize(
    ("cost", "n", "p"),
    [
        (Cost(1 << 25, 1 << 30), 1 << 20, 1),  # what minisign writes
        (Cost(1 << 19, 1 << 24), 1 << 14, 1),  # libsodium's interactive
        (STRONG, 1 << 17, 1),
        (LIGHT, 1 << 14, 1),
        (Cost(1, 1 << 24), 1 << 10, 1),
        (Cost(1 << 22, 1 << 24), 1 << 14, 8),
    ],
)
def test_the_costs_of_scrypt_are_picked_as_libsodium_picks_them(
    cost: Cost, n: int, p: int
) -> None:
    assert cost.parameters == (n, p)


def changed(at: int, value: bytes) -> str:
    """Return a secret key file with *value* put into its bytes."""
    comment, line = secret.write(KEY, "KKR eksempel", PASSPHRASE, LIGHT).splitlines()
    said = bytearray(base64.b64decode(line))
    said[at : at + len(value)] = value
    return f"{comment}\n{base64.b64encode(said).decode()}\n"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "untrusted comment: alene\n",
        "untrusted comment: x\nnot base64!\n",
        public.write(KEY.public, "KKR eksempel"),
        "-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n",
        changed(0, b"RS"),
        changed(2, b"Ar"),
        changed(4, b"SH"),
        "untrusted comment: x\n" + "A" * 10_000,
    ],
)
def test_what_is_no_secret_key_is_refused_before_anybody_is_asked(text: str) -> None:
    with pytest.raises(BadKeyError):
        secret.read(text, "eksempel.key", nobody)


@pytest.mark.parametrize("cost", [Cost(MOST.work + 1, 1), Cost(1, MOST.memory + 1)])
def test_a_key_that_would_take_all_memory_is_refused(cost: Cost) -> None:
    text = changed(38, struct.pack("<QQ", cost.work, cost.memory))

    with pytest.raises(CostlyKeyError):
        secret.read(text, "eksempel.key", nobody)


@pytest.mark.parametrize("at", [60, 100, 156])
def test_a_secret_key_with_a_changed_byte_does_not_open(at: int) -> None:
    with pytest.raises(WrongPassphraseError):
        secret.read(changed(at, b"\0\0"), "eksempel.key", known)


@pytest.mark.parametrize(
    "text",
    [
        "",
        secret.write(KEY, "KKR eksempel", None),
        f"untrusted comment: x\n{KEY.public.text}\n{KEY.public.text}\n",
        f"uden kommentar\n{KEY.public.text}\n",
        f"untrusted comment: x\n{KEY.public.text[:-4]}\n",
        "untrusted comment: x\nRWRæøå\n",
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExample eksempel\n",
    ],
)
def test_what_is_no_public_key_is_refused(text: str) -> None:
    with pytest.raises(BadKeyError, match="kkr key new"):
        public.read(text, "eksempel.pub")


def test_a_signature_holds_for_its_content_and_its_key_alone() -> None:
    made = signature.sign(SAID, KEY, "kkr eksempel 1.2.0 public")
    read = signature.read(signature.write(made), "pakke.zip")

    assert read == made
    assert read.key == KEY.public.id
    assert signature.holds(read, SAID, KEY.public)
    assert not signature.holds(read, SAID + b" ", KEY.public)
    assert not signature.holds(read, SAID, OTHER_KEY.public)
    same_id = public.PublicKey(KEY.number, OTHER_KEY.public.raw)
    assert not signature.holds(read, SAID, same_id)


def test_a_comment_that_was_changed_does_not_hold() -> None:
    made = signature.write(signature.sign(SAID, KEY, "kkr eksempel 1.2.0 public"))
    forged = signature.read(made.replace(b"public", b"secret"), "pakke.zip")

    assert not signature.holds(forged, SAID, KEY.public)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda _: b"",
        lambda text: text[:80],
        lambda text: text + b"mere\n",
        lambda text: text.replace(b"untrusted comment: ", b""),
        lambda text: text.replace(b"\ntrusted comment: ", b"\n"),
        lambda text: text.replace(b"=", b"!"),
        lambda text: b"\xff" + text,
        lambda text: text + b" " * 20_000,
        lambda text: text.replace(text.splitlines()[1], b"RUQ="),
    ],
)
def test_what_is_no_signature_is_refused(spoil: Callable[[bytes], bytes]) -> None:
    made = signature.write(signature.sign(SAID, KEY, "kkr eksempel 1.2.0 public"))

    with pytest.raises(BadSignatureError):
        signature.read(spoil(made), "pakke.zip")


def test_a_key_is_written_for_its_owner_alone(tmp_path: Path) -> None:
    file = tmp_path / "eksempel.key"

    files.write(file, KEY, "KKR eksempel", PASSPHRASE, LIGHT)

    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert files.read_public(tmp_path / "eksempel.key.pub") == KEY.public
    assert files.read_secret(file, known) == KEY


@pytest.mark.parametrize("taken", ["eksempel.key", "eksempel.key.pub"])
def test_a_key_is_never_written_over(taken: str, tmp_path: Path) -> None:
    (tmp_path / taken).write_text("gammel", "utf-8")

    with pytest.raises(KeyExistsError):
        files.write(tmp_path / "eksempel.key", KEY, "KKR eksempel", None)

    assert [file.name for file in tmp_path.iterdir()] == [taken]
    assert (tmp_path / taken).read_text("utf-8") == "gammel"


def test_a_link_that_leads_nowhere_is_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "eksempel.key").symlink_to(tmp_path / "andetsteds")

    with pytest.raises(KeyExistsError):
        files.write(tmp_path / "eksempel.key", KEY, "KKR eksempel", None)
    assert not (tmp_path / "andetsteds").exists()


def test_a_key_needs_a_folder_that_is_there(tmp_path: Path) -> None:
    with pytest.raises(OutputFolderError):
        files.write(tmp_path / "nej" / "eksempel.key", KEY, "KKR eksempel", None)


@needs_minisign
def test_minisign_verifies_what_we_sign(tmp_path: Path) -> None:
    (tmp_path / "MANIFEST").write_bytes(SAID)
    made = signature.sign(SAID, KEY, "kkr eksempel 1.2.0 public, æøå")
    (tmp_path / "MANIFEST.minisig").write_bytes(signature.write(made))
    written = public.write(KEY.public, "KKR eksempel")
    (tmp_path / "eksempel.pub").write_text(written, "utf-8")

    told = minisign(tmp_path, "-V", "-H", "-p", "eksempel.pub", "-m", "MANIFEST")
    by_text = minisign(tmp_path, "-V", "-P", KEY.public.text, "-m", "MANIFEST")

    assert "Trusted comment: kkr eksempel 1.2.0 public, æøå" in told
    assert "verified" in by_text


@needs_minisign
def test_minisign_refuses_what_was_changed(tmp_path: Path) -> None:
    (tmp_path / "MANIFEST").write_bytes(SAID + b" ")
    made = signature.sign(SAID, KEY, "kkr eksempel 1.2.0 public")
    (tmp_path / "MANIFEST.minisig").write_bytes(signature.write(made))

    with pytest.raises(subprocess.CalledProcessError):
        minisign(tmp_path, "-V", "-P", KEY.public.text, "-m", "MANIFEST")


@needs_minisign
@pytest.mark.parametrize("passphrase", [PASSPHRASE, None])
def test_minisign_signs_with_our_key(passphrase: str | None, tmp_path: Path) -> None:
    file = tmp_path / "eksempel.key"
    files.write(file, KEY, "KKR eksempel", passphrase, LIGHT)
    (tmp_path / "MANIFEST").write_bytes(SAID)

    minisign(
        *(tmp_path, "-S", "-s", file.name, "-m", "MANIFEST", "-t", "fra minisign"),
        typed=f"{passphrase or ''}\n",
    )

    content = (tmp_path / "MANIFEST.minisig").read_bytes()
    made = signature.read(content, "MANIFEST.minisig")
    assert made.comment == "fra minisign"
    assert signature.holds(made, SAID, KEY.public)


@needs_minisign
def test_a_key_made_by_minisign_signs_here_and_its_signature_is_verified(
    tmp_path: Path,
) -> None:
    minisign(tmp_path, "-G", "-W", "-p", "mini.pub", "-s", "mini.key")
    (tmp_path / "MANIFEST").write_bytes(SAID)
    minisign(tmp_path, "-S", "-W", "-s", "mini.key", "-m", "MANIFEST")

    theirs = files.read_secret(tmp_path / "mini.key", nobody)
    key = files.read_public(tmp_path / "mini.pub")
    content = (tmp_path / "MANIFEST.minisig").read_bytes()

    assert theirs.public == key
    assert key.id in (tmp_path / "mini.pub").read_text("utf-8").splitlines()[0]
    assert signature.holds(signature.read(content, "x"), SAID, key)
    assert signature.holds(signature.sign(SAID, theirs, "x"), SAID, key)


@needs_minisign
def test_the_older_form_of_minisign_is_refused(tmp_path: Path) -> None:
    minisign(tmp_path, "-G", "-W", "-p", "mini.pub", "-s", "mini.key")
    (tmp_path / "MANIFEST").write_bytes(SAID)
    minisign(tmp_path, "-S", "-l", "-W", "-s", "mini.key", "-m", "MANIFEST")

    with pytest.raises(BadSignatureError):
        signature.read((tmp_path / "MANIFEST.minisig").read_bytes(), "x")


@needs_minisign
def test_a_key_that_minisign_locked_opens_with_its_passphrase(tmp_path: Path) -> None:
    minisign(
        *(tmp_path, "-G", "-p", "mini.pub", "-s", "mini.key"),
        typed=f"{PASSPHRASE}\n{PASSPHRASE}\n",
        memory=64 * 1024,
    )

    theirs = files.read_secret(tmp_path / "mini.key", known)

    assert theirs.public == files.read_public(tmp_path / "mini.pub")
