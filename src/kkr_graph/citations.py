"""Stands in until the real one comes."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from kkr_graph.language import Language

if TYPE_CHECKING:
    from kkr_graph.store import Store


@dataclass(frozen=True, slots=True)
class Citation:
    passage: str
    quote: str = ""

    def short(self, language: Language) -> str:
        return self.passage.rpartition("/document/")[2]


def of(
    store: "Store", passages: Iterable[NamedNode], language: Language
) -> dict[str, Citation]:
    return {p.value: Citation(p.value) for p in passages}
