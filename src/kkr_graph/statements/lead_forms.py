"""How Danish papers say who carries something forward: patterns over marked text.

Each pattern stands under a printed line it was made for.  Its groups:

h, h2    the holders, as ``PARTIES``
role     the words of the role, one or two
init     what is carried forward, as printed
glue     the words that say whether it is so; without one, the whole find says it

Whether a find is a lead, a proposal of one or neither is settled in ``lead_moods``.
"""

import re
from dataclasses import dataclass
from typing import Final

from kkr_graph.statements.lead_words import (
    ANSWERABLE,
    HOLDER,
    TASK,
    TASK_OF_ANSWERABLE,
)
from kkr_graph.statements.marked import DAY, INITIATIVE, PARTIES, PARTY


@dataclass(frozen=True, slots=True)
class Form:
    """A pattern, and what it is.

    name      what the reader calls it; some forms are read with more care
    """

    name: str
    pattern: re.Pattern[str]


_DATE: Final = (
    rf"(?:(?:fra og med|med virkning fra|fra|pr\.|siden|indtil|frem til|til og med|til"
    rf"|ved|med|i perioden|på mødet|på møde(?:t)? i KKR|den) )?{DAY}++"
)
# Words that may stand between the verb and the role
_MIDDLE: Final = (
    rf"(?:(?:{_DATE}|fortsat|stadig(?:væk)?|også|nu|i dag|p\.t\.|pt\.?|aktuelt|for tiden"
    r"|for nuværende|allerede|formelt|samtidig|sammen|i fællesskab|i samarbejde|begge"
    r"|alle|alene|både|udelukkende|primært|indtil videre|en af|én af|blandt|et|en|de|den|det|fælles"
    r"|ny|nye|nuværende|politiske?|overordnede?|kommunale?|regionale?|administrative?"
    r"|faglige?|daglige?|primære?|eneste|midlertidige?|konstituerede?|fungerende"
    r"|ikke længere|ikke|ej|aldrig|hverken|ingen|næppe|tidligere|hidtil|hidtidige?"
    r"|indtil nu|indtil i dag|muligvis|måske|eventuelt|eventuel|evt\.|formentlig"
    r"|forventeligt|foreslået|udpeget|genudpeget|valgt|indstillet|kommende|potentielle?"
    rf"|af {PARTY}++|mulige?|blevet|været|enstemmigt|enig om at være|som|til|at være|rollen som"
    r"|opgaven som|hvervet som) ){0,6}"
)
# What ends the words for what is led
STOP: Final = (
    rf"(?=[ ]*(?:[,;:()–]|[.!?](?:\s|$)|\n|$|{DAY})"
    rf"| (?:fra|til|indtil|frem til|siden|til og med|med virkning fra|pr\.|i perioden|i"
    rf"|ved|med) {DAY}| (?:og|samt|med|sammen med|i samarbejde med|i fællesskab med) (?:{PARTY}"
    r"|[Bb]orgmester)"
    r"| (?:og |samt )?(?:er|var|har|havde|bliver|blev|udpeges|udpegedes|vælges|valgtes"
    r"|foreslås|indstilles|anbefales|varetages|ligger|leveres|skal|vil|kan|bør|afklares"
    r"|udløber|ophører|overgår|overtages|deles|fortsætter|overtager|afgiver|påtager|indebærer"
    r"|forankres|placeres|fastlægges|ikke|fortsat|alene|der|som|hvor|når|så|mens|men|efter"
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
_SUBJECT: Final = f"(?<!{PARTY})(?<![\\w(-])(?<!{PARTY}, )(?<!{PARTY} og )" + "".join(
    rf"(?<!\b{word} )"
    for word in (
        *("[Ii]", "[Ff]ra", "[Hh]os", "[Aa]f", "[Tt]il", "[Vv]ed", "[Pp]å", "[Mm]ellem"),
        *("[Uu]nder", "[Ee]fter", "[Bb]landt", "[Uu]den", "[Oo]m", "[Ff]or", "[Mm]ed"),
        *("[Ee]ller", "[Ii]kke", "[Hh]verken", "[Ss]om", "end", "[Mm]od", "ml\\."),
    )
)
_H: Final = rf"(?P<h>{PARTIES})"
_BARE_H: Final = rf"(?P<h>{PARTIES})(?![\w-])(?! eller\b)"
_TOGETHER: Final = (
    rf"(?:(?:sammen|i samarbejde|i fællesskab) med (?P<h2>{PARTIES}) )?"
)
_NOUN: Final = (
    rf"(?P<role>{HOLDER}(?: (?:og|samt) {HOLDER})?)"
)
_TASKS: Final = rf"(?P<role>(?:de |den )?{TASK}(?: (?:og|samt) (?:de |den )?{TASK})?)"
_IS: Final = (
    r"(?:er|var|bliver|blev|forbliver|fungerer|fungerede|virker|agerer|fortsætter"
    r"|fortsatte|står|optræder|indgår|deltager|har|havde|indtræder|træder ind|tiltræder"
    r"|overtager|stopper|fratræder|udtræder|ophører|afgår|vil|skal|bør|kan|kunne"
    r"|foreslås|indstilles|anbefales|udpeges|udpegedes|genudpeges|vælges|valgtes"
    r"|nomineres|peges på|er blevet|vil blive|skal blive|vil være|skal være|kan være"
    r"|kunne være|bør være|skal fungere|har fungeret|vil fungere|er trådt ind)"
)
_HOLDS: Final = (
    r"(?:har (?:også |fortsat |nu |siden \S+ )?påtaget sig|påtager sig|påtog sig|varetager"
    r"|varetog|har(?: \w+)? varetaget|har overtaget|overtager|overtog|deler|delte"
    r"|er fælles om|fører|står for|forestår|har fået(?: overdraget| tildelt)?|får"
    r"|afgiver|afgav|fratræder|frasiger sig|beholder|bevarer|har|havde|vil varetage|skal varetage"
    r"|kan varetage|bør varetage|vil overtage|skal overtage|kan overtage)"
)
_GIVEN: Final = (
    r"(?:varetages|varetaget|varetoges|leveres|leveret|ligger|ligget|lå|placeres|placeret"
    r"|forankres|forankret|lægges|lagt|løftes|løftet|udføres|udført|deles|delt"
    r"|overtages|overtaget|overdrages|overdraget|overgår|gives|givet|går|besættes|tilfalder)"
)
_APPOINTS: Final = (
    r"(?:udpeger|udpegede|udpege|udpeget|genudpegede|vælger|valgte|vælge|valgt|foreslår"
    r"|foreslog|foreslået|foreslå|indstiller|indstillede|indstille|indstillet|anbefaler"
    r"|anbefalede|anbefale|peger på|pegede på|pege på|godkender|godkendte|godkendt"
    r"|tiltræder|tiltrådte|tiltrådt|bekræfter|bekræftede|forslag(?:et)? om"
    r"|[Uu]dpegning(?:en)? af|[Vv]alg(?:et)? af|udnævnte|udnævner|udpeges|udpegedes|vælges|valgtes"
    r"|foreslås|indstilles|anbefales)"
)
_AMID: Final = (
    rf"(?: (?:{_DATE}|på mødet|på sit møde|enstemmigt|enigt|at|om|den|på ny|igen|udpege"
    rf"|udpegning(?:en)? af|{PARTY}++(?= {PARTY})|derfor|samtidig|også)){{0,6}} "
)
PROJECT: Final = (
    rf"(?:{INITIATIVE}++|\b(?:[Dd]el)?(?:[Pp]rojektet|[Ii]ndsatsen|[Ii]nitiativet"
    r"|[Pp]rogrammet|[Aa]lliancen|[Pp]artnerskabet|[Aa]rbejdsgruppen|[Ss]poret)"
    rf"(?: ”?(?:{INITIATIVE}++|[^{PARTY}{DAY}{INITIATIVE},;:.()\n”]{{1,80}}?)”?)?)"
)
_PLAIN_PROJECT: Final = (
    rf"(?:{INITIATIVE}++|(?:(?:del|fælles)?(?:projekt|indsats|initiativ|program)\w{{0,4}}"
    rf")(?:{INITIATIVE}++|[^{PARTY}{DAY}{INITIATIVE},;:.()\n]){{0,120}}?{STOP})"
)

_FORMS: Final[tuple[Form, ...]] = (
    # KKR Eksempel udpegede på mødet Eksempel Kommune som tovholder for Fælles mobilitet
    Form(
        "appoints",
        re.compile(
            rf"\b(?P<glue>{_APPOINTS}){_AMID}{_BARE_H} (?:som|til) {_MIDDLE}{_NOUN}{TAIL}"
        ),
    ),
    # Som tovholder for indsatsen udpeges Eksempel Kommune
    Form(
        "as-lead-is-appointed",
        re.compile(
            rf"\b(?:[Ss]om|[Tt]il) {_MIDDLE}{_NOUN}{TAIL} "
            r"(?P<glue>(?:udpeges|udpegedes|udpegede|udpegede man|valgte|blev|bliver|er|foreslås|foreslår"
            r"|indstilles|indstiller|anbefales|vælges|valgtes|fortsætter|fungerer|har)"
            rf"(?: {PARTY}++(?= (?:{PARTY}|udpeget)))?(?: udpeget| valgt)?) "
            rf"{_MIDDLE}{_BARE_H}(?P<glue2>(?: udpeget| valgt| foreslået| indstillet)?)"
        ),
    ),
    # Eksempel Kommune blev på mødet udpeget som tovholder for Fælles mobilitet
    Form(
        "is-lead",
        re.compile(
            rf"{_SUBJECT}{_H},? (?:(?:der|som) )?"
            rf"(?P<glue>{_IS} {_MIDDLE}{_TOGETHER}{_MIDDLE}){_NOUN}"
            rf"(?: sammen med (?P<h3>{PARTIES}))?{TAIL}"
        ),
    ),
    # Eksempel Kommune er ansvarlig for indsatsen Fælles mobilitet
    Form(
        "is-answerable",
        re.compile(
            rf"{_SUBJECT}{_H},? (?:(?:der|som) )?(?P<glue>{_IS} {_MIDDLE})"
            rf"(?P<role>{ANSWERABLE}) for (?P<init>{_PLAIN_PROJECT})"
        ),
    ),
    # Eksempel Kommune har påtaget sig ansvaret for projektet
    Form(
        "has-the-answer",
        re.compile(
            rf"{_SUBJECT}{_H},? (?:(?:der|som) )?(?P<glue>{_HOLDS} {_MIDDLE})"
            rf"(?P<role>{TASK_OF_ANSWERABLE}) for (?P<init>{_PLAIN_PROJECT})"
        ),
    ),
    # Eksempel Kommune har påtaget sig tovholderrollen for Fælles mobilitet
    Form(
        "holds-task",
        re.compile(
            rf"{_SUBJECT}{_H},? (?:(?:der|som) )?(?P<glue>{_HOLDS} {_MIDDLE}{_TOGETHER}{_MIDDLE})"
            rf"{_TASKS}{TAIL}"
        ),
    ),
    # Fra 2026 fortsætter Eksempel Kommune alene som tovholder
    # For Fælles mobilitet er Eksempel Kommune tovholder
    Form(
        "is-lead-inverted",
        re.compile(
            rf"(?:\b(?:[Ff]or|[Pp]å|[Ii]) (?P<init2>{THING}) )?"
            rf"\b(?P<glue>[Ee]r|[Bb]liver|[Bb]lev|[Vv]ar|[Hh]ar|(?:[Ff]ortsætter|fungerer|virker|overtager|indtræder|står"
            rf"|foreslås|indstilles|udpeges|vælges|skal|vil)) {_H} (?P<glue2>{_MIDDLE})"
            rf"(?:{_NOUN}){TAIL}"
        ),
    ),
    # I Fælles mobilitet varetager Eksempel Kommune tovholderrollen
    Form(
        "holds-task-inverted",
        re.compile(
            rf"(?:\b(?:[Ff]or|[Pp]å|[Ii]) (?P<init2>{THING}) )?"
            rf"\b(?P<glue>varetager|overtager|har|påtager|overtog|varetog) {_H} (?P<glue2>(?:sig )?{_MIDDLE}(?:varetaget |påtaget sig |overtaget )?)"
            rf"{_TASKS}{TAIL}"
        ),
    ),
    # Projektledelsen har hidtil været leveret af Eksempel Kommune og Region Eksempel
    Form(
        "task-is-held",
        re.compile(
            rf"{_TASKS}{TAIL} (?P<glue>(?:(?:er|var|har|bliver|blev|vil|skal|kan|bør|blive|foreslås|forventes) ){{0,2}}"
            rf"{_MIDDLE}{_GIVEN} {_MIDDLE})(?:af|hos|i|til|over til|ved|mellem) {_BARE_H}"
        ),
    ),
    # For Fælles mobilitet varetages tovholderrollen af Eksempel Kommune
    Form(
        "task-is-held-inverted",
        re.compile(
            rf"(?:\b(?:[Ff]or|[Pp]å|[Ii]) (?P<init2>{THING}) )?"
            rf"\b(?P<glue>{_GIVEN}) {_TASKS}{TAIL} (?P<glue2>{_MIDDLE})(?:af|hos|til) {_BARE_H}"
        ),
    ),
    # Tovholder for Fælles mobilitet er fortsat Eksempel Kommune
    Form(
        "lead-is",
        re.compile(
            rf"(?<!\b[Ss]om )(?<!\b[Ee]n ){_NOUN}{TAIL} "
            rf"(?P<glue>(?:er|var|bliver|blev|udpeges|foreslås|har været) {_MIDDLE}){_BARE_H}"
        ),
    ),
    # Projektet gennemføres med Eksempel Kommune som tovholder
    Form(
        "with-as-lead",
        re.compile(
            rf"\b(?P<glue>[Mm]ed) {_BARE_H} som (?P<glue2>{_MIDDLE}){_NOUN}{TAIL}"
        ),
    ),
    # Tovholder: Eksempel Kommune        (tovholder: Eksempel Kommune)
    Form(
        "label",
        re.compile(
            rf"(?:^|(?<=[(,;:–\n])|(?<=[(,;:–] )|(?<=\) )){_NOUN}{TAIL} ?(?::|–|-) ?{_BARE_H}"
            r"(?= ?(?:[.,;)\n]|$))"
        ),
    ),
    # Eksempel Kommune (tovholder)        Eksempel Kommune, tovholder for Fælles mobilitet,
    Form(
        "beside",
        re.compile(rf"{_SUBJECT}{_H}(?P<glue>(?:,| \() ?{_MIDDLE}){_NOUN}{TAIL}(?=[,.)]|$)"),
    ),
    # Tovholderkommunen, Eksempel Kommune, oplyser
    Form(
        "apposition",
        re.compile(
            rf"(?P<glue>(?:[\w.]{{1,20}} )?)(?P<role>{HOLDER}){TAIL},? {_BARE_H}"
        ),
    ),
    # Eksempel Kommunes tovholderskab for Fælles mobilitet
    Form(
        "genitive",
        re.compile(rf"(?P<h>{PARTIES}) (?P<glue>{_MIDDLE}){_TASKS}{TAIL}"),
    ),
    # Projektet Fælles mobilitet ledes af Eksempel Kommune
    Form(
        "is-led",
        re.compile(
            rf"(?P<init>{PROJECT}),? (?P<glue>(?:(?:der|som|er|bliver|blev|var|har|været|hidtil|skal|vil"
            rf"|fortsat|tidligere|ikke|ikke længere|i dag|kan|bør|{DAY}++) ){{0,4}})"
            rf"(?P<role>ledes|ledet)(?P<glue2>(?: {_DATE}| fortsat| i fællesskab| alene| i dag| nu| ikke| politisk)?) af {_BARE_H}"
        ),
    ),
    # Eksempel Kommune leder projektet Fælles mobilitet
    Form(
        "leads",
        re.compile(
            rf"{_SUBJECT}{_H},? (?:(?:der|som) )?(?P<role>leder)(?P<glue>(?: fortsat| ikke| ikke længere| i dag| sammen)?) (?P<init>{_PLAIN_PROJECT})"
        ),
    ),
)

# Prøve Kommune afløser Eksempel Kommune som tovholder
REPLACES: Final = Form(
    "replaces",
    re.compile(
        rf"{_SUBJECT}{_H} (?P<glue>afløser|afløste|efterfølger|erstatter|overtager efter"
        rf"|tager over efter|har afløst) {PARTIES} (?:som|i) {_MIDDLE}{_NOUN}{TAIL}"
    ),
)
FORMS: Final = (REPLACES, *_FORMS)

_THE_ROLE: Final = (
    r"(?: (?:rollen|opgaven|stafetten|hvervet|tovholderskabet|tovholderrollen|denne rolle"
    r"|projektledelsen|denne opgave))?"
)
# ... og Prøve Kommune for Grøn vækst
# ... hvorefter Prøve Kommune overtager fra 1. januar 2026
# ... og fra 1. januar 2026 overtager Prøve Kommune
FURTHER: Final = re.compile(
    r"(?P<joint>[,;]? ?(?:og |mens |samt |hvorefter |hvorpå |derefter |herefter |men )?)"
    rf"(?:(?P<day>{_DATE}) overtager )?(?P<h>{PARTIES})(?![\w-])"
    rf"(?P<verb>(?: (?:overtager|tager over){_THE_ROLE}|{_THE_ROLE}))"
    rf"(?: (?:for|på) (?P<init>{THING}){STOP})?"
    rf"(?P<later>(?: {_DATE})?)(?=(?: og)? ?(?:[.,;]|$))",
    re.IGNORECASE,
)
