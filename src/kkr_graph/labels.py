"""Find what the store calls things: IRIs in, names in the reader's language out."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from kkr_graph import questions
from kkr_graph.answers.answer import Answer
from kkr_graph.language import Language

if TYPE_CHECKING:
    from kkr_graph.store import Store


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
