"""``--with``: who else is asked the same question, and how long they have."""

from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import click

from kkr_graph.cli.settings import Command, say

if TYPE_CHECKING:
    from collections.abc import Callable

    from kkr_graph.answers.answer import Answer
    from kkr_graph.headers import Question
    from kkr_graph.language import Language
    from kkr_graph.store import Store

    Ask: TypeAlias = Callable[[Store, Question, dict[str, str], Language], Answer]


def options(command: Command) -> Command:
    """Let *command* say who else is asked, and how long each of them has."""
    who = click.option(
        "--with",
        "others",
        metavar="WHO",
        multiple=True,
        help=(
            "Spørg også et endepunkt (URL), en pakke, en graf eller en udgivelse; kan "
            "gentages. / Ask an endpoint, a package, a store or a release as well."
        ),
    )
    patience = click.option(
        "--with-timeout",
        "limit",
        type=click.FloatRange(0.1, 600),
        default=10.0,
        metavar="SECONDS",
        help="Hvor længe hver af dem har [10]. / How long each of them has.",
    )
    return who(patience(command))


def asking(folder: str | None, others: tuple[str, ...], limit: float) -> "Ask":
    """Return how to ask: the store alone, or with the *others* beside it.

    Raises ``NoPartnerError`` or ``InsecurePartnerError`` before anybody is asked.
    """
    if not others:
        from kkr_graph import questions  # noqa: PLC0415 - the help must not wait for it

        return lambda store, question, given, language: questions.ask(
            store, question, given, language=language
        )
    from kkr_graph import federation, partners, versions  # noqa: PLC0415 - as above

    place = Path(folder) if folder else versions.default_store_dir()
    named = [partners.named(given, place) for given in dict.fromkeys(others)]

    def ask(
        store: "Store",
        question: "Question",
        given: dict[str, str],
        language: "Language",
    ) -> "Answer":
        found = federation.ask(
            store, question, given, named, limit=limit, language=language
        )
        for error in found.left:
            words = say(language, "Advarsel", "Warning")
            click.echo(f"{words}: {error.say(language)}", err=True)
        return found.answer

    return ask
