"""Start the server: the processes first, then the address, then requests."""

import gc
import os
import signal
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import uvicorn

from kkr_graph.errors import AddressTakenError, StartFailedError
from kkr_graph.web import (
    app,
    children,
    log,
    metrics,
    nursery,
    plain_dataset,
    resting,
)
from kkr_graph.web.cache import Cache
from kkr_graph.web.known import Known
from kkr_graph.web.lending import LendingConnection
from kkr_graph.web.limits import Limits
from kkr_graph.web.origin import Origin
from kkr_graph.web.pool import Pool
from kkr_graph.web.site import Site
from kkr_graph.web.tokens import Tokens

_BACKLOG = 512
_YOUNG = 20_000  # objects that are made before the rubbish is looked for


@dataclass(frozen=True, slots=True)
class Options:
    """How to serve.

    write    whether who has a token may write; ``token_file`` holds hashes of tokens
    empty    an empty dataset that is not ours, in a folder that holds nothing else
    endpoint the SPARQL server that the folder holds a copy of; empty if it is our own
    allowed  addresses that SERVICE and LOAD may fetch from
    statement the address of the accessibility statement of whoever runs it
    trusted  addresses of proxies whose word is taken for who asks
    """

    host: str = "127.0.0.1"
    port: int = 8000
    write: bool = False
    empty: bool = False
    endpoint: str = ""
    token_file: Path | None = None
    root_path: str = ""
    allowed: Sequence[str] = ()
    trusted: Sequence[str] = ()
    statement: str = ""
    limits: Limits = field(default_factory=Limits)


def serve(
    options: Options,
    folder: Path,
    prepare: Callable[[], None],
    tell: Callable[[str], None],
) -> None:
    """Serve the store in *folder* until told to stop.

    *prepare* sees to it that there is one; it is called when the nursery has been
    copied off, which must come before anything opens a store.  *tell* gets the address.
    """
    tokens = Tokens.found(os.environ, options.token_file) if options.write else None
    os.environ.pop("KKR_TOKEN", None)  # no other process needs it
    children.settle()  # to go through it later would copy what the two share
    door = nursery.start(writes=options.write)
    if options.empty:
        plain_dataset.begin(folder)
    else:
        prepare()
    cache = Cache()
    origin = None
    if options.endpoint:
        origin = Origin(options.endpoint, folder)
        metrics.of_copy()
    pool = Pool(door, folder, options.limits, origin)
    site = Site(
        pool, tokens, tuple(options.allowed), cache, Known(cache), options.statement
    )
    pool.rest.last = partial(_rest, cache)
    with _listening(options.host, options.port) as listening:
        port = listening.getsockname()[1]
        host = f"[{options.host}]" if ":" in options.host else options.host
        tell(f"http://{host}:{port}{options.root_path}/")
        _run(options, site, listening)


def _run(options: Options, site: Site, listening: socket.socket) -> None:
    LendingConnection.patience = options.limits.patience
    LendingConnection.largest = options.limits.header
    LendingConnection.site = site
    LendingConnection.apart = bool(options.trusted)
    config = uvicorn.Config(
        app.made(site),
        http=LendingConnection,
        ws="none",
        loop="auto",
        lifespan="on",
        root_path=options.root_path,
        proxy_headers=bool(options.trusted),
        forwarded_allow_ips=",".join(options.trusted) or "",
        server_header=False,
        access_log=False,
        log_config=None,
        log_level="error",
        backlog=_BACKLOG,
        limit_concurrency=2 * _BACKLOG,
        timeout_keep_alive=30,
        timeout_graceful_shutdown=int(options.limits.seconds) + 2,
    )
    server = uvicorn.Server(config)
    for told in (signal.SIGINT, signal.SIGTERM):
        # uvicorn raises these again when it has stopped; to be told to stop is no fault
        signal.signal(told, lambda *_: setattr(server, "should_exit", True))
    children.settle()  # what is loaded by now need not be gone through again
    gc.set_threshold(_YOUNG, 20, 20)
    server.run(sockets=[listening])
    if not server.started:
        raise StartFailedError(reason=site.pool.folder)
    log.said("stopped")


def _rest(cache: Cache) -> None:
    cache.rest()
    gc.collect()  # connections that are closed hold what nobody took of an answer
    resting.give_back()


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        door = socket.create_server((host, port), family=family, backlog=_BACKLOG)
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or error
        raise AddressTakenError(host=host, port=port, reason=reason) from error
    # asyncio does not see to this for a socket it is given; without it the body of each
    # answer waits 40 ms for the client to acknowledge the headers
    door.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return door
