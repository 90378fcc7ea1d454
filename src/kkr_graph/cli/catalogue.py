"""``kkr catalogue``: what can be had of a council's graph, as data portals read it."""

from pathlib import Path

import click

from kkr_graph.cli import output as outputs
from kkr_graph.cli.settings import Settings, council_option, lang_option
from kkr_graph.cli.sites import store_option

_FORMS = ("ttl", "jsonld", "rdf")


@click.command("catalogue")
@council_option
@click.option(
    "--base",
    metavar="URL",
    help="Hvor pakkerne ligger på nettet. / Where the packages are on the web.",
)
@click.option(
    "--output",
    "-o",
    metavar="FILE",
    help="Skriv til en fil: .ttl, .jsonld, .rdf. / Write to a file.",
)
@store_option
@lang_option
@click.pass_obj
def command(
    settings: Settings,  # noqa: ARG001 - the record speaks both languages
    *,
    council: str | None,
    base: str | None,
    output: str | None,
    folder: str | None,
) -> None:
    """Skriv, hvilke udgivelser der er, efter DCAT-AP 3.0 og DCAT-AP-DK 2.0.2.

    Write which releases there are, by DCAT-AP 3.0 and DCAT-AP-DK 2.0.2: what
    everybody may see of each, and where its package is.

    \b
      kkr catalogue --council hovedstaden --base https://data.eksempel.dk -o dcat.ttl
    """  # noqa: D301 - click reads \b
    from kkr_graph import owners, versions  # noqa: PLC0415 - the help must not wait
    from kkr_graph.packages import listing  # noqa: PLC0415

    target = outputs.aim(output, None, _FORMS)
    place = Path(folder) if folder else versions.default_store_dir()
    outputs.write(target, listing.write(place, owners.key(council), target.form, base))
