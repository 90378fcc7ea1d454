"""Find the ontology, the queries and the data, in a checkout or in a wheel.

In the repository the three folders stand at the top, where people look for them.
In an installed wheel they stand inside the package, under ``shipped/`` (see
``force-include`` in pyproject.toml).  Nothing else in the package knows the difference.
"""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_SHIPPED = Path(__file__).parent / "shipped"
_TOP = Path(__file__).parents[2]

# The root of the checkout this package is read from; None in an installed wheel.
CHECKOUT = None if _SHIPPED.is_dir() else _TOP


def _folder(name: str) -> "Traversable":
    return _SHIPPED / name if CHECKOUT is None else CHECKOUT / name


ONTOLOGY = _folder("ontology")
QUERIES = _folder("queries")
DATA = _folder("data")


def walk(folder: "Traversable", ending: str) -> "list[Traversable]":
    """Return every file below *folder* whose name has that *ending*, in name order.

    A folder that does not exist holds no files.  Hidden names are passed over.
    """
    if not folder.is_dir():
        return []
    found: list[Traversable] = []
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            found += walk(entry, ending)
        elif entry.name.endswith(ending):
            found.append(entry)
    return found


def shown(path: "Traversable") -> str:
    """Return *path* as people are shown it: from where they stand, if below there."""
    if not isinstance(path, Path):
        return str(path)
    for root in (Path.cwd(), CHECKOUT):
        if root is not None and path.is_relative_to(root):
            return path.relative_to(root).as_posix()
    return str(path)
