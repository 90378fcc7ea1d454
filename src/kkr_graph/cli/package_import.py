"""``kkr import`` of a package: shown first, and taken in only if it is accepted."""

import shlex
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kkr_graph.cli import accepting
from kkr_graph.cli.opening import opened
from kkr_graph.cli.settings import Settings, say
from kkr_graph.headers import Words
from kkr_graph.language import Language

if TYPE_CHECKING:
    from kkr_graph.differences import State
    from kkr_graph.errors import KkrGraphError
    from kkr_graph.history_entry import Entry
    from kkr_graph.importing import Proposal
    from kkr_graph.packages.verdicts import Judgement

_CONFLICTS_SHOWN = 10
_ASKED = Words("Tag det ind? [j/N]", "Take it in? [y/N]")


def run(  # noqa: PLR0913 - one for each option
    settings: Settings,
    file: Path,
    *,
    accept: bool,
    dry_run: bool,
    folder: str | None,
    data: str | None,  # noqa: ARG001 - of registers
    council: str | None,
) -> int:
    """Take in *file* if it is accepted; return the exit code."""
    from kkr_graph import importing, intake, owners, quarantine  # noqa: PLC0415 - help

    ours = owners.key(council) if council else None
    store = _store(settings, folder, build=not dry_run)
    begun = accepting.now()
    with ExitStack() as stack:
        place = quarantine.place(store)
        if dry_run:
            place = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        case = _Case(settings, store, file.name, begun, noted=not dry_run)
        copy = case.copied(file, place)
        proposal = case.weighed(copy, ours)
        _tell(settings, store, proposal)
        again = f"kkr import {shlex.quote(str(file))}"
        taken = proposal.is_news and accepting.agreed(
            settings, _ASKED, accept=accept, dry_run=dry_run, again=again
        )
        if taken:
            entry = importing.accept(store, proposal, begun, accepting.now())
            click.echo(_said(entry, settings.language))
        if not dry_run:
            intake.done(store, copy)
    return 0


@dataclass(frozen=True, slots=True)
class _Case:
    """The file at hand; a refusal is *noted* unless it is only tried."""

    settings: Settings
    store: Path
    origin: str
    begun: str
    noted: bool

    def copied(self, file: Path, place: Path) -> Path:
        """Return the copy of *file* in quarantine."""
        from kkr_graph import quarantine  # noqa: PLC0415 - the help needs none
        from kkr_graph.errors import PackageTooLargeError  # noqa: PLC0415

        try:
            return quarantine.take(file, place)
        except PackageTooLargeError as error:
            self._refuse(error, None, None)
            raise

    def weighed(self, copy: Path, ours: str | None) -> "Proposal":
        """Return what would change; if it is refused, say why and where it lies."""
        from kkr_graph import intake  # noqa: PLC0415 - the help needs none
        from kkr_graph.errors import (  # noqa: PLC0415
            FailedVerdictsError,
            ImportRefusedError,
            InvalidFactsError,
            PackageError,
        )

        judgement = None
        try:
            judgement = intake.judged(self.store, copy, self.origin, _today())
            return intake.proposed(self.store, judgement, self.origin, ours)
        except (ImportRefusedError, InvalidFactsError, PackageError) as error:
            if isinstance(error, FailedVerdictsError) and judgement:
                _show_failed(judgement, self.settings.language)
            if isinstance(error, InvalidFactsError):
                accepting.show_breaches(self.settings, error)
            self._refuse(error, copy, judgement)
            raise

    def _refuse(
        self,
        error: "KkrGraphError",
        copy: Path | None,
        judgement: "Judgement | None",
    ) -> None:
        from kkr_graph import intake, quarantine  # noqa: PLC0415 - the help needs none

        if not self.noted:
            return
        intake.refused(
            self.store,
            error,
            copy=copy,
            judgement=judgement,
            begun=self.begun,
            ended=accepting.now(),
        )
        quarantine.prune(quarantine.place(self.store))
        if copy is not None:
            click.echo(_kept(copy, self.settings.language), err=True)


def _store(settings: Settings, folder: str | None, *, build: bool) -> Path:
    """Return the folder of the store; by default it is built if it is not there."""
    from kkr_graph import versions  # noqa: PLC0415 - the help needs no store
    from kkr_graph.errors import StoreMissingError  # noqa: PLC0415

    place = Path(folder) if folder is not None else versions.default_store_dir()
    if folder is None and build:
        with opened(settings, None, None):
            pass
    if versions.current(place) is None:
        raise StoreMissingError(folder=place, file=str(place), line=None)
    return place


def _today() -> date:
    return datetime.now(UTC).date()


def _tell(settings: Settings, store: Path, proposal: "Proposal") -> None:
    language = settings.language
    click.echo(_headed(proposal, language) + "\n")
    accepting.show(settings, store, proposal.changes, proposal.before, proposal.after)
    conflicts = [one for one in proposal.report.breaches if one.voices]
    if conflicts:
        names = ", ".join(
            dict.fromkeys(one.focus_label for one in conflicts[:_CONFLICTS_SHOWN])
        )
        click.echo(
            say(
                language,
                f"Rådene siger hver sit om: {names}. Begge dele bevares.\n",
                f"The councils differ on: {names}. Both are kept.\n",
            )
        )
    if not proposal.is_news:
        click.echo(
            say(
                language,
                f"Uændret: {proposal.received.council} {proposal.received.release} er "
                "allerede i brug.",
                f"Unchanged: {proposal.received.council} {proposal.received.release} "
                "is in use already.",
            )
        )


def _headed(proposal: "Proposal", language: Language) -> str:
    taken, held = proposal.received, proposal.held
    now = _size(proposal.before, language) if proposal.before else ""
    used = held.release if held else ""
    before = ", ".join(filter(None, (used, now))) or say(language, "intet", "nothing")
    after = _size(proposal.after, language)
    words = say(language, "I brug nu", "In use now")
    return f"{taken.council} {taken.release}: {after}. {words}: {before}."


def _size(state: "State", language: Language) -> str:
    """Return how many graphs *state* holds, and how many statements they make."""
    triples = sum(len({*said}) for said in state.values())
    one = len(state) == 1
    said = f"{triples:,}"
    return say(
        language,
        f"{len(state)} {'graf' if one else 'grafer'} med {said.replace(',', '.')} "
        "udsagn",
        f"{len(state)} {'graph' if one else 'graphs'} with {said} statements",
    )


def _said(entry: "Entry", language: Language) -> str:
    return say(
        language,
        f"Taget ind: {entry.council} {entry.release} er nu i brug (nr. {entry.number} "
        "i kkr history). Fortryd det: kkr rollback",
        f"Taken in: {entry.council} {entry.release} is now in use (no. {entry.number} "
        "in kkr history). To undo it: kkr rollback",
    )


def _show_failed(judgement: "Judgement", language: Language) -> None:
    from kkr_graph.packages.verdicts import CHECKS  # noqa: PLC0415

    for one in judgement.verdicts:
        if one.tried and not one.passed:
            name = CHECKS[one.check].say(language)
            click.echo(f"  {name}: {one.say(language)}", err=True)


def _kept(copy: Path, language: Language) -> str:
    from kkr_graph import quarantine, resources  # noqa: PLC0415

    place = resources.shown(copy)
    return say(
        language,
        f"Pakken står i karantæne i højst {quarantine.DAYS} dage: {place}",
        f"The package stands in quarantine for at most {quarantine.DAYS} days: {place}",
    )
