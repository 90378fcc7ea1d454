"""What registers a council holds: its graphs, and the rows they were made of.

A register that no rows say whole, because somebody wrote more in it by hand, is held
all the same; but it is not taken apart, since not all of it would come back.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final

import pyoxigraph as ox

from kkr_graph import canonical, owners
from kkr_graph.errors import FaultyRowsError
from kkr_graph.facts import Facts
from kkr_graph.registers import reading, tables, written
from kkr_graph.registers.entries import Stated
from kkr_graph.registers.facts import Access, document_of, of_rows
from kkr_graph.registers.files import Opened
from kkr_graph.registers.ids import Ids
from kkr_graph.registers.known import Known
from kkr_graph.registers.register import Register
from kkr_graph.registers.written import Written
from kkr_graph.triples import concept
from kkr_graph.vocabulary import BASE

# What a row may describe, if nobody else does.
_REFERRED: Final = tuple(
    f"{BASE}id/{kind}/"
    for kind in (
        *("document", "initiative", "forum", "person", "decision", "date"),
        *("scenario", "post"),
    )
)
_ACCESS: Final[tuple[Access, ...]] = ("own", "councils", "public")


@dataclass(frozen=True)
class Holding:
    """The registers of one council that are made of rows.

    council   its key
    facts     of each register, by the name of the register
    rich      the graphs of those that rows do not say whole
    others    facts of everything else
    known     what the graph knows without these registers
    """

    council: str
    facts: Mapping[str, Facts] = field(repr=False)
    rich: tuple[str, ...]
    others: tuple[Facts, ...] = field(repr=False)
    known: Known = field(repr=False)

    @cached_property
    def entries(self) -> Mapping[str, Stated]:
        """What every row states, by its IRI."""
        rows = written.rows(_stated(self.facts.values()), self.known)
        return {entry.iri: entry for entry in read(rows, self.known).entries}

    @cached_property
    def rows(self) -> tuple[Written, ...]:
        """Every row of every register, as it would be written today.

        What the register had to describe when it was read may be known by now.
        """
        return written.rows(of_rows(self.entries.values()), self.known)

    @cached_property
    def homes(self) -> Mapping[str, str]:
        """The name of the register that each row stands in, by its IRI."""
        return {
            row.iri: name
            for name, facts in self.facts.items()
            for row in written.rows(_stated([facts]), self.known)
        }

    @cached_property
    def digests(self) -> Mapping[str, str]:
        """What changes whenever a row does, by the name of the register."""
        return {
            name: canonical.digest(_stated([facts]))
            for name, facts in self.facts.items()
        }

    def access(self, name: str) -> Access:
        """Return whom the register called *name* may be shared with."""
        facts = self.facts.get(name)
        return _access(facts) if facts else "own"

    def knowing(self, more: Iterable[str] = ()) -> Known:
        """Return what is known, and that an Id may name what is held, or *more*."""
        held = frozenset((*(row.iri for row in self.rows), *more))
        elsewhere = {
            triple.subject.value: facts.graph
            for facts in self.others
            for triple in facts.triples
            if isinstance(triple.subject, ox.NamedNode)
        }
        return replace(self.known, ids=Ids(self.council, held, elsewhere))


def is_register(facts: Facts, council: str) -> bool:
    """Say whether *facts* are those of a register of *council*."""
    prefix = f"{BASE}graph/{council}/register/"
    return owners.of(facts.graph) == council and facts.graph.startswith(prefix)


def divided(
    facts: Iterable[Facts], council: str, access: Access = "own"
) -> tuple[list[Facts], list[Facts]]:
    """Return the registers of *council* that may be shared with *access*; the rest."""
    own: list[Facts] = []
    others: list[Facts] = []
    for one in facts:
        open_enough = _ACCESS.index(_access(one)) >= _ACCESS.index(access)
        mine = is_register(one, council) and open_enough
        (own if mine else others).append(one)
    return own, others


def of(
    council: str,
    own: Sequence[Facts],
    others: Sequence[Facts],
    know: Callable[[Sequence[Facts]], Known],
) -> Holding:
    """Return the registers *own* of *council*, as far as rows say them.

    *know* tells what is known from facts alone.
    """
    kept = {facts.graph.rpartition("/")[2]: facts for facts in own}
    known, described = know(others), _described(others)
    plain: dict[str, Facts] = {}
    if _is_said([*kept.values()], known, described):
        plain = dict(sorted(kept.items()))
    else:
        for name, facts in sorted(kept.items()):
            if _is_said([*plain.values(), facts], known, described):
                plain[name] = facts
    left = [facts for name, facts in sorted(kept.items()) if name not in plain]
    if not left:
        return Holding(council, plain, (), tuple(others), known)
    rest = (*others, *left)
    known, described = know(rest), _described(rest)
    rich = [facts.graph for facts in left]
    if not _is_said([*plain.values()], known, described):
        rich, rest, plain = [facts.graph for facts in own], (*others, *own), {}
        known = know(rest)
    return Holding(council, plain, tuple(sorted(rich)), rest, known)


def read(
    rows: Collection[Written], known: Known, described: Collection[str] = ()
) -> Register:
    """Return what *rows* state, as a register without name."""
    sheets = tuple(tables.sheets(rows))
    if not sheets:
        return Register("", "", "", (), ())
    return reading.of(Opened("", "", "", sheets), known, described)


def _is_said(facts: Sequence[Facts], known: Known, described: Collection[str]) -> bool:
    """Say whether rows say all of *facts*, but for things that others describe."""
    triples = _stated(facts)
    try:
        register = read(written.rows(triples, known), known)
    except FaultyRowsError:
        return False
    said = set(of_rows(register.entries))
    missing = {str(triple.subject)[1:-1] for triple in set(triples) - said}
    return said <= set(triples) and missing <= set(described)


def _described(facts: Iterable[Facts]) -> frozenset[str]:
    """Return what rows refer to and need not describe, since *facts* do."""
    subjects = {str(triple.subject)[1:-1] for one in facts for triple in one.triples}
    return frozenset(iri for iri in subjects if iri.startswith(_REFERRED))


def _stated(facts: Iterable[Facts]) -> tuple[ox.Triple, ...]:
    """Return what the rows of registers state, without what is said of their files."""
    found: set[ox.Triple] = set()
    for one in facts:
        file = _file(one.graph)
        found.update(t for t in one.triples if str(t.subject)[1:-1] not in file)
    return tuple(sorted(found, key=str))


def _file(graph: str) -> tuple[str, str]:
    """Return the graph of a register and the document that it is."""
    council, _, name = graph.removeprefix(f"{BASE}graph/").partition("/register/")
    register = Register(name, "", "", (), (), council=council)
    return graph, document_of(register)


def _access(facts: Facts) -> Access:
    levels = {triple.object for triple in facts.triples}
    for access in _ACCESS[1:]:
        if ox.NamedNode(concept("access-level", access)) in levels:
            return access
    return "own"
