"""Hyphens at the ends of lines: joined or kept, by what the document itself shows."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable

from kkr_graph.papers.paper import Line
from kkr_graph.papers.spaced import REGIONS

HYPHENS = "-\u2010\u2011\u00ad"
_WORD = re.compile(r"\w[\w’']*(?:-\w+)*")
_LAST = re.compile(r"\S+$")
_FOLLOWS = re.compile(r"(og|eller|samt|til|/)\b|/")  # børne- / og voksenområdet
_ADDRESS = re.compile(r"://|www\.|@|\.dk/|\.dk$|\.com/")
_SHORT = {"it", "tv", "co2", "ph.d", "cpr", "ikt"}  # it- / driftscentre
_PUNCTUATION = ".,;:!?()[]»«”“\"’'"


class Evidence:
    """The words a document prints whole inside its lines."""

    def __init__(self, lines: Iterable[Line]) -> None:
        words = _WORD.findall("\n".join(map(_inside, lines)).casefold())
        self._words: Counter[str] = Counter(words)
        self._words.update(
            part for word in words if "-" in word for part in word.split("-")
        )
        self._known = sorted([*map(str.casefold, REGIONS), *self._words])

    def joint(self, before: str, after: str, *, narrow: bool = False) -> str:
        """Return what stands between two lines: a space, a hyphen or nothing.

        *before* is the text up to and with the end of the first line, *after* that
        of the second.  *narrow*: the first line is as short as those in a narrow
        column, where words are broken without a hyphen.  A hyphen is part of
        *before*; "" says to take it away, "-" to keep it, "- " to keep it and a space.

        >>> evidence = Evidence([Line("Greater Copenhagen i hovedstaden", 1, 1)])
        >>> evidence.joint("i KKR Ho-", "vedstaden"), evidence.joint("En S-", "togs")
        ('', '-')
        >>> evidence.joint("børne-", "og voksne"), evidence.joint("den", "by")
        ('- ', ' ')
        """
        last, first = before.rsplit(maxsplit=1)[-1:], after.split(maxsplit=1)[:1]
        if not last or not first or before[-1].isspace() or after[0].isspace():
            return " "
        if before[-1] not in HYPHENS:
            return "" if narrow and self._begins(f"{last[0]}{first[0]}") else " "
        token = last[0][:-1].lstrip(_PUNCTUATION)
        if before[-1] == "\u00ad":
            return ""
        if not token or (_FOLLOWS.match(after) and not _ADDRESS.search(token)):
            return "- "  # børne- / og voksne; pris - / og løn
        kept = self._kept(token, first[0].rstrip(_PUNCTUATION), before)
        return "-" if kept else ""

    def _kept(self, token: str, first: str, before: str) -> bool:
        """Say whether the hyphen between *token* and *first* belongs to the word."""
        if (
            _ADDRESS.search(token)
            or token[-1].isdigit()
            or first[:1].isdigit()
            or not first[:1].isalpha()
        ):
            return True
        if first[0].isupper() and not token.isupper():
            return True  # Lolland- / Falster, Helsingør- / Helsingborg
        whole = self._words[f"{token}{first}".casefold()]
        hyphened = self._words[f"{token}-{first}".casefold()]
        if whole or hyphened:
            return hyphened > whole
        last = token.rsplit("-", 1)[-1]
        if len(last) == 1 or last.casefold() in _SHORT:
            return True
        if len(last) > 1 and last.isupper():
            return True  # SOSU- / uddannelser, KKR- / mødet
        return self._named(last, before)

    def _named(self, last: str, before: str) -> bool:
        """Say whether *last* ends a name: Greater Copenhagen- / samarbejdet."""
        names = before[: before.rfind(last)].split()
        follows = bool(names) and names[-1][:1].isupper() and names[-1][-1].isalpha()
        known = self._words[last.casefold()] > 0
        return last[:1].isupper() and follows and known

    def _begins(self, word: str) -> bool:
        """Say whether *word* is the beginning of a word printed whole elsewhere."""
        start = word.rstrip("-").casefold()
        at = bisect_left(self._known, start)
        return self._known[at : at + 1] != [] and self._known[at].startswith(start)


def _inside(line: Line) -> str:
    """Return *line* without a word that a hyphen at its end may have broken."""
    text = line.text.rstrip()
    return _LAST.sub("", text) if text[-1:] in HYPHENS else text
