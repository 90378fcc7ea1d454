"""Send a query or an update to a SPARQL server, through SPARQLWrapper."""

import urllib.error
import urllib.request
from collections.abc import Mapping
from http.client import HTTPException
from typing import Final

from SPARQLWrapper import DIGEST, POST, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import (
    EndPointNotFound,
    QueryBadFormed,
    SPARQLWrapperException,
    Unauthorized,
)

from kkr_graph import sparql
from kkr_graph.endpoint_access import Access
from kkr_graph.endpoint_failures import failure, of_status, said
from kkr_graph.errors import BadQueryError, EndpointError

_DEADLOCK: Final = "deadlock"  # how Virtuoso ends one of two that wait for each other


class _Request(SPARQLWrapper):
    """One request; who we are is not told where it is sent on to."""

    access: Access

    def _createRequest(self) -> urllib.request.Request:  # noqa: N802 - as it is there
        request = super()._createRequest()
        if self.access.header:
            request.add_unredirected_header("Authorization", self.access.header)
        return request


class Connection:
    """Where requests go: queries to *url*, updates to *update_url*."""

    def __init__(self, url: str, update_url: str, access: Access) -> None:
        self._url = url
        self._update_url = update_url
        self._access = access

    def query(
        self,
        query: str,
        form: sparql.Form,
        syntax: str,
        dataset: Mapping[str, list[str]],
        patience: int,
    ) -> tuple[bytes, str]:
        """Return what the server answers, and in which form.

        *dataset* holds parameters of the protocol; *patience* is in seconds.
        """
        request = self._request(query, patience)
        request.queryType = form  # it would be guessed from the comments, too
        request.setReturnFormat(syntax)
        for parameter, graphs in dataset.items():
            for graph in graphs:
                request.addParameter(parameter, graph)
        return self._send(request, patience)

    def update(self, update: str, patience: int) -> None:
        """Let the server do *update*; *patience* is in seconds."""
        request = self._request(update, patience)
        request.queryType = "INSERT"
        self._send(request, patience)

    def _request(self, text: str, patience: int) -> _Request:
        request = _Request(self._url, updateEndpoint=self._update_url)
        request.access = self._access
        if self._access.user and self._access.digest:
            request.setHTTPAuth(DIGEST)
            request.setCredentials(self._access.user, self._access.password)
        request.setMethod(POST)
        request.setTimeout(patience)
        request.setQuery(text)
        return request

    def _send(self, request: _Request, patience: int) -> tuple[bytes, str]:
        try:
            with request.query().response as response:
                return response.read(), response.headers.get_content_type()
        except QueryBadFormed as error:
            raise BadQueryError(
                file=self._url, line=None, reason=said(error)
            ) from error
        except EndPointNotFound as error:
            raise of_status(self._url, 404) from error
        except Unauthorized as error:
            raise of_status(self._url, 401) from error
        except SPARQLWrapperException as error:
            words = said(error)
            kind = "busy" if _DEADLOCK in words.lower() else "refused"
            raise failure(self._url, words, kind) from error
        except urllib.error.HTTPError as error:
            error.close()
            after = error.headers.get("Retry-After")
            raise of_status(self._url, error.code, after) from error
        except TimeoutError as error:
            raise self._too_slow(patience) from error
        except urllib.error.URLError as error:
            if isinstance(error.reason, TimeoutError):
                raise self._too_slow(patience) from error
            raise failure(self._url, str(error.reason), "unreachable") from error
        except (OSError, HTTPException) as error:
            raise failure(self._url, str(error), "unreachable") from error

    def _too_slow(self, patience: int) -> EndpointError:
        return failure(self._url, f"> {patience} s", "slow")
