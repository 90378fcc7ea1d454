"""Look at a query before it is run: its form, and whether it reaches outside the store.

pyoxigraph sends every SERVICE clause over the network and has no option against it, so
nothing is run before it has been through ``refuse_outside``.
"""

import re
from collections.abc import Collection, Iterator
from typing import Final, Literal, TypeAlias, cast

from kkr_graph import tokens
from kkr_graph.errors import BadQueryError, QueryRefusedError
from kkr_graph.ontology import GRAPH

Form: TypeAlias = Literal["SELECT", "ASK", "CONSTRUCT", "DESCRIBE"]
Clause: TypeAlias = Literal["FROM", "FROM NAMED"]
Verb: TypeAlias = Literal["SERVICE", "LOAD"]

_FORMS: Final = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_REMARK = re.compile(r"^[ \t]*#[^\r\n]*", re.MULTILINE)
_FROM = re.compile(r"(?<![A-Z?$])FROM")
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U(00[01][0-9A-Fa-f]{5})")


def form(query: str) -> Form:
    """Return the form of *query*: the first of the four words that stands in it."""
    for token in tokens.cut(query):
        if token.kind == "word" and token.text.upper() in _FORMS:
            return cast("Form", token.text.upper())
    raise BadQueryError(
        file="SPARQL", line=None, reason="no SELECT, ASK, CONSTRUCT or DESCRIBE"
    )


def uses(query: str, keyword: str) -> bool:
    """Say whether *keyword*, such as GRAPH, stands in *query* as itself."""
    return any(
        token.kind == "word" and token.text.upper() == keyword
        for token in tokens.cut(query)
    )


def dataset(query: str) -> dict[Clause, list[str]]:
    """Return the graphs that *query* itself asks to be asked of, by the clause."""
    graphs: dict[Clause, list[str]] = {"FROM": [], "FROM NAMED": []}
    for clause, token in _clauses(query):
        graphs[clause].append(token.iri)
    return graphs


def refuse_outside(query: str) -> None:
    r"""Pass a query on silently, or raise if it would ask more than our own graphs.

    Some engines read ``\u0053ERVICE`` as SERVICE, so both readings are looked at.
    """
    refuse_fetching(query)
    refuse_other_graphs(query)


def refuse_fetching(
    text: str, *, verb: Verb = "SERVICE", allowed: Collection[str] = ()
) -> None:
    """Raise if *text* would fetch with *verb* from an address that is not *allowed*."""
    for reading in {text, _ESCAPE.sub(_character, text)}:
        if verb not in reading.upper():
            continue
        before: list[str] = []  # the words since the last thing that is no word
        for token in tokens.cut(reading):
            if before[-1:] == [verb] or before[-2:] == [verb, "SILENT"]:
                if token.iri not in allowed and token.text.upper() != "SILENT":
                    raise QueryRefusedError(what=verb)
            elif _may_read_as(verb, token) and token.text.upper() != verb:
                raise QueryRefusedError(what=verb)
            before = [*before, token.text.upper()] if token.kind == "word" else []
        if verb in before[-2:]:
            raise QueryRefusedError(what=verb)


def refuse_other_graphs(query: str) -> None:
    """Raise if *query* asks to be asked of a graph that is not one of ours."""
    for reading in {query, _ESCAPE.sub(_character, query)}:
        for clause, token in _clauses(reading) if _may_name_graphs(reading) else ():
            if not token.iri.startswith(GRAPH):
                raise QueryRefusedError(what=f"{clause} {token.text}")


def _may_name_graphs(query: str) -> bool:
    """Say whether FROM may stand in *query*: quick to answer, and never no wrongly.

    Remarks, variables such as ``?from`` and words such as ``kkr:validFrom`` hold none.
    """
    return _FROM.search(_REMARK.sub("", query).upper()) is not None


def _clauses(query: str) -> Iterator[tuple[Clause, tokens.Token]]:
    """Yield each graph that stands after FROM or FROM NAMED."""
    word = ""  # the word before this token, in capitals
    for token in tokens.cut(query):
        if token.kind in {"iri", "name"} and word in {"FROM", "NAMED"}:
            yield "FROM" if word == "FROM" else "FROM NAMED", token
        word = token.text.upper() if token.kind == "word" else ""


def _may_read_as(verb: Verb, token: tokens.Token) -> bool:
    """Say whether an engine could read *verb* here.

    oxigraph asks for no white space after a keyword: ``SERVICESILENT<…>`` and
    ``SERVICEx:y`` are both calls.  So any word that holds it counts.
    """
    match token.kind:
        case "word":
            return verb in token.text.upper()
        case "name":
            return verb in token.text.partition(":")[0].upper()
        case _:
            return False


def _character(escape: re.Match[str]) -> str:
    return chr(int(escape.group(1) or escape.group(2), 16) % 0x110000)
