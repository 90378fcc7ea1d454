"""Refuse text nested so deeply that a parser would run out of stack."""

from typing import Final

from kkr_graph import tokens
from kkr_graph.errors import TooNestedError

_DEEPEST: Final = 256
_DEEPER: Final = {**dict.fromkeys("([{", 1), **dict.fromkeys(")]}", -1)}


def refuse_deep(text: str) -> None:
    """Raise if the brackets of *text*, a query or an update, go too deep.

    Brackets inside strings are told apart only where there are that many at all.
    """
    if max(map(text.count, "([{")) <= _DEEPEST:
        return
    depth = 0
    for token in tokens.cut(text):
        depth += _DEEPER.get(token.text, 0)
        if depth > _DEEPEST:
            raise TooNestedError
