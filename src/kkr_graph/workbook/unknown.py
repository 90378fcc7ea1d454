"""What is not known, and why: counted by reason, for the first sheet of a workbook."""

from collections import Counter
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kkr_graph import questions
from kkr_graph.headers import Words
from kkr_graph.language import Language

if TYPE_CHECKING:
    from kkr_graph.store import Store

_KINDS: Final = {
    "gap": Words("Hul i kilderne", "Gap in the sources"),
    "role": Words("Rolle uden kendt indehaver", "Role without a known holder"),
    "proposal": Words("Forslag uden kendt navn", "Proposal without a known name"),
    "annex": Words("Bilag, vi ikke har", "Annex not held"),
    "minutes": Words("Dagsorden uden referat", "Agenda without minutes"),
}


@dataclass(frozen=True, slots=True)
class Unknown:
    """A reason why something is not known, what it means, and of how many things."""

    what: str
    reason: str
    meaning: str
    number: int


def count(
    store: "Store", chosen: AbstractSet[str], language: Language
) -> list[Unknown]:
    """Return why things of *chosen* are not known, the most frequent reason first."""
    answer = questions.ask_of(store, "unknowns", {}, language)
    found = {
        (row["key"], row["reasonLabel"], row["meaning"], row["thing"])
        for row in answer
        if row["thing"] in chosen
    }
    counted = Counter(one[:3] for one in found)
    told = [
        Unknown(
            _KINDS[str(kind)].say(language), str(reason or ""), str(meaning or ""), many
        )
        for (kind, reason, meaning), many in counted.items()
    ]
    return sorted(told, key=lambda one: (-one.number, one.what, one.reason))
