"""How Danish papers say who chairs or sits in a body: patterns over marked sentences.

Each pattern stands under a printed line it was made for.  Its groups:

people   elected office-holders, or persons a KKR seats; or the municipality that sits
role     the words of the role
org      the body, as printed
glue     the words that say whether it is so
"""

from typing import Final

from kkr_graph.statements.marked import DAY, PARTIES, PARTY
from kkr_graph.statements.persons import ELECTED, OTHER, SEATED
from kkr_graph.statements.wordings import Wording

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

# What a form cannot do without
_PERSON: Final = rf"[{ELECTED}{SEATED}]"
_SIGN: Final = rf"[{ELECTED}{SEATED}{OTHER}{PARTY}]"
_IN_ROLE: Final = (
    r"(?:orm(?:and|ænd)(?:en)?|edlem(?:mer|met)?|epræsentant(?:er)?)(?![\w-])"
)
_ROLE_OF: Final = rf"{_IN_ROLE} (?:i|af|for|til|på) "
_CHAIRING_OF: Final = (
    r"(?:ormands(?:kab(?:et)?|post(?:en)?)|plads(?:en)?|sæde) (?:for|i|af) "
)
_IN_SEATS: Final = (
    rf"(?:estyrelse|dvalg|[Rr]åd|gruppe|orum|epræsentantskab|komite|nævn|kreds|{PARTY})"
)
_IN_APPOINTS: Final = (
    r"(?:udpeg|vælge|valgt|indstil|foresl|anbefal|godkend|tiltrådte|dpegning"
    r"|alg(?:et)? af)"
)
_AS_ROLE: Final = r"(?:om|il) (?:ny[et]? )?(?:[Bb]est|[Nn]æst|[Ff]orm|[Mm]ed|[Rr]ep)"
_IS: Final = (
    r",? (?:(?:der|som) )?(?:er|var|bl|har|fortsætter|foreslås|indstilles|udpege|vælges"
    r"|valgt|genvalgt|kan|vil|skal)"
)
_HAS: Final = r",? (?:(?:der|som) )?(?:ha|varetager|over|beholder|får|vil|skal)"
_HELD: Final = r"(?:varetage|ligge|placeres|overgår|overtages)"
_CHOSEN: Final = r" (?:udpege|valgt|vælges|indstil|genvalgt|foreslås|blev )"


def _after_who(following: str) -> str:
    """Return a pattern for the end of those who sit, and what follows on them."""
    return rf"{_SIGN}(?: [Kk]ommune| borgmester|{following})"


FORMS: Final[tuple[Wording, ...]] = (
    # KKR Eksempel udpeger borgmester Eva Eksempel som medlem af bestyrelsen for Havnen
    Wording(
        written=rf"\b(?P<glue>{_APPOINTS}){_AMID}{_WHO},? (?:som|til) (?:ny |nye "
        rf"|nyt )?{_ROLE} (?:i|af|for|til|på) {_BODY}",
        needs=(_IN_APPOINTS, _after_who(",? (?:som|til) "), _ROLE_OF),
    ),
    # KKR Eksempel udpegede borgmester Eva Eksempel til bestyrelsen for Busselskabet
    Wording(
        written=rf"\b(?P<glue>{_APPOINTS}){_AMID}{_WHO},? (?:til|i) {_SEATS}",
        needs=(_IN_APPOINTS, _after_who(",? (?:til|i) "), _IN_SEATS),
    ),
    # Borgmester Eva Eksempel (A), Eksempel Kommune, er formand for Busselskabet
    Wording(
        written=rf"{_SUBJECT},? (?:(?:der|som) )?(?P<glue>(?:er|var|bliver|blev|har"
        rf"|fortsætter|foreslås|indstilles"
        rf"|udpeges|udpegedes|vælges|valgtes|genvalgtes|kan|vil"
        rf"|skal) {_MIDDLE}){_ROLE} (?:for|i|af|til) {_BODY}",
        needs=(_after_who(_IS), _ROLE_OF),
    ),
    # Eksempel Kommune har formandskabet for Borgmesterforum Eksempel
    Wording(
        written=rf"{_NO_SUBJECT}{_PARTIES},? (?:(?:der|som) )?(?P<glue>(?:har|varetager"
        rf"|overtager|havde|beholder|får|vil overtage|skal overtage)"
        rf" {_MIDDLE}){_CHAIRING} (?:for|i|af) {_BODY}",
        needs=(_after_who(_HAS), _CHAIRING_OF),
    ),
    # Formandskabet for Borgmesterforum Eksempel varetages af Eksempel Kommune
    Wording(
        written=rf"{_CHAIRING} (?:for|i|af) {_BODY} (?P<glue>(?:(?:er|var|har|skal"
        rf"|vil) )?{_MIDDLE}(?:varetages|ligger|varetaget|ligget"
        rf"|placeres|overgår|overtages)) (?:af|hos|til) {_PARTIES}",
        needs=(_CHAIRING_OF, _HELD, PARTY),
    ),
    # Som medlem af bestyrelsen for Busselskabet udpegedes borgmester Eva Eksempel
    Wording(
        written=rf"\b(?:[Ss]om|[Tt]il) (?:ny |nye |nyt )?{_ROLE} (?:for|af|i|til"
        rf"|på) {_BODY} (?P<glue>(?:udpegedes|udpeges|udpegede|valgte"
        rf"|valgtes|vælges|indstilles|indstilledes|blev|er|genvalgtes|foreslås|bliver)"
        rf"(?: {PARTY}++)?(?: valgt| udpeget)?) {_WHO}",
        needs=(_AS_ROLE, _ROLE_OF, _SIGN),
    ),
    # Til bestyrelsen for Busselskabet udpegedes borgmester Eva Eksempel
    Wording(
        written=rf"\b[Tt]il {_SEATS} (?P<glue>(?:udpegedes|udpeges|valgtes|vælges"
        rf"|indstilles|indstilledes|udpegede|indstiller|udpeger"
        rf"|genvalgtes|foreslås|blev valgt|blev udpeget)(?: {PARTY}++(?="
        rf" [{ELECTED}{SEATED}{OTHER}]))?) {_WHO}",
        needs=("[Tt]il ", _CHOSEN, _SIGN),
    ),
    # Formanden for Busselskabets bestyrelse, borgmester Eva Eksempel, orienterede
    Wording(
        written=r"(?P<glue>(?:\b[Tt]idligere |\b[Hh]idtidige? |\b[Kk]ommende )?)"
        rf"{_ROLE} (?:for|i|af) {_BODY},? (?P<people>{ELECTED}++|{SEATED}++)",
        needs=(_ROLE_OF, _PERSON),
    ),
    # Busselskabets bestyrelses formand, borgmester Eva Eksempel
    Wording(
        written=rf"(?P<org>{PARTY}++) (?P<glue>(?:tidligere |hidtidige "
        rf"|kommende )?){_ROLE},? (?P<people>{ELECTED}++|{SEATED}++)",
        needs=(rf"{PARTY} ", _IN_ROLE, _PERSON),
    ),
    # borgmester Eva Eksempel, formand for Busselskabets bestyrelse, orienterede
    Wording(
        written=rf"(?P<people>{ELECTED}++|{SEATED}++)(?P<glue>(?:,| og| \() ?"
        rf"(?:tidligere |hidtidig |kommende )?){_ROLE} (?:for|i|af) {_BODY}",
        needs=(rf"{_PERSON}(?:,| og| \()", _ROLE_OF),
    ),
)
