"""``kkr questions [WORD]``: what can be asked."""

import click

from kkr_graph.answers import FORMATS, write
from kkr_graph.cli import output as outputs
from kkr_graph.cli.settings import Settings, lang_option, look_at, output_options

_FORMS = tuple(FORMATS)


@click.command("questions")
@click.argument("word", required=False)
@output_options(_FORMS)
@lang_option
@click.pass_obj
def command(
    settings: Settings, word: str | None, form: str | None, output: str | None
) -> None:
    """Vis de spørgsmål, der kan stilles; med et WORD kun dem, der handler om det.

    List the questions that can be asked; with a WORD, those that are about it.
    """
    from pyoxigraph import Literal  # noqa: PLC0415 - the list must not slow the help

    from kkr_graph import questions  # noqa: PLC0415
    from kkr_graph.answers.answer import Answer  # noqa: PLC0415
    from kkr_graph.errors import NotAQuestionWordError  # noqa: PLC0415
    from kkr_graph.headers import Column, Question, Words  # noqa: PLC0415

    target = outputs.aim(output, form, _FORMS)
    found = questions.search(word) if word else questions.all()
    if not found:
        tags = sorted({tag for question in questions.all() for tag in question.tags})
        raise NotAQuestionWordError(word=word, tags=", ".join(tags))
    dear = any(question.cost for question in found)
    columns = (
        Column("name", "code", Words("navn", "name")),
        Column("summary", "text", Words("spørgsmål", "question")),
        Column("parameters", "text", Words("afgrænses med", "narrowed by")),
        Column("cost", "text", Words("kan tage tid", "may take time"), shown=dear),
    )
    rows = tuple(
        (
            Literal(question.name),
            Literal(question.summary.say(settings.language)),
            Literal(" ".join(f"--{p.name}" for p in question.parameters)),
            Literal(question.cost.say(settings.language)) if question.cost else None,
        )
        for question in found
    )
    words = Words("Spørgsmål", "Questions")
    listed = Question("questions", words, (), (), columns, (), "")
    answer = Answer(listed, columns, rows)
    text = write(answer, target.form, look_at(settings, target.file))
    outputs.write(target, text)
