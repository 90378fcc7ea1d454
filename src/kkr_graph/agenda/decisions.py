"""What minutes say was decided, and whether it follows the recommendation.

Conformity is read off by comparing verbs.  Where the words leave doubt, nothing is
concluded: the report says so, and a person decides.
"""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from kkr_graph.agenda.agenda import Decision, Part, Recommendation
from kkr_graph.agenda.blocks import Block, span

# (the printed words of each outcome of ontology/schemes/outcome.ttl)
OUTCOMES: Final[Mapping[str, re.Pattern[str]]] = MappingProxyType(
    {
        # Punktet blev udsat.
        "udsat": re.compile(
            r"\b(?:udsat|udsatte|udsættes|udskudt|udskød|udskydes|afventer"
            r"|(?:genoptages|genbehandles) på)\b",
            re.IGNORECASE,
        ),
        # Forslaget blev ikke godkendt.        KKR Sjælland forkastede forslaget.
        "ikke-godkendt": re.compile(
            r"\b(?:forkast(?:et|ede|es)|afvi(?:st|ste|ses)|(?:kunne\s+)?ikke\s+(?:blev\s+)?"
            r"(?:godkend(?:t|te|e|es)|tiltråd(?:t|te)|tiltræde|tiltrædes|vedtaget|fulgt"
            r"|imødekommet))\b",
            re.IGNORECASE,
        ),
        # KKR Sjælland drøftede sagen.        KKR Sjælland tog en første drøftelse.
        "droeftet": re.compile(
            r"\b(?:drøftet|drøftede|drøftes|drøftedes)\b|\bførste drøftelse\b"
            r"|^(?:KKR|Punktet|Sagen) debattere(?:de|t)\b",
            re.IGNORECASE,
        ),
        # KKR Hovedstaden tog orienteringen til efterretning.
        "taget-til-efterretning": re.compile(
            r"\b(?:tog|toges|taget|tages|blev)\b[^.;]{0,300}\btil\s+"
            r"(?:efterretning|orientering)\b|^til (?:efterretning|orientering)\b",
            re.IGNORECASE,
        ),
        # Aftalen blev tiltrådt.
        "tiltraadt": re.compile(
            r"\b(?:tiltrådt|tiltrådte|tiltrædes|tiltrådtes)\b"
            r"|\b(?:tilsluttede|bakkede)\b[^.;]{0,200}\b(?:sig|op)\b",
            re.IGNORECASE,
        ),
        # KKR Hovedstaden godkendte referatet.        Dagsordenen godkendes
        "godkendt": re.compile(
            r"\b(?:godkendt|godkendte|godkendes|godkendtes)\b", re.IGNORECASE
        ),
        # KKR Nordjylland udpegede et medlem.
        "besluttet": re.compile(
            r"\b(?:besluttet|besluttede|besluttedes|vedtog|vedtoges|vedtaget|vedtages"
            r"|udpegede|udpeget|udpeges|valgt|valgte|indstillede)\b",
            re.IGNORECASE,
        ),
    }
)

# Godkendt med den ændring, at ...        KKR Hovedstaden godkendte med tilføjelse af
CHANGED: Final = re.compile(
    r"\bmed\s+(?:(?:den|de|følgende|en|et|enkelte|mindre)\s+)*"
    r"(?:ændring|tilføjelse|justering|rettelse)\w*|\bdog\s+(?:således|uden)\b"
    r"|\bi\s+(?:ændret|justeret)\s+form\b",
    re.IGNORECASE,
)

# Indstillingen blev delvist godkendt.        Godkendt for så vidt angår budgettet
PARTLY: Final = re.compile(
    r"\b(?:delvis(?:t)?|til dels)\b|\bfor så vidt angår\b", re.IGNORECASE
)

# Godkendt med følgende bemærkninger        (whether that amends, a person decides)
REMARKED: Final = re.compile(
    r"\bmed\s+(?:(?:den|de|følgende|en|et|enkelte)\s+)*"
    r"(?:bemærkning|forbehold|kommentar)",
    re.IGNORECASE,
)

# Godkendt.        Tiltrådt        Vedtaget.      (and nothing else)
CURT: Final = re.compile(
    r"(?:Enstemmigt )?(?:godkendt|tiltrådt|vedtaget)(?: enstemmigt)?\W*", re.IGNORECASE
)
_DECIDING: Final = {"godkendt", "tiltraadt", "besluttet"}

# Indstillingen blev tiltrådt.        KKR Sjælland fulgte indstillingen.
FOLLOWED: Final = re.compile(
    r"\bindstilling(?:en|erne)\s+(?:blev|er|godkendtes|tiltrådtes|godkendt|tiltrådt"
    r"|godkendes|tiltrædes|vedtaget|vedtages|følges|fulgt)\b"
    r"(?!\s+(?:ikke|delvist?|til dels|udsat|udskudt|drøftet))"
    r"|\b(?:godkendte|tiltrådte|fulgte|vedtog)\s+indstilling(?:en|erne)\b"
    r"|\b(?:som indstillet|i overensstemmelse med indstillingen)\b",
    re.IGNORECASE,
)

# KKR Hovedstaden tog orienteringen til efterretning.      (under no heading of its own)
BARE: Final = re.compile(
    r"(?:KKR(?: \w+)?|Indstillingen|Referatet|Dagsordenen|Orienteringen|Punktet|Sagen"
    r"|Forslaget|Planen|Aftalen|Oplægget|Budgettet)"
    r" (?:blev |er |kunne |)(?:enstemmigt |ikke |delvist )?(?:godkendt|godkendte"
    r"|godkendes|godkende|tog|toges|taget|drøftede|drøftet|besluttede|besluttet|vedtog"
    r"|vedtaget|tiltrådte|tiltrådt|tiltrædes|udpegede|udpeget|udsatte|udsat|udsættes"
    r"|udskudt|forkastede|forkastet|fulgte|fulgt)\b"
    r"|(?:Godkendt|Tiltrådt|Vedtaget|(?:Taget )?[Tt]il efterretning|Drøftet|Udsat"
    r"|Udskudt)\b",
)
_SENTENCE: Final = re.compile(r"(?<=[a-zæøå)][.!]) (?=[A-ZÆØÅ])")

# KKR Hovedstaden godkendte på mødet den 18. juni 2025 udkastet      (an earlier one)
_EARLIER: Final = re.compile(
    r"\bpå (?:sit |et )?møde(?:t|rne)?\b|\bi \w+ (?:19|20)\d\d\b"
)

_OUTCOME_OF_ACT: Final = {
    "godkende": "godkendt",
    "tage-til-efterretning": "taget-til-efterretning",
    "droefte": "droeftet",
    "foerste-droeftelse": "droeftet",
    "beslutte": "besluttet",
    "tiltraede": "tiltraadt",
    "udpege": "besluttet",
    "indstille": "besluttet",
}


def is_bare(block: Block) -> bool:
    """Whether *block* reads as a decision of this meeting, without a heading."""
    return BARE.match(block.text) is not None and not _EARLIER.search(block.text)


def apart(block: Block) -> list[Block]:
    """Return *block* cut before a sentence that reads as a decision, if one does."""
    starts = [match.end() for match in _SENTENCE.finditer(block.text)]
    for start in starts:
        if is_bare(block.divided([start])[-1]):
            return block.divided([start])
    return [block]


def decision(
    blocks: Sequence[Block], recommendation: Recommendation | None
) -> Decision:
    """Return the decision that *blocks* print, compared to the recommendation."""
    text = " ".join(block.printed for block in blocks)
    outcomes = _outcomes(text)
    wanted = [_OUTCOME_OF_ACT.get(part.act or "") for part in _parts(recommendation)]
    followed = FOLLOWED.search(text) is not None
    single = wanted[0] if len(set(wanted)) == 1 else None
    outcome = outcomes[0] if outcomes else None
    if followed and single and outcome in {None, "godkendt", "tiltraadt", "besluttet"}:
        outcome = single  # Indstillingen blev tiltrådt: done is what was asked
    if CHANGED.search(text) and outcome not in {None, "udsat", "ikke-godkendt"}:
        outcome = "aendret"
    partly = outcome in _DECIDING and PARTLY.search(text) is not None
    if partly:
        return Decision(text, "aendret", "in-part", span(blocks))
    curt = CURT.fullmatch(text) and all(one in _DECIDING for one in wanted)
    conformity = _conformity(outcome, outcomes, wanted, followed=followed or bool(curt))
    if REMARKED.search(text) and conformity == "as-recommended":
        conformity = None
    return Decision(text, outcome, conformity, span(blocks))


def _parts(recommendation: Recommendation | None) -> tuple[Part, ...]:
    return recommendation.parts if recommendation else ()


def _outcomes(text: str) -> list[str]:
    """Return the outcomes *text* names, in order of print, each once.

    >>> _outcomes("KKR Hovedstaden drøftede planen og godkendte budgettet.")
    ['droeftet', 'godkendt']
    >>> _outcomes("Forslaget blev ikke godkendt.")
    ['ikke-godkendt']
    """
    found = [
        (match.start(), match.end(), outcome)
        for outcome, pattern in OUTCOMES.items()
        for match in pattern.finditer(text)
    ]
    kept: list[str] = []
    reached = -1
    for start, end, outcome in sorted(found, key=lambda each: (each[0], -each[1])):
        if start >= reached:
            reached = end
            kept += [outcome] if outcome not in kept else []
    return kept


def _conformity(
    outcome: str | None,
    outcomes: Sequence[str],
    wanted: Sequence[str | None],
    *,
    followed: bool,
) -> str | None:
    """Return the conformity the verbs show; None where they leave doubt."""
    if not wanted:
        return "no-recommendation" if outcome else None
    done = [each in outcomes for each in wanted]
    match outcome:
        case "aendret":
            return "amended"
        case "ikke-godkendt":
            return "against" if len(wanted) == 1 else None
        case "udsat" | None:
            conformity = "as-recommended" if followed else None
        case _ if followed or all(done):
            conformity = "as-recommended"
        case _:
            conformity = "in-part" if any(done) else None
    return conformity
