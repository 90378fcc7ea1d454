"""``kkr site``: the whole site as files, for a web server or a folder."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from kkr_graph.cli import sites
from kkr_graph.cli.settings import Settings, say

if TYPE_CHECKING:
    from kkr_graph.language import Language

_LANGUAGES: Final[dict[str, tuple["Language", ...]]] = {
    "both": ("da", "en"),
    "da": ("da",),
    "en": ("en",),
}
_NOW_AND_THEN: Final = 100  # files
_MIB: Final = 1024 * 1024


@click.command("site")
@click.option(
    "--out",
    "out",
    required=True,
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="En ny eller tom mappe. / A new or empty folder.",
)
@click.option(
    "--on",
    metavar="DATE",
    help="Dagen, siderne viser; ellers i dag. / The day shown, else today.",
)
@click.option(
    "--lang",
    "tongues",
    type=click.Choice([*_LANGUAGES]),
    default="both",
    show_default=True,
    help="Sidernes sprog. / The languages of the pages.",
)
@sites.store_option
@sites.base_option
@click.pass_obj
def command(  # noqa: PLR0913 - one for each option
    settings: Settings,
    *,
    out: Path,
    on: str | None,
    tongues: str,
    folder: str | None,
    base: str,
) -> None:
    """Skriv hele sitet som filer, der kan åbnes fra en mappe uden server.

    Write the whole site as files that open from a folder without a server. Begin at
    index.html. What needs a server: docs/site.md

    \b
      kkr site --out site
      kkr site --out site --base https://example.org/kkr
    """  # noqa: D301 - click reads \b
    from kkr_graph.spelling import read_date  # noqa: PLC0415 - the help must not wait
    from kkr_graph.static_site import Plan, write  # noqa: PLC0415
    from kkr_graph.static_site.folder import refuse  # noqa: PLC0415

    day = read_date(on) if on else None
    refuse(out)
    shown = sites.shown(settings, folder)
    plan = Plan(shown.version, day or shown.today, _LANGUAGES[tongues], base)
    seen = sys.stderr.isatty()

    def tell(done: int, known: int) -> None:
        if seen and done % _NOW_AND_THEN == 0:
            words = say(settings.language, f"{done} af {known}", f"{done} of {known}")
            click.echo(f"\r{words} ", err=True, nl=False)

    made = write(shown.store, shown.names, out, plan, tell)
    size = made.size / _MIB
    words = say(
        settings.language,
        f"{made.pages} sider, {made.files} filer, {size:.0f} MiB: {out / 'index.html'}",
        f"{made.pages} pages, {made.files} files, {size:.0f} MiB: {out / 'index.html'}",
    )
    click.echo(f"\r{words}" if seen else words, err=True)
