"""A patch or an update turns what was into what is, and nothing else."""

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings, strategies as st

from changed import HERE, OTHER
from kkr_graph import canonical, patches, updates
from kkr_graph.errors import BadPatchError, PatchMisfitError, UnnamedNodesError

BASE = "https://example.org/"
IRIS = [ox.NamedNode(f"{BASE}{name}") for name in "abc"]
TEXTS = st.builds(ox.Literal, st.text(max_size=4)) | st.builds(
    ox.Literal, st.text("æøå\"\\'\n{}?", max_size=4), language=st.just("da")
)
QUADS = st.builds(
    ox.Quad,
    st.sampled_from(IRIS),
    st.sampled_from(IRIS[:2]),
    st.sampled_from(IRIS) | TEXTS,
    st.sampled_from([ox.DefaultGraph(), ox.NamedNode(HERE), ox.NamedNode(OTHER)]),
)
# rdflib 7 fails to insert anything into the graph without a name of a Dataset.
NAMED = st.frozensets(
    QUADS.filter(lambda quad: isinstance(quad.graph_name, ox.NamedNode)), max_size=8
)
SETS = st.frozensets(QUADS, max_size=8)

ONE = ox.Quad(IRIS[0], IRIS[1], ox.Literal("en"), IRIS[2])
TWO = ox.Quad(IRIS[0], IRIS[1], ox.Literal("to"), IRIS[2])


def digest(quads: frozenset[ox.Quad] | list[ox.Quad]) -> str:
    return canonical.dataset_digest(quads)


@settings(deadline=None)
@given(SETS, SETS)
def test_a_patch_leads_from_one_hash_to_the_other(
    before: frozenset[ox.Quad], after: frozenset[ox.Quad]
) -> None:
    text = patches.write(patches.between(before, after))
    patch = patches.read(text, "x.rdfp")
    found = patches.apply(patch, before)
    assert found == after
    assert digest(found) == patch.after == digest(after)


@settings(deadline=None)
@given(SETS, SETS, st.sets(st.sampled_from([iri.value for iri in IRIS])))
def test_an_update_leads_there_in_pyoxigraph_whatever_is_hidden(
    before: frozenset[ox.Quad], after: frozenset[ox.Quad], hidden: set[str]
) -> None:
    store = ox.Store()
    store.extend(before)
    patch = patches.between(before, after)
    store.update(updates.write(patch, hidden, after).decode())
    assert digest([*store]) == digest(after)


@pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")  # rdflib's own
@settings(deadline=None, max_examples=30)
@given(NAMED, NAMED)
def test_an_update_leads_there_in_rdflib(
    before: frozenset[ox.Quad], after: frozenset[ox.Quad]
) -> None:
    dataset = rdflib.Dataset()
    dataset.parse(data=canonical.dataset(before).decode(), format="nquads")
    update = updates.write(patches.between(before, after)).decode()
    if "DATA" in update:
        dataset.update(update)
    written = dataset.serialize(format="nquads").encode()
    found = {*ox.parse(written, format=ox.RdfFormat.N_QUADS)}
    assert digest([*found]) == digest(after)


def test_an_update_deletes_what_is_withdrawn_without_saying_it() -> None:
    update = updates.write(patches.between([ONE, TWO], [TWO]), {IRIS[0].value}, [TWO])
    assert b'"en"' not in update
    assert b"DELETE WHERE" in update


def test_no_difference_makes_an_empty_patch() -> None:
    text = patches.write(patches.between([ONE], [ONE]))
    assert text.decode().splitlines()[2:] == ["TX .", "TC ."]
    assert patches.apply(patches.read(text, "x"), [ONE]) == {ONE}


def test_a_patch_is_written_with_its_hashes_and_in_order() -> None:
    before, after = digest([ONE]), digest([TWO])
    assert patches.write(patches.between([ONE], [TWO])).decode() == (
        f"H id <nih:sha-256;{after}> .\n"
        f"H prev <nih:sha-256;{before}> .\n"
        "TX .\n"
        f"D {ONE} .\n"
        f"A {TWO} .\n"
        "TC .\n"
    )


def test_a_patch_for_another_state_changes_nothing() -> None:
    patch = patches.between([ONE], [TWO])
    with pytest.raises(PatchMisfitError):
        patches.apply(patch, [TWO])


def test_a_patch_that_does_not_lead_where_it_says_changes_nothing() -> None:
    text = patches.write(patches.between([ONE], [ONE, TWO])).decode()
    forged = text.replace('"to"', '"tre"')
    with pytest.raises(PatchMisfitError):
        patches.apply(patches.read(forged.encode(), "x"), [ONE])


def test_nodes_without_names_are_in_no_patch() -> None:
    unnamed = ox.Quad(ox.BlankNode("x"), IRIS[1], IRIS[2])
    with pytest.raises(UnnamedNodesError):
        patches.between([ONE], [ONE, unnamed])
    assert patches.between([unnamed], [unnamed, ONE]).come == (ONE,)


GOOD = patches.write(patches.between([ONE], [TWO])).decode()
HOSTILE = {
    "nothing": "",
    "no end": GOOD.replace("TC .\n", ""),
    "no header": GOOD.partition("TX")[1] + GOOD.partition("TX")[2],
    "aborted": GOOD.replace("TC .", "TA ."),
    "two transactions": GOOD + "TX .\nTC .\n",
    "row after the end": GOOD + f"A {ONE} .\n",
    "row before the beginning": f"A {ONE} .\n" + GOOD,
    "header twice": GOOD.splitlines(keepends=True)[0] + GOOD,
    "header of another hash": GOOD.replace("sha-256", "md5"),
    "a prefix": GOOD.replace("TX .\n", "TX .\nPA ex <https://example.org/> .\n"),
    "a blank node": GOOD.replace("TC", f"A _:x {IRIS[0]} {IRIS[0]} .\nTC"),
    "two statements": GOOD.replace("TC", f"A {ONE} . {TWO} .\nTC"),
    "a comment for a row": GOOD.replace("TC", "A # nothing\nTC"),
    "no statement": GOOD.replace("TC", "A DROP ALL .\nTC"),
    "an update": "DROP ALL",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_no_whole_patch_is_refused(name: str) -> None:
    with pytest.raises(BadPatchError):
        patches.read(HOSTILE[name].encode(), "x.rdfp")


def test_a_patch_that_is_not_utf_8_is_refused() -> None:
    with pytest.raises(BadPatchError):
        patches.read(b"\xff", "x.rdfp")


@given(st.text())
def test_any_text_is_a_patch_or_is_refused(text: str) -> None:
    with pytest.raises(BadPatchError):
        patches.read(text.encode("utf-8", "replace"), "x.rdfp")


def test_comments_and_the_last_word_on_a_statement_hold() -> None:
    rows = f"# en bemærkning\n\nA {ONE} .\nD {ONE} .\nTC"
    patch = patches.read(GOOD.replace("TC", rows).encode(), "x")
    assert ONE in patch.gone
    assert ONE not in patch.come
