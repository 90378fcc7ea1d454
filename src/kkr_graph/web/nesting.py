"""Refuse text nested so deeply that a parser would run out of stack."""

from typing import Final

from kkr_graph import tokens
from kkr_graph.errors import TooNestedError

_DEEPEST: Final = 256
_SIGNS: Final = "!+-^"  # one of these may stand before another
_DEEPER: Final = {**dict.fromkeys("([{", 1), **dict.fromkeys(")]}", -1)}


def refuse_deep(text: str) -> None:
    """Raise if the brackets of *text*, a query or an update, go too deep.

    Brackets inside strings are told apart only where there are that many at all.
    """
    if max(map(text.count, f"([{{{_SIGNS}")) <= _DEEPEST:
        return
    depth = signs = 0
    for token in tokens.cut(text):
        depth += _DEEPER.get(token.text, 0)
        signs = signs + 1 if token.text in _SIGNS else 0
        if depth > _DEEPEST or signs > _DEEPEST:
            raise TooNestedError
