"""``kkr ask NAME``: one command for each question, made from the question's header."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click
from click.shell_completion import CompletionItem

from kkr_graph.answers import FOR_PEOPLE, FORMATS, write
from kkr_graph.cli import asked_along, output
from kkr_graph.cli.opening import opened
from kkr_graph.cli.settings import (
    Settings,
    known_option,
    lang_option,
    look_at,
    output_options,
    store_options,
)

if TYPE_CHECKING:
    from kkr_graph.answers.answer import Answer
    from kkr_graph.cli.asked_along import Ask
    from kkr_graph.headers import Parameter, Question
    from kkr_graph.language import Language
    from kkr_graph.store import Store

_FORMS = tuple(FORMATS)

# In what form each kind of parameter is typed.
_TYPED = {
    "municipality": "NAVN|KODE",
    "date": "2025-09-02",
    "year": "2026",
    "meeting": "2025-09-02",
    "text": "TEKST",
}


class Questions(click.Group):
    """Every question in ``queries/`` as a command; a file is read when it is asked."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """Return what the questions are called, without opening any of them."""
        from kkr_graph import questions  # noqa: PLC0415

        return [*questions.names()]

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """Return the question called *name* as a command, or raise with near names."""
        from kkr_graph import questions  # noqa: PLC0415

        if ctx.resilient_parsing and name not in questions.names():
            return None
        return _command(questions.find(name), ctx.ensure_object(Settings))

    def shell_complete(
        self, _ctx: click.Context, incomplete: str
    ) -> list[CompletionItem]:
        """Complete the name of a question from the names of the files alone."""
        names = self.list_commands(_ctx)
        return [CompletionItem(name) for name in names if name.startswith(incomplete)]


class Asking(click.Command):
    """A question; an option it does not have is answered with those it has."""

    question: "Question"

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the options, or raise with the parameters that could have been given."""
        try:
            return super().parse_args(ctx, args)
        except click.NoSuchOption as error:
            from kkr_graph import questions  # noqa: PLC0415

            name = error.option_name.lstrip("-")
            raise questions.undeclared(self.question, name) from error


def _command(question: "Question", settings: Settings) -> click.Command:
    run: Callable[..., Any] = _asker(question)
    for decorate in (
        lang_option,
        known_option,
        store_options,
        asked_along.options,
        output_options(_FORMS),
    ):
        run = decorate(run)
    for parameter in reversed(question.parameters):
        run = _option(parameter)(run)
    words = question.summary
    made = click.command(
        question.name,
        cls=Asking,
        help=f"{words.da}\n\n{words.en}\n\n{_columns(question)}",
        short_help=words.say(settings.language),
    )(run)
    made.question = question
    return made


def _option(parameter: "Parameter") -> Callable[[Callable[..., Any]], Any]:
    words = parameter.words
    default = f" [{parameter.default}]" if parameter.default else ""
    return click.option(
        f"--{parameter.name}",
        f"given_{parameter.name}",
        metavar=_TYPED.get(parameter.kind, "NAVN"),
        help=f"{words.da} / {words.en}{default}",
    )


def _columns(question: "Question") -> str:
    lines = [
        f"  {column.name}: {column.words.da} / {column.words.en}"
        for column in question.columns
    ]
    return "\b\nKolonner / columns:\n" + "\n".join(lines)


def _asker(question: "Question") -> Callable[..., None]:
    @click.pass_obj
    def ask(  # noqa: PLR0913, PLR0917 - one for each option
        settings: Settings,
        /,
        folder: str | None,
        endpoint: str | None,
        as_known: str | None,
        form: str | None,
        output: str | None,
        others: tuple[str, ...],
        limit: float,
        **typed: str | None,
    ) -> None:
        given = {
            name.removeprefix("given_"): text
            for name, text in typed.items()
            if text is not None
        }
        store, wanted = (folder, endpoint, as_known), (output, form)
        ask = asked_along.asking(folder, others, limit)
        _ask(settings, question, given, store, wanted, ask)

    return ask


def _ask(  # noqa: PLR0913, PLR0917 - what is asked, of whom, and where it goes
    settings: Settings,
    question: "Question",
    given: dict[str, str],
    store: tuple[str | None, str | None, str | None],
    wanted: tuple[str | None, str | None],
    ask: "Ask",
) -> None:

    target = output.aim(*wanted, _FORMS)
    look = look_at(settings, target.file)
    with opened(settings, *store) as opened_store:
        answer = ask(opened_store, question, given, settings.language)
        if target.form in FOR_PEOPLE or target.form == "xlsx":
            answer = _labelled(opened_store, answer, settings.language)
        if not answer.rows:
            answer = replace(answer, why=_why(settings, opened_store, answer))
    why = "".join(f"{line}\n" for line in answer.why)
    text = write(answer, target.form, look)
    if target.form == "table" and look.width is not None and target.file is None:
        text = _title(settings, answer).encode() + text
    if why and target.form == "table" and target.file is None:
        text += why.encode()
    elif why:
        click.echo(why, err=True, nl=False)
    output.write(target, text)


def _labelled(store: "Store", answer: "Answer", language: "Language") -> "Answer":
    """Return *answer* with our own names for things, and those of others for theirs."""
    from kkr_graph import labels  # noqa: PLC0415 - the help must not wait for it

    own = labels.of_answer(store, answer, language)
    return replace(own, labels={**answer.labels, **own.labels})


def _why(settings: Settings, store: "Store", answer: "Answer") -> tuple[str, ...]:
    from kkr_graph.emptiness import why_empty  # noqa: PLC0415

    return why_empty(store, answer.question, answer.given, settings.language)


def _title(settings: Settings, answer: "Answer") -> str:
    """Say what was asked: on a terminal the command may have scrolled away."""
    from kkr_graph.answers.prose import write_term  # noqa: PLC0415

    said = [answer.question.summary.say(settings.language)]
    for name, term in answer.given.items():
        kind = "date" if re.match(r"\d{4}-\d\d-\d\d$", term.value) else "iri"
        words = write_term(term, kind, settings.language, answer.labels)
        said.append(f"{name}: {words}")
    return " · ".join(said) + "\n"


@click.group(
    cls=Questions,
    subcommand_metavar="NAME [OPTIONS]",
)
@lang_option
def command() -> None:
    """Stil et af spørgsmålene i queries/ og få svaret med side og citat.

    Ask one of the questions in queries/; the answer names page and quote.

    \b
      kkr ask who-leads-what --municipality Gladsaxe --on 2/9-2025
      kkr ask who-leads-what --help
    """  # noqa: D301 - click reads \b
