"""Show what would change, and ask whether it is to."""

import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final, TextIO

import click

from kkr_graph.cli.settings import Settings, say
from kkr_graph.headers import Words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kkr_graph.differences import Change, State
    from kkr_graph.errors import InvalidFactsError
    from kkr_graph.holders import Holder

_YES: Final = frozenset({"j", "ja", "y", "yes"})
_MOST: Final = 100  # things that are told one by one


def now() -> str:
    """Return the moment it is, as the history has it: ``2026-11-26T09:30:00Z``."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def show(
    settings: Settings,
    holder: "Holder",
    changes: "Iterable[Change]",
    before: "State",
    after: "State",
) -> None:
    """Tell what differs, thing by thing."""
    from kkr_graph import difference_words  # noqa: PLC0415 - slow to load

    store = holder.opened()
    try:
        told = difference_words.tell(changes, before, after, settings.language, store)
    finally:
        store.close()
    click.echo(told.text(_MOST))


def agreed(
    settings: Settings, question: Words, *, accept: bool, dry_run: bool, again: str
) -> bool:
    """Return whether to go on; where nobody can be asked, say how by *again*."""
    language = settings.language
    if dry_run:
        click.echo(
            say(
                language,
                "Kun vist; intet er ændret.",
                "Only shown; nothing was changed.",
            )
        )
        return False
    if accept:
        return True
    if _stdin().isatty():
        answer = click.prompt(question.say(language), default="", show_default=False)
        if answer.strip().casefold() in _YES:
            return True
        click.echo(say(language, "Intet er ændret.", "Nothing was changed."))
        return False
    click.echo(
        say(
            language,
            f"Intet er ændret. Godkend det sådan: {again} --accept",
            f"Nothing was changed. To accept it: {again} --accept",
        )
    )
    return False


def show_breaches(settings: Settings, error: "InvalidFactsError") -> None:
    """Tell on stderr what the checks found."""
    from kkr_graph import reports  # noqa: PLC0415 - only when something is wrong
    from kkr_graph.breaches import Report  # noqa: PLC0415

    if isinstance(error.report, Report):
        click.echo(reports.to_text(error.report, settings.language), err=True)


def _stdin() -> TextIO:
    return sys.stdin
