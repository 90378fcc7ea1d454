"""What is measured of pyoxigraph alone: the engine, without what we put around it."""

import hashlib
import zipfile
from pathlib import Path

import pyoxigraph as ox
import task
from task import Work


def read(folder: str) -> Work:
    """Parse every Turtle file in *folder*."""
    texts = [file.read_bytes() for file in sorted(Path(folder).rglob("*.ttl"))]
    return lambda: [[*ox.parse(one, format=ox.RdfFormat.TURTLE)] for one in texts]


def load(quads: str) -> Work:
    """Load the file of *quads* in memory."""

    def work() -> None:
        ox.Store().bulk_load(path=quads, format=ox.RdfFormat.N_QUADS)

    return work


def keep(quads: str, folder: str) -> Work:
    """Load the file of *quads* on disk, in *folder*."""

    def work() -> None:
        store = ox.Store(folder)
        store.bulk_load(path=quads, format=ox.RdfFormat.N_QUADS)
        store.flush()

    return work


def export(disk: str, question: str, file: str) -> Work:
    """Write the answer to the *question* in a file to another *file*, as CSV."""
    query = Path(question).read_text("utf-8")

    def work() -> None:
        found = ox.Store.read_only(disk).query(query)
        assert isinstance(found, ox.QuerySolutions)
        found.serialize(file, format=ox.QueryResultsFormat.CSV)

    return work


def pack(quads: str, council: str, file: str) -> Work:
    """Put the graphs of *council* in a zip, in canonical form, with their checksum."""

    def work() -> None:
        wanted = f"/graph/{council}/"
        found = ox.Dataset(
            quad
            for quad in ox.parse(path=quads, format=ox.RdfFormat.N_QUADS)
            if isinstance(quad.graph_name, ox.NamedNode)
            and wanted in quad.graph_name.value
        )
        found.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
        lines = sorted(
            (ox.serialize(found, format=ox.RdfFormat.N_QUADS) or b"").splitlines()
        )
        text = b"\n".join(lines)
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("graphs.nq", text)
            archive.writestr("SHA256", hashlib.sha256(text).hexdigest())

    return work


def unpack(package: str) -> Work:
    """Parse the graphs of a *package*, whose checksum is taken."""

    def work() -> None:
        with zipfile.ZipFile(package) as archive:
            text = archive.read("graphs.nq")
        hashlib.sha256(text)
        for _ in ox.parse(text, format=ox.RdfFormat.N_QUADS):
            pass

    return work


def take(package: str, folder: str) -> Work:
    """Load the graphs of a *package* on disk, in *folder*."""

    def work() -> None:
        with zipfile.ZipFile(package) as archive:
            text = archive.read("graphs.nq")
        store = ox.Store(folder)
        store.bulk_load(text, format=ox.RdfFormat.N_QUADS)
        store.flush()

    return work


if __name__ == "__main__":
    task.run(
        {
            "read": read,
            "load": load,
            "keep": keep,
            "export": export,
            "pack": pack,
            "unpack": unpack,
            "take": take,
        }
    )
