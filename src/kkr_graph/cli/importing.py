"""``kkr import FILE``: what a council shares, or an edited register."""

import zipfile
from functools import partial
from pathlib import Path

import click

from kkr_graph.cli.holding import holder_options
from kkr_graph.cli.settings import Settings, council_option, dry_run_option, lang_option

_MANIFEST = "MANIFEST"
_ENTRY = b"PK\x03\x04"  # how a file in an archive begins; its name stands at 30
_BEGINNING = 38


@click.command("import")
@click.argument("file", metavar="FILE")
@dry_run_option
@click.option(
    "--accept",
    is_flag=True,
    help="Tag det ind uden at spørge. / Take it in without asking.",
)
@holder_options
@click.option(
    "--data", metavar="DIR", help="Mappen med kilderne. / The folder of the sources."
)
@council_option
@lang_option
@click.pass_context
def command(  # noqa: PLR0913 - one for each option
    ctx: click.Context,
    *,
    file: str,
    dry_run: bool,
    accept: bool,
    folder: str | None,
    endpoint: str | None,
    data: str | None,
    council: str | None,
) -> None:
    """Tag en pakke fra et andet KKR ind, eller et register, der er rettet i regneark.

    Take in a package of another council, or a register that was edited in a
    spreadsheet. What would change is shown first; nothing is taken in unless accepted.

    Med --endpoint tages en pakke ind i grafen på en SPARQL-server: afsenderens grafer
    skiftes ud på én gang, og serveren ved selv, hvad der er taget ind. Nøgler, arkiv og
    historik står hos jer, i mappen DIR/servers.

    With --endpoint a package is taken into the graph of a SPARQL server: the sender's
    graphs are replaced all at once, and what was taken in is noted there. Keys, archive
    and history stand with you, in DIR/servers.
    """
    from kkr_graph.cli import package_import, register_import  # noqa: PLC0415 - help

    settings = ctx.ensure_object(Settings)
    place = Path(file)
    run = register_import.run
    if is_package(place):
        run = partial(package_import.run, endpoint=endpoint)
    elif endpoint is not None:
        message = "--endpoint: kun til pakker / for packages only"
        raise click.UsageError(message)
    ctx.exit(
        run(
            settings,
            place,
            accept=accept,
            dry_run=dry_run,
            folder=folder,
            data=data,
            council=council,
        )
    )


def is_package(file: Path) -> bool:
    """Say whether *file* is meant as a package; whether it is sound is seen later.

    One that was cut off has lost the list of its files, so its beginning is looked at.
    """
    if file.suffix.lower() == ".zip":
        return True
    try:
        with file.open("rb") as stream:
            begins = stream.read(_BEGINNING)
        if begins[:4] == _ENTRY and begins[30:].startswith(_MANIFEST.encode()):
            return True
        with zipfile.ZipFile(file) as archive:
            return _MANIFEST in archive.namelist()
    except (
        OSError,
        zipfile.BadZipFile,
        ValueError,
        RuntimeError,
    ):  # or of no known kind
        return False
