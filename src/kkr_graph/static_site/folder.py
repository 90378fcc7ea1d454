"""The folder of a site: made aside, and put in place whole or not at all.

A folder that holds anything but a site of ours is never touched.
"""

import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, Final

from kkr_graph.errors import NotASiteError, OutputFolderError, SiteFolderError

MARK: Final = "kkr-site.json"
"""The file that says that a folder is a site of ours."""
_FORMAT: Final = 1
_ASIDE: Final = ".kkr-site-"
_MODE: Final = 0o777


@contextmanager
def replacing(folder: Path, about: dict[str, Any]) -> Iterator[Path]:
    """Yield a folder to fill, beside *folder*; it takes its place when all is well.

    *about* is what the site says of itself.  Raises ``NotASiteError`` for a folder that
    holds other things, ``OutputFolderError`` where there is nowhere to put it, and
    ``SiteFolderError`` where it cannot be written: all before anything is made.
    """
    place = Path(os.path.realpath(folder))
    refuse(folder)
    with _said(folder):
        aside = Path(tempfile.mkdtemp(prefix=_ASIDE, dir=place.parent))
    try:
        with _said(folder):
            aside.chmod(_MODE & ~_mask())
        yield aside
        with _said(folder):
            said = json.dumps(
                {"format": _FORMAT, **about}, ensure_ascii=False, indent=2
            )
            (aside / MARK).write_text(f"{said}\n", "utf-8")
            _put(aside, place)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def write(root: Path, file: str, body: bytes) -> None:
    """Write *file* below *root*, and the folders it is in."""
    parts = file.split("/")
    if {"", ".", ".."} & {*parts}:  # names are safe already
        raise SiteFolderError(folder=root, reason=file[:100])
    with _said(root):
        _folder(str(root), "/".join(parts[:-1]))
        (root / file).write_bytes(body)


@cache
def _folder(root: str, below: str) -> None:
    Path(root, below).mkdir(parents=True, exist_ok=True)


def refuse(folder: Path) -> None:
    """Raise unless a site may be put in *folder*."""
    place = Path(os.path.realpath(folder))
    if not place.parent.is_dir():
        raise OutputFolderError(file=str(folder), folder=str(folder.parent))
    if not os.access(place.parent, os.W_OK | os.X_OK):
        raise SiteFolderError(folder=folder, reason=os.strerror(13))
    with _said(folder):
        if not place.exists():
            return
        if not place.is_dir():
            raise NotASiteError(folder=folder, file=place.name)
        held = sorted(entry.name for entry in place.iterdir())
        if os.path.ismount(place):
            raise NotASiteError(folder=folder, file=os.strerror(16))
    if held and not _is_site(place):
        raise NotASiteError(folder=folder, file=", ".join(held[:3]))


def _is_site(place: Path) -> bool:
    try:
        found = json.loads((place / MARK).read_text("utf-8"))
        return isinstance(found, dict) and isinstance(found.get("format"), int)
    except (OSError, ValueError):
        return False


def _put(aside: Path, place: Path) -> None:
    """Let *aside* take the place of what is at *place*, which goes only when it has."""
    if not place.exists():
        aside.replace(place)
        return
    before = Path(tempfile.mkdtemp(prefix=_ASIDE, dir=place.parent))
    try:
        place.replace(before / "site")
        try:
            aside.replace(place)
        except OSError:
            (before / "site").replace(place)
            raise
    finally:
        shutil.rmtree(before, ignore_errors=True)


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


@contextmanager
def _said(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise SiteFolderError(folder=folder, reason=reason) from error
