"""What holds for every command: the language, the store to ask, where answers go."""

import functools
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from kkr_graph.language import Language, detect

if TYPE_CHECKING:
    from kkr_graph.answers.look import Look

Command = Callable[..., Any]

_LANGUAGES: Final = ("da", "en")


@dataclass
class Settings:
    """How this run speaks."""

    language: Language = "da"

    @classmethod
    def found(cls, environment: Mapping[str, str], args: Sequence[str]) -> "Settings":
        """Return the settings that the environment and the command line call for.

        The line is looked through before it is read, so that even what is wrong with it
        is said in the language it asks for.
        """
        language = detect(environment)
        for word, following in zip(args, [*args[1:], ""], strict=False):
            asked = following if word == "--lang" else word.removeprefix("--lang=")
            match asked if word.startswith("--lang") else "":
                case "da":
                    language = "da"
                case "en":
                    language = "en"
        return cls(language)


def say(language: Language, da: str, en: str) -> str:
    """Return what to say in *language*."""
    return da if language == "da" else en


def lang_option(command: Command) -> Command:
    """Let *command* take ``--lang``; before or after the command, it means the same."""

    def keep(ctx: click.Context, _option: click.Parameter, asked: Any) -> None:  # noqa: ANN401
        if asked:
            ctx.ensure_object(Settings).language = asked

    return click.option(
        "--lang",
        type=click.Choice(_LANGUAGES),
        is_eager=True,
        expose_value=False,
        callback=keep,
        help="Sproget i svar og beskeder. / Language of answers and messages.",
    )(command)


def store_options(command: Command) -> Command:
    """Let *command* say which store it asks: a folder, or a SPARQL server."""

    @click.option(
        "--store",
        "folder",
        metavar="DIR",
        help="Mappen med grafen. / The folder of the graph.",
    )
    @click.option(
        "--endpoint",
        metavar="URL",
        help="En SPARQL-server i stedet. / A SPARQL server instead.",
    )
    @functools.wraps(command)
    def with_store(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        if kwargs["folder"] and kwargs["endpoint"]:
            message = "--store, --endpoint: vælg den ene / choose one of them"
            raise click.UsageError(message)
        return command(*args, **kwargs)

    return with_store


council_option = click.option(
    "--council",
    envvar="KKR_COUNCIL",
    metavar="KEY",
    help="Kommunekontaktrådet, fx hovedstaden (KKR_COUNCIL). / The council.",
)
"""Lets a command say which council it speaks for; ``owners.key`` checks it."""


known_option = click.option(
    "--as-known",
    "as_known",
    metavar="DATO|UDGIVELSE",
    help=(
        "Som det var kendt den dag eller i den udgivelse, fx 2026-11-26 eller 1.2.0. / "
        "As it was known on that day or in that release."
    ),
)
"""Lets a command answer from a release (``kkr releases``) instead of from today."""


dry_run_option = click.option(
    "--dry-run",
    is_flag=True,
    help="Vis kun, hvad der ville ske. / Only show what would happen.",
)
"""Lets a command be tried; nothing is changed."""


output_option = click.option(
    "--output",
    "-o",
    metavar="FILE",
    help="Skriv til en fil; - er skærmen. / Write to a file; - is the screen.",
)
"""Lets a command say where its answer goes."""


def output_options(forms: Sequence[str]) -> Callable[[Command], Command]:
    """Let a command say in which of *forms* it answers, and where to."""

    def decorate(command: Command) -> Command:
        form = click.option(
            "--format",
            "-f",
            "form",
            type=click.Choice(forms),
            metavar="FORM",
            help=(
                f"{' '.join(forms)}; ellers efter filens navn, ellers {forms[0]}. / "
                f"Else by the name of the file, else {forms[0]}."
            ),
        )
        return form(output_option(command))

    return decorate


def look_at(settings: Settings, target: Path | None) -> "Look":
    """Return how an answer is to look on what standard output is, or in a file."""
    from kkr_graph.answers.look import Look  # noqa: PLC0415

    seen = target is None and sys.stdout.isatty()
    width = _width() if seen else None
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return Look(settings.language, width, colour=seen and not plain)


def _width() -> int:
    import shutil  # noqa: PLC0415 - slow to load, and of no use in a file

    return shutil.get_terminal_size().columns
