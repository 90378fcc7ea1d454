"""How Danish papers say who carries something forward: patterns over marked text.

Each pattern stands under a printed line it was made for.  Its groups:

h, h2    the holders, as ``PARTIES``
role     the words of the role, one or two
init     what is carried forward, as printed
glue     the words that say whether it is so; without one, the whole find says it

Whether a find is a lead, a proposal of one or neither is settled in ``lead_moods``.
"""

from dataclasses import dataclass
from typing import Final

from kkr_graph.statements.lead_phrases import (
    AMID,
    APPOINTS,
    BARE_H,
    DATE,
    GIVEN,
    HOLDS,
    IN_APPOINTS,
    IN_GIVEN,
    IS,
    MIDDLE,
    MIDDLES,
    NOUN,
    PARTIES_BEGIN,
    PLAIN_PROJECT,
    PROJECT,
    SUBJECT,
    TAIL,
    TASKS,
    THING,
    TOGETHER,
    H,
    after_parties,
)
from kkr_graph.statements.lead_words import (
    ANSWERABLE,
    HOLDER,
    IN_HOLDER,
    IN_TASK,
    TASK,
    TASK_OF_ANSWERABLE,
)
from kkr_graph.statements.marked import DAY, PARTIES, PARTY
from kkr_graph.statements.wordings import Wording

# What a form cannot do without
_BEING: Final = r" (?:er|var|bliver|blev|udpeges|foreslås|har været) "
_AFTER_NOUN: Final = (
    r" (?:udpege|valgte|bl|er|foreslå|indstil|anbefales|vælges|fortsætter|fungerer|har)"
)
_TO_THE_PARTY: Final = (
    rf"(?:,| (?:for|på|i|af|bag|til|vedr)[^,;:()\n]*,)? {PARTIES_BEGIN}"
)
_WHO: Final = r",? (?:(?:der|som) )?"
_TOGETHER: Final = r"(?:sammen|i samarbejde|i fællesskab)"


@dataclass(frozen=True, kw_only=True)
class Form(Wording):
    """A wording with a name, by which some are read with more care."""

    name: str


_FORMS: Final[tuple[Form, ...]] = (
    # KKR Eksempel udpegede på mødet Eksempel Kommune som tovholder for Fælles mobilitet
    Form(
        name="appoints",
        written=rf"\b(?P<glue>{APPOINTS}){AMID}{BARE_H} (?:som"
        rf"|til) {MIDDLE}{NOUN}{TAIL}",
        needs=(IN_APPOINTS, after_parties(" (?:som|til) "), IN_HOLDER),
    ),
    # Som tovholder for indsatsen udpeges Eksempel Kommune
    Form(
        name="as-lead-is-appointed",
        written=rf"\b(?:[Ss]om|[Tt]il) {MIDDLE}{NOUN}{TAIL} "
        r"(?P<glue>(?:udpeges|udpegedes|udpegede|udpegede man|valgte|blev|bliver|er"
        r"|foreslås|foreslår"
        r"|indstilles|indstiller|anbefales|vælges|valgtes|fortsætter|fungerer|har)"
        rf"(?: {PARTY}++(?= (?:{PARTY}|udpeget)))?(?: udpeget| valgt)?) "
        rf"{MIDDLE}{BARE_H}(?P<glue2>(?: udpeget| valgt| foreslået| indstillet)?)",
        needs=("(?:[Ss]om|[Tt]il) ", IN_HOLDER, _AFTER_NOUN, PARTY),
    ),
    # Eksempel Kommune blev på mødet udpeget som tovholder for Fælles mobilitet
    Form(
        name="is-lead",
        written=rf"{SUBJECT}{H},? (?:(?:der|som) )?"
        rf"(?P<glue>{IS} {MIDDLE}{TOGETHER}{MIDDLE}){NOUN}"
        rf"(?: sammen med (?P<h3>{PARTIES}))?{TAIL}",
        needs=(
            after_parties(rf"{_WHO}{IS} "),
            after_parties(rf"{_WHO}{IS} {MIDDLES}(?:{_TOGETHER}|{HOLDER})"),
            IN_HOLDER,
        ),
    ),
    # Eksempel Kommune er ansvarlig for indsatsen Fælles mobilitet
    Form(
        name="is-answerable",
        written=rf"{SUBJECT}{H},? (?:(?:der|som) )?(?P<glue>{IS} {MIDDLE})"
        rf"(?P<role>{ANSWERABLE}) for (?P<init>{PLAIN_PROJECT})",
        needs=(PARTY, "ansvarlig", " for "),
    ),
    # Eksempel Kommune har påtaget sig ansvaret for projektet
    Form(
        name="has-the-answer",
        written=rf"{SUBJECT}{H},? (?:(?:der|som) )?(?P<glue>{HOLDS} {MIDDLE})"
        rf"(?P<role>{TASK_OF_ANSWERABLE}) for (?P<init>{PLAIN_PROJECT})",
        needs=(PARTY, "ansvaret", " for "),
    ),
    # Eksempel Kommune har påtaget sig tovholderrollen for Fælles mobilitet
    Form(
        name="holds-task",
        written=rf"{SUBJECT}{H},? (?:(?:der|som) )?(?P<glue>{HOLDS}"
        rf" {MIDDLE}{TOGETHER}{MIDDLE})"
        rf"{TASKS}{TAIL}",
        needs=(
            after_parties(rf"{_WHO}{HOLDS} "),
            after_parties(rf"{_WHO}{HOLDS} {MIDDLES}(?:{_TOGETHER}|den? |{TASK})"),
            IN_TASK,
        ),
    ),
    # Fra 2026 fortsætter Eksempel Kommune alene som tovholder
    # For Fælles mobilitet er Eksempel Kommune tovholder
    Form(
        name="is-lead-inverted",
        written=rf"(?:\b(?:[Ff]or|[Pp]å|[Ii]) (?P<init2>{THING}) )?"
        rf"\b(?P<glue>[Ee]r|[Bb]liver|[Bb]lev|[Vv]ar|[Hh]ar|(?:[Ff]ortsætter"
        rf"|fungerer|virker|overtager|indtræder|står"
        rf"|foreslås|indstilles|udpeges|vælges|skal|vil)) {H} (?P<glue2>{MIDDLE})"
        rf"(?:{NOUN}){TAIL}",
        needs=(rf"(?:r|lev|es|ås|al|il) {PARTIES_BEGIN}", PARTY, IN_HOLDER),
    ),
    # I Fælles mobilitet varetager Eksempel Kommune tovholderrollen
    Form(
        name="holds-task-inverted",
        written=rf"(?:\b(?:[Ff]or|[Pp]å|[Ii]) (?P<init2>{THING}) )?"
        rf"\b(?P<glue>varetager|overtager|har|påtager|overtog"
        rf"|varetog) {H} (?P<glue2>(?:sig )?{MIDDLE}(?:varetaget |påtaget sig "
        rf"|overtaget )?)"
        rf"{TASKS}{TAIL}",
        needs=(rf"(?:tager|har|tog) {PARTIES_BEGIN}", PARTY, IN_TASK),
    ),
    # Projektledelsen har hidtil været leveret af Eksempel Kommune og Region Eksempel
    Form(
        name="task-is-held",
        written=rf"{TASKS}{TAIL} (?P<glue>(?:(?:er|var|har|bliver|blev|vil|skal|kan|bør"
        rf"|blive|foreslås|forventes) ){{0,2}}"
        rf"{MIDDLE}{GIVEN} {MIDDLE})(?:fra {PARTIES} )?(?:af|hos|i|til|over til"
        rf"|ved|mellem) {BARE_H}",
        needs=(IN_TASK, IN_GIVEN, PARTY),
    ),
    # For Fælles mobilitet varetages tovholderrollen af Eksempel Kommune
    Form(
        name="task-is-held-inverted",
        written=rf"(?:\b(?:[Ff]or|[Pp]å|[Ii]) (?P<init2>{THING}) )?"
        rf"\b(?P<glue>{GIVEN}) {TASKS}{TAIL} (?P<glue2>{MIDDLE})(?:af|hos"
        rf"|til) {BARE_H}",
        needs=(rf"\b{IN_GIVEN}\w* (?:den? )?[TtRrOoHhPpFf]", IN_TASK, PARTY),
    ),
    # Tovholder for Fælles mobilitet er fortsat Eksempel Kommune
    Form(
        name="lead-is",
        written=rf"(?<!\b[Ss]om )(?<!\b[Ee]n ){NOUN}{TAIL} "
        rf"(?P<glue>(?:er|var|bliver|blev|udpeges|foreslås"
        rf"|har været) {MIDDLE}){BARE_H}",
        needs=(IN_HOLDER, _BEING, PARTY),
    ),
    # Projektet gennemføres med Eksempel Kommune som tovholder
    Form(
        name="with-as-lead",
        written=rf"\b(?P<glue>[Mm]ed) {BARE_H} som (?P<glue2>{MIDDLE}){NOUN}{TAIL}",
        needs=("[Mm]ed ", after_parties(" som "), IN_HOLDER),
    ),
    # Tovholder: Eksempel Kommune        (tovholder: Eksempel Kommune)
    Form(
        name="label",
        written=rf"(?:^|(?<=[(,;:–\n])|(?<=[(,;:–] )|(?<=\) )){NOUN}{TAIL} ?(?::|–"
        rf"|-) ?{BARE_H}"
        r"(?= ?(?:[.,;)\n]|$))",
        needs=(IN_HOLDER, rf"[:–-] ?{PARTIES_BEGIN}", PARTY),
    ),
    # Eksempel Kommune (tovholder)        Eksempel Kommune, tovholder for projektet,
    Form(
        name="beside",
        written=rf"{SUBJECT}{H}(?P<glue>(?:,| \() ?{MIDDLE}){NOUN}{TAIL}(?=[,.)]|$)",
        needs=(after_parties(r"(?:,| \()"), IN_HOLDER),
    ),
    # Tovholderkommunen, Eksempel Kommune, oplyser
    Form(
        name="apposition",
        written=rf"(?P<glue>(?:[\w.]{{1,20}} )?)(?P<role>{HOLDER}){TAIL},? {BARE_H}",
        needs=(
            f"{HOLDER}{_TO_THE_PARTY}",
            PARTY,
        ),
    ),
    # Eksempel Kommunes tovholderskab for Fælles mobilitet
    Form(
        name="genitive",
        written=rf"(?P<h>{PARTIES}) (?P<glue>{MIDDLE}){TASKS}{TAIL}",
        needs=(after_parties(rf" {MIDDLE}(?:den? )?{TASK}"), IN_TASK),
    ),
    # Projektet Fælles mobilitet ledes af Eksempel Kommune
    Form(
        name="is-led",
        written=rf"(?P<init>{PROJECT}),? (?P<glue>(?:(?:der|som|er|bliver|blev|var|har"
        rf"|været|hidtil|skal|vil"
        rf"|fortsat|tidligere|ikke|ikke længere|i dag|kan|bør|{DAY}++) ){{0,4}})"
        rf"(?P<role>ledes|ledet)(?P<glue2>(?: {DATE}| fortsat| i fællesskab| alene"
        rf"| i dag| nu| ikke| politisk)?) af {BARE_H}",
        needs=("lede[st]", " af ", PARTY),
    ),
    # Eksempel Kommune leder projektet Fælles mobilitet
    Form(
        name="leads",
        written=rf"{SUBJECT}{H},? (?:(?:der|som) )?(?P<role>leder)(?P<glue>(?: fortsat"
        rf"| ikke| ikke længere| i dag| sammen)?) (?P<init>{PLAIN_PROJECT})",
        needs=(PARTY, "leder"),
    ),
)

# Prøve Kommune afløser Eksempel Kommune som tovholder
REPLACES: Final = Form(
    name="replaces",
    written=rf"{SUBJECT}{H} (?P<glue>afløser|afløste|efterfølger|erstatter"
    rf"|overtager efter"
    rf"|tager over efter|har afløst) {PARTIES} (?:som|i) {MIDDLE}{NOUN}{TAIL}",
    needs=(PARTY, "afløs|efterfølger|erstatter| efter ", PARTY, IN_HOLDER),
)
FORMS: Final = (REPLACES, *_FORMS)
