"""``kkr import`` of a package."""

from pathlib import Path

from kkr_graph.cli.settings import Settings


def run(  # noqa: PLR0913 - one for each option
    settings: Settings,
    file: Path,
    *,
    accept: bool,
    dry_run: bool,
    folder: str | None,
    data: str | None,
    council: str | None,
) -> int:
    """Take in *file* if it is accepted; return the exit code."""
    raise NotImplementedError
