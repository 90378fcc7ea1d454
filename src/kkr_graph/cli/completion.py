"""``kkr completion SHELL``: the script that completes ``kkr`` in a shell."""

import click
from click.shell_completion import get_completion_class

from kkr_graph.cli.settings import lang_option

_VARIABLE = "_KKR_COMPLETE"


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@lang_option
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """Vis det script, der fuldfører kommandoer, spørgsmål og parametre i din skal.

    Print the script that completes commands, questions and parameters in your shell.

    \b
      bash:  eval "$(kkr completion bash)"      (i / in ~/.bashrc)
      zsh:   eval "$(kkr completion zsh)"       (i / in ~/.zshrc)
      fish:  kkr completion fish > ~/.config/fish/completions/kkr.fish
    """  # noqa: D301 - click reads \b
    kind = get_completion_class(shell)
    if kind is None:  # pragma: no cover - click has all three
        raise click.UsageError(shell)
    root = ctx.find_root().command
    click.echo(kind(root, {}, "kkr", _VARIABLE).source())
