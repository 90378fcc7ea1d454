"""``kkr import`` of a package: shown first, and taken in only if it is accepted."""

import shlex
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kkr_graph.cli import accepting, holding
from kkr_graph.cli.settings import Settings, say
from kkr_graph.headers import Words
from kkr_graph.language import Language

if TYPE_CHECKING:
    from kkr_graph.differences import State
    from kkr_graph.errors import KkrGraphError
    from kkr_graph.history_entry import Entry
    from kkr_graph.holders import Holder
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
    endpoint: str | None,
    data: str | None,  # noqa: ARG001 - of registers
    council: str | None,
) -> int:
    """Take in *file* if it is accepted; return the exit code."""
    from kkr_graph import importing, intake, owners, quarantine  # noqa: PLC0415 - help

    ours = owners.key(council) if council else None
    begun = accepting.now()
    with ExitStack() as stack:
        held = holding.held(settings, folder, endpoint, dry_run=dry_run)
        holder = stack.enter_context(held)
        place = quarantine.place(holder.place)
        if dry_run:
            place = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        case = _Case(settings, holder, file.name, begun, noted=not dry_run)
        copy = case.copied(file, place)
        proposal = case.weighed(copy, ours)
        _tell(settings, holder, proposal)
        again = holding.again(f"kkr import {shlex.quote(str(file))}", folder, endpoint)
        taken = proposal.is_news and accepting.agreed(
            settings, _ASKED, accept=accept, dry_run=dry_run, again=again
        )
        if taken:
            entry = importing.accept_at(holder, proposal, begun, accepting.now())
            known, undone = (
                holding.again(f"kkr {name}", folder, endpoint)
                for name in ("history", "rollback")
            )
            click.echo(_said(entry, known, undone, settings.language))
        if not dry_run:
            intake.done(holder, copy)
    return 0


@dataclass(frozen=True, slots=True)
class _Case:
    """The file at hand; a refusal is *noted* unless it is only tried."""

    settings: Settings
    holder: "Holder"
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
            judgement = intake.judged(self.holder, copy, self.origin, _today())
            return intake.proposed(self.holder, judgement, self.origin, ours)
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
            self.holder,
            error,
            copy=copy,
            judgement=judgement,
            begun=self.begun,
            ended=accepting.now(),
        )
        quarantine.prune(quarantine.place(self.holder.place))
        if copy is not None:
            click.echo(_kept(copy, self.settings.language), err=True)


def _today() -> date:
    return datetime.now(UTC).date()


def _tell(settings: Settings, holder: "Holder", proposal: "Proposal") -> None:
    language = settings.language
    click.echo(_headed(proposal, language) + "\n")
    accepting.show(settings, holder, proposal.changes, proposal.before, proposal.after)
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


def _said(entry: "Entry", known: str, undone: str, language: Language) -> str:
    return say(
        language,
        f"Taget ind: {entry.council} {entry.release} er nu i brug (nr. {entry.number} "
        f"i {known}). Fortryd det: {undone}",
        f"Taken in: {entry.council} {entry.release} is now in use (no. {entry.number} "
        f"in {known}). To undo it: {undone}",
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
