"""``kkr export FILE``: the registers of a council, to be edited in a spreadsheet."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from kkr_graph.cli import output as outputs
from kkr_graph.cli.settings import Settings, council_option, lang_option, say

if TYPE_CHECKING:
    from kkr_graph.registers import Access, Holding, Kind

_ENDING: Final = ".xlsx"
_KINDS: Final = ("leads", "appointments", "deadlines", "contributions")


def _kinds(
    _ctx: click.Context, _option: click.Parameter, asked: str | None
) -> "tuple[Kind, ...]":
    wanted = asked.split(",") if asked else [*_KINDS]
    if unknown := [kind for kind in wanted if kind not in _KINDS]:
        listed = ", ".join(_KINDS)
        message = f"--kind: {unknown[0]!r}: vælg af / choose of {listed}"
        raise click.UsageError(message)
    return tuple(kind for kind in _KINDS if kind in wanted)


@click.command("export")
@click.argument("file", metavar="FILE.xlsx")
@click.option(
    "--kind",
    "kinds",
    metavar="KIND,…",
    callback=_kinds,
    help=f"Kun disse / only these: {','.join(_KINDS)}.",
)
@click.option(
    "--access",
    type=click.Choice(["own", "councils", "public"]),
    default="own",
    help="Kun registre, der må deles med dem. / Only what may be shared with them.",
)
@click.option(
    "--data", metavar="DIR", help="Mappen med kilderne. / The folder of the sources."
)
@council_option
@lang_option
@click.pass_obj
def command(  # noqa: PLR0913 - one for each option
    settings: Settings,
    *,
    file: str,
    kinds: "tuple[Kind, ...]",
    access: "Access",
    data: str | None,
    council: str | None,
) -> None:
    """Skriv et KKR's registre i et regneark, ét ark for hvert, til at rette i.

    Write the registers of a council as a workbook, a sheet for each, to be edited.
    What the papers and the common ground say is not in it. Take the edited file in
    with kkr import.

    \b
      kkr export registre.xlsx --council hovedstaden
    """  # noqa: D301 - click reads \b
    from kkr_graph import owners, registers, resources  # noqa: PLC0415 - the help
    from kkr_graph.cli.register_sources import RegisterSources, known  # noqa: PLC0415

    key = owners.key(council)
    if not file.lower().endswith(_ENDING):
        message = f"{file!r}: filen skal ende på / must end in {_ENDING}"
        raise click.UsageError(message)
    target = outputs.to(outputs.named(file), "xlsx", binary=True)
    place = Path(data) if data is not None else Path(str(resources.DATA))
    sources = RegisterSources(place, key, access)
    holding = sources.holding
    everything = known([*sources.facts.values()])
    if target.file is not None and target.file.is_file():
        _refuse_edited(target.file, holding)
    outputs.write(target, registers.export(holding, everything, kinds))
    for line in _told(holding, kinds, settings):
        click.echo(line, err=True)


def _refuse_edited(file: Path, holding: "Holding") -> None:
    """Raise unless *file* is a workbook whose every row is taken in already."""
    from kkr_graph import registers  # noqa: PLC0415 - the help must not wait for it
    from kkr_graph.errors import KkrGraphError, UntakenEditsError  # noqa: PLC0415

    try:
        edited = registers.edited(file, holding)
        edit = registers.compare(edited.register, holding, edited.snapshot)
    except KkrGraphError as error:
        raise UntakenEditsError(file=str(file)) from error
    if edit.changes:
        raise UntakenEditsError(file=str(file))


def _told(
    holding: "Holding", kinds: "tuple[Kind, ...]", settings: Settings
) -> list[str]:
    from kkr_graph.registers import LAYOUTS  # noqa: PLC0415 - the help must not wait

    language = settings.language
    counts = {kind: sum(row.kind == kind for row in holding.rows) for kind in kinds}
    said = ", ".join(
        f"{LAYOUTS[kind].words.say(language).lower()} {count}"
        for kind, count in counts.items()
    )
    lines = [say(language, f"Rækker: {said}", f"Rows: {said}")]
    if not any(counts.values()):
        lines.append(
            say(
                language,
                f"{holding.council} fører ingen register endnu; arkene er tomme og "
                "klar til at udfylde. Det fælles grundlag og papirerne er ikke med.",
                f"{holding.council} keeps no register yet; the sheets are empty and "
                "ready to fill in. The common ground and the papers are not included.",
            )
        )
    for graph in holding.rich:
        short = graph.partition("/graph/")[2]
        lines.append(
            say(
                language,
                f"{short} er ikke med: den siger mere, end rækker kan. Ret dens fil.",
                f"{short} is left out: it says more than rows can. Edit its file.",
            )
        )
    return lines
