"""The clauses of a sentence, each with the verb that says when it is.

A clause here is what one finite verb rules: ``KKR besluttede,`` | ``at sagen genoptages
i maj``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from kkr_graph.statements.clause_cuts import (
    DETERMINERS,
    JOINS,
    SUBORDINATE,
    Piece,
    Token,
    cut,
    is_finite,
)
from kkr_graph.statements.verbs import AUXILIARIES, Verb, finite, readings

Mood = Literal["ahead", "possible", "asked", "present", "perfect", "past", "none"]

_RELATIVE: Final = ("som", "der", "hvor")
_MODAL_MOODS: Final[dict[str, Mood]] = {
    "ahead": "ahead",
    "possible": "possible",
    "asked": "asked",
}
_JOINED: Final = 3  # drøftede og godkendte


class Told(NamedTuple):
    """What the verbs of a clause say: when it is, what is done, and to whom."""

    mood: Mood
    main: Verb | None
    passive: bool


@dataclass(frozen=True, slots=True)
class Clause:
    """What one finite verb rules.

    opener   the word that subordinates it (at, som, hvis), or none
    verb     its finite verb, and where among *tokens* it stands; none without one
    mood     when it is, seen from the writer
    main     the verb that says what is done: the finite one, or what follows it
    passive  what the subject is done to, not what it does
    bracket  it stands in brackets
    """

    tokens: tuple[Token, ...]
    opener: str
    verb: Verb | None
    at: int
    mood: Mood
    main: Verb | None
    passive: bool
    bracket: bool

    @property
    def start(self) -> int:
        """Return where it begins in the text."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Return where it ends in the text."""
        return self.tokens[-1].end

    @property
    def words(self) -> tuple[str, ...]:
        """Return its words and signs, in small letters."""
        return tuple(token.word for token in self.tokens)

    @property
    def word(self) -> str:
        """Return its finite verb as printed; nothing where it has none."""
        return self.tokens[self.at].word if self.at >= 0 else ""

    @property
    def following(self) -> tuple[str, ...]:
        """Return the words after its finite verb."""
        return self.words[self.at + 1 :]

    @property
    def lemma(self) -> str:
        """Return the infinitive of its main verb, if that is known."""
        return self.main.lemma if self.main else ""

    @property
    def goes_on(self) -> bool:
        """Say whether its subject is that of the clause before: og løber til."""
        return self.at == 1 and self.words[0] in JOINS

    @property
    def relative(self) -> bool:
        """Say whether it describes a noun before it."""
        return self.opener in _RELATIVE

    def joined(self, at: int) -> bool:
        """Say whether the word *at* shares subject and object with the finite verb.

        drøftede og godkendte planen
        """
        verbs = self.words[self.at : at + 1]
        return self.at >= 0 and len(verbs) == _JOINED and verbs[1] in JOINS


def clauses(
    text: str, start: int, end: int, whole: Sequence[tuple[int, int]] = ()
) -> list[Clause]:
    """Return the clauses of the sentence ``text[start:end]``, in order.

    whole   spans of names and dates, that hold no verb and are never cut

    >>> line = "KKR besluttede, at sagen genoptages i maj."
    >>> [(one.opener, one.mood) for one in clauses(line, 0, len(line))]
    [('', 'past'), ('at', 'present')]
    """
    pieces = cut(text, start, end, whole)
    return [_clause(piece, first=not here) for here, piece in enumerate(pieces)]


def _clause(piece: Piece, *, first: bool) -> Clause:
    words = [token.free for token in piece.tokens]
    opener = _opener(words)
    if first and opener in _RELATIVE:  # Der forventes; Som led heri blev
        opener = ""
    at = next((here for here in range(len(words)) if is_finite(words, here)), -1)
    verb = finite(words[at]) if at >= 0 else None
    told = Told("none", None, passive=False)
    if verb is not None:
        told = _told(words[at], verb, words[at + 1 :])
    return Clause(piece.tokens, opener, verb, at, *told, piece.bracket)


def _opener(words: Sequence[str]) -> str:
    """Return the word that subordinates a clause: at, og som, men hvis; not og der."""
    if words[0] in SUBORDINATE:
        return words[0]
    following = words[1] if len(words) > 1 and words[0] in JOINS else ""
    return following if following in SUBORDINATE and following != "der" else ""


def _told(word: str, verb: Verb, rest: Sequence[str]) -> Told:
    """Return what the finite *word* and the verbs in the *rest* say."""
    kind = AUXILIARIES.get(word, "")
    if kind in _MODAL_MOODS:
        return _modal(word, _MODAL_MOODS[kind], rest)
    participle = _first(rest, ("participle",), before="at")
    if word in ("blev", "var", "havde"):
        return Told("past", participle, word != "havde")
    if word == "har" and "været" in rest:
        return Told("perfect", participle, participle is not None)
    if participle and word in ("er", "har"):
        return Told("perfect", participle, word == "er" or "blevet" in rest)
    if participle and word == "bliver":
        return Told("present", participle, passive=True)
    mood: Mood = "past" if verb.form in ("past", "past-passive") else "present"
    return Told(mood, verb, verb.form in ("passive", "past-passive"))


def _modal(word: str, mood: Mood, rest: Sequence[str]) -> Told:
    """Read skal behandles, vil blive sendt, forventes færdiggjort, forventer at."""
    participle = _first(rest, ("participle",))
    main = _first(rest, ("infinitive", "passive", "participle"))
    if "blive" in rest and participle:
        main = participle
    if main is None:
        return Told(mood, None, passive=False)
    helped = word.endswith("s") or "blive" in rest or "være" in rest
    undergone = main.form == "participle" and helped
    return Told(mood, main, main.form == "passive" or undergone)


def _first(
    words: Sequence[str], forms: Sequence[str], before: str | None = None
) -> Verb | None:
    """Return the first verb in one of *forms*, up to the word *before*."""
    for here, word in enumerate(words):
        if word == before:
            return None
        described = here > 0 and words[here - 1] in DETERMINERS  # en samlet plan
        if here == 1 and words[0] == "det":  # blev det besluttet
            described = False
        for verb in readings(word):
            if verb.form in forms and not (described and verb.form == "participle"):
                return verb
    return None
