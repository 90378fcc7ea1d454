"""Find what the store calls things: IRIs in, names in the reader's language out."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode

from kkr_graph import questions
from kkr_graph.answers.answer import Answer
from kkr_graph.language import Language

if TYPE_CHECKING:
    from kkr_graph.store import DiskStore, MemoryStore, Store

_NUMBERED: Final = re.compile(r"^\d+(\.\d+)*\.? ")
"""The number that is put before the title of an item."""


def of_answer(store: "Store", answer: Answer, language: Language = "da") -> Answer:
    """Return *answer* with a name for each IRI that people see and no column names."""
    named = {column.name for column in answer.columns}
    bare = [
        at
        for at, column in enumerate(answer.columns)
        if column.kind == "iri" and column.shown and f"{column.name}Label" not in named
    ]
    wanted = {term for row in answer.rows for at in bare if (term := row[at])}
    wanted |= set(answer.given.values())
    iris = [term for term in wanted if isinstance(term, NamedNode)]
    return replace(answer, labels=of_things(store, iris, language))


def of_things(
    store: "Store", iris: Iterable[NamedNode], language: Language = "da"
) -> dict[str, str]:
    """Return what the store calls each of *iris*: in *language* if it can."""
    found: dict[str, str] = {}
    for thing, name in questions.ask_each(store, "labels", "thing", iris):
        if thing is None or name is None:
            continue
        spoken = isinstance(name, Literal) and name.language == language
        if spoken or thing.value not in found:
            found[thing.value] = name.value
    return found


def tongue(
    store: "MemoryStore | DiskStore", text: str, language: Language
) -> Language | None:
    """Return the language of *text* where *store* says it in the other one only.

    Titles and names of the papers are Danish for English readers as well; what reads
    them aloud must be told so (WCAG 3.1.2).
    """
    other: Language = "da" if language == "en" else "en"
    own = _NUMBERED.sub("", text)
    foreign = store.says(Literal(own, language=other)) and not store.says(
        Literal(own, language=language)
    )
    return other if foreign else None
