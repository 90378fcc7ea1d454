"""What kind of verb a word is of: a step in a case, an event, a level, a decision.

The kind decides what a date beside the verb can be.  Nothing here knows of dates or
sentences.
"""

from typing import Final

from kkr_graph.statements.verb_forms import FIRST, SECOND, Verb, readings, words_of

__all__ = ["Verb", "readings", "words_of"]

# Steps of a case: told in the present with a time to come, they are to be done
STEPS: Final = words_of(FIRST + SECOND) - words_of(
    """støtte styrke dele anvende fastholde understøtte prioritere afspejle påvirke
    afvente forvente koordinere høre søge betale iagttage varetage udtale
    tiltænke fortsætte overvåge udvikle vende erstatte udbrede vurdere"""
) | words_of(
    """afgive afgøre afholde afsætte ansætte fastlægge fastsætte forelægge fremlægge
    fremsætte frigive færdiggøre genoptage holde igangsætte inddrage indgive iværksætte
    kortlægge nedlægge nedsætte offentliggøre opslå opsige optage overdrage overgive
    overtage foretage udbyde udgive udskrive udvælge underskrive vedtage vælge mødes
    omlægge træffe tiltræde forny planlægge inddrage udskyde"""
)
# What comes about: told in the present active with any time to come
EVENTS: Final = words_of(
    """åbne lukke starte begynde slutte afslutte ophøre udløbe bortfalde udtræde
    indtræde fratræde overgå overtage mødes opstarte påbegynde stoppe"""
)
# Steps told in the active: only those that are no habit, level or figure of speech
ACTIVE_STEPS: Final = STEPS - words_of(
    """holde justere fjerne støtte samle styrke indarbejde optage inddrage tilpasse
    foretage planlægge aftale rykke forberede levere godkende vælge analysere
    lægge formulere afdække besvare kvalificere begynde udfolde udforme
    monitorere"""
)
# How large or long a thing is: a time beside it is the time of the figure
LEVELS: Final = words_of(
    """være blive stige falde udgøre koste vokse øge øges reduceres mindskes ligge
    beløbe svare dække omfatte bidrage finansiere finansieres have opleve bestå
    forblive fortsætte mangle efterspørge spare bruge anvende råde tegne
    bibeholde forblive mindske reducere"""
)
# The grammatical subject of these only receives
RECEIVING: Final = words_of("få modtage opleve høre have")
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
    **dict.fromkeys(("går", "sker", "finder", "foreligger"), "present"),
    **dict.fromkeys(("står", "ligger", "viser"), "present"),
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
_NOUNS: Final = words_of(
    """møder aftaler følger ansøger svar løb udvalgte støtter samler dele deler høre
    aftale starte støtte følge slutte stoppe teste handler deltager"""
)


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
