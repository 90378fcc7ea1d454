"""``kkr withdraw THING…``: take back what a council has said, with its legal ground."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kkr_graph.cli.grounds import GROUNDS
from kkr_graph.cli.settings import (
    Settings,
    council_option,
    dry_run_option,
    lang_option,
    say,
)

if TYPE_CHECKING:
    from kkr_graph.language import Language
    from kkr_graph.withdrawals import Leftover
    from kkr_graph.withdrawing import Plan


@click.command("withdraw")
@click.argument("things", nargs=-1, required=True, metavar="NAVN|IRI...")
@click.option(
    "--ground",
    type=click.Choice([*GROUNDS]),
    required=True,
    help="Grunden, med sit retsgrundlag. / The ground, with its legal basis.",
)
@council_option
@click.option(
    "--replaced-by",
    "successor",
    metavar="NAVN|IRI",
    help="Det, der skal bruges i stedet. / What to use instead.",
)
@dry_run_option
@click.option(
    "--accept",
    is_flag=True,
    help="Gør det uden at spørge. / Do it without asking.",
)
@click.option(
    "--data", metavar="DIR", help="Mappen med kilderne. / The folder of the sources."
)
@click.option(
    "--store", "folder", metavar="DIR", help="Mappen med grafen. / The graph's folder."
)
@lang_option
@click.pass_obj
def command(  # noqa: PLR0913 - one argument for each option
    settings: Settings,
    *,
    things: tuple[str, ...],
    ground: str,
    council: str | None,
    successor: str | None,
    dry_run: bool,
    accept: bool,
    data: str | None,
    folder: str | None,
) -> None:
    """Træk noget tilbage, som rådet har sagt: her, i historikken og hos modtagerne.

    Withdraw something that the council has said: here, from the history and at the
    receivers. What stands instead says when and why, never what.

    \b
    privacy          sletning, GDPR art. 17 / erasure, GDPR art. 17
    objection        indsigelse, GDPR art. 21 / objection, GDPR art. 21
    confidentiality  tavshedspligt / duty of confidentiality
    order            domstol eller myndighed / a court or an authority
    rights           ophavsret / copyright
    error            fejl / error

    De fire første skjuler også navnet (IRI'en). / The first four hide the name too.
    """  # noqa: D301 - click reads \b
    from datetime import date  # noqa: PLC0415 - the help must not wait for these

    from kkr_graph import owners, resources, versions, withdrawing  # noqa: PLC0415
    from kkr_graph.errors import WithdrawalBreaksError  # noqa: PLC0415

    key = owners.key(council)
    place = Path(folder) if folder is not None else versions.default_store_dir()
    sources = Path(data) if data is not None else Path(str(resources.DATA))
    named = _named([*things, *([successor] if successor else [])], place)
    after = named.pop() if successor else ""
    language = settings.language
    plan = withdrawing.plan(
        named,
        ground,
        date.today(),  # noqa: DTZ011 - the day here
        key,
        data=sources,
        folder=place,
        successor=after,
    )
    if not plan.things:
        click.echo(
            say(language, "Det er allerede trukket tilbage.", "Already withdrawn.")
        )
        return
    click.echo("\n".join(_told(plan, language)), err=not dry_run)
    try:
        withdrawing.refuse_breaches(plan)
        if dry_run:
            return
        if not accept:
            asked = say(language, "Træk det tilbage?", "Withdraw it?")
            click.confirm(asked, abort=True, err=True)
        built = withdrawing.withdraw(plan, sources, place)
    except WithdrawalBreaksError as error:
        from kkr_graph import reports  # noqa: PLC0415
        from kkr_graph.breaches import Report  # noqa: PLC0415

        if isinstance(error.report, Report):
            click.echo(reports.to_text(error.report, language), err=True)
        raise
    from kkr_graph.cli import kept_names  # noqa: PLC0415

    kept_names.forget()
    click.echo(_done(plan, language))
    for line in leftovers(built.leftovers, language):
        click.echo(line, err=True)


def leftovers(places: "Sequence[Leftover]", language: "Language") -> Iterator[str]:
    """Yield lines that say where a source still holds what was withdrawn."""
    for place in places:
        at = place.origin if place.line is None else f"{place.origin}:{place.line}"
        yield say(
            language,
            f"{at}: her står stadig noget, der er trukket tilbage. Det er udeladt af "
            "grafen; slet det i filen.",
            f"{at}: something that was withdrawn still stands here. It was left out of "
            "the graph; delete it in the file.",
        )


def _named(things: Sequence[str], folder: Path) -> list[str]:
    """Return the IRI of each of *things*, which may be names."""
    from kkr_graph import questions, versions  # noqa: PLC0415
    from kkr_graph.headers import Parameter  # noqa: PLC0415
    from kkr_graph.name_kinds import KIND_WORDS  # noqa: PLC0415

    parameter = Parameter("thing", "thing", KIND_WORDS["thing"])
    store = versions.open_current(folder)
    try:
        names = questions.read_names(store)
        return [
            questions.read_term(store, parameter, one, names).value for one in things
        ]
    finally:
        store.close()


def _told(plan: "Plan", language: "Language") -> Iterator[str]:
    """Yield what *plan* would do, line by line."""
    why = GROUNDS[plan.ground].say(language)
    yield say(
        language,
        f"Trækkes tilbage for {plan.council} ({why}):",
        f"To be withdrawn for {plan.council} ({why}):",
    )
    yield from (f"  {thing}" for thing in plan.things)
    if plan.companions:
        yield say(
            language,
            "Det følger med, for det hører under det eller tjener kun det:",
            "It goes with it, being part of it or serving only it:",
        )
    for one in plan.companions:
        yield f"  {one.thing}" + (f"  »{one.text}«" if one.text else "")
    if plan.releases:
        listed = ", ".join(plan.releases)
        yield say(
            language,
            f"Udgivelser, det tages ud af: {listed}",
            f"Releases it is taken out of: {listed}",
        )
    for words, places in (
        (
            say(
                language,
                "Kilderne rummer det stadig; slet det der:",
                "The sources still hold it; delete it there:",
            ),
            plan.leftovers,
        ),
        (
            say(
                language,
                "Navnet står også her, i noget andet; se efter, om det skal væk:",
                "The name also stands here, in something else; see whether it must go:",
            ),
            plan.mentions,
        ),
    ):
        if places:
            yield words
        for place in places:
            yield f"  {place.origin}:{place.line}"


def _done(plan: "Plan", language: "Language") -> str:
    count, releases = len(plan.things) + len(plan.companions), len(plan.releases)
    from kkr_graph.resources import shown  # noqa: PLC0415

    return say(
        language,
        f"Trukket tilbage: {count}; taget ud af grafen og af {releases} udgivelser. "
        f"Gravstenene står i {shown(plan.file)}.",
        f"Withdrawn: {count}; taken out of the graph and of {releases} releases. "
        f"The tombstones stand in {shown(plan.file)}.",
    )
