"""``kkr query FILE|-``: ask the graph in SPARQL."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kkr_graph.answers import FORMATS, write
from kkr_graph.cli import output as outputs
from kkr_graph.cli.opening import opened
from kkr_graph.cli.settings import (
    Settings,
    known_option,
    lang_option,
    look_at,
    output_options,
    store_options,
)
from kkr_graph.errors import MissingSourceError, NotUtf8Error, WrongQueryFormError

if TYPE_CHECKING:
    from kkr_graph.store import Store

_TRIPLES = ("ttl", "nt")
_FORMS = (*FORMATS, *_TRIPLES)


@click.command("query")
@click.argument("file", metavar="FILE|-")
@store_options
@known_option
@output_options(_FORMS)
@lang_option
@click.pass_obj
def command(  # noqa: PLR0913 - one argument for each option
    settings: Settings,
    *,
    file: str,
    folder: str | None,
    endpoint: str | None,
    as_known: str | None,
    form: str | None,
    output: str | None,
) -> None:
    """Stil et spørgsmål i SPARQL fra en fil, eller fra standard input med -.

    Ask in SPARQL from a file, or from standard input with -. A SELECT or an ASK is
    answered as a table; a CONSTRUCT or a DESCRIBE as Turtle (ttl) or N-Triples (nt).
    """
    from kkr_graph import labels, questions, sparql  # noqa: PLC0415

    target = outputs.aim(output, form, _FORMS)
    text = _read(file)
    tabular = sparql.form(text) in {"SELECT", "ASK"}
    if tabular and target.form in _TRIPLES:
        raise WrongQueryFormError(form=sparql.form(text), wanted="CONSTRUCT")
    if not tabular and form is not None and target.form not in _TRIPLES:
        raise WrongQueryFormError(form=sparql.form(text), wanted="SELECT")
    with opened(settings, folder, endpoint, as_known) as store:
        if tabular:
            answer = questions.ask_sparql(store, text)
            answer = labels.of_answer(store, answer, settings.language)
            said = write(answer, target.form, look_at(settings, target.file))
        else:
            said = _triples(store, text, target.form)
    outputs.write(target, said)


def _read(file: str) -> str:
    try:
        text = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        raise MissingSourceError(file=file, line=None, reason=error.strerror) from error
    try:
        return text.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotUtf8Error(file=file, line=None, byte=error.start) from error


def _triples(store: "Store", text: str, form: str) -> bytes:
    import pyoxigraph as ox  # noqa: PLC0415

    kind = ox.RdfFormat.N_TRIPLES if form == "nt" else ox.RdfFormat.TURTLE
    return ox.serialize(store.construct(text), format=kind) or b""
