"""Whether the words around a date say that it lies ahead, and of what."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from kkr_graph.statements.clauses import Clause
from kkr_graph.statements.date_leads import Lead
from kkr_graph.statements.verbs import ACTIVE_STEPS, EVENTS, LEVELS, RECEIVING, STEPS

# ansøgningsfrist den; fristen er; deadline for tilmelding er; Svarfrist:
DEADLINE_WORD: Final = re.compile(
    r"\b(?:[a-zæøå]*(?:frist(?:en|er|erne)?|skæringsdato(?:en)?)|deadlines?|deadlinen)\b",
    re.IGNORECASE,
)
# fristen var; fristen udløb; fristen er overskredet
_PAST_DEADLINE: Final = re.compile(
    r"\b(?:var|udløb|lå|blev|havde|overskredet|overholdt|oprindelige?)\b", re.IGNORECASE
)
# Frister:; Vigtige frister for tilmelding:
_LIST: Final = re.compile(
    r"^[^.\n]{0,60}\b(?:[a-zæøå]*frist(?:en|er|erne)?|deadlines?)\b[^.\n:]{0,60}:$",
    re.IGNORECASE,
)
# Næste møde i KKR Hovedstaden: 24. oktober; Næste møde er den
_NEXT: Final = re.compile(
    r"\b(?:Næste|Det næste|Kommende) (?:ordinære |politiske )?[\w-]*"
    r"(?:møde|runde|ansøgningsrunde|seminar)\w*\b",
)
# projektets udløb med udgangen af 2027; aftalens udløb den 31. december
_EXPIRY: Final = re.compile(
    r"\b(?<!efter )(?:udløb|ophør)(?:et)?(?:\s(?:er|den|ved|med|i|pr\.|d\.))*\s*$", re.IGNORECASE
)
_LASTING: Final = frozenset(
    """løber gælder varer fortsætter løbe gælde vare fortsætte gældende gyldig
    forlænges forlænget forlænge""".split()  # noqa: SIM905 - a table
)
# may be asked of anyone who reads: kan søges frem til den 1. marts
_APPLYING: Final = frozenset(
    """søge søges ansøge ansøges indsende indsendes tilmelde tilmeldes melde indgive
    indgives indstille indstilles foreslå sende sendes afgive afgives byde komme
    tilmelding ansøgning ansøgninger""".split()  # noqa: SIM905 - a table
)
_ANNOUNCING: Final = frozenset(("varsle", "indkalde", "invitere", "annoncere", "bebude"))
_PLANNED: Final = frozenset(
    ("planlægge", "forvente", "beramme", "terminsætte", "programsætte")
)
_MOVED: Final = frozenset(
    """forlænge udskyde udsætte flytte rykke fastsætte aftale sætte fastlægge
    terminsætte""".split()  # noqa: SIM905 - a table
)
_TAKING_EFFECT: Final = frozenset(("træde", "overgå", "overtage", "indføre", "flytte"))
# Det skal ses i sammenhæng med: nothing is to be done
_FIGURES: Final = frozenset(
    """ses nævnes bemærkes understreges forstås fremhæves tilføjes sammenholdes erindres
    oplyses""".split()  # noqa: SIM905 - a table
)
_AMOUNTS: Final = frozenset(
    """efterspørgsel stigning fald vækst udgift udgifter merudgift merudgifter behov
    underskud overskud besparelse tilskud indtægter""".split()  # noqa: SIM905 - a table
)
# What a figure does
_MOVING: Final = frozenset(
    """stige falde udgøre vokse øges koste beløbe reduceres mindskes ligge svare""".split()  # noqa: SIM905 - a table
)
_NEAR: Final = 100  # days, within which a step told in the present is a plan
_ROUGH: Final = 190

# finite verb and a word beside it, that together tell an event
_TOGETHER: Final = (
    (("træder",), ("kraft",)),
    (("får", "har"), ("virkning", "effekt")),
    (("finder",), ("sted",)),
    (("går",), ("gang", "luften")),
    (("holder",), ("møde", "seminar", "temadag", "konference", "årsmøde", "temamøde")),
    (("står", "ligger", "er"), ("klar", "færdig", "færdige", "klart", "færdigt")),
    (("får",), ("status", "forelagt", "præsenteret", "oplæg", "orientering", "besøg")),
    (("kommer", "vender", "tages"), ("dagsordenen", "behandling", "tilbage", "op")),
)


@dataclass(frozen=True, slots=True)
class Place:
    """A date in its clause.

    before, between   the text of the sentence before the date; of the clause alone
    first             the sentence asks before this clause: Det indstilles, at ...
    neighbour         the mood of the clause it hangs on, where it has no verb itself
    """

    before: str
    clause: Clause
    lead: Lead
    asked: bool
    neighbour: str
    carried: bool
    after: str


def opens_a_list(sentence: str) -> bool:
    """Say whether *sentence* is the lead of a list of deadlines.

    >>> opens_a_list("Frister:"), opens_a_list("Fristen er den 1. maj.")
    (True, False)
    """
    return bool(_LIST.match(sentence))


def is_ahead(place: Place) -> bool:
    """Say whether the date is a bound of something ahead of the writer."""
    if place.lead.wide or place.clause.opener in ("hvis", "såfremt", "medmindre"):
        return False
    if has_deadline_word(place):
        return True
    if place.lead.of:
        return False
    mood = place.clause.mood
    if _EXPIRY.search(place.before):
        return mood != "past"
    if place.lead.until and _LASTING.intersection(place.clause.words):
        return mood in ("present", "ahead", "perfect")
    return _BY_MOOD[mood](place)


def has_deadline_word(place: Place) -> bool:
    """Say whether the date is what *frist* or *deadline* tells, and not past."""
    found = list(DEADLINE_WORD.finditer(place.before))
    if place.clause.mood == "past" or place.neighbour == "past":
        return False
    if found:
        between = place.before[found[-1].end() :]
        return not _PAST_DEADLINE.search(between)
    return bool(DEADLINE_WORD.match(place.after.lstrip(" ")))


def _ahead(place: Place) -> bool:
    clause, lead = place.clause, place.lead
    following = clause.words[clause.at + 1 :]
    if _FIGURES.intersection(following):
        return False
    lemma = clause.main.lemma if clause.main else ""
    if lead.limit:
        return True
    if lead.opening or lead.as_of:
        return lemma in _TAKING_EFFECT and lead.days <= _NEAR
    if lead.until:
        return lemma in _MOVED
    if _is_level(clause):
        return False
    if lemma in RECEIVING and lead.year:
        return False
    if clause.main is None and clause.words[clause.at].endswith("s"):
        return lead.days <= _ROUGH and not _AMOUNTS.intersection(following)
    return True


def _is_level(clause: Clause) -> bool:
    """forventes samlet at stige; skal være på 5 pct.  Not: skal være gennemført."""
    following = clause.words[clause.at + 1 :]
    if _MOVING.intersection(following):
        return True
    if clause.main is not None and clause.main.form == "participle":
        return False
    first = next((word for word in following if word in LEVELS), None)
    if first is None:
        return False
    main = clause.main.lemma if clause.main else ""
    return not main or main in LEVELS


def _possible(place: Place) -> bool:
    if place.carried:
        return place.lead.at or place.lead.limit
    applying = _APPLYING.intersection(place.clause.words)
    return bool(applying) and (place.lead.limit or place.lead.until)


def _asked(place: Place) -> bool:
    return place.lead.limit and place.clause.words[place.clause.at] == "bedes"


def _present(place: Place) -> bool:
    clause, lead = place.clause, place.lead
    if clause.verb is None or clause.main is None or place.asked:
        return False
    word, words, lemma = clause.words[clause.at], clause.words, clause.main.lemma
    together = any(
        word in verbs and any(other in words for other in others)
        for verbs, others in _TOGETHER
    )
    if word == "træder" and "kraft" in words:
        return True
    if lead.opening or lead.as_of:
        effect = lemma in _TAKING_EFFECT or "virkning" in words or word == "gælder"
        return effect and lead.days <= _NEAR
    if lead.until:
        return clause.passive and lemma in _MOVED
    if _NEXT.search(place.before) and word in ("er", "bliver", "holdes", "afholdes"):
        return True
    if together:
        return lead.limit or lead.days <= _ROUGH
    if lead.limit:
        return lemma not in LEVELS and (
            word not in ("er", "har") or "at" in words[clause.at :]
        )
    if word in ("er", "har"):
        return False
    if clause.passive:
        opening_up = word == "lægges" and "op" in words and "til" in words
        return lemma in STEPS or opening_up
    if lemma in EVENTS:
        return True
    return lemma in ACTIVE_STEPS and lead.days <= _NEAR


def _perfect(place: Place) -> bool:
    clause = place.clause
    lemma = clause.main.lemma if clause.main else ""
    if not clause.passive or lemma in _ANNOUNCING:
        return lemma in _ANNOUNCING and _is_announced(place)
    if lemma in _PLANNED:
        return place.lead.at or place.lead.limit or place.lead.until
    return lemma in _MOVED and place.lead.until


def _is_announced(place: Place) -> bool:
    """har varslet forhandlinger til efteråret; not: har den 3. juni varslet."""
    said = re.split(
        r"\b(?:varslet|indkaldt|inviteret|annonceret|bebudet)\b", place.before
    )
    named = re.sub(r"\b(?:den|i|til|på|d\.|senest|om)\b", "", said[-1]).strip()
    return len(said) > 1 and len(named) > 1 and place.lead.at


def _none(place: Place) -> bool:
    """Næste møde: 24. oktober 2025"""
    return bool(_NEXT.match(place.before)) and place.neighbour != "past"


def _past(place: Place) -> bool:  # noqa: ARG001 - a row of the table below
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
