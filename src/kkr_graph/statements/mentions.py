"""Find the names the graph knows in running Danish text.

The names are kept as a trie of words, so a text is read once whatever the number of
names, and the longest name wins: ``Sjælland`` in ``Region Sjælland`` is the region's.
Words are compared whole; ``Fredericia`` never meets ``Frederiksberg``.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from kkr_graph.statements.spans import Mention, veil
from kkr_graph.statements.spelt import Name, Word, agrees, names_of, words

# The genitive of a name (Movias, KL’s) and of a definite noun (Regionsrådets)
_GENITIVE: Final = ("s",)
# udbygningen af, strategien for, projekterne
_DEFINITE: Final = (
    *("en", "et", "n", "t", "ne", "ene", "erne"),
    *("ens", "ets", "ns", "nes", "enes", "ernes"),
)
_ENDINGS: Final = (*_GENITIVE, *_DEFINITE)
_LENGTHS: Final = tuple(sorted({len(ending) for ending in _ENDINGS}))
_APOSTROPHE_S: Final = re.compile(r"['’´`][sS]\b")
# 2600 Glostrup is an address
_POSTAL_CODE: Final = re.compile(r"\b(?!19[5-9]|20[1-9])\d{4} $")

# Municipalities whose names are also words, trusted only away from a sentence's start
_ALSO_WORDS: Final = frozenset(
    ("faxe", "greve", "lejre", "odder", "skive", "struer", "vejen")
)
_SENTENCE_ENDS: Final = '.:!?–-•”"“)'
_AFTER_A_LISTED_NAME: Final = re.compile(r"[,;:)/]|$|\n| og | samt ")


@dataclass
class _Node:
    """A step in the trie; *names* are those that end here."""

    after: dict[str, "_Node"] = field(default_factory=dict)
    names: list[Name] = field(default_factory=list)


class _Hit(NamedTuple):
    name: Name
    upto: int  # index of the word after the last one


class Gazetteer:
    """Names to look for; where two things share one, the first given has it.

    >>> book = Gazetteer([("iri:movia", "Movia"), ("iri:kl", "KL")])
    >>> [found.verbatim for found in book.find("Movias svar til KL’s udspil")]
    ['Movias', 'KL’s']
    """

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        self._root = _Node()
        for iri, text in names:
            for name in names_of(iri, text):
                self._add(name)

    def _add(self, name: Name) -> None:
        node = self._root
        for word in name.words:
            node = node.after.setdefault(word.folded, _Node())
        if all(other.texts != name.texts for other in node.names):
            node.names.append(name)

    def find(self, text: str) -> list[Mention]:
        """Return the mentions in *text*, in order, none inside another."""
        clear = veil(text)
        said = words(clear)
        begin = {  # as most words of a text do not
            folded
            for folded in {word.folded for word in said}
            if any(_steps(self._root, folded))
        }
        found: list[Mention] = []
        here = 0
        while here < len(said):
            begins = said[here].folded in begin
            hit = self._longest(clear, said, here) if begins else None
            if hit is None:
                here += 1
                continue
            start, end = said[here].start, said[hit.upto - 1].end
            if genitive := _APOSTROPHE_S.match(clear, end):
                end = genitive.end()
            found.append(Mention(start, end, text[start:end], hit.name.iri))
            here = hit.upto
        return found

    def _longest(self, text: str, said: Sequence[Word], here: int) -> _Hit | None:
        hits = sorted(self._hits(said, here), key=lambda hit: -hit.upto)
        for hit in hits:
            if self._stands(text, said, here, hit):
                return hit
        return None

    def _hits(self, said: Sequence[Word], here: int) -> Iterator[_Hit]:
        """Yield every name that begins at the word *here*, the shortest first."""
        states: list[tuple[_Node, tuple[str, ...]]] = [(self._root, ())]
        for upto in range(here, len(said)):
            if upto > here and said[upto].new_line:
                return
            folded = said[upto].folded
            following = []
            for node, endings in states:
                for ending, step in _steps(node, folded):
                    taken = (*endings, ending)
                    following.append((step, taken))
                    for name in step.names:
                        if agrees(name, said[here : upto + 1], taken):
                            yield _Hit(name, upto + 1)
            states = following
            if not states:
                return

    def _stands(self, text: str, said: Sequence[Word], here: int, hit: _Hit) -> bool:
        """Tell whether what is around the name lets it be the name."""
        start, end = said[here].start, said[hit.upto - 1].end
        if here > 1 and text[start - 1] == "-" and text[start - 2].isalnum():
            return said[here - 2].folded in self._root.after
        after = said[hit.upto] if hit.upto < len(said) else None
        if after and after.folded == "-" and after.start == end:
            return self._stands_in_compound(said, hit.upto + 1, end)
        return not hit.name.town or self._is_town(text, start, end, hit.name, after)

    def _is_town(
        self, text: str, start: int, end: int, name: Name, after: Word | None
    ) -> bool:
        """Tell a municipality by its short name from what else is called so."""
        if _POSTAL_CODE.search(text, max(0, start - 6), start):
            return False
        if after and self._is_other_name(text, end, after):
            return False
        before = text[max(0, start - 3) : start].rstrip(" ")
        begins = not before or before[-1] in _SENTENCE_ENDS + "\n"
        if name.words[0].folded in _ALSO_WORDS and begins:
            return bool(_AFTER_A_LISTED_NAME.match(text, end))
        return True

    def _stands_in_compound(self, said: Sequence[Word], upto: int, end: int) -> bool:
        """Tell a compound (Movia-bussen) from another name (Herlev-Vanløse)."""
        if upto >= len(said) or said[upto].start > end + 1:
            return True  # a hyphen left hanging
        return said[upto].text[0].islower() or said[upto].folded in self._root.after

    def _is_other_name(self, text: str, end: int, after: Word) -> bool:
        """Tell a place in a longer, unknown name: Glostrup Park Hotel."""
        beside = text[end : after.start] in (" ", "\u00a0")
        capital = after.text[0].isupper() and len(after.text) > 1
        known = after.folded in self._root.after or after.folded == "kommuner"
        return beside and capital and not known


def _steps(node: _Node, folded: str) -> Iterator[tuple[str, _Node]]:
    if exact := node.after.get(folded):
        yield "", exact
    cut = [
        (folded[-length:], step)
        for length in _LENGTHS
        if (step := node.after.get(folded[:-length])) and folded[-length:] in _ENDINGS
    ]
    yield from sorted(cut, key=_by_ending)


def _by_ending(step: tuple[str, _Node]) -> int:
    return _ENDINGS.index(step[0])
