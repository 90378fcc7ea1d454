"""Run a SPARQL update on a store in memory, sealed off from files and connections."""

import json
import signal
from collections.abc import Iterator, Sequence
from typing import IO, Final

import pyoxigraph as ox

from kkr_graph import loading, sparql, tokens
from kkr_graph.errors import (
    BadQueryError,
    BadRequestError,
    TooHungryError,
    TooNestedError,
    TooSlowError,
)
from kkr_graph.web import fetching, nesting
from kkr_graph.web.limits import Limits, hold
from kkr_graph.web.wire import Head

_CLASH: Final = ("WITH", "USING")


def updated(store: ox.Store, wanted: Head, text: str, limits: Limits) -> ox.Store:
    """Return what *store* is after the update in *text*; *store* stays as it is.

    What is *wanted* gives the ``base`` of relative IRIs, the graphs ``using`` and
    ``named`` to ask, and the addresses ``allowed`` to be fetched from.
    """
    using, named, allowed = wanted["using"], wanted["named"], wanted["allowed"]
    nesting.refuse_deep(text)
    sparql.refuse_fetching(text, allowed=allowed)
    if using or named:
        text = with_dataset(text, using, named)
    sealed = not (allowed and "SERVICE" in text.upper())
    text = fetching.with_loaded(text, allowed, limits)

    def run(stream: IO[bytes]) -> None:
        hold(limits)
        signal.setitimer(signal.ITIMER_REAL, limits.seconds)
        try:
            with _sealed(sealed=sealed, stream=stream):
                store.update(text, base_iri=wanted["base"])
        except (SyntaxError, RuntimeError, ValueError, OSError) as error:
            line = error.lineno if isinstance(error, SyntaxError) else None
            reason = error.msg if isinstance(error, SyntaxError) else str(error)
            said = json.dumps({"line": line, "reason": reason})
            stream.write(f"#{said}\n".encode())
            return
        store.dump(stream, format=ox.RdfFormat.N_QUADS)

    found = ox.Store()
    failed: list[bytes] = []

    def take(stream: IO[bytes]) -> None:
        whole = stream.read()
        if whole.startswith(b"#"):
            failed.append(whole[1:])
        else:
            found.load(whole, format=ox.RdfFormat.N_QUADS)

    ended = loading.beside(run, take)
    _heed_end(ended, limits)
    if failed:
        said = json.loads(failed[0])
        raise BadQueryError(file="SPARQL", line=said["line"], reason=said["reason"])
    return found


def _heed_end(ended: int, limits: Limits) -> None:
    """Raise if the copy that ran an update was stopped."""
    match -ended:
        case signal.SIGALRM:
            raise TooSlowError(seconds=limits.seconds)
        case signal.SIGSEGV:
            raise TooNestedError
        case other if other:
            raise TooHungryError(mebibytes=limits.memory)


class _sealed:  # noqa: N801 - reads as a word in a with statement
    """Let this process open nothing but what it has: its pipe is its last handle."""

    def __init__(self, *, sealed: bool, stream: IO[bytes]) -> None:
        self._sealed, self._stream = sealed, stream

    def __enter__(self) -> None:
        if self._sealed:
            import os  # noqa: PLC0415 - in the copy only
            import resource  # noqa: PLC0415 - the same

            kept = self._stream.fileno()
            os.closerange(3, kept)
            os.closerange(kept + 1, 4096)
            _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
            resource.setrlimit(resource.RLIMIT_NOFILE, (0, hard))

    def __exit__(self, *_: object) -> None:
        return


def with_dataset(text: str, using: Sequence[str], named: Sequence[str]) -> str:
    """Return the update *text* with USING clauses for what the request chose.

    >>> with_dataset("DELETE WHERE { ?s ?p ?o }", ["http://x/g"], [])
    'DELETE { ?s ?p ?o } USING <http://x/g> WHERE { ?s ?p ?o }'
    """
    clauses = [f"USING <{graph}>" for graph in using]
    clauses += [f"USING NAMED <{graph}>" for graph in named]
    chosen = " ".join(clauses)
    parts: list[str] = []
    done = 0
    before = ""
    for token, depth in _deep(text):
        word = token.text.upper() if token.kind == "word" else ""
        if depth == 0 and word in _CLASH:
            raise BadRequestError(
                reason_da="using-graph-uri kan ikke bruges sammen med WITH og USING.",
                reason_en="using-graph-uri does not go with WITH or USING.",
            )
        if depth == 0 and word == "WHERE":
            parts.append(text[done : token.at])
            if before == "DELETE":
                parts.append(f"{_group(text, token.at)} ")
            parts.append(f"{chosen} ")
            done = token.at
        before = word
    return "".join([*parts, text[done:]])


def _deep(text: str) -> Iterator[tuple[tokens.Token, int]]:
    """Yield each token and how many braces it stands in."""
    depth = 0
    for token in tokens.cut(text):
        depth -= token.text == "}"
        yield token, depth
        depth += token.text == "{"


def _group(text: str, at: int) -> str:
    """Return the group in braces that follows the place *at*."""
    opened: int | None = None
    for token, depth in _deep(text):
        if token.at < at or depth:
            continue
        if token.text == "{" and opened is None:
            opened = token.at
        elif token.text == "}" and opened is not None:
            return text[opened : token.at + 1]
    return ""
