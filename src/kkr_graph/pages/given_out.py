"""What pages give out besides themselves: answers and descriptions, as bytes of a form.

Both the server and the site of files write them here, so that they are the same.
"""

from collections.abc import Mapping
from dataclasses import replace

import pyoxigraph as ox

from kkr_graph import answers, descriptions, labels, questions, show
from kkr_graph.answers.answer import Answer
from kkr_graph.answers.look import Look
from kkr_graph.emptiness import why_empty
from kkr_graph.errors import NoSuchThingError, UnknownNameError
from kkr_graph.language import Language
from kkr_graph.names import Names
from kkr_graph.store import MemoryStore
from kkr_graph.vocabulary import BASE


def answer(
    store: MemoryStore,
    names: Names,
    asked: tuple[str, Mapping[str, str]],
    language: Language,
) -> Answer:
    """Return the answer to a question, with the reason where it has no rows.

    *asked* is its name and what it is narrowed by.  Raises what a wrong question
    raises: ``UnknownQuestionError`` and so on.
    """
    question, given = asked
    found = questions.ask(store, question, given, language=language, names=names)
    if not found.rows:
        why = why_empty(store, found.question, found.given, language)
        found = replace(found, why=why)
    return found


def write_answer(
    store: MemoryStore, answer: Answer, form: str, language: Language
) -> bytes:
    """Return *answer* as ``json``, ``csv`` or ``xlsx``."""
    if form == "xlsx":
        answer = labels.of_answer(store, answer, language)
    return answers.write(answer, form, Look(language))


def describe(store: MemoryStore, iri: str, document: str) -> list[ox.Triple]:
    """Return what is known of *iri*, and of the *document* that says it."""
    return descriptions.with_document(descriptions.of(store, iri), document)


def table(store: MemoryStore, names: Names, iri: str, language: Language) -> bytes:
    """Return what is known of *iri* as CSV, each line with its source.

    Raises ``NoSuchThingError`` for nothing.
    """
    try:
        found = show.show(store, iri, language=language, names=names)
    except UnknownNameError:
        what = iri.removeprefix(BASE)
        raise NoSuchThingError(what=what, suggestions=[]) from None
    return answers.write(found, "csv", Look(language))
