"""Read some papers into a part: the pure function that every engine runs.

The same task gives the same part, byte for byte, in any process of any machine.  A part
that is there already, of the same papers, is not read again.
"""

import json
import threading
from dataclasses import dataclass
from hashlib import file_digest, sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from kkr_graph import (
    canonical,
    checks,
    precedents,
    readings,
    sources,
    stating,
)
from kkr_graph.errors import (
    KkrGraphError,
    OtherProgramError,
    PaperBreaksRulesError,
    PaperFaultError,
    SameMeetingError,
)
from kkr_graph.mass_reading import ground as grounds, parts, program
from kkr_graph.mass_reading.ground import Ground
from kkr_graph.mass_reading.parts import WORK, Outcome, Record
from kkr_graph.ontology import short
from kkr_graph.paper_files import PaperFiles
from kkr_graph.papers.shown import shown
from kkr_graph.stating import Known
from kkr_graph.verdicts import ALL, Verdict

if TYPE_CHECKING:
    from kkr_graph.agenda import Kind
    from kkr_graph.facts import Facts
    from kkr_graph.readings import Reading
    from kkr_graph.store import Store

# PDFium is not made for threads, and a worker of Dask may have several.
_ONE_AT_A_TIME: Final = threading.Lock()


@dataclass(frozen=True, slots=True)
class How:
    """How every paper is read.

    folder   where the parts go; the same name on every machine
    ground   SHA-256 of what they are read by (``ground``)
    program  what reads them (``program.mark``)
    kind, accept and council are as for ``kkr read``
    """

    folder: Path
    ground: str
    program: str
    kind: "Kind | None" = None
    accept: bool = False
    council: str = ""

    @property
    def identity(self) -> tuple[object, ...]:
        """What the bytes of a part depend on, besides its papers."""
        return self.ground, self.program, self.kind, self.accept, self.council


@dataclass(frozen=True, slots=True)
class Task:
    """Some papers to read into a part, and its number in the order of parts."""

    number: int
    papers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Again:
    """Minutes to read again, in the light of their agenda.

    place of the *paper* in its own part, and of the agenda in the *part* it is in
    """

    place: int
    paper: str
    part: str
    agenda: int


@dataclass(frozen=True, slots=True)
class Mend:
    """A part to make anew from one that was read before.

    name   of the part as it was read first
    same   places of papers that are another's paper again, and the name of that other
    again  minutes to read in the light of their agenda
    """

    number: int
    name: str
    same: tuple[tuple[int, str], ...]
    again: tuple[Again, ...]


def tried(how: How, task: Task | Mend) -> tuple[int, Record] | KkrGraphError:
    """Do *task* as ``read`` does; an error of ours is given, not raised."""
    try:
        return read(how, task)
    except KkrGraphError as error:
        return error


def read(how: How, task: Task | Mend) -> tuple[int, Record]:
    """Do *task*; return its number, and the record of the part.

    Raises ``OtherProgramError``, ``GroundDamagedError``, ``OutputError``; what is wrong
    with a paper is in the record.
    """
    if program.mark() != how.program:
        raise OtherProgramError(wanted=how.program, found=program.mark())
    with _ONE_AT_A_TIME:
        done = _read(how, task) if isinstance(task, Task) else _mend(how, task)
    return task.number, done


def _read(how: How, task: Task) -> Record:
    name = _name(how.identity, task.papers)
    sums = [_sum(paper) for paper in task.papers]
    if held := _held(how, name, sums):
        return held
    ground = grounds.read(how.folder / WORK, how.ground)
    outcomes, graphs = [], []
    for paper, digest in zip(task.papers, sums, strict=True):
        outcome, text = _tried(how, ground, ground.store, paper, digest)
        outcomes.append(outcome)
        graphs.append(text)
    return parts.write(how.folder, name, outcomes, graphs)


def _mend(how: How, mend: Mend) -> Record:
    first = _whole(how, mend.name)
    agendas = {one.part: _whole(how, one.part) for one in mend.again}
    name = _name(
        how.identity,
        sorted(first.files.items()),
        mend.same,
        [
            (one.place, one.agenda, sorted(agendas[one.part].files.items()))
            for one in mend.again
        ],
    )
    sums = [one.sha256 for one in first.outcomes]
    if held := _held(how, name, sums):
        return held
    outcomes, graphs = [*first.outcomes], parts.graphs(how.folder, first)
    for place, other in mend.same:
        outcomes[place] = _same(outcomes[place], other)
        graphs[place] = b""
    ground = grounds.read(how.folder / WORK, how.ground)
    for one in mend.again:
        agenda = parts.graphs(how.folder, agendas[one.part])[one.agenda]
        store = ground.beside(ox.parse(agenda, format=ox.RdfFormat.N_QUADS))
        outcomes[one.place], graphs[one.place] = _tried(
            how, ground, store, one.paper, sums[one.place]
        )
    return parts.write(how.folder, name, outcomes, graphs)


def _held(how: How, name: str, sums: list[str]) -> Record | None:
    """Return the part of that *name*, if it is whole and of papers with these *sums*.

    What the program failed at is tried again: the fault may have been the machine's.
    """
    held = parts.read(how.folder, name)
    if held is None or [one.sha256 for one in held.outcomes] != sums:
        return None
    failed = (one.refused and one.refused[0] for one in held.outcomes)
    return None if PaperFaultError.__name__ in failed else held


def _whole(how: How, name: str) -> Record:
    record = parts.read(how.folder, name)
    if record is None:
        message = f"{name} is not whole"  # it was, a moment ago
        raise RuntimeError(message)
    return record


def _same(outcome: Outcome, other: str) -> Outcome:
    meeting, _, kind = outcome.claims.rpartition("/")
    error = SameMeetingError(
        file=outcome.paper, other=other, kind=kind, meeting=meeting
    )
    return _refused(outcome.paper, outcome.sha256, error)


def _tried(
    how: How, ground: Ground, store: "Store", paper: str, digest: str
) -> tuple[Outcome, bytes]:
    """Return what became of *paper*, and the canonical N-Quads of its graph."""
    try:
        reading = readings.read(Path(paper), ground.names, how.kind, how.council)
        known = precedents.known(store, stating.iris(reading))
        facts = _facts(how, Path(paper), reading, known)
    except KkrGraphError as error:
        return _refused(shown(Path(paper)), digest, error), b""
    except MemoryError:  # of this machine, not of the paper
        raise
    except Exception as error:  # noqa: BLE001 - one in a million stops none of the others
        fault = PaperFaultError(file=shown(Path(paper)), kind=type(error).__name__)
        return _refused(shown(Path(paper)), digest, fault), b""
    agenda = reading.agenda
    day = agenda.date.isoformat() if agenda.date else ""
    claims = f"{agenda.council}/{day}/{agenda.kind}"
    text = canonical.dataset(facts.as_quads())
    lines = len(facts.triples)
    return Outcome(shown(Path(paper)), digest, claims, facts.graph, lines), text


def _facts(how: How, paper: Path, reading: "Reading", known: Known) -> "Facts":
    """Return the facts of *reading*; raise if they break the rules of their stage."""
    files = PaperFiles(paper.with_suffix(".ttl"))
    given = files.verdicts()
    if how.accept:
        given = given.with_([Verdict("accept", ALL)])
    said = [(files.compose(reading, known, given), shown(files.facts))]
    if files.edits.is_file():
        said.append((files.edits.read_bytes(), shown(files.edits)))
    facts = sources.read_parts(said)
    broken = [
        one.shape
        for one in checks.alone(checks.validate, facts)
        if one.severity == "Violation"
    ]
    if broken:
        rules = ", ".join(sorted(set(map(short, broken))))
        raise PaperBreaksRulesError(file=shown(paper), count=len(broken), rules=rules)
    return facts


def _refused(paper: str, digest: str, error: KkrGraphError) -> Outcome:
    said = (type(error).__name__, error.exit_code, error.say("da"), error.say("en"))
    return Outcome(paper, digest, refused=said)


def _sum(paper: str) -> str:
    """Return the SHA-256 of *paper* and what a person keeps beside it."""
    files = PaperFiles(Path(paper).with_suffix(".ttl"))
    digest = sha256()
    for file in (Path(paper), files.review, files.edits):
        try:
            digest.update(_digest(file))
        except OSError as error:  # reading it says why to people
            digest.update(f"{error.errno}".encode())
    return digest.hexdigest()


def _digest(file: Path) -> bytes:
    """Return the SHA-256 of *file*; nothing for what is none, a pipe may never end."""
    if not file.is_file():
        return b""
    with file.open("rb") as opened:
        return file_digest(opened, "sha256").digest()


def _name(*made_of: object) -> str:
    text = json.dumps(made_of, ensure_ascii=False, default=str)
    return f"part-{sha256(text.encode('utf-8', 'surrogateescape')).hexdigest()[:16]}"
