"""Every question says what it is, runs anywhere, and has an answer on file."""

import csv
import io
import re
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
import rdflib
from pyoxigraph import Literal, NamedNode

from asked import few, whole
from explosions import explosions
from kkr_graph import answers, headers, labels, questions, sparql
from kkr_graph.binding import bind
from kkr_graph.errors import (
    BadParameterError,
    QuestionHeaderError,
    UnknownParameterError,
    UnknownQuestionError,
)
from kkr_graph.headers import Question
from kkr_graph.resources import QUERIES, walk
from kkr_graph.store import MemoryStore

NAMES = questions.names()
INTERNAL = tuple(
    file.name.removesuffix(".rq") for file in walk(QUERIES / "internal", ".rq")
)
EVERY = (*NAMES, *(f"internal/{name}" for name in INTERNAL))

FOLDER = Path(__file__).parent / "answers"
ON_FILE = {path.stem: path for path in FOLDER.glob("*.csv")}
GIVEN: dict[str, dict[str, str]] = headers.plain_yaml(
    (FOLDER / "parameters.yaml").read_text("utf-8")
)

# Options that every question has, so that no parameter can be called so.
TAKEN = {"format", "output", "store", "endpoint", "lang", "help"}

WHO = """\
#+ summary: {da: "Hvem?", en: "Who?"}
#+ tags: [few]
#+ parameters:
#+   thing: {kind: thing, da: "ting", en: "thing"}
#+   on: {kind: date, default: 2025-09-02, da: "dag", en: "day"}
#+   year: {kind: year, da: "år", en: "year"}
#+   word: {kind: text, da: "ord", en: "word"}
#+   status: {kind: concept, scheme: proposal-status, da: "status", en: "status"}
#+ columns:
#+   thing: {kind: iri, da: "ting", en: "thing"}
#+   on: {kind: date, da: "dag", en: "day"}
#+   year: {kind: integer, da: "år", en: "year"}
#+   word: {kind: text, da: "ord", en: "word"}
#+   status: {kind: iri, da: "status", en: "status"}
SELECT ?thing ?on ?year ?word ?status WHERE {
  VALUES ?thing { UNDEF }
  VALUES ?on { UNDEF }
  VALUES ?year { UNDEF }
  VALUES ?word { UNDEF }
  VALUES ?status { UNDEF }
} ORDER BY ?thing
"""


def read(name: str) -> Question:
    _, slash, inside = name.partition("/")
    return questions.internal(inside) if slash else questions.find(name)


def who() -> Question:
    return headers.read("who", WHO)


def test_there_are_at_least_forty_questions() -> None:
    assert len(NAMES) >= 40


def test_every_question_has_an_answer_on_file_and_every_answer_a_question() -> None:
    assert set(ON_FILE) == set(NAMES)
    assert set(GIVEN) <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_the_answer_is_the_one_on_file(name: str) -> None:
    answer = questions.ask(whole(), name, GIVEN.get(name, {}))
    written = answers.write(answer, "csv").decode()

    on_file = ON_FILE[name].read_text("utf-8")
    assert list(csv.reader(io.StringIO(written))) == list(
        csv.reader(io.StringIO(on_file))
    )


# Nothing of it in data/; made-up councils answer them in their own tests.
NOTHING = frozenset({"conflicts", "judgements", "possible-duplicates", "withdrawals"})


@pytest.mark.parametrize("name", NAMES)
def test_the_answer_on_file_is_not_empty(name: str) -> None:
    rows = list(csv.reader(io.StringIO(ON_FILE[name].read_text("utf-8"))))

    assert len(rows) > 1 or name in NOTHING, (
        "an empty answer proves little: give it other parameters"
    )


@pytest.mark.parametrize("name", EVERY)
def test_the_header_names_the_columns_of_the_select_in_order(name: str) -> None:
    question = read(name)

    if sparql.form(question.sparql) == "CONSTRUCT":
        variables: tuple[str, ...] = ("subject", "predicate", "object")
    else:
        variables = MemoryStore().select(question.sparql).variables
    assert tuple(column.name for column in question.columns) == variables


@pytest.mark.parametrize("name", EVERY)
def test_every_parameter_has_a_values_line(name: str) -> None:
    question = read(name)
    lines = [line.strip() for line in question.sparql.splitlines()]
    slots = [line for line in lines if re.fullmatch(r"VALUES \?\w+ \{ UNDEF \}", line)]

    assert set(slots) == {
        f"VALUES ?{parameter.name} {{ UNDEF }}" for parameter in question.parameters
    }


@pytest.mark.parametrize("name", EVERY)
def test_every_question_is_ordered_to_the_last_row(name: str) -> None:
    assert re.search(r"^ORDER BY\b.*\?\w+", read(name).sparql, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("name", NAMES)
def test_no_bound_is_shown_that_is_only_derived(name: str) -> None:
    derived = re.findall(r"kkr:valid(?:From|Until) \?(\w+)", read(name).sparql)

    assert not {*derived} & {column.name for column in read(name).columns}


def test_a_start_that_no_source_prints_is_left_blank() -> None:
    answer = questions.ask(whole(), "who-leads-what", {"on": "2025-09-02"})
    assert {str(row["end"]) for row in answer} == {"2026-01-01"}
    assert {row["start"] for row in answer} == {None}  # the paper says only "hidtil"

    [halsnaes] = questions.ask(whole(), "who-leads-what", {"on": "2017-06-15"})
    assert (halsnaes["start"], halsnaes["end"]) == (None, None)


def test_names_come_in_the_order_of_the_danish_alphabet() -> None:
    answer = questions.ask(whole(), "municipalities")
    names = [str(row["municipalityLabel"]) for row in answer]
    capital = names[names.index("Albertslund Kommune") :][:29]

    assert capital[0] == "Albertslund Kommune"
    assert capital.index("Høje-Taastrup Kommune") > capital.index("Hvidovre Kommune")
    north, last = names.index("Aalborg Kommune"), names.index("Vesthimmerlands Kommune")
    assert north == last + 1  # Aa is Å, the last letter


@pytest.mark.parametrize("name", EVERY)
def test_everything_is_said_in_both_languages(name: str) -> None:
    question = read(name)
    said = [question.summary]
    said += [parameter.words for parameter in question.parameters]
    said += [column.words for column in question.columns]

    assert all(words.da.strip() and words.en.strip() for words in said)
    assert question.tags


@pytest.mark.parametrize("name", EVERY)
def test_what_may_take_time_says_why_in_both_languages(name: str) -> None:
    cost = read(name).cost

    assert cost is None or (cost.da.strip() and cost.en.strip())
    assert cost is None or cost.da != cost.en


@pytest.mark.parametrize("cost", ["x", "{da: x}", "{en: x}"])
def test_a_cost_that_is_not_said_in_both_languages_is_refused(cost: str) -> None:
    text = f"#+ summary: {{da: x, en: y}}\n#+ cost: {cost}\nSELECT * {{}}"

    with pytest.raises(QuestionHeaderError):
        headers.read("bad", text)


# They answer with a sum, a network, words or graphs: what rests on no one passage.
WITHOUT_A_PASSAGE = {
    "allocation-sums",
    "cooperation",
    "current-leads",
    "lead-roles",
    "sources",
    "web-annotations",
    "withdrawals",  # a tombstone rests on no passage: that would tell what it covers
}


def test_every_question_that_states_facts_gives_the_passage_of_each() -> None:
    without = {
        name
        for name in NAMES
        if "passage" not in {column.name for column in read(name).columns}
    }

    assert without == WITHOUT_A_PASSAGE


@pytest.mark.parametrize("name", sorted(set(NAMES) - WITHOUT_A_PASSAGE))
def test_the_passages_on_file_are_passages(name: str) -> None:
    passages = stored_passages()
    rows = csv.DictReader(io.StringIO(ON_FILE[name].read_text("utf-8")))

    assert {row["passage"] for row in rows} - {""} <= passages


@cache
def stored_passages() -> frozenset[str]:
    kind = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    passage = NamedNode("https://w3id.org/kkr/def#Passage")
    return frozenset(
        quad.subject.value
        for quad in whole().quads()
        if (quad.predicate, quad.object) == (kind, passage)
        and isinstance(quad.subject, NamedNode)
    )


@pytest.mark.parametrize("name", NAMES)
def test_no_parameter_is_called_what_every_question_is_called_with(name: str) -> None:
    assert not TAKEN & {parameter.name for parameter in read(name).parameters}


@pytest.mark.parametrize("name", EVERY)
def test_no_question_explodes_on_a_large_graph(name: str) -> None:
    assert explosions(read(name).sparql) == []


@pytest.mark.slow
@pytest.mark.filterwarnings(  # rdflib asks its own Dataset for it
    "ignore:Dataset.* is deprecated:DeprecationWarning"
)
@pytest.mark.parametrize("name", NAMES)
def test_a_question_gives_the_answer_on_file_in_rdflib_too(name: str) -> None:
    question = read(name)
    terms = questions.resolve(whole(), question, GIVEN.get(name, {}))
    asked = bind(question, {key: [term] for key, term in terms.items()})

    rows: Any = reference().query(asked)
    found = [[lexical(term) for term in row] for row in rows]

    [_, *on_file] = csv.reader(io.StringIO(ON_FILE[name].read_text("utf-8")))
    if sparql.form(question.sparql) == "CONSTRUCT":
        found, on_file = sorted(found), sorted(on_file)
    assert found == [[lexical(cell) for cell in row] for row in on_file]


@cache
def reference() -> rdflib.Dataset:
    """Return the whole of the data in another engine."""
    dataset = rdflib.Dataset(default_union=True)
    text = ox.serialize(whole().quads(), format=ox.RdfFormat.N_QUADS)
    dataset.parse(data=text or b"", format="nquads")
    return dataset


def lexical(term: object) -> str:
    """Return what a term says, numbers of every spelling alike."""
    said = "" if term is None else str(term)
    return f"{Decimal(said):g}" if re.fullmatch(r"-?\d+\.\d+", said) else said


@pytest.mark.parametrize(
    ("where", "fault"),
    [
        ("?a a ?b . FILTER NOT EXISTS { ?a ?p ?c . ?c ?q ?d }", "not-exists"),
        ("?a a ?b . FILTER NOT EXISTS { ?a ?p ?c ; ?q ?d }", "not-exists"),
        ("?a a ?b . OPTIONAL { ?a ?p ?c } ?a ?q ?d .", "stranded"),
        ("?a a ?b . OPTIONAL { ?a ?p ?c } { ?a ?q ?d } UNION { ?a ?r ?d }", "stranded"),
        ("?a a ?b . OPTIONAL { ?a ?p ?c } OPTIONAL { ?c ?q ?d }", "unbound"),
        ("?a a ?b . OPTIONAL { ?a prov:wasDerivedFrom ?c . ?c ?q ?d }", "passages"),
        ("?a a ?b . OPTIONAL { ?a oa:hasSource/?q ?d }", "passages"),
        ("?a a ?b . BIND(IF(?b = 1, ?a, ?b) AS ?c) OPTIONAL { ?c ?q ?d }", "computed"),
        ("{ SELECT ?a WHERE { ?a a ?b . OPTIONAL { ?a ?p ?c } ?a ?q ?d } }", "strand"),
    ],
)
def test_the_exploding_forms_are_found(where: str, fault: str) -> None:
    [found] = explosions(f"SELECT * WHERE {{ {where} }}")

    assert found.startswith(fault)


@pytest.mark.parametrize(
    "where",
    [
        "?a a ?b . FILTER NOT EXISTS { ?a ?p ?c . FILTER(?c > 1) }",
        "?a a ?b . OPTIONAL { ?a ?p ?c . OPTIONAL { ?c ?q ?d } }",
        "?a a ?b . OPTIONAL { ?a oa:hasSource ?c . OPTIONAL { ?c ?q ?d } }",
        "?a a ?b . BIND(?a AS ?c) OPTIONAL { ?c ?q ?d }",
        "?a a ?b . OPTIONAL { ?a ?p ?c } OPTIONAL { ?c ?q ?d . FILTER(BOUND(?c)) }",
        "?a a ?b . OPTIONAL { ?a ?p ?c } BIND(?c AS ?d) FILTER(BOUND(?c))",
        "{ ?a a ?b } UNION { ?a ?p ?b } MINUS { ?a ?q ?c } OPTIONAL { ?a ?r ?d }",
    ],
)
def test_forms_that_do_not_explode_pass(where: str) -> None:
    assert explosions(f"SELECT * WHERE {{ {where} }}") == []


def test_a_parameter_takes_what_a_person_types() -> None:
    answer = questions.ask(
        few(),
        who(),
        {
            "thing": "gladsaxe",
            "on": "2/9-2025",
            "year": "2026",
            "word": 'x" } # y',
            "status": "open",
        },
    )

    [row] = answer
    assert row["thing"] == "https://w3id.org/kkr/id/municipality/0159"
    assert str(row["on"]) == "2025-09-02"
    assert row["year"] == 2026
    assert row["word"] == 'x" } # y'  # whole, and never as SPARQL
    assert row["status"] == "https://w3id.org/kkr/concept/proposal-status/open"


def test_what_stands_unless_given_is_part_of_the_answer() -> None:
    answer = questions.ask(few(), who())

    assert answer.given["on"].value == "2025-09-02"


def test_a_term_may_be_given_as_it_is() -> None:
    thing = NamedNode("https://example.org/x")
    [row] = questions.ask(few(), who(), {"thing": thing, "word": Literal("ja")})

    assert (row["thing"], row["word"]) == ("https://example.org/x", "ja")


def test_what_cannot_be_asked() -> None:
    with pytest.raises(UnknownQuestionError, match="who-leads-what"):
        questions.find("who-leads-wat")
    with pytest.raises(UnknownParameterError, match="It takes: --thing, --on, --year"):
        questions.ask(few(), who(), {"mayor": "x"})
    with pytest.raises(BadParameterError, match="--year: “26” cannot be read"):
        questions.ask(few(), who(), {"year": "26"})


@pytest.mark.parametrize("name", ["../kkr", "internal/names", "", "who-leads-what.rq"])
def test_only_questions_are_found_by_name(name: str) -> None:
    with pytest.raises(UnknownQuestionError):
        questions.find(name)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("SELECT * {}", 1),
        ("#+ summary: x\nSELECT * {}", 1),
        ("#+ summary: {da: x}\nSELECT * {}", 1),
        ("#+ summary: {da: x, en: y}\n#+ columns: {a: {kind: odd, da: x, en: y}}", 1),
        ("#+ summary: {da: x, en: y}\n#+ tags: [a", 2),
        ("#+ summary: {da: x, en: y}\n#+ columns: {a: {kind: iri, shown: perhaps}}", 1),
    ],
)
def test_a_header_that_does_not_read_says_where(text: str, line: int) -> None:
    with pytest.raises(QuestionHeaderError) as caught:
        headers.read("bad", text)

    assert caught.value.file == "bad.rq"
    assert caught.value.line is not None
    assert caught.value.line >= line


def test_a_header_that_promises_other_columns_is_refused() -> None:
    question = headers.read(
        "who", WHO.replace("SELECT ?thing ?on", "SELECT ?on ?thing")
    )

    with pytest.raises(QuestionHeaderError, match="SELECT on, thing"):
        questions.ask(few(), question)


def test_a_parameter_without_its_line_is_refused() -> None:
    question = headers.read("who", WHO.replace("  VALUES ?on { UNDEF }\n", ""))

    with pytest.raises(QuestionHeaderError, match="UNDEF }: 0"):
        questions.ask(few(), question)


def test_words_of_either_language_find_a_question() -> None:
    found = {question.name for question in questions.search("LEDER")}

    assert "who-leads-what" in found
    assert "who-leads-what" in {q.name for q in questions.search("leads what")}
    assert questions.search("vejrudsigt") == ()


def test_sparql_of_ones_own_is_answered_with_the_kinds_it_holds() -> None:
    answer = questions.ask_sparql(
        few(),
        "SELECT (1 AS ?n) (1.5 AS ?d) ('x' AS ?t) (<a:b> AS ?i) ?none {} ORDER BY ?n",
    )

    assert [column.kind for column in answer.columns] == [
        "integer",
        "decimal",
        "text",
        "iri",
        "text",
    ]


def test_concepts_speak_the_language_asked_for() -> None:
    role = NamedNode("https://w3id.org/kkr/concept/role/formand")

    assert labels.of_things(few(), [role], "da") == {role.value: "formand"}
    assert labels.of_things(few(), [role], "en") == {role.value: "chair"}
