"""The history says what happened, and shows when somebody has changed what it says."""

from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest

from kkr_graph import history, history_entry
from kkr_graph.errors import BadEntryError, StoreWriteError
from kkr_graph.history import Fault
from kkr_graph.history_entry import Entry
from kkr_graph.received import Received

GRAPH = "https://w3id.org/kkr/graph/eksempel/tovholdere"
TAKEN = Entry(
    kind="import",
    council="eksempel",
    begun="2026-11-26T09:30:00Z",
    ended="2026-11-26T09:30:01Z",
    release="1.2.0",
    package="ab" * 32,
    key="0123456789abcdef",
    members={GRAPH: "0f" * 32, f"{GRAPH}-2": "1f" * 32},
    generated={GRAPH: "0f" * 32},
    invalidated={GRAPH: "2f" * 32},
)
REFUSED = Entry(
    kind="refusal",
    council="",
    begun="2026-11-26T10:00:00Z",
    ended="2026-11-26T10:00:00Z",
    file="cd" * 32,
    reason="signature",
)
IN_USE = Received("eksempel", "1.2.0", "ab" * 32, "0123456789abcdef", TAKEN.members)


def file(folder: Path, number: int) -> Path:
    return folder / "history" / f"{number:06}.nt"


@pytest.mark.parametrize("entry", [TAKEN, REFUSED, replace(TAKEN, undoes="0a" * 8)])
def test_an_entry_reads_back_as_it_was_written(entry: Entry, tmp_path: Path) -> None:
    noted = history.note(tmp_path, entry)

    assert history.entries(tmp_path) == (noted,)
    assert replace(noted, number=0, name="") == entry


def test_an_entry_is_prov_without_blank_nodes_in_canonical_form() -> None:
    text = history_entry.write(history_entry.named(TAKEN))
    read = [quad.triple for quad in ox.parse(text, format=ox.RdfFormat.N_TRIPLES)]
    terms = {one.predicate.value.removeprefix(history_entry.PROV) for one in read}

    assert sorted(text.splitlines()) == text.splitlines()
    assert terms >= {
        "used",
        "generated",
        "invalidated",
        "wasAssociatedWith",
        "startedAtTime",
        "endedAtTime",
    }
    assert not any(isinstance(node, ox.BlankNode) for one in read for node in one)


def test_each_entry_names_the_one_before_it(tmp_path: Path) -> None:
    first, second = history.note(tmp_path, TAKEN), history.note(tmp_path, REFUSED)

    assert (first.number, second.number) == (1, 2)
    assert (first.before, len(second.before)) == ("", 64)
    assert history.check(tmp_path) == ()


def test_an_entry_that_was_changed_is_found(tmp_path: Path) -> None:
    for entry in (TAKEN, REFUSED, TAKEN):
        history.note(tmp_path, entry)
    text = file(tmp_path, 2).read_bytes().replace(b"signature", b"signatur3")
    file(tmp_path, 2).write_bytes(text)

    assert Fault(2, "changed") in history.check(tmp_path)
    assert [one.number for one in history.entries(tmp_path)] == [1, 3]


def test_the_newest_entry_cannot_be_changed_unseen_either(tmp_path: Path) -> None:
    history.note(tmp_path, REFUSED)
    text = file(tmp_path, 1).read_bytes().replace(b"signature", b"signatur3")
    file(tmp_path, 1).write_bytes(text)

    assert history.check(tmp_path) == (Fault(1, "changed"),)


@pytest.mark.parametrize("number", [1, 2, 3])
def test_an_entry_that_was_taken_out_or_cut_off_is_missed(
    tmp_path: Path, number: int
) -> None:
    for entry in (TAKEN, REFUSED, TAKEN):
        history.note(tmp_path, entry)
    file(tmp_path, number).unlink()

    assert history.check(tmp_path) == (Fault(number, "missing"),)


def test_a_history_without_its_head_is_not_whole_and_is_never_written_over(
    tmp_path: Path,
) -> None:
    history.note(tmp_path, TAKEN)
    history.note(tmp_path, REFUSED)
    (tmp_path / "history" / "head").unlink()
    before = file(tmp_path, 2).read_bytes()

    assert history.check(tmp_path) == (Fault(3, "missing"),)
    assert history.note(tmp_path, TAKEN).number == 3
    assert file(tmp_path, 2).read_bytes() == before


@pytest.mark.parametrize("left", [b"", b"<https://w3id.org/kkr/id/exch"])
def test_an_entry_that_a_crash_left_half_is_healed(tmp_path: Path, left: bytes) -> None:
    first = history.note(tmp_path, TAKEN)
    file(tmp_path, 2).write_bytes(left)

    assert history.entries(tmp_path) == (first,)
    assert history.check(tmp_path) == ()
    second = history.note(tmp_path, REFUSED)
    assert history.entries(tmp_path) == (first, second)
    assert history.check(tmp_path) == ()


def test_an_entry_that_was_written_before_a_crash_kept_it_from_the_head_counts(
    tmp_path: Path,
) -> None:
    history.note(tmp_path, TAKEN)
    head = (tmp_path / "history" / "head").read_bytes()
    second = history.note(tmp_path, REFUSED)
    (tmp_path / "history" / "head").write_bytes(head)

    assert history.entries(tmp_path)[-1] == second
    assert history.check(tmp_path) == ()
    assert history.note(tmp_path, TAKEN).number == 3


def test_what_was_announced_is_noted_only_if_it_happened(tmp_path: Path) -> None:
    history.announce(tmp_path, TAKEN)
    assert history.settle(tmp_path, {}) is None
    assert history.entries(tmp_path) == ()

    history.announce(tmp_path, TAKEN)
    noted = history.settle(tmp_path, {"eksempel": IN_USE})
    assert history.entries(tmp_path) == (noted,)
    assert history.settle(tmp_path, {"eksempel": IN_USE}) is None


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"not N-Triples",
        history_entry.write(TAKEN),  # without its name
        history_entry.write(history_entry.named(TAKEN)) + b"# more\n",
        history_entry.write(replace(history_entry.named(TAKEN), name="0a" * 8)),
    ],
)
def test_what_is_no_entry_is_refused(text: bytes) -> None:
    with pytest.raises(BadEntryError):
        history_entry.read(text)


def test_a_history_that_cannot_be_written_is_said_to_be_so(tmp_path: Path) -> None:
    (tmp_path / "history").touch()

    with pytest.raises(StoreWriteError):
        history.note(tmp_path, TAKEN)


def test_nothing_was_done_is_an_empty_history(tmp_path: Path) -> None:
    assert history.entries(tmp_path) == ()
    assert history.check(tmp_path) == ()
    assert not [*tmp_path.iterdir()]
