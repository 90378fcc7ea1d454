"""What could be mended in the graph: a fault, what to do about it, and whose it is."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from kkr_graph.briefs.asking import Asking
from kkr_graph.headers import Words
from kkr_graph.vocabulary import BASE

# What is to be done, in the order it is worth doing; and why that would help.
TASKS: Final = {
    "minutes": (
        Words("Skaf referatet", "Get the minutes"),
        Words(
            "Uden det vides det ikke, hvad mødet besluttede.",
            "Without them it is not known what the meeting decided.",
        ),
    ),
    "differing": (
        Words("Afklar modstriden", "Settle the contradiction"),
        Words(
            "To kilder siger hver sit. Begge står her, og ingen af dem er valgt.",
            "Two sources differ. Both stand here, and neither has been chosen.",
        ),
    ),
    "sums": (
        Words("Ret det, der ikke går op", "Mend what does not add up"),
        Words(
            "Delene og helheden i kilden passer ikke sammen.",
            "The parts and the whole in the source do not fit.",
        ),
    ),
    "leads": (
        Words("Find ud af, hvem det er", "Find out who it is"),
        Words(
            "En rolle eller et forslag, hvor kilden ikke nævner nogen.",
            "A role or a proposal for which the source names nobody.",
        ),
    ),
    "annexes": (
        Words("Skaf bilaget", "Get the annex"),
        Words(
            "Det er nævnt, men foreligger ikke. Den, der udsendte dagsordenen, "
            "har det.",
            "It is named but not held. Whoever sent out the agenda has it.",
        ),
    ),
    "gaps": (
        Words("Find svaret", "Find the answer"),
        Words(
            "Kilderne lader det stå åbent, af den grund, der er nævnt.",
            "The sources leave it open, for the reason given.",
        ),
    ),
    "findings": (
        Words("Gennemgå det, et program har læst", "Go over what a program has read"),
        Words(
            "Fundene tæller ikke som oplysninger, før et menneske har godtaget dem.",
            "The findings do not count as facts until a person has accepted them.",
        ),
    ),
    "items": (
        Words("Se efter indstillingen", "Look for the recommendation"),
        Words(
            "Punkterne er trykt uden indstilling. Er det med vilje?",
            "The items are printed without a recommendation. Is that meant?",
        ),
    ),
    "dates": (
        Words("Gør datoen præcis", "Make the date exact"),
        Words(
            "Kilden er upræcis; her er, hvordan ordene er læst.",
            "The source is rough; this is how its words are read.",
        ),
    ),
    "documents": (
        Words("Find dokumentets adresse", "Find the address of the document"),
        Words(
            "Dokumentet er nævnt, men vi ved ikke, hvor det kan hentes.",
            "The document is named, but we do not know where it can be got.",
        ),
    ),
    "weak": (
        Words("Find en bedre kilde", "Find a better source"),
        Words(
            "Oplysningen hviler kun på en kilde med lav sikkerhed.",
            "The fact rests only on a source of low confidence.",
        ),
    ),
}


@dataclass(frozen=True, slots=True)
class Fault:
    """Something to mend.

    task      what is to be done, a key of ``TASKS``
    what      is at fault
    why       it is a fault: the reason, or what the sources say
    place     where it shows: an IRI, which tells whose it is
    passages  where it stands; documents where there are none
    """

    task: str
    what: str
    why: str
    place: str
    passages: tuple[str, ...]


class Owners:
    """Whose a fault is: the council whose paper, meeting or initiative it is in."""

    def __init__(self, asking: Asking) -> None:
        self._asking = asking
        councils = {name.thing for name in asking.names if name.kind == "council"}
        self._by = {iri: {asking.names.label(iri)} for iri in sorted(councils)}
        self.names = [label for labels in self._by.values() for label in labels]
        for row in asking.ask("councils"):
            self._by.setdefault(row["region"], set()).add(row["councilLabel"])
        for row in asking.ask("internal/meeting-list"):
            if row["councilLabel"]:
                self._by.setdefault(row["meeting"], set()).add(row["councilLabel"])
        for row in asking.ask("internal/initiative-councils"):
            label = asking.names.label(row["council"])
            self._by.setdefault(row["initiative"], set()).add(label)

    def of(self, fault: Fault) -> set[str]:
        """Return the names of the councils that *fault* concerns; none for all."""
        place = fault.place
        if place.startswith(f"{BASE}id/meeting/"):
            place = place.partition("/item/")[0]
        direct = place.startswith((f"{BASE}id/meeting/", f"{BASE}id/kkr/"))
        if direct and place in self._by:
            return self._by[place]
        return self._of_papers(fault.passages) or self._by.get(place, set())

    def _of_papers(self, passages: Iterable[str]) -> set[str]:
        found = set()
        for passage in passages:
            citation = self._asking.citation(passage)
            if citation is not None and citation.council:
                found |= {name for name in self.names if name in citation.council}
        return found
