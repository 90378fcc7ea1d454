"""``kkr diff A B``: what differs between two states of the graph, thing by thing."""

from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kkr_graph.cli import output as outputs
from kkr_graph.cli.opening import opened
from kkr_graph.cli.settings import Settings, lang_option, output_option, say

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from kkr_graph.store import Store

_FORMS = ("text", "json", "patch", "update")
_BY_SUFFIX = {".json": "json", ".rdfp": "patch", ".ru": "update"}


@click.command("diff")
@click.argument("before", metavar="A")
@click.argument("after", metavar="B")
@click.option(
    "--format",
    "-f",
    "form",
    type=click.Choice(_FORMS),
    help=(
        "Ellers efter filens navn (.json, .rdfp, .ru), ellers text. / "
        "Else by the name of the file, else text."
    ),
)
@output_option
@click.option(
    "--exit-code",
    "tell",
    is_flag=True,
    help="Slut med 1, hvis de er forskellige. / Exit with 1 if they differ.",
)
@click.option(
    "--store", "folder", metavar="DIR", help="Mappen med grafen. / The graph's folder."
)
@lang_option
@click.pass_context
def command(  # noqa: PLR0913 - one for each option
    ctx: click.Context,
    *,
    before: str,
    after: str,
    form: str | None,
    output: str | None,
    tell: bool,
    folder: str | None,
) -> None:
    """Vis, hvad der er anderledes i B end i A: ting for ting, med kilden.

    Show what B says otherwise than A: thing by thing, with the source. Each of the two
    is a release (1.2.0), a package (.zip), a file or folder of sources (.ttl, .nq,
    .trig), a store, or a full stop for the graph as it is now.

    \b
      kkr diff 1.0.0 .
      kkr diff . pakke.zip
      kkr diff 1.0.0 1.1.0 --format update -o 1.1.0.ru
    """  # noqa: D301 - click reads \b
    from kkr_graph import snapshots, versions  # noqa: PLC0415 - the help needs neither
    from kkr_graph.comparing import Comparison  # noqa: PLC0415 - as above

    settings = ctx.ensure_object(Settings)
    target = _target(output, form)
    place = Path(folder) if folder else versions.default_store_dir()
    if snapshots.HERE in {before, after}:
        with opened(settings, folder, None):  # which builds it, if nothing ever did
            pass
    sides = snapshots.alike(snapshots.read(before, place), snapshots.read(after, place))
    with _names(place) as store:
        found = Comparison(*sides, settings.language, store)
        text = found.write(target.form)
    if target.form == "patch" and found.unspoken:
        _warn(settings)
    outputs.write(target, text)
    ctx.exit(1 if tell and not found.same else 0)


def _target(output: str | None, form: str | None) -> outputs.Target:
    file = outputs.named(output)
    meant = form or _BY_SUFFIX.get(file.suffix.lower() if file else "", _FORMS[0])
    return outputs.to(file, meant, binary=False)


def _names(folder: Path) -> "AbstractContextManager[Store | None]":
    """Return the store in use, where there is one: it knows what things are called."""
    from contextlib import closing  # noqa: PLC0415 - only when it runs

    from kkr_graph import versions  # noqa: PLC0415 - as above

    if versions.current(folder) is None:
        return nullcontext()
    return closing(versions.open_current(folder))


def _warn(settings: Settings) -> None:
    words = say(
        settings.language,
        "Bemærk: patchen siger, hvad der er trukket tilbage. Giv den ikke videre; "
        "brug --format update, som sletter det uden at sige det.",
        "Note: the patch says what was withdrawn. Do not pass it on; use --format "
        "update, which deletes it without saying it.",
    )
    click.echo(words, err=True)
