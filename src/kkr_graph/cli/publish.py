"""``kkr publish``: the releases as files that any web server can serve."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kkr_graph.cli.passphrases import passphrase_option
from kkr_graph.cli.settings import Settings, council_option, lang_option, say
from kkr_graph.cli.signing import signer

if TYPE_CHECKING:
    from kkr_graph.publishing.folder import Outcome


@click.command("publish")
@council_option
@click.option(
    "--access",
    type=click.Choice(("public", "councils")),
    required=True,
    help="Hvem det er til: alle eller KKR'erne. / Whom it is for.",
)
@click.option(
    "--base",
    required=True,
    metavar="URL",
    help="Hvor filerne vil stå på nettet. / Where the files will be on the web.",
)
@click.option(
    "--output",
    "-o",
    required=True,
    metavar="DIR",
    help="En ny mappe, eller den fra sidst. / A new folder, or the one from before.",
)
@click.option(
    "--sign",
    "key",
    metavar="KEY",
    help=(
        "Rådets hemmelige nøgle; uden den er der ingen pakker, og ingen kan hente med "
        "kkr pull. / The council's secret key; without it nobody can pull."
    ),
)
@passphrase_option
@click.option(
    "--store", "folder", metavar="DIR", help="Mappen med grafen. / The graph's folder."
)
@lang_option
@click.pass_obj
def command(  # noqa: PLR0913 - one argument for each option
    settings: Settings,
    *,
    council: str | None,
    access: str,
    base: str,
    output: str,
    key: str | None,
    passphrase_file: str | None,
    folder: str | None,
) -> None:
    """Skriv rådets udgivelser som filer: en strøm af ændringer, pakker og en liste.

    Write the council's releases as files: a stream of changes (LDES), packages, a
    catalogue and a signed list. What is there already is only added to.

    \b
      kkr publish --council hovedstaden --access public --sign hovedstaden.key \\
        --base https://data.eksempel.dk/kkr/ -o www/kkr
    """  # noqa: D301 - click reads \b
    from kkr_graph import owners, versions  # noqa: PLC0415 - the help must not wait
    from kkr_graph.publishing import contents, packed  # noqa: PLC0415
    from kkr_graph.publishing.folder import Folder  # noqa: PLC0415
    from kkr_graph.pulls import addresses  # noqa: PLC0415

    store = Path(folder) if folder else versions.default_store_dir()
    reader = packed.access(access)
    sign = signer(settings, Path(key), passphrase_file) if key else None
    plan = contents.Plan(
        council=owners.key(council),
        access=reader,
        base=addresses.root(base),
        key=packed.key_of(sign) if sign else "",
        pack=packed.packer(store, reader, sign) if sign else None,
        describe=packed.describer(store, reader),
    )
    place = Folder(Path(output))
    outcome = place.publish(contents.of(store, plan, place.made(plan)), sign)
    click.echo(_told(settings, output, outcome), err=True)


def _told(settings: Settings, place: str, outcome: "Outcome") -> str:
    if not outcome.changed:
        return say(
            settings.language,
            f"{place}: intet nyt siden sidst.",
            f"{place}: nothing new since last time.",
        )
    listed = outcome.listed
    newest, many = listed.releases[-1].name, len(listed.releases)
    return say(
        settings.language,
        f"{place}: {listed.council} til og med {newest} (udgivelser: {many}). Nye "
        f"filer: {outcome.new}, fjernet: {outcome.gone}, liste nr. {listed.number}.",
        f"{place}: {listed.council} through {newest} (releases: {many}). New "
        f"files: {outcome.new}, removed: {outcome.gone}, list no. {listed.number}.",
    )
