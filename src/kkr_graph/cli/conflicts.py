"""``kkr conflicts``: what two councils say differently, and what may be one thing."""

from typing import TYPE_CHECKING, Final

import click

from kkr_graph.answers import FOR_PEOPLE, FORMATS, write
from kkr_graph.cli import output as outputs
from kkr_graph.cli.opening import opened
from kkr_graph.cli.settings import (
    Settings,
    lang_option,
    look_at,
    output_options,
    say,
    store_options,
)

if TYPE_CHECKING:
    from kkr_graph.answers.answer import Answer
    from kkr_graph.store import Store

_FORMS: Final = tuple(FORMATS)
_DUPLICATES: Final = "duplicates"
_KINDS: Final = (
    "name",
    "lead",
    "date",
    "time",
    "place",
    "amount",
    "decision",
    "same",
    _DUPLICATES,
)


@click.command("conflicts")
@click.option("--about", metavar="NAVN", help="Kun om den ting. / Only of that thing.")
@click.option(
    "--kind",
    type=click.Choice(_KINDS),
    help="Kun den art; duplicates: mulige gengangere. / Only of that kind.",
)
@store_options
@output_options(_FORMS)
@lang_option
@click.pass_obj
def command(  # noqa: PLR0913 - one argument for each option
    settings: Settings,
    *,
    about: str | None,
    kind: str | None,
    folder: str | None,
    endpoint: str | None,
    form: str | None,
    output: str | None,
) -> None:
    """Vis, hvor to råd siger noget forskelligt, hvert med sin kilde.

    Show where two councils differ, each with its source. As a table, what may be one
    thing under two names stands below (alone: --kind duplicates).

    \b
      kkr conflicts --about Klimaalliancen
      kkr conflicts --kind lead -o uenigheder.xlsx
    """  # noqa: D301 - click reads \b
    target = outputs.aim(output, form, _FORMS)
    look = look_at(settings, target.file)
    given = {"about": about} if about is not None else {}
    with opened(settings, folder, endpoint) as store:
        told = [_asked(store, settings, given, kind, target.form)]
        if kind is None and target.form == "table":
            told.append(_asked(store, settings, given, _DUPLICATES, target.form))
    if target.form != "table":
        outputs.write(target, write(told[0], target.form, look))
        return
    parts = [_part(settings, answer, write(answer, "table", look)) for answer in told]
    outputs.write(target, b"\n".join(parts))


def _asked(
    store: "Store",
    settings: Settings,
    given: dict[str, str],
    kind: str | None,
    form: str,
) -> "Answer":
    from kkr_graph import duplicates, labels, questions  # noqa: PLC0415 - help

    language = settings.language
    if kind == _DUPLICATES:
        answer = duplicates.possible(store, given, language)
    else:
        of_kind = {"kind": kind} if kind is not None else {}
        answer = questions.ask(
            store, "conflicts", {**given, **of_kind}, language=language
        )
    if form in FOR_PEOPLE or form == "xlsx":
        return labels.of_answer(store, answer, language)
    return answer


def _part(settings: Settings, answer: "Answer", table: bytes) -> bytes:
    """Return one list under its heading; an empty one says that there is none."""
    heading = answer.question.summary.say(settings.language)
    none = say(settings.language, "Ingen.\n", "None.\n")
    return f"{heading}\n\n".encode() + (table if answer.rows else none.encode())
