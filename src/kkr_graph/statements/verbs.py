"""The verbs of papers: every form of each, and what kind of verb it is.

A verb is a word in a table, its forms follow from its class, as in a dictionary.  The
kind (a step in a case, an event, a level, a decision) decides what a date beside it
can be.  Nothing here knows of dates or sentences.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final, Literal, NamedTuple

Form = Literal["infinitive", "present", "past", "participle", "passive", "past-passive"]


class Verb(NamedTuple):
    """One reading of a word: of which verb (its infinitive), and in which form."""

    lemma: str
    form: Form


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# -ede, -et: behandlede, behandlet
_FIRST: Final = """
    afdække aflevere afprøve afrapportere afrunde afslutte afvikle analysere annoncere
    bebude behandle beslutte besvare drøfte erstatte etablere evaluere fjerne flytte
    forankre forberede forhandle forlænge formulere  færdigbehandle
    førstebehandle genudpege iagttage implementere indarbejde indberette
    indsamle indstille indvie invitere justere konkretisere konstituere lancere lukke
    kvalificere opdatere oprette opstarte opsamle ophæve orientere  præsentere
    publicere rapportere realisere revidere rykke samle sammenfatte slutte starte
    stoppe støtte styrke teste tilrette tilslutte tilpasse udarbejde udfase udfolde
    udforme udpege udrulle udskifte udvide udvikle udmønte varetage viderebehandle
    vurdere åbne bevilge bevillige forkaste prioritere  understøtte      bemyndige afvente overvåge afklare påvirke ratificere stadfæste koordinere
    programsætte beramme terminsætte forvente monitorere   udbrede
    kommunikere  """
# -te, -t: godkendte, godkendt
_SECOND: Final = """
    aftale ajourføre ansøge begynde besøge betale fremsende følge gennemføre godkende
    høre indføre indbetale indkalde indlede indmelde indsende melde ophøre overføre
    påbegynde sende søge tildele tilmelde tilsende udbetale udføre udsende undersøge
    uddele videreføre videresende afspejle dele opstille anvende tilkende sammenkalde
    udtale nedlukke tilvejebringe hjemsende  tiltænke
"""
# infinitive, present, past, participle, passive (where there is one)
_STRONG: Final = """
    afgive afgiver afgav afgivet afgives
    afgøre afgør afgjorde afgjort afgøres
    afholde afholder afholdt afholdt afholdes
    afsætte afsætter afsatte afsat afsættes
    afvise afviser afviste afvist afvises
    anlægge anlægger anlagde anlagt anlægges
    ansætte ansætter ansatte ansat ansættes
    bortfalde bortfalder bortfaldt bortfaldet -
    falde falder faldt faldet -
    fastlægge fastlægger fastlagde fastlagt fastlægges
    fastholde fastholder fastholdt fastholdt fastholdes
    fastsætte fastsætter fastsatte fastsat fastsættes
    fortsætte fortsætter fortsatte fortsat fortsættes
    foretage foretager foretog foretaget foretages
    forelægge forelægger forelagde forelagt forelægges
    fratræde fratræder fratrådte fratrådt -
    fremlægge fremlægger fremlagde fremlagt fremlægges
    fremsætte fremsætter fremsatte fremsat fremsættes
    frigive frigiver frigav frigivet frigives
    færdiggøre færdiggør færdiggjorde færdiggjort færdiggøres
    genoptage genoptager genoptog genoptaget genoptages
    give giver gav givet gives
    holde holder holdt holdt holdes
    igangsætte igangsætter igangsatte igangsat igangsættes
    inddrage inddrager inddrog inddraget inddrages
    indgive indgiver indgav indgivet indgives
    indgå indgår indgik indgået indgås
    indtræde indtræder indtrådte indtrådt -
    iværksætte iværksætter iværksatte iværksat iværksættes
    komme kommer kom kommet -
    kortlægge kortlægger kortlagde kortlagt kortlægges
    lægge lægger lagde lagt lægges
    løbe løber løb løbet -
    mødes mødes mødtes - -
    modtage modtager modtog modtaget modtages
    nedlægge nedlægger nedlagde nedlagt nedlægges
    nedsætte nedsætter nedsatte nedsat nedsættes
    offentliggøre offentliggør offentliggjorde offentliggjort offentliggøres
    omlægge omlægger omlagde omlagt omlægges
    opslå opslår opslog opslået opslås
    opsige opsiger opsagde opsagt opsiges
    optage optager optog optaget optages
    overdrage overdrager overdrog overdraget overdrages
    overgå overgår overgik overgået -
    overgive overgiver overgav overgivet overgives
    overtage overtager overtog overtaget overtages
    planlægge planlægger planlagde planlagt planlægges
    tage tager tog taget tages
    tiltræde tiltræder tiltrådte tiltrådt tiltrædes
    træde træder trådte trådt -
    træffe træffer traf truffet træffes
    udbyde udbyder udbød udbudt udbydes
    udgive udgiver udgav udgivet udgives
    udløbe udløber - udløbet -
    udskyde udskyder udskød udskudt udskydes
    udskrive udskriver udskrev udskrevet udskrives
    udsætte udsætter udsatte udsat udsættes
    udtræde udtræder udtrådte udtrådt -
    udvælge udvælger udvalgte udvalgt udvælges
    underskrive underskriver underskrev underskrevet underskrives
    varsle varsler varslede varslet varsles
    vedtage vedtager vedtog vedtaget vedtages
    vende vender vendte vendt vendes
    vælge vælger valgte valgt vælges
    opnå opnår opnåede opnået opnås
    indfri indfrier indfriede indfriet indfries
    forny fornyer fornyede fornyet fornyes
"""

# Steps of a case: told in the present with a time to come, they are to be done
STEPS: Final = _words(_FIRST + _SECOND) - _words(
    """støtte styrke dele anvende fastholde understøtte prioritere afspejle påvirke
    afvente forvente koordinere høre søge følge betale iagttage varetage udtale
    tiltænke fortsætte overvåge udvikle vende erstatte udbrede vurdere"""
) | _words(
    """afgive afgøre afholde afsætte ansætte fastlægge fastsætte forelægge fremlægge
    fremsætte frigive færdiggøre genoptage holde igangsætte inddrage indgive iværksætte
    kortlægge nedlægge nedsætte offentliggøre opslå opsige optage overdrage overgive
    overtage foretage udbyde udgive udskrive udvælge underskrive vedtage vælge mødes
    omlægge træffe tiltræde forny planlægge inddrage udskyde"""
)
# What comes about: told in the present active with any time to come
EVENTS: Final = _words(
    """åbne lukke starte begynde slutte afslutte ophøre udløbe bortfalde udtræde indtræde
    fratræde overgå overtage mødes opstarte påbegynde stoppe"""
)
# Steps told in the active: only those that are no habit, level or figure of speech
ACTIVE_STEPS: Final = STEPS - _words(
    """holde justere fjerne støtte samle styrke indarbejde optage inddrage
    tilpasse foretage planlægge aftale rykke forberede levere
    godkende vælge analysere lægge formulere afdække besvare kvalificere
    begynde udfolde udforme monitorere"""
)
# How large or long a thing is: a time beside it is the time of the figure
LEVELS: Final = _words(
    """være blive stige falde udgøre koste vokse øge øges reduceres mindskes ligge beløbe
    svare dække omfatte bidrage finansiere finansieres have opleve bestå forblive
    fortsætte mangle efterspørge spare bruge anvende råde tegne bibeholde forblive
    mindske reducere"""
)
# The grammatical subject of these only receives
RECEIVING: Final = _words("få modtage opleve høre have")
# Verbs by which a body settles a matter, and the outcome each tells
DECIDING: Final = {
    "beslutte": "besluttet",
    "vedtage": "besluttet",
    "udpege": "besluttet",
    "genudpege": "besluttet",
    "indstille": "besluttet",
    "vælge": "besluttet",
    "nedsætte": "besluttet",
    "bevilge": "besluttet",
    "bevillige": "besluttet",
    "afsætte": "besluttet",
    "fastsætte": "besluttet",
    "fastlægge": "besluttet",
    "aftale": "besluttet",
    "godkende": "godkendt",
    "stadfæste": "godkendt",
    "ratificere": "godkendt",
    "tiltræde": "tiltraadt",
    "tilslutte": "tiltraadt",
    "drøfte": "droeftet",
    "førstebehandle": "droeftet",
    "udskyde": "udsat",
    "udsætte": "udsat",
    "forkaste": "ikke-godkendt",
    "afvise": "ikke-godkendt",
}

AUXILIARIES: Final = {
    **dict.fromkeys(("skal", "vil"), "ahead"),
    **dict.fromkeys(("forventes", "planlægges", "ventes", "påtænkes"), "ahead"),
    **dict.fromkeys(("forventer", "planlægger", "påtænker", "agter"), "ahead"),
    **dict.fromkeys(("tilstræbes", "tilsigtes", "tilstræber"), "ahead"),
    **dict.fromkeys(("kan", "bør", "må"), "possible"),
    **dict.fromkeys(("er", "har", "bliver", "får", "gælder", "varer"), "present"),
    **dict.fromkeys(("går", "sker", "finder", "står", "ligger", "viser"), "present"),
    **dict.fromkeys(("stiger", "falder", "udgør", "dækker", "omfatter"), "present"),
    **dict.fromkeys(("indstilles", "anbefales", "foreslås"), "asked"),
    **dict.fromkeys(("indstiller", "anbefaler", "foreslår"), "asked"),
    **dict.fromkeys(("ønskes", "bedes"), "asked"),
    **dict.fromkeys(("var", "havde", "blev", "fik", "gjaldt", "gik"), "past"),
    **dict.fromkeys(("kunne", "burde", "måtte", "skulle", "ville", "fandt"), "past"),
    **dict.fromkeys(("skete", "lå", "stod", "viste", "udgjorde", "steg"), "past"),
    **dict.fromkeys(("anbefalede", "foreslog", "ønskede", "forventedes"), "past"),
    **dict.fromkeys(("planlagdes", "forventede", "ventedes"), "past"),
}
# Nouns that are spelt as verbs: møder, aftaler, (projektets) udløb
_NOUNS: Final = _words(
    """møder aftaler følger ansøger svar løb udvalgte støtter samler dele deler høre
    aftale starte kom falder støtte følge slutte lægger give giver kommer tage tager
    stoppe teste"""
)
_LONG: Final = 7  # letters, from which a verb is known inside a longer one
# Verbs that take a word before them: bestyrelsesbehandles, genudpegede (not uafsluttet)
_COMPOUND: Final = ("participle", "past", "passive", "past-passive")
_LONGEST: Final = 40


def _table() -> Iterator[tuple[str, Verb]]:
    for lemma in _words(_FIRST):
        yield from _weak(lemma, "ede", "et")
    for lemma in _words(_SECOND):
        yield from _weak(lemma, "te", "t")
    for line in _STRONG.splitlines():
        if forms := line.split():
            yield from _strong(*forms)


def _weak(lemma: str, past: str, participle: str) -> Iterator[tuple[str, Verb]]:
    stem = lemma.removesuffix("e")
    yield from _strong(
        *(lemma, f"{stem}er", stem + past, stem + participle, f"{stem}es")
    )


def _strong(
    infinitive: str, present: str, past: str, participle: str, passive: str
) -> Iterator[tuple[str, Verb]]:
    yield infinitive, Verb(infinitive, "infinitive")
    yield present, Verb(infinitive, "present")
    yield past, Verb(infinitive, "past")
    yield participle, Verb(infinitive, "participle")
    if passive == "-":
        return
    yield passive, Verb(infinitive, "passive")
    yield f"{past}s" if past.endswith("e") else f"{past}es", Verb(
        infinitive, "past-passive"
    )


_FORMS: Final[dict[str, tuple[Verb, ...]]] = {}
for _word, _verb in _table():
    _FORMS[_word] = (*_FORMS.get(_word, ()), _verb)


@lru_cache(maxsize=16_384)
def readings(word: str) -> tuple[Verb, ...]:
    """Return what *word*, in small letters, may be a form of; none if no verb.

    >>> readings("bestyrelsesbehandles"), readings("møder")
    ((Verb(lemma='behandle', form='passive'),), ())
    """
    if word in _FORMS:
        return _FORMS[word]
    for at in range(2, min(len(word), _LONGEST) - _LONG + 1):
        if known := _FORMS.get(word[at:]):
            return tuple(verb for verb in known if verb.form in _COMPOUND)
    return ()


def finite(word: str) -> Verb | None:
    """Return *word* as the finite verb of a clause; none if it is none, or a noun.

    >>> finite("forelægges"), finite("aftaler")
    (Verb(lemma='forelægge', form='passive'), None)
    """
    if word in AUXILIARIES:
        return Verb(word, "past" if AUXILIARIES[word] == "past" else "present")
    if word in _NOUNS:
        return None
    return next(
        (
            verb
            for verb in readings(word)
            if verb.form in ("present", "past", "passive", "past-passive")
        ),
        None,
    )
