"""A clock over one request, that hangs up on a server that never comes to an end.

The time limit of a socket is for the next byte; a server that sends one now and then
would keep us for ever.
"""

import socket
from contextlib import suppress
from functools import partial
from http.client import HTTPConnection, HTTPResponse, HTTPSConnection
from threading import Timer
from typing import Any
from urllib.request import (
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
    build_opener,
)


class Watch:
    """Hangs up on every connection made under it, so many *seconds* after its start.

    rang  it has; what came is not whole, however it looks
    """

    def __init__(self, seconds: float) -> None:
        self.rang = False
        self._open: list[socket.socket] = []
        self._timer = Timer(seconds, self._hang_up)
        self._timer.daemon = True
        self._timer.start()

    def over(self, connection: HTTPConnection) -> None:
        """Let *connection* be hung up on as well."""
        self._open.append(connection.sock)

    def stop(self) -> None:
        """Watch no more."""
        self._timer.cancel()

    def _hang_up(self) -> None:
        self.rang = True
        for one in self._open:
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)


def opener(watch: Watch, *, direct: bool) -> OpenerDirector:
    """Return what asks servers under *watch*, and goes nowhere by itself.

    *direct*: not through the proxy of the house, as for this machine.
    """
    proxy = [ProxyHandler({})] if direct else []
    return build_opener(_Stay, _Plain(watch), _Safe(watch), *proxy)


class _Stay(HTTPRedirectHandler):
    """Follows nothing; where we are led is looked at first."""

    def redirect_request(self, *_: Any) -> None:  # noqa: ANN401 - as urllib has it
        return None


class _Plain(HTTPHandler):
    def __init__(self, watch: Watch) -> None:
        super().__init__()
        self._watch = watch

    def http_open(self, req: Request) -> HTTPResponse:
        return self.do_open(partial(_PlainConnection, self._watch), req)


class _Safe(HTTPSHandler):
    def __init__(self, watch: Watch) -> None:
        super().__init__()
        self._watch = watch

    def https_open(self, req: Request) -> HTTPResponse:
        return self.do_open(partial(_SafeConnection, self._watch), req)


class _PlainConnection(HTTPConnection):
    def __init__(self, watch: Watch, *args: Any, **named: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **named)
        self._watch = watch

    def connect(self) -> None:
        super().connect()
        self._watch.over(self)


class _SafeConnection(HTTPSConnection):
    def __init__(self, watch: Watch, *args: Any, **named: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **named)
        self._watch = watch

    def connect(self) -> None:
        super().connect()
        self._watch.over(self)
