"""Names in three columns, and the lines that tie them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, Literal, TypeAlias

from kkr_graph.language import Language
from kkr_graph.pictures import words

Kind: TypeAlias = Literal["leads", "takes-part", "belongs"]

_FEWEST_FOR_ALL: Final = 4  # three lines are no bundle
_EVERYONE: Final = "\N{BULLET}everyone"  # no key of a caller begins so


@dataclass(frozen=True, slots=True)
class Node:
    """One name in a column.

    key      what lines call it, its own among all nodes
    unknown  it stands for somebody the sources do not name: "ikke nævnt"
    """

    key: str
    name: str
    href: str = ""
    unknown: bool = False


@dataclass(frozen=True, slots=True)
class Tie:
    """A line between two names, of columns beside each other."""

    one: str
    two: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Columns:
    """What is drawn: three headings, three columns of names, and the lines.

    everyone       keys in the left column that "alle" stands for where all of them are
                   tied to one thing; without any, every name that is known
    everyone_name  what that name is called: "alle 29 kommuner"
    says           what a kind of line says in the legend, where it is not the usual
    """

    title: str
    headings: tuple[str, str, str]
    left: tuple[Node, ...]
    middle: tuple[Node, ...]
    right: tuple[Node, ...]
    ties: tuple[Tie, ...]
    everyone: frozenset[str] = frozenset()
    everyone_name: str = ""
    about: str = ""
    says: Mapping[Kind, str] = field(default_factory=dict)


def bundled(what: Columns, language: Language) -> Columns:
    """Return *what* with lines from everybody to one thing drawn as one.

    A lead is never bundled: who leads is told for each.
    """
    known = frozenset(node.key for node in what.left if not node.unknown)
    everyone = (what.everyone or known) & known
    if len(everyone) < _FEWEST_FOR_ALL:
        return what
    reached: dict[tuple[str, Kind], set[str]] = {}
    for tie in what.ties:
        for key, other in _both_ways(tie):
            if key in everyone and tie.kind != "leads":
                reached.setdefault((other, tie.kind), set()).add(key)
    full = {end for end, keys in reached.items() if keys == everyone}
    if not full:
        return what
    kept = [
        tie
        for tie in what.ties
        if not any(
            key in everyone and (other, tie.kind) in full
            for key, other in _both_ways(tie)
        )
    ]
    name = what.everyone_name or words.EVERYONE.say(language).format(n=len(everyone))
    return replace(
        what,
        left=(*what.left, Node(_EVERYONE, name)),
        ties=(*kept, *(Tie(_EVERYONE, other, kind) for other, kind in sorted(full))),
    )


def neighbours(ties: Sequence[Tie]) -> dict[str, list[str]]:
    """Return for each key the keys it is tied to, each once, in the order of *ties*."""
    found: dict[str, dict[str, None]] = {}
    for tie in ties:
        for key, other in _both_ways(tie):
            found.setdefault(key, {})[other] = None
    return {key: list(others) for key, others in found.items()}


def _both_ways(tie: Tie) -> tuple[tuple[str, str], tuple[str, str]]:
    return (tie.one, tie.two), (tie.two, tie.one)
