"""What the reference holds: words, lists of concepts, and rules, as values.

Every text is a ``Words``, in both languages; whoever shows it chooses.
"""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from kkr_graph.headers import Words
from kkr_graph.language import Language
from kkr_graph.shapes import Severity
from kkr_graph.spelling import alphabetical

Kind: TypeAlias = Literal["class", "object property", "datatype property"]


@dataclass(frozen=True, slots=True)
class Link:
    """Something that is pointed to.

    iri    where it is; ``short`` how it is written, ``kkr:Lead``, or the IRI itself
    label  what it is called; None where nobody has said
    own    whether it is one of ours, so that the reference has it, at ``anchor``
    """

    iri: str
    short: str
    label: Words | None
    own: bool

    @property
    def anchor(self) -> str:
        """What stands behind the hash in its IRI, or the end of its path."""
        return self.iri.rpartition("#")[2].rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of the library that uses a word."""

    name: str
    summary: Words


@dataclass(frozen=True, slots=True)
class Entry:
    """What words, lists and concepts have in common.

    name     what stands last in its IRI, which is its anchor too: ``Lead``
    uses     how many times the data uses it
    """

    iri: str
    name: str
    label: Words
    definition: Words | None
    scope_note: Words | None
    uses: int

    def order(self, language: Language) -> tuple[str, str]:
        """Return what to sort by: the label as Danes sort, then the IRI."""
        return alphabetical(self.label.say(language))[0], self.iri


@dataclass(frozen=True, slots=True)
class Term(Entry):
    """A class or a property.

    examples         as printed, most often Danish
    sources          where the notion is from: vocabularies, papers, acts
    above, below     wider and narrower classes or properties
    apart            classes that no thing of this class can be of as well
    domain, range    what it goes from and to; for a property
    of, to           for a class: the properties that go from it, and to it
    characteristics  ``functional``, ``transitive`` and so on
    questions        that use it; ``rules`` the names of the shapes that check it
    """

    kind: Kind
    examples: tuple[str, ...]
    sources: tuple[Link, ...]
    above: tuple[Link, ...]
    below: tuple[Link, ...]
    apart: tuple[Link, ...]
    domain: tuple[Link, ...]
    range: tuple[Link, ...]
    of: tuple[Link, ...]
    to: tuple[Link, ...]
    characteristics: tuple[str, ...]
    questions: tuple[Asked, ...]
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Concept(Entry):
    """A member of a list.

    printed  other forms, as papers print them
    broader  the concept it is a kind of
    """

    printed: tuple[str, ...]
    broader: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Scheme(Entry):
    """A list of concepts."""

    concepts: tuple[Concept, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A shape that can be broken.

    message   what is said to who breaks it
    stage     of the sources it holds for; None for all
    targets   the classes, or the properties, whose things it looks at
    paths     the properties whose values it looks at
    words     the words of ours that it names, if it is written in SPARQL
    """

    iri: str
    name: str
    severity: Severity
    message: Words
    stage: str | None
    targets: tuple[Link, ...]
    paths: tuple[Link, ...]
    words: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """All of it."""

    iri: str
    version: str
    title: Words
    description: Words
    classes: tuple[Term, ...]
    properties: tuple[Term, ...]
    schemes: tuple[Scheme, ...]
    rules: tuple[Rule, ...]
