"""A web server on this machine that serves a folder, well or badly.

with serving(folder) as server:
    server.url                      where it is
    server.asked                    what was asked for: [("feed/index.ttl", headers)]
    server.mischief[name] = [f, …]  what to do instead, once each; see below

break_off(40)   sends 40 bytes of what it promised, and hangs up
busy("2")       503 with Retry-After
web_page        a page for people
moved("…")      302
says(b"…")      other content
slow(0.2)       a byte at a time
"""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email.message import Message
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

Mischief = Callable[["Handler", bytes], None]


@dataclass
class Server:
    """What is served and how, and what was asked for."""

    folder: Path
    url: str = ""
    mischief: dict[str, list[Mischief]] = field(default_factory=dict)
    always: dict[str, Mischief] = field(default_factory=dict)
    asked: list[tuple[str, Message]] = field(default_factory=list)
    ranges: bool = True

    def names(self) -> list[str]:
        """Return what was asked for."""
        return [name for name, _ in self.asked]


class Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    protocol_version = "HTTP/1.1"
    server: Any

    def do_GET(self) -> None:
        told: Server = self.server.told
        name = self.path.lstrip("/")
        told.asked.append((name, self.headers))
        file = told.folder / name
        content = file.read_bytes() if file.is_file() else b""
        if waiting := told.mischief.get(name):
            waiting.pop(0)(self, content)
        elif name in told.always:
            told.always[name](self, content)
        elif not file.is_file():
            self.answer(404, b"")
        else:
            self._serve(content, ranges=told.ranges)

    def _serve(self, content: bytes, *, ranges: bool) -> None:
        tag = f'"{sha256(content).hexdigest()[:16]}"'
        wanted = self.headers.get("Range", "")
        if self.headers.get("If-None-Match") == tag:
            self.answer(304, b"", ETag=tag)
        elif ranges and wanted and self.headers.get("If-Range") == tag:
            start = int(wanted.removeprefix("bytes=").rstrip("-"))
            said = f"bytes {start}-{len(content) - 1}/{len(content)}"
            self.answer(206, content[start:], ETag=tag, Content_Range=said)
        else:
            self.answer(200, content, ETag=tag)

    def answer(self, status: int, body: bytes, **headers: str) -> None:
        """Send an answer."""
        self.begin(status, len(body), **headers)
        self.wfile.write(body)

    def begin(self, status: int, length: int, **headers: str) -> None:
        """Send what comes before the body."""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        if status != 304:
            self.send_header("Content-Length", str(length))
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class Quiet(ThreadingHTTPServer):
    """Says nothing of a client that hung up."""

    def handle_error(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serving(folder: Path) -> Iterator[Server]:
    """Serve *folder* until the block ends."""
    told = Server(folder)
    server = Quiet(("127.0.0.1", 0), Handler)
    server.told = told  # type: ignore[attr-defined] # ours, for the handler
    told.url = f"http://127.0.0.1:{server.server_address[1]}/"
    thread = threading.Thread(
        target=server.serve_forever, kwargs={"poll_interval": 0.02}
    )
    thread.start()
    try:
        yield told
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def break_off(after: int) -> Mischief:
    """Send the first bytes of what was promised, and hang up."""

    def do(handler: Handler, content: bytes) -> None:
        tag = f'"{sha256(content).hexdigest()[:16]}"'
        handler.begin(200, len(content), ETag=tag)
        handler.wfile.write(content[:after])
        handler.close_connection = True

    return do


def busy(after: str, status: int = 503) -> Mischief:
    """Ask to be left alone."""
    return lambda handler, _: handler.answer(status, b"", Retry_After=after)


def web_page(handler: Handler, _: bytes) -> None:
    """Send a page for people."""
    handler.answer(200, b"<h1>Log ind</h1>", Content_Type="text/html; charset=utf-8")


def moved(to: str) -> Mischief:
    """Lead on."""
    return lambda handler, _: handler.answer(302, b"", Location=to)


def says(content: bytes, **headers: str) -> Mischief:
    """Send other content."""
    return lambda handler, _: handler.answer(200, content, **headers)


def fails(status: int) -> Mischief:
    """Answer with *status*."""
    return lambda handler, _: handler.answer(status, b"")


def slow(pause: float) -> Mischief:
    """Send a byte at a time."""

    def do(handler: Handler, content: bytes) -> None:
        handler.begin(200, len(content))
        for byte in content:
            time.sleep(pause)
            handler.wfile.write(bytes([byte]))
            handler.wfile.flush()

    return do


def endless(handler: Handler, _: bytes) -> None:
    """Send and send, and never say how much."""
    handler.send_response(200)
    handler.end_headers()
    handler.close_connection = True
    try:
        for _number in range(10_000):
            handler.wfile.write(b"x" * 65_536)
    except OSError:
        return


def slow_from(at: int) -> Mischief:
    """Send so many bytes at once, and then none for a long while."""

    def do(handler: Handler, content: bytes) -> None:
        tag = f'"{sha256(content).hexdigest()[:16]}"'
        handler.begin(200, len(content), ETag=tag)
        handler.wfile.write(content[:at])
        handler.wfile.flush()
        handler.connection.settimeout(20)
        with suppress(OSError):
            handler.connection.recv(1)  # until the other end is gone
        handler.close_connection = True

    return do


def slow_head(handler: Handler, _: bytes) -> None:
    """Send headers without end, a byte at a time."""
    handler.close_connection = True
    with suppress(OSError):
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
        while True:
            time.sleep(0.05)
            handler.wfile.write(b"x")
