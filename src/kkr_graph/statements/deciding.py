"""Whether a clause says that a body has settled a matter, and with what outcome."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from kkr_graph.statements.clauses import Clause
from kkr_graph.statements.doers import agents, can_act, subjects
from kkr_graph.statements.spans import FoundDate, Mention
from kkr_graph.statements.verbs import DECIDING, Verb, readings

# Words without which no sentence needs a closer look
_MAY: Final = re.compile(
    r"beslut|vedtag|vedtog|udpeg|indstill|valgt|nedsat|bevil|afsat|fastsat|fastlagt"
    r"|fastlagde|aftal|godkend|stadfæst|ratificer|tiltråd|tilslut|drøft|behandled|udskød"
    r"|udskudt|udsat|forkast|afvist|efterretning|orientering|indgik|indgået|truffet|traf",
    re.IGNORECASE,
)
# Bodies that may be known by no name: udvalget, Regionsrådet, parterne
_BODY: Final = re.compile(
    r"\b(?:[\w-]*(?:udvalg|bestyrelse|råd|kreds|formandskab|styregruppe|regering"
    r"|forsamling|repræsentantskab|delegation|kommission|nævn|direktion|direktørkreds)"
    r"(?:et|en|erne|ene|ne)?|KKR[\w-]*|Folketinget|kommunerne|regionerne|parterne"
    r"|partierne|aftaleparterne|forligspartierne|borgmestrene|[\w-]*styrelsen"
    r"|[\w-]*ministeriet|alle \d* ?kommuner)(?=\W|$)",
    re.IGNORECASE,
)
# tog orienteringen til efterretning
_NOTED: Final = re.compile(
    r"\b(?P<verb>tog|taget)\b[^.;]{0,160}?\btil (?:efterretning|orientering)\b", re.IGNORECASE
)
# traf beslutning om; gav sin tilslutning til
_IDIOMS: Final = (
    (re.compile(r"\b(?P<verb>traf|truffet)\b[^.;]{0,60}\bbeslutning", re.I), "besluttet"),
    (
        re.compile(r"\b(?P<verb>gav|givet)\b[^.;]{0,40}\btilslutning\b", re.I),
        "tiltraadt",
    ),
    (
        re.compile(
            r"\b(?P<verb>indgik|indgået)\b(?![^.;]{0,60}\d{2,3}(?:\.\d{3})? )[^.;]{0,90}?"
            r"\b[\w-]*(?:aftale|aftalen|forlig|forliget|overenskomst)\b",
            re.I,
        ),
        "besluttet",
    ),
)
_CHANGED: Final = re.compile(
    r"\bmed (?:\w+ ){0,3}(?:ændring|tilføjelse|justering|rettelse)\w*|\bi (?:ændret|justeret) form\b",
    re.IGNORECASE,
)
# KKR Sjælland godkendte indstillingen: the paper's own meeting, if no date says else
_OWN: Final = re.compile(
    r"\b(?:indstilling(?:en|erne)|referatet|dagsordenen|orientering(?:en|erne)|punktet|sagen"
    r"|status(?:sen)?)\b",
    re.IGNORECASE,
)
_EARLIER: Final = re.compile(
    r"\b(?:tidligere|senest|forrige|seneste møde|sidste møde|dengang|i sin tid|allerede)\b",
    re.IGNORECASE,
)
_CONDITIONS: Final = ("hvis", "når", "såfremt", "medmindre", "om")
# Passives of these say little without a body or a day
_WEAK: Final = frozenset(
    """udpege genudpege indstille vælge nedsætte bevilge bevillige fastsætte fastlægge
    udskyde udsætte afvise""".split()  # noqa: SIM905 - a table
)
# ... and of these nothing without a body
_OF_A_BODY: Final = frozenset(("drøfte", "førstebehandle", "afsætte", "afvise"))
# drøftet i KKR Hovedstaden; godkendt på mødet i Eksempelrådet; vedtaget af
_IN: Final = re.compile(r"\b(?:i|hos)\s(?:den |det )?$", re.IGNORECASE)
_SAID_BY: Final = re.compile(r"\b(?:af|i|hos)\s(?:den |det |de )?[\w-]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Settled:
    """A word that tells a decision: its span, the outcome, and who decided.

    passive  the matter is the subject
    state    it tells how things are (er godkendt), not what came to pass
    body     a body is named, known or not; *bodies* are those that are known
    """

    start: int
    end: int
    lemma: str
    outcome: str
    bodies: tuple[Mention, ...]
    body: bool
    passive: bool
    state: bool


def may_decide(sentence: str) -> bool:
    """Say whether *sentence* has any word that a decision is told by."""
    return _MAY.search(sentence) is not None


def settled(
    text: str, found: Sequence[Clause], here: int, mentions: Sequence[Mention]
) -> Iterator[Settled]:
    """Yield what the clause at *here* says was settled, each verb once."""
    clause = found[here]
    if clause.opener in _CONDITIONS or clause.mood not in ("past", "perfect", "none"):
        return
    if clause.mood != "none" and clause.words[clause.at] in _HYPOTHETICAL:
        return
    inside = [one for one in mentions if clause.start <= one.start < clause.end]
    names = {at for one in inside for at in range(one.start, one.end)}
    for start, end, lemma, outcome in _verbs(text, clause):
        if start in names:
            continue
        passive, state = _voice(clause, start)
        if passive:
            bodies = agents(text, clause, inside) or _where(text, clause, inside)
            known = bool(bodies) or _said_by(text, end, clause.end)
        else:
            bodies = _who(text, found, here, inside, mentions)
            known = bool(bodies) or _has_body(text, found, here)
        yield Settled(
            *(start, end, lemma, _outcome(text, clause, lemma, outcome), bodies),
            *(known, passive, state),
        )


_HYPOTHETICAL: Final = ("skulle", "ville", "kunne", "burde", "måtte", "forventedes")


def _verbs(text: str, clause: Clause) -> Iterator[tuple[int, int, str, str]]:
    """Yield (start, end, verb, outcome) of the words that tell a decision."""
    said = text[clause.start : clause.end]
    if noted := _NOTED.search(said):
        begin, end = noted.span("verb")
        yield clause.start + begin, clause.start + end, "tage", "taget-til-efterretning"
        return
    for pattern, outcome in _IDIOMS:
        if idiom := pattern.search(said):
            begin, end = idiom.span("verb")
            yield clause.start + begin, clause.start + end, "indgå", outcome
            return
    for at, token in enumerate(clause.tokens):
        before = clause.words[at - 1] if at else ""
        told = before == "det" and at - 2 == clause.at  # blev det besluttet
        if at < clause.at or (before in _DETERMINERS and not told):
            continue
        for verb in readings(token.word):
            if verb.lemma not in DECIDING or not _tells(clause, at, verb):
                continue
            if _is_meant(clause, verb.lemma):
                yield token.start, token.end, verb.lemma, DECIDING[verb.lemma]
            break


def _tells(clause: Clause, at: int, verb: Verb) -> bool:
    """Say whether *verb*, at its place, is what the clause tells."""
    if clause.mood == "none":
        after = clause.words[at + 1 : at + 2]
        return verb.form == "participle" and (clause.bracket or after == ("af",))
    if at == clause.at:
        return verb.form in ("past", "past-passive")
    return verb.form == "participle" and clause.words[clause.at] in _AUXILIARIES


def _is_meant(clause: Clause, lemma: str) -> bool:
    """Say whether the verb has the sense of deciding."""
    words = clause.words
    if lemma == "tilslutte":  # tilsluttede sig, not: tilsluttet fjernvarme
        return "sig" in words
    if lemma == "vælge":  # valgt til formand, not: valgte at vente
        return bool({"til", "som"}.intersection(words)) and "at" not in words
    return not (lemma == "udsætte" and "for" in words)  # udsat for vold


_AUXILIARIES: Final = ("har", "havde", "er", "var", "blev")
_DETERMINERS: Final = ("den", "det", "de", "en", "et", "fælles", "ny", "nye", "nyt")


def _voice(clause: Clause, start: int) -> tuple[bool, bool]:
    """Return whether the deciding is told in the passive, and as a state."""
    if clause.mood == "none":
        return True, True
    word = clause.words[clause.at]
    if word in ("har", "havde"):
        return False, False
    if word in ("er", "var"):
        return True, "blevet" not in clause.words
    if word == "blev":
        return True, False
    told = next(one for one in clause.tokens if one.start == start).word
    return told.endswith("s"), False


def _outcome(text: str, clause: Clause, lemma: str, outcome: str) -> str:
    if outcome in ("godkendt", "tiltraadt", "besluttet"):
        if "ikke" in clause.words and lemma in ("godkende", "tiltræde", "vedtage"):
            return "ikke-godkendt"
        if outcome == "godkendt" and _CHANGED.search(text, clause.start, clause.end):
            return "aendret"
    return outcome


def _who(
    text: str,
    found: Sequence[Clause],
    here: int,
    inside: Sequence[Mention],
    mentions: Sequence[Mention],
) -> tuple[Mention, ...]:
    """Return the known bodies that are the subject, or were so far."""
    clause = found[here]
    if named := subjects(text, clause, inside):
        return named
    if not here:
        return ()
    before = found[here - 1]
    if _goes_on(clause):
        there = [one for one in mentions if before.start <= one.start < before.end]
        return _who(text, found, here - 1, there, mentions)
    if clause.opener in ("der", "som") and clause.at == 1:  # Rådet, der vedtog
        last = [one for one in mentions if one.end == before.end and can_act(one)]
        return tuple(last)
    return ()


def _goes_on(clause: Clause) -> bool:
    """og godkendte budgettet: its subject is that of the clause before."""
    return clause.at == 1 and clause.words[0] in ("og", "men", "samt")


def _has_body(text: str, found: Sequence[Clause], here: int) -> bool:
    """Say whether an active clause has a body for its subject, known or not."""
    clause = found[here]
    if _goes_on(clause) and here:
        return _has_body(text, found, here - 1)
    if clause.at < 0:
        return False
    verb = clause.tokens[clause.at]
    if clause.at == 0 and here and found[here - 1].mood == "none":
        before = found[here - 1]
        whole = text[before.start : before.end]
    else:
        whole = text[clause.start : verb.start]
    bodies = list(_BODY.finditer(whole))
    if bodies and _is_head(whole, bodies):
        return True
    after = clause.tokens[clause.at + 1 : clause.at + 4]
    if not after:
        return False
    return bool(_BODY.match(text, after[0].start)) or (
        after[0].word in ("den", "det", "de")
        and any(_BODY.match(text, one.start) for one in after[1:])
    )


def _is_head(said: str, bodies: Sequence[re.Match[str]]) -> bool:
    """Say whether a body is what *said* is about: not i udvalget, af udvalget."""
    first = bodies[0]
    before = said[: first.start()].split()
    return not before or before[-1].lower() not in _PREPOSITIONS


_PREPOSITIONS: Final = ("i", "af", "på", "for", "til", "med", "fra", "om", "hos", "ved")


def _where(
    text: str, clause: Clause, inside: Sequence[Mention]
) -> tuple[Mention, ...]:
    """Return the body in which it was done: drøftet i KKR Hovedstaden."""
    for one in inside:
        if can_act(one) and _IN.search(text, max(clause.start, one.start - 8), one.start):
            kinds = ("/id/kkr/", "/id/forum/")
            if any(kind in one.iri for kind in kinds):
                return (one,)
    return ()


def _said_by(text: str, start: int, end: int) -> bool:
    """af kommunalbestyrelsen; i Regionsrådet"""
    return any(
        _BODY.search(found[0]) is not None
        for found in _SAID_BY.finditer(text, start, end)
    )


def counts(text: str, clause: Clause, done: Settled, when: FoundDate | None) -> bool:
    """Say whether the clause cites a decision, by the rules of what counts."""
    negated = "ikke" in clause.words and done.outcome != "ikke-godkendt"
    yet = "endnu" in clause.words and "ikke" in clause.words
    if negated or yet:
        return False
    if not done.passive:
        told_of = clause.relative and clause.mood == "perfect" and not when
        return done.body and not told_of
    if done.lemma in _OF_A_BODY:
        return done.body
    if done.state and clause.relative and not when and clause.mood == "perfect":
        return False
    if done.state or done.lemma in _WEAK or done.lemma == "indgå":
        return done.body or when is not None
    return True


def is_own(text: str, clause: Clause, done: Settled) -> bool:
    """Say whether an undated clause is what minutes say of their own meeting."""
    said = text[clause.start : clause.end]
    return bool(_OWN.search(said)) and not _EARLIER.search(said)


def is_subject(said: str) -> bool:
    """Tell the matter (udkastet) from what else stands before a passive (det, der).

    >>> is_subject("udkastet til strategi"), is_subject("det"), is_subject("Her")
    (True, False, False)
    """
    words = said.lower().split()
    return bool(words) and words[0] not in _NO_MATTER


_NO_MATTER: Final = frozenset(
    """det der her som heri i på ved med af den samtidig desuden endvidere
    herefter derefter derfor dermed efterfølgende""".split()  # noqa: SIM905 - a table
) - {"den"}
