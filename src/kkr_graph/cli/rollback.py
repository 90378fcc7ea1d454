"""``kkr rollback``: undo what was taken in from another council."""

from pathlib import Path

import click

from kkr_graph.cli import accepting
from kkr_graph.cli.settings import Settings, dry_run_option, lang_option, say
from kkr_graph.headers import Words

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
@click.option(
    "--store", "folder", metavar="DIR", help="Mappen med grafen. / The graph's folder."
)
@lang_option
@click.pass_obj
def command(
    settings: Settings,
    *,
    wanted: str | None,
    dry_run: bool,
    accept: bool,
    folder: str | None,
) -> None:
    """Lad et råds grafer blive, som de var før den seneste indtagning.

    Let the graphs of a council be as they were before the last import. What you changed
    yourselves since stays. A rollback can be undone as well: --to its number.
    """
    from kkr_graph import history, rollback, versions  # noqa: PLC0415 - help
    from kkr_graph.errors import InvalidFactsError  # noqa: PLC0415

    language = settings.language
    store = Path(folder) if folder is not None else versions.default_store_dir()
    if not dry_run and (version := versions.current(store)):
        with versions.locked(store):  # what a crash left is settled first
            history.settle(store, version.received)
    begun = accepting.now()
    try:
        undoing = rollback.propose(store, wanted)
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
    accepting.show(settings, store, undoing.changes, undoing.before, undoing.after)
    if not undoing.is_news:
        click.echo(say(language, "Intet at fortryde.", "Nothing to undo."))
        return
    again = "kkr rollback" + (f" --to {wanted}" if wanted else "")
    if accepting.agreed(settings, _ASKED, accept=accept, dry_run=dry_run, again=again):
        entry = rollback.accept(store, undoing, begun, accepting.now())
        click.echo(
            say(
                language,
                f"Rullet tilbage (nr. {entry.number} i kkr history). "
                f"Fortryd det: kkr rollback --to {entry.number}",
                f"Rolled back (no. {entry.number} in kkr history). "
                f"To undo it: kkr rollback --to {entry.number}",
            )
        )
