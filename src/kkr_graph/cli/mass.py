"""Read papers by the thousand into a folder of parts, by the engine asked for."""

import sys
from pathlib import Path
from typing import NamedTuple

import click

from kkr_graph import extras, mass_reading
from kkr_graph.cli.results import Wanted
from kkr_graph.cli.settings import say
from kkr_graph.mass_reading import engines


class On(NamedTuple):
    """An engine, with so many jobs or on a cluster; so many papers in a part."""

    engine: str
    jobs: int
    cluster: str | None
    part: int


def read(wanted: Wanted, files: tuple[str, ...], folder: Path, on: On) -> int:
    """Read *files* into *folder*, say how it went, and return what to exit with."""
    if on.cluster and on.engine == "local":
        message = "--cluster: kræver --engine dask|spark / needs --engine dask|spark"
        raise click.UsageError(message)
    extras.need("pyarrow", "Parquet", "kkr read")
    desk = wanted.desk()
    given = mass_reading.Given(
        desk.names,
        (quad for facts in desk.facts for quad in facts.as_quads()),
        wanted.kind,
        wanted.accept,
        wanted.council,
        on.part,
    )
    papers = mass_reading.listed(files)
    with engines.opened(on.engine, on.jobs, on.cluster or "") as engine:
        done = mass_reading.run(engine, papers, folder, given, _tell)
    click.echo(
        say(
            wanted.language,
            f"{done.read} papirer læst, {done.refused} ikke læst, "
            f"{done.quads} udsagn i {done.parts} dele: {folder}",
            f"{done.read} papers read, {done.refused} not read, "
            f"{done.quads} statements in {done.parts} parts: {folder}",
        ),
        err=True,
    )
    return done.exit_code


def _tell(count: int) -> None:
    """Show how many papers have been read, where a person is watching."""
    if sys.stderr.isatty():
        click.echo(f"\r{count}", nl=False, err=True)
