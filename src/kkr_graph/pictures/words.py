"""What the pictures say of themselves, in Danish and English.

Names and titles come from the caller; only marks and legends are said here.
"""

from datetime import date
from typing import Final

from kkr_graph.headers import Words
from kkr_graph.language import Language
from kkr_graph.spelling import danish_date

NOTHING: Final = Words("Der er intet at vise.", "There is nothing to show.")
TOO_MUCH: Final = Words(
    "Der er for meget til et billede, man kan læse. Vælg et KKR, eller brug tabellen.",
    "There is too much for a picture that can be read. Choose a council, or use the "
    "table.",
)
LEADS: Final = Words("leder", "leads")
LEADS_UNNAMED: Final = Words("leder, ikke nævnt", "leads, not named")
TAKES_PART: Final = Words("deltager", "takes part")
BELONGS: Final = Words("hører under", "belongs to")
EVERYONE: Final = Words("alle {n}", "all {n}")
MORE: Final = Words("+{n} flere", "+{n} more")
UNKNOWN: Final = Words("ikke oplyst", "not stated")
ROUGH: Final = Words("omtrentlig dato", "rough date")
OPEN: Final = Words("ingen dato fastsat", "no date set")
FROM: Final = Words("fra {a}", "from {a}")
UNTIL: Final = Words("til {b}", "until {b}")
BETWEEN: Final = Words("{a}\N{NO-BREAK SPACE}– {b}", "{a}\N{NO-BREAK SPACE}– {b}")
TIME_UNKNOWN: Final = Words("tidspunkt ikke oplyst", "time not stated")
DAY: Final = Words("valgt dag: {day}", "chosen day: {day}")
LEAD_LETTER: Final = Words("L", "L")
PART_LETTER: Final = Words("D", "P")
UNNAMED_LETTER: Final = Words("?", "?")
OTHERS: Final = Words("Øvrige", "Others")
SUM: Final = Words("Leder i alt", "Leads in all")
TOTAL: Final = Words("I alt", "In all")
COUNCIL_BORDER: Final = Words("grænse mellem KKR'er", "border between KKRs")


def day(value: date, language: Language) -> str:
    """Return a day as the language writes it.

    >>> day(date(2025, 9, 2), "da"), day(date(2025, 9, 2), "en")
    ('2/9-2025', '2025-09-02')
    """
    return danish_date(value) if language == "da" else value.isoformat()
