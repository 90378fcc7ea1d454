"""The servers that are measured: ours, and those beside it, over the same data.

``oxigraph`` comes with the tools for development, rdflib-endpoint with those of
``make bench``.  The others are found on the path, or where the environment says
(``RDFLIB_ENDPOINT``; ``VIRTUOSO``: Debian's virtuoso-t), and left out where they are
not.
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Final

from datasets import BIN, Dataset

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from served import serving

_VIRTUOSO: Final = """\
[Database]
DatabaseFile = {folder}/virtuoso.db
TransactionFile = {folder}/virtuoso.trx
ErrorLogFile = {folder}/virtuoso.log
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/virtuoso-temp.db
TransactionFile = {folder}/virtuoso-temp.trx
[Parameters]
ServerPort = {sql}
DirsAllowed = {data}
NumberOfBuffers = 170000
MaxClientConnections = 80
ServerThreads = 80
ThreadsPerQuery = 1
[HTTPServer]
ServerPort = {port}
ServerThreads = 80
[SPARQL]
ResultSetMaxRows = 1000000
"""


@dataclass(frozen=True, slots=True)
class Address:
    """Where a server answers queries, and its first process."""

    port: int
    path: str
    pid: int


Server = Callable[[Dataset], AbstractContextManager[Address]]


@contextmanager
def ours(data: Dataset, *options: str) -> Iterator[Address]:
    """Serve with ``kkr serve``."""
    with serving(data.store, *options) as server:
        yield Address(server.port, "/sparql", server.process.pid)


@contextmanager
def oxigraph(data: Dataset) -> Iterator[Address]:
    """Serve from memory with the peer: the ceiling."""
    port = _free()
    command = [str(BIN / "oxigraph"), "serve", "--bind", f"127.0.0.1:{port}"]
    with _running(command, port) as process:
        door = HTTPConnection("127.0.0.1", port, timeout=600)
        with data.quads.open("rb") as quads:
            headers = {
                "Content-Type": "application/n-quads",
                "Content-Length": str(data.quads.stat().st_size),
            }
            door.request("POST", "/store", quads, headers)
        said = door.getresponse()
        assert said.status < 300, said.read()  # noqa: PLR2004 - success
        door.close()
        yield Address(port, "/query", process.pid)


@contextmanager
def oxigraph_disk(data: Dataset) -> Iterator[Address]:
    """Serve from disk with the peer."""
    port = _free()
    command = [str(BIN / "oxigraph"), "serve-read-only", "--location", str(data.disk)]
    with _running([*command, "--bind", f"127.0.0.1:{port}"], port) as process:
        yield Address(port, "/query", process.pid)


@contextmanager
def rdflib_endpoint(data: Dataset) -> Iterator[Address]:
    """Serve with rdflib-endpoint, which holds each statement once."""
    port = _free()
    command = [program("rdflib-endpoint"), "serve", "--host", "127.0.0.1"]
    command += ["--port", str(port), str(data.triples)]
    with _running(command, port, patience=600) as process:
        yield Address(port, "/", process.pid)


@contextmanager
def virtuoso(data: Dataset) -> Iterator[Address]:
    """Serve with Virtuoso, which holds each statement once."""
    port, sql = _free(), _free()
    with tempfile.TemporaryDirectory() as folder:
        settings = Path(folder) / "virtuoso.ini"
        places = {"folder": folder, "data": data.folder.resolve()}
        settings.write_text(_VIRTUOSO.format(port=port, sql=sql, **places), "utf-8")
        command = [program("virtuoso-t"), "+configfile", str(settings), "+foreground"]
        with _running(command, port, folder=folder) as process:
            fill = (
                f"ld_dir('{data.folder.resolve()}', '{data.triples.name}', 'urn:g'); "
                "rdf_loader_run(); checkpoint;"
            )
            isql = [_beside(program("virtuoso-t"), "isql-vt", "isql"), str(sql)]
            asked = [*isql, "dba", "dba", f"exec={fill}"]
            subprocess.run(asked, check=True, stdout=subprocess.DEVNULL)
            yield Address(port, "/sparql", process.pid)


def program(name: str) -> str:
    """Return where the program *name* is, or nothing."""
    key = name.removesuffix("-t").replace("-", "_").upper()
    path = os.pathsep.join((str(BIN), os.environ.get("PATH", "")))
    return os.environ.get(key) or shutil.which(name, path=path) or ""


def _beside(path: str, *names: str) -> str:
    found = (Path(path).with_name(name) for name in names)
    return next((str(one) for one in found if one.exists()), names[0])


def _free() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


@contextmanager
def _running(
    command: list[str], port: int, patience: int = 60, folder: str | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    nothing = subprocess.DEVNULL
    with subprocess.Popen(
        command, stdout=nothing, stderr=nothing, cwd=folder
    ) as process:
        try:
            end = time.monotonic() + patience
            while not _open(port):
                assert process.poll() is None, command
                assert time.monotonic() < end, command
                time.sleep(0.1)
            yield process
        finally:
            process.kill()


def _open(port: int) -> bool:
    with socket.socket() as door:
        return door.connect_ex(("127.0.0.1", port)) == 0
