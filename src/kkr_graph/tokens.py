"""Cut Turtle and SPARQL into tokens, to say on which line a thing stands.

The two languages share their tokens, so one pattern serves both.  This is no parser:
pyoxigraph decides what is valid.  Here we only need to know what is a name and what is
hidden inside a string, a comment or an IRI.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final
from urllib.parse import urljoin

_PATTERN: Final = r'''
    (?P<comment>  \#[^\n\r]* )
  | (?P<iri>      <[^\x00-\x20<>"{}|^`]*> )
  | (?P<string>   """(?:[^"\\]|\\.|"(?!""))*"""
                | \'\'\'(?:[^'\\]|\\.|'(?!\'\'))*\'\'\'
                | "(?:[^"\\\n\r]|\\.)*"  |  '(?:[^'\\\n\r]|\\.)*' )
  | (?P<variable> [?$]\w+ )
  | (?P<tag>      @[A-Za-z]+(?:-[A-Za-z0-9]+)* )
  | (?P<name>     (?:[^\W\d][\w.-]*|_)?:(?:(?:[\w:%.-]|\\.)*(?:[\w:%-]|\\.))? )
  | (?P<word>     [^\W\d]\w* )
  | (?P<number>   [+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)? )
  | (?P<mark>     \^\^|\S )
    '''
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of text, its kind, and the line it starts on (from 1).

    ``iri`` is the full IRI where the token names one, else the empty string; ``at`` is
    how many characters stand before it.
    """

    kind: str
    text: str
    line: int
    iri: str = ""
    at: int = 0


def cut(text: str, known: Mapping[str, str] | None = None) -> Iterator[Token]:
    """Yield the tokens of *text* in order, without comments and white space.

    *known* are prefixes that it need not explain, and what each stands for.
    """
    line, seen = 1, 0
    base, prefixes = "", dict(known or {})
    before: list[Token] = []  # the two tokens before this one
    for match in _pattern().finditer(text):
        line += text.count("\n", seen, match.start())
        seen = match.start()
        kind = match.lastgroup or "mark"
        if kind == "comment":
            continue
        iri = _resolve(kind, match.group(), base, prefixes)
        token = Token(kind, match.group(), line, iri, match.start())
        if kind == "iri" and before and _opens(before[-1], "base"):
            base = iri
        if kind == "iri" and len(before) > 1 and _opens(before[-2], "prefix"):
            prefixes[before[-1].text.removesuffix(":")] = iri
        before = [*before[-1:], token]
        yield token


def subject_lines(turtle: str) -> dict[str, int]:
    """Return the first line on which each subject of *turtle* opens a statement."""
    lines: dict[str, int] = {}
    opening, directive = True, 0
    for token in cut(turtle):
        if directive:  # PREFIX takes a name and an IRI, BASE takes an IRI
            directive -= 1
            continue
        if opening and (_opens(token, "prefix") or _opens(token, "base")):
            directive = 2 if _opens(token, "prefix") else 1
            continue
        if opening and token.iri:
            lines.setdefault(token.iri, token.line)
        opening = token.kind == "mark" and token.text == "."
    return lines


def is_absolute(iri: str) -> bool:
    """Say whether *iri* needs no base."""
    return _ABSOLUTE.match(iri) is not None


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(_PATTERN, re.VERBOSE | re.DOTALL)  # slow, and seldom needed


def _opens(token: Token, directive: str) -> bool:
    return token.text.lower().removeprefix("@") == directive


def _resolve(kind: str, text: str, base: str, prefixes: dict[str, str]) -> str:
    if kind == "iri":
        iri = _unescape(text[1:-1])
        if is_absolute(iri):  # urljoin would lose the "#" that ends a namespace
            return iri
        return urljoin(base, iri)
    if kind != "name":
        return ""
    prefix, _, local = text.partition(":")
    if prefix not in prefixes:
        return ""
    return prefixes[prefix] + re.sub(r"\\(.)", r"\1", local)


def _unescape(iri: str) -> str:
    return re.sub(
        r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})",
        lambda match: chr(int(match.group(1) or match.group(2), 16)),
        iri,
    )
