"""Ask a SPARQL endpoint of somebody else: no longer, no more and nobody else than said.

What our own server is trusted with (``endpoint``) a stranger's is not: the whole answer
has one time limit and one size limit, and a redirect is followed on the same host only.
"""

import urllib.error
import urllib.request
from collections.abc import Mapping
from http.client import HTTPException, HTTPMessage, HTTPResponse
from time import monotonic
from typing import IO, Final
from urllib.parse import urlencode, urljoin, urlsplit

from kkr_graph import sparql
from kkr_graph.endpoint import EndpointStore
from kkr_graph.partner_failures import failure

LARGEST: Final = 32 * 1024 * 1024  # bytes of an answer
_PIECE: Final = 64 * 1024
_MEGA: Final = 1024 * 1024
_MEDIA: Final = {
    "json": ("application/sparql-results+json", "application/json"),
    "n3": ("application/n-triples", "text/turtle"),
}


class PartnerEndpoint(EndpointStore):
    """The endpoint at *url*, called *name*, that has *limit* seconds in all."""

    def __init__(self, url: str, name: str, limit: float) -> None:
        super().__init__(url)
        self._name = name
        self._limit = limit
        self._until = monotonic() + limit

    def _query(
        self,
        query: str,
        form: sparql.Form,  # noqa: ARG002 - what it overrides has it
        syntax: str,
        dataset: Mapping[str, list[str]],
    ) -> tuple[bytes, str]:
        """Return what the endpoint answers, and in which form."""
        fields = [("query", query)]
        fields += [
            (name, graph) for name, graphs in dataset.items() for graph in graphs
        ]
        request = urllib.request.Request(  # noqa: S310 - http(s), by ``partners``
            self.url,
            urlencode(fields).encode(),
            {
                "Accept": ", ".join(_MEDIA[syntax]),
                "Content-Type": "application/x-www-form-urlencoded",
                "User-Agent": "kkr-graph",
            },
        )
        opener = urllib.request.build_opener(_SameHost(self._name))
        try:
            with opener.open(request, timeout=self._left()) as response:
                return self._body(response, _MEDIA[syntax])
        except urllib.error.HTTPError as error:
            error.close()
            raise failure(self._name, "refused", f"HTTP {error.code}") from error
        except TimeoutError as error:
            raise self._too_slow() from error
        except urllib.error.URLError as error:
            if isinstance(error.reason, TimeoutError):
                raise self._too_slow() from error
            reason = getattr(error.reason, "strerror", None) or error.reason
            raise failure(self._name, "unreachable", reason) from error
        except (OSError, HTTPException) as error:
            raise failure(self._name, "unreachable", type(error).__name__) from error

    def _body(
        self, response: HTTPResponse, media: tuple[str, ...]
    ) -> tuple[bytes, str]:
        kind = response.headers.get_content_type()
        if kind not in media:
            raise failure(self._name, "strange", kind)
        pieces: list[bytes] = []
        size = 0
        while piece := response.read1(_PIECE):
            size += len(piece)
            if size > LARGEST:
                raise failure(self._name, "huge", f"{LARGEST // _MEGA} MB")
            self._left()
            pieces.append(piece)
        return b"".join(pieces), kind

    def _left(self) -> float:
        """Return how many seconds are left, or raise that there are none."""
        left = self._until - monotonic()
        if left <= 0:
            raise self._too_slow()
        return left

    def _too_slow(self) -> Exception:
        return failure(self._name, "slow", f"{self._limit:g}")


class _SameHost(urllib.request.HTTPRedirectHandler):
    """Ask again where the server says, if that is the same server."""

    max_redirections = 3

    def __init__(self, name: str) -> None:
        self._name = name

    def redirect_request(  # noqa: PLR0913, PLR0917 - as urllib calls it
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,  # noqa: ARG002 - as above
        msg: str,  # noqa: ARG002
        headers: HTTPMessage,  # noqa: ARG002
        newurl: str,
    ) -> urllib.request.Request:
        """Return the request to send instead: the same question."""
        fp.close()
        there = urljoin(req.full_url, newurl)
        if urlsplit(there)[:2] != urlsplit(req.full_url)[:2]:
            host = urlsplit(there).netloc.rpartition("@")[2]
            raise failure(self._name, "elsewhere", host or there)
        return urllib.request.Request(  # noqa: S310 - the same scheme and host
            there, req.data, dict(req.header_items())
        )
