"""``kkr same A B`` and ``kkr different A B``: a steward judges two names."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from kkr_graph.cli import output as outputs
from kkr_graph.cli.opening import opened
from kkr_graph.cli.settings import (
    Settings,
    council_option,
    dry_run_option,
    lang_option,
    say,
)
from kkr_graph.errors import (
    NotJudgedError,
    OneThingError,
    OtherKindError,
    OutputError,
    UndescribedThingError,
    UnknownNameError,
)
from kkr_graph.vocabulary import BASE, KKR

if TYPE_CHECKING:
    import pyoxigraph as ox

    from kkr_graph.facts import Facts
    from kkr_graph.judgements import Access, Judgement, Pair, Verdict
    from kkr_graph.store import Store

_SHARED: Final = (
    click.argument("one", metavar="A"),
    click.argument("other", metavar="B"),
    click.option("--note", default="", metavar="TEKST", help="Hvorfor. / Why."),
    click.option(
        "--evidence",
        default="",
        metavar="IRI",
        help="Kildestedet, det bygger på. / The passage it rests on.",
    ),
    click.option(
        "--on",
        "day",
        default="today",
        metavar="DATO",
        help="Dagen, det er vurderet; ellers i dag. / The day it was judged.",
    ),
    click.option(
        "--access",
        type=click.Choice(["public", "councils", "own"]),
        help="Hvem vurderingerne må deles med; ellers own. / Whom to share them with.",
    ),
    click.option(
        "--undo", is_flag=True, help="Tag vurderingen tilbage. / Take it back."
    ),
    dry_run_option,
    click.option(
        "--data",
        metavar="DIR",
        help="Mappen med kilderne. / The folder of the sources.",
    ),
    click.option(
        "--store",
        "folder",
        metavar="DIR",
        help="Mappen med grafen. / The folder of the graph.",
    ),
    council_option,
    lang_option,
)


def _shared(command: Callable[..., Any]) -> Callable[..., Any]:
    for option in reversed(_SHARED):
        command = option(command)
    return command


@click.command("same")
@_shared
@click.pass_obj
def same(settings: Settings, /, **given: Any) -> None:  # noqa: ANN401 - as _SHARED says
    """Vurdér, at A og B er to navne for det samme. Intet slås sammen.

    Judge that A and B are two names of the same thing. Nothing is merged.

    \b
      kkr same Klimaalliancen initiative/klima-alliancen --council hovedstaden
    """  # noqa: D301 - click reads \b
    _judge(settings, "same", **given)


@click.command("different")
@_shared
@click.pass_obj
def different(settings: Settings, /, **given: Any) -> None:  # noqa: ANN401 - as above
    """Vurdér, at A og B er to forskellige ting, selv om de ligner hinanden.

    Judge that A and B are two different things, though they look alike.
    """
    _judge(settings, "different", **given)


def _judge(  # noqa: PLR0913 - one for each option
    settings: Settings,
    verdict: "Verdict",
    *,
    one: str,
    other: str,
    note: str,
    evidence: str,
    day: str,
    access: "Access | None",
    undo: bool,
    dry_run: bool,
    data: str | None,
    folder: str | None,
    council: str | None,
) -> None:
    from kkr_graph import judgements, owners, resources, versions  # noqa: PLC0415 - help
    from kkr_graph.spelling import read_date  # noqa: PLC0415

    key = owners.key(council)
    place = Path(data) if data is not None else Path(str(resources.DATA))
    file = place / key / "judgements.ttl"
    with opened(settings, folder, None) as store:
        bench = _Bench(store, settings)
        made = judgements.Judgement(
            council=key,
            verdict=verdict,
            things=bench.pair(one, other),
            on=read_date(day),
            names=bench.names_of(one, other, owners.council(key)),
            note=note,
            evidence=bench.passage(evidence),
        )
    kept = Path(folder) if folder is not None else versions.default_store_dir()
    with versions.locked(kept):  # two stewards at once must not lose each other's
        before = _before(file)
        if undo:
            if made.things not in judgements.judged(before)[verdict]:
                raise NotJudgedError(one=one, other=other, file=str(file))
            text = judgements.without(before, key, made.things)
        else:
            judgements.refuse_contradiction(before, verdict, made.things)
            text = judgements.with_(before, made, access)
        _check(text, file, place, kept, settings)
        if not dry_run:
            _write(file, text)
    click.echo(_told(settings, made, file, undo=undo, dry_run=dry_run))


class _Bench:
    """What is asked of the graph to understand what was typed."""

    def __init__(self, store: "Store", settings: Settings) -> None:
        from kkr_graph import questions  # noqa: PLC0415 - the help must not wait

        self._store = store
        self._language = settings.language
        self._names = questions.read_names(store)

    def pair(self, one: str, other: str) -> "Pair":
        """Return the two things that were typed; they are two, and of one kind."""
        things = [self._thing(text) for text in (one, other)]
        if things[0] == things[1]:
            raise OneThingError(one=one, other=other, thing=things[0])
        kinds = [self._kinds(thing) for thing in things]
        if not kinds[0].keys() & kinds[1].keys():
            said = [", ".join(sorted(kind.values())) for kind in kinds]
            raise OtherKindError(
                one=one, other=other, one_kind=said[0], other_kind=said[1]
            )
        return frozenset(things)

    def names_of(self, one: str, other: str, council: str) -> dict[str, str]:
        """Return what the two things that were typed, and *council*, are called."""
        if not self._kinds(council):
            key = council.rpartition("/")[2]
            from kkr_graph.name_kinds import none_of  # noqa: PLC0415 - seldom needed

            words = none_of("council")
            raise UnknownNameError(
                name=key,
                none_da=words.da,
                none_en=words.en,
                suggestions=self._names.suggest(key, "council"),
            )
        from pyoxigraph import NamedNode  # noqa: PLC0415 - the help must not wait

        from kkr_graph import labels  # noqa: PLC0415

        iris = [self._thing(one), self._thing(other), council]
        danish = labels.of_things(self._store, map(NamedNode, iris), "da")
        return {iri: danish.get(iri) or self._names.label(iri) for iri in iris}

    def passage(self, iri: str) -> str:
        """Return the IRI of the passage that *iri* names; nothing for nothing."""
        if not iri:
            return ""
        named = self._names.resolve(iri, "thing").value
        if KKR.Passage not in self._kinds(named):
            raise UndescribedThingError(thing=named.removeprefix(BASE))
        return named

    def _thing(self, typed: str) -> str:
        thing = self._names.resolve(typed, "thing").value
        if not thing.startswith(f"{BASE}id/") or not self._kinds(thing):
            near = self._names.suggest(thing.rpartition("/")[2], "thing")
            raise UndescribedThingError(
                thing=thing.removeprefix(BASE), suggestions=near
            )
        return thing

    def _kinds(self, thing: str) -> dict[str, str]:
        """Return the kinds of *thing*, and what each is called."""
        from pyoxigraph import NamedNode  # noqa: PLC0415 - the help must not wait

        from kkr_graph import questions  # noqa: PLC0415

        rows = questions.ask_each(
            self._store, "thing-kinds", "thing", [NamedNode(thing)], self._language
        )
        return {
            kind.value: label.value if label else kind.value
            for _, kind, label in rows
            if kind is not None
        }


def _before(file: Path) -> "list[ox.Triple]":
    """Return what the file of judgements says; nothing if there is none yet."""
    from kkr_graph import source_files, sources  # noqa: PLC0415 - the help must not wait

    if not file.is_file():
        return []
    return [*sources.read_bytes(source_files.content(file), str(file)).triples]


def _check(
    text: bytes, file: Path, place: Path, folder: Path, settings: Settings
) -> None:
    """Raise unless the file holds up beside all else; tell what others say against."""
    from kkr_graph import reports, sources, voices  # noqa: PLC0415 - as above
    from kkr_graph.errors import InvalidFactsError  # noqa: PLC0415

    mine = sources.read_bytes(text, str(file))
    all_facts = [mine]
    known = {mine.graph}
    for facts in (*sources.read_all(place), *_received(folder)):
        if facts.graph not in known:
            known.add(facts.graph)
            all_facts.append(facts)
    report = voices.check(all_facts).of([mine])
    if not report.conforms or report.conflicts:
        click.echo(reports.to_text(report, settings.language), err=True)
    if not report.conforms:
        raise InvalidFactsError(report=report, count=report.count("Violation"))


def _received(folder: Path) -> "Iterator[Facts]":
    """Yield what the store in *folder* holds of other councils."""
    from kkr_graph import received, sources, versions  # noqa: PLC0415 - as above

    held = versions.current(folder)
    for paper in received.papers(folder, held.received.values() if held else ()):
        yield sources.read_parts(paper)


def _write(file: Path, text: bytes) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(file=str(file), reason=error.strerror) from error
    outputs.write(outputs.to(file, "ttl", binary=False), text)


def _told(
    settings: Settings, made: "Judgement", file: Path, *, undo: bool, dry_run: bool
) -> str:
    label = made.label if settings.language == "da" else made.english
    heading = say(
        settings.language,
        ("Ville tage tilbage" if dry_run else "Taget tilbage")
        if undo
        else ("Ville skrive" if dry_run else "Skrevet"),
        ("Would take back" if dry_run else "Taken back")
        if undo
        else ("Would write" if dry_run else "Written"),
    )
    rest = say(
        settings.language,
        "" if dry_run else " Byg grafen igen: kkr build",
        "" if dry_run else " Build the graph again: kkr build",
    )
    return f"{heading}: {label} ({file}).{rest}"
