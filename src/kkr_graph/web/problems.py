"""Problems: what went wrong as a status and words, for programs and for people.

For programs it is ``application/problem+json`` (RFC 9457) with the words in both
languages beside ``detail``; people who ask for text get both, one after the other.
"""

import json
from collections.abc import Mapping
from typing import Any, Final, TypeAlias

from kkr_graph import reports
from kkr_graph.breaches import Report
from kkr_graph.errors import (
    BuildRunningError,
    InvalidFactsError,
    KkrGraphError,
    QueryRefusedError,
    StoreWriteError,
    UnknownQuestionError,
    UnreadableError,
    WebError,
    WrongUseError,
)
from kkr_graph.vocabulary import BASE

Problem: TypeAlias = dict[str, Any]

_STATUS: Final[Mapping[type[KkrGraphError], int]] = {
    UnknownQuestionError: 404,
    WrongUseError: 400,
    UnreadableError: 400,
    QueryRefusedError: 403,
    InvalidFactsError: 422,
    BuildRunningError: 503,
    StoreWriteError: 507,
}


def of(error: KkrGraphError) -> Problem:
    """Return *error* as what RFC 9457 calls a problem.

    >>> from kkr_graph.errors import ReadOnlyError
    >>> of(ReadOnlyError())["status"], of(ReadOnlyError())["type"]
    (403, 'https://w3id.org/kkr/problem/ReadOnly')
    """
    found: Problem = {
        "type": f"{BASE}problem/{name(type(error))}",
        "title": title(type(error)),
        "status": status(error),
        "da": error.say("da"),
        "en": error.say("en"),
    }
    for key in ("suggestions", "successors", "called"):
        if error.data.get(key):
            found[key] = error.data[key]
    if isinstance(error, InvalidFactsError) and isinstance(error.report, Report):
        found["da"] = reports.to_text(error.report, "da")
        found["en"] = reports.to_text(error.report, "en")
        found["report"] = json.loads(reports.to_json(error.report))
    return found


def name(kind: type[KkrGraphError]) -> str:
    """Return what *kind* of error is called in the address of its kind of problem."""
    return kind.__name__.removesuffix("Error")


def title(kind: type[KkrGraphError]) -> str:
    """Return what *kind* of error is, in a few words."""
    return (kind.__doc__ or "").partition(".")[0]


def status(error: KkrGraphError) -> int:
    """Return the status that *error* is answered with."""
    if isinstance(error, WebError):
        return error.status
    for kind in type(error).__mro__:
        if kind in _STATUS:
            return _STATUS[kind]
    return 500


def as_json(problem: Problem, language: str) -> bytes:
    """Return *problem* for a program, its detail in *language*."""
    said = {**problem, "detail": problem["da" if language == "da" else "en"]}
    return json.dumps(said, ensure_ascii=False).encode()


def as_text(problem: Problem) -> bytes:
    """Return *problem* for people, in both languages."""
    return f"{problem['da'].strip()}\n\n{problem['en'].strip()}\n".encode()
