"""A store that a package is taken into by the command, and what it is afterwards."""

from collections.abc import Mapping
from pathlib import Path

from click.testing import CliRunner, Result

import handmade_packages
import made_up_packages
from kkr_graph import versions
from kkr_graph.cli import main
from kkr_graph.keys import trust

# What may differ after a refusal: that it was refused, and what was.
BESIDE = ("history", "quarantine", ".lock")


def store(folder: Path) -> Path:
    """Build a store in *folder* that trusts the keys of the made-up councils."""
    place = handmade_packages.store(folder)
    trust.write(place, made_up_packages.TRUST)
    return place


def kkr(place: Path, *args: str, text: str | None = None, lang: str = "da") -> Result:
    """Run ``kkr`` on the store in *place*; *text* is typed."""
    env = {"KKR_STORE": str(place), "KKR_LANG": lang, "KKR_COUNCIL": ""}
    return CliRunner().invoke(main, [*args], input=text, env=env)


def content(place: Path) -> Mapping[str, bytes]:
    """Return every file in *place* but those ``BESIDE``, byte for byte."""
    return {
        str(file.relative_to(place)): file.read_bytes()
        for file in sorted(place.rglob("*"))
        if file.is_file() and file.relative_to(place).parts[0] not in BESIDE
    }


def quarantined(place: Path) -> tuple[Path, ...]:
    """Return the packages in quarantine."""
    return tuple(sorted((place / "quarantine").glob("*")))


def in_use(place: Path) -> dict[str, str]:
    """Return the release of each council that is in use."""
    version = versions.current(place)
    assert version is not None
    return {key: one.release for key, one in version.received.items()}
