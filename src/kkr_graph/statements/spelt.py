"""How a name may be spelt in running text: capitals, endings, apostrophes."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final, NamedTuple

# A word, or one sign; "_" parts words (Strategi_Styrket mobilitet)
_WORD: Final = re.compile(r"[^\W_]+|[^\w\s]|_")
_ALIKE: Final = str.maketrans({"’": "'", "´": "'", "`": "'", "–": "-", "—": "-"})
_PREPOSITIONS: Final = frozenset(
    ("af", "for", "i", "med", "mellem", "om", "på", "til", "under", "ved")
)
# Names of these kinds take -s and nothing else, and keep their capital
_PLACES: Final = ("/id/municipality/", "/id/region/", "/id/kkr/")
_MUNICIPALITY: Final = "/id/municipality/"
_PERSONS: Final = "/id/person/"
# Regeringen, Folketinget, Kommunerne: definite nouns, also written small
_DEFINITE_NOUN: Final = re.compile(r"[A-ZÆØÅ][a-zæøå]{4,}(?:en|et|ne)")
_SHORTEST_SHOUT: Final = 4
_LONG: Final = 3  # from three words on, capitals inside a name vary in print


class Word(NamedTuple):
    """A word of a text with its place; *new_line*: a line break stands before it."""

    text: str
    folded: str
    start: int
    end: int
    new_line: bool


@dataclass(frozen=True)
class Name:
    """A name to look for, word by word.

    town    a municipality called by one word (Ballerup), as a town or a person may be
    proper  of a place or a person: it keeps its capital and takes -s only
    """

    iri: str
    words: tuple[Word, ...]
    town: bool
    proper: bool

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """Return its words as they are spelt."""
        return tuple(word.text for word in self.words)


def words(text: str) -> list[Word]:
    """Return the words and signs of *text*.

    >>> [word.folded for word in words("KL’s S-tog")]
    ['kl', "'", 's', 's', '-', 'tog']
    """
    said, last = [], 0
    for found in _WORD.finditer(text):
        start, end = found.span()
        new_line = "\n" in text[last:start]
        said.append(Word(found[0], _folded(found[0]), start, end, new_line))
        last = end
    return said


@lru_cache(maxsize=4_096)  # twice the words of a long agenda
def _folded(word: str) -> str:
    return word.translate(_ALIKE).casefold().replace("å", "aa")


def names_of(iri: str, text: str) -> list[Name]:
    """Return *text* as names to look for; none where it has no letter.

    >>> [name.texts for name in names_of("/id/municipality/0169", "Høje-Taastrup")]
    [('Høje', '-', 'Taastrup'), ('Høje', 'Taastrup')]
    """
    parts = tuple(words(unicodedata.normalize("NFC", text)))
    if not any(part.text[0].isalpha() for part in parts):
        return []
    municipality = _MUNICIPALITY in iri
    proper = any(kind in iri for kind in (*_PLACES, _PERSONS))
    town = municipality and len(parts) == 1
    names = [Name(iri, parts, town, proper)]
    if municipality and any(part.text == "-" for part in parts):
        bare = tuple(part for part in parts if part.text != "-")
        names.append(Name(iri, bare, town, proper))
    return names


def agrees(name: Name, said: Sequence[Word], endings: Sequence[str]) -> bool:
    """Tell whether the words *said*, less their *endings*, may spell *name*."""
    last = len(said) - 1
    for here, (word, spelt, ending) in enumerate(
        zip(said, name.words, endings, strict=True)
    ):
        stem = word.text[: len(word.text) - len(ending)]
        if not _same_case(name, spelt.text, stem):
            return False
        if not ending:
            continue
        genitive = here == last and ending == "s"
        definite = not name.proper and (
            (here == last and _is_noun(name, here)) or _is_head(name, here)
        )
        if not genitive and not definite:
            return False
    return True


def _is_noun(name: Name, here: int) -> bool:
    """infrastrukturprojekter(ne): a word printed small that ends a name."""
    return here > 0 and name.words[here].text.islower()


def _is_head(name: Name, here: int) -> bool:
    """Udbygning(en) af, Strategi(en) for: the noun before a preposition."""
    following = name.words[here + 1].text if here + 1 < len(name.words) else ""
    return here == 0 and following in _PREPOSITIONS


def _same_case(name: Name, spelt: str, said: str) -> bool:
    if not spelt[:1].isalpha():  # 7, ’ or –: compared when folded
        return True
    if spelt.isupper() or spelt[1:] != spelt[1:].lower():  # KL, K29, DK2020
        return said == spelt
    if said.isupper() and len(said) >= _SHORTEST_SHOUT:
        return True
    if said[1:] != said[1:].lower():
        return False
    if spelt[0].islower() or said[:1].isupper():
        return True
    long = len(name.words) >= _LONG
    common = len(name.words) == 1 and bool(_DEFINITE_NOUN.fullmatch(spelt))
    return not name.proper and (long or common)
