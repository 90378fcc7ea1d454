"""Where a command takes in what others share: a folder, or a SPARQL server."""

import os
import shlex
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kkr_graph.cli.opening import opened
from kkr_graph.cli.settings import Command, Settings

if TYPE_CHECKING:
    from kkr_graph.holders import Holder


def holder_options(command: Command) -> Command:
    """Let *command* say which store it changes, and where that is remembered."""
    folder = click.option(
        "--store",
        "folder",
        metavar="DIR",
        help="Mappen med grafen. / The graph's folder.",
    )
    endpoint = click.option(
        "--endpoint",
        metavar="URL",
        help=(
            "Grafen på en SPARQL-server; nøgler og historik står i --store. / The "
            "graph of a SPARQL server; keys and history stand in --store."
        ),
    )
    return folder(endpoint(command))


@contextmanager
def held(
    settings: Settings, folder: str | None, endpoint: str | None, *, dry_run: bool
) -> Iterator["Holder"]:
    """Yield the store in *folder*, behind *endpoint*, or where it is by default.

    By default it is built if it is not there; of a *dry_run* nothing is left.
    """
    if endpoint is not None and dry_run:
        from kkr_graph import endpoint_holder  # noqa: PLC0415 - seldom needed
        from kkr_graph.endpoint import reached  # noqa: PLC0415

        with endpoint_holder.tried(reached(endpoint, os.environ), _place(folder)) as it:
            yield it
        return
    if folder is None and endpoint is None and not dry_run:
        with opened(settings, None, None):
            pass
    holder = remembered(folder, endpoint)
    if endpoint is not None:
        holder.place.mkdir(parents=True, exist_ok=True)
    elif not holder.now()[0]:
        from kkr_graph.errors import StoreMissingError  # noqa: PLC0415

        place = holder.place
        raise StoreMissingError(folder=place, file=str(place), line=None)
    yield holder


def remembered(folder: str | None, endpoint: str | None) -> "Holder":
    """Return the store in *folder*, behind *endpoint*, or where it is by default."""
    place = _place(folder)
    if endpoint is not None:
        from kkr_graph import endpoint_holder  # noqa: PLC0415 - seldom needed
        from kkr_graph.endpoint import reached  # noqa: PLC0415

        return endpoint_holder.at(reached(endpoint, os.environ), place)
    from kkr_graph.holders import Folder  # noqa: PLC0415 - the help needs no store

    return Folder(place)


def _place(folder: str | None) -> Path:
    from kkr_graph import versions  # noqa: PLC0415 - the help needs no store

    return Path(folder) if folder is not None else versions.default_store_dir()


def again(command: str, folder: str | None, endpoint: str | None) -> str:
    """Return *command* as it is written to say it of the same store."""
    given = (("--store", folder), ("--endpoint", endpoint))
    words = [word for name, value in given if value for word in (name, value)]
    return " ".join([command, *map(shlex.quote, words)] if endpoint else [command])
