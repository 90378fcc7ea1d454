"""Find things by what people type: part of a name, an abbreviation, a code, a title.

Every word of every name is kept sorted, so that a word typed halfway is found by
halving; a thing is found when each word typed begins a word of one of its names, with
Danish letters or without (``spelling``).
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final
from weakref import WeakKeyDictionary

from kkr_graph.names import Names, key
from kkr_graph.pages import kinds
from kkr_graph.spelling import fold, loosen

_LAST: Final = "\U0010ffff"
_MOST_WORDS: Final = 8
_NEAR: Final = 3
_CLOSE: Final = 0.7
_COMPARED: Final = 5000  # words that a misspelt one is compared with


@dataclass(frozen=True, slots=True)
class Found:
    """A thing that was found: by which of its names, and how well it fits.

    rank  0 is the whole name; 1 its beginning; 2 the beginning of its words
    """

    iri: str
    label: str
    kind: str
    by: str
    rank: int


class Finder:
    """The names of everything, ready to be found."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._texts: list[tuple[str, str, str]] = []  # thing, name, folded
        words: set[tuple[str, int]] = set()
        for name in names:
            if kinds.of(name.thing) not in kinds.KINDS:
                continue
            folded = fold(name.text)
            number = len(self._texts)
            self._texts.append((name.thing, name.text, folded))
            words |= {(word, number) for word in _forms(folded)}
        self._words = sorted(words)

    def find(self, typed: str, most: int) -> list[Found]:
        """Return the things that *typed* may mean, likeliest first."""
        wanted = fold(typed).split()[:_MOST_WORDS]
        if not wanted:
            return []
        numbers = set.intersection(*(self._beginning(word) for word in wanted))
        best: dict[str, Found] = {}
        for found in self._ranked(sorted(numbers), " ".join(wanted)):
            if found.iri not in best or found.rank < best[found.iri].rank:
                best[found.iri] = found
        return sorted(best.values(), key=_order)[:most]

    def near(self, typed: str) -> list[str]:
        """Return words in names that are spelt nearly as the words of *typed*."""
        said: list[str] = []
        for word in fold(typed).split()[:_MOST_WORDS]:
            if self._beginning(word):
                continue
            low, high = self._span(word[:1])
            some = dict.fromkeys(w for w, _ in self._words[low:high][:_COMPARED])
            said += get_close_matches(word, some, _NEAR, _CLOSE)
        return [*dict.fromkeys(said)]

    def _beginning(self, word: str) -> set[int]:
        low, high = self._span(word)
        loose = loosen(word)
        found = {number for _, number in self._words[low:high]}
        if loose != word:
            low, high = self._span(loose)
            found |= {number for _, number in self._words[low:high]}
        return found

    def _span(self, start: str) -> tuple[int, int]:
        low = bisect_left(self._words, (start, -1))
        return low, bisect_left(self._words, (start + _LAST, -1))

    def _ranked(self, numbers: Iterable[int], wanted: str) -> Iterator[Found]:
        loose = loosen(wanted)
        for number in numbers:
            thing, text, folded = self._texts[number]
            bare = loosen(folded)
            rank = 2
            if folded == wanted or bare == loose:
                rank = 0
            elif folded.startswith(wanted) or bare.startswith(loose):
                rank = 1
            yield Found(thing, self._names.label(thing), kinds.of(thing), text, rank)


def _forms(folded: str) -> set[str]:
    """Return the words of a name, as typed with Danish letters and without."""
    words = folded.split()
    return {*words, *map(loosen, words), loosen(folded)}


def _order(found: Found) -> tuple[int, int, int, str, str]:
    kind = kinds.RANK[found.kind]
    return (found.rank, kind, len(found.label), found.label, key(found.iri))


_FINDERS: "WeakKeyDictionary[Names, Finder]" = WeakKeyDictionary()


def of(names: Names) -> Finder:
    """Return the finder over *names*; made once for each graph."""
    found = _FINDERS.get(names)
    if found is None:
        found = _FINDERS[names] = Finder(names)
    return found
