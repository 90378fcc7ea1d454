"""``kkr read FILE...``: what papers and registers say, with page or row."""

import contextlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from kkr_graph.cli import output as outputs
from kkr_graph.cli.settings import Settings, council_option, lang_option, say
from kkr_graph.errors import OutputError

if TYPE_CHECKING:
    from kkr_graph.agenda import Kind
    from kkr_graph.registers import Access

_FORMS: Final = ("text", "json", "ttl")


@click.command("read")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--as",
    "kind",
    type=click.Choice(["dagsorden", "referat", "bilag"]),
    help="Hvad papiret er, hvis det ikke selv siger det. / What the paper is.",
)
@click.option(
    "--format",
    "-f",
    "form",
    type=click.Choice(_FORMS),
    help="Form: en rapport, alt læst, eller fakta. / A report, all read, or facts.",
)
@click.option(
    "--output",
    "-o",
    metavar="FILE|DIR|-",
    help="Skriv til en fil, eller en mappe for flere. / To a file, or a folder.",
)
@click.option(
    "--accept",
    is_flag=True,
    help="Godtag alle fund, undtagen de forkastede. / Accept all but what is rejected.",
)
@click.option(
    "--access",
    type=click.Choice(["own", "councils", "public"]),
    default="own",
    help="Hvem et register må deles med. / Whom a register may be shared with.",
)
@click.option(
    "--jobs",
    "-j",
    type=click.IntRange(min=1),
    default=1,
    metavar="N",
    help="Læs N papirer ad gangen. / Read N papers at a time.",
)
@click.option(
    "--engine",
    type=click.Choice(["local", "dask", "spark"]),
    help="Læs tusindvis til en mappe af dele. / Read thousands, into parts.",
)
@click.option(
    "--cluster",
    metavar="ADDRESS",
    help="En klynge, der kører: tcp://… spark://… / A cluster that is running.",
)
@click.option(
    "--part",
    type=click.IntRange(min=1),
    default=100,
    metavar="N",
    help="Papirer i hver del. / Papers in each part.",
)
@click.option(
    "--data", metavar="DIR", help="Mappen med kilderne. / The folder of the sources."
)
@council_option
@lang_option
@click.pass_context
def command(  # noqa: PLR0913 - one for each option
    ctx: click.Context,
    *,
    files: tuple[str, ...],
    kind: "Kind | None",
    form: str | None,
    output: str | None,
    accept: bool,
    access: "Access",
    jobs: int,
    engine: str | None,
    cluster: str | None,
    part: int,
    data: str | None,
    council: str | None,
) -> None:
    """Læs dagsordener, referater og registre, og sig, hvad der står på hvilken side.

    Read agendas, minutes and registers, and say what stands on which page; what was
    left out or could not be placed is in the report. Nothing is added to the graph.
    With --council a register becomes that council's own.

    Med --engine læses mapper, mønstre og @liste.txt til en mappe af dele (-o). With
    --engine folders, patterns and @list.txt are read into a folder of parts.
    """
    from kkr_graph import owners, resources  # noqa: PLC0415 - the help must not wait
    from kkr_graph.cli import results  # noqa: PLC0415

    settings = ctx.ensure_object(Settings)
    place = Path(data) if data is not None else Path(str(resources.DATA))
    key = owners.key(council) if council else ""
    wanted = results.Wanted(place, settings.language, kind, accept, access, council=key)
    if engine is not None:
        from kkr_graph.cli import mass  # noqa: PLC0415 - the same

        if output is None or output == "-" or form not in {None, "ttl"}:
            message = "--engine: kræver en mappe (-o DIR) / needs a folder (-o DIR)"
            raise click.UsageError(message)
        ctx.exit(
            mass.read(wanted, files, Path(output), mass.On(engine, jobs, cluster, part))
        )
    if cluster is not None:
        message = "--cluster: kræver --engine dask|spark / needs --engine dask|spark"
        raise click.UsageError(message)
    with _made(_folder(files, output)):
        aim = _aim(files, form, output)
        if len(files) == 1:
            task = results.Task(Path(files[0]), aim(files[0]))
            result = results.read(wanted.desk(), wanted, task)
            results.keep(result)
            for line in result.told:
                click.echo(line)
            return
        from kkr_graph.cli import rounds  # noqa: PLC0415 - the same

        # One by one: a thousand paths are more than what is kept of the papers.
        tasks = (results.Task(Path(file), aim(file)) for file in files)
        done = rounds.all(wanted, tasks, len(files), jobs)
    click.echo(
        say(
            settings.language,
            f"{done.read} papirer læst, {done.failed} ikke læst",
            f"{done.read} papers read, {done.failed} not read",
        ),
        err=True,
    )
    ctx.exit(done.exit_code)


def _folder(files: tuple[str, ...], output: str | None) -> Path | None:
    """Return the folder that readings go to, if they go to one.

    A name without an ending is a folder.
    """
    if output in {None, "-"}:
        return None
    if not _is_file(str(output)):
        return Path(str(output))
    if len(files) > 1:
        message = "-o: flere papirer kræver en mappe / several papers need a folder"
        raise click.UsageError(message)
    return None


@contextlib.contextmanager
def _made(folder: Path | None) -> Iterator[None]:
    """Make *folder*, and take it away again where nothing has come into it."""
    places = () if folder is None else (folder, *folder.parents)
    new = [place for place in places if not place.exists()]
    try:
        if folder is not None:
            _make(folder)
        yield
    finally:
        with contextlib.suppress(OSError):  # something has
            for place in new:
                place.rmdir()


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(file=str(folder), reason=error.strerror) from error


def _aim(
    files: tuple[str, ...], form: str | None, output: str | None
) -> Callable[[str], outputs.Target]:
    """Return what tells where a reading goes, or refuse before any is read."""
    folder = _folder(files, output)
    if folder is None:
        target = outputs.aim(output, form, _FORMS)
        return lambda _: target
    ending = form or "ttl"
    if len({_name(file) for file in files}) < len(files):
        message = (
            "to papirer ville blive til samme fil; læs dem hver for sig / "
            "two papers would become the same file; read them one at a time"
        )
        raise click.UsageError(message)
    if taken := next((f for f in files if _at(folder, f, ending).is_dir()), None):
        outputs.aim(str(_at(folder, taken, ending)), ending, _FORMS)  # says so
    return lambda file: outputs.Target(_at(folder, file, ending), ending)


def _at(folder: Path, file: str, ending: str) -> Path:
    return folder / f"{_name(file)}.{ending}"


def _name(file: str) -> str:
    """Return what a reading of *file* is called; nothing personal is in it."""
    from kkr_graph.papers.shown import shown  # noqa: PLC0415 - the help must not wait

    return Path(shown(Path(file))).stem


def _is_file(output: str) -> bool:
    place = Path(output)
    if place.exists() and not place.is_file():
        return not place.is_dir()  # a device or a pipe
    return bool(place.suffix) and not output.endswith(os.sep)
