"""``kkr import`` of a register: what it changes, and the change itself."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kkr_graph.cli import output as outputs
from kkr_graph.cli.register_sources import RegisterSources
from kkr_graph.cli.settings import Settings, say
from kkr_graph.errors import OutputError, RegisterChangedError

if TYPE_CHECKING:
    from kkr_graph.registers import Edit, Edited, Register


@dataclass(frozen=True, slots=True)
class _Writing:
    """A register to write: its file, what stands there now, and what is to."""

    file: Path
    before: bytes | None
    turtle: bytes


def run(  # noqa: PLR0913 - one for each option
    settings: Settings,
    file: Path,
    *,
    accept: bool,
    dry_run: bool,
    folder: str | None,  # noqa: ARG001 - a register goes to the sources, not the store
    data: str | None,
    council: str | None,
) -> int:
    """Take in *file* if it is accepted; return the exit code."""
    from kkr_graph import owners, registers, resources  # noqa: PLC0415 - the help

    language = settings.language
    key = owners.key(council)
    place = Path(data) if data is not None else Path(str(resources.DATA))
    sources = RegisterSources(place, key)
    edited = registers.edited(file, sources.holding)
    edit = registers.compare(edited.register, sources.holding, edited.snapshot)
    writings = _writings(sources, edited.register, edit)
    for line in (*_remarks(settings, edited), *registers.lines(edit, language)):
        click.echo(line)
    if not writings:
        click.echo(say(language, "Intet er ændret.", "Nothing has changed."))
        return 0
    if dry_run or not (accept or _agreed(settings)):
        click.echo(_how(settings, file, key))
        return 0
    _write(writings)
    for writing in writings:
        written = resources.shown(writing.file)
        click.echo(say(language, f"Skrevet: {written}", f"Written: {written}"))
    click.echo(say(language, "Tag det i brug: kkr build", "Put it to use: kkr build"))
    return 0


def _writings(
    sources: RegisterSources, register: "Register", edit: "Edit"
) -> list[_Writing]:
    """Return what is to be written, all of it checked with the other sources."""
    from kkr_graph import registers  # noqa: PLC0415 - the help must not wait for it

    holding = sources.holding
    outcome = [*registers.outcome(register, holding, edit)]
    if not outcome:
        return []
    wanted = [(one, holding.access(one.name)) for one in outcome]
    turtles = registers.together(wanted, [*sources.facts.values()])
    return [
        _Writing(place, _content(place), turtle)
        for place, turtle in (
            (sources.file(one.name), turtle)
            for one, turtle in zip(outcome, turtles, strict=True)
        )
    ]


def _content(file: Path) -> bytes | None:
    return file.read_bytes() if file.exists() else None


def _write(writings: Sequence[_Writing]) -> None:
    """Write each register, unless somebody has changed one since it was read."""
    for one in writings:
        if _content(one.file) != one.before:
            raise RegisterChangedError(file=str(one.file))
    for one in writings:
        try:
            one.file.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise OutputError(file=str(one.file), reason=error.strerror) from error
        outputs.write(outputs.to(one.file, "ttl", binary=False), one.turtle)


def _remarks(settings: Settings, edited: "Edited") -> list[str]:
    said = [remark.say(settings.language) for remark in edited.register.remarks]
    if edited.snapshot is None:
        said.append(
            say(
                settings.language,
                "Filen siger ikke, hvad den er lavet af; rækker, der ikke står i den, "
                "regnes ikke for slettet.",
                "The file does not say what it was made of; rows that are not in it do "
                "not count as deleted.",
            )
        )
    return said


def _agreed(settings: Settings) -> bool:
    """Ask on a terminal whether to take it in; elsewhere nobody can say yes."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return False
    asked = say(settings.language, "Tag det ind? [j/N] ", "Take it in? [y/N] ")
    return input(asked).strip().lower()[:1] in {"j", "y"}


def _how(settings: Settings, file: Path, council: str) -> str:
    command = f"kkr import {file.name} --council {council} --accept"
    return say(
        settings.language,
        f"Intet er skrevet. Tag det ind: {command}",
        f"Nothing was written. Take it in: {command}",
    )
