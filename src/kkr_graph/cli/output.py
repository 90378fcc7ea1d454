"""Put an answer where it was asked to be: on standard output, or whole in a file."""

import contextlib
import errno
import os
import sys
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
    file = named(output)
    if form is None and file is not None:
        form = file.suffix.removeprefix(".").lower()
    if form is None or form not in forms:
        form = forms[0]
    return to(file, form, binary=form in BINARY)


def named(output: str | None) -> Path | None:
    """Return the file that *output* names; None for standard output."""
    return None if output in {None, "-"} else Path(str(output))


def to(file: Path | None, form: str, *, binary: bool) -> Target:
    """Return *file* as a target, or refuse it before any work is done."""
    if file is None:
        if binary and sys.stdout.isatty():
            raise OutputToTerminalError(format=form)
    elif not file.parent.is_dir():
        raise OutputFolderError(file=str(file), folder=str(file.parent))
    elif file.is_dir():
        raise OutputError(file=str(file), reason=os.strerror(errno.EISDIR))
    elif not os.access(file if file.exists() else file.parent, os.W_OK):
        raise OutputError(file=str(file), reason=os.strerror(errno.EACCES))
    return Target(file, form)


def write(target: Target, text: bytes) -> None:
    """Write *text* to *target*; a file is replaced whole, or left as it was.

    A link stays, and what it leads to is written.  A device or a pipe is written to:
    replacing ``/dev/null`` by a file is what a careless root would do.
    """
    if target.file is None:
        _print(text)
        return
    try:
        file = Path(os.path.realpath(target.file))  # knows what to do with a loop
        if file.exists() and not file.is_file():
            file.write_bytes(text)
        else:
            _replace(file, text)
    except OSError as error:
        raise OutputError(file=str(target.file), reason=error.strerror) from error


def _replace(file: Path, text: bytes) -> None:
    import tempfile  # noqa: PLC0415 - slow to load, and only files need it

    handle, beside = tempfile.mkstemp(dir=file.parent, prefix=".kkr-")
    try:
        with os.fdopen(handle, "wb") as made:
            made.write(text)
            made.flush()
            os.fsync(made.fileno())
        Path(beside).chmod(_mode(file))
        Path(beside).replace(file)
    except OSError:
        with contextlib.suppress(OSError):
            Path(beside).unlink()
        raise


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
