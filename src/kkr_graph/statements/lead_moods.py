"""Tell a lead that is from one that is proposed, wished for, denied or over.

In doubt nothing is said: a wrong lead is the one false fact this project exists to avoid.
"""

import re
from dataclasses import dataclass
from typing import Final, Literal

from kkr_graph.statements.marked import PARTY
from kkr_graph.statements.sentences import Part

Basis = Literal["decided", "stated", "proposed", "no-political-lead"]
"""The keys of ``concept/lead-basis``, or ``proposed`` for what is no lead yet, or the
key of ``concept/lead-arrangement`` where a source says that there is none."""


@dataclass(frozen=True, slots=True)
class Mood:
    """What a find is, and whether it is over."""

    basis: Basis
    past: bool = False
    undated: bool = False
    """A past without "hidtil" says nothing of a time; only printed dates make it a fact."""


def _words(*said: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(said)})(?!\w)", re.IGNORECASE)


# In the words of the find itself
_NOT: Final = _words("ikke", "ej", "aldrig", "hverken", "ingen", "næppe", "uden")
_MAYBE: Final = _words(
    *("kan", "kunne", "bør", "burde", "muligvis", "måske", "eventuelt", "eventuel"),
    *(r"evt\.", r"forvent\w*", r"mulige?", r"potentielle?", "kommende", "enig om at være"),
    "formentlig",
)
_PROPOSES: Final = _words(
    *(r"foreslå\w*", "foreslog", r"indstil\w*", r"anbefal\w*", r"nominer\w*", "skal", "vil"),
    *(r"peges? på", r"peger på", r"pegede på", r"forslag\w* om"),
)
_WILL_APPOINT: Final = _words(
    *("udpeges", "udpeger", "udpege", "vælges", "vælger", "vælge", "genudpeges"),
    *("godkender", "tiltræder", "udnævner", r"udpegning\w* af", r"valg\w* af", "bekræfter"),
    *("overdrages", "placeres", "forankres", "lægges", "gives"),
)
_APPOINTED: Final = _words(
    *("udpegedes", "udpegede", "udpeget", "genudpeget", "genudpegede", "valgt", "valgte"),
    *("valgtes", "udnævnte", "godkendte", "tiltrådte", "godkendt", "tiltrådt", "bekræftede"),
    *("overdraget", "placeret", "lagt", "givet"),
)
_OVER: Final = _words("tidligere", "var", "været", "havde", "fungeret", "fungerede", "lå")
_UNTIL_NOW: Final = _words("hidtil", "hidtidige?", "indtil nu", "indtil i dag")
_ENDS: Final = _words(
    *("stopper", "fratræder", "udtræder", "ophører", "afgår", "afgiver", "afgav", "frasiger"),
)

# In the sentence before it
_IF: Final = _words("hvis", "såfremt", "forudsat", r"forudsætning\w*", "medmindre", "med mindre")
_DENIED: Final = re.compile(
    r"\b(?:ikke|ingen|næppe|hverken|uden)\b[^,;]{0,60},? (?:om, )?at\b"
    r"|\b(?:i stedet for|frem for|uden) [^,;]{0,30}$",
    re.IGNORECASE,
)
_OPEN: Final = (
    r"(?:hvorvidt|overvej\w*|interesse|interesseret|interesserede|ønske\w*|afklar\w*"
    r"|undersøge\w*|spørgsmål\w*|eventuel\w*|evt\.|muligvis|måske|f\.eks\.|fx|for eksempel"
    r"|eksempelvis|tænkes|forvent\w*|rygte\w*|villig\w*|tilbyd\w*|tilbudt|mulighed\w*|håbe\w*"
    r"|bede[sr]?|bedt|opfordre\w*|opfordring\w*|vurder\w*|mente|mener|argumentere\w*"
    r"|anmod\w*|invitere\w*|afvente\w*|gerne)"
)
_TALK: Final = r"(?:drøft\w*|diskuter\w*)"
_GOVERNED: Final = re.compile(
    rf"(?<!\w)(?:{_OPEN}|{_TALK})(?!\w)[^,;]{{0,60}},? (?:at|om|hvorvidt|hvem)\b", re.IGNORECASE
)
_MAY_BE: Final = re.compile(rf"(?<!\w){_OPEN}(?!\w)", re.IGNORECASE)
_TALKED: Final = re.compile(rf"(?<!\w){_TALK}(?!\w)", re.IGNORECASE)
_ASKED: Final = re.compile(
    r"(?<!\w)(?:foreslå\w*|foreslog|indstil\w*|anbefal\w*|lægge[sr]?(?: der)?(?: derfor)? op til|lagt op til"
    r"|forslag\w*|udkast\w*|oplæg\w*|påtænk\w*|planlæg\w*|planlagt|planen|hensigt\w*|intention\w*"
    r"|tanken|skitser\w*|skitse\w*|scenarie\w*|kandidat\w*|emne til|nominer\w*|skal(?= \w+ som)|høring\w*)(?!\w)",
    re.IGNORECASE,
)
_DECIDED: Final = re.compile(
    r"(?:(?<!ikke )(?<!\w)(?:besluttede|godkendte|vedtog|tiltrådte|udpegede|valgte|besluttet"
    r"|vedtaget|godkendt|tiltrådt)(?! ikke)(?!\w))",
    re.IGNORECASE,
)
_REFUSED: Final = _words(
    *("afviste", "forkastede", "udsatte", "afvist", "forkastet", "udsat", "trak"),
    *(r"ikke (?:godkend\w+|tilt\w+|vedta\w+|beslut\w+)", r"(?:godkendte|tiltrådte|vedtog|besluttede) ikke"),
)
_PROPOSING_VERB: Final = _words("foreslår", "foreslås", "indstiller", "indstilles", "anbefaler", "anbefales")
_BOUNDARY: Final = re.compile(r", (?:og|mens|men|hvorefter) (?!at\b|om\b)|; ?")
_KKR: Final = re.compile(rf"{PARTY}|\bKKR\b|[Mm]ødet|[Bb]estyrelsen|[Kk]redsen|formandskabet")

# In the words that follow
_AHEAD: Final = 120
_THEN_ASKED: Final = re.compile(
    r"[^,;]{0,80}\b(?:foreslås|indstilles|anbefales|overvejes|ønskes|drøftes|afvises)\b"
    r"|[^.;]{0,60}, (?:foreslår|foreslog|indstiller|anbefaler|mener|mente|vurderer|men (?:det|dette) er (?:endnu )?ikke)\b",
    re.IGNORECASE,
)


def of(part: Part, before: str, glue: str, after: str) -> Mood | None:
    """Return what a find says, or nothing where it says nothing that is so.

    part     where it stands
    before   the sentence up to it, without the finds before it
    glue     its own words, without the holder, the role and what is led
    after    the sentence after it

    >>> of("plain", "Det foreslås, at ", "er ", "")
    Mood(basis='proposed', past=False, undated=False)
    >>> of("plain", "", "er ikke ", "")
    """
    if after.rstrip().endswith("?") or _IF.search(after[:_AHEAD]) or _IF.search(before) or _DENIED.search(before):
        return None
    if _NOT.search(glue) or _MAYBE.search(glue) or _REFUSED.search(before):
        return None
    near = before[max((one.end() for one in _BOUNDARY.finditer(before)), default=0) :]
    if _GOVERNED.search(before) or _MAY_BE.search(near) or _TALKED.search(near):
        return None
    over, until_now = _OVER.search(glue), _UNTIL_NOW.search(glue)
    ends = _ENDS.search(glue)
    if part == "asked":
        return None if over or until_now or ends else Mood("proposed")
    basis = _basis(part, before, glue, after)
    if basis == "proposed":
        return None if over or until_now or ends else Mood("proposed")
    appointed = basis == "decided" or _APPOINTED.search(glue)
    if (over and not appointed) or until_now:
        return Mood(basis, past=True, undated=not until_now)
    if ends:
        return Mood(basis, undated=True)
    return Mood(basis)


def doubted(before: str, found: str, after: str) -> bool:
    """Tell whether a condition, a wish or a question rules what is *found*.

    >>> doubted("Hvis ", "der udpeges en tovholder", ""), doubted("", "der er", "")
    (True, False)
    """
    near = before[max((one.end() for one in _BOUNDARY.finditer(before)), default=0) :]
    return bool(
        after.rstrip().endswith("?")
        or _IF.search(f"{before} {after[:_AHEAD]}")
        or _DENIED.search(before)
        or _GOVERNED.search(near + found)
        or _MAY_BE.search(near)
    )


def asked_before(before: str) -> bool:
    """Tell whether the words *before* a find make a proposal of it.

    >>> asked_before("Der lægges op til at "), asked_before("Der er ")
    (True, False)
    """
    return _ASKED.search(before) is not None


def _basis(part: Part, before: str, glue: str, after: str) -> Basis:
    decided = [*_DECIDED.finditer(before)]
    asked = [*_ASKED.finditer(before)]
    if _THEN_ASKED.match(after) or _PROPOSES.search(glue):
        settles = part == "settled" and not re.search(r"foresl|indstil|anbefal|pege|forslag", glue)
        return "decided" if settles else "proposed"
    if decided and (part == "settled" or _KKR.search(before) or "det" in before.lower()):
        tail = before[decided[-1].end() :]
        if _PROPOSING_VERB.search(tail) or (asked and asked[-1].start() < decided[0].start()):
            return "proposed"
        return "decided"
    if asked:
        return "proposed"
    if _APPOINTED.search(glue) and f"af {PARTY}" in glue:
        return "decided"
    if _WILL_APPOINT.search(glue):
        return "decided" if part == "settled" else "proposed"
    if _APPOINTED.search(glue):
        by_kkr = re.search(rf"(?:{PARTY}|\bKKR\b|mødet)[^,;]{{0,60}}$", before)
        active = re.search(r"udpegede\b|valgte\b|godkendte|tiltrådte|udnævnte", glue)
        return "decided" if part == "settled" or (by_kkr and active) else "stated"
    return "stated"
