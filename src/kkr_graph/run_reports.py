"""Say in words what was read of a paper, and what was not: the report of a run."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

from kkr_graph import findings
from kkr_graph.agenda import Missing
from kkr_graph.headers import Words
from kkr_graph.language import Language
from kkr_graph.papers import Skipped
from kkr_graph.papers.table import SkipReason
from kkr_graph.readings import Reading
from kkr_graph.reviews import KIND_WORDS
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
_SKIPPED: Final[dict[SkipReason, Words]] = {
    "drawing": Words("siden er en tegning", "the page is a drawing"),
    "much-text": Words("der står for meget på siden", "there is too much on the page"),
    "many-pages": Words("for mange sider har tabeller", "too many pages have tables"),
    "time": Words("det tog for lang tid", "it took too long"),
    "unreadable": Words("siden er ødelagt", "the page is broken"),
}
_PAGE: Final = Words("s.", "p.")
_SHOWN: Final = 5  # places of each thing left out


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
    lines = [_heading(reading, language), "", *_items(reading, language, labels), ""]
    return "".join(f"{line}\n" for line in (*lines, *_rest(reading, language)))


def brief(reading: Reading, language: Language) -> tuple[str, ...]:
    """Return the report without its items: what paper it is, counts, remarks."""
    return _heading(reading, language), *_rest(reading, language)


def _heading(reading: Reading, language: Language) -> str:
    agenda = reading.agenda
    undated = _said("uden dato", "undated", language)
    day = spoken_date(agenda.date) if agenda.date else undated
    return f"{agenda.kind.capitalize()}, {reading.council}, {day}"


def _rest(reading: Reading, language: Language) -> list[str]:
    missing = reading.agenda.missing
    return [
        *_counts(reading, language),
        *(_missing(one, reading, language) for one in missing),
    ]


def _items(
    reading: Reading, language: Language, labels: Mapping[str, str]
) -> list[str]:
    lines, page = [], _PAGE.say(language)
    for item in reading.agenda.items:
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
    return lines


def _counts(reading: Reading, language: Language) -> list[str]:
    agenda = reading.agenda
    items = agenda.items
    found = Counter(one.kind for one in findings.of(reading))
    counts = (
        (Words("punkter", "items"), len(items)),
        (Words("rubrikker", "parts"), sum(len(item.parts) for item in items)),
        (
            Words("indstillinger", "recommendations"),
            sum(item.recommendation is not None for item in items),
        ),
        (
            Words("beslutninger", "decisions"),
            sum(item.decision is not None for item in items),
        ),
        (Words("bilag", "annexes"), sum(len(item.annexes) for item in items)),
        (Words("bilagsmærker", "marks"), sum(len(item.marks) for item in items)),
        (Words("tabeller", "tables"), len(reading.tables)),
        *((words, found[kind]) for kind, words in KIND_WORDS.items()),
    )
    lines = [
        _listed(f"{what.say(language)}: {count}" for what, count in counts if count)
    ]
    for reason in sorted({one.reason for one in reading.flow.dropped}):
        places = [one for one in reading.flow.dropped if one.reason == reason]
        told = _listed(_at(one.page, one.line, language) for one in places[:_SHOWN])
        more = ", …" if len(places) > _SHOWN else ""
        words = _REASONS[reason].say(language)
        left_out = _said("Udeladt", "Left out", language)
        lines.append(f"{left_out}: {len(places)} {words} ({told}{more})")
    lines += [remark.say(language) for remark in reading.paper.remarks]
    lines += [_skipped(one, language) for one in reading.skipped]
    if reading.paper.textless:
        pages = _listed(map(str, reading.paper.textless))
        lines.append(
            _said("Sider uden tekst", "Pages without text", language) + f": {pages}"
        )
    return lines


def _skipped(skipped: Skipped, language: Language) -> str:
    page = f"{_PAGE.say(language)} {skipped.page}"
    not_read = _said("tabeller er ikke læst", "tables were not read", language)
    return f"{page}: {not_read}: {_SKIPPED[skipped.reason].say(language)}"


def _missing(missing: Missing, reading: Reading, language: Language) -> str:
    place = missing.place
    where = ""
    if place is not None and place.start <= len(reading.flow.text):
        where = f" ({_at(*reading.flow.place(place.start), language)})"
    return f"  – {missing.say(language)}{where}"


def _at(page: int, line: int, language: Language) -> str:
    return _said(f"s. {page} l. {line}", f"p. {page} l. {line}", language)


def _listed(words: Iterable[str]) -> str:
    return ", ".join(words)


def _said(da: str, en: str, language: Language) -> str:
    return da if language == "da" else en
