"""Where a printed date may begin: looked for once for all forms that begin alike."""

import re
from typing import Final

from kkr_graph.statements.date_bounds import MONTHS, ORDINALS

GAP: Final = r"[^\S\n]{1,3}"
_FIRST: Final = sorted({letter for m in MONTHS for letter in (m[0], m[0].upper())})

FIGURE: Final = re.compile(r"\b[Dd](?:en|\.)\s{1,2}(?=\d)|(?<!\w)\d")
COUNT: Final = re.compile(rf"(?<!\w)(?:[1-4]|Q|{'|'.join(ORDINALS)})")
PART: Final = re.compile(
    r"[PpMmUuSsBb](?:rimo|edio|ltimo|tarten|egyndelsen|idten|lutningen)"
)
SEASON: Final = re.compile(r"[FfSsEeVv](?i:orår|ommer|fterår|inter)")
LEAD: Final = re.compile(
    r"\b(?:[Ii]|[Ff]r[ae]m?|[Tt]il|[Ff][oø]r|[Ss]iden|[Ii]nden|[Ss]enest|[Ee]fter"
    r"|[Vv]ed|[Mm]ed|[Uu]dgangen|[Pp]r\.|[Gg]ennem|[Mm]ellem|[Åå]r(?:et|ene)?"
    rf"|[Hh]en over|[Mm]åned(?:en|erne)){GAP}"
)
WEEK: Final = re.compile(r"[Uu]ge")
MONTH: Final = re.compile(
    rf"[{''.join(_FIRST)}](?i:{'|'.join(month[1:] for month in MONTHS)})"
)
TURN: Final = re.compile(r"[Åå]rsskiftet")
TERM: Final = re.compile(r"(?<=algperioden )")
