"""``kkr check [FILE...]``: what the sources have wrong, and how to mend it."""

import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from kkr_graph.cli import output as outputs
from kkr_graph.cli.settings import Settings, lang_option, output_option

if TYPE_CHECKING:
    from kkr_graph.breaches import Report
    from kkr_graph.facts import Facts

_FORMS: Final = ("text", "json", "junit", "turtle")
_ENDINGS: Final = {"txt": "text", "xml": "junit", "ttl": "turtle"}
_FAULTS: Final = 1


@click.command("check")
@click.argument("files", nargs=-1, metavar="[FILE]...")
@click.option(
    "--data",
    metavar="DIR",
    help="Mappen med de øvrige kilder. / The folder of the other sources.",
)
@click.option(
    "--endpoint",
    metavar="URL",
    help="Det, en SPARQL-server rummer, i stedet. / What a SPARQL server holds.",
)
@click.option(
    "--engine",
    type=click.Choice(["fast", "reference"]),
    default="fast",
    show_default=True,
    help="reference: pySHACL; langsommere / slower.",
)
@click.option(
    "--format",
    "-f",
    "form",
    type=click.Choice(_FORMS),
    help="Rapportens form. / Form of the report.",
)
@output_option
@lang_option
@click.pass_context
def command(  # noqa: PLR0913 - one argument for each option
    ctx: click.Context,
    *,
    files: tuple[str, ...],
    data: str | None,
    endpoint: str | None,
    engine: str,
    form: str | None,
    output: str | None,
) -> None:
    """Kontrollér kilderne: uden FILE alle, ellers filerne set sammen med resten.

    Check the sources: without FILE all of them, else those files, seen together with
    the rest. Exits with 1 if there are faults; warnings and remarks are no faults.
    """
    if data is not None and endpoint is not None:
        message = "--data, --endpoint: vælg den ene / choose one of them"
        raise click.UsageError(message)
    settings = ctx.ensure_object(Settings)
    if form is None and output is not None:
        form = _ENDINGS.get(Path(output).suffix.removeprefix("."))
    target = outputs.aim(output, form, _FORMS)
    report = _check(files, data, endpoint, engine)
    from kkr_graph import reports  # noqa: PLC0415 - the help must not wait for it

    text = reports.write(report, target.form, settings.language)
    outputs.write(target, text.encode())
    if not report.conforms:
        ctx.exit(_FAULTS)


def _check(
    files: Sequence[str], data: str | None, endpoint: str | None, engine: str
) -> "Report":
    from kkr_graph import sources, voices, withdrawals  # noqa: PLC0415 - help

    named = [facts for file in files for facts in sources.read_all(Path(file))]
    graphs = {facts.graph for facts in named}
    others = _held(endpoint) if endpoint is not None else _read(data)
    rest = [facts for facts in others if facts.graph not in graphs]
    together, _ = withdrawals.without(sources.distinct([*named, *rest]))
    report = voices.settled(_engine(engine)(together), together)
    return report.of(named) if files else report


def _read(data: str | None) -> "Iterable[Facts]":
    from kkr_graph import resources, sources  # noqa: PLC0415 - the help must not wait

    return sources.read_all(Path(data) if data is not None else resources.DATA)


def _held(endpoint: str) -> "Iterable[Facts]":
    from kkr_graph import endpoint_reading  # noqa: PLC0415 - seldom needed
    from kkr_graph.endpoint import reached  # noqa: PLC0415

    return endpoint_reading.facts(reached(endpoint, os.environ))


def _engine(name: str) -> "Callable[[Sequence[Facts]], Report]":
    if name == "reference":
        from kkr_graph import reference_checks  # noqa: PLC0415 - loads rdflib, pySHACL

        return reference_checks.check
    from kkr_graph import checks  # noqa: PLC0415

    return checks.check
