"""The Danish words that make a lead a proposal, a wish, a denial or a thing past.

Each list says where its words must stand to count: in the find itself, in the sentence
before it, or after it.
"""

import re
from typing import Final


def words(listed: str) -> re.Pattern[str]:
    """Return a pattern of the words in *listed*, which commas part.

    >>> bool(words("ikke, ej").search("er ej")), bool(words("ikke, ej").search("nej"))
    (True, False)
    """
    said = "|".join(word.strip() for word in listed.split(","))
    return re.compile(rf"(?<!\w)(?:{said})(?!\w)", re.IGNORECASE)


# In the words of the find itself
NOT: Final = words(
    r"""
    ikke, ej, aldrig, hverken, ingen, næppe, uden
    """
)
MAYBE: Final = words(
    r"""
    kan, kunne, bør, burde, muligvis, måske, eventuelt, eventuel, evt\.,
    forvent\w*, mulige?, potentielle?, kommende, enig om at være, formentlig
    """
)
PROPOSES: Final = words(
    r"""
    foreslå\w*, foreslog, indstil\w*, anbefal\w*, nominer\w*, skal, vil,
    peges? på, peger på, pegede på, forslag\w* om
    """
)
WILL_APPOINT: Final = words(
    r"""
    udpeges, udpeger, udpege, vælges, vælger, vælge, genudpeges, godkender,
    tiltræder, udnævner, udpegning\w* af, valg\w* af, bekræfter, overdrages,
    placeres, forankres, lægges, gives
    """
)
APPOINTED: Final = words(
    r"""
    udpegedes, udpegede, udpeget, genudpeget, genudpegede, valgt, valgte,
    valgtes, udnævnte, godkendte, tiltrådte, godkendt, tiltrådt, bekræftede,
    overdraget, placeret, lagt, givet
    """
)
OVER: Final = words(
    r"""
    tidligere, var, været, havde, fungeret, fungerede, lå
    """
)
UNTIL_NOW: Final = words(
    r"""
    hidtil, hidtidige?, indtil nu, indtil i dag
    """
)
ENDS: Final = words(
    r"""
    stopper, fratræder, udtræder, ophører, afgår, afgiver, afgav, frasiger
    """
)

# In the sentence before it
IF: Final = words(
    r"""
    hvis, såfremt, forudsat, forudsætning\w*, medmindre, med mindre, når
    """
)
DENIED: Final = re.compile(
    r"\b(?:ikke|ingen|næppe|hverken|uden)\b[^,;]{0,60},? (?:om, )?at\b"
    r"|\b(?:i stedet for|frem for|uden) [^,;]{0,30}$",
    re.IGNORECASE,
)
OPEN: Final = (
    r"(?:hvorvidt|overvej\w*|interesse|interesseret|interesserede|ønske\w*|afklar\w*"
    r"|undersøge\w*|spørgsmål\w*|eventuel\w*|evt\.|muligvis|måske|f\.eks\.|fx"
    r"|for eksempel"
    r"|eksempelvis|tænkes|forvent\w*|rygte\w*|villig\w*|tilbyd\w*|tilbudt|mulighed\w*"
    r"|håbe\w*"
    r"|bede[sr]?|bedt|opfordre\w*|opfordring\w*|vurder\w*|mente|mener|argumentere\w*"
    r"|anmod\w*|invitere\w*|afvente\w*|gerne)"
)
TALK: Final = r"(?:drøft\w*|diskuter\w*)"
GOVERNED: Final = re.compile(
    rf"(?<!\w)(?:{OPEN}|{TALK})(?!\w)[^,;]{{0,60}},? (?:at|om|hvorvidt|hvem)\b",
    re.IGNORECASE,
)
MAY_BE: Final = re.compile(rf"(?<!\w){OPEN}(?!\w)", re.IGNORECASE)
TALKED: Final = re.compile(rf"(?<!\w){TALK}(?!\w)", re.IGNORECASE)
ASKED: Final = re.compile(
    r"(?<!\w)(?:foreslå\w*|foreslog|indstil\w*|anbefal\w*"
    r"|lægge[sr]?(?: der)?(?: derfor)? op til|lagt op til"
    r"|forslag\w*|udkast\w*|oplæg\w*|påtænk\w*|planlæg\w*|planlagt|planen|hensigt\w*"
    r"|intention\w*"
    r"|tanken|skitser\w*|skitse\w*|scenarie\w*|alternativ\w*|model\w*(?= indebærer"
    r"| forudsætter)|kandidat\w*|emne til|nominer\w*|skal(?= \w+ som)|høring\w*)(?!\w)",
    re.IGNORECASE,
)
DECIDED: Final = re.compile(
    r"(?:(?<!ikke )(?<!\w)(?:besluttede|godkendte|vedtog|tiltrådte|udpegede|valgte"
    r"|besluttet"
    r"|vedtaget|godkendt|tiltrådt)(?! ikke)(?!\w))",
    re.IGNORECASE,
)
REFUSED: Final = words(
    r"""
    afviste, forkastede, udsatte, afvist, forkastet, udsat, trak, udsætte,
    afvise, afvente, ikke (?:godkend\w+|tilt\w+|vedta\w+|beslut\w+),
    (?:godkendte|tiltrådte|vedtog|besluttede) ikke
    """
)
PROPOSING_VERB: Final = words(
    r"""
    foreslår, foreslås, indstiller, indstilles, anbefaler, anbefales
    """
)
BOUNDARY: Final = re.compile(r", (?:og|mens|men|hvorefter) (?!at\b|om\b)|; ?")
# KKR Eksempel besluttede; det blev besluttet
DECIDER: Final = words(r"KKR, mødet, bestyrelsen, kredsen, formandskabet, det")

# In the words that follow
THEN_NOT: Final = re.compile(
    r" ?(?:vil|kan|kunne|skulle|bør)\b"
    r"|[^.;,]{0,60}\b(?:(?:blev|er|kunne|bliver) ikke|afvist|udsat|forkastet"
    r"|trukket)\b",
    re.IGNORECASE,
)
THEN_ASKED: Final = re.compile(
    r"[^,;]{0,80}\b(?:foreslås|indstilles|anbefales|overvejes|ønskes|drøftes|afvises)\b"
    r"|[^.;]{0,60}, (?:foreslår|foreslog|indstiller|anbefaler|mener|mente|vurderer"
    r"|men (?:det|dette) er (?:endnu )?ikke)\b",
    re.IGNORECASE,
)
