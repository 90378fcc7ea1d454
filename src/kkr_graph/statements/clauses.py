"""Cut a sentence in clauses, each with the verb that says when it is.

A clause here is what one finite verb rules: ``KKR besluttede,`` | ``at sagen genoptages
i maj``.  It is found by commas, by the words that open a clause, and by the verbs that
are known; what has no verb of its own goes with the clause before it, or after.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from kkr_graph.statements.verbs import AUXILIARIES, Verb, finite, readings

Mood = Literal["ahead", "possible", "asked", "present", "perfect", "past", "none"]

_TOKEN: Final = re.compile(r"[^\W_]+(?:[-/'’][^\W_]+)*|[^\w\s]", re.UNICODE)
_MARKS: Final = frozenset(",;:()–—")
_SUBORDINATE: Final = frozenset(
    """at der som hvor hvis når såfremt fordi idet mens medmindre hvorefter hvorved
    hvilket hvorfor hvordan hvornår hvem hvad om""".split()  # noqa: SIM905 - as prose
)
_RELATIVE: Final = frozenset(("som", "der", "hvor"))
_JOINS: Final = frozenset(("og", "men", "eller", "samt"))
_PRONOUNS: Final = frozenset(("de", "den", "det", "der", "herefter", "derefter", "så"))
_DETERMINERS: Final = frozenset(
    ("en", "et", "den", "det", "de", "ny", "nyt", "nye", "mere", "sin", "sit", "sine")
)
_PREPOSITIONS: Final = frozenset(
    ("med", "om", "for", "til", "af", "på", "i", "fra", "ved", "under", "fælles")
)
_SHORT: Final = 3  # letters: as a genitive is longer
_ALREADY: Final = frozenset(
    ("allerede", "nu", "netop", "tidligere", "endeligt", "fælles", "nyligt", "politisk")
)
_NEAR: Final = 4  # words, within which som is followed by its verb


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a sign with its place in the text, in small letters."""

    start: int
    end: int
    word: str


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
        return self.tokens[0].start

    @property
    def end(self) -> int:
        return self.tokens[-1].end

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(token.word for token in self.tokens)

    @property
    def relative(self) -> bool:
        return self.opener in _RELATIVE


def clauses(text: str, start: int, end: int, whole: Sequence[tuple[int, int]] = ()) -> list[Clause]:
    """Return the clauses of the sentence ``text[start:end]``, in order.

    whole   spans that are never cut, and hold no verb (dates and names)

    >>> line = "KKR besluttede, at sagen genoptages i maj."
    >>> [(one.opener, one.mood) for one in clauses(line, 0, len(line))]
    [('', 'past'), ('at', 'present')]
    """
    tokens = [
        Token(found.start(), found.end(), found[0].lower())
        for found in _TOKEN.finditer(text, start, end)
    ]
    held = _held(tokens, whole)
    pieces = list(_pieces(tokens, held))
    return [
        _clause(piece, held, bracket=bracket, first=not here)
        for here, (piece, bracket) in enumerate(_merged(pieces, held))
    ]


def _held(tokens: Sequence[Token], whole: Sequence[tuple[int, int]]) -> frozenset[int]:
    """Return where the tokens begin that lie in a span that is one."""
    return frozenset(
        token.start
        for begin, stop in whole
        for token in tokens
        if begin <= token.start < stop
    )


_Piece = tuple[list[Token], bool]


def _pieces(tokens: Sequence[Token], held: frozenset[int]) -> Iterator[_Piece]:
    """Yield the tokens between the signs and words that may part clauses."""
    piece: list[Token] = []
    depth = 0
    for here, token in enumerate(tokens):
        inside = token.start in held
        if not inside and token.word in _MARKS:
            if piece:
                yield piece, depth > 0
            piece = []
            depth += {"(": 1, ")": -1}.get(token.word, 0)
            depth = max(depth, 0)
            continue
        if piece and not inside and _opens(tokens, here, held):
            yield piece, depth > 0
            piece = []
        piece.append(token)
    if piece:
        yield piece, depth > 0


def _opens(tokens: Sequence[Token], here: int, held: frozenset[int]) -> bool:
    """Say whether a clause begins here though no sign is printed before it."""
    word = tokens[here].word
    after = [one for one in tokens[here + 1 : here + 1 + _NEAR] if one.start not in held]
    if not after or not word.isalpha():
        return False
    following = after[0].word
    if word in _JOINS:
        pronoun = following in _PRONOUNS and len(after) > 1
        return _is_finite(following) or (pronoun and _is_finite(after[1].word))
    before = tokens[here - 1].word if here else ""
    if word == "at":
        infinitive = any(verb.form == "infinitive" for verb in readings(following))
        adverb = before in ("", "til", "for", "ved", "med", "om", "efter", "uden", "end", "af", "i")
        return not infinitive and not adverb and following in (
            "der", "de", "den", "det", "kkr", "kommunerne", "alle", "en", "et"
        )
    if word == "som":
        return any(_is_finite(one.word) for one in after)
    if word == "der":
        return (
            _is_finite(following)
            and not _is_finite(before)
            and before not in _SUBORDINATE | _JOINS
        )
    return word in ("hvor", "hvis", "når", "idet", "såfremt", "fordi", "mens")


def _is_finite(word: str) -> bool:
    return finite(word) is not None


def _rules(words: Sequence[str], here: int) -> bool:
    """Say whether the word at *here* is a finite verb: not the one in den aftalte plan."""
    verb = finite(words[here])
    if verb is None:
        return False
    if verb.form not in ("past", "passive") or words[here] in AUXILIARIES:
        return True
    before = words[max(0, here - 2) : here]
    if verb.form == "passive":
        return not before or before[-1] not in ("at", "skal", "vil", "kan", "bør", "må")
    described = before and (
        before[-1] in _DETERMINERS | _PREPOSITIONS
        or (before[-1].endswith("s") and len(before[-1]) > _SHORT)  # regionens
        or (before[-1] in _ALREADY and len(before) > 1 and before[0] in _DETERMINERS)
    )
    return not described


def _merged(pieces: Sequence[_Piece], held: frozenset[int]) -> Iterator[_Piece]:
    """Yield the pieces, those without a verb taken in by a neighbour."""
    done: list[tuple[list[Token], bool, bool]] = []
    for piece, bracket in pieces:
        said = [one.word if one.start not in held else "" for one in piece]
        verbal = any(_rules(said, at) for at in range(len(said)))
        if done and done[-1][1] == bracket:
            before, _, had = done[-1]
            opens = piece[0].word in _SUBORDINATE
            resumes = not had and verbal and not opens
            if (not verbal and not opens) or resumes:
                done[-1] = ([*before, *piece], bracket, had or verbal)
                continue
        done.append((piece, bracket, verbal))
    yield from ((piece, bracket) for piece, bracket, _ in done)


def _clause(
    tokens: list[Token], held: frozenset[int], *, bracket: bool, first: bool
) -> Clause:
    words = [one.word if one.start not in held else "" for one in tokens]
    opener = _opener(words)
    if first and opener in _RELATIVE:  # Der forventes; Som led heri blev
        opener = ""
    at = _finite_at(words)
    if at < 0:
        return Clause(tuple(tokens), opener, None, -1, "none", None, False, bracket)
    verb = finite(words[at])
    assert verb is not None  # noqa: S101 - _finite_at found it
    rest = words[at + 1 :]
    mood, main, passive = _told(words[at], verb, rest)
    return Clause(tuple(tokens), opener, verb, at, mood, main, passive, bracket)


def _opener(words: Sequence[str]) -> str:
    """Return the word that subordinates a clause: at, og som, men hvis; not og der."""
    if words[0] in _SUBORDINATE:
        return words[0]
    following = words[1] if len(words) > 1 and words[0] in _JOINS else ""
    return following if following in _SUBORDINATE and following != "der" else ""


def _finite_at(words: Sequence[str]) -> int:
    return next((here for here in range(len(words)) if _rules(words, here)), -1)


def _told(word: str, verb: Verb, rest: Sequence[str]) -> tuple[Mood, Verb | None, bool]:
    """Return the mood of a clause, its main verb, and whether it is passive."""
    kind = AUXILIARIES.get(word)
    if kind in ("ahead", "possible", "asked"):
        main = _first(rest, ("infinitive", "passive", "participle"))
        passive = bool(main) and (
            main.form == "passive"
            or (main.form == "participle" and word.endswith("s"))
            or ("blive" in rest and main.form == "participle")
            or ("være" in rest and main.form == "participle")
        )
        if word in ("skal", "vil") and "blive" in rest:
            main = _first(rest, ("participle",)) or main
        return kind, main, passive  # type: ignore[return-value]
    participle = _first(rest, ("participle",), before="at")
    if word in ("er", "har"):
        if participle is None:
            return "present", verb, False
        return "perfect", participle, word == "er" or "blevet" in rest
    if word == "bliver":
        return "present", participle or verb, participle is not None
    if word in ("blev", "var", "havde"):
        return "past", participle, word != "havde"
    if verb.form in ("past", "past-passive"):
        return "past", verb, verb.form == "past-passive"
    return "present", verb, verb.form == "passive"


def _first(
    words: Sequence[str], forms: Sequence[str], before: str | None = None
) -> Verb | None:
    """Return the first verb in one of *forms*, up to the word *before*."""
    for here, word in enumerate(words):
        if word == before:
            return None
        described = here and words[here - 1] in _DETERMINERS  # en samlet plan
        described = described and (here > 1 or words[0] != "det")  # blev det besluttet
        for verb in readings(word):
            if verb.form in forms and not (described and verb.form == "participle"):
                return verb
    return None
