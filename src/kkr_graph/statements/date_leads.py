"""How a date stands in its clause: as a limit, an end, a start, or part of a name."""

import re
from dataclasses import dataclass
from typing import Final

from kkr_graph.statements.spans import FoundDate

# senest den 1. januar 2027; inden 1. maj; snarest og senest; indtil; ikke senere end
_LIMIT: Final = re.compile(
    r"\b(?:senest|inden|ikke senere end|før|forud for|frist\w*|deadline)"
    r"(?:\s(?:man|tirs|ons|tors|fre|lør|søn)dag)?(?:\s(?:den|d\.|i|ved|med|på))?\s*$",
    re.IGNORECASE,
)
_SAYS_LIMIT: Final = re.compile(r"(?:senest|inden|ikke senere|før)\b", re.IGNORECASE)
# løber til udgangen af 2027; kan søges frem til den 1. marts; indtil 1. maj
_UNTIL: Final = re.compile(
    r"\b(?:til|indtil|til og med|t\.o\.m\.|frem mod)(?:\s(?:den|d\.))?\s*$",
    re.IGNORECASE,
)
_SAYS_UNTIL: Final = re.compile(r"(?:frem til|frem mod|til|indtil)\b", re.IGNORECASE)
# fra den 1. januar; pr. 1. januar
_FROM: Final = re.compile(
    r"\b(?:fra|fra og med|fra og til)(?:\s(?:den|d\.))?\s*$", re.IGNORECASE
)
_SAYS_FROM: Final = re.compile(r"fra\b", re.IGNORECASE)
_AS_OF: Final = re.compile(r"\bpr\.\s*(?:den\s|d\.\s)?$", re.IGNORECASE)
_SAYS_AS_OF: Final = re.compile(r"pr\.", re.IGNORECASE)
# aftalen af 3. marts; tal for 2024; referat fra mødet den; siden juni
_OF: Final = re.compile(
    r"\b(?:for|siden|efter|gennem|ift\.|mellem|om|imellem|vedr\.|vedrørende|daterede?t?"
    r"|sammenlignet med|i forhold til|i årene|året|skoleåret|budgetåret|ud over"
    r"|(?<!løbet )(?<!starten )(?<!udgangen )(?<!slutningen )(?<!begyndelsen )"
    r"(?<!midten )(?<!del )(?<!halvdel )af)(?:\s(?:den|d\.))?\s*$",
    re.IGNORECASE,
)
_SAYS_OF: Final = re.compile(r"(?:for|siden|efter|gennem|mellem|år)\b", re.IGNORECASE)
# dagsordenen til mødet den; referatet af møde den; på mødet den is none of these
_OF_A_MEETING: Final = re.compile(
    r"(?:\b(?:dagsorden|referat|materiale|indkaldelse|invitation|beslutning|drøftelse"
    r"|behandling|oplæg)\w*\s(?:til|fra|af|på|for|ved|i)|\b(?:fra|af|siden|efter|om|for))\s"
    r"(?:\w+\s){0,2}?[\w-]*(?:møde|seminar|konference)\w*\s(?:i\s[^,.;:]{1,60}\s)?(?:den\s|d\.\s)?$",
    re.IGNORECASE,
)
_BACK: Final = 120
_NEAR: Final = 40
_LONGEST: Final = 370  # days: more is a period, not a time
_YEAR: Final = 360


@dataclass(frozen=True, slots=True)
class Lead:
    """How a date stands: several may hold.

    limit    no later than it (senest, inden, frist)
    until    something lasts to it (til, frem til)
    opening  something lasts from it (fra)
    as_of    on that day by the books (pr.)
    of       it tells which thing, or what figures cover (for, siden, aftalen af)
    days     how many days it can mean
    """

    limit: bool
    until: bool
    opening: bool
    as_of: bool
    of: bool
    days: int

    @property
    def at(self) -> bool:
        """Say whether it is a time at which something may happen."""
        return not (self.until or self.opening or self.as_of or self.of or self.wide)

    @property
    def wide(self) -> bool:
        """Say whether it is a period rather than a time."""
        return self.days > _LONGEST

    @property
    def year(self) -> bool:
        """No closer than a year."""
        return self.days > _YEAR


def lead(text: str, start: int, due: FoundDate) -> Lead:
    """Return how *due* stands in the clause that begins at *start*.

    >>> from kkr_graph.statements.dates import find
    >>> line = "Aftalen løber til udgangen af 2027"
    >>> lead(line, 0, find(line, None)[0]).until
    True
    """
    before = text[max(start, due.start - _BACK) : due.start]
    near, said = before[-_NEAR:], due.verbatim
    ranged = due.rule == "range" and due.not_before is not None
    season = due.rule in ("spring", "summer", "autumn", "winter")
    limit = bool(_SAYS_LIMIT.match(said) or _LIMIT.search(near))
    until = bool(_SAYS_UNTIL.match(said) or _UNTIL.search(near))
    opening = bool(_SAYS_FROM.match(said) or _FROM.search(near))
    as_of = bool(_SAYS_AS_OF.match(said) or _AS_OF.search(near))
    of = bool(
        _SAYS_OF.match(said)
        or _OF.search(near)
        or _OF_A_MEETING.search(before)
        or near.rstrip(" ").endswith("(")
    )
    first = due.not_before or due.not_after
    days = (due.not_after - first).days + 1
    return Lead(
        limit=limit,
        until=until and not (limit or season),
        opening=opening and not ranged,
        as_of=as_of,
        of=of and not limit,
        days=days,
    )
