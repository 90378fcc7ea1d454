"""The two files of a key: KEY, which only its owner may read, and KEY.pub."""

import contextlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import Final

from kkr_graph.errors import (
    BadKeyError,
    KeyExistsError,
    MissingSourceError,
    OutputError,
    OutputFolderError,
)
from kkr_graph.keys import public, secret
from kkr_graph.keys.public import PublicKey
from kkr_graph.keys.secret import STRONG, Cost, SecretKey

_OWNER: Final = 0o600
_ALL: Final = 0o644
_LARGEST: Final = 4_096  # bytes


def beside(file: Path) -> Path:
    """Return where the public key of the secret key in *file* stands."""
    return file.with_name(f"{file.name}.pub")


def refuse_taken(file: Path) -> None:
    """Raise if a new key cannot be written to *file*, before a passphrase is asked.

    Raises ``OutputFolderError`` or ``KeyExistsError``.
    """
    if not file.parent.is_dir():
        raise OutputFolderError(file=str(file), folder=str(file.parent))
    for one in (file, beside(file)):
        if os.path.lexists(one):
            raise KeyExistsError(file=str(one))


def write(
    file: Path, key: SecretKey, owner: str, passphrase: str | None, cost: Cost = STRONG
) -> None:
    """Write *key* to *file*, and its public key beside; both or neither.

    Nothing is ever written over.  Raises as ``refuse_taken``, and ``OutputError``.
    """
    refuse_taken(file)
    _create(file, secret.write(key, owner, passphrase, cost), _OWNER)
    try:
        _create(beside(file), public.write(key.public, owner), _ALL)
    except BaseException:
        file.unlink(missing_ok=True)
        raise


def read_public(file: Path) -> PublicKey:
    """Return the public key in *file*.  Raises ``BadKeyError``."""
    return public.read(_text(file), str(file))


def read_secret(file: Path, ask: Callable[[], str]) -> SecretKey:
    """Return the secret key in *file*; *ask* gives its passphrase if it has one.

    Raises ``BadKeyError``, ``CostlyKeyError`` or ``WrongPassphraseError``.
    """
    return secret.read(_text(file), str(file), ask)


def _text(file: Path) -> str:
    try:
        with file.open("rb") as stream:
            return stream.read(_LARGEST + 1).decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadKeyError(file=str(file), line=None) from error
    except OSError as error:
        raise MissingSourceError(
            file=str(file), line=None, reason=error.strerror or error
        ) from error


def _create(file: Path, text: str, mode: int) -> None:
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    except FileExistsError as error:
        raise KeyExistsError(file=str(file)) from error
    except OSError as error:
        raise OutputError(file=str(file), reason=error.strerror) from error
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as error:
        with contextlib.suppress(OSError):
            file.unlink()
        raise OutputError(file=str(file), reason=error.strerror) from error
