"""How Danish papers say who chairs or sits in a body: patterns over marked sentences.

Each pattern stands under a printed line it was made for.  Its groups:

people   elected office-holders, or persons a KKR seats; or the municipality that sits
role     the words of the role
org      the body, as printed
glue     the words that say whether it is so
"""

import re
from typing import Final

from kkr_graph.statements.marked import DAY, PARTIES, PARTY
from kkr_graph.statements.persons import ELECTED, OTHER, SEATED

_ONE: Final = rf"(?:{ELECTED}++|{SEATED}++|{OTHER}++)"
_PEOPLE: Final = rf"(?P<people>(?>{_ONE}(?:(?:, og |, | og | samt ){_ONE}){{0,30}}))"
_PARTIES: Final = rf"(?P<people>{PARTIES})(?![\w-])(?! eller\b)"
_WHO: Final = rf"(?:{_PEOPLE}|(?P<party>{PARTIES}))(?![\w-])(?! eller\b)"
_ROLE: Final = (
    r"(?P<role>(?:[Bb]estyrelses)?(?:[Nn]æst)?[Ff]or(?:mand|mænd)(?:en)?"
    r"|(?:[Bb]estyrelses)?[Mm]edlem(?:mer|met)?|[Rr]epræsentant(?:er)?)(?![\w-])"
)
_CHAIRING: Final = (
    r"(?P<role>(?:[Nn]æst)?[Ff]ormand(?:skabet|sposten|skab|spost)|(?:en )?plads(?:en)?"
    r"|(?:et )?sæde)(?![\w-])"
)
_STOP: Final = (
    rf"(?=[ ]*(?:[,;:()–]|[.!?](?:\s|$)|\n|$|{DAY}|[{ELECTED}{SEATED}{OTHER}])"
    rf"| (?:fra|til|indtil|frem til|siden|pr\.|i|ved|med|den) {DAY}"
    r"| (?:for|i) (?:perioden|resten|valgperioden|den kommende|den nye|stedet)\b"
    r"| (?:og |samt )?(?:er|var|har|bliver|blev|udpeges|udpegedes|vælges|valgtes"
    r"|foreslås"
    r"|indstilles|indstilledes|varetages|ligger|skal|vil|som|der|med virkning|efter"
    r"|på vegne"
    r"|genvalgtes|udpegede|orienterede|deltog|oplyste|sagde|bød|takkede|fortsætter"
    r"|overtager|havde|indkalder)(?![\w-])"
    rf"| (?:og|samt) (?:[{ELECTED}{SEATED}{OTHER}{PARTY}]|som|til|(?:næst)?formand))"
)
_BODY: Final = rf"(?P<org>[^{ELECTED}{SEATED}{OTHER}{DAY},;:()\n]{{2,120}}?){_STOP}"
# til bestyrelsen for Busselskabet: a body, not just a place
_SEATS: Final = (
    r"(?P<org>(?=[^.,;:()\n]{0,80}(?:[Bb]estyrelse|[Uu]dvalg|[Rr]åd|styregruppe"
    r"|[Ff]orum|gruppe"
    rf"|[Rr]epræsentantskab|komite|nævn|kreds"
    rf"|{PARTY}))[^{ELECTED}{SEATED}{OTHER}{DAY},;:()\n]{{2,120}}?){_STOP}"
)
_MIDDLE: Final = (
    r"(?:(?:fortsat|også|nu|i dag|p\.t\.|ny|nye|nyt|det nye|den nye|samtidig|siden \S+"
    rf"|{DAY}++|ikke|ikke længere|tidligere|hidtil|været|blevet|genvalgt|valgt|udpeget"
    rf"|genudpeget"
    r"|indstillet|foreslået|enstemmigt|som|til|en af|konstitueret|fungerende|kommunal"
    r"|politisk) ){0,5}"
)
_APPOINTS: Final = (
    r"(?:udpeger|udpegede|udpege|udpeget|genudpeger|genudpegede|vælger|valgte|vælge"
    r"|valgt"
    r"|genvalgte|indstiller|indstillede|indstille|indstillet|foreslår|foreslog"
    r"|anbefaler"
    r"|godkender|godkendte|tiltrådte|[Uu]dpegning(?:en)? af|[Vv]alg(?:et)? af|udpeges"
    r"|vælges"
    r"|indstilles|foreslås|udpegedes|valgtes)"
)
_AMID: Final = (
    rf"(?: (?:(?:på mødet|på sit møde|den|enstemmigt|udpegning(?:en)? af|valg(?:et)? af"
    rf"|at|udpege"
    rf"|følgende|fortsat|på ny) ?|(?:den )?{DAY}++"
    rf"|{PARTY}++(?= [{ELECTED}{SEATED}{OTHER}{PARTY}]))){{0,5}} "
)
_NO_SUBJECT: Final = (
    rf"(?<!{PARTY})(?<![\w(-])(?<!\bi )(?<!\bfra )(?<!\baf )(?<!\btil"
    rf" )(?<!\bmed )(?<!\bhos )(?<!\beller )(?<!\bikke )"
)

_SUBJECT: Final = rf"(?:{_PEOPLE}|{_NO_SUBJECT}(?P<party>{PARTIES}))(?! eller\b)"

FORMS: Final[tuple[re.Pattern[str], ...]] = (
    # KKR Eksempel udpeger borgmester Eva Eksempel som medlem af bestyrelsen for Havnen
    re.compile(
        rf"\b(?P<glue>{_APPOINTS}){_AMID}{_WHO},? (?:som|til) (?:ny |nye "
        rf"|nyt )?{_ROLE} (?:i|af|for|til|på) {_BODY}"
    ),
    # KKR Eksempel udpegede borgmester Eva Eksempel til bestyrelsen for Busselskabet
    re.compile(rf"\b(?P<glue>{_APPOINTS}){_AMID}{_WHO},? (?:til|i) {_SEATS}"),
    # Borgmester Eva Eksempel (A), Eksempel Kommune, er formand for Busselskabet
    re.compile(
        rf"{_SUBJECT},? (?:(?:der|som) )?(?P<glue>(?:er|var|bliver|blev|har|fortsætter"
        rf"|foreslås|indstilles"
        rf"|udpeges|udpegedes|vælges|valgtes|genvalgtes|kan|vil"
        rf"|skal) {_MIDDLE}){_ROLE} (?:for|i|af|til) {_BODY}"
    ),
    # Eksempel Kommune har formandskabet for Borgmesterforum Eksempel
    re.compile(
        rf"{_NO_SUBJECT}{_PARTIES},? (?:(?:der|som) )?(?P<glue>(?:har|varetager"
        rf"|overtager|havde|beholder|får|vil overtage|skal overtage)"
        rf" {_MIDDLE}){_CHAIRING} (?:for|i|af) {_BODY}"
    ),
    # Formandskabet for Borgmesterforum Eksempel varetages af Eksempel Kommune
    re.compile(
        rf"{_CHAIRING} (?:for|i|af) {_BODY} (?P<glue>(?:(?:er|var|har|skal"
        rf"|vil) )?{_MIDDLE}(?:varetages|ligger|varetaget|ligget"
        rf"|placeres|overgår|overtages)) (?:af|hos|til) {_PARTIES}"
    ),
    # Som medlem af bestyrelsen for Busselskabet udpegedes borgmester Eva Eksempel
    re.compile(
        rf"\b(?:[Ss]om|[Tt]il) (?:ny |nye |nyt )?{_ROLE} (?:for|af|i|til"
        rf"|på) {_BODY} (?P<glue>(?:udpegedes|udpeges|udpegede|valgte"
        rf"|valgtes|vælges|indstilles|indstilledes|blev|er|genvalgtes|foreslås|bliver)"
        rf"(?: {PARTY}++)?(?: valgt| udpeget)?) {_WHO}"
    ),
    # Til bestyrelsen for Busselskabet udpegedes borgmester Eva Eksempel
    re.compile(
        rf"\b[Tt]il {_SEATS} (?P<glue>(?:udpegedes|udpeges|valgtes|vælges|indstilles"
        rf"|indstilledes|udpegede|indstiller|udpeger"
        rf"|genvalgtes|foreslås|blev valgt|blev udpeget)(?: {PARTY}++(?="
        rf" [{ELECTED}{SEATED}{OTHER}]))?) {_WHO}"
    ),
    # Formanden for Busselskabets bestyrelse, borgmester Eva Eksempel, orienterede
    re.compile(
        rf"(?P<glue>(?:\b[Tt]idligere |\b[Hh]idtidige? |\b[Kk]ommende )?){_ROLE} (?:for"
        rf"|i|af) {_BODY},? (?P<people>{ELECTED}++|{SEATED}++)"
    ),
    # Busselskabets bestyrelses formand, borgmester Eva Eksempel
    re.compile(
        rf"(?P<org>{PARTY}++) (?P<glue>(?:tidligere |hidtidige "
        rf"|kommende )?){_ROLE},? (?P<people>{ELECTED}++|{SEATED}++)"
    ),
    # borgmester Eva Eksempel, formand for Busselskabets bestyrelse, orienterede
    re.compile(
        rf"(?P<people>{ELECTED}++|{SEATED}++)(?P<glue>(?:,| og| \() ?(?:tidligere "
        rf"|hidtidig |kommende )?){_ROLE} (?:for|i|af) {_BODY}"
    ),
)
# Eva Eksempel, formand for KKR Eksempel: the chair of a body the graph knows
BARE: Final = re.compile(
    rf"(?P<name>[A-ZÆØÅ][\w’'-]{{1,40}}(?: [A-ZÆØÅ][\w’'-]{{1,40}}){{1,4}})(?P<glue>, ?"
    rf"(?:tidligere )?){_ROLE} (?:for|i|af) (?P<org>{PARTY}++)(?=[,.;)]|$)"
)
