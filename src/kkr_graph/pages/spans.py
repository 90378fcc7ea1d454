"""Say a span of days the way people do: 2019–2023, from 1/7-2023, 2/9-2025."""

from datetime import date, timedelta
from typing import Final

from kkr_graph.headers import Words
from kkr_graph.language import Language
from kkr_graph.pages.days import written

_FROM: Final = Words("fra {day}", "from {day}")
_TO: Final = Words("til og med {day}", "up to and including {day}")
_DAY: Final = timedelta(days=1)


def span(start: object, end: object, language: Language) -> str:
    """Return the days from *start* up to, not including, *end*; what is no day is open.

    Whole years are said as years, since that is how the sources print them.

    >>> span(date(2019, 1, 1), date(2024, 1, 1), "da")
    '2019–2023'
    >>> span(date(2023, 7, 1), date(2026, 1, 1), "da")
    '1/7-2023 – 31/12-2025'
    >>> span(None, date(2026, 1, 1), "en"), span(None, None, "en")
    ('up to and including 31 December 2025', '')
    """
    first = start if isinstance(start, date) else None
    last = end - _DAY if isinstance(end, date) and end > date.min else None
    if first and last:
        if _years(first, last):
            return "–".join(dict.fromkeys((str(first.year), str(last.year))))
        days = (written(first, language), written(last, language))
        return " – ".join(dict.fromkeys(days))
    if first:
        return _FROM.say(language).format(day=written(first, language))
    return _TO.say(language).format(day=written(last, language)) if last else ""


def _years(first: date, last: date) -> bool:
    return (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
