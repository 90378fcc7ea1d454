"""How a sentence goes on to name who shares a lead, or takes it over.

The groups are those of ``lead_forms``; ``joint`` and ``verb`` say how it goes on, and
``day`` and ``later`` from when.
"""

from typing import Final

from kkr_graph.statements.lead_phrases import DATE, STOP, THING
from kkr_graph.statements.marked import PARTIES, PARTY
from kkr_graph.statements.wordings import Wording

_THE_ROLE: Final = (
    r"(?: (?:rollen|opgaven|stafetten|hvervet|tovholderskabet|tovholderrollen"
    r"|denne rolle"
    r"|projektledelsen|denne opgave))?"
)
# ... og Prøve Kommune for Grøn vækst
# ... hvorefter Prøve Kommune overtager fra 1. januar 2026
# ... og fra 1. januar 2026 overtager Prøve Kommune
FURTHER: Final = Wording(
    written=r"(?i:(?P<joint>[,;]? ?(?:og |mens |samt |hvorefter |hvorpå |derefter "
    r"|herefter |men )?)"
    rf"(?:(?P<day>{DATE}) overtager )?(?P<h>{PARTIES})(?![\w-])"
    rf"(?P<verb>(?: (?:overtager|tager over){_THE_ROLE}|{_THE_ROLE}))"
    rf"(?: (?:for|på) (?P<init>{THING}){STOP})?"
    rf"(?P<later>(?: {DATE})?)(?=(?: og)? ?(?:[.,;]|$)))",
    needs=(PARTY,),
    begins=r"(?i:[,;]? ?(?:og |mens |samt |hvorefter |hvorpå |derefter |herefter "
    rf"|men )?(?:{DATE}|både |hhv|henholdsvis |(?:vice|over)?borgmester|{PARTY}))",
)
