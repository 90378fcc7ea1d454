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

from kkr_graph.statements.lead_phrases import (
    AMID,
    APPOINTS,
    BARE_H,
    DATE,
    GIVEN,
    HOLDS,
    IS,
    MIDDLE,
    NOUN,
    PLAIN_PROJECT,
    PROJECT,
    STOP,
    SUBJECT,
    TAIL,
    TASKS,
    THING,
    TOGETHER,
    H,
)
from kkr_graph.statements.lead_words import (
    ANSWERABLE,
    HOLDER,
    TASK_OF_ANSWERABLE,
)
from kkr_graph.statements.marked import DAY, PARTIES, PARTY


@dataclass(frozen=True, slots=True)
class Form:
    """A pattern, and what it is.

    name      what the reader calls it; some forms are read with more care
    """

    name: str
    pattern: re.Pattern[str]


_FORMS: Final[tuple[Form, ...]] = (
    # KKR Eksempel udpegede på mødet Eksempel Kommune som tovholder for Fælles mobilitet
    Form(
        "appoints",
        re.compile(
            rf"\b(?P<glue>{APPOINTS}){AMID}{BARE_H} (?:som"
            rf"|til) {MIDDLE}{NOUN}{TAIL}"
        ),
    ),
    # Som tovholder for indsatsen udpeges Eksempel Kommune
    Form(
        "as-lead-is-appointed",
        re.compile(
            rf"\b(?:[Ss]om|[Tt]il) {MIDDLE}{NOUN}{TAIL} "
            r"(?P<glue>(?:udpeges|udpegedes|udpegede|udpegede man|valgte|blev|bliver|er"
            r"|foreslås|foreslår"
            r"|indstilles|indstiller|anbefales|vælges|valgtes|fortsætter|fungerer|har)"
            rf"(?: {PARTY}++(?= (?:{PARTY}|udpeget)))?(?: udpeget| valgt)?) "
            rf"{MIDDLE}{BARE_H}(?P<glue2>(?: udpeget| valgt| foreslået| indstillet)?)"
        ),
    ),
    # Eksempel Kommune blev på mødet udpeget som tovholder for Fælles mobilitet
    Form(
        "is-lead",
        re.compile(
            rf"{SUBJECT}{H},? (?:(?:der|som) )?"
            rf"(?P<glue>{IS} {MIDDLE}{TOGETHER}{MIDDLE}){NOUN}"
            rf"(?: sammen med (?P<h3>{PARTIES}))?{TAIL}"
        ),
    ),
    # Eksempel Kommune er ansvarlig for indsatsen Fælles mobilitet
    Form(
        "is-answerable",
        re.compile(
            rf"{SUBJECT}{H},? (?:(?:der|som) )?(?P<glue>{IS} {MIDDLE})"
            rf"(?P<role>{ANSWERABLE}) for (?P<init>{PLAIN_PROJECT})"
        ),
    ),
    # Eksempel Kommune har påtaget sig ansvaret for projektet
    Form(
        "has-the-answer",
        re.compile(
            rf"{SUBJECT}{H},? (?:(?:der|som) )?(?P<glue>{HOLDS} {MIDDLE})"
            rf"(?P<role>{TASK_OF_ANSWERABLE}) for (?P<init>{PLAIN_PROJECT})"
        ),
    ),
    # Eksempel Kommune har påtaget sig tovholderrollen for Fælles mobilitet
    Form(
        "holds-task",
        re.compile(
            rf"{SUBJECT}{H},? (?:(?:der|som) )?(?P<glue>{HOLDS}"
            rf" {MIDDLE}{TOGETHER}{MIDDLE})"
            rf"{TASKS}{TAIL}"
        ),
    ),
    # Fra 2026 fortsætter Eksempel Kommune alene som tovholder
    # For Fælles mobilitet er Eksempel Kommune tovholder
    Form(
        "is-lead-inverted",
        re.compile(
            rf"(?:\b(?:[Ff]or|[Pp]å|[Ii]) (?P<init2>{THING}) )?"
            rf"\b(?P<glue>[Ee]r|[Bb]liver|[Bb]lev|[Vv]ar|[Hh]ar|(?:[Ff]ortsætter"
            rf"|fungerer|virker|overtager|indtræder|står"
            rf"|foreslås|indstilles|udpeges|vælges|skal|vil)) {H} (?P<glue2>{MIDDLE})"
            rf"(?:{NOUN}){TAIL}"
        ),
    ),
    # I Fælles mobilitet varetager Eksempel Kommune tovholderrollen
    Form(
        "holds-task-inverted",
        re.compile(
            rf"(?:\b(?:[Ff]or|[Pp]å|[Ii]) (?P<init2>{THING}) )?"
            rf"\b(?P<glue>varetager|overtager|har|påtager|overtog"
            rf"|varetog) {H} (?P<glue2>(?:sig )?{MIDDLE}(?:varetaget |påtaget sig "
            rf"|overtaget )?)"
            rf"{TASKS}{TAIL}"
        ),
    ),
    # Projektledelsen har hidtil været leveret af Eksempel Kommune og Region Eksempel
    Form(
        "task-is-held",
        re.compile(
            rf"{TASKS}{TAIL} (?P<glue>(?:(?:er|var|har|bliver|blev|vil|skal|kan|bør"
            rf"|blive|foreslås|forventes) ){{0,2}}"
            rf"{MIDDLE}{GIVEN} {MIDDLE})(?:fra {PARTIES} )?(?:af|hos|i|til|over til"
            rf"|ved|mellem) {BARE_H}"
        ),
    ),
    # For Fælles mobilitet varetages tovholderrollen af Eksempel Kommune
    Form(
        "task-is-held-inverted",
        re.compile(
            rf"(?:\b(?:[Ff]or|[Pp]å|[Ii]) (?P<init2>{THING}) )?"
            rf"\b(?P<glue>{GIVEN}) {TASKS}{TAIL} (?P<glue2>{MIDDLE})(?:af|hos"
            rf"|til) {BARE_H}"
        ),
    ),
    # Tovholder for Fælles mobilitet er fortsat Eksempel Kommune
    Form(
        "lead-is",
        re.compile(
            rf"(?<!\b[Ss]om )(?<!\b[Ee]n ){NOUN}{TAIL} "
            rf"(?P<glue>(?:er|var|bliver|blev|udpeges|foreslås"
            rf"|har været) {MIDDLE}){BARE_H}"
        ),
    ),
    # Projektet gennemføres med Eksempel Kommune som tovholder
    Form(
        "with-as-lead",
        re.compile(rf"\b(?P<glue>[Mm]ed) {BARE_H} som (?P<glue2>{MIDDLE}){NOUN}{TAIL}"),
    ),
    # Tovholder: Eksempel Kommune        (tovholder: Eksempel Kommune)
    Form(
        "label",
        re.compile(
            rf"(?:^|(?<=[(,;:–\n])|(?<=[(,;:–] )|(?<=\) )){NOUN}{TAIL} ?(?::|–"
            rf"|-) ?{BARE_H}"
            r"(?= ?(?:[.,;)\n]|$))"
        ),
    ),
    # Eksempel Kommune (tovholder)        Eksempel Kommune, tovholder for projektet,
    Form(
        "beside",
        re.compile(
            rf"{SUBJECT}{H}(?P<glue>(?:,| \() ?{MIDDLE}){NOUN}{TAIL}(?=[,.)]|$)"
        ),
    ),
    # Tovholderkommunen, Eksempel Kommune, oplyser
    Form(
        "apposition",
        re.compile(
            rf"(?P<glue>(?:[\w.]{{1,20}} )?)(?P<role>{HOLDER}){TAIL},? {BARE_H}"
        ),
    ),
    # Eksempel Kommunes tovholderskab for Fælles mobilitet
    Form(
        "genitive",
        re.compile(rf"(?P<h>{PARTIES}) (?P<glue>{MIDDLE}){TASKS}{TAIL}"),
    ),
    # Projektet Fælles mobilitet ledes af Eksempel Kommune
    Form(
        "is-led",
        re.compile(
            rf"(?P<init>{PROJECT}),? (?P<glue>(?:(?:der|som|er|bliver|blev|var|har"
            rf"|været|hidtil|skal|vil"
            rf"|fortsat|tidligere|ikke|ikke længere|i dag|kan|bør|{DAY}++) ){{0,4}})"
            rf"(?P<role>ledes|ledet)(?P<glue2>(?: {DATE}| fortsat| i fællesskab| alene"
            rf"| i dag| nu| ikke| politisk)?) af {BARE_H}"
        ),
    ),
    # Eksempel Kommune leder projektet Fælles mobilitet
    Form(
        "leads",
        re.compile(
            rf"{SUBJECT}{H},? (?:(?:der|som) )?(?P<role>leder)(?P<glue>(?: fortsat"
            rf"| ikke| ikke længere| i dag| sammen)?) (?P<init>{PLAIN_PROJECT})"
        ),
    ),
)

# Prøve Kommune afløser Eksempel Kommune som tovholder
REPLACES: Final = Form(
    "replaces",
    re.compile(
        rf"{SUBJECT}{H} (?P<glue>afløser|afløste|efterfølger|erstatter"
        rf"|overtager efter"
        rf"|tager over efter|har afløst) {PARTIES} (?:som|i) {MIDDLE}{NOUN}{TAIL}"
    ),
)
FORMS: Final = (REPLACES, *_FORMS)

_THE_ROLE: Final = (
    r"(?: (?:rollen|opgaven|stafetten|hvervet|tovholderskabet|tovholderrollen"
    r"|denne rolle"
    r"|projektledelsen|denne opgave))?"
)
# ... og Prøve Kommune for Grøn vækst
# ... hvorefter Prøve Kommune overtager fra 1. januar 2026
# ... og fra 1. januar 2026 overtager Prøve Kommune
FURTHER: Final = re.compile(
    r"(?P<joint>[,;]? ?(?:og |mens |samt |hvorefter |hvorpå |derefter |herefter "
    r"|men )?)"
    rf"(?:(?P<day>{DATE}) overtager )?(?P<h>{PARTIES})(?![\w-])"
    rf"(?P<verb>(?: (?:overtager|tager over){_THE_ROLE}|{_THE_ROLE}))"
    rf"(?: (?:for|på) (?P<init>{THING}){STOP})?"
    rf"(?P<later>(?: {DATE})?)(?=(?: og)? ?(?:[.,;]|$))",
    re.IGNORECASE,
)
