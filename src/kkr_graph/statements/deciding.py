"""Whether a clause cites that a body has settled a matter, and with what outcome."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from kkr_graph.statements import deciders
from kkr_graph.statements.clauses import Clause
from kkr_graph.statements.decision_words import IDIOM, telling
from kkr_graph.statements.parsed import Sentence
from kkr_graph.statements.spans import Mention
from kkr_graph.statements.verbs import words_of

# KKR Sjælland godkendte indstillingen: the paper's own meeting, if no date says else
_OWN: Final = re.compile(
    r"\b(?:indstilling(?:en|erne)|referatet|dagsordenen|orientering(?:en|erne)|punktet"
    r"|sagen|status(?:sen)?)\b",
    re.IGNORECASE,
)
_EARLIER: Final = re.compile(
    r"\b(?:tidligere|senest|forrige|(?:seneste|sidste) møde|dengang|allerede)\b",
    re.IGNORECASE,
)
_CONDITIONS: Final = words_of("hvis når såfremt medmindre om")
_HYPOTHETICAL: Final = words_of("skulle ville kunne burde måtte forventedes")
# Passives of these say little without a body or a day
_WEAK: Final = {
    IDIOM,
    *words_of(
        """udpege genudpege indstille vælge nedsætte bevilge bevillige fastsætte
        fastlægge udskyde udsætte"""
    ),
}
# ... and of these nothing without a body: drøftet med direktører
_OF_A_BODY: Final = words_of("drøfte førstebehandle afsætte afvise")


class Settled(NamedTuple):
    """What a word tells: its span, the outcome, and who decided.

    bodies   the bodies that are known
    body     a body is named, known or not
    passive  the matter is the subject
    state    it tells how things are (er godkendt), not what came to pass
    """

    start: int
    end: int
    lemma: str
    outcome: str
    bodies: tuple[Mention, ...]
    body: bool
    passive: bool
    state: bool


def settled(
    sentence: Sentence, found: Sequence[Clause], here: int
) -> Iterator[Settled]:
    """Yield what the clause at *here* says was settled, each verb once."""
    clause = found[here]
    if clause.opener in _CONDITIONS or clause.mood not in ("past", "perfect", "none"):
        return
    if clause.word in _HYPOTHETICAL:
        return
    for word in telling(sentence.text, clause):
        passive, state = _voice(clause, sentence.text[word.start : word.end])
        if passive:
            bodies = deciders.passive(sentence, clause, agreed=word.lemma == IDIOM)
            begin = clause.tokens[max(clause.at, 0)].start
            body = deciders.is_by_a_body(sentence.text, begin, clause.end)
        else:
            bodies = deciders.active(sentence, found, here)
            body = deciders.is_body(sentence, found, here)
        yield Settled(*word, bodies, bool(bodies) or body, passive, state)


def counts(clause: Clause, done: Settled, *, dated: bool) -> bool:
    """Say whether the clause cites a decision; *dated*: it prints the day of it."""
    if "ikke" in clause.words and done.outcome != "ikke-godkendt":
        return False
    if "ikke" in clause.words and "endnu" in clause.words:
        return False
    describes = clause.relative and clause.mood == "perfect" and not dated
    if describes and (done.state or not done.passive):
        return False  # fora, hvor KKR har udpeget medlemmer
    if not done.passive or done.lemma in _OF_A_BODY:
        return done.body
    return done.body or dated or not (done.state or done.lemma in _WEAK)


def is_own(text: str, clause: Clause) -> bool:
    """Say whether an undated clause is what minutes say of their own meeting."""
    said = text[clause.start : clause.end]
    return bool(_OWN.search(said)) and not _EARLIER.search(said)


def _voice(clause: Clause, word: str) -> tuple[bool, bool]:
    """Return whether the deciding is told in the passive, and as a state."""
    if clause.mood == "none":
        return True, True
    if clause.word in ("har", "havde"):
        return False, False
    if clause.word in ("er", "var"):
        return True, "blevet" not in clause.words
    return clause.word == "blev" or word.endswith("s"), False
