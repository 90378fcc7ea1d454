"""What the site shows, for commands that write it to files: the graph, in memory."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kkr_graph.cli.opening import opened
from kkr_graph.cli.settings import Settings
from kkr_graph.errors import StoreMissingError

if TYPE_CHECKING:
    from kkr_graph.names import Names
    from kkr_graph.store import MemoryStore

Command = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Shown:
    """A graph, the names in it, and the day it is shown on."""

    store: "MemoryStore"
    names: "Names"
    version: str
    today: date


def store_option(command: Command) -> Command:
    """Let *command* say in which folder the graph is."""
    return click.option(
        "--store",
        "folder",
        metavar="DIR",
        help="Mappen med grafen. / The folder of the graph.",
    )(command)


def about_options(command: Command) -> Command:
    """Let *command* say what it is about."""
    for decorate in (
        click.option("--initiative", metavar="NAVN", help="Initiativ. / Initiative."),
        click.option("--council", metavar="NAVN", help="KKR. / Council."),
        click.option(
            "--municipality", metavar="NAVN|KODE", help="Kommune. / Municipality."
        ),
    ):
        command = decorate(command)
    return command


def base_option(command: Command) -> Command:
    """Let *command* say where the site is on the web."""
    return click.option(
        "--base",
        default="",
        metavar="URL",
        callback=_address,
        help="Sitets adresse på nettet. / Where the site is on the web.",
    )(command)


def _address(_ctx: click.Context, _option: click.Parameter, value: str) -> str:
    from kkr_graph.addresses import is_base  # noqa: PLC0415 - the help must not wait

    if value and not is_base(value):
        message = "https://… eller / or http://…"
        raise click.BadParameter(message)
    return value.rstrip("/")


def shown(settings: Settings, folder: str | None) -> Shown:
    """Return the graph in *folder*, or where it is by default, all of it in memory."""
    from kkr_graph import loading, versions  # noqa: PLC0415 - as above
    from kkr_graph.questions import read_names  # noqa: PLC0415
    from kkr_graph.store import MemoryStore  # noqa: PLC0415

    with opened(settings, folder, None):
        place = Path(folder) if folder else versions.default_store_dir()
    version = versions.current(place)
    if version is None:
        raise StoreMissingError(folder=place)
    held = MemoryStore.of(loading.load(place, version.id))
    today = date.today()  # noqa: DTZ011 - the reader's own day
    return Shown(held, read_names(held), version.id, today)


def page(settings: Settings, on: Shown, name: str, base: str, **given: str) -> bytes:
    """Return the page *name* of the site, narrowed by what is *given*."""
    from kkr_graph.pages import Asked, render  # noqa: PLC0415 - as above

    asked = Asked(name, "", given, settings.language, on.today, base=base)
    return render(on.store, on.names, asked).body
