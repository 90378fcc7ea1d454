"""``kkr pull``: fetch what another council has published since last time."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kkr_graph.cli.settings import (
    Settings,
    council_option,
    dry_run_option,
    lang_option,
    say,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kkr_graph.published import Issue, Published
    from kkr_graph.received import Received


@click.command("pull")
@click.argument("url", metavar="URL")
@dry_run_option
@click.option(
    "--accept",
    is_flag=True,
    help="Tag det ind uden at spørge. / Take it in without asking.",
)
@click.option(
    "--check-stream",
    is_flag=True,
    help=(
        "Følg kun strømmen, og se, om den fører til den nyeste udgivelse. / Only "
        "follow the stream, and see if it leads to the newest release."
    ),
)
@click.option(
    "--store", "folder", metavar="DIR", help="Mappen med grafen. / The graph's folder."
)
@click.option(
    "--data", metavar="DIR", help="Mappen med kilderne. / The folder of the sources."
)
@council_option
@lang_option
@click.pass_context
def command(  # noqa: PLR0913 - one for each option
    ctx: click.Context,
    *,
    url: str,
    dry_run: bool,
    accept: bool,
    check_stream: bool,
    folder: str | None,
    data: str | None,
    council: str | None,
) -> None:
    """Hent det, et andet KKR har offentliggjort siden sidst, og tag det ind.

    Fetch what another council has published since last time: its list, which must be
    signed by a key you trust (kkr key trust), and the package with what is new. It is
    then taken in as by kkr import. Stopped anywhere, it goes on from there next time.

    \b
      kkr pull https://data.eksempel.dk/kkr/ --dry-run
      kkr pull https://data.eksempel.dk/kkr/ --accept
    """  # noqa: D301 - click reads \b
    from kkr_graph import versions  # noqa: PLC0415 - the help must not wait
    from kkr_graph.cli import package_import  # noqa: PLC0415
    from kkr_graph.pulls import pulling  # noqa: PLC0415

    settings = ctx.ensure_object(Settings)
    store = Path(folder) if folder else versions.default_store_dir()
    errand = pulling.Errand(url, store, council)
    if check_stream:
        click.echo(_leads_to(settings, *pulling.stream(errand)))
        return

    def take(file: Path) -> int:
        return package_import.run(
            settings,
            file,
            accept=accept,
            dry_run=dry_run,
            folder=folder,
            endpoint=None,
            data=data,
            council=council,
        )

    def tell(
        listed: "Published", held: "Received | None", news: "Sequence[Issue]"
    ) -> None:
        click.echo(_told(settings, listed, held, news), err=True)

    ctx.exit(pulling.pull(errand, take, tell))


def _told(
    settings: Settings,
    listed: "Published",
    held: "Received | None",
    news: "Sequence[Issue]",
) -> str:
    """Return what is new, in a line."""
    if not news:
        newest = held.release if held else "–"
        return say(
            settings.language,
            f"{listed.council}: intet nyt; {newest} er i brug.",
            f"{listed.council}: nothing new; {newest} is in use.",
        )
    names = ", ".join(f"{one.name} ({one.made[:10]})" for one in news)
    before = held.release if held else say(settings.language, "intet", "nothing")
    return say(
        settings.language,
        f"{listed.council}: nyt siden {before}: {names}.",
        f"{listed.council}: new since {before}: {names}.",
    )


def _leads_to(settings: Settings, newest: "Issue", statements: int) -> str:
    graphs = len(newest.graphs)
    return say(
        settings.language,
        f"Strømmen fører til udgivelse {newest.name}: {graphs} grafer med {statements} "
        "udsagn, som de er underskrevet.",
        f"The stream leads to the release {newest.name}: {graphs} graphs with "
        f"{statements} statements, as they were signed.",
    )
