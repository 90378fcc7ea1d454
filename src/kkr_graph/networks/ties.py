"""Ties as the questions find them, one for each role, citation or statement.

A row holds the two ends, what the tie is, when it holds and the passage that says so;
questions that know more give more columns.  What a row lacks is None.
"""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode

from kkr_graph import questions
from kkr_graph.binding import bind
from kkr_graph.networks.scope import Scope
from kkr_graph.vocabulary import BASE

if TYPE_CHECKING:
    from kkr_graph.answers.answer import Term
    from kkr_graph.store import Store

_DATE: Final = NamedNode("http://www.w3.org/2001/XMLSchema#date")
# What a column may say of a tie besides its ends and its time.
_IRIS: Final = ("role", "status", "reason", "person")
_TEXTS: Final = ("printed", "seats")
# What the graph calls otherwise than we do.
_WORDS: Final = {"acceptedAs": "cites"}
_FURTHER: Final = "onBehalfOf"  # a second edge of the same role


@dataclass(frozen=True, slots=True)
class Tie:
    """One tie.

    id            unique; see ``statement``
    source        None for a holder whom no source names
    since, until  as a source states them
    first, ends   as derived; text in ISO form, empty for open
    facts         what else is said, by the name of its column: IRIs and words
    """

    id: str
    rel: str
    source: str | None
    target: str
    since: date | None = None
    until: date | None = None
    first: str = ""
    ends: str = ""
    passage: str | None = None
    facts: Mapping[str, str] | None = None

    def fact(self, name: str) -> str | None:
        """Return what is said under *name*, if anything is."""
        return self.facts.get(name) if self.facts else None


def statement(source: str, rel: str, target: str) -> str:
    """Return what to call a tie that has no IRI of its own: it leads to its source.

    >>> statement(f"{BASE}id/municipality/9901", "cooperates", f"{BASE}id/region/9980")
    'https://w3id.org/kkr/id/municipality/9901#cooperates=id/region/9980'
    """
    mark = "&" if "#" in source else "#"
    return f"{source}{mark}{rel}={quote(target.removeprefix(BASE), safe='/:')}"


def ask(
    store: "Store",
    name: str,
    scope: Scope,
    things: Sequence[NamedNode] = (),
    within: Container[str] | None = None,
) -> list[Tie]:
    """Return the ties that the internal question *name* finds, in its order.

    Of a graph that nobody checked, what is no IRI where one must be is passed over.

    things  what it is asked of, if it takes any
    within  keeps the ties of which one end is there
    """
    question = questions.internal(name)
    given: dict[str, Sequence[Term]] = {"thing": things}
    if scope.on is not None and question.parameter("on"):
        given["on"] = [Literal(scope.on.isoformat(), datatype=_DATE)]
    rows = store.select(bind(question, given, scope.language))
    kept: dict[str, Tie] = {}
    for tie in _ties(rows.variables, rows.values):
        if within is not None and not (tie.source in within or tie.target in within):
            continue
        first = kept.setdefault(tie.id, tie)
        if (first.source, first.target) != (tie.source, tie.target):
            other = statement(tie.id, tie.rel, tie.source or tie.target)
            kept.setdefault(other, replace(tie, id=other))
    return [*kept.values()]


def _ties(
    names: Sequence[str], rows: Sequence[Sequence["Term | None"]]
) -> Iterator[Tie]:
    at = {name: number for number, name in enumerate(names)}
    facts = [
        (name, at[name], kind)
        for names_, kind in ((_IRIS, NamedNode), (_TEXTS, Literal))
        for name in names_
        if name in at
    ]
    edge, passage = at.get("edge"), at["passage"]
    since, until = at.get("since"), at.get("until")
    first, ends = at.get("from"), at.get("ends")
    for row in rows:
        source, rel, target = row[at["source"]], row[at["rel"]], row[at["target"]]
        if rel is None or not isinstance(target, NamedNode):
            continue
        if isinstance(source, Literal):
            continue
        from_, word = source.value if source else None, _local(rel.value)
        own, place = row[edge] if edge is not None else None, row[passage]
        yield Tie(
            id=_id(own.value if own else "", word, from_ or "", target.value),
            rel=word,
            source=from_,
            target=target.value,
            since=_day(row, since),
            until=_day(row, until),
            first=_text(row, first),
            ends=_text(row, ends),
            passage=place.value if isinstance(place, NamedNode) else None,
            facts={
                name: term.value
                for name, n, kind in facts
                if isinstance(term := row[n], kind)
            },
        )


def _id(own: str, rel: str, source: str, target: str) -> str:
    if not own or rel == _FURTHER:
        return statement(own or source, rel, target)
    return own


def _local(rel: str) -> str:
    word = rel.rpartition("#")[2].rpartition("/")[2]
    return _WORDS.get(word, word)


def _text(row: Sequence["Term | None"], at: int | None) -> str:
    term = row[at] if at is not None else None
    return term.value if term is not None else ""


def _day(row: Sequence["Term | None"], at: int | None) -> date | None:
    if text := _text(row, at):
        try:
            return date.fromisoformat(text)
        except ValueError:
            return None
    return None
