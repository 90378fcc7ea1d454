"""Ask and fill any SPARQL 1.1 server.

Named graphs are stored as they are, and one more, ``graph/derived/union``, holds every
statement once.  Queries are sent with that graph as their default graph, so the server
answers as the local store does and needs no settings of its own.

New content is sent to graphs aside and then moved into place by a single update
request (``endpoint_loading``), so no graph is ever half replaced.  One builder at a
time.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property, partial
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from kkr_graph import endpoint_access, sparql
from kkr_graph.endpoint_access import Access, refuse_insecure
from kkr_graph.endpoint_failures import failure
from kkr_graph.endpoint_loading import UNION, Loader
from kkr_graph.endpoint_retries import Retrying
from kkr_graph.errors import WrongQueryFormError
from kkr_graph.ontology import GRAPH
from kkr_graph.resources import QUERIES
from kkr_graph.rows import Rows, rows, yes_or_no

if TYPE_CHECKING:
    from kkr_graph.endpoint_requests import Connection

PATIENCE: Final = 60  # seconds to wait for an answer
SWITCH_PATIENCE: Final = 3_600  # seconds to wait until all is put in place


class EndpointStore:
    """A store behind a SPARQL server at *url*.

    *update_url* is where updates go; left out, it is *url* with a last part ``query``
    or ``sparql`` turned into ``update``, as Oxigraph and Fuseki have it.  *access* is
    who we are to it; *retrying* how a load goes on when it fails in passing.  Raises
    ``InsecureEndpointError`` if others could listen in on that.
    """

    def __init__(
        self,
        url: str,
        update_url: str | None = None,
        *,
        patience: int = PATIENCE,
        access: Access | None = None,
        retrying: Retrying | None = None,
    ) -> None:
        self._update_url = update_url or _update_url(url)
        self._access = access or Access()
        for address in (url, self._update_url):
            if not address.startswith(("http://", "https://")):
                raise failure(address, "http(s)://…", "strange")
            refuse_insecure(address, self._access)
        self.url = url
        self._patience = patience
        self._retrying = retrying or Retrying()
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
        return tuple(graph for graph in self._all_graphs() if is_ours(graph))

    def replace(self, graph: str, triples: Iterable[ox.Triple]) -> None:
        """Let *graph* hold exactly *triples*; none of them removes the graph."""
        self.replace_all({graph: triples})

    def replace_all(self, contents: Mapping[str, Iterable[ox.Triple]]) -> None:
        """Replace each graph in *contents*, all of them at once.

        What stands already is not sent.  What fails for a passing reason is tried
        again.  Raises ``EndpointError``; then what stood still stands, and what was
        sent is not sent again the next time.
        """
        loader = Loader(self._asked, self._changed, self._switched)
        try:
            if not loader.load(contents):
                raise failure(self.url, "≠", "other")
        finally:
            self._graphs = None

    def standing(self) -> Rows:
        """Return what was last put in place here: each graph, its hash and its size.

        The graphs are looked up anew after this.
        """
        self._graphs = None
        return self._recorded("loaded")

    def received(self) -> Rows:
        """Return what is noted here of other councils (``endpoint_received``)."""
        return self._recorded("received")

    def close(self) -> None:
        """Do nothing: every request has a connection of its own."""

    def _recorded(self, name: str) -> Rows:
        query = (QUERIES / "internal" / f"{name}.rq").read_text("utf-8")
        return self._asked(query)

    def _asked(self, query: str) -> Rows:
        return self._retrying(partial(self._select, query, "SELECT", {}))

    def _changed(self, update: str) -> None:
        self._retrying(partial(self._update, update))

    def _switched(self, update: str) -> None:
        self._retrying(partial(self._update, update, SWITCH_PATIENCE))

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
        return self._connection.query(query, form, syntax, dataset, self._patience)

    def _update(self, update: str, patience: int | None = None) -> None:
        self._connection.update(update, patience or self._patience)

    @cached_property
    def _connection(self) -> "Connection":
        from kkr_graph.endpoint_requests import Connection  # noqa: PLC0415 - 0.2 s

        return Connection(self.url, self._update_url, self._access)

    @contextmanager
    def _reading(self) -> Iterator[None]:
        try:
            yield
        except (SyntaxError, ValueError) as error:
            raise failure(self.url, str(error), "strange") from error


def reached(
    url: str, environment: Mapping[str, str], retrying: Retrying | None = None
) -> EndpointStore:
    """Return the store at *url*, as the *environment* says who we are to it.

    *retrying* says how it goes on when something fails in passing.

    See ``endpoint_access``; raises what it raises.
    """
    update_url = environment.get("KKR_ENDPOINT_UPDATE") or None
    access = endpoint_access.found(environment)
    return EndpointStore(url, update_url, access=access, retrying=retrying)


def is_ours(graph: str) -> bool:
    """Say whether *graph* is one that readers see as a graph of its own."""
    return graph.startswith(GRAPH) and graph != UNION


def _update_url(url: str) -> str:
    path, _, last = url.rpartition("/")
    return f"{path}/update" if last in {"query", "sparql"} else url
