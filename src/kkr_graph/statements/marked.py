"""Blot out the names and dates of a text, so that its grammar can be read off.

Every name of a party, initiative and date is replaced, letter for letter, by a sign
that no paper prints.  A pattern then says ``PARTY er tovholder for INITIATIVE``
whatever the names are, and each place is still the place in the text.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from kkr_graph.statements.spans import FoundDate, Mention

PARTY: Final = "\ue000"
DAY: Final = "\ue001"
INITIATIVE: Final = "\ue002"

_Span = TypeVar("_Span", Mention, FoundDate)

_SIGNS: Final = {
    "municipality": PARTY,
    "region": PARTY,
    "kkr": PARTY,
    "organisation": PARTY,
    "forum": PARTY,
    "initiative": INITIATIVE,
    "strategy": INITIATIVE,
}
_KIND: Final = re.compile(r"/id/([a-z-]+)/[^/]+$")

# Eva Eksempel is no municipality; nor is she in "Både Eksempel og Prøve"
_FIRST_NAME: Final = re.compile(
    r"(?<![\w-])([A-ZÆØÅ][a-zæøå]+(?:-[A-ZÆØÅ][a-zæøå]+)?) $"
)
_NO_FIRST_NAMES: Final = re.compile(
    r"(?i:i|for|både|kommune(?:r|rne|n)?|fra|med|som|at|når|hvis|mens|da|hverken|derfor"
    r"|hos|til|af|om|på|ved|under|efter|mellem|eller|og|samt|hvorefter|herefter|derefter"
    r"|ikke|nu|her|derudover|desuden|endvidere|også|dog|men|sådan|region|formand"
    r"|borgmester(?:en)?|tovholder\w*|projektlede\w*|projektet|udpegning|valg)"
)

# Eva Eksempel; Eva van der Prøve-Eksempel; the party that follows is not kept
# ’ apart: signs far from each other in one set make it ten times slower to compile
_WORD: Final = r"[A-ZÆØÅ](?:[\w'-]|(?>’)){1,40}"
NAME: Final = rf"{_WORD}(?: (?:{_WORD}|[A-ZÆØÅ]\.|af|de|la|van|von|der)){{1,5}}"
POLITICAL_PARTY: Final = r"(?: \([A-ZÆØÅ]{1,3}\))?"
_LETTERS: Final = re.compile(r"(?<=[\w.’'-]) \([A-ZÆØÅ]{1,3}\)")
# borgmester Eva Eksempel (A), Eksempel Kommune        borgmesteren i Eksempel Kommune
MAYOR: Final = (
    rf"(?:[Vv]ice|[Oo]ver)?[Bb]orgmester(?:en)?(?: {NAME})?{POLITICAL_PARTY},?"
    r" (?:i |fra |for )?"
)
_ONE: Final = (
    rf"(?:{MAYOR})?{PARTY}++(?: [Kk]ommune[rs]{{0,2}}(?!\w))?"
    rf"(?: borgmester(?:en)?(?: {NAME}{POLITICAL_PARTY},?)?)?"
)
_AND: Final = r"(?:, og |, | og også | og | samt |/| / | & |\n)"
PARTIES: Final = (
    rf"(?<!{PARTY})(?:(?:både |hhv[.·] |henholdsvis )?(?>{_ONE}"
    rf"(?:{_AND}{_ONE}){{0,30}}))"
)
"""One party, or several that are named together."""


def kind(mention: Mention) -> str:
    """Return the kind of thing a mention names.

    >>> kind(Mention(0, 3, "KL", "https://w3id.org/kkr/id/organisation/kl"))
    'organisation'
    """
    found = _KIND.search(mention.iri)
    return found[1] if found else ""


def unlettered(text: str) -> str:
    """Return *text* without the letters of political parties, which are not kept.

    >>> unlettered("borgmester Eva Eksempel (A), Eksempel Kommune")
    'borgmester Eva Eksempel, Eksempel Kommune'
    """
    return _LETTERS.sub("", text)


@dataclass(frozen=True, slots=True)
class Marked:
    """A text with its names and dates blotted out, and what they were, in order."""

    text: str
    parties: tuple[Mention, ...]
    initiatives: tuple[Mention, ...]
    dates: tuple[FoundDate, ...]

    def kkr_shown(self, start: int, end: int) -> str:
        """Return the text from *start* to *end*, each KKR as ``KKR`` and spaces."""
        shown = self.text[start:end]
        for one in self.parties_in(start, end):
            if kind(one) == "kkr":
                name = "KKR".ljust(one.end - one.start)
                shown = shown[: one.start - start] + name + shown[one.end - start :]
        return shown

    def parties_in(self, start: int, end: int) -> list[Mention]:
        """Return the parties named from *start* to *end*."""
        return _within(self.parties, start, end)

    def initiatives_in(self, start: int, end: int) -> list[Mention]:
        """Return the initiatives and strategies named from *start* to *end*."""
        return _within(self.initiatives, start, end)

    def dates_in(self, start: int, end: int) -> list[FoundDate]:
        """Return the dates printed from *start* to *end*."""
        return _within(self.dates, start, end)


def mark(text: str, mentions: Sequence[Mention], dates: Sequence[FoundDate]) -> Marked:
    """Return *text* with what is named in it blotted out.

    >>> marked = mark("KL er her", [Mention(0, 2, "KL", "/id/organisation/kl")], [])
    >>> marked.text == PARTY * 2 + " er her"
    True
    """
    signs = [*text]
    mentions = [one for one in sorted(mentions) if not _is_surname(text, one)]
    for one in dates:
        signs[one.start : one.end] = DAY * (one.end - one.start)
    by_sign: dict[str, list[Mention]] = {PARTY: [], INITIATIVE: []}
    for mention in mentions:
        if sign := _SIGNS.get(kind(mention)):
            length = mention.end - mention.start
            signs[mention.start : mention.end] = sign * length
            by_sign[sign].append(mention)
    outside = (one for one in sorted(dates) if signs[one.start] == DAY)
    return Marked(
        "".join(signs),
        tuple(by_sign[PARTY]),
        tuple(by_sign[INITIATIVE]),
        tuple(outside),
    )


def _is_surname(text: str, mention: Mention) -> bool:
    """Tell a person (Eva Eksempel) from the municipality of that name."""
    if kind(mention) != "municipality" or " " in mention.verbatim:
        return False
    before = _FIRST_NAME.search(text, max(0, mention.start - 42), mention.start)
    return before is not None and not _NO_FIRST_NAMES.fullmatch(before[1])


def _within(found: tuple[_Span, ...], start: int, end: int) -> list[_Span]:
    first = bisect_left(found, start, key=lambda one: one.start)
    last = bisect_left(found, end, key=lambda one: one.start)
    return [one for one in found[first:last] if one.end <= end]
