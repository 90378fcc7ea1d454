"""A large file from a server, taken up again where it broke off.

    FOLDER/<SHA-256>.part      what has come
    FOLDER/<SHA-256>.etag      the tag it came with, so that no two files are mixed
    FOLDER/<its own name>      the whole file, verified

A file is known by what it must be, so whatever stops us (a cut line, a power cut) it is
never taken for another, and what has come is not fetched again.
"""

import hashlib
from pathlib import Path
from typing import Final

from kkr_graph.errors import NotAsListedError
from kkr_graph.published import File
from kkr_graph.pulls.answer import CHUNK, Answer
from kkr_graph.pulls.web import Web, refuse

_OK: Final = 200
_PART: Final = 206
_NOT_THERE: Final = 416  # we have it all, or more


def download(web: Web, url: str, wanted: File, folder: Path) -> Path:
    """Return the file in *folder* that holds what stands at *url*, which is *wanted*.

    Raises ``NotAsListedError`` if it is another, else as ``Web.get`` does.
    """
    folder.mkdir(parents=True, exist_ok=True)
    whole = folder / url.rpartition("/")[2]
    if whole.exists() and _digest(whole) == wanted.sha256:
        return whole
    part, tag = folder / f"{wanted.sha256}.part", folder / f"{wanted.sha256}.etag"
    if _size(part) != wanted.size or _digest(part) != wanted.sha256:
        if _size(part) >= wanted.size:
            part.unlink()
        web.again(url, lambda: _more(web, url, wanted, part, tag))
    if _size(part) != wanted.size or _digest(part) != wanted.sha256:
        part.unlink(missing_ok=True)
        tag.unlink(missing_ok=True)
        raise NotAsListedError(url=url)
    part.replace(whole)
    tag.unlink(missing_ok=True)
    return whole


def _more(web: Web, url: str, wanted: File, part: Path, tag: Path) -> None:
    """Fetch what *part* lacks; all of it, if the server cannot send a part."""
    have, etag = _size(part), tag.read_text("utf-8") if tag.exists() else ""
    headers = {"Range": f"bytes={have}-", "If-Range": etag} if have and etag else {}
    with web.asked(url, headers) as answer:
        if answer.status == _NOT_THERE:
            part.unlink(missing_ok=True)
            return
        if answer.status not in {_OK, _PART} or answer.start > have:
            refuse(answer)
        tag.write_text(answer.etag, "utf-8")
        _write(answer, part, wanted.size, web.deadline())


def _write(answer: Answer, part: Path, size: int, deadline: float) -> None:
    """Let *part* hold the body of *answer* from where it starts."""
    mode = "r+b" if part.exists() else "wb"
    with part.open(mode) as stream:
        stream.truncate(answer.start)
        stream.seek(answer.start)
        for chunk in answer.chunks(size - answer.start, deadline):
            stream.write(chunk)
            stream.flush()


def _size(file: Path) -> int:
    return file.stat().st_size if file.exists() else 0


def _digest(file: Path) -> str:
    digest = hashlib.sha256()
    with file.open("rb") as stream:
        while chunk := stream.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
