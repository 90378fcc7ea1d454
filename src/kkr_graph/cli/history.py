"""``kkr history``: what was taken in, refused, undone, withdrawn and released."""

import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import asdict
from typing import TYPE_CHECKING, Final

import click

from kkr_graph.cli.holding import holder_options
from kkr_graph.cli.settings import Settings, lang_option, output_options, say
from kkr_graph.headers import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kkr_graph.history_entry import Entry
    from kkr_graph.language import Language
    from kkr_graph.received import Received

_FORMS: Final = ("text", "json", "ttl")
_FAULTS: Final = 1
_KINDS: Final[Mapping[str, Words]] = {
    "import": Words("taget ind", "taken in"),
    "refusal": Words("afvist", "refused"),
    "rollback": Words("rullet tilbage", "rolled back"),
    "withdrawal": Words("trukket tilbage", "withdrawn"),
    "release": Words("udgivet", "released"),
}


@click.command("history")
@holder_options
@output_options(_FORMS)
@lang_option
@click.pass_context
def command(
    ctx: click.Context,
    *,
    folder: str | None,
    endpoint: str | None,
    output: str | None,
    form: str | None,
) -> None:
    """Vis loggen over alt, der er taget ind, afvist, rullet tilbage og udgivet.

    Show the log of everything that was taken in, refused, rolled back and released.
    Exits with 1 if an entry was changed or is missing.
    """
    from kkr_graph import history  # noqa: PLC0415 - the help needs none
    from kkr_graph.cli import holding, output as outputs  # noqa: PLC0415
    from kkr_graph.errors import (  # noqa: PLC0415
        BuildRunningError,
        EndpointError,
        StoreReadError,
    )

    settings = ctx.ensure_object(Settings)
    holder = holding.remembered(folder, endpoint)
    store = holder.place
    received: Mapping[str, Received] = {}
    with suppress(BuildRunningError, EndpointError, StoreReadError):
        state, received = holder.now()
        if state and store.exists():
            with holder.locked():  # what a crash left is settled first
                history.settle(store, received)
    target = outputs.aim(output, form, _FORMS)
    entries = history.entries(store)
    outputs.write(target, _WRITERS[target.form](entries, settings.language))
    if received and target.form == "text":
        held = sorted(received.items())
        names = ", ".join(f"{key} {one.release}" for key, one in held)
        words = say(settings.language, "I brug nu", "In use now")
        click.echo(f"{words}: {names}.", err=target.file is not None)
    if faults := history.check(store):
        numbers = ", ".join(str(fault.number) for fault in faults)
        words = say(
            settings.language,
            f"Historikken er ikke hel: post {numbers} er ændret eller mangler.",
            f"The history is not whole: entry {numbers} was changed or is missing.",
        )
        click.echo(words, err=True)
        ctx.exit(_FAULTS)


def _text(entries: "Sequence[Entry]", language: "Language") -> bytes:
    if not entries:
        none = say(
            language,
            "Intet er taget ind, afvist eller udgivet endnu.",
            "Nothing was taken in, refused or released yet.",
        )
        return f"{none}\n".encode()
    width = len(str(entries[-1].number))
    names = {entry.name: entry.number for entry in entries}
    lines = [_line(one, width, names, language) for one in entries]
    return "".join(f"{line}\n" for line in lines).encode()


def _line(
    entry: "Entry", width: int, names: Mapping[str, int], language: "Language"
) -> str:
    from kkr_graph.spelling import danish_date  # noqa: PLC0415 - the help needs none

    day = entry.ended[:10]
    if language == "da":
        from datetime import date  # noqa: PLC0415

        day = danish_date(date.fromisoformat(day))
    what = " ".join(filter(None, (entry.council, entry.release)))
    said = [
        f"{entry.number:>{width}}  {day} {entry.ended[11:16]}",
        _KINDS[entry.kind].say(language) + (f": {what}" if what else ""),
    ]
    if entry.kind == "refusal":
        said.append(f"{entry.reason}, SHA-256 {entry.file[:16]}…")
    elif entry.reason:
        said.append(entry.reason)
    if entry.undoes in names:
        said.append(
            say(language, "fortryder nr. ", "undoes no. ") + str(names[entry.undoes])
        )
    changed = len(entry.generated) + len(entry.invalidated.keys() - entry.generated)
    if changed:
        graphs = say(language, "grafer", "graphs")
        one = say(language, "graf", "graph")
        said.append(f"{changed} {one if changed == 1 else graphs}")
    return "  ".join(said)


def _json(entries: "Sequence[Entry]", _: "Language") -> bytes:
    said = [asdict(entry) for entry in entries]
    return (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode()


def _ttl(entries: "Sequence[Entry]", _: "Language") -> bytes:
    import pyoxigraph as ox  # noqa: PLC0415 - the help needs none

    from kkr_graph import history_entry  # noqa: PLC0415
    from kkr_graph.vocabulary import BASE  # noqa: PLC0415

    triples = [one for entry in entries for one in history_entry.triples(entry)]
    prefixes = {"prov": history_entry.PROV, "dct": "http://purl.org/dc/terms/"}
    text = ox.serialize(
        triples, format=ox.RdfFormat.TURTLE, prefixes=prefixes, base_iri=BASE
    )
    return text or b""


_WRITERS: Final[Mapping[str, Callable[["Sequence[Entry]", "Language"], bytes]]] = {
    "text": _text,
    "json": _json,
    "ttl": _ttl,
}
