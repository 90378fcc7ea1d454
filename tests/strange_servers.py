"""Servers that answer a SPARQL query as none should, on this machine alone."""

import json
import socket
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

RESULTS = "application/sparql-results+json"

Behave = Callable[[BaseHTTPRequestHandler], None]


@contextmanager
def serving(behave: Behave) -> Iterator[str]:
    """Answer every POST with *behave*; yield the address."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            try:
                behave(self)
            except OSError:  # who asked has had enough
                self.close_connection = True

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.block_on_close = False
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/sparql"
    finally:
        server.shutdown()
        server.server_close()


def closed() -> str:
    """Return an address that nobody listens at."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        return f"http://127.0.0.1:{free.getsockname()[1]}/sparql"


def answering(content: bytes, media: str = RESULTS, status: int = 200) -> Behave:
    """Answer with *content*."""

    def behave(asked: BaseHTTPRequestHandler) -> None:
        asked.send_response(status)
        asked.send_header("Content-Type", media)
        asked.send_header("Content-Length", str(len(content)))
        asked.end_headers()
        asked.wfile.write(content)

    return behave


def rows(names: list[str], *bindings: Mapping[str, Mapping[str, str]]) -> bytes:
    """Return an answer in SPARQL 1.1 Query Results JSON."""
    said: dict[str, Any] = {"head": {"vars": names}}
    said["results"] = {"bindings": bindings}
    return json.dumps(said).encode()


def hanging(asked: BaseHTTPRequestHandler) -> None:
    """Say nothing for a long time."""
    time.sleep(30)
    asked.close_connection = True


def dripping(asked: BaseHTTPRequestHandler) -> None:
    """Say a little, again and again: each is in time, and all of it never is."""
    asked.send_response(200)
    asked.send_header("Content-Type", RESULTS)
    asked.end_headers()
    for _ in range(300):
        asked.wfile.write(b" ")
        asked.wfile.flush()
        time.sleep(0.1)


def endless(asked: BaseHTTPRequestHandler) -> None:
    """Say rows for ever."""
    asked.send_response(200)
    asked.send_header("Content-Type", RESULTS)
    asked.end_headers()
    asked.wfile.write(b'{"head":{"vars":["x"]},"results":{"bindings":[')
    row = b'{"x":{"type":"literal","value":"endnu en"}},' * 20_000
    while True:
        asked.wfile.write(row)


def sending_to(address: str, status: int = 307) -> Behave:
    """Send whoever asks on to *address*."""

    def behave(asked: BaseHTTPRequestHandler) -> None:
        asked.send_response(status)
        asked.send_header("Location", address)
        asked.send_header("Content-Length", "0")
        asked.end_headers()

    return behave
