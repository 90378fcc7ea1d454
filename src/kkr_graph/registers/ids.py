"""Which rows an Id may name: those the registers hold, and nobody else's."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from kkr_graph import owners
from kkr_graph.registers import edit_problems
from kkr_graph.registers.problems import Problem
from kkr_graph.vocabulary import BASE


@dataclass(frozen=True, slots=True)
class Ids:
    """Where things stand.

    council    key of the council whose registers are edited
    held       IRIs of the rows of its registers, now or when they were exported
    elsewhere  IRI of the graph in which each other thing stands, by its own IRI
    """

    council: str
    held: Collection[str]
    elsewhere: Mapping[str, str] = field(repr=False)

    def wrong(
        self, iri: str, *, whole: bool
    ) -> tuple[Problem, Mapping[str, object]] | None:
        """Return what is wrong with a row called *iri*; None if it may be.

        *whole* says that the Id gave an IRI, which only names what there is already; a
        key may name a new row.
        """
        if iri in self.held:
            return None
        if (graph := self.elsewhere.get(iri)) is None:
            return (edit_problems.UNKNOWN_ID, {}) if whole else None
        owner = owners.of(graph)
        if owner is None:
            return edit_problems.ID_OF_COMMON, {"graph": graph.removeprefix(BASE)}
        if owner != self.council:
            return edit_problems.ID_OF_OTHERS, {"council": owner}
        return edit_problems.ID_OF_PAPER, {"graph": graph.removeprefix(BASE)}
