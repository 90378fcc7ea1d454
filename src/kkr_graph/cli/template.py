"""``kkr template KIND``: an empty register to fill in, in Excel or LibreOffice."""

from typing import TYPE_CHECKING, Final

import click

from kkr_graph.cli import output as outputs
from kkr_graph.cli.opening import opened
from kkr_graph.cli.settings import Settings, lang_option, output_options, store_options

if TYPE_CHECKING:
    from kkr_graph.registers import Kind

_KINDS: Final = ("leads", "appointments", "deadlines", "contributions")
_FORMS: Final = ("xlsx", "csv")


@click.command("template")
@click.argument("kind", type=click.Choice(_KINDS), metavar="KIND")
@store_options
@output_options(_FORMS)
@lang_option
@click.pass_obj
def command(  # noqa: PLR0913 - one argument for each option
    settings: Settings,
    *,
    kind: "Kind",
    folder: str | None,
    endpoint: str | None,
    form: str | None,
    output: str | None,
) -> None:
    """Lav et tomt register, som udfyldes i Excel eller LibreOffice.

    Make an empty register, to be filled in with Excel or LibreOffice.

    \b
      leads          tovholdere
      appointments   udpegninger
      deadlines      frister
      contributions  bidrag

    Listerne til at vælge fra er lavet af grafen. Læs det udfyldte ind med kkr read.

    The lists to choose from are made from the graph. Read it with kkr read.

    \b
      kkr template leads -o tovholdere.xlsx
    """  # noqa: D301 - click reads \b
    from kkr_graph import registers  # noqa: PLC0415 - the help must not wait for it

    target = outputs.aim(output, form, _FORMS)
    with opened(settings, folder, endpoint) as store:
        known = registers.from_store(store)
    outputs.write(target, registers.template(kind, known, target.form))
