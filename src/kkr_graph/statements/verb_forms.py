"""Every form of the verbs of papers: of which verb a word is, and in which form.

A verb is a word in a table, its forms follow from its class, as in a dictionary.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final, Literal, NamedTuple

Form = Literal["infinitive", "present", "past", "participle", "passive", "past-passive"]


class Verb(NamedTuple):
    """One reading of a word: of which verb (its infinitive), and in which form."""

    lemma: str
    form: Form


def words_of(text: str) -> frozenset[str]:
    """Return the words of a table that is written as running text."""
    return frozenset(text.split())


# -ede, -et: behandlede, behandlet
FIRST: Final = """
    afdække aflevere afprøve afrapportere afrunde afslutte afvikle analysere
    annoncere bebude behandle beslutte besvare drøfte erstatte etablere evaluere
    fjerne flytte forankre forberede forhandle forlænge formulere færdigbehandle
    førstebehandle genudpege iagttage implementere indarbejde indberette indsamle
    indstille indvie invitere justere konkretisere konstituere lancere lukke
    kvalificere opdatere oprette opstarte opsamle ophæve orientere præsentere
    publicere rapportere realisere revidere rykke samle sammenfatte slutte starte
    stoppe støtte styrke teste tilrette tilslutte tilpasse udarbejde udfase udfolde
    udforme udpege udrulle udskifte udvide udvikle udmønte varetage viderebehandle
    vurdere åbne bevilge bevillige forkaste prioritere understøtte bemyndige afvente
    overvåge afklare påvirke ratificere stadfæste koordinere programsætte beramme
    terminsætte forvente monitorere udbrede kommunikere varsle
"""
# -te, -t: godkendte, godkendt
SECOND: Final = """
    aftale meddele ajourføre ansøge begynde besøge betale fremsende gennemføre
    godkende høre indføre indbetale indkalde indlede indmelde indsende melde ophøre
    overføre påbegynde sende søge tildele tilmelde tilsende udbetale udføre udsende
    undersøge uddele videreføre videresende afspejle dele opstille anvende tilkende
    sammenkalde udtale nedlukke tilvejebringe hjemsende tiltænke
"""
# The same two classes: verbs that are no step of a case
_OTHERS_FIRST: Final = """
    anmode opfordre arbejde lave sikre skabe pege fokusere diskutere handle
    samarbejde anbefale investere budgettere svare mangle havne koste ændre ønske
    takke
"""
_OTHERS_SECOND: Final = """
    oplyse vise bruge mene opfylde benytte tjene kræve opleve behøve belyse
"""
# infinitive, present, past, participle, passive (where there is one)
_STRONG: Final = """
    deltage deltager deltog deltaget -
    betyde betyder betød betydet -
    indebære indebærer indebar indebåret -
    indeholde indeholder indeholdt indeholdt indeholdes
    bidrage bidrager bidrog bidraget -
    foreslå foreslår foreslog foreslået foreslås
    fremgå fremgår fremgik fremgået -
    afgive afgiver afgav afgivet afgives
    afgøre afgør afgjorde afgjort afgøres
    afholde afholder afholdt afholdt afholdes
    afsætte afsætter afsatte afsat afsættes
    afvise afviser afviste afvist afvises
    anlægge anlægger anlagde anlagt anlægges
    ansætte ansætter ansatte ansat ansættes
    bede beder bad bedt -
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
    følge følger fulgte fulgt følges
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
    vedtage vedtager vedtog vedtaget vedtages
    vende vender vendte vendt vendes
    vælge vælger valgte valgt vælges
    opnå opnår opnåede opnået opnås
    indfri indfrier indfriede indfriet indfries
    forny fornyer fornyede fornyet fornyes
"""

_MISSING: Final = "-"
_LONG: Final = 7  # letters, from which a verb is known inside a longer one
# Verbs that take a word before them: bestyrelsesbehandles, genudpegede (not uafsluttet)
_COMPOUND: Final = ("participle", "past", "passive", "past-passive")
_LONGEST: Final = 40


def _table() -> Iterator[tuple[str, Verb]]:
    for lemma in words_of(FIRST):
        yield from _weak(lemma, "ede", "et")
    for lemma in words_of(SECOND):
        yield from _weak(lemma, "te", "t")
    for lemma in words_of(_OTHERS_FIRST):
        yield from _weak(lemma, "ede", "et")
    for lemma in words_of(_OTHERS_SECOND):
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
    if passive == _MISSING:
        return
    yield passive, Verb(infinitive, "passive")
    yield (
        f"{past}s" if past.endswith("e") else f"{past}es",
        Verb(infinitive, "past-passive"),
    )


_FORMS: Final[dict[str, tuple[Verb, ...]]] = {}
for _word, _verb in _table():
    if _word == _MISSING:
        continue
    _FORMS[_word] = (*_FORMS.get(_word, ()), _verb)


@lru_cache(maxsize=4_096)
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
