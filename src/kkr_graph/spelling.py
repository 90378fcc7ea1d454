"""Spell what people type the way the graph does: names folded, dates read."""

import re
import unicodedata
from datetime import date
from typing import Final

from kkr_graph.errors import BadDateError

_LETTERS: Final = str.maketrans(
    {"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "ü": "u", "ß": "ss"}
)
# The three letters at the end of the alphabet, as what ASCII has behind z.
_LAST: Final = str.maketrans(
    {"æ": "{", "ä": "{", "ø": "|", "ö": "|", "å": "}", "ü": "y"}
)
_SPOKEN: Final = (
    "januar/january",
    "februar/february",
    "marts/march",
    "april",
    "maj/may",
    "juni/june",
    "juli/july",
    "august",
    "september",
    "oktober/october",
    "november",
    "december",
)
_MONTHS: Final = {
    month: number
    for number, pair in enumerate(_SPOKEN, start=1)
    for month in pair.split("/")
}
_TODAY: Final = frozenset({"today", "i dag", "idag"})

# 2025-09-02
_ISO: Final = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d?)-(?P<day>\d\d?)")

# 2/9-2025, 2/9 2025, 2/9/2025, 02-09-2025, 2.9.2025
_DANISH: Final = re.compile(
    r"(?P<day>\d\d?)[/.-] ?(?P<month>\d\d?)[-/. ] ?(?P<year>\d{4})"
)

# 2. september 2025, den 2. september 2025, 2 September 2025
_PROSE: Final = re.compile(
    r"(?:den )?(?P<day>\d\d?)\.? (?P<name>[a-z]+) (?P<year>\d{4})"
)


def fold(text: str) -> str:
    """Return *text* without case, accents, Danish letters and punctuation.

    >>> fold("Lyngby-Taarbæk"), fold("Århus"), fold("KØBENHAVN")
    ('lyngby taarbaek', 'aarhus', 'koebenhavn')
    """
    plain = unicodedata.normalize("NFC", text).casefold().translate(_LETTERS)
    marked = unicodedata.normalize("NFKD", plain)
    bare = "".join(c for c in marked if not unicodedata.combining(c))
    return " ".join(re.findall(r"[^\W_]+", bare))


def alphabetical(text: str) -> tuple[str, str]:
    """Return what to sort *text* by, so that it stands where a Dane looks for it.

    Æ, Ø and Å come last, in that order; Aa is Å; case and accents come second.

    >>> sorted(["Aarhus", "zoo", "Ølstykke", "Ærø", "abe", "Ébène"], key=alphabetical)
    ['abe', 'Ébène', 'zoo', 'Ærø', 'Ølstykke', 'Aarhus']
    """
    plain = unicodedata.normalize("NFC", text).casefold().replace("aa", "å")
    marked = unicodedata.normalize("NFKD", plain.translate(_LAST))
    return "".join(c for c in marked if not unicodedata.combining(c)), text


def loosen(folded: str) -> str:
    """Return *folded* as someone writes it who has no Danish keyboard at all.

    >>> loosen(fold("Køge")), loosen(fold("Koge")), loosen(fold("Hoje-Taastrup"))
    ('koge', 'koge', 'hojetastrup')
    """
    bare = folded.replace(" ", "")
    return bare.replace("aa", "a").replace("ae", "a").replace("oe", "o")


def read_date(text: str, *, today: date | None = None) -> date:
    """Return the day that *text* names.

    >>> read_date("2/9-2025"), read_date("2. september 2025")
    (datetime.date(2025, 9, 2), datetime.date(2025, 9, 2))
    """
    plain = " ".join(text.casefold().split())
    if plain in _TODAY:
        return today or date.today()  # noqa: DTZ011 - the reader's own day
    for form in (_ISO, _DANISH, _PROSE):
        if not (found := form.fullmatch(plain)):
            continue
        said = found.groupdict()
        month = said.get("month") or _MONTHS.get(said["name"], 0)
        try:
            return date(int(said["year"]), int(month), int(said["day"]))
        except ValueError:
            raise BadDateError(given=text) from None
    raise BadDateError(given=text)


def spoken_date(day: date) -> str:
    """Return *day* as a paper prints it.

    >>> spoken_date(date(2025, 9, 2))
    '2. september 2025'
    """
    return f"{day.day}. {_SPOKEN[day.month - 1].partition('/')[0]} {day.year}"


def english_date(day: date) -> str:
    """Return *day* as English prose has it.

    >>> english_date(date(2025, 10, 2))
    '2 October 2025'
    """
    month = _SPOKEN[day.month - 1].rpartition("/")[2].capitalize()
    return f"{day.day} {month} {day.year}"


def danish_date(day: date) -> str:
    """Return *day* as Danish papers print it.

    >>> danish_date(date(2025, 9, 2))
    '2/9-2025'
    """
    return f"{day.day}/{day.month}-{day.year}"
