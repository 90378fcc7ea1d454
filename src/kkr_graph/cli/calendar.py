"""``kkr calendar``: the deadlines as a calendar that every calendar program reads."""

import click

from kkr_graph.cli import output as outputs, sites
from kkr_graph.cli.settings import Settings, lang_option, output_option


@click.command("calendar")
@sites.about_options
@click.option(
    "--open",
    "still_open",
    is_flag=True,
    help="Kun det, ingen kilde siger er gjort. / Only what no source says is done.",
)
@output_option
@sites.store_option
@sites.base_option
@lang_option
@click.pass_obj
def command(  # noqa: PLR0913 - one for each option
    settings: Settings,
    *,
    municipality: str | None,
    council: str | None,
    initiative: str | None,
    still_open: bool,
    output: str | None,
    folder: str | None,
    base: str,
) -> None:
    """Skriv fristerne som iCalendar; en omtrentlig frist er alle de dage, den kan være.

    Write the deadlines as iCalendar; a rough one is all the days it can mean. A
    municipality has its own, its council's, and those of the council's circles.

    \b
      kkr calendar --municipality Gladsaxe -o gladsaxe.ics
      kkr calendar --council Hovedstaden --open
    """  # noqa: D301 - click reads \b
    target = outputs.aim(output, "ics", ("ics",))
    given = {
        "municipality": municipality,
        "council": council,
        "initiative": initiative,
        "open": "1" if still_open else None,
    }
    wanted = {name: typed for name, typed in given.items() if typed}
    on = sites.shown(settings, folder)
    calendar = sites.page(settings, on, "deadlines-calendar", base, **wanted)
    outputs.write(target, calendar)
