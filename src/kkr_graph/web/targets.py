"""Tell from the words of an update which graphs it may write to.

Most updates name their graphs; then only these are looked at, before and after.  This
is no parser, so whatever is not plainly a form of SPARQL 1.1 Update counts as one that
may write anywhere: a graph too many costs time, one too few loses what was written.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from kkr_graph import tokens
from kkr_graph.tokens import Token

DEFAULT: Final = ""  # stands for the graph without a name
_OPERANDS: Final = frozenset({"iri", "name", "variable", "string", "number", "tag"})
_IN_TRIPLES: Final = frozenset({"A", "TRUE", "FALSE"})
_END: Final = Token("mark", "", 0)


def of(update: str) -> frozenset[str] | None:
    """Return the graphs that *update* may write to; None: it may be any of them.

    An update that no engine can read may be told anything: nothing comes of it.

    >>> sorted(of("INSERT DATA { GRAPH <http://x/g> { <a:s> <a:p> 1 } }"))
    ['http://x/g']
    >>> of("DELETE WHERE { GRAPH ?g { ?s ?p 1 } }") is None
    True
    """
    said = [*tokens.cut(update)]
    reading = _Reading(said)
    try:
        _refuse_other_cuts(said)
        reading.whole()
    except _DoubtError:
        return None
    return frozenset(reading.found)


class _DoubtError(Exception):
    """It cannot be told which graphs these are."""


def _refuse_other_cuts(said: Sequence[Token]) -> None:
    """Raise if an engine may cut the text into other tokens than these.

    In ``FILTER(?a<x:y#>?b)`` it compares, and a comment follows; here it is an IRI.
    """
    depth = 0
    before = _END
    for token in said:
        if token.kind == "mark" and token.text in "\"'\\":
            raise _DoubtError
        depth += (token.text == "(") - (token.text == ")")
        if token.kind == "iri" and (
            "'" in token.text or ("#" in token.text and depth and _is_operand(before))
        ):
            raise _DoubtError
        before = token


def _is_operand(token: Token) -> bool:
    """Say whether ``<`` after *token* may be a sign of less."""
    return (
        token.kind in _OPERANDS
        or token.text == ")"
        or (token.kind == "word" and token.text.upper() in {"TRUE", "FALSE"})
    )


@dataclass(slots=True)
class _Reading:
    """How far an update has been read, and what it has been found to write to."""

    said: Sequence[Token] = field(repr=False)
    found: set[str] = field(default_factory=set)
    at: int = 0

    def whole(self) -> None:
        """Read all operations; raise where one is in doubt."""
        self._prologue()
        while self.at < len(self.said):
            self._operation()
            if self.at < len(self.said):
                self._must(";")
            self._prologue()

    def _prologue(self) -> None:
        while word := self._maybe("BASE", "PREFIX"):
            if word == "PREFIX" and self._next().kind != "name":
                raise _DoubtError
            _plain(self._next())

    def _operation(self) -> None:
        word = self._next_word()
        match word:
            case "LOAD":
                self._maybe("SILENT")
                self._next()
                self._into()
            case "CLEAR" | "DROP" | "CREATE":
                self._maybe("SILENT")
                self._one()
            case "ADD" | "COPY" | "MOVE":
                self._maybe("SILENT")
                self._one(may_be_bare=True)
                self._must("TO")
                self._one(may_be_bare=True)
            case "INSERT" | "DELETE" if self._maybe("DATA"):
                self._quads(DEFAULT)
            case "DELETE" if self._maybe("WHERE"):
                self._quads(DEFAULT)
            case "INSERT" | "DELETE" | "WITH":
                self._change(word)
            case _:
                raise _DoubtError

    def _into(self) -> None:
        """Read where a LOAD loads to."""
        if self._maybe("INTO"):
            self._one()
        else:
            self.found.add(DEFAULT)

    def _one(self, *, may_be_bare: bool = False) -> None:
        """Read one graph: DEFAULT, GRAPH and its name, or the name alone."""
        if self._maybe("DEFAULT"):
            self.found.add(DEFAULT)
        elif self._maybe("GRAPH") or may_be_bare:
            self.found.add(_plain(self._next()))
        else:  # ALL, NAMED
            raise _DoubtError

    def _change(self, word: str) -> None:
        """Read what follows *word*, the first of a change by a pattern."""
        graph = DEFAULT
        if word == "WITH":
            graph = _plain(self._next())
            word = self._next_word()
        if word == "DELETE":
            self._quads(graph)
            word = self._next_word()
        if word == "INSERT":
            self._quads(graph)
            word = self._next_word()
        while word == "USING":
            self._maybe("NAMED")
            self._next()
            word = self._next_word()
        if word != "WHERE":
            raise _DoubtError
        self._pass_group()

    def _quads(self, graph: str) -> None:
        """Read triples in braces, and graphs among them; *graph* is where they go."""
        self._must("{")
        while (token := self._next()).text != "}":
            if token.kind == "word" and token.text.upper() == "GRAPH":
                self.found.add(_plain(self._next()))
                self._must("{")
                while (token := self._next()).text != "}":
                    _heed_in_triples(token)
            else:
                _heed_in_triples(token)
                if token.text != ".":
                    self.found.add(graph)

    def _pass_group(self) -> None:
        """Pass over a pattern in braces: it writes nothing."""
        self._must("{")
        depth = 1
        while depth:
            token = self._next()
            depth += (token.text == "{") - (token.text == "}")

    def _next(self) -> Token:
        if self.at == len(self.said):
            raise _DoubtError
        self.at += 1
        return self.said[self.at - 1]

    def _next_word(self) -> str:
        token = self._next()
        return token.text.upper() if token.kind == "word" else ""

    def _maybe(self, *words: str) -> str:
        """Pass over the next token if it is one of *words*, and return which."""
        if self.at < len(self.said) and self.said[self.at].kind == "word":
            word = self.said[self.at].text.upper()
            if word in words:
                self.at += 1
                return word
        return ""

    def _must(self, text: str) -> None:
        if self._next().text.upper() != text:
            raise _DoubtError


def _heed_in_triples(token: Token) -> None:
    """Raise if *token* is none of those that triples are made of."""
    word = token.text.upper()
    if token.text == "{" or (token.kind == "word" and word not in _IN_TRIPLES):
        raise _DoubtError


def _plain(token: Token) -> str:
    """Return the IRI of *token*; raise where another reader may resolve it otherwise.

    Raise for a variable too.
    """
    whole = token.kind == "name" or tokens.is_absolute(token.text[1:-1])
    if not token.iri or not whole or "\\" in token.text or "/." in token.iri:
        raise _DoubtError
    return token.iri
