"""``kkr workbook``: the whole graph as one Excel file."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kkr_graph.cli import output as outputs
from kkr_graph.cli.opening import opened
from kkr_graph.cli.settings import (
    Settings,
    known_option,
    lang_option,
    say,
    store_options,
)

if TYPE_CHECKING:
    from kkr_graph import workbook

_FORMS = ("xlsx",)


@click.command("workbook")
@store_options
@known_option
@click.option(
    "--output",
    "-o",
    metavar="FILE",
    default="kkr.xlsx",
    show_default=True,
    help="Skriv til en fil; - er skærmen. / Write to a file; - is the screen.",
)
@click.option(
    "--council",
    metavar="NAVN",
    help="Kun det, der vedkommer ét KKR. / Only what concerns one council.",
)
@click.option(
    "--on",
    metavar="2025-09-02",
    help="Kun det, der gælder den dag. / Only what holds on that day.",
)
@lang_option
@click.pass_obj
def command(  # noqa: PLR0913 - one argument for each option
    settings: Settings,
    *,
    folder: str | None,
    endpoint: str | None,
    as_known: str | None,
    output: str,
    council: str | None,
    on: str | None,
) -> None:
    """Skriv hele grafen som ét regneark: et ark for hver slags ting, og relationerne.

    Write the whole graph as one workbook: a sheet for each kind of thing, and the
    relations.

    \b
      kkr workbook -o kkr.xlsx
      kkr workbook -o hovedstaden.xlsx --council hovedstaden --on 2025-09-02

    Det første ark siger, hvad der står hvor, og hvad vi ikke ved.

    The first sheet says what is where, and what is not known.
    """  # noqa: D301 - click reads \b
    from datetime import date  # noqa: PLC0415 - the help must not wait for these
    from importlib import metadata  # noqa: PLC0415

    from kkr_graph import workbook  # noqa: PLC0415
    from kkr_graph.spelling import read_date  # noqa: PLC0415

    target = outputs.aim(output, "xlsx", _FORMS)
    wanted = workbook.Wanted(
        made=date.today(),  # noqa: DTZ011 - the reader's own day
        language=settings.language,
        council=council,
        on=read_date(on) if on else None,
        release=metadata.version("kkr-graph"),
        version=None if as_known else _version(folder, endpoint),
    )
    with opened(settings, folder, endpoint, as_known) as store:
        made = workbook.make(store, wanted)
    outputs.write(target, made.content)
    if target.file is not None:
        click.echo(_told(settings, target.file, made), err=True)


def _version(folder: str | None, endpoint: str | None) -> str | None:
    from kkr_graph import versions  # noqa: PLC0415 - the help must not wait for it

    if endpoint is not None:
        return None
    place = Path(folder) if folder else versions.default_store_dir()
    version = versions.current(place)
    return version.id if version else None


def _told(settings: Settings, file: Path, made: "workbook.Made") -> str:
    rows = f"{made.rows:,}"
    return say(
        settings.language,
        f"{file}: {made.sheets} ark, {rows.replace(',', '.')} rækker.",
        f"{file}: {made.sheets} sheets, {rows} rows.",
    )
