"""The files that pages load: styles, a few lines of script, and the editor."""

import gzip
import hashlib
from functools import cache
from importlib.resources import files
from typing import Final

# Our own files, those of the pictures, and those of others, copied here at set-up.
_FOLDERS: Final = (
    files("kkr_graph.pages") / "static",
    files("kkr_graph.pictures"),
    files("kkr_graph.pages") / "editor",
)
MEDIA: Final = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}


@cache
def read(name: str) -> bytes | None:
    """Return the file called *name*; None if there is no such file."""
    if "/" in name or name.startswith(".") or _ending(name) not in MEDIA:
        return None
    found = (folder / name for folder in _FOLDERS)
    return next((file.read_bytes() for file in found if file.is_file()), None)


@cache
def packed(name: str) -> bytes | None:
    """Return the file called *name* packed with gzip; None if there is no such file."""
    body = read(name)
    return None if body is None else gzip.compress(body, compresslevel=9, mtime=0)


@cache
def address(name: str) -> str:
    """Return where the file is; the address changes whenever the file does."""
    mark = hashlib.sha256(read(name) or b"").hexdigest()[:12]
    return f"/static/{mark}/{name}"


def media(name: str) -> str:
    """Return the media type of the file called *name*."""
    return MEDIA[_ending(name)]


def _ending(name: str) -> str:
    return name[name.rfind(".") :] if "." in name else ""
