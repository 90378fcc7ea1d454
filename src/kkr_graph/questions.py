"""Find the questions in ``queries/`` and ask them.

A question is a SPARQL file that describes itself in its first lines (``headers``).
What a person types is understood (``names``, ``spelling``) and put in its place
(``binding``).
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode

from kkr_graph import headers, sparql
from kkr_graph.answers.answer import Answer, Term
from kkr_graph.binding import bind, unordered
from kkr_graph.errors import (
    BadParameterError,
    QuestionHeaderError,
    UnknownParameterError,
    UnknownQuestionError,
)
from kkr_graph.headers import Column, Parameter, Question, Words
from kkr_graph.language import Language
from kkr_graph.name_kinds import KINDS
from kkr_graph.names import Name, Names
from kkr_graph.resources import QUERIES
from kkr_graph.rows import Row, Rows
from kkr_graph.spelling import fold, read_date

if TYPE_CHECKING:
    from kkr_graph.store import Store

_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
_DATE: Final = NamedNode(f"{_XSD}date")
_INTEGER: Final = NamedNode(f"{_XSD}integer")
_NUMBERS: Final = {
    f"{_XSD}{kind}": sort
    for kind, sort in {
        "integer": "integer",
        "int": "integer",
        "decimal": "decimal",
        "double": "decimal",
        "date": "date",
    }.items()
}
_YEAR_DIGITS: Final = 4
_MAKE_TRIPLES: Final = frozenset({"CONSTRUCT", "DESCRIBE"})


def names() -> tuple[str, ...]:
    """Return what every question is called, from the file names alone."""
    return tuple(
        sorted(
            file.name.removesuffix(".rq")
            for file in QUERIES.iterdir()
            if file.name.endswith(".rq")
        )
    )


def find(name: str) -> Question:
    """Return the question called *name*, that is ``queries/<name>.rq``."""
    known = names()
    if name not in known:
        from difflib import get_close_matches  # noqa: PLC0415 - seldom needed

        near = [*get_close_matches(name, known, n=3, cutoff=0.5)]
        near += [other for other in known if name and name in other]
        raise UnknownQuestionError(name=name, suggestions=list(dict.fromkeys(near))[:5])
    return _read(name)


@cache
def _read(name: str) -> Question:
    return headers.read(name, (QUERIES / f"{name}.rq").read_text("utf-8"))


@cache
def internal(name: str) -> Question:
    """Return one of the questions the program itself asks, in ``queries/internal/``."""
    file = QUERIES / "internal" / f"{name}.rq"
    return headers.read(f"internal/{name}", file.read_text("utf-8"))


def all() -> tuple[Question, ...]:  # noqa: A001 - read as questions.all()
    """Return every question, by name."""
    return tuple(find(name) for name in names())


def search(word: str) -> tuple[Question, ...]:
    """Return the questions that have *word* in their name, summary or tags."""
    wanted = fold(word)
    return tuple(question for question in all() if wanted in fold(_text(question)))


def ask(
    store: "Store",
    question: Question | str,
    given: Mapping[str, str | Term] | None = None,
    *,
    language: Language = "da",
    names: Names | None = None,
) -> Answer:
    """Ask *question* of *store*; *given* takes what a person would type, or terms.

    Whoever asks often of a store that stays the same passes its *names* along.
    """
    asked = find(question) if isinstance(question, str) else question
    terms = resolve(store, asked, given or {}, names)
    text = bind(asked, {name: [term] for name, term in terms.items()}, language)
    rows = _statements(store, text) if _makes_triples(asked) else store.select(text)
    promised = tuple(column.name for column in asked.columns)
    if rows.variables != promised:
        reason = f"columns {', '.join(promised)}; SELECT {', '.join(rows.variables)}"
        raise QuestionHeaderError(file=f"{asked.name}.rq", line=1, reason=reason)
    return Answer(asked, asked.columns, rows.values, terms)


def ask_sparql(store: "Store", text: str) -> Answer:
    """Ask a SELECT or ASK someone wrote; each column is of the kind it holds."""
    return of_rows(store.select(text), text)


def of_rows(rows: Rows, text: str) -> Answer:
    """Return what a query that someone wrote was answered with, as an answer."""
    columns = tuple(
        Column(name, _kind_of(row[at] for row in rows.values), Words(name, name))
        for at, name in enumerate(rows.variables)
    )
    question = Question("query", Words("Svar", "Answer"), (), (), columns, (), text)
    return Answer(question, columns, rows.values)


def look_up(store: "Store", name: str, **given: str) -> list[tuple[str, ...]]:
    """Ask an internal question of *store*, its parameters *given* as IRIs.

    Each row holds its values as text; what is not bound is empty.
    """
    terms = {parameter: [NamedNode(iri)] for parameter, iri in given.items()}
    asked = bind(internal(name), terms)
    return [tuple(t.value if t else "" for t in row) for row in store.select(asked)]


def things(store: "Store", start: str) -> list[str]:
    """Return every IRI of a thing that begins with *start*."""
    asked = bind(internal("things"), {"start": [Literal(start)]})
    return [term.value for row in store.select(asked) if (term := row[0]) is not None]


def ask_each(
    store: "Store",
    name: str,
    parameter: str,
    things: Iterable[NamedNode],
    language: Language = "da",
) -> tuple[Row, ...]:
    """Ask an internal question of *things*; of none there is nothing to ask."""
    wanted = sorted(set(things), key=str)
    text = bind(internal(name), {parameter: wanted}, language)
    return store.select(text).values if wanted else ()


def ask_of(
    store: "Store",
    name: str,
    given: Mapping[str, Sequence[NamedNode]],
    language: Language = "da",
) -> Answer:
    """Ask an internal question of all that is *given*, several things a parameter."""
    asked = internal(name)
    rows = store.select(bind(asked, given, language))
    return Answer(asked, asked.columns, rows.values)


def read_names(store: "Store", kinds: Sequence[str] = ()) -> Names:
    """Return the names of everything in *store*, or of the *kinds* of thing wanted."""
    query = bind(internal("names"), {"kind": [Literal(kind) for kind in kinds]})
    found = store.select(unordered(query))  # Names puts them in order
    return Names(
        Name(thing.value, kind.value, name.value, preferred.value == "true")
        for thing, kind, name, preferred in found
        if thing and kind and name and preferred
    )


def spoken_names(store: "Store", kinds: Sequence[str]) -> list[tuple[str, str]]:
    """Return the IRI and name of each thing of *kinds*, without its codes."""
    names = read_names(store, kinds)
    return [(name.thing, name.text) for name in names if not name.text.isdigit()]


def resolve(
    store: "Store",
    question: Question,
    given: Mapping[str, str | Term],
    names: Names | None = None,
) -> dict[str, Term]:
    """Return the terms that *given* stands for, and those that stand unless given."""
    terms: dict[str, Term] = {}
    for name, typed in given.items():
        if (parameter := question.parameter(name)) is None:
            raise undeclared(question, name)
        terms[name] = read_term(store, parameter, typed, names)
    for parameter in question.parameters:
        if parameter.default is not None and parameter.name not in terms:
            terms[parameter.name] = read_term(
                store, parameter, parameter.default, names
            )
    return terms


def read_term(
    store: "Store", parameter: Parameter, typed: str | Term, names: Names | None = None
) -> Term:
    """Return the term that *typed* stands for, as a value of *parameter*."""
    if not isinstance(typed, str):
        return typed
    match parameter.kind:
        case "date":
            return Literal(read_date(typed).isoformat(), datatype=_DATE)
        case "year":
            year = typed.strip()
            if not (year.isascii() and year.isdigit() and len(year) == _YEAR_DIGITS):
                raise BadParameterError(
                    parameter=parameter.name,
                    value=typed,
                    expected_da="et årstal, fx 2026",
                    expected_en="a year, such as 2026",
                )
            return Literal(year, datatype=_INTEGER)
        case "text":
            return Literal(typed)
        case kind:
            groups = KINDS[kind]
            kinds = [] if None in groups else [k for g in groups for k in g or ()]
            known = names or read_names(store, kinds)
            return known.resolve(typed, kind, parameter.scheme)


def _makes_triples(question: Question) -> bool:
    upper = question.sparql.upper()
    if not any(word in upper for word in _MAKE_TRIPLES):  # what is cut costs more
        return False
    return sparql.form(question.sparql) in _MAKE_TRIPLES


def _statements(store: "Store", text: str) -> Rows:
    """Return what a CONSTRUCT makes as rows: subject, predicate and object."""
    terms = ((t.subject, t.predicate, t.object) for t in store.construct(text))
    rows = tuple(
        tuple(term if isinstance(term, NamedNode | Literal) else None for term in three)
        for three in terms
    )
    return Rows(("subject", "predicate", "object"), rows)


def _text(question: Question) -> str:
    """Return what there is to search in."""
    said = question.summary
    return " ".join((question.name, said.da, said.en, *question.tags))


def undeclared(question: Question, name: str) -> UnknownParameterError:
    """Return the error to raise: it says what *question* does take."""
    from difflib import get_close_matches  # noqa: PLC0415 - seldom needed

    known = [parameter.name for parameter in question.parameters]
    return UnknownParameterError(
        question=question.name,
        parameter=name,
        known=", ".join(f"--{other}" for other in known) or "–",
        suggestions=get_close_matches(name, known, n=1),
    )


def _kind_of(terms: Iterable[Term | None]) -> str:
    kinds = {
        "iri"
        if isinstance(term, NamedNode)
        else _NUMBERS.get(term.datatype.value, "text")
        for term in terms
        if term is not None
    }
    if kinds == {"integer", "decimal"}:
        return "decimal"
    return kinds.pop() if len(kinds) == 1 else "text"
