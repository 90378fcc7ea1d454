"""Read one paper, and say what is to be written of it: a task in, a result out."""

import contextlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kkr_graph.cli import output as outputs
from kkr_graph.cli.desk import Desk
from kkr_graph.cli.settings import Settings
from kkr_graph.language import Language

if TYPE_CHECKING:
    from kkr_graph.agenda import Kind
    from kkr_graph.readings import Reading
    from kkr_graph.registers import Access

_PDF: Final = b"%PDF-"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is wanted of every paper: the sources at hand, and how it is to be read.

    kind and accept are for papers, access for registers; council is the one that
    reads, which owns the register, or what is stated of a joint paper.  beside are the
    facts of papers read a moment ago, which are not among the sources yet.
    """

    data: Path
    language: Language
    kind: "Kind | None"
    accept: bool
    access: "Access"
    beside: tuple[Path, ...] = ()
    council: str = ""

    def desk(self) -> Desk:
        """Return a desk with these sources at hand."""
        return Desk(self.data, self.beside, self.council)


@dataclass(frozen=True, slots=True)
class Task:
    """A paper to read, and where what it says is to go."""

    paper: Path
    target: outputs.Target


@dataclass(frozen=True, slots=True)
class Result:
    """What a paper says, to be written.

    claims   the meeting and kind of paper; nothing where it does not say
    told     the report of what was read and left out, for one who does not see it
    verdicts what is to stand beside the facts, and where, if anything new was said
    """

    task: Task
    written: bytes
    claims: str
    told: tuple[str, ...] = ()
    verdicts: tuple[Path, str] | None = None


def read(desk: Desk, wanted: Wanted, task: Task) -> Result:
    """Read one paper at *desk*; raises ``UnreadableError`` where it cannot be read."""
    if _is_register(task.paper):
        return Result(task, _register(wanted, task, desk), "")
    reading = desk.read(task.paper, wanted.kind)
    agenda = reading.agenda
    day = agenda.date.isoformat() if agenda.date else ""
    claims = f"{agenda.council}/{day}/{agenda.kind}" if day else ""
    told = _brief(reading, wanted.language) if task.target.file else ()
    if task.target.form == "ttl":
        facts, verdicts = _facts(wanted, task, desk, reading)
        return Result(task, facts, claims, told, verdicts)
    if task.target.form == "json":
        return Result(task, _json(reading), claims, told)
    return Result(task, _report(desk, reading, wanted.language), claims)


def keep(result: Result) -> None:
    """Write what a paper says."""
    if result.verdicts is not None:
        file, text = result.verdicts
        outputs.write(outputs.Target(file, "review"), text.encode())
    outputs.write(result.task.target, result.written)


def _facts(
    wanted: Wanted, task: Task, desk: Desk, reading: "Reading"
) -> tuple[bytes, tuple[Path, str] | None]:
    """Return the facts, and the verdicts to keep beside them if there are new ones."""
    from kkr_graph.paper_files import PaperFiles  # noqa: PLC0415 - only for facts
    from kkr_graph.verdicts import ALL, Verdict  # noqa: PLC0415

    place = task.target.file or task.paper.with_suffix(".ttl")
    files = PaperFiles(place)
    given = files.verdicts()
    beside = None
    if wanted.accept:
        given = given.with_([Verdict("accept", ALL)])
        beside = (files.review, given.text) if task.target.file else None
    return files.compose(reading, desk.known(reading), given), beside


def _is_register(file: Path) -> bool:
    with contextlib.suppress(OSError), file.open("rb") as opened:
        if opened.read(len(_PDF)) == _PDF:
            return False
    from kkr_graph import registers  # noqa: PLC0415 - a PDF need not wait for it

    # A table of other headings is no paper either: the register's error tells more.
    return file.suffix.lower() == ".csv" or registers.is_register(file)


def _register(wanted: Wanted, task: Task, desk: Desk) -> bytes:
    from kkr_graph.cli.registers import Whose, written  # noqa: PLC0415 - only for registers

    settings = Settings(wanted.language)
    whose = Whose(wanted.council, wanted.access)
    return written(task.paper, task.target.form, settings, desk, whose)


def _brief(reading: "Reading", language: Language) -> tuple[str, ...]:
    from kkr_graph import run_reports  # noqa: PLC0415 - only for files

    return run_reports.brief(reading, language)


def _json(reading: "Reading") -> bytes:
    import json  # noqa: PLC0415 - only for JSON

    from kkr_graph import reading_json  # noqa: PLC0415

    said = json.dumps(reading_json.of(reading), ensure_ascii=False, indent=2)
    return f"{said}\n".encode()


def _report(desk: Desk, reading: "Reading", language: Language) -> bytes:
    from pyoxigraph import NamedNode  # noqa: PLC0415 - only for reports

    from kkr_graph import labels, run_reports  # noqa: PLC0415

    concepts = [NamedNode(iri) for iri in run_reports.concepts(reading)]
    named = labels.of_things(desk.store, concepts, language)
    return run_reports.write(reading, language, named).encode()
