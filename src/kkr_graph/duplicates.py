"""What may be one thing under two names: the question, and the names near each other.

``possible-duplicates`` finds the same code, name or day in the graph; ``near_names``
adds what no SPARQL finds.  What has been judged is in neither.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from pyoxigraph import Literal, NamedNode

from kkr_graph import near_names, questions
from kkr_graph.answers.answer import Answer, Row, Term
from kkr_graph.headers import Words
from kkr_graph.language import Language
from kkr_graph.near_names import Likeness, Near
from kkr_graph.store import Store

_LIKE: Final[Mapping[Likeness, Words]] = {
    "letter": Words("næsten samme navn", "nearly the same name"),
    "order": Words("samme ord", "same words"),
    "initials": Words("forkortelse", "abbreviation"),
}


def possible(
    store: Store,
    given: Mapping[str, str | Term] | None = None,
    language: Language = "da",
) -> Answer:
    """Return the pairs in *store* that may be one thing; the surest first.

    *given* may say which thing one of the two is (``about``).
    """
    names = questions.read_names(store, [*near_names.KINDS])
    answer = questions.ask(
        store, "possible-duplicates", given, language=language, names=None
    )
    about = answer.given.get("about")
    pairs = questions.ask_of(store, "judged-pairs", {}).rows
    known = {
        frozenset({one.value, other.value})
        for one, other in pairs
        if one is not None and other is not None
    }
    known |= {
        frozenset({one.value, other.value})
        for one, _, other, *_ in answer.rows
        if one is not None and other is not None
    }
    found = [
        pair
        for pair in near_names.near(names)
        if frozenset({pair.one, pair.other}) not in known
        if about is None or about.value in {pair.one, pair.other}
    ]
    rows = _rows(store, found, language)
    return replace(answer, rows=(*answer.rows, *rows))


def _rows(store: Store, found: list[Near], language: Language) -> list[Row]:
    things = {NamedNode(iri) for pair in found for iri in (pair.one, pair.other)}
    sources: dict[str, Row] = {}
    for row in questions.ask_each(store, "first-passages", "thing", things, language):
        if row[0] is not None:
            sources.setdefault(row[0].value, row)
    return [_row(pair, sources, language) for pair in found]


def _row(pair: Near, sources: Mapping[str, Row], language: Language) -> Row:
    nothing: Row = (None,) * 5
    _, document, page, quote, passage = sources.get(pair.one, nothing)
    one, other = (Literal(name, language="da") for name in pair.names)
    return (
        NamedNode(pair.one),
        one,
        NamedNode(pair.other),
        other,
        Literal(_LIKE[pair.likeness].say(language)),
        None,
        document,
        page,
        quote,
        passage,
        sources.get(pair.other, nothing)[4],
    )
