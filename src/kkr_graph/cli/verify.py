"""``kkr verify FILE...``: whether the quotes still stand in their papers."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from kkr_graph.cli.settings import Settings, lang_option, say

if TYPE_CHECKING:
    from kkr_graph.quotations import Lost

_FAULTS: Final = 1


@click.command("verify", short_help="Find citaterne igen / find the quotes again")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--data", metavar="DIR", help="Mappen med kilderne. / The folder of the sources."
)
@lang_option
@click.pass_context
def command(ctx: click.Context, *, files: tuple[str, ...], data: str | None) -> None:
    """Læs papirerne igen, og meld hvert citat i grafen, der ikke længere står der.

    Read the papers again, and report each quote in the graph that no longer stands in
    them. Exits with 1 if there is one.
    """
    from kkr_graph import quotations, resources, stating  # noqa: PLC0415 - help
    from kkr_graph.cli.desk import Desk  # noqa: PLC0415

    language = ctx.ensure_object(Settings).language
    desk = Desk(Path(data) if data is not None else Path(str(resources.DATA)))
    gone = 0
    for file in files:
        reading = desk.read(Path(file))
        document = stating.iris(reading).document
        cited = quotations.cited(desk.store, document)
        paged = reading.paper.page_count > 0
        lost = quotations.lost(reading.flow, cited, paged=paged)
        gone += len(lost)
        there = len(cited) - len(lost)
        click.echo(
            say(
                language,
                f"{file}: {there} af {len(cited)} citater står, hvor grafen siger",
                f"{file}: {there} of {len(cited)} quotes stand where the graph says",
            )
        )
        for one in lost:
            click.echo(_told(one, say(language, "s.", "p."), language == "da"))
    if gone:
        ctx.exit(_FAULTS)


def _told(one: "Lost", page: str, danish: bool) -> str:  # noqa: FBT001 - of two words
    passage = one.passage
    if one.elsewhere:
        pages = ", ".join(map(str, one.elsewhere))
        where = f"står på {page} {pages}" if danish else f"stands on {page} {pages}"
    else:
        where = "findes ikke" if danish else "is not there"
    return (
        f"  {page} {passage.page or '–'}  »{passage.quote}«  {where}\n    {passage.iri}"
    )
