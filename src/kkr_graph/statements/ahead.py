"""Whether the words around a date say that it bounds something ahead of the writer.

Each mood of the clause has its own rule; the first of a rule's lines that fits decides.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from kkr_graph.statements import deadline_words as told_by
from kkr_graph.statements.clauses import Clause
from kkr_graph.statements.date_leads import Lead
from kkr_graph.statements.verbs import ACTIVE_STEPS, EVENTS, LEVELS, RECEIVING, STEPS

_NEAR: Final = 100  # days, within which a step told in the present is a plan
_ROUGH: Final = 190  # days, as in a half year
_LONG_WORD: Final = 5
_PARTICIPLE: Final = ("et", "dt", "rt", "gt", "lt")


@dataclass(frozen=True, slots=True)
class Place:
    """A date in its clause.

    before, after   the text of the clause on both sides of the date
    clause          the clause that says when
    lead            how the date stands in it
    asked           something is asked for before this clause: Det indstilles, at ...
    neighbour       the mood of the clause it hangs on, where it has no verb itself
    carried         it is possible by what a clause before it says is to come
    within          it is a part of the subject: Mødet i rådet den 3. maj vil
    """

    before: str
    after: str
    clause: Clause
    lead: Lead
    asked: bool
    neighbour: str
    carried: bool
    within: bool


def opens_a_list(sentence: str) -> bool:
    """Say whether *sentence* leads in a list of deadlines.

    >>> opens_a_list("Frister:"), opens_a_list("Fristen er den 1. maj.")
    (True, False)
    """
    return bool(told_by.LIST.match(sentence))


def is_ahead(place: Place) -> bool:
    """Say whether the date is a bound of something ahead of the writer."""
    clause, lead = place.clause, place.lead
    if lead.wide or clause.opener in ("hvis", "såfremt", "medmindre"):
        return False
    if has_deadline_word(place):
        return True
    next_one = told_by.NEXT.search(place.before)
    part = place.within and not (lead.limit or next_one)
    if lead.of or part or told_by.PASSED.search(place.before):
        return False
    if told_by.EXPIRY.search(place.before):
        return clause.mood != "past"
    lasts = lead.until and told_by.LASTING.intersection(clause.words)
    if lasts and clause.mood in ("present", "ahead"):
        return True
    return _BY_MOOD[clause.mood](place)


def has_deadline_word(place: Place) -> bool:
    """Say whether the date is what *frist* or *deadline* tells, and not past."""
    if "past" in (place.clause.mood, place.neighbour):
        return False
    if found := list(told_by.DEADLINE.finditer(place.before)):
        between = place.before[found[-1].end() :]
        return not told_by.PAST_DEADLINE.search(between)
    return bool(told_by.DEADLINE.match(place.after.lstrip(" ")))


def _ahead(place: Place) -> bool:
    """Skal indsendes; vil blive drøftet; forventes færdig."""
    clause, lead = place.clause, place.lead
    if told_by.FIGURES.intersection(clause.following):
        return False
    if lead.limit:
        return True
    if lead.opening or lead.as_of:
        effect = clause.lemma in told_by.TAKING_EFFECT
        return (effect or (lead.as_of and clause.lemma in STEPS)) and lead.days <= _NEAR
    if lead.until:
        return clause.lemma in told_by.MOVED
    received = clause.lemma in RECEIVING and lead.year
    return not received and not _is_level(clause) and _is_told(place)


def _is_told(place: Place) -> bool:
    """Say whether what is expected is a thing, not an amount: forventes i marts."""
    clause = place.clause
    if clause.main is not None or not clause.word.endswith("s"):
        return True
    if told_by.READY.intersection(clause.following):
        return True
    amount = told_by.AMOUNTS.intersection(clause.following)
    return place.lead.days <= _ROUGH and not amount


def _is_level(clause: Clause) -> bool:
    """Forventes samlet at stige; skal være på 5 pct.  Not: skal være gennemført."""
    if told_by.MOVING.intersection(clause.following):
        return True
    told = clause.main is not None and clause.main.form == "participle"
    if told or ("blive" in clause.words and _may_be_done(clause.following)):
        return False
    level = LEVELS.intersection(clause.following)
    return bool(level) and (not clause.lemma or clause.lemma in LEVELS)


def _possible(place: Place) -> bool:
    """Kan søges frem til den 1. marts."""
    if place.carried:
        return place.lead.at or place.lead.limit
    bounded = place.lead.limit or place.lead.until
    return bounded and bool(told_by.APPLYING.intersection(place.clause.words))


def _asked(place: Place) -> bool:
    """Kommunerne bedes svare senest den 3. marts."""
    return place.lead.limit and place.clause.word == "bedes"


def _present(place: Place) -> bool:
    """Forelægges i maj; åbner i 2026; træder i kraft fra 1. januar."""
    clause, lead = place.clause, place.lead
    told = any(
        clause.word in verbs and any(other in clause.words for other in others)
        for verbs, others in told_by.EVENTS_TOLD
    )
    if place.asked:
        return False
    if lead.opening or lead.as_of or lead.until:
        return _from_or_until(place)
    next_one = told_by.NEXT.search(place.before) and clause.word in ("er", "holdes")
    if next_one or told:
        return bool(next_one) or lead.limit or lead.days <= _ROUGH
    if lead.limit:
        return _is_to_be_done(clause)
    return clause.word not in ("er", "har") and _is_step(clause, lead)


def _from_or_until(place: Place) -> bool:
    """Overtager fra den 1. juli; har frem til den 15. oktober til at."""
    clause, lead = place.clause, place.lead
    if lead.until:
        given = place.after.lstrip().startswith(("til at", "på at"))
        return (clause.word == "har" and given) or (
            clause.passive and clause.lemma in told_by.MOVED
        )
    effect = "virkning" in clause.words or clause.word == "gælder"
    if "kraft" in clause.words and clause.word == "træder":
        return True
    step = lead.as_of and clause.passive and clause.lemma in STEPS  # nedlægges pr.
    effect = effect or step or clause.lemma in told_by.TAKING_EFFECT
    return lead.days <= _NEAR and effect


def _is_step(clause: Clause, lead: Lead) -> bool:
    if clause.passive:
        opening_up = clause.word == "lægges" and {"op", "til"} <= {*clause.words}
        return clause.lemma in STEPS or opening_up
    near = lead.days <= _NEAR
    return clause.lemma in EVENTS or (near and clause.lemma in ACTIVE_STEPS)


def _is_to_be_done(clause: Clause) -> bool:
    """Tell indsender senest from har indberettet, whose verb no table need have."""
    if clause.lemma in LEVELS:
        return False
    if clause.word not in ("er", "har"):
        return True
    done = _may_be_done(clause.words[1:])
    return not done and (clause.word == "har" or "at" in clause.following)


def _may_be_done(words: Sequence[str]) -> bool:
    """Say whether a word may be a participle: indberettet, omdelt."""
    return any(
        word.endswith(_PARTICIPLE) and len(word) > _LONG_WORD and word != "senest"
        for word in words
    )


def _perfect(place: Place) -> bool:
    """Er planlagt til; er udsat til; har varslet forhandlinger til efteråret."""
    clause, lead = place.clause, place.lead
    if clause.lemma in told_by.ANNOUNCING:
        said = told_by.ANNOUNCED.split(place.before)
        named = len(said) > 1 and bool(told_by.NO_THING.sub("", said[-1]))
        return named and lead.at
    if clause.lemma in told_by.REQUESTING:
        return clause.passive and lead.limit
    planned = clause.lemma in told_by.PLANNED and (lead.at or lead.limit)
    moved = lead.until and clause.lemma in told_by.MOVED | told_by.PLANNED
    return clause.passive and (planned or moved)


def _none(place: Place) -> bool:
    """Næste møde: 24. oktober 2025."""
    return bool(told_by.NEXT.match(place.before)) and place.neighbour != "past"


def _past(_: Place) -> bool:
    return False


_BY_MOOD: Final[dict[str, Callable[[Place], bool]]] = {
    "ahead": _ahead,
    "possible": _possible,
    "asked": _asked,
    "present": _present,
    "perfect": _perfect,
    "past": _past,
    "none": _none,
}
