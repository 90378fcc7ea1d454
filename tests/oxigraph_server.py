"""An Oxigraph server of one's own, and a proxy before it that misbehaves as told."""

import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Final

Fault = Callable[["Passing"], bool]
"""Spoils a request that is passing through; says whether it did."""

_PROGRAM: Final = Path(sys.executable).with_name("oxigraph")


@contextmanager
def served(folder: Path | None = None, port: int = 0) -> Iterator[str]:
    """Serve what is in *folder*, or in memory; yield the address of the server."""
    with socket.create_server(("127.0.0.1", port)) as free:
        port = free.getsockname()[1]
    place = ["--location", str(folder)] if folder else []
    with subprocess.Popen(
        [_PROGRAM, "serve", "--bind", f"127.0.0.1:{port}", *place],
        stderr=subprocess.DEVNULL,
    ) as process:
        for _ in range(200):
            with socket.socket() as door:
                if door.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            process.kill()


class Passing(BaseHTTPRequestHandler):
    """A request on its way to the server, and its answer on the way back."""

    body: bytes
    behind: str
    fault: list[Fault]
    seen: list[tuple[str, bytes]]

    def do_POST(self) -> None:
        """Pass the request on, unless it is spoilt."""
        self.body = self.rfile.read(int(self.headers["Content-Length"]))
        self.seen.append((self.path, self.body))
        with suppress(OSError):
            if not self.fault[0](self):
                status, media, content = self.passed_on()
                self.answer(status, content, {"Content-Type": media})

    def passed_on(self) -> tuple[int, str, bytes]:
        """Return what the server answers."""
        server = HTTPConnection(self.behind, timeout=60)
        kept = ("Content-Type", "Accept", "Authorization")
        headers = {name: self.headers[name] for name in kept if self.headers[name]}
        server.request("POST", self.path, self.body, headers)
        answer = server.getresponse()
        content = answer.read()
        server.close()
        return answer.status, answer.headers.get("Content-Type", ""), content

    def answer(self, status: int, content: bytes, headers: dict[str, str]) -> None:
        """Send an answer back."""
        self.send_response(status)
        for name, value in headers.items():
            if value:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def cut(self) -> None:
        """Break the connection off without a word."""
        self.close_connection = True
        self.connection.shutdown(socket.SHUT_RDWR)

    @property
    def is_update(self) -> bool:
        """Say whether it is to change something."""
        return self.path.endswith("/update")

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class Proxy:
    """The proxy: where it is, what has passed it, and what it does wrong."""

    def __init__(self, address: str, handler: type[Passing]) -> None:
        self.url = f"{address}/query"
        self._handler = handler

    @property
    def updates(self) -> list[bytes]:
        """Return every update that reached the proxy."""
        return [body for path, body in self._handler.seen if path.endswith("/update")]

    def forget(self) -> None:
        """Forget what has passed."""
        self._handler.seen.clear()

    def spoil(self, fault: Fault) -> None:
        """Let *fault* spoil requests from now on."""
        self._handler.fault[0] = fault

    def mend(self) -> None:
        """Pass everything on again."""
        self.spoil(_nothing)


def _nothing(_: Passing) -> bool:
    return False


@contextmanager
def before(server: str) -> Iterator[Proxy]:
    """Stand before *server*; yield the proxy."""

    class Handler(Passing):
        behind = server.removeprefix("http://")
        fault: list[Fault] = [_nothing]  # noqa: RUF012 - one for each proxy
        seen: list[tuple[str, bytes]] = []  # noqa: RUF012 - the same

    proxy = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    proxy.daemon_threads = True
    proxy.block_on_close = False
    thread = threading.Thread(target=proxy.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield Proxy(f"http://127.0.0.1:{proxy.server_port}", Handler)
    finally:
        proxy.shutdown()
        proxy.server_close()
