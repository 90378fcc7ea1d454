"""Show all that is known of one thing, each line with the source it stands on.

First what is said of the thing itself, then what points at it: a lead, a contribution,
an item about it.  What can be asked for is settled in ``queries/internal/show.rq`` and
``show-pointing.rq``.
"""

import re
from collections.abc import Iterable
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode

from kkr_graph import labels, questions
from kkr_graph.answers.answer import Answer, Row, Term
from kkr_graph.answers.look import Look
from kkr_graph.answers.prose import Sheet, write_source, write_term
from kkr_graph.answers.table import write_sheet
from kkr_graph.binding import bind
from kkr_graph.errors import UnknownNameError
from kkr_graph.headers import Parameter, Words
from kkr_graph.language import Language
from kkr_graph.name_kinds import KIND_WORDS, none_of
from kkr_graph.names import Names, key

if TYPE_CHECKING:
    from kkr_graph.store import Store

_TYPE: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
_KINDS: Final = {f"{_XSD}date": "date", f"{_XSD}decimal": "decimal"}
_MOST_SOURCES: Final = 3
_HEADINGS: Final = (
    Words("Egenskab", "Property"),
    Words("Værdi", "Value"),
    Words("Kilde", "Source"),
)
_POINTING: Final = (
    Words("Hvad peger på det", "What points at it"),
    Words("Hvad det siger", "What it says"),
    Words("Kilde", "Source"),
)


def show(
    store: "Store",
    thing: str,
    *,
    language: Language = "da",
    names: Names | None = None,
) -> Answer:
    """Return every fact about *thing*, by name or IRI, and about what points at it."""
    parameter = Parameter("thing", "thing", KIND_WORDS["thing"])
    term = questions.read_term(store, parameter, thing, names)
    own, pointing = questions.internal("show"), questions.internal("show-pointing")
    of_it = store.select(bind(own, {"thing": [term]}, language))
    at_it = store.select(bind(pointing, {"thing": [term]}, language))
    if not of_it and not at_it:
        words = none_of("thing")
        raise UnknownNameError(
            name=thing, none_da=words.da, none_en=words.en, suggestions=[]
        )
    rows = [(about, label, None, *rest) for about, label, *rest in of_it]
    answer = Answer(pointing, pointing.columns, (*rows, *at_it.values), {"thing": term})
    return labels.of_answer(store, answer, language)


def write(answer: Answer, look: Look) -> bytes:
    """Return what ``show`` found as text for people."""
    language = look.language
    own = [row for row in answer.rows if row[_LINK] is None]
    pointing = [row for row in answer.rows if row[_LINK] is not None]
    [thing] = (term.value for term in answer.given.values())
    title = answer.labels.get(thing, key(thing))
    parts = [f"{title}\n{thing}\n".encode()]
    if own:
        parts.append(write_sheet(_sheet(_HEADINGS, _facts(own, language), look), look))
    if pointing:
        nodes = _nodes(pointing, language)
        parts.append(write_sheet(_sheet(_POINTING, nodes, look), look))
    return b"\n".join(parts)


# Where the columns of ``show-pointing.rq`` stand in a row.
_ABOUT, _ABOUT_LABEL, _LINK, _PROPERTY, _PROPERTY_LABEL, _VALUE = range(6)
_VALUE_LABEL, _DOCUMENT, _DOCUMENT_LABEL, _PAGE, _GRAPH = range(6, 11)


def _sheet(
    headings: Iterable[Words], rows: Iterable[tuple[str, str, str]], look: Look
) -> Sheet:
    said = tuple(heading.say(look.language) for heading in headings)
    return Sheet(said, tuple(rows), frozenset())


def _facts(rows: list[Row], language: Language) -> list[tuple[str, str, str]]:
    facts: dict[tuple[str, str], list[Row]] = {}
    for row in _spoken(rows, language):
        facts.setdefault((_property(row), _value(row, language)), []).append(row)
    return [
        (name, said, _sources(group, language)) for (name, said), group in facts.items()
    ]


def _nodes(rows: list[Row], language: Language) -> list[tuple[str, str, str]]:
    nodes = []
    for about, found in groupby(rows, itemgetter(_ABOUT)):
        group = list(found)
        facts = dict.fromkeys(
            (row[_PROPERTY], _property(row), _value(row, language))
            for row in _spoken(group, language)
        )
        kinds = [said for term, _, said in facts if term and term.value == _TYPE]
        label = group[0][_ABOUT_LABEL]
        said = (
            label.value
            if label is not None
            else "; ".join(
                f"{name}: {text}"
                for term, name, text in facts
                if term and term.value != _TYPE
            )
        )
        what = kinds[0] if kinds else key(about.value if about else "")
        nodes.append((what, said, _sources(group, language)))
    return sorted(nodes)


def _spoken(rows: list[Row], language: Language) -> list[Row]:
    """Leave out what is said once more in the language that was not asked for."""
    tongues: dict[tuple[Term | None, Term | None], set[str | None]] = {}
    for row in rows:
        tongues.setdefault((row[_ABOUT], row[_PROPERTY]), set()).add(_tongue(row))
    return [
        row
        for row in rows
        if _tongue(row) not in {"da", "en"} - {language}
        or language not in tongues[row[_ABOUT], row[_PROPERTY]]
    ]


def _tongue(row: Row) -> str | None:
    said = row[_VALUE]
    return said.language if isinstance(said, Literal) else None


def _property(row: Row) -> str:
    if (label := row[_PROPERTY_LABEL]) is not None:
        return label.value
    term = row[_PROPERTY]
    local = re.split(r"[/#]", term.value)[-1] if term else ""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", local).lower()


def _value(row: Row, language: Language) -> str:
    if (label := row[_VALUE_LABEL]) is not None:
        return label.value
    term = row[_VALUE]
    if term is None:
        return ""
    if isinstance(term, NamedNode):
        return key(term.value)
    return write_term(term, _KINDS.get(term.datatype.value, "text"), language)


def _sources(rows: list[Row], language: Language) -> str:
    sources = dict.fromkeys(
        write_source(
            document.value,
            title.value if (title := row[_DOCUMENT_LABEL]) else None,
            page.value if (page := row[_PAGE]) else None,
            language,
        )
        for row in rows
        if (document := row[_DOCUMENT]) is not None
    )
    few = [*sources][:_MOST_SOURCES]
    more = len(sources) - len(few)
    return "; ".join(few) + (f" (+{more})" if more else "")
