"""Open the store a command asks, and say so on stderr if it must be built first."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kkr_graph.cli.settings import Settings, say

if TYPE_CHECKING:
    from kkr_graph.store import Store


@contextmanager
def opened(
    settings: Settings, folder: str | None, endpoint: str | None
) -> Iterator["Store"]:
    """Yield the store in *folder*, behind *endpoint*, or where it is by default."""
    from kkr_graph.opening import open_store  # noqa: PLC0415 - the help needs no store

    def tell(place: Path) -> None:
        words = say(
            settings.language,
            f"Der er ingen graf endnu; den bygges nu i {place} …",
            f"There is no graph yet; building it now in {place} …",
        )
        click.echo(words, err=True)

    store = open_store(folder, endpoint=endpoint, tell=tell)
    try:
        yield store
    finally:
        store.close()
