"""The registers of a council among the sources, and the file each stands in."""

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kkr_graph.facts import Facts
    from kkr_graph.registers import Access, Holding, Known


@dataclass(frozen=True)
class RegisterSources:
    """The sources in the folder *place*, as *council* edits its registers among them.

    access  of the registers that are wanted: those that may be shared with it
    """

    place: Path
    council: str
    access: "Access" = field(default="own")

    @cached_property
    def facts(self) -> "Mapping[Path, Facts]":
        """The sources, by the file of each."""
        from kkr_graph import source_files, sources  # noqa: PLC0415 - the help

        found = source_files.find(self.place)
        read = sources.distinct(sources.read(*source) for source in found)
        return {Path(str(f[0])): one for f, one in zip(found, read, strict=True)}

    @cached_property
    def holding(self) -> "Holding":
        """What registers the council holds."""
        from kkr_graph import registers  # noqa: PLC0415 - the help must not wait for it

        every = self.facts.values()
        own, others = registers.divided(every, self.council, self.access)
        return registers.holding(self.council, own, others, known)

    def file(self, name: str) -> Path:
        """Return the file in which the register called *name* stands, or is to."""
        graph = f"/graph/{self.council}/register/{name}"
        for file, facts in self.facts.items():
            if facts.graph.endswith(graph):
                return file
        return self.place / self.council / "registers" / f"{name}.ttl"


def known(facts: "Sequence[Facts]") -> "Known":
    """Return what is known from *facts* alone."""
    from kkr_graph import build, registers  # noqa: PLC0415 - the help must not wait

    store, _ = build.in_memory(facts)
    return registers.from_store(store)
