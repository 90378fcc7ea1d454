"""``kkr feed``: what has happened, as an Atom feed to follow."""

import click

from kkr_graph.cli import output as outputs, sites
from kkr_graph.cli.settings import Settings, lang_option, output_option


@click.command("feed")
@sites.about_options
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
    output: str | None,
    folder: str | None,
    base: str,
) -> None:
    """Skriv det, der er sket, nyeste først, som Atom: det hele eller om én ting.

    Write what has happened, newest first, as Atom: all of it, or about one thing.

    \b
      kkr feed -o aendringer.atom
      kkr feed --initiative Klimaalliancen -o klima.atom
    """  # noqa: D301 - click reads \b
    target = outputs.aim(output, "atom", ("atom",))
    about = {
        "municipality": municipality,
        "council": council,
        "initiative": initiative,
    }
    chosen = [(kind, typed) for kind, typed in about.items() if typed]
    if len(chosen) > 1:
        names = ", ".join(f"--{kind}" for kind, _ in chosen)
        message = f"{names}: vælg én / choose one of them"
        raise click.UsageError(message)
    on = sites.shown(settings, folder)
    named = [on.names.resolve(typed, kind).value for kind, typed in chosen]
    feed = sites.page(settings, on, "feed", base, about="".join(named))
    outputs.write(target, feed)
