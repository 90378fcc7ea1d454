"""Put an answer where it was asked to be: on standard output, or whole in a file."""

import contextlib
import os
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kkr_graph.answers import BINARY
from kkr_graph.errors import OutputError, OutputFolderError, OutputToTerminalError

_MODE = 0o666


@dataclass(frozen=True, slots=True)
class Target:
    """Where an answer goes, and in which form.  A file of None is standard output."""

    file: Path | None
    form: str


def aim(output: str | None, form: str | None, forms: Sequence[str]) -> Target:
    """Return the target meant, or refuse it before any work is done."""
    file = None if output in {None, "-"} else Path(str(output))
    if form is None and file is not None:
        form = file.suffix.removeprefix(".").lower()
    if form is None or form not in forms:
        form = forms[0]
    if file is None:
        if form in BINARY and sys.stdout.isatty():
            raise OutputToTerminalError(format=form)
    elif not file.parent.is_dir():
        raise OutputFolderError(file=str(file), folder=str(file.parent))
    elif file.is_dir():
        raise OutputError(file=str(file), reason=os.strerror(21))
    return Target(file, form)


def write(target: Target, text: bytes) -> None:
    """Write *text* to *target*; a file is replaced whole, or left as it was."""
    if target.file is None:
        _print(text)
        return
    beside = None
    try:
        handle, beside = tempfile.mkstemp(dir=target.file.parent, prefix=".kkr-")
        with os.fdopen(handle, "wb") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).chmod(_mode(target.file))
        Path(beside).replace(target.file)
    except OSError as error:
        if beside is not None:
            with contextlib.suppress(OSError):
                Path(beside).unlink()
        raise OutputError(file=str(target.file), reason=error.strerror) from error


def _print(text: bytes) -> None:
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(text)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(file="stdout", reason=error.strerror) from error


def _mode(file: Path) -> int:
    """Return the permissions the file has, or a new file would have."""
    if file.exists():
        return file.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return _MODE & ~mask
