"""Ways to an end: what is run, and by whom the work is done.

The words of a way are those of a command; what stands in braces is a place of the field
(``field.Field.places``), or ``scratch``: a folder that is empty before each try.
"""

from dataclasses import dataclass
from typing import Final

OURS: Final = "kkr"


@dataclass(frozen=True, slots=True)
class Way:
    """One way to an end.

    name     as it is shown: ``kkr``, or what is done with which peer
    program  ``kkr``, or what of this folder runs
    words    of its command, parted by blanks
    of       the distribution on PyPI that does the work
    most     the size from which on it takes too long, or too much memory
    """

    name: str
    program: str
    words: str
    of: str
    most: int = 10**9


@dataclass(frozen=True, slots=True)
class Case:
    """Ways to the same end, ours first.

    name     in the file of figures; never changed
    title    as it is shown
    about    what is measured, and what the peers are spared
    copied   a place that is copied to ``{scratch}/store`` before each try
    is_sized whether the cost may grow with the graph; if not, it is measured once
    """

    name: str
    title: str
    about: str
    ways: tuple[Way, ...]
    copied: str = ""
    is_sized: bool = True


def kkr(words: str) -> Way:
    """Return the way of one of our commands."""
    return Way(OURS, "kkr", words, "kkr-graph")


def ours(words: str) -> Way:
    """Return the way of our library, without a command."""
    return Way(OURS, "with_kkr", words, "kkr-graph")


def rdflib(words: str, most: int = 1_000_000) -> Way:
    """Return the way of rdflib."""
    return Way("rdflib", "with_rdflib", words, "rdflib", most)


def pyoxigraph(name: str, words: str, most: int = 10**9) -> Way:
    """Return the way of bare pyoxigraph."""
    return Way(f"pyoxigraph: {name}", "with_pyoxigraph", words, "pyoxigraph", most)


def pyshacl(words: str, most: int = 100_000) -> Way:
    """Return the way of pySHACL, which 100,000 statements take minutes."""
    return Way("pySHACL", "with_pyshacl", words, "pyshacl", most)
