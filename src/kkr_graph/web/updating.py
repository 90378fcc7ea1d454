"""Run a SPARQL update on a store in memory, sealed off from files and connections."""

import json
import signal
from collections.abc import Iterator, Sequence
from typing import IO, Final, TypeAlias

import pyoxigraph as ox

from kkr_graph import loading, sparql, tokens
from kkr_graph.errors import (
    BadQueryError,
    BadRequestError,
    TooHungryError,
    TooNestedError,
    TooSlowError,
)
from kkr_graph.web import fetching, marks, nesting, targets
from kkr_graph.web.limits import Limits, hold
from kkr_graph.web.wire import Head

_Told: TypeAlias = tuple[Head, set[bytes]]  # a head, and lines of N-Triples

_CLASH: Final = ("WITH", "USING")


def updated(
    store: ox.Store, wanted: Head, text: str, limits: Limits
) -> dict[str, bytes]:
    """Return what each graph of *store* holds after the update in *text*.

    That is N-Triples, sorted, by the name of the graph (``targets.DEFAULT`` for the one
    without), and only of those that are other than before; *store* stays as it is.
    What is *wanted* gives the ``base`` of relative IRIs, the graphs ``using`` and
    ``named`` to ask, and the addresses ``allowed`` to be fetched from.
    """
    using, named, allowed = wanted["using"], wanted["named"], wanted["allowed"]
    nesting.refuse_deep(text)
    sparql.refuse_fetching(text, allowed=allowed)
    if using or named:
        text = with_dataset(text, using, named)
    written = targets.of(text)
    sealed = not (allowed and "SERVICE" in text.upper())
    text = fetching.with_loaded(text, allowed, limits)

    def run(stream: IO[bytes]) -> None:
        hold(limits)
        before = marks.of(store, written)
        signal.setitimer(signal.ITIMER_REAL, limits.seconds)
        try:
            with _sealed(sealed=sealed, stream=stream):
                store.update(text, base_iri=wanted["base"])
        except (SyntaxError, RuntimeError, ValueError, OSError) as error:
            line = error.lineno if isinstance(error, SyntaxError) else None
            reason = error.msg if isinstance(error, SyntaxError) else str(error)
            _tell(stream, line=line, reason=reason)
            return
        after = marks.of(store, written)
        for name in before.keys() | after.keys():
            if before.get(name) != after.get(name):
                _tell(stream, graph=name)
                marks.dump(store, name, stream)

    found: list[_Told] = []
    _heed_end(loading.beside(run, lambda stream: found.extend(_told(stream))), limits)
    for head, _ in found:
        if "reason" in head:
            raise BadQueryError(file="SPARQL", line=head["line"], reason=head["reason"])
    return {
        head["graph"]: b"".join(sorted(lines))
        for head, lines in found
        if lines != marks.lines(store, head["graph"])
    }


def _tell(stream: IO[bytes], **head: object) -> None:
    """Write *head* as a comment of N-Triples; what it is about may follow."""
    stream.write(f"#{json.dumps(head)}\n".encode())


def _told(stream: IO[bytes]) -> Iterator[_Told]:
    """Yield each head that was told, and the lines that follow it."""
    head: Head | None = None
    lines: set[bytes] = set()
    for line in stream:
        if not line.startswith(b"#"):
            lines.add(line)
            continue
        if head is not None:
            yield head, lines
        head, lines = json.loads(line[1:]), set()
    if head is not None:
        yield head, lines


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
