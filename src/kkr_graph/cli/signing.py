"""The key that a command signs with, and the passphrase that opens it."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import click

from kkr_graph.cli.settings import Settings, say

_VARIABLE = "KKR_KEY_PASSPHRASE"

passphrase_option = click.option(
    "--passphrase-file",
    "passphrase_file",
    metavar="FILE",
    help=(
        "Adgangssætningen; ellers KKR_KEY_PASSPHRASE, ellers spørges der. / "
        "The passphrase; else that variable, else you are asked."
    ),
)
"""Lets a command say where the passphrase stands; never the passphrase itself."""


def signer(
    settings: Settings, key: Path, passphrase_file: str | None
) -> Callable[[bytes, str], bytes]:
    """Return what signs with the secret key in the file *key*.

    Raises ``MissingSourceError`` for a file that does not open, and as ``secret.read``.
    """
    from kkr_graph.keys import secret, signature  # noqa: PLC0415 - help must not wait

    opened = secret.read(
        _read(key), key.name, lambda: _passphrase(settings, passphrase_file)
    )
    return lambda message, comment: signature.write(
        signature.sign(message, opened, comment)
    )


def _passphrase(settings: Settings, file: str | None) -> str:
    from kkr_graph.errors import NoPassphraseError  # noqa: PLC0415 - as above

    if file is not None:
        said = _read(Path(file)).splitlines()
        given = said[0] if said else ""
    elif _VARIABLE in os.environ:
        given = os.environ[_VARIABLE]
    elif sys.stdin.isatty():
        asked = say(settings.language, "Adgangssætning", "Passphrase")
        given = str(click.prompt(asked, hide_input=True, err=True))
    else:
        given = ""
    if not given:
        raise NoPassphraseError
    return given


def _read(file: Path) -> str:
    from kkr_graph.errors import MissingSourceError, NotUtf8Error  # noqa: PLC0415

    try:
        return file.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise NotUtf8Error(file=file.name, line=1, byte=error.start) from error
    except OSError as error:
        raise MissingSourceError(
            file=file.name, line=None, reason=error.strerror or error
        ) from error
