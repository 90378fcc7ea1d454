"""The words that tell a decision: which they are, and which outcome each tells."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from kkr_graph.statements.clause_cuts import DETERMINERS
from kkr_graph.statements.clauses import Clause
from kkr_graph.statements.verbs import DECIDING, Verb, readings

# Words without which no sentence needs a closer look
_MAY: Final = (
    *("beslut", "vedtag", "vedtog", "udpeg", "indstill", "valgt", "nedsat", "bevil"),
    *("afsat", "fastsat", "fastlagt", "fastlagde", "aftal", "godkend", "stadfæst"),
    *("ratificer", "tiltråd", "tilslut", "drøft", "behandled", "udskød", "udskudt"),
    *("udsat", "forkast", "afvist", "efterretning", "orientering", "indgik"),
    *("indgået", "truffet", "traf"),
)
# Several words that tell one thing
_IDIOMS: Final = (
    # tog orienteringen til efterretning
    (
        r"\b(?P<verb>tog|taget)\b[^;]{0,160}?\btil (?:efterretning|orientering)\b",
        "taget-til-efterretning",
    ),
    # traf endelig beslutning om; har truffet afgørelse om
    (
        r"\b(?P<verb>traf|truffet)\b[^;]{0,60}?\b(?:beslutning|afgørelse)(?:en|r)?\b",
        "besluttet",
    ),
    # gav sin tilslutning til
    (r"\b(?P<verb>gav|givet)\b[^;]{0,40}?\btilslutning\b", "tiltraadt"),
    # aftalen mellem regeringen og KL blev indgået i maj
    (
        r"\b[\w-]{0,30}(?:aftalen?|forlig(?:et)?)\b[^;]{0,120}?\b(?P<verb>indgået)\b",
        "besluttet",
    ),
    # indgik i juni 2025 aftale om; not: indgik 9.958 lærepladsaftaler
    (
        r"\b(?P<verb>indgik|indgået)\b[^;]{0,120}?(?:aftalen?|forlig(?:et)?)\b",
        "besluttet",
    ),
)
_COMPILED: Final = tuple(
    (re.compile(pattern, re.IGNORECASE), outcome) for pattern, outcome in _IDIOMS
)
IDIOM: Final = "(idiom)"
# godkendte kommissoriet med enkelte ændringer
_CHANGED: Final = re.compile(
    r"\bmed (?:\w+ ){0,3}(?:ændring|tilføjelse|justering|rettelse)\w*"
    r"|\bi (?:ændret|justeret) form\b",
    re.IGNORECASE,
)
_AUXILIARIES: Final = ("har", "havde", "er", "var", "blev")
_DENIED: Final = ("godkende", "tiltræde", "vedtage")


class Word(NamedTuple):
    """A word that tells a decision: its span, its verb, and the outcome it tells."""

    start: int
    end: int
    lemma: str
    outcome: str


def may_tell(sentence: str) -> bool:
    """Say whether *sentence* has any word that a decision is told by."""
    said = sentence.casefold()
    return any(word in said for word in _MAY)


def telling(text: str, clause: Clause) -> Iterator[Word]:
    """Yield the words of *clause* that tell a decision, in order.

    >>> from kkr_graph.statements.clauses import clauses
    >>> line = "KKR drøftede og godkendte planen"
    >>> [word.outcome for word in telling(line, clauses(line, 0, len(line))[0])]
    ['droeftet', 'godkendt']
    """
    said = text[clause.start : clause.end]
    for pattern, outcome in _COMPILED:
        if found := pattern.search(said):
            begin, end = found.span("verb")
            yield Word(clause.start + begin, clause.start + end, IDIOM, outcome)
            return
    for at, token in enumerate(clause.tokens):
        if token.held or at < clause.at or _described(clause, at):
            continue
        for verb in readings(token.word):
            if verb.lemma in DECIDING and _tells(clause, at, verb):
                outcome = _outcome(said, clause, verb.lemma)
                yield Word(token.start, token.end, verb.lemma, outcome)
                break


def _described(clause: Clause, at: int) -> bool:
    """Say whether the word is part of a noun phrase: den aftalte fordeling."""
    before = clause.words[at - 1] if at else ""
    told = before == "det" and at - 2 == clause.at  # blev det besluttet
    return before in DETERMINERS and not told


def _is_meant(words: Sequence[str], at: int, lemma: str) -> bool:
    """Say whether the verb has the sense of deciding."""
    match lemma:
        case "tilslutte":  # tilsluttede sig, not: tilsluttet fjernvarme
            return "sig" in words
        case "vælge":  # valgt til formand, not: valgte at vente
            return bool({"til", "som"} & {*words}) and "at" not in words
        case "aftale":  # not: har aftalt et møde
            return "møde" not in words[at:]
        case "udsætte":  # not: udsat for vold
            return "for" not in words
        case _:
            return True


def _tells(clause: Clause, at: int, verb: Verb) -> bool:
    """Say whether *verb*, at its place, is what the clause tells, and of deciding."""
    words = clause.words
    if not _is_meant(words, at, verb.lemma):
        return False
    if clause.mood == "none":
        after = words[at + 1 : at + 2]
        return verb.form == "participle" and (clause.bracket or after == ("af",))
    if at == clause.at or clause.joined(at):
        return verb.form in ("past", "past-passive")
    return verb.form == "participle" and clause.word in _AUXILIARIES


def _outcome(said: str, clause: Clause, lemma: str) -> str:
    if "ikke" in clause.words and lemma in _DENIED:
        return "ikke-godkendt"
    if DECIDING[lemma] == "godkendt" and _CHANGED.search(said):
        return "aendret"
    return DECIDING[lemma]
