"""``kkr show NAME|IRI``: all that is known of one thing, each line with its source."""

import click

from kkr_graph.answers import FORMATS, write
from kkr_graph.cli import output as outputs
from kkr_graph.cli.opening import opened
from kkr_graph.cli.settings import (
    Settings,
    known_option,
    lang_option,
    look_at,
    output_options,
    store_options,
)

_FORMS = tuple(FORMATS)


@click.command("show")
@click.argument("thing", metavar="NAME|IRI")
@store_options
@known_option
@output_options(_FORMS)
@lang_option
@click.pass_obj
def command(  # noqa: PLR0913 - one argument for each option
    settings: Settings,
    *,
    thing: str,
    folder: str | None,
    endpoint: str | None,
    as_known: str | None,
    form: str | None,
    output: str | None,
) -> None:
    """Vis alt, hvad der vides om en ting: hver linje med sin kilde.

    Show all that is known of a thing: each line with its source.

    \b
      kkr show Klimaalliancen
      kkr show 0159
    """  # noqa: D301 - click reads \b
    from kkr_graph import show  # noqa: PLC0415 - the help must not wait for it

    target = outputs.aim(output, form, _FORMS)
    look = look_at(settings, target.file)
    with opened(settings, folder, endpoint, as_known) as store:
        answer = show.show(store, thing, language=settings.language)
    people = target.form == "table"
    text = show.write(answer, look) if people else write(answer, target.form, look)
    outputs.write(target, text)
