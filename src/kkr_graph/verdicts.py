"""Verdicts: what a person has said of the findings of a paper, in a file of lines.

The file stands beside the facts (``dagsorden.ttl``, ``dagsorden.review``) and is plain
text, so that it can be read, edited and compared like any other::

    # Set efter den 25/11-2026.
    accept mention
    reject mention-3f2a9c1e     # hotellets adresse, ikke kommunen
    accept deadline-8b1d20aa as follow-up/eksempel-plan

A line names a finding, a kind of finding, or ``all``.  The narrower word holds over the
wider, whatever the order; of two that are as narrow, the later.  ``as`` gives what the
finding states a name of its own.  A finding that no line speaks of awaits review.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Final, Literal, TypeAlias

from kkr_graph.errors import BadVerdictError, MissingSourceError

Word: TypeAlias = Literal["accept", "reject"]
Status: TypeAlias = Literal["machine-read", "accepted", "rejected"]

ALL: Final = "all"
_WORDS: Final[Mapping[str, Status]] = {"accept": "accepted", "reject": "rejected"}

# accept deadline-8b1d20aa as follow-up/eksempel-plan  # en bemærkning
_LINE: Final = re.compile(
    r"(?P<word>\S+)\s+(?P<target>\S+)(?:\s+as\s+(?P<name>\S+))?\s*(?:#.*)?"
)
# follow-up/movia-trafikbestilling-2026
_NAME: Final = re.compile(r"[a-z][a-z0-9-]*(?:/[a-z0-9][a-z0-9.-]*)+")
# deadline-8b1d20aa
_ID: Final = re.compile(r"(?P<kind>[a-z-]+)-[0-9a-f]{8}")
_LARGEST: Final = 4 * 1024 * 1024  # bytes


@dataclass(frozen=True, slots=True)
class Verdict:
    """One line: *word* on *target*, and what to name what it states (or nothing)."""

    word: Word
    target: str
    name: str = ""

    def __str__(self) -> str:
        """Return the line."""
        named = f" as {self.name}" if self.name else ""
        return f"{self.word} {self.target}{named}"


@dataclass(frozen=True, slots=True)
class Verdicts:
    """The verdicts in a file, and its text, so that what people wrote there stays."""

    text: str = ""
    given: tuple[Verdict, ...] = ()

    def status(self, finding: str, kind: str) -> Status:
        """Return the status of the finding with that id and kind.

        >>> Verdicts(given=(Verdict("accept", "all"),)).status("date-0a1b2c3d", "date")
        'accepted'
        """
        for target in (finding, kind, ALL):
            said = [one.word for one in self.given if one.target == target]
            if said:
                return _WORDS[said[-1]]
        return "machine-read"

    def name(self, finding: str) -> str:
        """Return what a person called what the finding states; empty if nothing."""
        named = [one.name for one in self.given if one.target == finding and one.name]
        return named[-1] if named else ""

    def stale(self, known: Iterable[str]) -> tuple[str, ...]:
        """Return the ids that the file speaks of and that are not *known* any more."""
        found = {*known}
        targets = dict.fromkeys(one.target for one in self.given)
        return tuple(t for t in targets if _ID.fullmatch(t) and t not in found)

    def with_(self, more: Iterable[Verdict]) -> "Verdicts":
        """Return these and *more*; a line about the same target gives way."""
        added = tuple(more)
        again = {one.target for one in added}
        lines = [
            line
            for line in self.text.splitlines()
            if not ((old := _parsed(line)) and old.target in again)
        ]
        kept = tuple(one for one in self.given if one.target not in again)
        text = "".join(f"{line}\n" for line in (*lines, *map(str, added)))
        return Verdicts(text, (*kept, *added))


NONE: Final = Verdicts()


def read(file: Path, kinds: Iterable[str]) -> Verdicts:
    """Return the verdicts in *file*; none where there is no such file.

    Raises ``BadVerdictError`` for a line that is none, ``MissingSourceError`` for a
    file that cannot be read.
    """
    try:
        if not file.exists():
            return NONE
        data = file.read_bytes()[:_LARGEST]
        text = data.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "not UTF-8"
        raise MissingSourceError(file=str(file), line=None, reason=reason) from error
    given = []
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip() and not line.lstrip().startswith("#"):
            given.append(_verdict(line, str(file), number, tuple(kinds)))
    return Verdicts(text, tuple(given))


def target(words: str, kinds: Iterable[str], file: str = "", line: int = 0) -> str:
    """Return *words* if they are a target: an id, a kind of *kinds*, or ``all``.

    Raises ``BadVerdictError`` else, with what may have been meant.
    """
    known = (ALL, *kinds)
    found = _ID.fullmatch(words)
    if words in known or (found and found["kind"] in known):
        return words
    suggestions = get_close_matches(words, known, n=2)
    raise BadVerdictError(
        file=file, line=line or None, found=words, suggestions=suggestions
    )


def verdict(word: Word, about: str, name: str = "") -> Verdict:
    """Return the verdict *word* on the target *about*, which *name* names.

    Raises ``BadVerdictError`` for a name that is none.
    """
    if name and not _NAME.fullmatch(name):
        raise BadVerdictError(file="--as", line=None, found=name, suggestions=())
    return Verdict(word, about, name)


def _verdict(line: str, file: str, number: int, kinds: tuple[str, ...]) -> Verdict:
    verdict = _parsed(line)
    if verdict is None:
        raise BadVerdictError(
            file=file, line=number, found=line.strip()[:60], suggestions=()
        )
    target(verdict.target, kinds, file, number)
    return verdict


def _parsed(line: str) -> Verdict | None:
    match = _LINE.fullmatch(line.strip())
    if match is None or match["word"] not in _WORDS:
        return None
    name = match["name"] or ""
    if name and not _NAME.fullmatch(name):
        return None
    word: Word = "accept" if match["word"] == "accept" else "reject"
    return Verdict(word, match["target"], name)
