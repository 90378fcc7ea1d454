"""``kkr rollback``: undo what was taken in from another council."""

from typing import TYPE_CHECKING

import click

from kkr_graph.cli import accepting, holding
from kkr_graph.cli.holding import holder_options
from kkr_graph.cli.settings import Settings, dry_run_option, lang_option, say
from kkr_graph.headers import Words

if TYPE_CHECKING:
    from kkr_graph.holders import Holder

_ASKED = Words("Rul tilbage? [j/N]", "Roll back? [y/N]")


@click.command("rollback")
@click.option(
    "--to",
    "wanted",
    metavar="NR",
    help="Til før denne hændelse (kkr history). / To before this event.",
)
@dry_run_option
@click.option(
    "--accept", is_flag=True, help="Gør det uden at spørge. / Do it without asking."
)
@holder_options
@lang_option
@click.pass_obj
def command(  # noqa: PLR0913 - one for each option
    settings: Settings,
    *,
    wanted: str | None,
    dry_run: bool,
    accept: bool,
    folder: str | None,
    endpoint: str | None,
) -> None:
    """Lad et råds grafer blive, som de var før den seneste indtagning.

    Let the graphs of a council be as they were before the last import. What you changed
    yourselves since stays. A rollback can be undone as well: --to its number.
    """
    holder = holding.remembered(folder, endpoint)
    _run(settings, holder, wanted, folder, endpoint, accept=accept, dry_run=dry_run)


def _run(  # noqa: PLR0913 - one for each option
    settings: Settings,
    holder: "Holder",
    wanted: str | None,
    folder: str | None,
    endpoint: str | None,
    *,
    accept: bool,
    dry_run: bool,
) -> None:
    from kkr_graph import history, rollback  # noqa: PLC0415 - help
    from kkr_graph.errors import InvalidFactsError  # noqa: PLC0415

    language = settings.language
    if not dry_run:
        state, received = holder.now()
        if state:
            with holder.locked():  # what a crash left is settled first
                history.settle(holder.place, received)
    begun = accepting.now()
    try:
        undoing = rollback.propose_to(holder, wanted)
    except InvalidFactsError as error:
        accepting.show_breaches(settings, error)
        raise
    undone = undoing.undone
    kept = undoing.received
    after = (
        kept.release if kept else say(language, "intet modtaget", "nothing received")
    )
    click.echo(
        say(
            language,
            f"{undone.council}: tilbage til før nr. {undone.number} "
            f"({undone.release or '–'}); så er {after} i brug.\n",
            f"{undone.council}: back to before no. {undone.number} "
            f"({undone.release or '–'}); then {after} is in use.\n",
        )
    )
    accepting.show(settings, holder, undoing.changes, undoing.before, undoing.after)
    if not undoing.is_news:
        click.echo(say(language, "Intet at fortryde.", "Nothing to undo."))
        return
    to = f"kkr rollback --to {wanted}" if wanted else "kkr rollback"
    again = holding.again(to, folder, endpoint)
    if accepting.agreed(settings, _ASKED, accept=accept, dry_run=dry_run, again=again):
        entry = rollback.accept_at(holder, undoing, begun, accepting.now())
        known, back = (
            holding.again(f"kkr {name}", folder, endpoint)
            for name in ("history", f"rollback --to {entry.number}")
        )
        click.echo(
            say(
                language,
                f"Rullet tilbage (nr. {entry.number} i {known}). Fortryd det: {back}",
                f"Rolled back (no. {entry.number} in {known}). To undo it: {back}",
            )
        )
