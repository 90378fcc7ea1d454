"""State days, rough dates and periods: each a thing, and the triples that say what."""

from datetime import date, timedelta
from typing import Final, TypeAlias

from pyoxigraph import Triple

from kkr_graph.spelling import spoken_date
from kkr_graph.statements import FoundDate
from kkr_graph.stating.iris import ID
from kkr_graph.triples import DCAT, DCT, SKOS, concept, link, node, text, typed
from kkr_graph.vocabulary import KKR

Stated: TypeAlias = tuple[str, list[Triple]]
"""A thing, and the triples that state it."""

_DAY: Final = timedelta(days=1)


def rough(when: FoundDate, of: str) -> Stated:
    """State the day or rough date of the thing *of*: word for word, and bounded."""
    this = f"{ID}date/{of.removeprefix(ID)}"
    triples = [
        node(this, KKR.UncertainDate),
        text(this, KKR.verbatim, when.verbatim),
        typed(this, KKR.notAfter, when.not_after.isoformat(), "date"),
        link(this, KKR.readingRule, concept("reading-rule", when.rule)),
    ]
    if when.not_before:
        triples.append(typed(this, KKR.notBefore, when.not_before.isoformat(), "date"))
    return this, triples


def on(day: date) -> Stated:
    """State *day* as a period: what a paper says is known to hold on its day."""
    this = f"{ID}period/{day.isoformat()}"
    return this, [
        node(this, f"{DCT}PeriodOfTime"),
        text(this, f"{SKOS}prefLabel", spoken_date(day)),
        typed(this, f"{DCAT}startDate", day.isoformat(), "date"),
        typed(this, f"{DCAT}endDate", (day + _DAY).isoformat(), "date"),
    ]


def between(starts: FoundDate | None, ends: FoundDate | None, of: str) -> Stated:
    """State when the thing *of* holds; the end day of a period does not count."""
    this = f"{ID}period/{of.removeprefix(ID)}"
    words = " – ".join(one.verbatim for one in (starts, ends) if one)
    triples = [
        node(this, f"{DCT}PeriodOfTime"),
        text(this, f"{SKOS}prefLabel", words),
    ]
    if starts:
        first = starts.not_before or starts.not_after
        triples.append(typed(this, f"{DCAT}startDate", first.isoformat(), "date"))
    if ends:
        after = (ends.not_after + _DAY).isoformat()
        triples.append(typed(this, f"{DCAT}endDate", after, "date"))
    return this, triples


def since(day: date, of: str) -> Stated:
    """State that the thing *of* holds from *day* on."""
    this = f"{ID}period/{of.removeprefix(ID)}"
    return this, [
        node(this, f"{DCT}PeriodOfTime"),
        text(this, f"{SKOS}prefLabel", f"fra den {spoken_date(day)}"),
        typed(this, f"{DCAT}startDate", day.isoformat(), "date"),
    ]
