"""Say which kind of not-known an empty answer is.

Four kinds, from the most to the least that the sources say: they say that it is not
known, and why; the thing is known, but nothing of the sort holds on that day; the thing
is known, but they say nothing of the sort; they say nothing at all.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from pyoxigraph import NamedNode

from kkr_graph import labels, questions
from kkr_graph.answers.answer import Answer, Term
from kkr_graph.answers.prose import write_source, write_term
from kkr_graph.binding import bind
from kkr_graph.headers import Question, Words
from kkr_graph.language import Language
from kkr_graph.vocabulary import BASE

if TYPE_CHECKING:
    from kkr_graph.store import Store

_REASONS: Final = f"{BASE}concept/unknown-reason/"

_SAID: Final = Words(
    "Svaret er tomt, og kilderne siger selv, hvad der ikke vides om {things}:",
    "The answer is empty, and the sources themselves say what is not known of "
    "{things}:",
)
_NOT_THEN: Final = Words(
    "Svaret er tomt: {things} kendes, men kilderne nævner intet sådant, der gælder "
    "{day}.",
    "The answer is empty: {things} is known, but the sources name nothing of the sort "
    "that holds on {day}.",
)
_NOT_SAID: Final = Words(
    "Svaret er tomt: {things} kendes, men de kilder, vi har, siger intet om det.",
    "The answer is empty: {things} is known, but the sources held say nothing about "
    "this.",
)
_NO_NODE: Final = Words(
    "Svaret er tomt: ingen kilde, vi har, nævner {things}.",
    "The answer is empty: no source held mentions {things}.",
)
_NOT_ON_DAY: Final = Words(
    "Svaret er tomt: de kilder, vi har, nævner intet, der gælder {day}.",
    "The answer is empty: the sources held name nothing that holds on {day}.",
)
_NOTHING: Final = Words(
    "Svaret er tomt: de kilder, vi har, siger intet om det.",
    "The answer is empty: the sources held say nothing about this.",
)
_MAY_MEAN: Final = Words("Det kan betyde: {reasons}.", "It may mean: {reasons}.")


def why_empty(
    store: "Store",
    question: Question,
    given: Mapping[str, Term],
    language: Language = "da",
) -> tuple[str, ...]:
    """Return, a line at a time, why *question* found nothing for what was *given*."""
    things = [term for term in given.values() if isinstance(term, NamedNode)]
    called = labels.of_things(store, things, language)
    listed = ", ".join(called.get(t.value, t.value.removeprefix(BASE)) for t in things)
    day = _day(question, given, language)
    if reasons := _reasons(store, things, language):
        return (_SAID.say(language).format(things=listed), *reasons)
    if not things:
        said = _NOT_ON_DAY if day else _NOTHING
    elif any(t.value not in called and not _mentioned(store, t) for t in things):
        said = _NO_NODE
    else:
        said = _NOT_THEN if day else _NOT_SAID
    line = said.say(language).format(things=listed, day=day)
    return (line, *_may_mean(store, question, language))


def _reasons(
    store: "Store", things: list[NamedNode], language: Language
) -> tuple[str, ...]:
    if not things:
        return ()
    asked = questions.internal("why-empty")
    rows = store.select(bind(asked, {"thing": things}, language))
    answer = Answer(asked, asked.columns, rows.values)
    return tuple(
        f"- {row['what'] or row['thingLabel']}: {row['reason']} ({source})"
        for row in answer
        for source in (
            write_source(
                str(row["document"]),
                str(row["documentLabel"]) if row["documentLabel"] else None,
                str(row["page"]) if row["page"] else None,
                language,
            ),
        )
    )


def _mentioned(store: "Store", thing: NamedNode) -> bool:
    query = bind(questions.internal("show"), {"thing": [thing]})
    return len(store.select(query)) > 0


def _day(question: Question, given: Mapping[str, Term], language: Language) -> str:
    days = [
        write_term(given[parameter.name], "date", language)
        for parameter in question.parameters
        if parameter.kind == "date" and parameter.name in given
    ]
    return ", ".join(days)


def _may_mean(
    store: "Store", question: Question, language: Language
) -> tuple[str, ...]:
    reasons = [NamedNode(f"{_REASONS}{reason}") for reason in question.empty]
    said = labels.of_things(store, reasons, language)
    if not said:
        return ()
    return (_MAY_MEAN.say(language).format(reasons="; ".join(said.values())),)
