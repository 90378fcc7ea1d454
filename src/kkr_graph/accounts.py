"""What differs, in words: a summary, and a line for each property of each thing.

Values alone; ``difference_words`` makes them.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from kkr_graph.answers.prose import write_quantity
from kkr_graph.differences import Sort
from kkr_graph.headers import Words
from kkr_graph.language import Language

KINDS: Final[Mapping[Sort, Words]] = {
    "added": Words("ny", "new"),
    "changed": Words("ændret", "changed"),
    "ended": Words("afsluttet", "ended"),
    "moved": Words("flyttet", "moved"),
    "withdrawn": Words("trukket tilbage", "withdrawn"),
    "removed": Words("fjernet", "removed"),
}
SOURCE: Final = Words("kilde", "source")
_MANY: Final[Mapping[Sort, Words]] = {
    **KINDS,
    "added": Words("nye", "new"),
    "changed": Words("ændrede", "changed"),
    "ended": Words("afsluttede", "ended"),
    "moved": Words("flyttede", "moved"),
    "removed": Words("fjernede", "removed"),
}
_NONE: Final = Words("Ingen forskel.", "No difference.")
_MORE: Final = Words("… og {} ting mere.", "… and {} more things.")
_NOTHING: Final = "–"


@dataclass(frozen=True, slots=True)
class Line:
    """What one property said and says, in words; empty where it said nothing."""

    property: str
    was: tuple[str, ...]
    now: tuple[str, ...]

    def say(self) -> str:
        """Return the line as a person reads it.

        >>> Line("tovholder", ("Eksempel Kommune",), ("Andeby Kommune",)).say()
        'tovholder: Eksempel Kommune → Andeby Kommune'
        """
        if self.was == self.now:  # it is called the same, and says something else
            return f"{self.property}: {', '.join(self.now)}"
        was, now = (", ".join(said) or _NOTHING for said in (self.was, self.now))
        return f"{self.property}: {was} → {now}"


@dataclass(frozen=True, slots=True)
class Told:
    """How one thing differs, in words.

    thing    its IRI
    sort     of the difference; a key of ``KINDS``
    name     what the thing is called
    lines    what it said and says, by property
    sources  where that stands, such as ``Dagsorden 2/9-2025, pkt. 3.2, s. 7``
    graphs   the graphs that say it
    """

    thing: str
    sort: Sort
    name: str
    lines: tuple[Line, ...]
    sources: tuple[str, ...]
    graphs: tuple[str, ...]

    def say(self, language: Language) -> str:
        """Return the thing as a heading and its lines below it."""
        kind = KINDS[self.sort].say(language)
        said = [f"{kind[:1].upper()}{kind[1:]}: {self.name}"]
        for line in self.lines:
            whole = not line.was if self.sort in {"added", "withdrawn"} else False
            now = f"{line.property}: {', '.join(line.now)}"
            said.append(f"  {now if whole else line.say()}")
        if self.sources:
            said.append(f"  {SOURCE.say(language)}: {'; '.join(self.sources)}")
        return "\n".join(said)


@dataclass(frozen=True, slots=True)
class Account:
    """Everything that differs, in words of *language*."""

    language: Language
    things: tuple[Told, ...]

    @property
    def counts(self) -> dict[Sort, int]:
        """How many things there are of each sort that occurs, in the order of KINDS."""
        found = Counter(told.sort for told in self.things)
        return {sort: found[sort] for sort in KINDS if found[sort]}

    def summary(self) -> str:
        """Return the counts as one line, such as ``1 ny, 2 ændrede``."""
        return summary(self.counts, self.language)

    def text(self, most: int | None = None) -> str:
        """Return the summary and every thing, or the first *most*, for people."""
        parts = [
            self.summary(),
            *(one.say(self.language) for one in self.things[:most]),
        ]
        if left := len(self.things) - len(self.things[:most]):
            parts.append(_MORE.say(self.language).format(left))
        return "\n\n".join(parts) + "\n"


def summary(counts: Mapping[Sort, int], language: Language) -> str:
    """Return *counts* by sort as one line.

    >>> summary({"added": 1, "changed": 2}, "da"), summary({}, "en")
    ('1 ny, 2 ændrede.', 'No difference.')
    """
    parts = [
        f"{write_quantity(counts[sort], language)} "
        f"{(words if counts[sort] == 1 else _MANY[sort]).say(language)}"
        for sort, words in KINDS.items()
        if counts.get(sort)
    ]
    return ", ".join(parts) + "." if parts else _NONE.say(language)
