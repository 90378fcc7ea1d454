"""``kkr build``: read the sources, check them, and put the graph in use."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from kkr_graph.cli.settings import Settings, lang_option, say, store_options
from kkr_graph.headers import Words

if TYPE_CHECKING:
    from kkr_graph.build_steps import Built, Step
    from kkr_graph.language import Language

_STEPS: Final[dict["Step", Words]] = {
    "read": Words("læser kilderne", "reading the sources"),
    "check": Words("kontrollerer dem", "checking them"),
    "derive": Words("udleder", "deriving"),
    "keep": Words("gemmer", "keeping"),
}


@click.command("build")
@click.option(
    "--data",
    metavar="DIR",
    help="Mappen med kilderne. / The folder of the sources.",
)
@store_options
@lang_option
@click.pass_obj
def command(
    settings: Settings, *, data: str | None, folder: str | None, endpoint: str | None
) -> None:
    """Byg grafen af kilderne; er der fejl i en af dem, står den forrige graf urørt.

    Build the graph from the sources; if one of them is at fault, the graph from before
    is left untouched.
    """
    from kkr_graph import resources, versions  # noqa: PLC0415 - the help must not wait
    from kkr_graph.build import build  # noqa: PLC0415
    from kkr_graph.errors import InvalidFactsError  # noqa: PLC0415

    language = settings.language

    def tell(step: "Step") -> None:
        if sys.stderr.isatty():
            click.echo(f"  {_STEPS[step].say(language)} …", err=True)

    places = [Path(data) if data is not None else resources.DATA]
    place = Path(folder) if folder is not None else versions.default_store_dir()
    try:
        if endpoint is not None:
            from kkr_graph.endpoint import reached  # noqa: PLC0415
            from kkr_graph.endpoint_building import build_into  # noqa: PLC0415

            server = reached(endpoint, os.environ)
            built = build_into(places, server, tell=tell)
        else:
            built = build(places, place, tell=tell)
    except InvalidFactsError as error:
        from kkr_graph import reports  # noqa: PLC0415
        from kkr_graph.breaches import Report  # noqa: PLC0415

        if isinstance(error.report, Report):
            click.echo(reports.to_text(error.report, language), err=True)
        raise
    click.echo(_said(built, endpoint or resources.shown(place), language))
    if built.leftovers:
        from kkr_graph.cli.withdraw import leftovers  # noqa: PLC0415

        for line in leftovers(built.leftovers, language):
            click.echo(line, err=True)


def _said(built: "Built", place: str, language: "Language") -> str:
    if built.unchanged:
        return say(
            language,
            f"Uændret: {place} har allerede {built.graphs} kilder med "
            f"{_count(built.triples, language)} udsagn.",
            f"Unchanged: {place} already holds {built.graphs} sources with "
            f"{_count(built.triples, language)} statements.",
        )
    seconds = f"{built.seconds:.1f}"
    return say(
        language,
        f"Bygget: {built.graphs} kilder med {_count(built.triples, language)} udsagn, "
        f"{_count(built.derived, language)} afledt, kontrolleret uden fejl, "
        f"i {place} på {seconds.replace('.', ',')} s.",
        f"Built: {built.graphs} sources with {_count(built.triples, language)} "
        f"statements, {_count(built.derived, language)} derived, checked without "
        f"faults, in {place} in {seconds} s.",
    )


def _count(number: int, language: "Language") -> str:
    said = f"{number:,}"
    return said.replace(",", ".") if language == "da" else said
