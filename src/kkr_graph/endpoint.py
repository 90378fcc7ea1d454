"""Ask and fill any SPARQL 1.1 server, through SPARQLWrapper.

Named graphs are stored as they are, and one more, ``graph/derived/union``, holds every
statement once.  Queries are sent with that graph as their default graph, so the server
answers as the local store does and needs no settings of its own.

New content is sent in batches to graphs aside and then moved into place by a single
update request, so no graph is ever half replaced.  One builder at a time: what an
earlier one left aside when it crashed is cleared away by the next.
"""

import urllib.error
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from http.client import HTTPException
from itertools import islice
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from kkr_graph import sparql
from kkr_graph.endpoint_failures import failure, said
from kkr_graph.errors import BadQueryError, EndpointError, WrongQueryFormError
from kkr_graph.ontology import DERIVED, GRAPH
from kkr_graph.resources import QUERIES
from kkr_graph.store import Rows, rows, yes_or_no
from kkr_graph.vocabulary import BASE

if TYPE_CHECKING:
    from SPARQLWrapper import SPARQLWrapper

UNION: Final = f"{DERIVED}union"
ASIDE: Final = f"{BASE}aside/"
BATCH: Final = 2_000  # statements in one request; Virtuoso takes at most 10,000
PATIENCE: Final = 60  # seconds to wait for an answer


class EndpointStore:
    """A store behind a SPARQL server at *url*.

    *update_url* is where updates go; left out, it is *url* with a last part ``query``
    or ``sparql`` turned into ``update``, as Oxigraph and Fuseki have it.
    """

    def __init__(
        self, url: str, update_url: str | None = None, *, patience: int = PATIENCE
    ) -> None:
        if not url.startswith(("http://", "https://")):
            raise failure(url, "http(s)://…", "strange")
        self.url = url
        self._update_url = update_url or _update_url(url)
        self._patience = patience
        self._graphs: tuple[str, ...] | None = None

    def select(self, query: str) -> Rows:
        """Answer a SELECT; an ASK answers one row with one column, ``answer``."""
        form = sparql.form(query)
        if form not in {"SELECT", "ASK"}:
            raise WrongQueryFormError(form=form, wanted="SELECT")
        return self._select(query, form, self._dataset(query))

    def construct(self, query: str) -> list[ox.Triple]:
        """Answer a CONSTRUCT or a DESCRIBE: each triple once, sorted."""
        form = sparql.form(query)
        if form not in {"CONSTRUCT", "DESCRIBE"}:
            raise WrongQueryFormError(form=form, wanted="CONSTRUCT")
        content, media = self._query(query, form, "n3", self._dataset(query))
        with self._reading():
            syntax = ox.RdfFormat.from_media_type(media) or ox.RdfFormat.TURTLE
            triples = {quad.triple for quad in ox.parse(content, format=syntax)}
        return sorted(triples, key=str)

    def graphs(self) -> tuple[str, ...]:
        """Return the IRIs of the named graphs, sorted."""
        return tuple(graph for graph in self._all_graphs() if _is_ours(graph))

    def replace(self, graph: str, triples: Iterable[ox.Triple]) -> None:
        """Let *graph* hold exactly *triples*; none of them removes the graph."""
        self.replace_all({graph: triples})

    def replace_all(self, contents: Mapping[str, Iterable[ox.Triple]]) -> None:
        """Replace each graph in *contents*, all of them at once."""
        self._clear_aside()
        try:
            steps = [self._send_aside(*content) for content in contents.items()]
            union = (QUERIES / "internal" / "union.ru").read_text("utf-8")
            self._update(" ;\n".join([*steps, union]))
        except EndpointError:
            with suppress(EndpointError):
                self._clear_aside()
            raise
        self._graphs = None

    def close(self) -> None:
        """Do nothing: every request has a connection of its own."""

    def _send_aside(self, graph: str, triples: Iterable[ox.Triple]) -> str:
        """Send *triples* to a graph aside; return the update that puts it in place."""
        name = ox.NamedNode(graph)
        aside = ox.NamedNode(ASIDE + graph.removeprefix(BASE))
        left = iter(triples)
        step = f"DROP SILENT GRAPH {name}"
        while batch := [*islice(left, BATCH)]:
            lines = "\n".join(f"{triple} ." for triple in batch)
            self._update(f"INSERT DATA {{ GRAPH {aside} {{\n{lines}\n}} }}")
            step = f"MOVE {aside} TO {name}"
        return step

    def _clear_aside(self) -> None:
        self._graphs = None
        left = [graph for graph in self._all_graphs() if graph.startswith(ASIDE)]
        if left:
            drops = [f"DROP SILENT GRAPH {ox.NamedNode(graph)}" for graph in left]
            self._update(" ;\n".join(drops))
            self._graphs = None

    def _all_graphs(self) -> tuple[str, ...]:
        if self._graphs is None:
            query = (QUERIES / "internal" / "graphs.rq").read_text("utf-8")
            found = self._select(query, "SELECT", {})
            self._graphs = tuple(sorted(str(row[0])[1:-1] for row in found))
        return self._graphs

    def _dataset(self, query: str) -> dict[str, list[str]]:
        """Return the protocol's parameters for what *query* is asked of."""
        sparql.refuse_outside(query)
        own = sparql.dataset(query)
        if any(own.values()):  # said again, as some servers leave FROM unheeded
            return {
                "default-graph-uri": own["FROM"],
                "named-graph-uri": own["FROM NAMED"],
            }
        if UNION not in self._all_graphs():  # not filled by us: its own default graph
            return {}
        named = list(self.graphs()) if sparql.uses(query, "GRAPH") else []
        return {"default-graph-uri": [UNION], "named-graph-uri": named}

    def _select(
        self, query: str, form: sparql.Form, dataset: Mapping[str, list[str]]
    ) -> Rows:
        content, _ = self._query(query, form, "json", dataset)
        with self._reading():
            answer = ox.parse_query_results(content, format=ox.QueryResultsFormat.JSON)
            if isinstance(answer, ox.QueryBoolean):
                return yes_or_no(yes=bool(answer))
            return rows(answer)

    def _query(
        self,
        query: str,
        form: sparql.Form,
        syntax: str,
        dataset: Mapping[str, list[str]],
    ) -> tuple[bytes, str]:
        wrapper = self._wrapper()
        wrapper.setQuery(query)
        wrapper.queryType = form  # the wrapper would guess it from the comments, too
        wrapper.setReturnFormat(syntax)
        for parameter, graphs in dataset.items():
            for graph in graphs:
                wrapper.addParameter(parameter, graph)
        return self._send(wrapper)

    def _update(self, update: str) -> None:
        wrapper = self._wrapper()
        wrapper.setQuery(update)
        wrapper.queryType = "INSERT"
        self._send(wrapper)

    def _wrapper(self) -> "SPARQLWrapper":
        from SPARQLWrapper import POST, SPARQLWrapper  # noqa: PLC0415 - 0.2 s to load

        wrapper = SPARQLWrapper(self.url, updateEndpoint=self._update_url)
        wrapper.setMethod(POST)
        wrapper.setTimeout(self._patience)
        return wrapper

    def _send(self, wrapper: "SPARQLWrapper") -> tuple[bytes, str]:
        from SPARQLWrapper.SPARQLExceptions import (  # noqa: PLC0415 - as above
            EndPointNotFound,
            QueryBadFormed,
            SPARQLWrapperException,
        )

        try:
            with wrapper.query().response as response:
                return response.read(), response.headers.get_content_type()
        except QueryBadFormed as error:
            raise BadQueryError(file=self.url, line=None, reason=said(error)) from error
        except EndPointNotFound as error:
            raise failure(self.url, "HTTP 404", "strange") from error
        except SPARQLWrapperException as error:
            raise failure(self.url, said(error), "refused") from error
        except urllib.error.HTTPError as error:
            error.close()
            raise failure(self.url, f"HTTP {error.code}", "refused") from error
        except TimeoutError as error:
            raise self._too_slow() from error
        except urllib.error.URLError as error:
            if isinstance(error.reason, TimeoutError):
                raise self._too_slow() from error
            raise failure(self.url, str(error.reason), "unreachable") from error
        except (OSError, HTTPException) as error:
            raise failure(self.url, str(error), "unreachable") from error

    def _too_slow(self) -> EndpointError:
        return failure(self.url, f"> {self._patience} s", "slow")

    @contextmanager
    def _reading(self) -> Iterator[None]:
        try:
            yield
        except (SyntaxError, ValueError) as error:
            raise failure(self.url, str(error), "strange") from error


def _is_ours(graph: str) -> bool:
    return graph.startswith(GRAPH) and graph != UNION


def _update_url(url: str) -> str:
    path, _, last = url.rpartition("/")
    return f"{path}/update" if last in {"query", "sparql"} else url
