"""Graphs as they once were, each under the hash of what it says.

    DIR/archive/ab/abcd….nt.gz   one graph, canonical N-Triples

Releases and accepted packages name graphs by their hash, so what is the same in ten of
them is kept once.  A graph is written aside and renamed, and never changed; what is
withdrawn is taken out by dropping the graph that said it (``withdrawals``).
"""

import gzip
import hashlib
import os
import tempfile
import zlib
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from kkr_graph import canonical
from kkr_graph.errors import StoreReadError, StoreWriteError


class Archive:
    """The archive of the store in *folder*."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._place = folder / "archive"

    def keep(self, triples: Iterable[ox.Triple]) -> str:
        """Keep *triples* as one graph; return its hash.  Raises ``StoreWriteError``."""
        text = canonical.form(triples)
        name = hashlib.sha256(text).hexdigest()
        file = self._file(name)
        if not file.exists():
            try:
                self._write(file, gzip.compress(text, mtime=0))
            except OSError as error:
                reason = error.strerror or error
                raise StoreWriteError(folder=self._folder, reason=reason) from error
        return name

    def text(self, name: str) -> bytes:
        """Return the graph with the hash *name* as canonical N-Triples.

        Raises ``StoreReadError`` if it is not kept, or is not what it was.
        """
        try:
            text = gzip.decompress(self._file(name).read_bytes())
        except (OSError, EOFError, zlib.error) as error:
            raise StoreReadError(folder=self._folder, reason=error) from error
        if hashlib.sha256(text).hexdigest() != name:
            raise StoreReadError(folder=self._folder, reason=f"archive/{name[:12]}…")
        return text

    def triples(self, name: str) -> tuple[ox.Triple, ...]:
        """Return what the graph with the hash *name* says, in canonical order."""
        read = ox.parse(self.text(name), format=ox.RdfFormat.N_TRIPLES)
        return tuple(quad.triple for quad in read)

    def holds(self, name: str) -> bool:
        """Say whether the graph with the hash *name* is kept."""
        return self._file(name).exists()

    def drop(self, name: str) -> None:
        """Keep the graph with the hash *name* no longer."""
        self._file(name).unlink(missing_ok=True)

    def _file(self, name: str) -> Path:
        return self._place / name[:2] / f"{name}.nt.gz"

    def _write(self, file: Path, content: bytes) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, aside = tempfile.mkstemp(dir=file.parent, prefix=".")
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
            Path(aside).replace(file)
        except BaseException:
            Path(aside).unlink(missing_ok=True)
            raise
