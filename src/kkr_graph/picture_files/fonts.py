"""Find DejaVu Sans, the font that the pictures are measured by.

``pictures.advances`` knows how wide its letters are, so a picture drawn with it is the
picture that was laid out: no name sticks out of its box.  Another font would be another
picture on each machine; so where it is not found, nothing is drawn, and the error says
how to get it.

``KKR_FONTS`` names a folder to look in first.
"""

import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kkr_graph.errors import FontMissingError

FAMILY: Final = "DejaVu Sans"
VARIABLE: Final = "KKR_FONTS"
_REGULAR: Final = "DejaVuSans.ttf"
_BOLD: Final = "DejaVuSans-Bold.ttf"
_UNIX: Final = (
    "~/.local/share/fonts",
    "~/.fonts",
    "/usr/local/share/fonts",
    "/usr/share/fonts",
)
_FOLDERS: Final[Mapping[str, tuple[str, ...]]] = {
    "darwin": ("~/Library/Fonts", "/Library/Fonts", "/opt/homebrew/share/fonts"),
    "win32": ("~/AppData/Local/Microsoft/Windows/Fonts", "C:/Windows/Fonts"),
}


@dataclass(frozen=True, slots=True)
class Fonts:
    """The two files that the pictures need."""

    regular: Path
    bold: Path


def find(environment: Mapping[str, str] = os.environ) -> Fonts:
    """Return where DejaVu Sans lies on this machine.

    Raises ``FontMissingError`` where both files do not lie in one folder.
    """
    for folder in _folders(environment):
        for here, _, names in sorted(os.walk(folder)):
            if _REGULAR in names and _BOLD in names:
                return Fonts(Path(here, _REGULAR), Path(here, _BOLD))
    raise FontMissingError(font=FAMILY, package="fonts-dejavu-core", variable=VARIABLE)


def _folders(environment: Mapping[str, str]) -> Iterator[Path]:
    chosen = environment.get(VARIABLE, "").strip()
    if chosen:
        yield Path(chosen).expanduser()
    for folder in _FOLDERS.get(sys.platform, _UNIX):
        yield Path(os.path.expanduser(folder))  # noqa: PTH111 - no home is no error here
