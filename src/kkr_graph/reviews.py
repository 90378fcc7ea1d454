"""A review of a paper: every finding, its status, and how it stands to the graph."""

import textwrap
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import Any, Final

from kkr_graph import precedents
from kkr_graph.comparisons import Comparison, Graph, ItemConflict
from kkr_graph.findings import Finding, of as findings_of
from kkr_graph.headers import Words
from kkr_graph.language import Language
from kkr_graph.readings import Reading
from kkr_graph.spelling import spoken_date
from kkr_graph.stating import iris
from kkr_graph.store import Store
from kkr_graph.verdicts import Status, Verdicts

# Kinds of which a paper holds hundreds: counted, and listed when asked for.
_MANY: Final = frozenset({"mention", "date", "amount"})

KIND_WORDS: Final = {
    "mention": Words("omtaler", "mentions"),
    "date": Words("datoer", "dates"),
    "amount": Words("beløb og tal", "amounts"),
    "link": Words("webadresser", "links"),
    "deadline": Words("frister", "deadlines"),
    "lead": Words("tovholdere", "leads"),
    "appointment": Words("udpegninger", "appointments"),
    "attendance": Words("deltagere", "attendance"),
    "cited-decision": Words("citerede beslutninger", "cited decisions"),
    "table-row": Words("tabelrækker", "table rows"),
}
_STATUS: Final[dict[Status, Words]] = {
    "machine-read": Words("maskinlæst", "machine-read"),
    "accepted": Words("godtaget", "accepted"),
    "rejected": Words("forkastet", "rejected"),
}
_RELATION: Final = {
    "conflict": Words("Strider mod grafen", "Conflicts with the graph"),
    "new": Words("Nyt", "New"),
    "known": Words("Kendt i forvejen", "Known already"),
}
_WHAT: Final = {
    "title": Words("overskriften", "heading"),
    "asked": Words("indstillingen", "recommendation"),
}


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A finding, its status, what it was named, and how it stands to the graph."""

    finding: Finding
    status: Status
    name: str
    comparison: Comparison


@dataclass(frozen=True, slots=True)
class Review:
    """All findings of a paper, in the order of print.

    heading  what paper it is
    items    where another source words an item of the meeting otherwise
    stale    ids that verdicts speak of, and that are not found any more
    """

    heading: str
    found: tuple[Reviewed, ...]
    items: tuple[ItemConflict, ...]
    stale: tuple[str, ...]

    def only(self, kinds: Collection[str], status: str | None) -> "Review":
        """Return the review of the findings of *kinds*, or all, that have *status*."""
        chosen = tuple(
            one
            for one in self.found
            if (not kinds or "all" in kinds or one.finding.kind in kinds)
            and (status is None or one.status == status)
        )
        return replace(self, found=chosen)


def of(reading: Reading, verdicts: Verdicts, store: Store) -> Review:
    """Return the review of *reading*, with the *verdicts* given, beside *store*."""
    names = iris(reading)
    graph = Graph(store, names, precedents.known(store, names))
    found = tuple(
        Reviewed(
            one,
            verdicts.status(one.id, one.kind),
            verdicts.name(one.id),
            graph.compare(one),
        )
        for one in findings_of(reading)
    )
    agenda = reading.agenda
    day = spoken_date(agenda.date) if agenda.date else "?"
    return Review(
        f"{agenda.kind.capitalize()}, {reading.council}, {day}",
        found,
        tuple(graph.items(reading)),
        verdicts.stale(one.finding.id for one in found),
    )


def as_json(review: Review) -> dict[str, Any]:
    """Return *review* as plain values."""
    return {
        "paper": review.heading,
        "findings": [
            {
                "id": one.finding.id,
                "kind": one.finding.kind,
                "page": one.finding.page,
                "item": one.finding.item or None,
                "text": one.finding.text,
                "things": [*one.finding.things],
                "status": one.status,
                "name": one.name or None,
                "relation": one.comparison.relation,
                "graph": one.comparison.thing or None,
                "graphSays": one.comparison.says or None,
            }
            for one in review.found
        ],
        "items": [
            {
                "number": one.number,
                "what": one.what,
                "read": one.read,
                "graphSays": one.says,
            }
            for one in review.items
        ],
        "stale": [*review.stale],
    }


def write(
    review: Review, language: Language, *, whole: bool, width: int | None = None
) -> str:
    """Return *review* in words; *whole* lists the kinds that are many, too.

    *width* is that of the screen, if it is for one.
    """
    lines = _lines(review, language, whole)
    return "".join(f"{_wrapped(line, width)}\n" for line in lines)


def _wrapped(line: str, width: int | None) -> str:
    """Return *line* on several, what goes on set in under its text."""
    if width is None or len(line) <= width:
        return line
    margin = " " * (len(line) - len(line.lstrip()) + 2)
    return textwrap.fill(line, width, subsequent_indent=margin, break_on_hyphens=False)


def _lines(review: Review, language: Language, whole: bool) -> Iterator[str]:  # noqa: FBT001 - handed on by write
    yield review.heading
    counted = Counter(one.status for one in review.found)
    yield ", ".join(
        f"{counted[status]} {words.say(language)}" for status, words in _STATUS.items()
    )
    for item in review.items:
        yield ""
        what = _WHAT[item.what].say(language)
        yield f"{_RELATION['conflict'].say(language)}: {item.number}, {what}"
        yield f"  {item.read}"
        yield f"  ≠ {item.says}"
    for relation, words in _RELATION.items():
        found = [one for one in review.found if one.comparison.relation == relation]
        if found:
            yield ""
            yield words.say(language)
            for kind in KIND_WORDS:
                of_kind = [one for one in found if one.finding.kind == kind]
                yield from _listed(kind, of_kind, language, whole or kind not in _MANY)
    if review.stale:
        yield ""
        told = Words("Sagt om fund, der ikke findes mere", "Said of findings now gone")
        yield f"{told.say(language)}: {', '.join(review.stale)}"


def _listed(
    kind: str,
    found: list[Reviewed],
    language: Language,
    listed: bool,  # noqa: FBT001 - handed on by _lines
) -> Iterator[str]:
    if not found:
        return
    more = "" if listed else f"  (kkr review --kind {kind})"
    yield f"  {len(found)} {KIND_WORDS[kind].say(language)}{more}"
    page = Words("s.", "p.").say(language)
    for one in found if listed else ():
        finding = one.finding
        place = f"{page} {finding.page:<3} {finding.item:<5}"
        mark = _STATUS[one.status].say(language)
        yield f"    {finding.id}  {place}  {mark:<12}  {finding.text}"
        if one.comparison.relation == "conflict":
            yield f"      ≠ {one.comparison.says}"
