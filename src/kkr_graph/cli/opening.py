"""Open the store a command asks, and say so on stderr if it must be built first."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kkr_graph.cli.settings import Settings, say

if TYPE_CHECKING:
    from kkr_graph.releases import Release
    from kkr_graph.store import Store


@contextmanager
def opened(
    settings: Settings,
    folder: str | None,
    endpoint: str | None,
    as_known: str | None = None,
) -> Iterator["Store"]:
    """Yield the store in *folder*, behind *endpoint*, or where it is by default.

    With *as_known* it is as it was known on a day or in a release, and stderr says
    which release that is.
    """
    from kkr_graph.opening import open_store  # noqa: PLC0415 - the help needs no store

    def tell(place: Path) -> None:
        words = say(
            settings.language,
            f"Der er ingen graf endnu; den bygges nu i {place} …",
            f"There is no graph yet; building it now in {place} …",
        )
        click.echo(words, err=True)

    def tell_release(release: "Release") -> None:
        from kkr_graph.answers.prose import write_date  # noqa: PLC0415
        from kkr_graph.releases import day_of  # noqa: PLC0415

        day = write_date(day_of(release), settings.language)
        words = say(
            settings.language,
            f"Som det var kendt: udgivelse {release.name} af {day}.",
            f"As it was known: release {release.name} of {day}.",
        )
        click.echo(words, err=True)

    store = open_store(
        folder,
        endpoint=endpoint,
        as_known=as_known,
        tell=tell,
        tell_release=tell_release,
    )
    try:
        yield store
    finally:
        store.close()
