"""Say in words what was read of a paper, and what was not: the report of a run."""

from collections import Counter
from collections.abc import Mapping
from typing import Final

from kkr_graph.headers import Words
from kkr_graph.language import Language
from kkr_graph.readings import Reading
from kkr_graph.spelling import spoken_date
from kkr_graph.triples import concept

_REASONS: Final = {
    "running-head": Words("gentaget sidehoved", "running head"),
    "page-number": Words("sidetal", "page number"),
    "contents": Words("indholdsfortegnelse", "table of contents"),
    "initials": Words("medarbejderes initialer", "initials of officials"),
    "phone": Words("telefonnummer", "phone number"),
    "mail": Words("mailadresse", "mail address"),
    "cpr": Words("noget, der ligner et CPR-nummer", "something like a CPR number"),
    "stray": Words("løsrevet tegn", "stray character"),
}
_PAGE: Final = Words("s.", "p.")


def concepts(reading: Reading) -> list[str]:
    """Return the IRIs of the acts and outcomes that the report names."""
    items = reading.agenda.items
    asked = [item.recommendation for item in items if item.recommendation]
    acts = {part.act for one in asked for part in one.parts if part.act}
    outcomes = {
        item.decision.outcome
        for item in items
        if item.decision and item.decision.outcome
    }
    return [
        *(concept("act", act) for act in sorted(acts)),
        *(concept("outcome", outcome) for outcome in sorted(outcomes)),
    ]


def write(reading: Reading, language: Language, labels: Mapping[str, str]) -> str:
    """Return the report: what the paper is, its items, and what was left out.

    *labels* has a name for each of ``concepts(reading)``.
    """
    return "".join(f"{line}\n" for line in _lines(reading, language, labels))


def _lines(
    reading: Reading, language: Language, labels: Mapping[str, str]
) -> list[str]:
    agenda, page = reading.agenda, _PAGE.say(language)
    day = spoken_date(agenda.date) if agenda.date else "?"
    lines = [f"{agenda.kind.capitalize()}, {reading.council}, {day}", ""]
    for item in agenda.items:
        lines.append(f"{item.number:>5}  {item.title}  ({page} {item.place.page})")
        if item.recommendation:
            acts = ", ".join(
                labels[concept("act", part.act)] if part.act else "?"
                for part in item.recommendation.parts
            )
            lines.append(
                f"       {_said('Indstillet', 'Recommended', language)}: {acts}"
            )
        if item.annexes or item.marks:
            counted = f"{len(item.annexes)} / {len(item.marks)}"
            words = _said("Bilag / mærker", "Annexes / marks", language)
            lines.append(f"       {words}: {counted}")
        if item.decision:
            words = _said("Besluttet", "Decided", language)
            outcome = item.decision.outcome
            named = labels[concept("outcome", outcome)] if outcome else "?"
            lines.append(f"       {words}: {named}")
    lines += ["", *_counts(reading, language)]
    for missing in agenda.missing:
        lines.append(f"  – {missing.say(language)}")
    return lines


def _counts(reading: Reading, language: Language) -> list[str]:
    agenda = reading.agenda
    asked = [item.recommendation for item in agenda.items if item.recommendation]
    counts = (
        (_said("punkter", "items", language), len(agenda.items)),
        (_said("indstillinger", "recommendations", language), len(asked)),
        (
            _said("bilag", "annexes", language),
            sum(len(i.annexes) for i in agenda.items),
        ),
        (
            _said("bilagsmærker", "marks", language),
            sum(len(i.marks) for i in agenda.items),
        ),
        (_said("datoer", "dates", language), len(reading.dates)),
        (_said("beløb og tal", "amounts", language), len(reading.amounts)),
        (_said("nævnte navne", "mentions", language), len(reading.mentions)),
    )
    lines = [", ".join(f"{count} {what}" for what, count in counts)]
    dropped = Counter(one.reason for one in reading.flow.dropped)
    if dropped:
        told = ", ".join(
            f"{count} {_REASONS[reason].say(language)}"
            for reason, count in sorted(dropped.items())
        )
        lines.append(f"{_said('Udeladt', 'Left out', language)}: {told}")
    return lines


def _said(da: str, en: str, language: Language) -> str:
    return da if language == "da" else en
