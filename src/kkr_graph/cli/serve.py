"""``kkr serve``: answer over HTTP, until it is told to stop."""

import re
from pathlib import Path

import click

from kkr_graph.cli.settings import Settings, lang_option, say
from kkr_graph.errors import NoForkError


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

    \b
      kkr serve
      curl -d 'query=SELECT * { ?s ?p ?o } LIMIT 3' localhost:8000/sparql
    """  # noqa: D301 - click reads \b
    import os  # noqa: PLC0415 - the help must not wait

    if not hasattr(os, "fork"):  # nor does such a system have what is loaded below
        raise NoForkError

    from kkr_graph import opening, versions  # noqa: PLC0415
    from kkr_graph.web.limits import MIB, Limits  # noqa: PLC0415
    from kkr_graph.web.serving import Options, serve  # noqa: PLC0415

    language = settings.language
    place = Path(folder) if folder is not None else versions.default_store_dir()
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
        token_file=token_file,
        root_path=root_path.rstrip("/"),
        allowed=allow_fetch,
        trusted=trusted_proxy,
        statement=statement,
        limits=limits,
    )

    def prepare() -> None:
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


def _say_building(language: str, place: Path) -> None:
    da = f"Der er ingen graf endnu; den bygges nu i {place} …"
    en = f"There is no graph yet; building it now in {place} …"
    click.echo(da if language == "da" else en, err=True)
