"""``kkr verify FILE...``: whether packages are genuine, and quotes in their paper."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import click

from kkr_graph.cli import output as outputs
from kkr_graph.cli.importing import is_package
from kkr_graph.cli.settings import Settings, lang_option, look_at, output_options
from kkr_graph.cli.sites import store_option
from kkr_graph.cli.verified import Verified

_FORMS: Final = ("table", "json")
_ARCHIVE: Final = ".zip"  # one that is damaged is a package too


@click.command("verify")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--data", metavar="DIR", help="Mappen med kilderne. / The folder of the sources."
)
@click.option(
    "--key",
    "given",
    metavar="FILE.pub",
    help="Prøv pakker med denne nøgle. / Try packages with this key.",
)
@store_option
@output_options(_FORMS)
@lang_option
@click.pass_context
def command(  # noqa: PLR0913 - one for each option
    ctx: click.Context,
    *,
    files: tuple[str, ...],
    data: str | None,
    given: str | None,
    folder: str | None,
    form: str | None,
    output: str | None,
) -> None:
    """Prøv, om en pakke fra et andet KKR er ægte, hel, ny og uden fejl.

    Af et papir: læs det igen, og meld hvert citat i grafen, der ikke længere står der.

    Try whether a package of another council is genuine, whole, new and without faults.
    Of a paper: read it again, and report each quote in the graph that no longer stands
    in it. Exits with 1 if something is wrong, with 3 if a package cannot be read.
    """
    settings = ctx.ensure_object(Settings)
    target = outputs.aim(output, form, _FORMS)
    packages = [file for file in files if _is_package(Path(file))]
    papers = [file for file in files if file not in packages]
    found: list[Verified] = []
    if packages:
        from kkr_graph.cli import verify_packages  # noqa: PLC0415 - the help

        look = look_at(settings, target.file)
        found += verify_packages.run(settings, packages, folder, given, look)
    if papers:
        from kkr_graph.cli import verify_papers  # noqa: PLC0415 - as above

        found += verify_papers.run(settings, papers, data)
    outputs.write(target, _text(found, target.form).encode())
    ctx.exit(max(one.code for one in found))


def _is_package(file: Path) -> bool:
    return file.suffix.lower() == _ARCHIVE or is_package(file)


def _text(found: Sequence[Verified], form: str) -> str:
    if form == "json":
        said = [one.said for one in found]
        return json.dumps(said, ensure_ascii=False, indent=1) + "\n"
    return "\n".join(one.text for one in found)
