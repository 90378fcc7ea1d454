"""Where a sentence parts in clauses: at signs, and at words that open one.

What has no finite verb of its own goes with the clause before it, or after.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from kkr_graph.statements.verbs import AUXILIARIES, finite, readings, words_of

# KKR-mødet; KL’s; og/eller; or one sign
_TOKEN: Final = re.compile(r"[^\W_]+(?:[-/'’][^\W_]+)*|[^\w\s]")
_MARKS: Final = frozenset(",;:()–—")
SUBORDINATE: Final = words_of(
    """at der som hvor hvis når såfremt fordi idet mens medmindre hvorefter hvorved
    hvilket hvorfor hvordan hvornår hvem hvad om"""
)
# ... of which these open one though no comma is printed
_UNMARKED: Final = words_of("hvor hvis når idet såfremt fordi mens")
JOINS: Final = words_of("og men eller samt")
DETERMINERS: Final = words_of("en et den det de ny nyt nye mere sin sit sine")
_PRONOUNS: Final = words_of("de den det der herefter derefter så")
_AFTER_AT: Final = words_of("der de den det kkr kommunerne alle en et")
_BEFORE_AT: Final = words_of("til for ved med om efter uden end af i")
_PREPOSITIONS: Final = words_of("med om for til af på i fra ved under fælles")
_MODALS: Final = words_of("at skal vil kan bør må")
# den allerede aftalte finansiering
_ALREADY: Final = words_of(
    "allerede nu netop tidligere endeligt fælles nyligt politisk"
)
_SHORT: Final = 3  # letters: a genitive is longer
_NEAR: Final = 4  # words, within which som is followed by its verb


class Token(NamedTuple):
    """A word or a sign with its place in the text, in small letters.

    A word that lies in a name or a date is *held*: it opens nothing and is no verb.
    """

    start: int
    end: int
    word: str
    held: bool = False

    @property
    def free(self) -> str:
        """Return the word, or nothing where it is held."""
        return "" if self.held else self.word


class Piece(NamedTuple):
    """The tokens of a clause, and whether they stand in brackets."""

    tokens: tuple[Token, ...]
    bracket: bool


def cut(
    text: str, start: int, end: int, whole: Sequence[tuple[int, int]]
) -> list[Piece]:
    """Return the sentence ``text[start:end]`` in pieces of one finite verb or none.

    whole   spans of names and dates

    >>> line = "Planen, der er sendt i høring, behandles i maj"
    >>> [" ".join(token.word for token in one.tokens) for one in cut(line, 0, 46, [])]
    ['planen', 'der er sendt i høring', 'behandles i maj']
    """
    held = {at for begin, stop in whole for at in range(max(begin, start), stop)}
    tokens = [
        Token(*found.span(), found[0].lower(), found.start() in held)
        for found in _TOKEN.finditer(text, start, end)
    ]
    return _merged(list(_pieces(tokens)))


def is_finite(words: Sequence[str], here: int) -> bool:
    """Say whether the word at *here* is a finite verb.

    >>> is_finite(["den", "aftalte", "plan"], 1), is_finite(["parterne", "aftalte"], 1)
    (False, True)
    """
    verb = finite(words[here])
    if verb is None:
        return False
    if verb.form not in ("past", "passive") or words[here] in AUXILIARIES:
        return True
    before = words[here - 1] if here else ""
    if verb.form == "passive":
        return before not in _MODALS
    determined = here > 1 and words[here - 2] in DETERMINERS
    genitive = before.endswith("s") and len(before) > _SHORT  # regionens tilpassede
    described = before in DETERMINERS | _PREPOSITIONS
    return not (described or genitive or (determined and before in _ALREADY))


def _pieces(tokens: Sequence[Token]) -> Iterator[Piece]:
    """Yield the tokens between the signs and words that may part clauses."""
    piece: list[Token] = []
    depth = 0
    for here, token in enumerate(tokens):
        marked = token.free in _MARKS and token.free != ""
        if piece and (marked or _opens(tokens, here)):
            yield Piece(tuple(piece), depth > 0)
            piece = []
        if marked:
            depth = max(0, depth + {"(": 1, ")": -1}.get(token.word, 0))
        else:
            piece.append(token)
    if piece:
        yield Piece(tuple(piece), depth > 0)


def _opens(tokens: Sequence[Token], here: int) -> bool:
    """Say whether a clause begins here though no sign is printed before it."""
    before, word = tokens[here - 1].word, tokens[here].free
    after = [one.word for one in tokens[here + 1 : here + 1 + _NEAR] if not one.held]
    if not after or not word:
        return False
    verbal = [finite(one) is not None for one in after]
    if word in JOINS:
        if verbal[0]:  # not drøftede og godkendte planen
            return finite(before) is None
        return after[0] in _PRONOUNS and any(verbal[1:2])
    if word == "at":
        infinitive = any(verb.form == "infinitive" for verb in readings(after[0]))
        return after[0] in _AFTER_AT and not infinitive and before not in _BEFORE_AT
    if word == "der":
        return verbal[0] and not finite(before) and before not in SUBORDINATE | JOINS
    return word in _UNMARKED or (word == "som" and any(verbal))


def _merged(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces, those without a verb taken in by a neighbour."""
    done: list[tuple[Piece, bool]] = []
    for piece in pieces:
        words = [one.free for one in piece.tokens]
        verbal = any(is_finite(words, at) for at in range(len(words)))
        before, had = done[-1] if done else (piece, True)
        alike = bool(done) and before.bracket == piece.bracket
        if alike and words[0] not in SUBORDINATE and not (had and verbal):
            whole = Piece(before.tokens + piece.tokens, piece.bracket)
            done[-1] = (whole, had or verbal)
        else:
            done.append((piece, verbal))
    return [piece for piece, _ in done]
