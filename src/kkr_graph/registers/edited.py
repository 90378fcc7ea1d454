"""Read a workbook that was exported and edited: what it states, and what it was."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kkr_graph.errors import EmptyRegisterError, OtherCouncilError
from kkr_graph.registers import files, headings, reading, snapshots, strict
from kkr_graph.registers.columns import Kind
from kkr_graph.registers.entries import Contribution, Deadline, Stated
from kkr_graph.registers.holdings import Holding
from kkr_graph.registers.register import Register
from kkr_graph.registers.snapshots import Snapshot


@dataclass(frozen=True, slots=True)
class Edited:
    """A workbook that was edited.

    register  what it states now
    snapshot  what it was made of; None if it does not say
    """

    register: Register
    snapshot: Snapshot | None = field(repr=False)


def edited(path: Path, holding: Holding) -> Edited:
    """Return the workbook in the file *path*, read as one of *holding*.

    Raises as ``read``, and ``OtherCouncilError``.
    """
    file = files.opened(path)
    snapshot = snapshots.find(file.sheets)
    if snapshot and snapshot.council != holding.council:
        raise OtherCouncilError(
            file=file.origin, council=holding.council, other=snapshot.council
        )
    kinds = {one.layout.kind for s in file.sheets if (one := headings.find(s))}
    known = holding.knowing(snapshot.rows if snapshot else ())
    described = _described(holding, kinds)
    faults = [*strict.faults(file.sheets)]
    register = reading.of(file, known, [*described], faults)
    if snapshot is None and not register.entries:
        raise EmptyRegisterError(file=file.origin, line=None)
    return Edited(register, snapshot)


def _described(holding: Holding, kinds: set[Kind]) -> Iterator[str]:
    """Yield what only rows of other kinds describe: those rows stay."""
    for row in holding.rows:
        if row.kind not in kinds:
            yield from _of(holding.entries[row.iri])


def _of(entry: Stated) -> Iterator[str]:
    if entry.cited.title:
        yield entry.cited.document
    if not isinstance(entry, Deadline) and entry.body.sort:
        yield entry.body.iri
    if isinstance(entry, Contribution) and entry.scenario_label and entry.scenario:
        yield entry.scenario
