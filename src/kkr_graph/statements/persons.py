"""Tell elected office-holders from other persons in a marked sentence.

Only those whose title says that they are elected may be named.  Officials and private
persons are blotted out with a sign of their own, so that no pattern takes them for one.
"""

from dataclasses import dataclass
from typing import Final

from kkr_graph.statements.marked import NAME, PARTY, POLITICAL_PARTY
from kkr_graph.statements.wordings import Wording

ELECTED: Final = "\ue003"
SEATED: Final = "\ue004"
"""A person with a municipality or a party, but no title: an office-holder only where
a KKR gives the seat."""
OTHER: Final = "\ue005"

# borgmester; 1. viceborgmester; regionsrådsformand; social- og sundhedsborgmester
TITLE: Final = (
    r"(?:(?:[12]\. |fungerende |konstitueret )?(?:[a-zæøå]{2,20}- og"
    r" )?[a-zæøå]{0,20}[Bb]orgmester(?:en)?"
    r"|[Bb]orgmester(?:en)?|[Oo]verborgmester(?:en)?|[Vv]iceborgmester(?:en)?"
    r"|(?:[Rr]egionsråds|[Uu]dvalgs|[Bb]yråds|KKR-)(?:næst)?formand(?:en)?"
    rf"|{PARTY}++-(?:næst)?formand(?:en)?"
    r"|[Rr]ådmand(?:en)?|[Rr]ådkvinde|[Kk]ommunalbestyrelsesmedlem(?:met)?"
    r"|[Bb]yrådsmedlem(?:met)?|[Rr]egionsrådsmedlem(?:met)?|[Mm]agistratsmedlem"
    r"|(?:medlem|formand) af (?:kommunalbestyrelsen|byrådet|regionsrådet))"
)
_OFFICIAL: Final = (
    r"\b[\wæøåÆØÅ-]{0,40}(?:direktør|chef|konsulent|sekretær|sekretariats\w{1,12}|leder"
    r"|medarbejder|koordinator|rektor|professor|minister|læge|advokat|partner|ekspert"
    r"|rådgiver|specialist|forsker|ambassadør|dekan|forstander|planlægger|fuldmægtig"
    r"|ingeniør|journalist|repræsentant|fagfolk|borger|ejer|stifter"
    r"|formand for \w+foreningen)(?:en|et|n)?"
)
_COMMA_PLACE: Final = (
    rf"(?:,? (?:\(|i |fra |for )?(?P<at>{PARTY}++)(?: [Kk]ommune)?\)?)?"
)
_PERSON: Final = rf"(?P<name>{NAME}){POLITICAL_PARTY}"

# What a form cannot do without
_IN_NAME: Final = r"[A-ZÆØÅ](?:[\w'-]|(?>’))+ (?:[A-ZÆØÅ]|af|de|la|van|von)"
_IN_TITLE: Final = r"(?:orgmester|formand|ådmand|ådkvinde|edlem)"
_IN_OFFICIAL: Final = (
    r"(?:direktør|chef|konsulent|sekretær|sekretariats|leder|medarbejder|koordinator"
    r"|rektor|professor|minister|læge|advokat|partner|ekspert|rådgiver|specialist"
    r"|forsker|ambassadør|dekan|forstander|planlægger|fuldmægtig|ingeniør|journalist"
    r"|repræsentant|fagfolk|borger|ejer|stifter|formand for )"
)
_PARTY_LETTERS: Final = r"\([A-ZÆØÅ]{1,3}\)"

_FORMS: Final[tuple[tuple[str, Wording], ...]] = tuple(
    (sign, Wording(written=pattern, needs=needs))
    for sign, pattern, needs in (
        # kommunaldirektør Per Prøve, Eksempel Kommune; tidligere borgmester Per Prøve
        (
            OTHER,
            (
                rf"(?:{_OFFICIAL}|\b[Tt]idligere {TITLE})(?: (?:i|fra|hos) (?:{PARTY}++"
                rf"|\w+))?,? "
                rf"{_PERSON}{_COMMA_PLACE}"
            ),
            (rf"{_IN_OFFICIAL}|idligere ", _IN_NAME),
        ),
        # Per Prøve, Eksempel Kommune, kommunaldirektør        Per Prøve (konsulent)
        (
            OTHER,
            (
                rf"{_PERSON}{_COMMA_PLACE}(?:, | \()(?:\w+ )?{_OFFICIAL}(?: (?:i|fra"
                rf"|hos|for) {PARTY}++)?"
            ),
            (_IN_NAME, _IN_OFFICIAL),
        ),
        # borgmester i Eksempel Kommune, Eva Eksempel
        (
            ELECTED,
            (
                rf"(?<![\w-]){TITLE} (?:i|fra) (?P<at>{PARTY}++)(?: [Kk]ommune)?,?"
                rf" {_PERSON}"
            ),
            (_IN_TITLE, PARTY, _IN_NAME),
        ),
        # borgmester Eva Eksempel (A), Eksempel Kommune
        (ELECTED, rf"(?<![\w-]){TITLE} {_PERSON}{_COMMA_PLACE}", (_IN_TITLE, _IN_NAME)),
        # Eva Eksempel (A), borgmester i Eksempel Kommune
        (
            ELECTED,
            (
                rf"{_PERSON}(?:, | \(){TITLE}(?![\w-])(?: (?:i|fra"
                rf"|for) (?P<at>{PARTY}++)(?: [Kk]ommune)?)?\)?"
            ),
            (_IN_NAME, _IN_TITLE),
        ),
        # Eva Eksempel, Eksempel Kommune, viceborgmester
        (
            ELECTED,
            rf"{_PERSON},? (?P<at>{PARTY}++)(?: [Kk]ommune)?, {TITLE}(?![\w-])",
            (_IN_NAME, PARTY, _IN_TITLE),
        ),
        # Eva Eksempel (A), Eksempel Kommune
        (
            SEATED,
            rf"{_PERSON},? (?:\(|i |fra )?(?P<at>{PARTY}++)(?: [Kk]ommune)?\)?",
            (_IN_NAME, PARTY),
        ),
        # Eva Eksempel (A)
        (SEATED, rf"(?P<name>{NAME}) \([A-ZÆØÅ]{{1,3}}\)", (_IN_NAME, _PARTY_LETTERS)),
    )
)


@dataclass(frozen=True, slots=True)
class Person:
    """A person named from *start* to *end*, with a municipality named *at*."""

    start: int
    end: int
    name: str
    at: tuple[int, int] | None
    sign: str


def persons(said: str) -> tuple[str, tuple[Person, ...]]:
    """Return the marked sentence with its persons blotted out, and who they are.

    >>> [one.name for one in persons("med borgmester Eva Eksempel (A) i spidsen")[1]]
    ['Eva Eksempel']
    """
    signs, found = [*said], []
    taken = bytearray(len(said))
    for sign, pattern in _FORMS:
        for match in pattern.finditer(said):
            start, end = match.span()
            if any(taken[start:end]):
                continue
            taken[start:end] = b"\1" * (end - start)
            signs[start:end] = sign * (end - start)
            at = match.span("at") if match.groupdict().get("at") else None
            found.append(Person(start, end, match["name"], at, sign))
    return "".join(signs), tuple(sorted(found, key=_place))


def _place(one: Person) -> int:
    return one.start
