"""``kkr network NAME``: who is tied to whom, as a table, a file or a picture."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

import click

from kkr_graph.cli import output as outputs
from kkr_graph.cli.network_help import Described, complete_form, complete_name
from kkr_graph.cli.opening import opened
from kkr_graph.cli.settings import (
    Settings,
    known_option,
    lang_option,
    look_at,
    output_option,
    say,
    store_options,
)

if TYPE_CHECKING:
    from kkr_graph.answers.answer import Answer
    from kkr_graph.network import Network
    from kkr_graph.store import Store

_EVER: Final = frozenset({"alle", "all"})


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked for, understood; made before the store is opened.

    against  the day to compare with, if there is one
    table    whether a table is wanted, and not the network itself
    target   where it goes, and in which form
    """

    name: str
    on: date | None
    against: date | None
    measure: bool
    typed: Mapping[str, str]
    depth: int | None
    table: bool
    target: outputs.Target


@click.command("network", cls=Described)
@click.argument("name", shell_complete=complete_name)
@click.option(
    "--on",
    metavar="2025-09-02",
    default="today",
    help=(
        "Dag, netværket gælder; »alle« for alle tider [i dag]. / "
        "Day it holds for; “all” for all times [today]."
    ),
)
@click.option(
    "--against",
    metavar="2026-01-01",
    help=(
        "En anden dag: hvad kom til, faldt bort og blev ændret mellem de to. / "
        "Another day: what came, went and changed between the two."
    ),
)
@click.option(
    "--council",
    metavar="NAVN",
    help="Kun det, et KKR har med at gøre. / Only what a council has to do with.",
)
@click.option(
    "--thing",
    metavar="NAVN|IRI",
    help="Tingen i midten af ego. / The thing in the middle of ego.",
)
@click.option(
    "--depth",
    type=click.IntRange(1, 6),
    metavar="1-6",
    help="Så mange skridt ud fra tingen [1]. / So many steps away from it [1].",
)
@click.option(
    "--measure",
    is_flag=True,
    help="Mål for hver knude, med forklaring. / Measures of each node, explained.",
)
@store_options
@known_option
@click.option(
    "--format",
    "-f",
    "form",
    metavar="FORM",
    shell_complete=complete_form,
    help=(
        "Se formerne nedenfor; ellers efter filens navn, ellers en tabel. / "
        "See the forms below; else by the name of the file, else a table."
    ),
)
@output_option
@lang_option
@click.pass_obj
def command(  # noqa: PLR0913 - one argument for each option
    settings: Settings,
    *,
    name: str,
    on: str,
    against: str | None,
    council: str | None,
    thing: str | None,
    depth: int | None,
    measure: bool,
    folder: str | None,
    endpoint: str | None,
    as_known: str | None,
    form: str | None,
    output: str | None,
) -> None:
    """Vis eller hent et netværk: hvem er forbundet med hvem, og hvor står det.

    Show or fetch a network: who is tied to whom, and where does it say so.

    \b
      kkr network leads --on 2025-09-02
      kkr network cooperation --measure
      kkr network leads --on 2026-01-02 --against 2025-09-02
      kkr network ego --thing Klimaalliancen --depth 2 -o klima.graphml
    """  # noqa: D301 - click reads \b
    from kkr_graph.cli import network_forms  # noqa: PLC0415 - the help needs no forms

    compare = against is not None
    target = network_forms.aim(output, form, measure=measure, compare=compare)
    wanted = Wanted(
        name=name,
        on=None if on.casefold() in _EVER else _day(on),
        against=_day(against) if against is not None else None,
        measure=measure,
        typed={k: v for k, v in (("council", council), ("thing", thing)) if v},
        depth=depth,
        table=network_forms.is_table(target.form, measure=measure, compare=compare),
        target=target,
    )
    _check(wanted)
    with opened(settings, folder, endpoint, as_known) as store:
        said = _written(settings, wanted, store)
    outputs.write(wanted.target, said)


def _day(text: str) -> date:
    from kkr_graph.spelling import read_date  # noqa: PLC0415 - the help needs no days

    return read_date(text)


def _check(wanted: Wanted) -> None:
    """Refuse what the network cannot be asked, before the store is opened."""
    from kkr_graph.networks import book  # noqa: PLC0415 - the help must not wait for it

    given = {*wanted.typed, *(["depth"] if wanted.depth is not None else [])}
    book.check(book.find(wanted.name), given)
    if wanted.against is not None and wanted.on is None:
        message = "--against: --on DATO / DATE"
        raise click.UsageError(message)


def _written(settings: Settings, wanted: Wanted, store: "Store") -> bytes:
    from kkr_graph.answers import write  # noqa: PLC0415
    from kkr_graph.network_files import FORMATS  # noqa: PLC0415

    network = _network(settings, wanted, store, wanted.on)
    form, look = wanted.target.form, look_at(settings, wanted.target.file)
    if not wanted.table:
        FORMATS[form].check(network)
        if wanted.measure:
            from kkr_graph import measures  # noqa: PLC0415

            network = measures.with_measures(network, measures.measure(network))
        if not network.edges:
            click.echo(_nothing(settings, compared=False), err=True)
        return FORMATS[form].write(network, settings.language)
    answer, notes = _table(settings, wanted, store, network)
    text = write(answer, form, look)
    if not answer.rows:
        notes = (_nothing(settings, compared=wanted.against is not None),)
    below = "".join(f"{line}\n" for line in notes)
    if form != "table" or wanted.target.file is not None:
        click.echo("" if answer.rows else below, err=True, nl=False)
        return text
    title = answer.question.summary.say(settings.language)
    head = f"{title}\n" if look.width is not None else ""
    return head.encode() + text + below.encode()


def _network(
    settings: Settings, wanted: Wanted, store: "Store", on: date | None
) -> "Network":
    from kkr_graph import networks, questions  # noqa: PLC0415
    from kkr_graph.headers import Parameter  # noqa: PLC0415
    from kkr_graph.name_kinds import KIND_WORDS  # noqa: PLC0415

    given: dict[str, object] = {"on": on}
    for name, text in wanted.typed.items():
        parameter = Parameter(name, name, KIND_WORDS[name])
        given[name] = questions.read_term(store, parameter, text)
    if wanted.depth is not None:
        given["depth"] = wanted.depth
    return networks.ask(store, wanted.name, language=settings.language, **given)


def _table(
    settings: Settings, wanted: Wanted, store: "Store", network: "Network"
) -> tuple["Answer", tuple[str, ...]]:
    """Return the table that is wanted, and what is to stand below it for people."""
    from kkr_graph import network_changes, network_tables  # noqa: PLC0415

    language = settings.language
    if wanted.against is not None:
        other = _network(settings, wanted, store, wanted.against)
        first, last = sorted((network, other), key=lambda one: str(one.on))
        found = network_changes.between(first, last)
        return network_tables.changes(first, last, found, language), ()
    if wanted.measure:
        from kkr_graph import measures  # noqa: PLC0415

        measured = measures.measure(network)
        notes = network_tables.explained(network, measured)
        said = tuple(words.say(language) for words in notes)
        return network_tables.measures(network, measured, language), ("", *said)
    return network_tables.edges(network, language), ()


def _nothing(settings: Settings, *, compared: bool) -> str:
    if compared:
        return say(
            settings.language,
            "Intet er ændret mellem de to dage, så vidt kilderne siger.",
            "Nothing changed between the two days, as far as the sources say.",
        )
    return say(
        settings.language,
        "Netværket er tomt: de kilder, vi har, nævner intet, der gælder da.",
        "The network is empty: the sources held name nothing that holds then.",
    )
