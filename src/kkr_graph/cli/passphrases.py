"""Ask for the passphrase of a key: on the terminal, from a file or the environment.

Never from the command line, which others on the machine can see.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import click

from kkr_graph.cli.settings import Settings, say
from kkr_graph.errors import MissingSourceError, NoPassphraseError

Command = Callable[..., Any]

VARIABLE: Final = "KKR_KEY_PASSPHRASE"
_LONGEST: Final = 1_024  # bytes; minisign reads no more


def passphrase_option(command: Command) -> Command:
    """Let *command* read the passphrase of a key from a file."""
    return click.option(
        "--passphrase-file",
        metavar="FILE",
        help=(
            f"Adgangssætningen står i FILE (ellers {VARIABLE}, ellers spørges der). / "
            "The passphrase stands in FILE."
        ),
    )(command)


def old(settings: Settings, file: str | None) -> Callable[[], str]:
    """Return what asks for the passphrase of a key that there is."""
    return lambda: _given(file) or _typed(settings, twice=False)


def new(settings: Settings, file: str | None) -> str:
    """Return the passphrase of a key that is to be made; typed, it is typed twice."""
    return _given(file) or _typed(settings, twice=True)


def _given(file: str | None) -> str:
    """Return the passphrase in *file*, else in the environment, else nothing."""
    if file is None:
        return os.environ.get(VARIABLE, "")
    try:
        with Path(file).open("rb") as stream:
            line = stream.readline(_LONGEST + 1)
    except OSError as error:
        raise MissingSourceError(
            file=file, line=None, reason=error.strerror or error
        ) from error
    text = line.decode(errors="surrogateescape").rstrip("\r\n")
    if not text:
        raise NoPassphraseError
    return text


def _typed(settings: Settings, *, twice: bool) -> str:
    again = say(settings.language, "Skriv den igen", "Type it again")
    try:
        typed: str = click.prompt(
            say(settings.language, "Adgangssætning", "Passphrase"),
            hide_input=True,
            confirmation_prompt=again if twice else False,
            default="",
            show_default=False,
            err=True,
        )
    except click.Abort:
        if sys.stdin.isatty():
            raise
        raise NoPassphraseError from None  # nobody is there to ask
    if not typed:
        raise NoPassphraseError
    return typed
