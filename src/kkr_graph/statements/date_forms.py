"""How Danish papers print dates: each pattern under a line it was made for.

A form found here may lack its year; ``dates`` supplies it from the words beside it or
from the paper's own year.  The bounds are those of ``concept/reading-rule``.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from kkr_graph.statements import date_bounds as bounds, date_places as places
from kkr_graph.statements.date_bounds import MONTHS, ORDINALS, SHORT, Bounds, Reader
from kkr_graph.statements.date_places import GAP as _GAP

# The parts the patterns are made of
_M: Final = rf"(?P<month>{'|'.join(MONTHS)})\b"
_MD: Final = rf"(?P<month>{'|'.join(MONTHS)}|(?:{'|'.join(SHORT)}|sept)\b\.?)(?!\w)"
_Y4: Final = r"(?:19[5-9]\d|20\d\d)(?!\d|[.,]\d)"
_Y: Final = rf"(?P<year>{_Y4})"
_BARE: Final = r"(?<![\w.,/§+–-])"
_DAY: Final = r"(?P<day>\d\d?)"
# Looks ahead first, which is quicker than to try both at each letter
_DEN: Final = r"(?=[Dd\d])(?:\b[Dd](?:en|\.)\s{1,2})?(?<![\w,/–-])"
_OF: Final = rf"(?:{_GAP}(?:(?:i|af|år){_GAP})?{_Y})?"

# Words that make the year after them a time, not part of a name or a number
_IN: Final = (
    r"\b(?P<lead>[Ii] løbet af(?: år)?|[Ff]rem (?:til|mod)|[Ff]ra og med|[Tt]il og med"
    r"|[Ii]|[Ff]ra|[Tt]il|[Ff]or|[Ss]iden|[Ii]nden|[Ss]enest|[Ff]ør|[Ee]fter|[Vv]ed"
    r"|[Pp]r\.|[Gg]ennem|[Mm]ellem|[Åå]r(?:et|ene)?)"
)
# "i 2000 Frederiksberg" is a postal code; "i 2025 kommuner" would be a count
_NO_YEAR: Final = rf"(?!{_GAP}(?:Frederiksberg|København|kr\b|mio\b|mia\b|pct\b)|\s?%)"


@dataclass
class Form:
    """One printed form.

    start, end   the span a reader would quote
    core         where the date itself begins, after "i", "fra" or "til"
    year         as printed, or none
    read         the bounds in a given year
    loose        a date only when it stands beside another one
    """

    start: int
    core: int
    end: int
    year: int | None
    read: Callable[[int], Bounds]
    loose: bool = False


def _again(part: str, count: int) -> str:
    """Return *part* with its group renamed, for use beside another of its kind."""
    return re.sub(r"\(\?P<(\w+)>", rf"(?P<\g<1>{count}>", part)


def _as(
    reader: Reader, at: re.Pattern[str], pattern: str
) -> tuple[re.Pattern[str], re.Pattern[str], Reader]:
    return at, re.compile(pattern), reader


_FORMS: Final = (
    # 2025-09-02
    _as(
        bounds.day,
        places.FIGURE,
        rf"{_BARE}{_Y}-(?P<month>\d\d)-(?P<day>\d\d)(?![\w-])",
    ),
    # Dato: 02-09-2025 10:00; 2.9.2025; 21. 01. 2022; 31.12.25
    _as(
        bounds.day,
        places.FIGURE,
        rf"{_DEN}(?<![.\d])(?:{_DAY}(?P<sep>[-.])(?P<month>\d\d?)(?P=sep){_Y}"
        rf"|(?P<day2>\d\d)\. (?P<month2>\d\d)\. {_again(_Y, 2)}"
        r"|(?P<day3>\d\d)(?P<sep3>[-.])(?P<month3>\d\d)(?P=sep3)(?P<year3>[0-4]\d))"
        r"(?![\w-]|[.,]\d)",
    ),
    # mødet 2/9-2025; den 5/7 2023; 05/07/2023
    _as(
        bounds.day,
        places.FIGURE,
        rf"{_DEN}(?<![.\d]){_DAY}/(?P<month>\d\d?)[-/ ]{_Y}(?![\w-])",
    ),
    # fredag d. 13/6
    _as(
        bounds.day, places.FIGURE, rf"\b[Dd](?:en|\.) {_DAY}/(?P<month>\d\d?)(?![\w/-])"
    ),
    # den 24. og 25. november 2025; 3.-4. marts
    _as(
        bounds.day,
        places.FIGURE,
        rf"{_DEN}(?<!\d\.)(?P<from>\d\d?)(?:\.\s?(?:[-–]|og|til)|[-–])\s?(?:den\s)?"
        rf"{_DAY}\.\s{{1,3}}(?i:{_MD})(?:,?{_GAP}{_Y})?",
    ),
    # den 2. september 2025; har 26. juni afleveret; 15. aug. 2025
    _as(
        bounds.day,
        places.FIGURE,
        rf"{_DEN}(?<!\d\.){_DAY}\.\s{{0,3}}(?i:{_MD})(?:,?\s{{1,2}}{_Y})?",
    ),
    # 2 september 2025
    _as(
        bounds.day,
        places.FIGURE,
        rf"{_DEN}(?<!\d\.){_DAY}{_GAP}{_M}{_GAP}{_Y}",
    ),
    # inden udgangen af 2027; ved udgangen af 2025; til udgangen af juni 2026
    _as(
        bounds.end_of,
        places.LEAD,
        r"\b(?:(?:[Ss]enest )?(?P<lead>[Vv]ed|[Mm]ed|[Ii]nden|[Ff]rem til|[Tt]il"
        rf"|[Pp]r\.){_GAP})?[Uu]dgangen{_GAP}af{_GAP}(?:(?i:{_M})(?:{_GAP}{_Y})?|(?:år{_GAP})?"
        rf"{_again(_Y, 2)})",
    ),
    # ultimo oktober 2023; fra primo september; i slutningen af maj
    _as(
        bounds.part_of_month,
        places.PART,
        r"\b(?P<part>[Pp]rimo|[Mm]edio|[Uu]ltimo|(?:[Ss]tarten|[Bb]egyndelsen|[Mm]idten"
        rf"|[Ss]lutningen){_GAP}af){_GAP}{_M}{_OF}",
    ),
    # primo 2026; ultimo 2025; i begyndelsen af 2026
    _as(
        bounds.part_of_year,
        places.PART,
        r"\b(?P<part>[Pp]rimo|[Mm]edio|[Uu]ltimo|(?:[Ss]tarten|[Bb]egyndelsen|[Mm]idten"
        rf"|[Ss]lutningen){_GAP}af){_GAP}(?:år{_GAP})?{_Y}",
    ),
    # færdiggjort foråret 2026; vinteren 2025/26
    _as(
        bounds.season,
        places.SEASON,
        r"\b(?P<season>(?i:forår|sommer|efterår|vinter)(?:e[nt])?)"
        rf"{_GAP}(?:i{_GAP})?{_Y}(?:[/–-](?:\d{{4}}|\d\d)(?!\d))?",
    ),
    # om anbefalingerne til efteråret; i sommer
    _as(
        bounds.season,
        places.LEAD,
        r"\b(?P<lead>[Ii]|[Tt]il|[Ee]fter|[Ff]ør|[Ii]nden|[Hh]en over)"
        rf"{_GAP}(?P<season>(?:forår|sommer|efterår|vinter)(?:e[nt])?)\b(?!-)",
    ),
    # i 2. kvartal; 3. og 4. kvartal; første halvår 2026; Q3 2025
    _as(
        bounds.quarter,
        places.COUNT,
        rf"(?:{_BARE}(?:(?P<from>[1-4])\.\s?(?:og|til|[-–])\s?)?(?P<part>[1-4])\.\s?|\b(?P<word>{'|'.join(ORDINALS)}){_GAP})"
        rf"(?P<kind>kvartal|kvt\.|halvår)(?!\w){_OF}"
        rf"|\bQ(?P<q>[1-4])\b{_again(_OF, 2)}",
    ),
    # i uge 41; ugerne 41-43, 2025
    _as(
        bounds.week,
        places.WEEK,
        r"\b[Uu]ge(?:rne)?\s(?P<week>[1-9]\d?)(?:\s?[-–]\s?(?P<last>\d\d?))?(?!\d|[.,]\d)"
        rf"(?:,?{_GAP}(?:i{_GAP})?{_Y})?",
    ),
    # lærepladser på SOSU-området fra juni 2021
    _as(
        bounds.month,
        places.MONTH,
        rf"\b(?i:{_M}){_GAP}(?:måned{_GAP})?(?:i{_GAP})?{_Y}",
    ),
    # I juni måned blev der afholdt; KKR’s drøftelse i februar
    _as(
        bounds.month,
        places.LEAD,
        r"\b(?P<lead>[Ii]|[Ff]ra|[Tt]il|[Ss]iden|[Ii]nden|[Ee]fter|[Ff]ør|[Ss]enest i"
        r"|[Mm]åned(?:en|erne))"
        rf"{_GAP}{_M}(?:{_GAP}måned\b)?(?!{_GAP}måneds)",
    ),
    # omkring årsskiftet 2025/26
    _as(
        bounds.turn_of_year,
        places.TURN,
        rf"\b[Åå]rsskiftet{_GAP}{_Y}\s?[-–/]\s?(?:20)?\d\d(?![\w])",
    ),
    # årligt i 2025-2028; skoleåret 2025/26
    _as(
        bounds.years,
        places.FIGURE,
        rf"{_BARE}{_Y}\s?[-–/]\s?(?P<last>{_Y4}|\d\d(?!\d))(?![\w]|[-–/.,]\d)",
    ),
    # embedsmandsudvalg- valgperioden 22-26
    _as(
        bounds.years,
        places.TERM,
        r"(?<=algperioden )(?P<year>\d\d)\s?[-–]\s?"
        r"(?P<last>\d\d)(?![\w]|[-–/.,]\d)",
    ),
    # i 2026 og 2027; fra 2026 til 2028; i 2024, 2025 og 2026
    _as(
        bounds.years,
        places.LEAD,
        rf"{_IN}{_GAP}{_Y}(?:,{_GAP}{_Y4})*{_GAP}(?:og|eller|samt|til){_GAP}"
        rf"(?P<last>{_Y4}){_NO_YEAR}",
    ),
    # fortsætter fra 2026; steget 16% siden 2023; i løbet af 2026
    _as(
        bounds.year,
        places.LEAD,
        rf"{_IN}{_GAP}{_Y}(?![\w/–-]){_NO_YEAR}",
    ),
)

# marts og juni 2026: the month that has neither year nor "i"
_LOOSE: Final = re.compile(rf"\b{_M}")
_PLACES: Final = frozenset(at for at, _, _ in _FORMS)


def forms(text: str) -> Iterator[Form]:
    """Yield every printed form in *text*, no two overlapping, in no order."""
    taken = bytearray(len(text))
    begun = {at: [one.start() for one in at.finditer(text)] for at in _PLACES}
    for at, pattern, reader in _FORMS:
        for found in _finds(pattern, text, begun[at]):
            if any(taken[found.start() : found.end()]):
                continue
            taken[found.start() : found.end()] = b"\1" * len(found[0])
            with suppress(ValueError):  # 45-13-2025: no such day
                yield _form(found, reader(found))
    for found in _finds(_LOOSE, text, begun[places.MONTH]):
        if not any(taken[found.start() : found.end()]):
            begin, end = found.span()
            yield Form(begin, begin, end, None, bounds.month(found), loose=True)


def _finds(
    pattern: re.Pattern[str], text: str, begun: Sequence[int]
) -> Iterator[re.Match[str]]:
    """Yield what *pattern* finds in *text*, where it begins at one of *begun*."""
    here = 0
    for at in begun:
        if at >= here and (found := pattern.match(text, at)):
            yield found
            here = found.end()


def _form(found: re.Match[str], read: Callable[[int], Bounds]) -> Form:
    said = found.groupdict()
    printed = said.get("year") or said.get("year2") or said.get("year3")
    year = bounds.full_year(int(printed)) if printed else None
    read(year or 2024)  # raises where no such day exists; 2024 has a 29 February
    core = found.end("lead") + 1 if said.get("lead") else found.start()
    return Form(found.start(), core, found.end(), year, read)
