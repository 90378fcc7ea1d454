"""Run ``kkr serve`` as its users do: a process of its own, asked over real HTTP."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

TOKEN = "et token til test"


@dataclass(frozen=True)
class Said:
    """What a server said."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def json(self) -> Any:  # noqa: ANN401 - JSON may hold anything
        return json.loads(self.body)


@dataclass(frozen=True)
class Server:
    """A server that runs."""

    port: int
    process: subprocess.Popen[str]
    log: Path

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def ask(
        self,
        method: str,
        path: str,
        body: bytes | str | None = None,
        **headers: str,
    ) -> Said:
        """Send a request; ``content_type=…`` becomes the header Content-Type."""
        door = HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            sent = body.encode() if isinstance(body, str) else body
            door.request(method, path, sent, named)
            reply = door.getresponse()
            given = {name.lower(): value for name, value in reply.getheaders()}
            return Said(reply.status, given, reply.read())
        finally:
            door.close()

    def query(self, text: str, **headers: str) -> Said:
        return self.ask("GET", "/sparql?" + urlencode({"query": text}), **headers)

    def write(
        self, method: str, path: str, body: bytes | str | None, media: str
    ) -> Said:
        return self.ask(
            method,
            path,
            body,
            authorization=f"Bearer {TOKEN.replace(' ', '-')}",
            content_type=media,
        )

    def update(self, text: str, path: str = "/update") -> Said:
        return self.write("POST", path, text, "application/sparql-update")

    def raw(self, request: bytes) -> bytes:
        """Send bytes as they are; return all that comes back."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=30) as door:
            door.sendall(request)
            door.shutdown(socket.SHUT_WR)
            found = b""
            while part := door.recv(65536):
                found += part
            return found

    def lines(self) -> list[dict[str, Any]]:
        """Return what stands in the log; a line is written just after its answer."""
        time.sleep(0.1)
        said = self.log.read_text("utf-8").splitlines()
        return [json.loads(line) for line in said if line.startswith("{")]


def waited(holds: Callable[[], bool], seconds: float = 30) -> bool:
    """Say whether *holds* comes true within *seconds*."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if holds():
            return True
        time.sleep(0.1)
    return False


@contextmanager
def serving(
    store: Path, *options: str, language: str = "en", patience: int = 20
) -> Iterator[Server]:
    """Serve *store* until the block ends."""
    process, port, file = start(store, *options, language=language, patience=patience)
    try:
        yield Server(port, process, file)
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def start(
    store: Path, *options: str, language: str = "en", patience: int = 20, at: int = 0
) -> tuple[subprocess.Popen[str], int, Path]:
    """Start a server *at* a port; return when it answers, within about *patience*."""
    with socket.create_server(("127.0.0.1", at)) as free:
        port = int(free.getsockname()[1])
    program = Path(sys.executable).with_name("kkr")
    file = store.with_name(f"{store.name}.log")
    command = [str(program), "serve", "--store", str(store), "--port", str(port)]
    token = TOKEN.replace(" ", "-")
    environment = {**os.environ, "KKR_TOKEN": token, "KKR_LANG": language}
    with file.open("a", encoding="utf-8") as stream:
        process = subprocess.Popen(
            [*command, *options], stderr=stream, env=environment, text=True
        )
    server = Server(port, process, file)
    for _ in range(patience * 10):
        try:
            if server.ask("GET", "/healthz").status == 200:
                return process, port, file
        except OSError:
            if process.poll() is not None:
                raise AssertionError(file.read_text("utf-8")) from None
        time.sleep(0.1)
    process.kill()
    raise AssertionError(file.read_text("utf-8"))
