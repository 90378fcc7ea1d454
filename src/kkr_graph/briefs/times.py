"""Say in a brief when something holds: 2026–2027, from 1/7-2023, until 31/12-2025."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from kkr_graph.briefs.asking import Asking

_DAY: Final = timedelta(days=1)


def span(asking: "Asking", start: object, end: object) -> str:
    """Return the days from *start* up to, not including, *end*; what is no day is open.

    Whole years are said as years, since that is how the papers print them.
    """
    first = start if isinstance(start, date) else None
    last = end - _DAY if isinstance(end, date) and end > date.min else None
    if first and last:
        if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
            return "–".join(dict.fromkeys((str(first.year), str(last.year))))
        return asking.span(first, last)
    if first:
        return asking.say(f"fra {asking.day(first)}", f"from {asking.day(first)}")
    if last:
        day = asking.day(last)
        return asking.say(f"til og med {day}", f"up to and including {day}")
    return ""
