"""``kkr key list``: every key that the store knows, also those that hold no more."""

import json
from dataclasses import asdict
from datetime import date
from pathlib import Path

import click

from kkr_graph.cli import output as outputs
from kkr_graph.cli.settings import Settings, lang_option, look_at, output_options, say
from kkr_graph.cli.sites import store_option

_FORMS = ("table", "json")


@click.command("list", short_help="Alle kendte nøgler / all known keys")
@store_option
@output_options(_FORMS)
@lang_option
@click.pass_context
def command(
    ctx: click.Context, *, folder: str | None, form: str | None, output: str | None
) -> None:
    """Vis alle nøgler, som grafen kender, og hvem de er betroet for.

    Show every key that the graph knows, and whom they are trusted for.
    """
    from kkr_graph import versions  # noqa: PLC0415 - the help must not wait
    from kkr_graph.answers.prose import Sheet  # noqa: PLC0415
    from kkr_graph.answers.table import write_sheet  # noqa: PLC0415
    from kkr_graph.keys import trust  # noqa: PLC0415

    settings = ctx.ensure_object(Settings)
    target = outputs.aim(output, form, _FORMS)
    known = trust.read(Path(folder) if folder else versions.default_store_dir()).keys
    if target.form == "json":
        said = [{**asdict(one), "fingerprint": one.public.fingerprint} for one in known]
        text = json.dumps(said, ensure_ascii=False, indent=1) + "\n"
        outputs.write(target, text.encode())
        return
    if not known:
        click.echo(
            say(
                settings.language,
                "Ingen nøgle er betroet endnu: kkr key trust FIL.pub --council KKR",
                "No key is trusted yet: kkr key trust FILE.pub --council COUNCIL",
            ),
            err=True,
        )
        return
    language, today = settings.language, date.today()  # noqa: DTZ011 - the reader's day
    heads = (
        ("KKR", "Nøgle", "Tilstand", "Fingeraftryk")
        if language == "da"
        else ("Council", "Key", "State", "Fingerprint")
    )
    rows = tuple(
        (
            *(one.council, one.id, one.state(today).say(language)),
            one.public.fingerprint,
        )
        for one in sorted(known, key=lambda one: one.council)
    )
    sheet = Sheet(heads, rows, frozenset())
    outputs.write(target, write_sheet(sheet, look_at(settings, target.file)))
