"""Write a file whole or not at all, so that two who write the same do no harm."""

import os
import uuid
from hashlib import sha256
from pathlib import Path
from typing import Final

from kkr_graph.errors import OutputError

ASIDE: Final = ".new"


def replace(file: Path, content: bytes) -> str:
    """Let *file* hold *content*; return its SHA-256.  Raises ``OutputError``."""
    aside = file.with_name(f".{file.name}.{uuid.uuid4().hex}{ASIDE}")
    try:
        with aside.open("wb") as opened:
            opened.write(content)
            opened.flush()
            os.fsync(opened.fileno())
        aside.replace(file)
    except OSError as error:
        aside.unlink(missing_ok=True)
        reason = error.strerror or str(error)
        raise OutputError(file=str(file), reason=reason) from error
    return sha256(content).hexdigest()


def is_sound(file: Path, digest: str) -> bool:
    """Say whether *file* is there and has that SHA-256."""
    try:
        return sha256(file.read_bytes()).hexdigest() == digest
    except OSError:
        return False
