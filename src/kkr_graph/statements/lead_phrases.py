"""The parts that sentences about leads are made of, over marked text.

A date, a holder, what is led, and the verbs that tie them together; ``lead_forms`` puts
them in the order in which they are printed.
"""

from typing import Final

from kkr_graph.statements.lead_words import HOLDER, TASK
from kkr_graph.statements.marked import DAY, INITIATIVE, PARTIES, PARTY

DATE: Final = (
    rf"(?:(?:fra og med|med virkning fra|fra|pr\.|siden|indtil|frem til|til og med|til"
    rf"|ved|med|i perioden|på mødet|på møde(?:t)? i KKR|den) )?{DAY}++"
)
# Words that may stand between the verb and the role
_BETWEEN: Final = (
    rf"(?:(?:{DATE}|fortsat|stadig(?:væk)?|også|nu|i dag|p\.t\.|pt\.?|aktuelt"
    rf"|for tiden"
    r"|for nuværende|allerede|formelt|samtidig|sammen|i fællesskab|i samarbejde|begge"
    r"|alle|alene|i (?:flere|mange|en række|en del) år|både|udelukkende|primært"
    r"|indtil videre|en af|én af|blandt|et|en|de|den|det|fælles"
    r"|ny|nye|nuværende|politiske?|overordnede?|kommunale?|regionale?|administrative?"
    r"|faglige?|daglige?|primære?|eneste|midlertidige?|konstituerede?|fungerende"
    r"|ikke længere|ikke|ej|aldrig|hverken|ingen|næppe|tidligere|hidtil|hidtidige?"
    r"|indtil nu|indtil i dag|muligvis|måske|eventuelt|eventuel|evt\.|formentlig"
    r"|forventeligt|foreslået|udpeget|genudpeget|valgt|indstillet|kommende|potentielle?"
    rf"|af {PARTY}++|mulige?|blevet|været|enstemmigt|enig om at være|som|til|at være"
    rf"|rollen som"
    r"|opgaven som|hvervet som) )"
)
MIDDLE: Final = rf"{_BETWEEN}{{0,6}}"
MIDDLES: Final = rf"{_BETWEEN}{{0,12}}"  # twice MIDDLE
# What ends the words for what is led
STOP: Final = (
    rf"(?=[ ]*(?:[,;:()–]|[.!?](?:\s|$)|\n|$|{DAY})"
    rf"| (?:fra|til|indtil|frem til|siden|til og med|med virkning fra|pr\.|i perioden|i"
    rf"|ved|med) {DAY}| (?:og|samt|med|sammen med|i samarbejde med"
    rf"|i fællesskab med) (?:{PARTY}"
    r"|[Bb]orgmester)"
    r"| (?:og |samt )?(?:er|var|har|havde|bliver|blev|udpeges|udpegedes|vælges|valgtes"
    r"|foreslås|indstilles|anbefales|varetages|ligger|leveres|skal|vil|kan|bør|afklares"
    r"|udløber|ophører|overgår|overtages|deles|fortsætter|overtager|afgiver|påtager"
    r"|indebærer"
    r"|forankres|placeres|fastlægges|ikke|fortsat|alene|der|som|hvor|når|så|mens|men"
    r"|efter"
    r"|på vegne|på samme måde|på baggrund|indtil videre|jf\.|frem mod|i stedet|sammen"
    r"|i samarbejde|i fællesskab|projektleder|tovholder|formand|sekretariat)(?![\w-]))"
)
THING: Final = (
    rf"(?!samarbejde\b|fællesskab\b|perioden\b|dag\b|forbindelse\b|forlængelse\b"
    rf"|stedet\b|alt\b|orden\b|øvrigt\b|hele perioden\b|valgperioden\b|at\b|gengæld\b"
    rf"|tiden\b|nuværende\b|spidsen\b|den videre\b|det videre\b|begge\b(?! \w)|mødet\b)"
    rf"(?:{INITIATIVE}++|(?:mellem|i) {PARTY}++(?:(?:, | og ){PARTY}++){{0,9}}"
    rf"|[^{PARTY}{DAY}{INITIATIVE},;:()\n]){{1,160}}?"
)
# for indsatsen Fælles mobilitet; på Fælles mobilitet; for KKR Eksempels netværk
TAIL: Final = (
    r"(?: (?:for|på|i|af|bag|til|inden for|vedr\.|vedrørende)(?: arbejdet med)? "
    rf"(?P<init>{THING}|(?:de |det |den )?{PARTY}++(?: [a-zæøå-]{{2,30}})?){STOP})?"
)
# After "i", "hos" or "fra" a party is where something is, not who does it
SUBJECT: Final = f"(?<!{PARTY})(?<![\\w(-])(?<!{PARTY}, )(?<!{PARTY} og )" + "".join(
    rf"(?<!\b{word} )"
    for word in (
        *(
            "[Ii]",
            "[Ff]ra",
            "[Hh]os",
            "[Aa]f",
            "[Tt]il",
            "[Vv]ed",
            "[Pp]å",
            "[Mm]ellem",
        ),
        *("[Uu]nder", "[Ee]fter", "[Bb]landt", "[Uu]den", "[Oo]m", "[Ff]or", "[Mm]ed"),
        *("[Ee]ller", "[Ii]kke", "[Hh]verken", "[Ss]om", "end", "[Mm]od", "ml\\."),
    )
)
H: Final = rf"(?P<h>{PARTIES})"
BARE_H: Final = rf"(?P<h>{PARTIES})(?![\w-])(?! eller\b)"
TOGETHER: Final = rf"(?:(?:sammen|i samarbejde|i fællesskab) med (?P<h2>{PARTIES}) )?"
NOUN: Final = rf"(?P<role>{HOLDER}(?: (?:og|samt) {HOLDER})?)"
TASKS: Final = rf"(?P<role>(?:de |den )?{TASK}(?: (?:og|samt) (?:de |den )?{TASK})?)"
IS: Final = (
    r"(?:er|var|bliver|blev|forbliver|fungerer|fungerede|virker|agerer|fortsætter"
    r"|fortsatte|står|optræder|indgår|deltager|har|havde|indtræder|træder ind|tiltræder"
    r"|overtager|stopper|fratræder|udtræder|ophører|afgår|vil|skal|bør|kan|kunne"
    r"|foreslås|indstilles|anbefales|udpeges|udpegedes|genudpeges|vælges|valgtes"
    r"|nomineres|peges på|er blevet|vil blive|skal blive|vil være|skal være|kan være"
    r"|kunne være|bør være|skal fungere|har fungeret|vil fungere|er trådt ind)"
)
HOLDS: Final = (
    r"(?:har (?:også |fortsat |nu |siden \S+ )?påtaget sig|påtager sig|påtog sig"
    r"|varetager"
    r"|varetog|har(?: \w+)? varetaget|har overtaget|overtager|overtog|deler|delte"
    r"|er fælles om|fører|står for|forestår|har fået(?: overdraget| tildelt)?|får"
    r"|afgiver|afgav|fratræder|frasiger sig|beholder|bevarer|har|havde|vil varetage"
    r"|skal varetage"
    r"|kan varetage|bør varetage|vil overtage|skal overtage|kan overtage)"
)
GIVEN: Final = (
    r"(?:varetages|varetaget|varetoges|leveres|leveret|ligger|ligget|lå|placeres"
    r"|placeret"
    r"|forankres|forankret|lægges|lagt|løftes|løftet|udføres|udført|deles|delt"
    r"|overtages|overtaget|overdrages|overdraget|overgår|overgik|gives|givet|går"
    r"|besættes|tilfalder)"
)
APPOINTS: Final = (
    r"(?:udpeger|udpegede|udpege|udpeget|genudpegede|vælger|valgte|vælge|valgt|foreslår"
    r"|foreslog|foreslået|foreslå|indstiller|indstillede|indstille|indstillet|anbefaler"
    r"|anbefalede|anbefale|peger på|pegede på|pege på|godkender|godkendte|godkendt"
    r"|tiltræder|tiltrådte|tiltrådt|bekræfter|bekræftede|forslag(?:et)? om"
    r"|[Uu]dpegning(?:en)? af|[Vv]alg(?:et)? af|udnævnte|udnævner|udpeges|udpegedes"
    r"|vælges|valgtes"
    r"|foreslås|indstilles|anbefales)"
)
# What each of APPOINTS, and of GIVEN, has in it
IN_APPOINTS: Final = (
    r"(?:udpeg|vælge|valgt|foresl|indstil|anbefal|pege|godkend|tiltr|bekræft|forslag"
    r"|dpegning|alg(?:et)? af|udnævn)"
)
IN_GIVEN: Final = (
    r"(?:varet|lever|ligge|lå|placere|forank|lægges|lagt|løft|udfør|del|overtag"
    r"|overdrag|overg|giv|går|besættes|tilfalder)"
)
# What PARTIES begin with, and what they end with before *following*
PARTIES_BEGIN: Final = (
    rf"(?:{PARTY}|både |hhv|henholdsvis |(?:[Vv]ice|[Oo]ver)?[Bb]orgmester)"
)


def after_parties(following: str) -> str:
    """Return a pattern for the end of ``PARTIES`` and what follows on them."""
    return rf"{PARTY}(?: [Kk]ommune| borgmester|{following})"


AMID: Final = (
    rf"(?: (?:{DATE}|på mødet|på sit møde|enstemmigt|enigt|at|om|den|på ny|igen|udpege"
    rf"|udpegning(?:en)? af|{PARTY}++(?= {PARTY})|derfor|samtidig|også)){{0,6}} "
)
PROJECT: Final = (
    rf"(?:{INITIATIVE}++|\b(?:[Dd]el)?(?:[Pp]rojektet|[Ii]ndsatsen|[Ii]nitiativet"
    r"|[Pp]rogrammet|[Aa]lliancen|[Pp]artnerskabet|[Aa]rbejdsgruppen|[Ss]poret)"
    rf"(?: ”?(?:{INITIATIVE}++|[^{PARTY}{DAY}{INITIATIVE},;:.()\n”]{{1,80}}?)”?)?)"
)
PLAIN_PROJECT: Final = (
    rf"(?:{INITIATIVE}++|(?:(?:del|fælles)?(?:projekt|indsats|initiativ"
    rf"|program)\w{{0,4}}"
    rf")(?:{INITIATIVE}++|[^{PARTY}{DAY}{INITIATIVE},;:.()\n]){{0,120}}?{STOP})"
)
