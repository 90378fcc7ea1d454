"""The body that a clause says has decided: by its name, or at least as a body."""

import re
from collections.abc import Sequence
from typing import Final

from kkr_graph.statements.clauses import Clause
from kkr_graph.statements.doers import agents, can_act, parties, subjects
from kkr_graph.statements.parsed import Sentence
from kkr_graph.statements.spans import Mention

# Bodies that may be known by no name: udvalget, Regionsrådet, parterne
BODY: Final = re.compile(
    r"\b(?:[\w-]{0,40}(?:udvalg|bestyrelse|råd|kreds|formandskab|styregruppe|regering"
    r"|forsamling|repræsentantskab|delegation|kommission|nævn|direktion)"
    r"(?:et|en|erne|ene|ne)?|KKR[\w-]{0,20}|Folketinget|kommunerne|regionerne"
    r"|(?:aftale|forligs)?part(?:erne|ierne)|borgmestrene|[\w-]{0,40}styrelsen"
    r"|[\w-]{1,40}ministeriet|alle \d{0,3} ?kommuner)(?=\W|$)",
    re.IGNORECASE,
)
# drøftet i KKR Hovedstaden      vedtaget af kommunalbestyrelsen
_IN: Final = re.compile(r"\b(?:i|hos|på)\s(?:den |det )?$", re.IGNORECASE)
_BY: Final = re.compile(r"\b(?:af|i|hos|på)\s(?:den |det |de )?[\w-]+", re.IGNORECASE)
_MEETING: Final = ("/id/kkr/", "/id/forum/")
_PREPOSITIONS: Final = ("i", "af", "på", "for", "til", "med", "fra", "om", "hos", "ved")
_ARTICLES: Final = ("den", "det", "de")
_REACH: Final = 8  # characters before a name: hos det


def active(
    sentence: Sentence, found: Sequence[Clause], here: int
) -> tuple[Mention, ...]:
    """Return the known bodies that are the subject of the clause at *here*."""
    clause = found[here]
    if named := subjects(sentence.text, clause, sentence.named(clause)):
        return named
    if not here:
        return ()
    if clause.goes_on:
        return active(sentence, found, here - 1)
    if clause.opener in ("der", "som") and clause.at == 1:  # Rådet, der vedtog
        end = found[here - 1].end
        return tuple(
            one for one in sentence.mentions if one.end == end and can_act(one)
        )
    return ()


def is_body(sentence: Sentence, found: Sequence[Clause], here: int) -> bool:
    """Say whether the subject of an active clause is a body, known or not."""
    clause = found[here]
    if clause.goes_on and here:
        return is_body(sentence, found, here - 1)
    if clause.at < 0:
        return False
    first = found[here - 1] if clause.at == 0 and here else clause
    said = sentence.text[first.start : clause.tokens[clause.at].start]
    named = BODY.search(said) if first is clause or first.mood == "none" else None
    if named:
        before = said[: named.start()].split()
        if not before or before[-1].lower() not in _PREPOSITIONS:
            return True
    after = clause.tokens[clause.at + 1 : clause.at + 4]
    within = after if after and after[0].word in _ARTICLES else after[:1]
    return any(BODY.match(sentence.text, token.start) for token in within)


def passive(sentence: Sentence, clause: Clause, *, agreed: bool) -> tuple[Mention, ...]:
    """Return the known bodies by which, in which, or (*agreed*) between which."""
    inside = sentence.named(clause)
    if by := agents(sentence.text, clause, inside):
        return by
    if agreed and (both := parties(sentence.text, clause, inside)):
        return both
    for one in inside:
        begin = max(clause.start, one.start - _REACH)
        meets = any(kind in one.iri for kind in _MEETING)
        if meets and _IN.search(sentence.text, begin, one.start):
            return (one,)
    return ()


def is_by_a_body(text: str, start: int, end: int) -> bool:
    """Say whether a body, known or not, did it: vedtaget af kommunalbestyrelsen."""
    return any(BODY.search(found[0]) for found in _BY.finditer(text, start, end))
