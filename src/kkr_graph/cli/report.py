"""``kkr report NAME``: what the graph says of one thing, as a document for people."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from kkr_graph.briefs import BRIEFS, Brief
from kkr_graph.cli import output as outputs
from kkr_graph.cli.opening import opened
from kkr_graph.cli.settings import (
    Settings,
    known_option,
    lang_option,
    output_option,
    store_options,
)
from kkr_graph.document_files import FORMATS, Format
from kkr_graph.errors import UnknownReportFormatError

if TYPE_CHECKING:
    from datetime import date

    from kkr_graph.document import Document
    from kkr_graph.store import Store

_NAMES: Final = tuple(FORMATS)
_ENDINGS: Final = {form.suffix: name for name, form in FORMATS.items()}
_TYPED: Final = {
    "meeting": ("2025-09-02", "mødets dag", "the day of the meeting"),
    "municipality": ("NAVN|KODE", "kommunen", "the municipality"),
    "council": ("NAVN", "KKR, fx hovedstaden", "a council, such as hovedstaden"),
    "term": ("2022-2025", "valgperioden", "the term of office"),
}


def _command(brief: Brief) -> click.Command:
    """Return the command that makes *brief*."""
    run: Callable[..., Any] = _runner(brief)
    for decorate in (
        lang_option,
        known_option,
        store_options,
        _on,
        output_option,
        _form,
    ):
        run = decorate(run)
    for name in reversed(brief.takes):
        metavar, da, en = _TYPED[name]
        run = click.option(
            f"--{name}",
            f"given_{name}",
            metavar=metavar,
            required=name in brief.needs,
            help=f"{da[:1].upper()}{da[1:]}. / {en[:1].upper()}{en[1:]}.",
        )(run)
    if brief.argument:
        metavar, *_ = _TYPED[brief.argument]
        run = click.argument(f"given_{brief.argument}", metavar=metavar)(run)
    words = brief.words
    return click.command(brief.name, help=f"{words.da}\n\n{words.en}")(run)


def _runner(brief: Brief) -> Callable[..., None]:
    @click.pass_obj
    def run(  # noqa: PLR0913, PLR0917 - one argument for each option
        settings: Settings,
        /,
        folder: str | None,
        endpoint: str | None,
        as_known: str | None,
        form: str | None,
        output: str | None,
        on: str | None,
        **typed: str | None,
    ) -> None:
        from kkr_graph.spelling import read_date  # noqa: PLC0415 - not for the help

        chosen, target = _aim(output, form)
        day = read_date(on or "today")
        given = {
            name.removeprefix("given_"): said
            for name, said in typed.items()
            if said is not None
        }
        with opened(settings, folder, endpoint, as_known) as store:
            version = "" if endpoint or as_known else _version(folder)
            document = _made(settings, brief, given, (store, day, version))
        chosen.bound(document)
        outputs.write(target, chosen.write(document))

    return run


def _aim(output: str | None, form: str | None) -> tuple[Format, outputs.Target]:
    """Return the format and the place that are meant, or refuse them at once."""
    file = outputs.named(output)
    if form is None and file is not None:
        form = _ENDINGS.get(file.suffix.lower())
        if form is None:
            known = ", ".join(sorted(_ENDINGS))
            raise UnknownReportFormatError(file=str(file), known=known)
    chosen = FORMATS[form or _NAMES[0]]
    chosen.require()
    return chosen, outputs.to(file, chosen.name, binary=bool(chosen.needs))


def _made(
    settings: Settings,
    brief: Brief,
    given: dict[str, str],
    graph: "tuple[Store, date, str]",
) -> "Document":
    from kkr_graph import questions  # noqa: PLC0415 - the help must not wait for it
    from kkr_graph.briefs.asking import Asking  # noqa: PLC0415

    store, day, version = graph
    names = questions.read_names(store)
    return brief.write(Asking(store, names, settings.language, day, version), given)


def _version(folder: str | None) -> str:
    from kkr_graph import versions  # noqa: PLC0415 - the help needs no store

    found = versions.current(Path(folder) if folder else versions.default_store_dir())
    return found.id if found else ""


_form = click.option(
    "--format",
    "-f",
    "form",
    type=click.Choice(_NAMES),
    metavar="FORM",
    help=(
        f"{' '.join(_NAMES)}; ellers efter filens navn, ellers {_NAMES[0]}. / "
        f"Else by the name of the file, else {_NAMES[0]}."
    ),
)
_on = click.option(
    "--on",
    metavar="2025-09-02",
    help="Dagen, rapporten gælder. / The day the report holds on. [today]",
)


@click.group(
    subcommand_metavar="NAME [OPTIONS]",
)
@lang_option
def command() -> None:
    """Lav en rapport: HTML, PDF, Word eller Markdown, med kilde ved hver linje.

    Make a report: HTML, PDF, Word or Markdown, with a source at every line.

    \b
      kkr report meeting 2025-09-02 -o moedet.pdf
      kkr report handover --council hovedstaden --term 2022-2025 -o til-nyt-kkr.docx
      kkr report municipality Gladsaxe
      kkr report quality --council hovedstaden
    """  # noqa: D301 - click reads \b


for _brief in BRIEFS.values():
    command.add_command(_command(_brief))
