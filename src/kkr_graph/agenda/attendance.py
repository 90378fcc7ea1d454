"""Who came and who sent an apology: elected office-holders with their municipality.

Guests, officials and anyone without a municipality are left out: they are private
persons here.  The names of the municipalities are the only safe place to divide a list
that was run together; a caller who has them may pass them.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, Literal

from kkr_graph.agenda.agenda import Attendance
from kkr_graph.agenda.blocks import Block
from kkr_graph.agenda.missing import Missing

_PROSE: Final = 120  # letters of a paragraph that is no line of a list

Status = Literal["present", "apology"]

# Afbud:        Afbud fra        Fraværende:
APOLOGY: Final = re.compile(r"(?:Afbud|Fraværende|Ikke til stede)\b(?: fra)?\s*:?\s*")

# Deltagere:        Til stede:        Medlemmer
PRESENT: Final = re.compile(
    r"(?:Deltagerfortegnelse|Deltagere|Til stede|Mødte|Medlemmer)\b\s*:?\s*"
)

# Gæster:        Fra sekretariatet deltog:        KL:      (no elected office-holders)
OTHERS: Final = re.compile(
    r"(?:Gæster|Administration(?:en)?|Sekretariat(?:et)?|Embedsmænd|Observatører"
    r"|Øvrige(?: deltagere)?|Tilforordnede|KL"
    r"|Fra (?:KL|sekretariatet|administrationen))"
    r"\b[^:,]{0,40}(?::|$)\s*"
)

# Eva Eksempel, Eksempel Kommune        Eva Eksempel, Faxe      (given the 98 names)
_NAME: Final = (
    r"(?P<name>[A-ZÆØÅ][\w.’'-]{,40}"
    r"(?: (?:[A-ZÆØÅ][\w.’'-]{,40}|af|de|la|van|von)){1,6})"
)
_OFFICE: Final = "(?:Regionsk|K)ommune"
_TITLE: Final = r"(?:(?:\d\. )?(?:[Vv]ice)?[Bb]orgmester |(?:[Nn]æst)?[Ff]ormand )?"
_POST: Final = (
    r"(?: \([A-ZÆØÅ]{1,2}\))?"  # the party, which is not kept
    r"(?:,? \(?(?:formand|næstformand|borgmester|viceborgmester)\)?)?"
)

# Eva Eksempel, Faxe (supp. Sune Stedfortræder deltog)
_DEPUTY: Final = re.compile(
    r"\(?\b[Ss]upp(?:\.|leant)\s*:?\s*"
    r"(?P<deputy>[A-ZÆØÅ][\w.’'-]{,40}(?: [A-ZÆØÅ][\w.’'-]{,40}){1,6})"
    r"(?:\s+deltog)?\)?"
)


def read(
    blocks: Sequence[Block], municipalities: Iterable[str] = ()
) -> tuple[list[Attendance], list[Missing]]:
    """Return who the list names, in order, and the lines that name no municipality."""
    pattern = _pattern(municipalities)
    status: Status | None = "present"
    found: list[Attendance] = []
    missing: list[Missing] = []
    for block in blocks:
        text, at = block.text, 0
        if heading := APOLOGY.match(text):
            status, at = "apology", heading.end()
        elif heading := PRESENT.match(text):
            status, at = "present", heading.end()
        elif heading := OTHERS.match(text):
            status, at = None, heading.end()
        if status is None or not text[at:].strip():
            continue
        named = list(_named(block, at, pattern, status))
        found += named
        if not named and len(text) < _PROSE:
            missing.append(Missing("attendance", "no-municipality", block.place))
    return found, missing


def _pattern(municipalities: Iterable[str]) -> re.Pattern[str]:
    """Return what a person with a municipality looks like, longest names first."""
    names = sorted(set(municipalities), key=lambda name: (-len(name), name))
    known = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in names)
    any_name = r"(?P<any>[A-ZÆØÅ][\w-]{,40}(?: (?:og )?[A-ZÆØÅ][\w-]{,40})?)"
    places = [rf"{any_name} {_OFFICE}"]
    if known:
        places.insert(0, rf"(?P<known>{known})s?(?: {_OFFICE})?(?![a-zæøå-])")
    return re.compile(rf"{_TITLE}{_NAME}{_POST},? (?:fra )?(?:{'|'.join(places)})")


def _named(
    block: Block, at: int, pattern: re.Pattern[str], status: Status
) -> Iterator[Attendance]:
    for match in pattern.finditer(block.text, at):
        whole = match.groupdict()
        municipality = whole.get("known") or whole["any"]
        here: Status = status
        following = _DEPUTY.match(block.text[match.end() :].lstrip(" ,;"))
        if following:
            here = "apology"
        place = block.part(match.start(), match.end())
        yield Attendance(match["name"], municipality, here, place)
        if following:
            yield Attendance(following["deputy"], municipality, "present", place)
