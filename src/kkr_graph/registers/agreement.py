"""Hold the rows of a file together: none twice, none that contradicts another."""

from collections.abc import Iterator, Sequence
from typing import Final

from kkr_graph.names import key
from kkr_graph.registers import edit_problems, keys, problems
from kkr_graph.registers.entries import Contribution, Deadline, Held, Proposal, Stated
from kkr_graph.registers.rows import Row

# What a row must say for what it names to count as described: the column of the name,
# the column that describes it, and how its IRI begins.
_DESCRIBED: Final = (
    ("initiative", "new", ("initiative",)),
    ("forum", "new", ("forum",)),
    ("document", "sort", ("document", "kilde")),
)


def declared(rows: Sequence[Row]) -> frozenset[str]:
    """Return the IRIs of new things that some row of the file describes."""
    return frozenset(
        keys.iri(*kind, keys.slug(row.text(name)))
        for row in rows
        for name, sort, kind in _DESCRIBED
        if row.layout.has(name) and row.has(name) and row.has(sort)
    )


def check(stated: Sequence[tuple[Row, Stated]]) -> None:
    """Tell of rows that say the same, and of what is described in two ways."""
    first: dict[str, Row] = {}
    said: dict[str, tuple[Row, tuple[str, ...]]] = {}
    for row, entry in stated:
        other = first.setdefault(entry.iri, row)
        if other is not row:
            _twice(row, other, entry)
        for column, iri, words in _descriptions(entry):
            before, told = said.setdefault(iri, (row, words))
            if told != words:
                row.fault(column, problems.OTHER_WORDS, **_at(before))


def _twice(row: Row, other: Row, entry: Stated) -> None:
    """Tell of two rows with one IRI: both given, one given, or both of their words."""
    named = [one for one in (row, other) if one.has("id")]
    if len(named) > 1:
        row.fault("id", edit_problems.SAME_ID, **_at(other))
    elif named:
        new, old = (other, row) if named[0] is row else (row, other)
        suggested = f"{key(entry.iri)}-2"
        new.fault("id", edit_problems.TAKEN_ID, suggested=suggested, **_at(old))
    else:
        row.fault(row.layout.columns[0].key, problems.DUPLICATE, **_at(other))


def _at(row: Row) -> dict[str, object]:
    return {"other": row.number, "sheet_of": row.sheet}


def _descriptions(entry: Stated) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield what the row describes: column, IRI, and its words."""
    cited = entry.cited
    if cited.title:
        words = (cited.title, cited.sort, cited.address)
        yield "document", cited.document, words
    if not isinstance(entry, Deadline) and entry.body.sort:
        column = "forum" if "/forum/" in entry.body.iri else "initiative"
        yield column, entry.body.iri, (entry.body.label, entry.body.sort)
    match entry:
        case Held(decision=decision, person=person):
            if decision:
                yield "words", decision.iri, (decision.words, decision.day.verbatim)
            if person and person.new:
                yield "appointed", person.iri, (person.name,)
        case Contribution(scenario=str(scenario), scenario_label=label) if label:
            yield "scenario", scenario, (label, entry.scenario_status)
        case Proposal() | Deadline() | Contribution():
            return
