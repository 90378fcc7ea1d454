"""The page of any thing: what is said of it, and what points at it, with sources."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final

from pyoxigraph import Literal, NamedNode

from kkr_graph.answers.answer import Answer, Row
from kkr_graph.headers import Words
from kkr_graph.names import key
from kkr_graph.pages import days
from kkr_graph.pages.page import Page, Values
from kkr_graph.pages.view import View
from kkr_graph.vocabulary import BASE

_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
_TYPE: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_KINDS: Final = {f"{_XSD}date": "date", f"{_XSD}decimal": "decimal"}
_MOST: Final = 200  # neighbours shown
_PASSAGE: Final = "/passage/"
_NAMED: Final = 2  # things in the title of what has no name of its own


@dataclass(slots=True)
class Said:
    """One value of a property: its words, where it leads, where it stands."""

    text: str
    iri: str | None
    passages: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Property:
    """A property with all its values."""

    iri: str
    label: str
    values: list[Said]


@dataclass(frozen=True, slots=True)
class Neighbour:
    """What points at the thing: what it is, what it says, where it stands."""

    iri: str
    label: str
    kind: str
    said: list[Property]
    passages: list[str]


def fill(view: View) -> Values:
    """Return what is known of the thing.

    Raises ``NoSuchThingError`` and ``WithdrawnError``.
    """
    return known(view, view.asked.key)


def known(view: View, path: str) -> Values:
    """Return what is known of the thing at *path* below ``/doc/``, for ``facts.html``.

    Pages of one kind of thing begin with this, so that nothing said of it is missing.
    Raises ``NoSuchThingError`` for nothing, and ``WithdrawnError``.
    """
    node = view.node(path)
    iri = node.value
    own = view.answer("internal/show", thing=node)
    there = [
        str(row["about"]) for row in view.ask("internal/pointing-nodes", thing=node)
    ]
    few = [NamedNode(about) for about in there[:_MOST]]
    pointing = view.answer_of(
        "show-pointing", thing=[node], **({"about": few} if len(there) > _MOST else {})
    )
    neighbours = [*_neighbours(pointing, view)]
    view.cite([passage for one in neighbours for passage in one.passages])
    facts = [*_properties(own, view)]
    common = _common(facts)
    title = view.labels([iri]).get(iri) or _made(own, view) or key(iri)
    return {
        "here": f"/doc/{path}",
        "title": title,
        "iri": iri,
        "kind": path.partition("/")[0],
        "facts": facts,
        "common": common,
        "neighbours": neighbours,
        "more": max(0, len(there) - _MOST),
    }


def _common(facts: list[Property]) -> list[str]:
    """Take out the passages that every value rests on, and return them."""
    values = [said for fact in facts for said in fact.values]
    if not values:
        return []
    shared = [
        passage
        for passage in values[0].passages
        if all(passage in said.passages for said in values)
    ]
    for said in values:
        said.passages = [p for p in said.passages if p not in shared]
    return shared


def _made(own: Answer, view: View) -> str:
    """Return a title for a thing without a name: what it is, and of what."""
    properties = [*_properties(own, view)]
    kinds = [p.values[0].text for p in properties if p.iri == _TYPE]
    if not kinds:
        return ""
    said = kinds[0][:1].upper() + kinds[0][1:]
    of = [
        value.text
        for p in properties
        for value in p.values[:1]
        if p.iri != _TYPE and (value.iri or "").startswith(f"{BASE}id/")
    ]
    return f"{said}: {', '.join(of[:_NAMED])}" if of else said


def _properties(answer: Answer, view: View) -> Iterable[Property]:
    at = {column.name: n for n, column in enumerate(answer.columns)}
    rows = [*_spoken(answer.rows, at, view.language)]
    for iri, found in groupby(rows, lambda row: _text(row, at["property"])):
        group = [*found]
        values: dict[tuple[str, str | None], Said] = {}
        for row in group:
            said = _said(row, at, view)
            kept = values.setdefault((said.text, said.iri), said)
            if (passage := row[at["passage"]]) is not None:
                kept.passages.append(passage.value)
        for said in values.values():
            said.passages = [*dict.fromkeys(said.passages)]
        yield Property(iri, _label(group[0], at), [*values.values()])


def _neighbours(answer: Answer, view: View) -> Iterable[Neighbour]:
    at = {column.name: n for n, column in enumerate(answer.columns)}
    for iri, found in groupby(answer.rows, lambda row: _text(row, at["about"])):
        group = tuple(found)
        part = Answer(answer.question, answer.columns, group)
        properties = [*_properties(part, view)]
        kinds = [p.values[0].text for p in properties if p.iri == _TYPE]
        yield Neighbour(
            iri,
            _text(group[0], at["aboutLabel"]),
            kinds[0] if kinds else "",
            [p for p in properties if p.iri != _TYPE],
            [*dict.fromkeys(_passages(properties))],
        )


def _passages(properties: Iterable[Property]) -> Iterable[str]:
    for found in properties:
        for said in found.values:
            yield from said.passages


def _said(row: Row, at: dict[str, int], view: View) -> Said:
    value, label = row[at["value"]], row[at["valueLabel"]]
    if isinstance(value, NamedNode):
        if _PASSAGE in value.value:
            view.cite([value.value])
        return Said(label.value if label else key(value.value), value.value)
    kind = _KINDS.get(value.datatype.value, "text") if value is not None else "text"
    return Said(days.of_term(value, kind, view.language), None)


def _spoken(rows: Iterable[Row], at: dict[str, int], language: str) -> Iterable[Row]:
    """Leave out what is said once more in the language that is not asked for."""
    held = [*rows]
    tongues: dict[str, set[str | None]] = {}
    for row in held:
        tongues.setdefault(_text(row, at["property"]), set()).add(_tongue(row, at))
    for row in held:
        foreign = _tongue(row, at) in {"da", "en"} - {language}
        if not foreign or language not in tongues[_text(row, at["property"])]:
            yield row


def _tongue(row: Row, at: dict[str, int]) -> str | None:
    value = row[at["value"]]
    return value.language if isinstance(value, Literal) else None


def _label(row: Row, at: dict[str, int]) -> str:
    label = _text(row, at["propertyLabel"])
    return label or _text(row, at["property"]).rpartition("#")[2].rpartition("/")[2]


def _text(row: Row, at: int) -> str:
    term = row[at]
    return term.value if term is not None else ""


PAGE = Page("things", "/doc/{key:path}", Words("En ting", "A thing"), fill)
