"""``kkr serve``: answer over HTTP, until it is told to stop."""

import os
import re
import time
from pathlib import Path

import click

from kkr_graph.cli.settings import Settings, lang_option, say
from kkr_graph.errors import NoForkError
from kkr_graph.language import Language

_PAUSE = 0.5  # seconds


def _address(_ctx: click.Context, _option: click.Parameter, value: str) -> str:
    if value and not re.fullmatch(r"https?://[\x21-\x7e]+", value):
        message = "https://… eller / or http://…"
        raise click.BadParameter(message)
    return value


@click.command("serve")
@click.option(
    "--store",
    "folder",
    metavar="DIR",
    help="Mappen med grafen. / The folder of the graph.",
)
@click.option(
    "--endpoint",
    metavar="URL",
    help=(
        "Svar med det, en SPARQL-server rummer; en kopi ligger i --store. / Answer "
        "with what a SPARQL server holds; a copy is kept in --store."
    ),
)
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    metavar="ADDRESS",
    help="Hvor der lyttes. / Where to listen.",
)
@click.option(
    "--port",
    default=8000,
    show_default=True,
    type=click.IntRange(0, 65535),
    help="0 finder en ledig. / 0 finds a free one.",
)
@click.option(
    "--write",
    is_flag=True,
    help="Den, der har et token, må skrive. / Tokens may write.",
)
@click.option(
    "--token-file",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="SHA-256 af tokens, en på hver linje; ellers KKR_TOKEN. / One on each line.",
)
@click.option(
    "--empty",
    is_flag=True,
    help="Et tomt datasæt uden regler, i en ny mappe. / An empty one, no rules.",
)
@click.option(
    "--time-limit",
    default=10.0,
    show_default=True,
    type=click.FloatRange(0.1, 3600),
    metavar="SECONDS",
    help="Så længe en forespørgsel må køre. / How long a query may run.",
)
@click.option(
    "--memory-limit",
    default=1024,
    show_default=True,
    type=click.IntRange(64),
    metavar="MIB",
    help="Så meget den må fylde. / How much memory it may take.",
)
@click.option(
    "--row-limit",
    default=1_000_000,
    show_default=True,
    type=click.IntRange(1),
    metavar="ROWS",
    help="Så mange rækker et svar må have. / Rows of an answer.",
)
@click.option(
    "--body-limit",
    default=64,
    show_default=True,
    type=click.IntRange(1),
    metavar="MIB",
    help="Så meget der må sendes. / How much may be sent.",
)
@click.option(
    "--patience",
    default=20.0,
    show_default=True,
    type=click.FloatRange(0.1, 3600),
    metavar="SECONDS",
    help="Så længe der ventes på en klient. / How long to wait for a client.",
)
@click.option(
    "--workers",
    type=click.IntRange(1, 256),
    metavar="N",
    help="Processer, der svarer; ellers efter maskinen. / Processes that answer.",
)
@click.option(
    "--root-path",
    default="",
    metavar="PATH",
    help="Sti foran alle stier, sat af en proxy. / Path in front, set by a proxy.",
)
@click.option(
    "--trusted-proxy",
    multiple=True,
    metavar="ADDRESS",
    help="Hvis X-Forwarded-* der stoles på; kan gentages. / Whose word is taken.",
)
@click.option(
    "--allow-fetch",
    multiple=True,
    metavar="URL",
    help="Hvor SERVICE og LOAD må hente; kan gentages. / Where they may fetch.",
)
@click.option(
    "--accessibility-statement",
    "statement",
    default="",
    metavar="URL",
    callback=_address,
    help="Hvor /was fører hen. / Where /was leads.",
)
@lang_option
@click.pass_obj
def command(  # noqa: PLR0913 - one for each option
    settings: Settings,
    *,
    folder: str | None,
    endpoint: str | None,
    host: str,
    port: int,
    write: bool,
    token_file: Path | None,
    empty: bool,
    time_limit: float,
    memory_limit: int,
    row_limit: int,
    body_limit: int,
    patience: float,
    workers: int | None,
    root_path: str,
    trusted_proxy: tuple[str, ...],
    allow_fetch: tuple[str, ...],
    statement: str,
) -> None:
    """Svar på SPARQL og på spørgsmålene over HTTP; stop med Ctrl-C.

    Answer SPARQL and the questions over HTTP; stop with Ctrl-C. Only reads, unless
    --write. More: docs/endpoint.md

    Med --endpoint er serveren dér kilden: en ny bygning i den tages op inden for få
    sekunder, helt eller slet ikke; er den væk, svares der med kopien.

    With --endpoint the server there is the source: a new build in it is taken up
    within seconds, whole or not at all; while it is away, the copy is answered with.

    \b
      kkr serve
      curl -d 'query=SELECT * { ?s ?p ?o } LIMIT 3' localhost:8000/sparql
    """  # noqa: D301 - click reads \b
    if not hasattr(os, "fork"):  # nor does such a system have what is loaded below
        raise NoForkError

    from kkr_graph import endpoint_copy, opening, versions  # noqa: PLC0415
    from kkr_graph.web.limits import MIB, Limits  # noqa: PLC0415
    from kkr_graph.web.serving import Options, serve  # noqa: PLC0415

    language = settings.language
    place = Path(folder) if folder is not None else versions.default_store_dir()
    if endpoint is not None:
        _refuse_both(write=write, empty=empty)
        place = place if folder is not None else endpoint_copy.place(endpoint, place)
    limits = Limits(
        seconds=time_limit,
        memory=memory_limit,
        rows=row_limit,
        body=body_limit * MIB,
        patience=patience,
        workers=workers or max(4, 2 * (os.cpu_count() or 1)),
        slow=max(4, 4 * (os.cpu_count() or 1)),
    )
    options = Options(
        host=host,
        port=port,
        write=write,
        empty=empty,
        endpoint=endpoint or "",
        token_file=token_file,
        root_path=root_path.rstrip("/"),
        allowed=allow_fetch,
        trusted=trusted_proxy,
        statement=statement,
        limits=limits,
    )

    def prepare() -> None:
        if endpoint is not None:
            _copy(language, endpoint, place)
            return
        opening.open_store(
            folder, tell=lambda where: _say_building(language, where)
        ).close()

    def tell(address: str) -> None:
        click.echo(
            say(
                language,
                f"KKR Graph svarer på {address}",
                f"KKR Graph answers at {address}",
            ),
            err=True,
        )

    serve(options, place, prepare, tell)


def _refuse_both(*, write: bool, empty: bool) -> None:
    """Raise if what only a store of our own can do is asked of one elsewhere."""
    given = (("--write", write), ("--empty", empty))
    for option in (name for name, asked in given if asked):
        message = (
            f"--endpoint, {option}: her læses der kun; skriv i serveren selv / this "
            "only reads; write to the server itself"
        )
        raise click.UsageError(message)


def _copy(language: Language, endpoint: str, place: Path) -> None:
    """Copy what the server holds; where it is away, what was copied before will do."""
    from kkr_graph import endpoint_copy  # noqa: PLC0415 - the help must not wait
    from kkr_graph.endpoint import reached  # noqa: PLC0415
    from kkr_graph.endpoint_retries import Retrying  # noqa: PLC0415
    from kkr_graph.errors import BuildRunningError, EndpointError  # noqa: PLC0415

    server = reached(endpoint, os.environ, Retrying(tries=1))
    while True:
        try:
            endpoint_copy.refresh(server, place)
        except BuildRunningError:  # another server of this machine copies it just now
            time.sleep(_PAUSE)
            continue
        except EndpointError as error:
            if endpoint_copy.held(place, endpoint) is None:
                raise
            said = error.say(language)
            words = say(
                language,
                f"{said} Så længe svares der med kopien fra sidst.",
                f"{said} Until then the copy from before is answered with.",
            )
            click.echo(words, err=True)
        return


def _say_building(language: str, place: Path) -> None:
    da = f"Der er ingen graf endnu; den bygges nu i {place} …"
    en = f"There is no graph yet; building it now in {place} …"
    click.echo(da if language == "da" else en, err=True)
