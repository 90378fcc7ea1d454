"""``kkr pack``: a release as a signed package, to share."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kkr_graph.cli import output as outputs
from kkr_graph.cli.passphrases import passphrase_option
from kkr_graph.cli.settings import Settings, council_option, lang_option, say
from kkr_graph.cli.signing import signer
from kkr_graph.cli.sites import store_option

if TYPE_CHECKING:
    from kkr_graph.packages.contents import Contents


@click.command("pack")
@council_option
@click.option(
    "--access",
    type=click.Choice(("public", "councils")),
    required=True,
    help="Hvem pakken er til: alle eller KKR'erne. / Whom it is for.",
)
@click.option(
    "--sign",
    "key",
    metavar="KEY",
    required=True,
    help="Rådets hemmelige nøgle (kkr key new). / The council's secret key.",
)
@passphrase_option
@click.option(
    "--release",
    metavar="X.Y.Z",
    help="Udgivelsen; ellers den nyeste. / The release; else the newest.",
)
@click.option(
    "--since",
    metavar="X.Y.Z",
    help=(
        "Tag kun grafer med, der er ændret siden den udgivelse. / Carry only the "
        "graphs that changed since that release."
    ),
)
@click.option(
    "--output",
    "-o",
    metavar="FILE",
    help=(
        "Skriv til en fil; ellers kkr-KEY-X.Y.Z-ACCESS.zip. / Write to a file; else "
        "to that one."
    ),
)
@store_option
@lang_option
@click.pass_obj
def command(  # noqa: PLR0913 - one argument for each option
    settings: Settings,
    *,
    council: str | None,
    access: str,
    key: str,
    passphrase_file: str | None,
    release: str | None,
    since: str | None,
    output: str | None,
    folder: str | None,
) -> None:
    """Pak en udgivelse af rådets egne grafer, og skriv under: til de andre, eller alle.

    Pack a release of the council's own graphs, and sign it: for the others, or all.

    \b
      kkr pack --council hovedstaden --access public --sign hovedstaden.key
      kkr pack --access councils --since 1.0.0 --sign hovedstaden.key -o ny.zip

    Hver graf siger selv, hvem der må se den (kkr:accessLevel). Det, læseren ikke må se,
    står der intet om i pakken. Den samme udgivelse giver den samme pakke.

    Each graph states who may see it (kkr:accessLevel). Of what the reader may not see
    there is no trace in the package. The same release gives the same package.
    """  # noqa: D301 - click reads \b
    from kkr_graph import owners, versions  # noqa: PLC0415 - the help must not wait
    from kkr_graph.packages import choosing, records, writing  # noqa: PLC0415

    place = Path(folder) if folder else versions.default_store_dir()
    chosen = choosing.choose(place, owners.key(council), release, since)
    shared = chosen.contents(place, "public" if access == "public" else "councils")
    file = outputs.named(output or records.file_name(shared))
    target = outputs.to(file, "zip", binary=True)
    sign = signer(settings, Path(key), passphrase_file)
    outputs.write(target, writing.pack(shared, sign))
    if target.file is not None:
        click.echo(_told(settings, target.file, shared), err=True)


def _told(settings: Settings, file: Path, shared: "Contents") -> str:
    from datetime import date  # noqa: PLC0415 - the help must not wait for these

    from kkr_graph.packages import writing  # noqa: PLC0415
    from kkr_graph.spelling import danish_date  # noqa: PLC0415

    graphs, carried = len(shared.facts), len(shared.carried)
    release, until = shared.release.name, writing.expires(shared)
    day = danish_date(date.fromisoformat(until))
    return say(
        settings.language,
        f"{file}: {shared.council} {release}, grafer: {carried} af {graphs}; kan tages "
        f"ind til og med {day}.",
        f"{file}: {shared.council} {release}, graphs: {carried} of {graphs}; can be "
        f"imported through {until}.",
    )
