"""Pack a ZIP file anew, so that the same parts give the same bytes."""

import io
import zipfile
from collections.abc import Iterable
from typing import Final

_BEFORE_ALL: Final = (1980, 1, 1, 0, 0, 0)  # the first moment that ZIP knows
_PLAIN_FILE: Final = 0o644 << 16


def fixed(packed: bytes) -> bytes:
    """Return *packed* with its parts in the same order, and no time of the day."""
    with zipfile.ZipFile(io.BytesIO(packed)) as given:
        return of((part.filename, given.read(part)) for part in given.infolist())


def of(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """Return the named *parts* as a ZIP file, in the order they come in."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as written:
        for name, content in parts:
            info = zipfile.ZipInfo(name, _BEFORE_ALL)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3
            info.external_attr = _PLAIN_FILE
            written.writestr(info, content)
    return made.getvalue()
