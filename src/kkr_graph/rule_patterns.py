"""Read the patterns of a SPARQL rule: which statements it puts together, and how.

    $this kkr:onAgendaOf ?meeting ; kkr:position ?value .
    FILTER NOT EXISTS { ?meeting dct:date ?day }

are three patterns; the last is in a scope of its own.  A pattern tells more than the
properties that a rule names: from a statement that changed, ``rule_walks`` follows the
patterns to the nodes that the rule may now judge otherwise.

What our rules are made of is understood: groups, OPTIONAL, FILTER, EXISTS, paths of
steps.  A rule with anything else has no patterns, and is run whole when it is touched.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from kkr_graph import tokens
from kkr_graph.shapes import RDF
from kkr_graph.tokens import Token

THIS: Final = "?this"
_TYPE: Final = f"{RDF}type"
_PREFIX: Final = re.compile(r"PREFIX\s+([\w-]+):\s*<([^>]*)>")
_GROUPS: Final = frozenset({"OPTIONAL", "EXISTS"})
_SPOKEN: Final = frozenset({"FILTER", "NOT"})
_ENDS: Final = frozenset({".", "}", "{"})


@dataclass(frozen=True, slots=True)
class Pattern:
    """Statements that a rule looks for.

    subject, object  a variable (``?this``), an IRI in full, or a literal as written
    properties       any one of which the statement has
    scope            the group it stands in, below the groups around that; where it
                     holds, so do the patterns of every group around
    """

    subject: str
    properties: frozenset[str]
    object: str
    scope: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Patterns:
    """The patterns of a rule.

    walked     those that can be followed
    unwalked   properties that are followed any number of times; a change in one of
               them may reach any node
    """

    walked: tuple[Pattern, ...] = ()
    unwalked: frozenset[str] = frozenset()


class _NotUnderstoodError(Exception):
    """The rule holds something that this module does not read."""


@cache
def of_query(query: str) -> Patterns | None:
    """Return the patterns of the rule *query*; None if it is not understood."""
    start = query.find("{") + 1
    prefixes = _prefixes(query[: query.find("SELECT")])
    reader = _Reader([*tokens.cut(query[start:], prefixes)])
    try:
        reader.group(())
    except (_NotUnderstoodError, IndexError):
        return None
    return Patterns(tuple(reader.walked), frozenset(reader.unwalked))


@cache
def _prefixes(opening: str) -> Mapping[str, str]:
    """Return the prefixes that the *opening* of a query explains: of many the same."""
    return dict(_PREFIX.findall(opening))


@dataclass
class _Reader:
    """Reads one group after another; ``words`` are what is left, ``at`` the next."""

    words: list[Token]
    at: int = 0
    walked: list[Pattern] = field(default_factory=list)
    unwalked: set[str] = field(default_factory=set)
    made: Iterator[int] = field(default_factory=lambda: iter(range(1_000_000)))

    def group(self, scope: tuple[int, ...]) -> None:
        """Read on to the brace that ends the group; its opening brace is read."""
        while (word := self._next()).text != "}":
            if word.kind == "word":
                self._clause(word, scope)
            elif word.text != ".":
                self._statements(word, scope)

    def _clause(self, word: Token, scope: tuple[int, ...]) -> None:
        while word.text.upper() in _SPOKEN:
            word = self._next()
        if word.text.upper() in _GROUPS and self._next().text == "{":
            self.group((*scope, next(self.made)))
        elif word.text == "(":
            self._skip()
        else:
            raise _NotUnderstoodError

    def _skip(self) -> None:
        """Read on past the parenthesis that is open: it compares, and finds nothing."""
        depth = 1
        while depth:
            word = self._next()
            if word.text == "{":
                raise _NotUnderstoodError
            depth += (word.text == "(") - (word.text == ")")

    def _statements(self, word: Token, scope: tuple[int, ...]) -> None:
        subject = _term(word)
        while True:
            path = [*self._path()]
            while True:
                self._emit(subject, path, _term(self._next()), scope)
                if self._peek().text != ",":
                    break
                self._next()
            if self._peek().text != ";":
                return
            self._next()
            if self._peek().text in _ENDS:
                return

    def _path(self) -> Iterator[list["_Step"]]:
        """Yield the steps of a path; each is a list of properties to choose among."""
        while True:
            yield self._step()
            if self._peek().text != "/":
                return
            self._next()

    def _step(self) -> list["_Step"]:
        if self._peek().text == "(":
            self._next()
            choices = self._choices()
            if self._next().text != ")":
                raise _NotUnderstoodError
            if self._peek().text in ("*", "+", "?"):
                raise _NotUnderstoodError
            return choices
        return self._choices()

    def _choices(self) -> list["_Step"]:
        found = [self._property()]
        while self._peek().text == "|":
            self._next()
            found.append(self._property())
        return found

    def _property(self) -> "_Step":
        word = self._next()
        backwards = word.text == "^"
        word = self._next() if backwards else word
        iri = _TYPE if word.text == "a" else word.iri
        if not iri:
            raise _NotUnderstoodError
        often = self._peek().text in ("*", "+")
        if often:
            self._next()
        return _Step(iri, backwards=backwards, often=often)

    def _emit(
        self,
        subject: str,
        path: list[list["_Step"]],
        value: str,
        scope: tuple[int, ...],
    ) -> None:
        here = subject
        for number, choices in enumerate(path, start=1):
            there = value if number == len(path) else f"? {next(self.made)}"
            if any(step.often for step in choices):
                self.unwalked |= {step.iri for step in choices}
            for backwards in (False, True):
                chosen = frozenset(
                    step.iri for step in choices if step.backwards is backwards
                )
                ends = (there, here) if backwards else (here, there)
                if chosen and not any(step.often for step in choices):
                    if len(chosen) < len(choices):
                        raise _NotUnderstoodError
                    self.walked.append(Pattern(ends[0], chosen, ends[1], scope))
            here = there

    def _next(self) -> Token:
        self.at += 1
        return self.words[self.at - 1]

    def _peek(self) -> Token:
        return self.words[self.at]


@dataclass(frozen=True, slots=True)
class _Step:
    iri: str
    backwards: bool
    often: bool


def _term(word: Token) -> str:
    """Return a subject or an object as a pattern has it."""
    if word.kind == "variable":
        return f"?{word.text[1:]}"
    if word.iri:
        return word.iri
    if word.kind == "string":
        return word.text
    raise _NotUnderstoodError
