"""How a front page prints the day and hours of a meeting: a pattern under each line.

Dates in running text are another matter: see ``statements.dates``.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

# Dato: 02-09-2025 10:00        23-02-2015 kl. 10:00        Dato: 12.06.2014 kl. 10-12
# 23/2 2015        23/2-2015        2015-02-23
NUMERIC_DATE: Final = re.compile(
    r"(?<![\d.,])(?P<day>\d{1,2})[-./] ?(?P<month>\d{1,2})(?:[-./] ?| )"
    r"(?P<year>(?:19|20)\d\d)\b"
)
ISO_DATE: Final = re.compile(
    r"(?<![\w-])(?P<year>(?:19|20)\d\d)-(?P<month>[01]\d)-(?P<day>[0-3]\d)(?![\w-])"
)

# tirsdag den 2. september 2025
MONTHS: Final[Mapping[str, int]] = MappingProxyType(
    {
        "januar": 1,
        "februar": 2,
        "marts": 3,
        "april": 4,
        "maj": 5,
        "juni": 6,
        "juli": 7,
        "august": 8,
        "september": 9,
        "oktober": 10,
        "november": 11,
        "december": 12,
    }
)
# 2. sept. 2025
WORDED_DATE: Final = re.compile(
    rf"\b(?P<day>\d{{1,2}})\.?\s?(?P<name>{'|'.join(MONTHS)}"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|okt|nov|dec)(?=[. ]))\.?,?\s"
    r"(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)

DATES: Final = (NUMERIC_DATE, WORDED_DATE, ISO_DATE)

# 10:00        kl. 10.00        fra kl. 10.00 til kl. 12.00        Tidspunkt: 9.30-12
# (a bare number is a time only after kl., fra or Tidspunkt)
_CLOCK = r"(?:[01]?\d|2[0-3])(?:[.:][0-5]\d)?"
TIME: Final = re.compile(
    rf"(?:\bkl(?:\.|okken)?:?|\b(?:Møde)?tid(?:spunkt)?:|\bfra)\s*(?:kl\.?\s*)?"
    rf"(?P<from>{_CLOCK})"
    rf"(?:\s*(?:-|–|til)\s*(?:kl\.?\s*)?(?P<to>{_CLOCK}))?(?![\d-])"
    r"|(?<![\d.-])(?P<bare>(?:[01]?\d|2[0-3]):[0-5]\d)"
    rf"(?:\s*(?:-|–|til)\s*(?P<until>{_CLOCK}))?(?![\d-])",
    re.IGNORECASE,
)
