"""What the file of an address is called: safe in every file system, and never shared.

Two addresses never have the same file, not even where the file system takes A and a
for the same letter.  A file is never outside its folder, whatever the address says,
and never where a folder must be.  What is no small letter, digit, dash, underscore or
dot is written ``~`` and its bytes in hexadecimal digits.
"""

import hashlib
import re
from collections.abc import Iterable
from typing import Final

FORMS: Final = ("html", "ttl", "jsonld", "nt", "csv", "json", "xlsx", "trig", "nq")
_LONGEST: Final = 100  # characters of a part; file systems take 255
_KEPT: Final = 72  # of them, where the part is too long
_MARK: Final = 16
_UNSAFE: Final = re.compile(r"[^a-z0-9_.-]")
_ENDED: Final = re.compile(rf"\.(?={'|'.join((*FORMS, 'ics', 'atom', 'js'))}$)")
# What Windows has other uses for, whatever its ending.
_DEVICE: Final = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?=\.|$)")


def of(path: str, given: Iterable[tuple[str, str]] = (), ending: str = "html") -> str:
    """Return the file, below the folder of the site, of what is at *path*.

    *path* begins with ``/``, and is as it was before it was quoted; *given* is what
    the address says behind ``?``.

    >>> of("/doc/municipality/0159"), of("/en/leads", [("council", "hovedstaden")])
    ('doc/municipality/0159.html', 'en/leads,council=hovedstaden.html')
    >>> of("/"), of("/doc/../A"), of("/doc/x", ending="ttl")
    ('index.html', 'doc/~2e~2e/~41.html', 'doc/x.ttl')
    """
    *folders, last = path.removeprefix("/").split("/")
    if not last and folders in ([], ["en"]):
        last = "index"
    said = ",".join(f"{_safe(name)}={_safe(value)}" for name, value in sorted(given))
    stem = _part(last) + (f",{_short(said, said)}" if said else "")
    return "/".join((*map(_folder, folders), f"{stem}.{ending}"))


def _folder(text: str) -> str:
    """Return the name of a folder: never one that a file could have."""
    return _ENDED.sub("~2e", _part(text))


def _part(text: str) -> str:
    safe = _safe(text)
    if found := _DEVICE.match(safe):
        safe = f"~{ord(safe[0]):02x}{safe[1 : found.end()]}{safe[found.end() :]}"
    return _short(safe, text) or "~"


def _safe(text: str) -> str:
    said = _UNSAFE.sub(lambda found: _hexed(found[0]), text)
    if said.startswith("."):
        said = f"~2e{said[1:]}"
    return f"{said[:-1]}~2e" if said.endswith(".") else said


def _short(safe: str, whole: str) -> str:
    if len(safe) <= _LONGEST:
        return safe
    mark = hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:_MARK]
    return f"{safe[:_KEPT]}~~{mark}"


def _hexed(sign: str) -> str:
    return "".join(f"~{byte:02x}" for byte in sign.encode("utf-8", "surrogatepass"))
