"""Come to the next version by what changed alone: one paper in a store of a million.

What follows from the sources that changed is derived again in the version in use
(``derive.following_change``), this is copied by links and the change written in the
copy (``growth``), and what is touched is checked again there (``edit_reports``).  The
version is the one that a whole build makes, and so is the report; a test holds both.
Where anything stands in the way nothing is done, and a whole build is called for.
"""

from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from kkr_graph import (
    changes,
    derive,
    edit_reports,
    fingerprints,
    growth,
    lines,
    owners,
    rechecks,
    scrubbing,
    versions,
)
from kkr_graph.breaches import Report
from kkr_graph.edit import Edit
from kkr_graph.edit_reports import Seen
from kkr_graph.errors import InvalidFactsError
from kkr_graph.facts import Facts
from kkr_graph.store_change import Change
from kkr_graph.surroundings import Surroundings
from kkr_graph.versions import Version

_SHARE: Final = 4  # of what is held; where more changes, all is sooner built anew
_FORM: Final = ox.RdfFormat.N_TRIPLES
_TYPED: Final = b'"^^<'


@dataclass(frozen=True, slots=True)
class Advanced:
    """The version that was put in use, and what the checks found in it."""

    version: Version
    report: Report


def advance(folder: Path, held: Version, edit: Edit) -> Advanced | None:
    """Put in use what *held*, the version in use in *folder*, becomes by *edit*.

    None where a whole build is called for; then all is as it was.  To be called under
    ``versions.locked``.  Raises ``InvalidFactsError`` if they break the shapes,
    ``StoreReadError`` and ``StoreWriteError``; then too all is as it was.
    """
    if not _may(folder, held, edit):
        return None
    with closing(versions.open_version(folder, held.id)) as store:
        before = {
            name: frozenset(store.triples(name))
            for name in (*(one.graph for one in edit.edited), *edit.gone)
        }
        was, now = frozenset(_quads(before)), frozenset(_as_kept(edit.edited))
        change = Change(was - now, now - was)
        if _SHARE * (len(change.gone) + len(change.come)) > held.triples:
            return None
        new = {quad.triple for quad in change.come}
        gone = {quad.triple for quad in change.gone}
        changed = gone | new | {*_respelled(edit.edited)}
        both = Surroundings(store.inner, new)
        seen = Seen(edit, changed, new, both, _lost(store.inner, change))
        follows = derive.following_change(store.inner, both, changed, seen.lost)
        with growth.of(folder, held.id, change.then(follows)) as grown:
            last = rechecks.findings(held)
            counted = _counted(held, edit, before)
            report = edit_reports.report(grown.store.inner, seen, last, counted)
            if not report.conforms:
                if _is_of_one(edit):
                    count = report.count("Violation")
                    raise InvalidFactsError(report=report, count=count)
                return None  # a council may differ from another (``voices``)
            version = replace(
                held,
                id=edit.version,
                graphs=len(edit.order),
                triples=counted,
                derived=held.derived + len(follows.come) - len(follows.gone),
                sources=edit.sums(held.sources),
                findings=rechecks.record(report),
            )
            grown.keep(version)
    return Advanced(version, report)


def _is_of_one(edit: Edit) -> bool:
    """Say whether the sources are those of one council, and common ground."""
    return len({owners.of(graph) for graph in edit.order} - {None}) <= 1


def _may(folder: Path, held: Version, edit: Edit) -> bool:
    """Say whether nothing stands in the way of going on from *held*."""
    graphs = (*held.sources, *(one.graph for one in edit.edited))
    return (
        held.rules == fingerprints.of_rules()
        and growth.steps(folder, held.id) < growth.MOST
        and not scrubbing.is_pending(folder)
        and not any(graph.endswith("/withdrawals") for graph in graphs)
    )


def _quads(said: dict[str, frozenset[ox.Triple]]) -> Iterator[ox.Quad]:
    for name, triples in said.items():
        graph = ox.NamedNode(name)
        for one in triples:
            yield ox.Quad(one.subject, one.predicate, one.object, graph)


def _as_kept(edited: Iterable[Facts]) -> Iterable[ox.Quad]:
    """Return what *edited* state, spelled as a store gives it back."""
    store = ox.Store()
    for one in edited:
        text, graph = lines.of(one.triples).text(), ox.NamedNode(one.graph)
        store.load(text, format=_FORM, to_graph=graph)
    return store


def _respelled(edited: Iterable[Facts]) -> Iterable[ox.Triple]:
    """Yield what a store makes of the statements in *edited* that it spells otherwise.

    It cannot tell whether their spelling changed: so it did.
    """
    for one in edited:
        text = lines.of(one.triples).text()
        typed = [line for line in text.splitlines(keepends=True) if _TYPED in line]
        said = {quad.triple for quad in ox.parse(b"".join(typed), format=_FORM)}
        yield from changes.as_kept(said - changes.as_kept(said))


def _counted(held: Version, edit: Edit, before: dict[str, frozenset[ox.Triple]]) -> int:
    """Return how many statements the sources make after *edit*."""
    new = sum(len(one.triples) for one in edit.edited)
    return held.triples + new - sum(map(len, before.values()))


def _lost(before: ox.Store, change: Change) -> frozenset[ox.Triple]:
    """Return what nobody states any more after *change* of the store *before*."""
    come = {quad.triple for quad in change.come}
    named = [quad for quad in change.gone if quad.triple not in come]
    return frozenset(
        quad.triple
        for quad in named
        if all(
            other in change.gone or other.graph_name == ox.DefaultGraph()
            for other in before.quads_for_pattern(
                quad.subject, quad.predicate, quad.object
            )
        )
    )
