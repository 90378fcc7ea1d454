"""Who came and who sent an apology: elected office-holders with their municipality.

Guests, officials and anyone without a municipality are left out: they are private
persons here.  The names of the municipalities are the only safe place to divide a list
that was run together; a caller who has them may pass them.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final, Literal

from kkr_graph.agenda.agenda import Attendance
from kkr_graph.agenda.blocks import Block
from kkr_graph.agenda.missing import Missing

_BEFORE: Final = 40  # letters before a name in which a title stands
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

# Eva Eksempel        Jens P. Jævn        Ulla von Udkast
_FIRST: Final = r"[A-ZÆØÅ][\w.’'-]{,40}"
_NEXT: Final = r"(?: (?:[A-ZÆØÅ][\w.’'-]{,40}|af|de|la|van|von))"
_OFFICE: Final = "(?:Regionsk|K)ommune"
_TITLE: Final = (
    r"(?:(?:\d\. )?(?:[Vv]ice)?[Bb]orgmester |(?:[Nn]æst)?[Ff]ormand |[Rr]ådmand "
    r"|[Bb]yrådsmedlem |[Kk]ommunalbestyrelsesmedlem )?"
)
_POST: Final = (
    r"(?: \([A-ZÆØÅ]{1,2}\))?"  # the party, which is not kept
    r"(?:(?:,? \(?|\s*\t\s*)(?:KKR-)?(?:formand|næstformand"
    r"|(?:vice|1\. vice)?borgmester|rådmand"
    r"|byrådsmedlem|kommunalbestyrelsesmedlem)\)?)?"
    r"(?: \([A-ZÆØÅ]{1,2}\))?"
)
# Eva Eksempel, Eksempel Kommune        Eva Eksempel (Eksempel)      (a cell of a table)
_COMMA: Final = r"(?:,\s*|\s*\t\s*|\s*\()(?:fra )?"
_APART: Final = rf"(?:{_COMMA}| [–-] | (?:fra )?)"
# direktør Gert Gæst, Eksempel Kommune      (an official is no office-holder)
_OFFICIAL: Final = re.compile(
    r"\b\w*(?:direktør|chef|konsulent|sekretær|leder|medarbejder|koordinator|rådgiver"
    r"|specialist|journalist|fuldmægtig|jurist|revisor|lektor|professor|læge"
    r"|oplægsholder)\W*$",
    re.IGNORECASE,
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
    patterns = _patterns(municipalities)
    status: Status | None = "present"
    found: list[Attendance] = []
    missing: list[Missing] = []
    for block in _whole(blocks, patterns):
        text, at = block.text, 0
        if heading := APOLOGY.match(text):
            status, at = "apology", heading.end()
        elif heading := PRESENT.match(text):
            status, at = "present", heading.end()
        elif heading := OTHERS.match(text):
            status, at = None, heading.end()
        if status is None or not text[at:].strip():
            continue
        named = list(_named(block, at, patterns, status))
        found += named
        if not named and len(text) < _PROSE:
            missing.append(Missing("attendance", "no-municipality", block.place))
    return found, missing


def _whole(
    blocks: Sequence[Block], patterns: tuple[re.Pattern[str], ...]
) -> list[Block]:
    """Return *blocks*, with those put together that part a person from the place."""
    found: list[Block] = []
    for block in blocks:
        above = found[-1] if found else None
        if above and above.place.end + 1 == block.place.start and not block.bullet:
            both = f"{above.text} {block.text}"
            place = replace(above.place, end=block.place.end)
            town_first = any(p.match(block.text) for p in patterns[3:])
            if (
                len(above.text) < _PROSE
                and not town_first
                and any(
                    match.start() < len(above.text) < match.start("town")
                    for pattern in patterns
                    for match in pattern.finditer(both)
                )
            ):
                found[-1] = replace(above, text=both, place=place)
                continue
        found.append(block)
    return found


def _patterns(municipalities: Iterable[str]) -> tuple[re.Pattern[str], ...]:
    """Return what a person with a municipality looks like, the surest first.

    Known names may stand after any sign, and before the person; others need the word
    Kommune, and more than one word of it a comma.
    """
    names = sorted(set(municipalities), key=lambda name: (-len(name), name))
    known = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in names)
    short = rf"{_TITLE}(?P<name>{_FIRST}{_NEXT}{{1,6}}?){_POST}"
    long = rf"{_TITLE}(?P<name>{_FIRST}{_NEXT}{{1,6}}){_POST}"
    word = r"[A-ZÆØÅ][\w-]{,40}"
    found = [
        rf"{short}{_COMMA}(?P<town>{word}(?: (?:og )?{word})?) {_OFFICE}",
        rf"{long} (?P<town>{word}) {_OFFICE}",
    ]
    if known:
        town = rf"(?P<town>{known})s?(?: {_OFFICE})?(?![a-zæøå-])"
        found.insert(0, rf"{short}{_APART}{town}")
        found.append(rf"{town}(?::\s*|\s*\t\s*){long}(?=[,;]|$)")
    return tuple(re.compile(pattern) for pattern in found)


def _named(
    block: Block, at: int, patterns: tuple[re.Pattern[str], ...], status: Status
) -> Iterator[Attendance]:
    town_first = [p for p in patterns[3:] if p.match(block.text, at)]
    used = town_first or patterns
    found = [match for pattern in used for match in pattern.finditer(block.text, at)]
    reached = at
    for match in sorted(found, key=lambda m: m.start()):
        if match.start() < reached:
            continue
        reached = match.end()
        first = match["name"].split()[0]  # Kommunaldirektør, where a line begins so
        before = block.text[
            max(at, match.start("name") - _BEFORE) : match.start("name")
        ]
        if _OFFICIAL.search(before) or _OFFICIAL.search(first):
            continue
        here: Status = status
        following = _DEPUTY.match(block.text[match.end() :].lstrip(" ,;"))
        if following:
            here = "apology"
        place = block.part(match.start(), match.end())
        yield Attendance(match["name"], match["town"], here, place)
        if following:
            yield Attendance(following["deputy"], match["town"], "present", place)
