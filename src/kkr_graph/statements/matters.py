"""The words of what was decided, cut from the clause that tells it."""

import re
from collections.abc import Sequence
from typing import Final

from kkr_graph.statements import tasks
from kkr_graph.statements.clauses import Clause
from kkr_graph.statements.deciders import BODY
from kkr_graph.statements.deciding import Settled
from kkr_graph.statements.spans import FoundDate
from kkr_graph.statements.verbs import words_of

# på mødet; på sit ordinære møde; enstemmigt; sig; af
_AROUND: Final = re.compile(
    r"^(?:(?:på|ved) (?:sit |et |deres |det )?(?:[\w-]{1,30}e )?[\w-]{0,30}"
    r"mød(?:e|et|er|erne)\b(?: i [A-ZÆØÅ]\w+)?"
    r"|enstemmigt|tidligere|også|sig|at(?= )|af(?= |$)|herefter|og|,|i fællesskab|der"
    r"|blevet?|er)\s*",
)
# (tog) orienteringen til efterretning på mødet
_NOTED: Final = re.compile(r" til (?:efterretning|orientering)\b.*", re.DOTALL)
_OBJECTS: Final = ("at", "om", "hvad", "hvordan", "som", "der")
_EDGES: Final = " ,;:."
# What stands before a passive and is no matter: Her blev; I marts blev det
_NO_MATTER: Final = words_of(
    """det der her som heri i på ved med af samtidig desuden endvidere herefter
    derefter derfor dermed efterfølgende"""
)


def reach(found: Sequence[Clause], here: int) -> int:
    """Return the end of the clause at *here* with the clauses that are its object."""
    end = found[here].end
    for clause in found[here + 1 :]:
        if clause.opener not in _OBJECTS:
            break
        end = clause.end
    return end


def words(
    text: str,
    found: Sequence[Clause],
    here: int,
    done: Settled,
    when: FoundDate | None,
) -> str:
    """Return the words of what the clause at *here* says was decided."""
    clause, end = found[here], reach(found, here)
    before = found[here - 1] if here else None
    after = found[here + 1] if here + 1 < len(found) else None
    taken = [when] if when else []
    told_before = clause.mood == "none" or (clause.opener == "som" and not done.passive)
    if told_before and before:  # Strategien (tiltrådt af KKR); planen, som KKR vedtog
        return tasks.words(text, before.start, before.end, taken)
    if done.passive and after and after.opener == "at" and "det" in clause.words:
        return tasks.words(text, after.start, end, [])  # det blev aftalt, at
    if done.passive and clause.at > 0:
        verb = clause.tokens[clause.at]
        subject = tasks.words(text, clause.start, verb.start, taken)
        if subject and subject.split()[0].lower() not in _NO_MATTER:
            return subject
    said = _NOTED.sub("", _bare(tasks.words(text, done.end, end, taken), done))
    return said or tasks.words(text, clause.start, end, taken)


def _bare(said: str, done: Settled) -> str:
    """Return *said* without the meeting and the bodies that come before the matter."""
    while True:
        shorter = said.strip(_EDGES)
        for name in done.bodies:
            shorter = shorter.removeprefix(name.verbatim).strip(_EDGES)
        if body := BODY.match(shorter):
            shorter = shorter[body.end() :].strip(_EDGES)
        shorter = _AROUND.sub("", shorter)
        if shorter == said:
            return said
        said = shorter
