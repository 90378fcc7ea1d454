"""What part of the graph a network is of: a day, a council; and whose language."""

from collections.abc import Container
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from pyoxigraph import NamedNode

from kkr_graph import labels, questions
from kkr_graph.headers import Words
from kkr_graph.language import Language
from kkr_graph.spelling import danish_date, english_date

if TYPE_CHECKING:
    from kkr_graph.store import Store


@dataclass(frozen=True, slots=True)
class Scope:
    """What is wanted.

    on        the day that it holds on; None for all times
    council   the council that it is of; None for all of them
    language  of the labels
    """

    on: date | None = None
    council: NamedNode | None = None
    language: Language = "da"


class Heading(NamedTuple):
    """What a network is called, what it shows, whether its edges have a direction."""

    name: str
    words: Words
    directed: bool = True


class Everything:
    """What holds anything at all."""

    def __contains__(self, _: object) -> bool:
        """Return that it is there."""
        return True


def members(store: "Store", scope: Scope) -> Container[str]:
    """Return the IRIs of what belongs to the council of *scope*; without one, of all.

    A tie is of a council if one of its ends belongs to it.
    """
    if scope.council is None:
        return Everything()
    council = scope.council.value
    things = questions.look_up(store, "council-things", council=council)
    initiatives = questions.look_up(store, "initiative-councils")
    return {
        *(thing for (thing,) in things),
        *(thing for thing, of in initiatives if of == council),
    }


def title(store: "Store", scope: Scope, words: Words) -> Words:
    """Return *words* with the council and the day of *scope* behind them."""
    of = ""
    if scope.council is not None:
        named = labels.of_things(store, [scope.council], scope.language)
        of = f", {named.get(scope.council.value, scope.council.value)}"
    if scope.on is None:
        return Words(words.da + of, words.en + of)
    return Words(
        f"{words.da}{of}, {danish_date(scope.on)}",
        f"{words.en}{of}, {english_date(scope.on)}",
    )
