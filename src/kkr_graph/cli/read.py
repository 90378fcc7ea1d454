"""``kkr read FILE...``: what a dagsorden or referat says, with page."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from kkr_graph.cli import output as outputs
from kkr_graph.cli.settings import Settings, lang_option

if TYPE_CHECKING:
    from kkr_graph.agenda import Kind
    from kkr_graph.readings import Reading
    from kkr_graph.store import Store

_FORMS: Final = ("text", "json", "ttl")
# What is worth recognising in a paper.
NAMED: Final = (
    "municipality",
    "region",
    "council",
    "forum",
    "organisation",
    "initiative",
    "strategy",
)


@click.command("read", short_help="Læs papirer / read papers")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--as",
    "kind",
    type=click.Choice(["dagsorden", "referat", "bilag"]),
    help="Hvad papiret er, hvis det ikke selv siger det. / What the paper is.",
)
@click.option(
    "--format",
    "-f",
    "form",
    type=click.Choice(_FORMS),
    help="Form: en rapport, alt læst, eller fakta. / A report, all read, or facts.",
)
@click.option(
    "--output",
    "-o",
    metavar="FILE|DIR",
    help="Skriv til en fil, eller en mappe for flere. / To a file, or a folder.",
)
@lang_option
@click.pass_obj
def command(
    settings: Settings,
    *,
    files: tuple[str, ...],
    kind: "Kind | None",
    form: str | None,
    output: str | None,
) -> None:
    """Læs dagsordener og referater, og sig, hvad der står på hvilken side.

    Read agendas and minutes, and say what stands on which page; what was left out or
    could not be placed is in the report. Nothing is added to the graph.
    """
    from kkr_graph import build, questions, readings, sources  # noqa: PLC0415 - help
    from kkr_graph.resources import DATA  # noqa: PLC0415

    targets = _aim(files, form, output)
    store, _ = build.in_memory(sources.read_all(DATA))
    names = questions.spoken_names(store, NAMED)
    for file, target in zip(files, targets, strict=True):
        reading = readings.read(Path(file), names, kind)
        outputs.write(target, _written(reading, target.form, settings, store))


def _aim(
    files: tuple[str, ...], form: str | None, output: str | None
) -> list[outputs.Target]:
    """Return where each reading goes, or refuse before any of them is read."""
    if output is None or not Path(output).is_dir():
        if len(files) > 1 and output not in {None, "-"}:
            message = "-o: flere papirer kræver en mappe / several papers need a folder"
            raise click.UsageError(message)
        return [outputs.aim(output, form, _FORMS) for _ in files]
    ending = form or _FORMS[0]
    places = [str(Path(output) / f"{Path(file).stem}.{ending}") for file in files]
    if len(set(places)) < len(places):
        message = (
            "to papirer ville blive til samme fil; læs dem hver for sig / "
            "two papers would become the same file; read them one at a time"
        )
        raise click.UsageError(message)
    return [outputs.aim(place, ending, _FORMS) for place in places]


def _written(
    reading: "Reading", form: str, settings: Settings, store: "Store"
) -> bytes:
    if form == "ttl":
        from kkr_graph import stating  # noqa: PLC0415

        return stating.state(reading)
    if form == "json":
        from kkr_graph import readings  # noqa: PLC0415

        said = json.dumps(readings.as_json(reading), ensure_ascii=False, indent=2)
        return f"{said}\n".encode()
    from pyoxigraph import NamedNode  # noqa: PLC0415

    from kkr_graph import labels, run_reports  # noqa: PLC0415

    concepts = [NamedNode(iri) for iri in run_reports.concepts(reading)]
    named = labels.of_things(store, concepts, settings.language)
    return run_reports.write(reading, settings.language, named).encode()
