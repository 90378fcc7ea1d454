"""Which graphs an update can write to, and that it makes what the whole way makes."""

from random import Random

import pyoxigraph as ox
import pytest

from kkr_graph.web import targets, updating
from kkr_graph.web.limits import Limits

G, H, D = "http://x/g", "http://x/h", targets.DEFAULT
IN_G = f"GRAPH <{G}> {{ ?s ?p ?o }}"
IN_H = f"GRAPH <{H}> {{ ?s ?p ?o }}"
WANTED = {"using": [], "named": [], "allowed": [], "base": "http://x/"}


@pytest.mark.parametrize(
    ("update", "wanted"),
    [
        ("", set()),
        (f"INSERT DATA {{ GRAPH <{G}> {{ <a:a> <a:b> 'GRAPH <{H}> {{' }} }}", {G}),
        (f"INSERT DATA {{ GRAPH <{G}> {{ <a:a> a '''}}''' }} <a:a> <a:b> 1 }}", {G, D}),
        ("INSERT DATA { <a:a> <a:b> true }", {D}),
        ("insert data { graph<http://x/g>{<a:a> <a:b> 1}}", {G}),
        ("PREFIX x: <http://x/> DELETE DATA { GRAPH x:g { <a:a> x:h 1 } }", {G}),
        ("PREFIX : <http://x/> INSERT DATA { GRAPH :g { :a :b :c } }", {G}),
        ("PREFIX x: <http://y/> PREFIX x: <http://x/> DROP GRAPH x:g", {G}),
        ("PREFIX x: <http://x/g> DROP GRAPH x: ; BASE <a:b> CLEAR DEFAULT", {G, D}),
        (f"# GRAPH <{H}>\nDELETE WHERE {{ {IN_G} # }} ; DROP ALL\n}}", {G}),
        (f"DELETE {{ {IN_G} }} INSERT {{ {IN_H} }} WHERE {{ GRAPH ?g {{}} }}", {G, H}),
        (f"INSERT {{ {IN_G} }} USING <{H}> USING NAMED <{H}> WHERE {{ {IN_H} }}", {G}),
        (f"WITH <{G}> DELETE {{ ?s ?p ?o }} WHERE {{ ?s ?p ?o }}", {G}),
        (f"WITH <{G}> DELETE {{ {IN_H} }} WHERE {{ ?s ?p ?o }}", {H}),
        (f"WITH <{G}> INSERT {{ ?s ?p 1 . {IN_H} }} WHERE {{ ?s ?p ?o }}", {G, H}),
        ("DELETE { ?s ?p ?o } INSERT {} WHERE { ?s ?p ?o }", {D}),
        (f"INSERT {{ {IN_G} }} WHERE {{ ?s ?p ?o FILTER(?o < 3 && ?o > 1) }}", {G}),
        (f"INSERT {{ {IN_G} }} WHERE {{ ?s <a:b#c> ?o . ?o <a:d#e> ?p }}", {G}),
        (f"COPY <{G}> TO <{H}>", {G, H}),
        (f"MOVE SILENT GRAPH <{G}> TO DEFAULT", {G, D}),
        (f"ADD DEFAULT TO GRAPH <{H}> ;", {H, D}),
        (f"CREATE GRAPH <{G}>", {G}),
        ("CLEAR DEFAULT", {D}),
        ("LOAD <http://y/> ", {D}),
        (f"LOAD SILENT <http://y/> INTO GRAPH <{G}>", {G}),
    ],
)
def test_an_update_says_which_graphs_it_can_write_to(
    update: str, wanted: set[str]
) -> None:
    assert targets.of(update) == frozenset(wanted)


@pytest.mark.parametrize(
    "update",
    [
        "CLEAR ALL",
        "DROP NAMED",
        "DELETE WHERE { GRAPH ?g { ?s ?p ?o } }",
        f"INSERT {{ {IN_G} GRAPH $g {{ ?s ?p ?o }} }} WHERE {{ GRAPH ?g {{}} }}",
        "INSERT DATA { GRAPH <g> { <a:a> <a:b> 1 } }",
        "BASE <http://x/> INSERT DATA { GRAPH <g> { <a:a> <a:b> 1 } }",
        "PREFIX x: <../> DROP GRAPH x:g",
        "DROP GRAPH x:g",
        "DROP GRAPH <http://x/a/../g>",
        r"DROP GRAPH <http://x/\u0067>",
        r"PREFIX x: <http://x/> DROP GRAPH x:\-g",
        "PREFIX x: <http://x/> INSERTDATA{GRAPH x:g {<a:a> <a:b> 1}}",
        "PREFIX GRAPHx: <http://x/> INSERT DATA { GRAPHx:g { <a:a> <a:b> 1 } }",
        f"INSERT {{ {IN_G} }} WHERE {{ FILTER(?s<x:y#>''\n) }} ; DROP ALL #''",
        f"INSERT {{ {IN_G} }} WHERE {{ FILTER(?s<'x>' && ?o) }} ; DROP ALL #'",
        f"INSERT {{ {IN_G} }} WHERE {{ ?s ?p ?o",
        "SELECT * WHERE { ?s ?p ?o }",
    ],
)
def test_in_doubt_an_update_can_write_to_any_graph(update: str) -> None:
    assert targets.of(update) is None


FORMS = (
    "INSERT DATA {{ GRAPH {a} {{ {s} {p} {o} . {s} {p} 'GRAPH <a:a> {{' }} }}",
    "INSERT DATA {{ {s} {p} {o} GRAPH {b} {{ {s} {p} 01.0 }} }}",
    "DELETE DATA {{ GRAPH {a} {{ {s} {p} {o} }} }}",
    "DELETE WHERE {{ GRAPH {a} {{ {s} ?p ?o }} }}",
    "DELETE WHERE {{ GRAPH ?g {{ {s} {p} ?o }} }}",
    "WITH {a} DELETE {{ ?s {p} ?o }} INSERT {{ ?s {p} {o} }} WHERE {{ ?s {p} ?o }}",
    "INSERT {{ GRAPH {b} {{ ?s ?p ?o }} }} WHERE {{ GRAPH {a} {{ ?s ?p ?o }} }}",
    "INSERT {{ GRAPH ?o {{ {s} {p} ?o }} }} WHERE {{ ?s ?p ?o FILTER(isIRI(?o)) }}",
    "INSERT {{ GRAPH {a} {{ {s} {p} [] }} }} USING {b} WHERE {{ ?s ?p ?o }}",
    "COPY SILENT {a} TO {b}",
    "MOVE SILENT {a} TO DEFAULT",
    "ADD DEFAULT TO GRAPH {b}",
    "CLEAR SILENT GRAPH {a}",
    "DROP SILENT GRAPH {b}",
    "DROP NAMED",
    "CREATE SILENT GRAPH {a}",
)


@pytest.mark.parametrize("seed", range(40))
def test_what_changes_is_what_the_whole_way_changes(seed: int) -> None:
    chance = Random(seed)
    store = ox.Store()
    for _ in range(4):
        store.update(_operation(chance))
    graphs = [D, *(str(graph)[1:-1] for graph in store.named_graphs())]
    whole = ox.Store()
    whole.extend(store)
    text = " ; ".join(_operation(chance) for _ in range(chance.randint(1, 3)))
    whole.update(text)

    changed = updating.updated(store, WANTED, text, Limits())

    graphs += [str(graph)[1:-1] for graph in whole.named_graphs()]
    for name in {*graphs}:
        before, after = _shape(store, name), _shape(whole, name)
        if name in changed:
            found = ox.parse(changed[name], format=ox.RdfFormat.N_TRIPLES)
            told = sorted(_line(quad.triple) for quad in found)
            assert told == after
        else:
            assert before == after
    assert changed.keys() <= {*graphs}


def _operation(chance: Random) -> str:
    name = "<http://x/{}>".format
    return chance.choice(FORMS).format(
        a=name(chance.choice("gh")),
        b=name(chance.choice("ghi")),
        s=name(chance.choice("12")),
        p="<http://x/p#>",
        o=chance.choice((name("g"), name("k"), "7", "'# }'@da")),
    )


def _shape(store: ox.Store, name: str) -> list[str]:
    place = ox.NamedNode(name) if name else ox.DefaultGraph()
    found = store.quads_for_pattern(None, None, None, place)
    return sorted(_line(quad.triple) for quad in found)


def _line(triple: ox.Triple) -> str:
    """Return *triple* as text; one blank node looks like another."""
    parts = (triple.subject, triple.predicate, triple.object)
    return " ".join(
        "[]" if isinstance(one, ox.BlankNode) else str(one) for one in parts
    )
