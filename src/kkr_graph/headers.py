"""Read what a question says about itself: the ``#+`` lines at the top of its file.

A header is YAML behind ``#+``, so the file stays a query that any endpoint runs.  This
module knows nothing of stores or answers.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from kkr_graph import header_lines
from kkr_graph.errors import QuestionHeaderError
from kkr_graph.language import Language

MARK: Final = "#+"

PARAMETER_KINDS: Final = frozenset(
    {
        "municipality",
        "organisation",
        "council",
        "initiative",
        "strategy",
        "meeting",
        "document",
        "thing",
        "concept",
        "date",
        "year",
        "text",
    }
)
COLUMN_KINDS: Final = frozenset({"iri", "text", "date", "integer", "decimal", "code"})
_YES_OR_NO: Final = {"true": True, "false": False}


@dataclass(frozen=True, slots=True)
class Words:
    """The same thing said in Danish and in English."""

    da: str
    en: str

    def say(self, language: Language) -> str:
        """Return the words in *language*."""
        return self.da if language == "da" else self.en


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question can be narrowed by."""

    name: str
    kind: str
    words: Words
    default: str | None = None
    scheme: str | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """One column of an answer: its name, what stands in it, and its heading.

    shown  whether people see it in a table; programs always do
    """

    name: str
    kind: str
    words: Words
    shown: bool = True


@dataclass(frozen=True, slots=True)
class Question:
    """A named SPARQL query and what it says about itself.

    cost  why it may take longer than a second on a large graph; None if it does not
    """

    name: str
    summary: Words
    tags: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    empty: tuple[str, ...]
    sparql: str
    cost: Words | None = None

    def parameter(self, name: str) -> Parameter | None:
        """Return the parameter called *name*, if the question has it."""
        return next((p for p in self.parameters if p.name == name), None)


def read(name: str, text: str) -> Question:
    """Return the question *name*, whose file holds *text*.

    >>> question = read("who", '''#+ summary: {da: "Hvem?", en: "Who?"}
    ... #+ columns:
    ... #+   who: {kind: iri, da: "hvem", en: "who"}
    ... SELECT ?who {}''')
    >>> question.summary.say("da"), question.columns[0].kind
    ('Hvem?', 'iri')
    """
    head = _header(name, text)
    try:
        return Question(
            name=name,
            summary=_words(head["summary"]),
            tags=tuple(head.get("tags") or ()),
            parameters=tuple(
                _parameter(key, value)
                for key, value in (head.get("parameters") or {}).items()
            ),
            columns=tuple(
                _column(key, value)
                for key, value in (head.get("columns") or {}).items()
            ),
            empty=tuple(head.get("empty") or ()),
            sparql=text,
            cost=_words(head["cost"]) if "cost" in head else None,
        )
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise QuestionHeaderError(
            file=f"{name}.rq", line=1, reason=_reason(error)
        ) from error


def plain_yaml(text: str) -> Any:  # noqa: ANN401 - YAML may hold anything
    """Read YAML where every scalar is text: else the key ``on`` would be True.

    >>> plain_yaml("on: 2025-09-02")
    {'on': '2025-09-02'}
    """
    import yaml  # noqa: PLC0415 - only who needs it pays for YAML

    class Plain(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
        """A safe loader that takes no scalar for anything but text."""

        yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - as in the base

    return yaml.load(text, Loader=Plain)  # noqa: S506 - a safe loader


def _header(name: str, text: str) -> dict[str, Any]:
    lines = [
        line[len(MARK) :].removeprefix(" ") if line.startswith(MARK) else ""
        for line in text.splitlines()
    ]
    if head := header_lines.read(lines):
        return head
    return _any_yaml(name, "\n".join(lines))


def _any_yaml(name: str, text: str) -> dict[str, Any]:
    from yaml import MarkedYAMLError  # noqa: PLC0415 - none of our headers needs it

    try:
        head = plain_yaml(text)
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise QuestionHeaderError(
            file=f"{name}.rq", line=line, reason=str(error.problem)
        ) from error
    if not isinstance(head, dict):
        raise QuestionHeaderError(file=f"{name}.rq", line=1, reason="no #+ header")
    return head


def _parameter(name: str, said: Mapping[str, str]) -> Parameter:
    return Parameter(
        name=name,
        kind=_kind(said, PARAMETER_KINDS),
        words=_words(said),
        default=said.get("default"),
        scheme=said.get("scheme"),
    )


def _column(name: str, said: Mapping[str, str]) -> Column:
    shown = said.get("shown", "true")
    if shown not in _YES_OR_NO:
        message = f"shown {shown!r}"
        raise ValueError(message)
    return Column(
        name, _kind(said, COLUMN_KINDS), _words(said), shown=_YES_OR_NO[shown]
    )


def _words(said: Mapping[str, str]) -> Words:
    return Words(da=said["da"], en=said["en"])


def _kind(said: Mapping[str, str], known: frozenset[str]) -> str:
    kind = said["kind"]
    if kind not in known:
        message = f"kind {kind!r}"
        raise ValueError(message)
    return kind


def _reason(error: Exception) -> str:
    return f"{error.args[0]} missing" if isinstance(error, KeyError) else str(error)
