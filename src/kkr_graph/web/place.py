"""A place of the site: the methods it takes, and what goes wrong as a problem."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from time import perf_counter

from starlette.types import Receive, Scope, Send

from kkr_graph.errors import BusyError, KkrGraphError, WebError, WrongMethodError
from kkr_graph.web import log, metrics, problems, reply as replies
from kkr_graph.web.alike import Like
from kkr_graph.web.express import Express
from kkr_graph.web.reply import Raw, Reply, Whole
from kkr_graph.web.request import Request
from kkr_graph.web.run import RETRY
from kkr_graph.web.site import Site

Handler = Callable[[Site, Request], Awaitable[Reply]]

_READING = frozenset({"GET", "HEAD", "OPTIONS"})


class Place:
    """One place, as an application of ASGI.

    name     what it is called in the log and the metrics
    methods  what answers each method; HEAD is answered as GET is
    posted   whether a POST may come from pages of other origins, as a query may
    """

    def __init__(
        self,
        site: Site,
        name: str,
        methods: Mapping[str, Handler],
        *,
        posted: bool = False,
    ) -> None:
        self._site, self._name, self._posted = site, name, posted
        self._methods = dict(methods)
        if "GET" in methods:
            self._methods.setdefault("HEAD", methods["GET"])
        self._allow = ", ".join(sorted({*self._methods, "OPTIONS"}))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, whatever it is."""
        begun, day = perf_counter(), self._site.known.day
        request = None
        try:
            request = Request(scope, receive)
        except KkrGraphError as error:
            reply = self.refused(error, None)
        else:
            reply = await self._reply(request)
        method = str(scope["method"])
        shared = method in _READING or (self._posted and method == "POST")
        state = scope.get("state", {})
        whole: Whole | None = state.get(replies.WHOLE)
        if whole is None:
            await replies.send(reply, send, method, shared=shared)
        else:
            raw = replies.raw(reply, method, shared=shared)
            await whole(raw)
            asked = state.get(replies.ASKED)
            if asked is not None and request is not None:
                self._keep(asked, method, reply, raw, day)
                self._site.alike.keep(asked, self._like(request.alone()))
        self.tell(method, reply.status, len(reply.body), perf_counter() - begun)

    def _like(self, like: Request) -> Like:
        """Return how requests are answered that differ from *like* in the query."""
        again, express = partial(self.again, like), None
        if like.plain is not None:
            express = Express(self._site, self, like, like.plain)
        return Like(again, express)

    async def again(
        self, like: Request, asked: bytes, query: bytes, receive: Receive
    ) -> Raw:
        """Answer what is *asked*: as *like*, a GET, but for its *query*."""
        begun, day = perf_counter(), self._site.known.day
        reply = await self._reply(like.again(query, receive))
        return self.ready(asked, reply, begun, day)

    def ready(self, asked: bytes, reply: Reply, begun: float, day: date) -> Raw:
        """Return *reply* to a GET as it is sent; keep it, and tell of it."""
        raw = replies.raw(reply, "GET", shared=True)
        self._keep(asked, "GET", reply, raw, day)
        self.tell("GET", reply.status, len(reply.body), perf_counter() - begun)
        return raw

    async def _reply(self, request: Request) -> Reply:
        try:
            return await self._answer(request)
        except KkrGraphError as error:
            return self.refused(error, request)
        except asyncio.CancelledError:  # the server stops, and waits no longer
            return self.refused(BusyError(seconds=RETRY), request)
        except Exception as error:  # noqa: BLE001 - nothing may reach the client
            log.fault(error)
            return self.refused(WebError(), request)

    def _keep(
        self, asked: bytes, method: str, reply: Reply, raw: Raw, day: date
    ) -> None:
        """Keep *raw* for who asks the same again, byte for byte."""
        if reply.kept is not None:
            # not the reply itself: its body is to leave when the cache lets it go
            told = partial(self.tell, method, reply.status, len(reply.body))
            self._site.known.keep(asked, reply.kept, raw, told, day)

    def tell(self, method: str, status: int, size: int, took: float = 0.0) -> None:
        """Count an answer of *size* bytes that *took* seconds, and write its line."""
        metrics.count(self._name, status, took)
        version = self._site.pool.version
        log.access(log.Line(self._name, method, status, size, took, version))

    async def _answer(self, request: Request) -> Reply:
        if request.method == "OPTIONS":
            return self._options(request)
        handler = self._methods.get(request.method)
        if handler is None:
            raise WrongMethodError(method=request.method[:20], allowed=self._allow)
        return await handler(self._site, request)

    def _options(self, request: Request) -> Reply:
        headers = {"Allow": self._allow, "Cache-Control": "max-age=3600"}
        if "access-control-request-method" in request.headers:
            methods = "GET, HEAD, POST" if self._posted else "GET, HEAD"
            headers["Access-Control-Allow-Methods"] = methods
            headers["Access-Control-Allow-Headers"] = (
                "Accept, Content-Type, If-None-Match"
            )
            headers["Access-Control-Max-Age"] = "3600"
        return Reply(204, headers=headers)

    def refused(self, error: KkrGraphError, request: Request | None) -> Reply:
        """Return what is said of *error*."""
        problem = problems.of(error)
        if isinstance(error, WrongMethodError):
            problem["allow"] = self._allow
        reply = replies.of_problem(problem, request)
        if isinstance(error, WebError) and error.closes:
            return replace(reply, headers={**reply.headers, "Connection": "close"})
        return reply
