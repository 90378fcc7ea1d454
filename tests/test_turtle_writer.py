"""Turtle written by machine says what it was given, and never varies."""

import pyoxigraph as ox
from hypothesis import example, given, strategies as st

from kkr_graph.turtle_writer import trig, turtle
from kkr_graph.vocabulary import BASE, KKR

XSD = "http://www.w3.org/2001/XMLSchema#"
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
IRIS = st.one_of(
    st.from_regex(r"[a-z0-9./~-]{1,12}", fullmatch=True).map(f"{BASE}id/".__add__),
    st.sampled_from([KKR.Lead, BASE, f"{BASE}a//b", "urn:x:y", f"{KKR.Lead}%20x"]),
).map(ox.NamedNode)
LITERALS = st.one_of(
    TEXTS.map(ox.Literal),
    TEXTS.map(lambda text: ox.Literal(text, language="da")),
    st.integers().map(ox.Literal),
    st.sampled_from(["date", "decimal", "time", "integer", "boolean"]).flatmap(
        lambda kind: TEXTS.map(
            lambda text: ox.Literal(text, datatype=ox.NamedNode(f"{XSD}{kind}"))
        )
    ),
)
TRIPLES = st.lists(st.builds(ox.Triple, IRIS, IRIS, st.one_of(IRIS, LITERALS)))


KKR_ID = ox.NamedNode("https://w3id.org/kkr/id/")
DOTTED = ox.Triple(KKR_ID, KKR_ID, ox.NamedNode(f"{KKR_ID.value}."))


@given(TRIPLES)
@example([DOTTED])
def test_what_is_written_reads_back_as_what_was_given(given: list[ox.Triple]) -> None:
    text = turtle(given)
    read = {quad.triple for quad in ox.parse(text, format=ox.RdfFormat.TURTLE)}

    assert read == set(given)
    assert turtle(reversed(given)) == text


def test_numbers_in_names_are_ordered_as_numbers() -> None:
    items = [ox.NamedNode(f"{BASE}id/item/3.{n}") for n in (10, 9, 1)]
    kind = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    text = turtle(ox.Triple(i, kind, ox.NamedNode(KKR.AgendaItem)) for i in items)

    assert text.decode().split("\n\n")[1:] == [
        f"<id/item/3.{n}>\n    a kkr:AgendaItem ;\n." + ("\n" if n == 10 else "")
        for n in (1, 9, 10)
    ]


def test_names_that_differ_in_naughts_have_one_order() -> None:
    kind = ox.NamedNode(KKR.Lead)
    named = [ox.Triple(ox.NamedNode(f"{BASE}id/{n}"), kind, kind) for n in ("0", "00")]

    assert turtle(named) == turtle(reversed(named))


def test_long_and_raised_digits_are_ordered_too() -> None:
    this = ox.NamedNode(KKR.Lead)
    said = [ox.Triple(this, this, ox.Literal(text)) for text in ("5²5", "1" * 5000)]

    assert turtle(said) == turtle(reversed(said))


@given(st.dictionaries(IRIS.map(lambda iri: iri.value), TRIPLES, max_size=3))
def test_named_graphs_read_back_as_what_was_given(
    graphs: dict[str, list[ox.Triple]],
) -> None:
    read = {*ox.parse(trig(graphs), format=ox.RdfFormat.TRIG)}

    assert read == {
        ox.Quad(one.subject, one.predicate, one.object, ox.NamedNode(name))
        for name, triples in graphs.items()
        for one in triples
    }
    backwards = {name: triples[::-1] for name, triples in reversed(graphs.items())}
    assert trig(backwards) == trig(graphs)
