"""The clause that says what a date bounds, and who is to do it."""

from collections.abc import Sequence
from typing import Final

from kkr_graph.statements import tasks
from kkr_graph.statements.ahead import Place
from kkr_graph.statements.clauses import Clause
from kkr_graph.statements.date_leads import lead
from kkr_graph.statements.deadline_words import PREPOSITIONS
from kkr_graph.statements.doers import agents, subjects
from kkr_graph.statements.parsed import Sentence
from kkr_graph.statements.spans import FoundDate, Mention
from kkr_graph.statements.verbs import RECEIVING

_OBJECTS: Final = ("at", "om", "hvad", "hvordan")
_WITH_A_RELATIVE: Final = 2  # clauses before the verb: the subject and what tells of it


class Operative:
    """A date in the clause at *here* of a sentence, and the clause that rules it.

    They are one, but for a date before a relative: I 2026, hvor ..., vil regionen
    """

    def __init__(
        self, sentence: Sentence, found: Sequence[Clause], here: int, due: FoundDate
    ) -> None:
        self._sentence, self._found, self._here = sentence, found, here
        self._due = due
        self._holding = found[here]
        self._ruling = self._holding
        if self._holding.mood == "none" and not self._holding.bracket:
            later = (
                clause
                for clause in found[here + 1 :]
                if clause.mood != "none" and not (clause.opener or clause.bracket)
            )
            self._ruling = next(later, self._holding)

    def place(self, *, asked: bool) -> Place:
        """Return what tells whether the date lies ahead; *asked*: by Indstilling."""
        text, due, holding = self._sentence.text, self._due, self._holding
        earlier = self._found[: self._here]
        others = [one.end for one in self._sentence.dates if one.end <= due.start]
        begin = max([holding.start, *others[-1:]])
        possible = holding.relative and holding.mood == "possible"
        return Place(
            before=text[begin : due.start],
            after=text[due.end : holding.end],
            clause=self._ruling,
            lead=lead(text, holding.start, due),
            asked=asked or any(clause.mood == "asked" for clause in earlier),
            neighbour=self._neighbour() if holding.mood == "none" else "",
            carried=possible and bool(earlier) and earlier[-1].mood == "ahead",
            within=self._is_within(),
        )

    def span(self, *, by_word: bool, carried: bool) -> tuple[int, int]:
        """Return the span of the operative clause.

        by_word   *frist* tells it
        carried   a clause before it carries it: udarbejde en plan, som kan forelægges
        """
        start, end = self._holding.start, max(self._holding.end, self._ruling.end)
        before = self._found[self._here - 1] if self._here else None
        if before and (carried or (by_word and self._holding.bracket)):
            return before.start, end
        if head := self._head(self._here):
            start = head.start
        elif before and self._holding.relative:
            start = before.start
            if before.mood != "none":
                text = self._sentence.text
                dates = [one.end for one in self._sentence.dates]
                begin = max([before.start, *(end for end in dates if end < before.end)])
                start = tasks.antecedent(text, begin, before.end)
        return start, end if by_word else self._reach(end)

    def subject(self) -> str:
        """Return the subject that the clause shares with the one before: og løber."""
        before = self._found[self._here - 1] if self._here else None
        if before is None or before.opener or not self._holding.goes_on:
            return ""
        if before.at < 1 or before.words[0] in PREPOSITIONS:
            return ""
        return self._sentence.text[before.start : before.tokens[before.at].start]

    def doers(self, *, carried: bool) -> tuple[Mention, ...]:
        """Return the names that the clause says are to do it."""
        if carried:
            return self._doers(self._here - 1, self._found[self._here - 1])
        return self._doers(self._here, self._ruling)

    def _doers(self, here: int, clause: Clause) -> tuple[Mention, ...]:
        text, inside = self._sentence.text, self._sentence.named(clause)
        if clause.passive:
            return agents(text, clause, inside)
        receives = clause.lemma in RECEIVING or clause.word == "får"
        if receives or clause.main is None or clause.mood == "perfect":
            return ()
        if named := subjects(text, clause, inside):
            return named
        if head := self._head(here):
            return tuple(
                one for one in self._sentence.named(head) if one.end == head.end
            )
        before = self._found[here - 1] if here and clause.goes_on else None
        if before is None or before.passive:
            return ()
        return self._doers(here - 1, before)

    def _head(self, here: int) -> Clause | None:
        """Return the subject that a relative parts from its verb.

        Analysen, som gennemføres af VIVE, afsluttes
        """
        if here < _WITH_A_RELATIVE or self._found[here].at or self._found[here].opener:
            return None
        head, relative = self._found[here - 2 : here]
        fits = head.mood == "none" and not head.bracket and relative.relative
        return head if fits else None

    def _is_within(self) -> bool:
        """Say whether the date is a part of the subject.

        Before its verb a main clause has one thing only: a date that does not begin
        it belongs to that thing, unless this is a preposition's (På mødet den 3. maj).
        """
        clause, due = self._ruling, self._due
        if clause.opener or clause.at < 1 or clause.bracket:
            return False
        if not clause.start <= due.start < clause.tokens[clause.at].start:
            return False
        first = clause.tokens[clause.words[0] in ("og", "men", "samt")]
        return first.start < due.start and first.word not in PREPOSITIONS

    def _neighbour(self) -> str:
        around = (*reversed(self._found[: self._here]), *self._found[self._here + 1 :])
        return next((one.mood for one in around if one.mood != "none"), "none")

    def _reach(self, end: int) -> int:
        """Return the end of the clause with what it has for its object, undated."""
        for clause in self._found[self._here + 1 :]:
            dated = any(
                clause.start <= one.start < clause.end for one in self._sentence.dates
            )
            if clause.opener not in _OBJECTS or dated:
                break
            end = max(end, clause.end)
        return end
