"""``kkr review DOCUMENT``: what was read of a paper, what is new, what conflicts."""

import json
from pathlib import Path
from typing import Final

import click

from kkr_graph.cli import output as outputs
from kkr_graph.cli.settings import (
    Settings,
    lang_option,
    look_at,
    output_options,
)

_FORMS: Final = ("text", "json")


@click.command("review")
@click.argument("document", metavar="DOCUMENT")
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    metavar="KIND",
    help="Kun fund af den art, fx deadline. / Only findings of that kind.",
)
@click.option(
    "--status",
    type=click.Choice(["machine-read", "accepted", "rejected"]),
    help="Kun fund med den status. / Only findings with that status.",
)
@click.option(
    "--paper",
    metavar="FILE",
    help="Papiret, hvis det ikke ligger ved siden af. / The paper, if elsewhere.",
)
@click.option(
    "--data", metavar="DIR", help="Mappen med kilderne. / The folder of the sources."
)
@output_options(_FORMS)
@lang_option
@click.pass_obj
def command(  # noqa: PLR0913 - one for each option
    settings: Settings,
    *,
    document: str,
    kinds: tuple[str, ...],
    status: str | None,
    paper: str | None,
    data: str | None,
    form: str | None,
    output: str | None,
) -> None:
    """Vis, hvad der er læst i et papir: det nye, og det, der strider mod grafen.

    Show what was read in a paper: what is new, and what conflicts with the graph.
    DOCUMENT is a paper, its facts (.ttl), or a name like
    hovedstaden/2025-09-02/dagsorden.
    """
    from kkr_graph import resources, reviews, verdicts  # noqa: PLC0415 - help
    from kkr_graph.cli.desk import Desk  # noqa: PLC0415
    from kkr_graph.findings import KINDS  # noqa: PLC0415

    target = outputs.aim(output, form, _FORMS)
    wanted = tuple(verdicts.target(kind, KINDS) for kind in kinds)
    desk = Desk(Path(data) if data is not None else Path(str(resources.DATA)))
    file, files = desk.find(document, paper=paper)
    reading = desk.read(file)
    if not (files.facts.exists() or files.review.exists()):
        files = desk.kept(reading) or files  # the paper lies elsewhere than its facts
    review = reviews.of(reading, files.verdicts(), desk.store)
    chosen = review.only(wanted, status)
    if target.form == "json":
        said = json.dumps(reviews.as_json(chosen), ensure_ascii=False, indent=2) + "\n"
    else:
        whole, look = bool(wanted or status), look_at(settings, target.file)
        said = reviews.write(chosen, settings.language, whole=whole, width=look.width)
    outputs.write(target, said.encode())
