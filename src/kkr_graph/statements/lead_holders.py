"""Tell whether the party that a form found is the one that is meant.

"Direktør Per Prøve, Eksempel Kommune, er tovholder" is about a person, and "Eksempel
Kommunes direktør" about another one; neither makes the municipality a lead.
"""

import re
from typing import Final

from kkr_graph.statements.lead_forms import Form
from kkr_graph.statements.marked import NAME, POLITICAL_PARTY

# direktør Per Prøve, Eksempel Kommune, er ...: a person is meant, and no mayor
_PERSON_BEFORE: Final = re.compile(
    rf"{NAME}(?<! af)(?<! de)(?<! der){POLITICAL_PARTY}(?:,|, fra|, i| fra| i)? $"
)
_BACK: Final = 120
_GENITIVE: Final = re.compile(r"s$|['’]s?$")
_NO_APPOSITION: Final = re.compile(
    r"\b(?:som|en|et|ingen|anden|hvilken|at|til|for|af|om|ikke|uden|eller|hver|se|mulig"
    r"|kommende|eventuel|hvis|fra|på|med|hos|fx) ?$",
    re.IGNORECASE,
)


def stands(form: Form, match: re.Match[str], last: str) -> bool:
    """Tell whether the holders of *match* may be the holders.

    last   the last holder as printed, where nothing follows the name in the group
    """
    said, (start, end) = match.string, match.span("h")
    if start and said[start - 1] == "(":
        return False
    if _PERSON_BEFORE.search(said[max(0, start - _BACK) : start]):
        return False
    if form.name == "apposition" and _NO_APPOSITION.search(match["glue"]):
        return False
    genitive = _GENITIVE.search(last) is not None
    if form.name == "genitive":
        return genitive
    owns = re.match(r" [a-zæøå]", said[end : end + 2])
    return not (match.end() == end and genitive and owns)
