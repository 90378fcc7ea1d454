"""Refuse text nested so deeply that a parser would run out of stack, or of time."""

import re
from typing import Final

from kkr_graph import tokens
from kkr_graph.errors import BadRequestError, TooNestedError

_DEEPEST: Final = 256
_SIGNS: Final = "!+-^"  # one of these may stand before another
_DEEPER: Final = {**dict.fromkeys("([{", 1), **dict.fromkeys(")]}", -1)}
_TAG: Final = re.compile(
    r"""
    <!--.*?(?:-->|\Z)  |  <!\[CDATA\[.*?(?:\]\]>|\Z)
  | <(/?)[^\s!?/>](?:[^<>"']|"[^"]*"|'[^']*')*>
    """,
    re.DOTALL | re.VERBOSE,
)
_ENTITY: Final = re.compile(r"<!ENTITY\s+(\S+)\s+(?:\"([^\"]*)\"|'([^']*)')")
_UNFOLDED: Final = 1 << 24  # characters that the entities of a document may make


def refuse_deep(text: str, signs: str = _SIGNS) -> None:
    """Raise if the brackets of *text*, a query, an update or a graph, go too deep.

    Brackets inside strings are told apart only where there are that many at all.
    """
    if len(text) <= _DEEPEST or max(map(text.count, f"([{{{signs}")) <= _DEEPEST:
        return
    depth = row = 0
    for token in tokens.cut(text):
        depth += _DEEPER.get(token.text, 0)
        row = row + 1 if token.text in signs else 0
        if depth > _DEEPEST or row > _DEEPEST:
            raise TooNestedError


def refuse_deep_xml(text: str) -> None:
    """Raise if the elements of *text* go too deep, or its entities unfold too far."""
    _refuse_unfolding(text)
    depth = 0
    for tag in _TAG.finditer(text):
        if tag[0].startswith("<!") or tag[0].endswith("/>"):
            continue
        depth += -1 if tag[1] else 1
        if depth > _DEEPEST:
            raise TooNestedError


def _refuse_unfolding(text: str) -> None:
    """Raise if an entity is made of entities, or all of them make too much."""
    made = 0
    for name, one, other in _ENTITY.findall(text):
        said = one or other
        made += len(said) * text.count(f"&{name};")
        if "&" in said or made > _UNFOLDED:
            raise BadRequestError(
                reason_da="dens <!ENTITY …> folder sig ud i det uendelige.",
                reason_en="its <!ENTITY …> unfold without end.",
            )
