"""Leads that are spoken of without a name, and initiatives that have none.

What is not known is said to be not known, and why: the reasons are the keys of
``concept/unknown-reason``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from kkr_graph.statements.lead_moods import Basis, asked_before, doubted
from kkr_graph.statements.lead_phrases import PROJECT, TAIL, THING
from kkr_graph.statements.lead_words import HOLDER, IN_HOLDER, IN_TASK, TASK
from kkr_graph.statements.marked import DAY, INITIATIVE
from kkr_graph.statements.parts import Part
from kkr_graph.statements.wordings import Wording


@dataclass(frozen=True, slots=True)
class Gap:
    """A find in a sentence: its groups ``role`` and ``init``, and what it says."""

    found: re.Match[str]
    basis: Basis
    reason: str | None


_SOME: Final = (
    r"(?:(?:en|et|én|to|tre|de|flere|nye?|politiske?|kommunale?|egentlige?|fælles"
    r"|en eller flere|eventuelle|mulige|konkrete?|særlige?|udpegede?"
    r"|ansvarlige?) ){0,4}"
)
_ROLE: Final = rf"(?P<role>{HOLDER})"
_FRONT: Final = rf"(?:\b(?:[Ff]or|[Pp]å|[Tt]il|[Ii]) (?P<init2>{THING}) )?"

# der er udpeget tovholdere for de 7+3 projekter        Der er tovholdere for dem
_THERE_ARE: Final = Wording(
    written=r"(?<!\bhvem )(?<!\bhvilke )(?<!\bhvor )(?<!\bom )"
    rf"\b[Dd]er (?:er|blev|var) (?:allerede |nu |i dag |{DAY}++ )?"
    rf"(?:udpeget |valgt |fundet )?{_SOME}{_ROLE}{TAIL}",
    needs=(r"[Dd]er (?:er|blev|var) ", IN_HOLDER),
)
# For hvert projekt er der udpeget en tovholder
_ARE_THERE: Final = Wording(
    written=rf"{_FRONT}\b[Ee]r der (?:allerede |nu |i dag |{DAY}++ )?(?:udpeget |valgt "
    rf"|fundet )"
    rf"{_SOME}{_ROLE}{TAIL}",
    needs=("[Ee]r der ", IN_HOLDER),
)
# Der er endnu ikke udpeget en tovholder for Fælles mobilitet
_NOT_YET: Final = Wording(
    written=rf"{_FRONT}(?:\b(?:[Dd]er (?:er|mangler)|[Ee]r der|har)(?: fortsat"
    rf"| stadig)? (?:endnu |fortsat )?"
    rf"(?P<no>ikke (?:udpeget |valgt |fundet )?(?:en |nogen )?|ingen )"
    rf"|\b[Dd]er mangler (?:fortsat |stadig |endnu )?(?:en )?)"
    rf"{_SOME}{_ROLE}{TAIL}",
    needs=("ikke |ingen |mangler ", IN_HOLDER),
)
_YET: Final = re.compile(r"endnu|mangler|fortsat ikke|stadig ikke", re.IGNORECASE)
# Tovholder for Fælles mobilitet er endnu ikke udpeget        Tovholder: afklares
_OPEN: Final = (
    r"(?:er endnu ikke (?:udpeget|valgt|fundet|afklaret)"
    r"|(?:skal |vil (?:blive )?)?(?:afklares|afklaret|udpeges|fastlægges|findes|vælges)"
    r"|ej udpeget|ikke udpeget|udestår|mangler)(?![\w-])"
)
_TO_COME: Final = Wording(
    written=rf"{_ROLE}{TAIL}(?: ?: ?| ){_OPEN}", needs=(IN_HOLDER, f"[: ]{_OPEN}")
)
# foreslår, at der udpeges tovholderkommuner for hvert af strategiens indsatsområder
_TO_APPOINT: Final = Wording(
    written=rf"{_FRONT}\b(?:udpeges?|vælges?|findes?|udpegning af|udpegningen af"
    rf"|[Uu]dpegning af"
    rf"|valg af|afklares|udpeger|beslutter) (?:der )?{_SOME}{_ROLE}{TAIL}",
    needs=("dpege|vælge|finde|dpegning|valg af|afklares|beslutter", IN_HOLDER),
)
# lægges op til en lignende tovholderrolle for hver af de nye indsatser
_TASK_TO_COME: Final = Wording(
    written=r"\b(?:en|et) (?:lignende |ny |fælles |tilsvarende ){0,2}"
    rf"(?P<role>{TASK}){TAIL}",
    needs=("(?:en|et) (?:lign|ny|fælles|tilsv|[TtRrOoHhPpFf])", IN_TASK),
)
# Der er udarbejdet forslag til tovholdere for strategiens indsatsområder, jf. bilag
_PROPOSALS: Final = Wording(
    written=rf"\b(?:[Ff]orslag(?:et|ene)?|[Oo]versigt over forslag|[Uu]dkast"
    rf"|[Oo]plæg) til {_SOME}{_ROLE}{TAIL}",
    needs=("(?:orslag(?:et|ene)?|dkast|plæg) til ", IN_HOLDER),
)
_MADE: Final = re.compile(
    r"udarbejdet|godkend|forelig|fremlæg|fremgår|vedlagt|liste|forelæg|drøft|tiltræd"
    r"|tager|beslut|præsenter|behandl|vedtag|indgår",
    re.IGNORECASE,
)
_SENT_IN: Final = re.compile(
    r"\b(?:kan|bedes|indsend\w*|modtag\w*|sendes|indmeld\w*|efterlys\w*|velkomne)\b",
    re.IGNORECASE,
)
_ANNEX: Final = re.compile(
    r"(?:\bjf\.?|\bse|\bfremgår af|\bi|\baf)(?: \w+){0,3} bilag|\(bilag|\bvedlagt"
    r"|\bvedlagte",
    re.IGNORECASE,
)
# Supercykelstisamarbejdet har ikke en politisk styregruppe
_NO_POLITICAL: Final = Wording(
    written=rf"(?P<init>{PROJECT}|{INITIATIVE}++|\b[\w-]*(?:samarbejdet|alliancen)),? "
    r"(?:der |som )?"
    r"(?:har (?:ikke (?:en|nogen)|ingen)|er uden) (?:egen |fælles )?"
    rf"(?P<role>politiske? (?:styregruppe|ledelse|styring)|(?:politiske? )?{HOLDER})",
    needs=("har ikke|har ingen|er uden", rf"politisk|{IN_HOLDER}"),
)
# Der er ingen politisk tovholder for Fælles mobilitet
_THERE_IS_NONE: Final = Wording(
    written=rf"{_FRONT}\b(?:[Dd]er er|[Ee]r der) (?:ingen|ikke (?:en"
    rf"|nogen)) (?:politisk )?{_ROLE}{TAIL}",
    needs=("er (?:ingen|ikke) ?", IN_HOLDER),
)


def gaps(said: str, part: Part, *, opens: bool) -> Iterator[Gap]:
    """Yield the leads without a name in the marked sentence *said*, the surest first.

    part    where in the paper the sentence stands
    opens   nothing is printed before it in its paragraph
    """
    for gap in _gaps(said, part, opens=opens):
        start, end = gap.found.span()
        if not doubted(said[:start], gap.found[0], said[end:]):
            yield gap


def _gaps(said: str, part: Part, *, opens: bool) -> Iterator[Gap]:
    plain = part in ("plain", "settled")
    if plain:
        for pattern in (_NO_POLITICAL, _THERE_IS_NONE):
            for found in pattern.finditer(said):
                if not _YET.search(said):
                    yield Gap(found, "no-political-lead", None)
    for found in _NOT_YET.finditer(said):
        yield Gap(found, "proposed", "not-yet-decided")
    if plain:
        for pattern in (_THERE_ARE, _ARE_THERE):
            for found in pattern.finditer(said):
                yield Gap(found, "stated", "stated-holder-not-named")
    for found in _TO_COME.finditer(said):
        yield Gap(found, "proposed", "not-yet-decided")
    yield from _proposals(said, part, opens=opens)


def _proposals(said: str, part: Part, *, opens: bool) -> Iterator[Gap]:
    annexed = part == "annex" or _ANNEX.search(said) is not None
    for found in _PROPOSALS.finditer(said):
        heads = opens and not said[: found.start()].strip()
        if _SENT_IN.search(said) or not (heads or _MADE.search(said[: found.start()])):
            continue
        yield Gap(
            found, "proposed", "named-in-annex-not-held" if annexed else "not-stated"
        )
    asked = part == "asked"
    for pattern in (_TO_APPOINT, _TASK_TO_COME):
        for found in pattern.finditer(said):
            before = said[: found.start()]
            modal = re.search(r"\b(?:skal|vil|bør) (?:der |\w+ ){0,3}$", before)
            passive = found[0].startswith(("udpeges", "vælges")) and "kan" not in before
            if asked or asked_before(before) or modal or passive:
                yield Gap(
                    found,
                    "proposed",
                    "named-in-annex-not-held" if annexed else "not-yet-decided",
                )
