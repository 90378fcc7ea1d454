"""Names that are near each other, which SPARQL cannot see: one letter, another order.

Names in, pairs of things out.  No name is held against every other: names are first put
in blocks (their first or last half, their words in order, their initials), and only
those in a block are compared.  A block of more than ``_LARGEST`` names says nothing
(half of all begin so) and is left out, so that the work grows with the names alone.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from operator import attrgetter
from typing import Final, Literal, TypeAlias

from kkr_graph.names import Name
from kkr_graph.spelling import fold, loosen

Likeness: TypeAlias = Literal["letter", "order", "initials"]

KINDS: Final = (
    "municipality",
    "region",
    "forum",
    "organisation",
    "initiative",
    "strategy",
    "matter",
    "person",
)
_SHORTEST: Final = 7  # letters below which one more or less is another word
_MISSPELT: Final = 4  # letters below which a word of its own is meant
_LARGEST: Final = 40  # names in a block
_INITIALS: Final = range(3, 7)
_ORDER: Final = attrgetter("thing", "kind", "text", "preferred")  # as names compare


@dataclass(frozen=True, slots=True, order=True)
class Near:
    """Two things whose names are near each other.

    one, other  their IRIs, in order
    likeness    one letter differs; the words stand in another order; one name is the
                initials of the other
    names       the two names
    """

    one: str
    other: str
    likeness: Likeness
    names: tuple[str, str]


def near(names: Iterable[Name]) -> tuple[Near, ...]:
    """Return the pairs of things of one kind whose *names* are near, each once.

    Names that are written alike but for case, marks and Danish letters are not near but
    the same (``possible-duplicates``).
    """
    found: dict[tuple[str, str], Near] = {}
    wanted = {n for n in names if n.kind in KINDS and not n.text.isdigit()}
    known = sorted(wanted, key=_ORDER)
    for likeness, block in _blocks(known):
        for one, other in combinations(block, 2):  # in order, as a block is
            pair = (one.thing, other.thing)
            if one.thing == other.thing or pair in found:
                continue
            if _alike(likeness, one.text, other.text):
                found[pair] = Near(*pair, likeness, (one.text, other.text))
    return tuple(sorted(found.values()))


def _blocks(names: Iterable[Name]) -> Iterator[tuple[Likeness, list[Name]]]:
    """Yield the blocks of two names or more, each in the order of *names*."""
    blocks: defaultdict[tuple[Likeness, str, str], list[Name]] = defaultdict(list)
    for name in names:
        for likeness, key in _keys(name.text):
            blocks[likeness, name.kind, key].append(name)
    for (likeness, _, _), block in sorted(blocks.items()):
        if 1 < len(block) <= _LARGEST:
            yield likeness, block


def _keys(text: str) -> Iterator[tuple[Likeness, str]]:
    """Yield the blocks that a name belongs to.

    Where one letter differs, either the first or the last half stands unchanged.
    """
    folded, bare = _folded(text), _bare(text)
    if len(bare) >= _SHORTEST:
        for half in {len(bare) // 2, (len(bare) - 1) // 2}:
            yield "letter", f"{bare[:half]}…"
            yield "letter", f"…{bare[-half:]}"
    words = folded.split()
    if len(words) > 1:
        yield "order", " ".join(sorted(words))
    if len(words) in _INITIALS:
        yield "initials", "".join(word[0] for word in words)
    if len(words) == 1 and len(folded) in _INITIALS and text.isupper():
        yield "initials", folded


@lru_cache(maxsize=200_000)
def _folded(text: str) -> str:
    return fold(text)


@lru_cache(maxsize=200_000)
def _bare(text: str) -> str:
    return loosen(_folded(text))


def _alike(likeness: Likeness, one: str, other: str) -> bool:
    if likeness == "letter" and not _one_letter(_bare(one), _bare(other)):
        return False  # of most pairs, so it is asked first
    first, second = _folded(one), _folded(other)
    if first.replace(" ", "") == second.replace(" ", ""):
        return False
    match likeness:
        case "letter":
            return _differing(first, second)
        case "order":
            return True
        case "initials":
            return (" " in first) != (" " in second)


def _differing(one: str, other: str) -> bool:
    """Whether the word that differs is long enough to be misspelt: no A for B."""
    words = set(one.split()) ^ set(other.split())
    return all(len(word) >= _MISSPELT for word in words)


def _one_letter(one: str, other: str) -> bool:
    """Whether the two differ by at most one letter, and in no digit.

    >>> _one_letter("klimaaliancen", "klimaalliancen"), _one_letter("plan1", "plan2")
    (True, False)
    """
    if abs(len(one) - len(other)) > 1:
        return False
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    start = 0
    while start < len(short) and short[start] == long[start]:
        start += 1
    rest = short[start + (len(short) == len(long)) :]
    changed = short[start : start + 1] if len(short) == len(long) else ""
    digits = any(c.isdigit() for c in changed + long[start : start + 1])
    return rest == long[start + 1 :] and not digits
