"""The command ``kkr``: one thin command for each step, each in a module of its own.

Only click and the standard library are loaded here, so that ``kkr --help`` and the
completion of the shell answer at once.  What goes wrong is said once, in ``Kkr.main``.
"""

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any, Final

import click

from kkr_graph.cli.commands import COMMANDS, SECTIONS
from kkr_graph.cli.settings import Settings, lang_option, say
from kkr_graph.errors import KkrGraphError

_INTERRUPTED: Final = 130


class Kkr(click.Group):
    """The commands, loaded when they are called for."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """Return the names of the commands, in the order they are used in."""
        return [*COMMANDS]

    def get_command(self, _ctx: click.Context, name: str) -> click.Command | None:
        """Return the command called *name*, if there is one."""
        if (entry := COMMANDS.get(name)) is None:
            return None
        module, _, attribute = entry.place.partition(".")
        loaded = import_module(f"kkr_graph.cli.{module}")
        command: click.Command = getattr(loaded, attribute or "command")
        command.short_help = entry.words
        return command

    def format_commands(
        self, _ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        """Write every command with what it is for; none is loaded for that."""
        width = max(map(len, COMMANDS))
        for title, section in SECTIONS.items():
            with formatter.section(title):
                formatter.write_dl(
                    [(name.ljust(width), one.words) for name, one in section.items()]
                )

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = "kkr",  # noqa: ARG002 - always called kkr
        complete_var: str | None = None,
        standalone_mode: bool = True,  # noqa: FBT001, FBT002 - as click has it
        **extra: Any,  # noqa: ANN401 - as click has it
    ) -> Any:  # noqa: ANN401
        """Run the command; say what went wrong, and exit with the code for it."""
        asked = sys.argv[1:] if args is None else [*args]
        settings = extra.setdefault("obj", Settings.found(os.environ, asked))
        code: Any = 0
        try:
            code = super().main(asked, "kkr", complete_var, False, **extra)  # noqa: FBT003
            sys.stdout.flush()
        except KkrGraphError as error:
            code = error.exit_code
            words = say(settings.language, "Fejl", "Error")
            click.echo(f"{words}: {error.say(settings.language)}", err=True)
        except click.ClickException as error:
            code = error.exit_code
            error.show()
        except (click.Abort, KeyboardInterrupt):
            code = _INTERRUPTED
            click.echo(say(settings.language, "Afbrudt.", "Interrupted."), err=True)
        except BrokenPipeError:  # the reader has had enough; that is no fault
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not standalone_mode:
            return code
        sys.exit(code if isinstance(code, int) else 0)


def _version(ctx: click.Context, _option: click.Parameter, asked: bool) -> None:  # noqa: FBT001
    if not asked or ctx.resilient_parsing:
        return
    from importlib import metadata  # noqa: PLC0415 - slow, and seldom asked for

    click.echo(f"kkr-graph {metadata.version('kkr-graph')}")
    ctx.exit()


@click.group(
    cls=Kkr,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=(
        "\b\n"
        "Slutkoder / exit codes:\n"
        "  0  i orden / fine\n"
        "  1  kontrollen fandt fejl / the checks found faults\n"
        "  2  forkert brug, ukendt navn / wrong use, unknown name\n"
        "  3  noget kan ikke læses / an input cannot be read\n"
        "  4  afvist, intet er ændret / refused, nothing was changed\n"
        "\n"
        "\b\n"
        "Begynd her / begin here:  kkr ask who-leads-what"
    ),
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_version,
    help="Vis udgaven. / Show the version.",
)
@lang_option
def main() -> None:
    """Spørg de kommunale kontaktråds papirer: hvem leder hvad, hvor står det.

    Ask the papers of Denmark's municipal contact councils: who leads what, and where
    does it say so?
    """
