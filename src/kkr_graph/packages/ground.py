"""What a package is checked together with: the common ground of a store.

That is what every council has from the program itself, and no package carries.
"""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from kkr_graph import canonical, owners, resources, sources, versions
from kkr_graph.archive import Archive
from kkr_graph.facts import Facts
from kkr_graph.packages.package import Manifest
from kkr_graph.received import called


def of_store(folder: Path) -> tuple[Facts, ...]:
    """Return the common ground of the version in use in *folder*.

    Where nothing is built yet it is that of this release of the program.
    """
    version = versions.current(folder)
    if version is None:
        return shipped()
    with closing(versions.open_version(folder, version.id)) as store:
        return tuple(
            sources.read_bytes(canonical.form(store.triples(graph)), graph)
            for graph in owners.common(version.sources)
        )


def shipped() -> tuple[Facts, ...]:
    """Return the common ground that this release of the program carries."""
    return tuple(
        one for one in sources.read_all(resources.DATA) if owners.of(one.graph) is None
    )


def left_out(folder: Path, said: Manifest) -> Iterator[Facts]:
    """Yield the graphs that a package leaves out because its receiver has them.

    Raises ``StoreReadError`` if the archive in *folder* does not hold one.
    """
    archive = Archive(folder)
    for part in said.parts:
        if not part.carried:
            name = called(said.council, said.release, part.graph)
            yield sources.read_bytes(archive.text(part.hash), name)
