"""``kkr release`` and ``kkr releases``: make a release, and see which there are."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from kkr_graph.cli.grounds import GROUNDS
from kkr_graph.cli.settings import (
    Settings,
    council_option,
    dry_run_option,
    lang_option,
    say,
)
from kkr_graph.headers import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kkr_graph.language import Language
    from kkr_graph.releases import Bump, Release
    from kkr_graph.releasing import Plan

_KINDS: Final = {
    "added": Words("tilføjet", "added"),
    "changed": Words("ændret", "changed"),
    "ended": Words("afsluttet", "ended"),
    "withdrawn": Words("trukket tilbage", "withdrawn"),
    "removed": Words("fjernet", "removed"),
}
_store_option = click.option(
    "--store", "folder", metavar="DIR", help="Mappen med grafen. / The graph's folder."
)


@click.command("release")
@council_option
@click.option(
    "--bump",
    type=click.Choice(("major", "minor", "patch")),
    help=(
        "Hvilket tal der tælles op; ellers efter ændringerne. / "
        "Which number goes up; else by what changed."
    ),
)
@dry_run_option
@_store_option
@lang_option
@click.pass_obj
def command(
    settings: Settings,
    *,
    council: str | None,
    bump: "Bump | None",
    dry_run: bool,
    folder: str | None,
) -> None:
    """Giv grafen, som den er nu, et nummer, og gem den, så den altid kan ses igen.

    Give the graph as it is now a number, and keep it, so that it can always be seen
    again (--as-known).

    \b
    major  noget er trukket tilbage eller fjernet / something was withdrawn or removed
    minor  noget er kommet til / something was added
    patch  ellers / else
    """  # noqa: D301 - click reads \b
    from kkr_graph import owners, releasing  # noqa: PLC0415 - the help needs no store

    key = owners.key(council)
    place = _place(folder)
    run = releasing.plan if dry_run else releasing.make
    done = run(place, key, bump=bump)
    click.echo(_told(done, settings.language, dry_run=dry_run))


@click.command("releases")
@click.option(
    "--format",
    "-f",
    "form",
    type=click.Choice(("table", "json")),
    default="table",
    show_default=True,
    help="Svarets form. / Form of the answer.",
)
@_store_option
@lang_option
@click.pass_obj
def listing(settings: Settings, *, form: str, folder: str | None) -> None:
    """Vis udgivelserne: nummer, dag, hvor meget der er ændret, og bemærkninger.

    Show the releases: number, day, how much changed, and notes.
    """
    from kkr_graph import releases, versions  # noqa: PLC0415 - the help needs no store
    from kkr_graph.errors import StoreMissingError  # noqa: PLC0415

    place = _place(folder)
    if versions.current(place) is None:
        raise StoreMissingError(folder=place)
    made = releases.all_of(place)
    if form == "json":
        said = [_as_data(one) for one in made]
        click.echo(json.dumps(said, ensure_ascii=False, indent=1))
        return
    if not made:
        words = say(
            settings.language,
            "Der er ingen udgivelser endnu. Lav den første: kkr release --council …",
            "There are no releases yet. Make the first: kkr release --council …",
        )
        click.echo(words, err=True)
    for row in _rows(made, settings.language):
        click.echo(row)


def _place(folder: str | None) -> Path:
    from kkr_graph import versions  # noqa: PLC0415 - the help needs no store

    return Path(folder) if folder is not None else versions.default_store_dir()


def _told(plan: "Plan", language: "Language", *, dry_run: bool) -> str:
    if not plan.news and plan.before is not None:
        return say(
            language,
            f"Intet er ændret siden {plan.before.name}; der er ikke lavet nogen "
            "udgivelse.",
            f"Nothing has changed since {plan.before.name}; no release was made.",
        )
    made = plan.release
    graphs = len(made.own)
    begun = (
        say(language, "Ville udgive", "Would release")
        if dry_run
        else say(language, "Udgivet", "Released")
    )
    return say(
        language,
        f"{begun}: {made.council} {made.name}, {graphs} egne grafer af "
        f"{len(made.graphs)}. {_counted(made.changes, language)}.",
        f"{begun}: {made.council} {made.name}, {graphs} own graphs of "
        f"{len(made.graphs)}. {_counted(made.changes, language)}.",
    )


def _counted(changes: "Mapping[str, int]", language: "Language") -> str:
    said = [
        f"{changes[kind]} {words.say(language)}"
        for kind, words in _KINDS.items()
        if changes.get(kind)
    ]
    none = say(language, "Intet eget er ændret", "Nothing of its own changed")
    return ", ".join(said) or none


def _as_data(release: "Release") -> dict[str, object]:
    from kkr_graph.releases import day_of  # noqa: PLC0415

    return {
        "release": release.name,
        "council": release.council,
        "made": release.made,
        "day": day_of(release).isoformat(),
        "graphs": len(release.graphs),
        "own": len(release.own),
        **{kind: release.changes.get(kind, 0) for kind in _KINDS},
        "notes": [*release.notes],
    }


def _rows(made: "tuple[Release, ...]", language: "Language") -> list[str]:
    """Return a table of the releases as lines, the newest last."""
    if not made:
        return []
    from kkr_graph.answers.prose import write_date  # noqa: PLC0415
    from kkr_graph.releases import day_of  # noqa: PLC0415

    head = [
        say(language, "udgivelse", "release"),
        say(language, "dag", "day"),
        *(words.say(language) for words in _KINDS.values()),
        say(language, "bemærkninger", "notes"),
    ]
    rows = [head] + [
        [
            one.name,
            write_date(day_of(one), language),
            *(str(one.changes.get(kind, 0)) for kind in _KINDS),
            "; ".join(_note(note, language) for note in one.notes),
        ]
        for one in made
    ]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(
            cell.rjust(width) if cell.isdecimal() else cell.ljust(width)
            for cell, width in zip(row, widths, strict=True)
        ).rstrip()
        for row in rows
    ]


def _note(note: str, language: "Language") -> str:
    """Return *note* in words; what the program did not write stands as it is."""
    from datetime import date  # noqa: PLC0415

    from kkr_graph.answers.prose import write_date  # noqa: PLC0415
    from kkr_graph.releases import taken_out_when  # noqa: PLC0415

    found = taken_out_when(note)
    if found is None or not found[0]:
        return note
    day = write_date(date.fromisoformat(found[0]), language)
    why = ", ".join(GROUNDS[one].say(language) for one in found[1] if one in GROUNDS)
    return say(language, f"taget ud {day} ({why})", f"taken out on {day} ({why})")
