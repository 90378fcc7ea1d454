"""The printed lines of a KKR paper, and a pattern under each.

Pure patterns and tables: nothing here knows of files, RDF or what comes next.  A line
quoted above a pattern is one that papers print; names in them are made up.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from kkr_graph.agenda.agenda import Kind

### The front page

# K K R  H O V E D S T A D E N        K K R  N O R D J Y L L AN D       KKR SJÆLLAND
# (the gaps come as they like: delete the spaces, then look)
COUNCILS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "hovedstaden": "hovedstaden",
        "sjælland": "sjaelland",
        "syddanmark": "syddanmark",
        "midtjylland": "midtjylland",
        "nordjylland": "nordjylland",
    }
)
COUNCIL: Final = re.compile(
    rf"(?:kkr-?|kommunekontaktråd(?:et)?(?:i)?(?:region)?)({'|'.join(COUNCILS)})"
)

# DAGSORDEN 2025        R E F E R AT 2 0 1 4        1 REFERAT 2010   (a page number)
TYPE: Final = re.compile(
    r"\d{0,2}(?:(?:foreløbig|endelig|udkasttil|udsendt|åben)t?)?"
    r"(?:tillægs?til|tillægs|beslutnings|møde)?"
    r"(?P<kind>dagsorden|referat|protokol|bilag)(?:en|et)?(?P<year>(?:19|20)\d\d)?"
    r"(?!\w*bilag\d)"
)

_KINDS: Final[Mapping[str, Kind]] = MappingProxyType(
    {
        "dagsorden": "dagsorden",
        "referat": "referat",
        "protokol": "referat",
        "bilag": "bilag",
    }
)

# KKR Hovedstaden og KKR Sjælland       KKR Hovedstaden / Sjælland
# (a joint paper: what stands between the names, and a name after the first)
AND: Final = r"(?:og|samt|med|&|/|,)"
NEXT_COUNCIL: Final = re.compile(
    rf"{AND}(?:kkr-?|kommunekontaktråd(?:et)?(?:i)?(?:region)?)?"
    rf"({'|'.join(COUNCILS)})"
)
JOINT: Final = re.compile(r"fællesmøde|fælles|mellem|deto")

# REFERAT 2016 KKR SJÆLLAND 12-09-2016       Dagsorden til møde i KKR Midtjylland
# (what may stand beside the name on a line that says whose paper it is)
BESIDE_COUNCIL: Final = re.compile(
    r"(?:dagsorden(?:en)?|referat(?:et)?|bilag(?:ssamling)?|udkast|tillægs?|beslutnings"
    r"|protokol(?:len)?|foreløbig|endelig|konstituerende|virtuelt|kommunekontaktråd(?:et)?"
    r"|(?:ekstra)?ordinært|møde(?:t)?|fra|til|for|af|i|den|kl|side|dato|d\."
    r"|(?:man|tirs|ons|tors|fre|lør|søn)dag|januar|februar|marts|april|maj|juni|juli"
    r"|august|september|oktober|november|december|[\d\W_])*"
)

# Referat af møde i KKR Midtjylland den 5. marts 2024 kl. 10-12 på Eksempelhotellet
# (a sentence of prose has a verb)
IN_SENTENCE: Final = re.compile(
    r"[\w ]{5,40} (?:af|fra|for|til|vedr\.) (?:\w+ ){0,2}møde\w* (?:i|for) KKR[ -]\w+,?"
    r"(?: (?:d\.|den|\w+dag) (?:(?!\b(?:er|blev|var|har|udsendes|godkendes|og)\b).)*)?",
    re.IGNORECASE,
)

# kd-net Referat        Business Region North Denmark        Faktura nr. 1001
# (papers that are not a KKR's; only bodies and kinds of paper, never a person)
OTHER: Final = re.compile(
    r"\b(kd-net|BRN|Business Region \w+(?: \w+)?|Region \w+|Faktura|Byrådet"
    r"|Kommunalbestyrelsen|[A-ZÆØÅ][\w-]+ Kommune)\b",
    re.IGNORECASE,
)

# Dato:        Tidspunkt:        Sted: Eksempelgården, Eksempelvej 1, 9999 Eksempelby.
LABEL: Final = re.compile(
    r"(?<!\w)(?P<label>(?:Møde)?dato(?: og tid(?:spunkt)?)?|Sted|Mødested|Mødelokale"
    r"|(?:Møde)?tid(?:spunkt)?(?: og sted)?|Kl\.?) ?:",
    re.IGNORECASE,
)

# Hovedgaden 1, 9999 Eksempelby. Der er mulighed for, at partierne kan holde formøder
VENUE_END: Final = re.compile(
    r"(?<=\b\d{4} )[A-ZÆØÅ][\wæøåÆØÅ-]*(?: (?:[A-ZÆØÅ]{1,2}|[A-ZÆØÅ][a-zæøå]{4,}))?\b"
    r"(?=\.|$| Der )|(?= Mission\b)|\.(?= (?:Der|Partierne|Formøder|Tilmelding)\b)"
)

### Headings

# 3. Regionalpolitiske sager        3.2. Opfølgning på strategi        3.10 Status
# Punkt 3: Status        Ad 3. Status        Pkt. 3.1 Status        Sag nr. 3 - Status
NUMBERED: Final = re.compile(
    r"(?P<word>(?:(?:Dagsordens)?punkt|pkt\.?|ad(?: (?:punkt|pkt\.))?"
    r"|sag(?: nr\.)?)\s)?"
    r"(?P<number>\d{1,2}(?:\.\d{1,2}){0,2})(?P<sign>\.?:|\.| [–-])? "
    r"(?P<title>[^\W_].*|[»\"“”'(].*)",
    re.IGNORECASE,
)

# SAG-2025-03121 abcd        (the initials after the number are a person; not kept)
# 1-51-71-3321-08        330-2020-164        (as municipalities print them)
# Sagsnr.: 2031-004711        J.nr. 00.01.00-P35-1-20        Sagsnummer: 31/4711
_CASE_LABEL: Final = (
    r"(?:Sagsnr|Sagsnummer|Sag nr|Sags-?id|ESDH-?sag|J\.? ?nr|Journalnr|Journalnummer)"
    r"\b\.?:?\s*"
)
_CASE_SHAPES: Final = (
    r"SAG-\d{4}-\d{4,6}\b|\d-\d\d-\d\d-\d{1,4}-\d\d\b|\d{3}-20\d\d-\d{1,6}\b"
    r"|\d\d\.\d\d\.\d\d-[A-Z]\d\d-\d{1,5}-\d\d\b"
)
CASE: Final = re.compile(
    rf"(?P<label>{_CASE_LABEL})?(?P<case>{_CASE_SHAPES}"
    r"|(?(label)\d{1,4}[/-]\d{1,7}(?:-\d{1,5}){0,3}\b|(?!)))",
    re.IGNORECASE,
)

# SAG-2025-03121 abc/defg        (the whole line, so that it is no part of a title)
CASE_LINE: Final = re.compile(
    rf"{CASE.pattern}[\s,;]*[a-zæøåA-ZÆØÅ]{{0,6}}(?:\s*/[a-zæøåA-ZÆØÅ]+)*",
    re.IGNORECASE,
)

### Under the headings

# Bilag 1: Oversigt over eksempler        Bilag 2 - Notat        Bilag A: titel ... 2
ANNEX_LABEL: Final = re.compile(
    r"Bilag\s+(?P<which>\d+(?:\.\d+)*[a-z]?|[A-Z])\s*[:.–-]\s*(?P<label>.*)", re.DOTALL
)
# 1. Oversigt over eksempler        2) Notat
ANNEX_COUNT: Final = re.compile(r"(?:\d{1,2}|[a-z])[.)]\s+(?=\S)")

# Bilag 1: Planen i udkast Bilag 2: Høringssvar        (run together)
ANNEX_START: Final = re.compile(r"\bBilag\s+\d+(?:\.\d+)*[a-z]?\s*:\s")

# Oversigt over eksempler ........... 12
LEADERS: Final = re.compile(r"\s*(?:\.(?:\s?\.){2,}|…)\s*\d*\s*$")

# af KKR Hovedstaden 18. juni 2025)        2025        (broken off from the line before)
ANNEX_GOES_ON: Final = re.compile(r"[a-zæøå(]|\d{4}\W*$")

# Ingen bilag        Ingen.        Der er ingen bilag til punktet.        -
NO_ANNEX: Final = re.compile(
    r"(?:(?:Der er )?ingen(?: bilag)?(?: til (?:punktet|sagen))?|[–-])\.?",
    re.IGNORECASE,
)

# Næste møde i KKR Hovedstaden planlægges afholdt den 24. oktober 2025
NEXT_MEETING: Final = re.compile(
    r"\b(?:næste|kommende) (?:ordinære )?(?:KKR-)?møde\b", re.IGNORECASE
)

# Der vil være mulighed for politiske formøder fra kl. 09.00 til kl. 10.00.
PRE_MEETING: Final = re.compile(r"\bformøde", re.IGNORECASE)

# Der forventes foreløbigt følgende punkter på dagsordenen:
EXPECTED: Final = re.compile(
    r"\b(?:punkter|sager|emner)\b[^.]*:\s*$|\bpå dagsordenen[^.]*:\s*$", re.IGNORECASE
)


def kind_of(text: str) -> tuple[Kind, int | None] | None:
    """Return the kind of paper a type line says, and its year if it has one.

    >>> kind_of("D AG S O R D E N 2 0 1 5")
    ('dagsorden', 2015)
    >>> kind_of("Dagsordenen blev godkendt")
    """
    match = TYPE.match(squeezed(text))
    if match is None:
        return None
    rest = squeezed(text)[match.end() :]
    if (
        rest
        and not IN_SENTENCE.fullmatch(text)
        and not COUNCIL.match(rest)
        and not BESIDE_COUNCIL.fullmatch(COUNCIL.sub("", rest, count=1))
    ):
        return None
    year = match["year"]
    return _KINDS[match["kind"]], int(year) if year else None


def council_of(text: str) -> str | None:
    """Return the key of the KKR whose name a line prints and nothing but.

    >>> council_of("K K R  N O R D J Y L L AN D")
    'nordjylland'
    >>> council_of("Referat fra møde i KKR Sjælland den 4. juni 2014")
    'sjaelland'
    >>> council_of("KKR Nordjylland har udpeget et medlem af bestyrelsen")
    """
    line = squeezed(text)
    match = COUNCIL.search(line)
    if match is None:
        return None
    typed = TYPE.match(line)
    if typed and typed.end() == match.start():
        return COUNCILS[match[1]]  # run together: REFERAT 2014 KKR SJÆLLAND Dato: ...
    if typed and IN_SENTENCE.fullmatch(text):
        return COUNCILS[match[1]]
    rest = line[: match.start()] + " " + line[match.end() :]
    return COUNCILS[match[1]] if BESIDE_COUNCIL.fullmatch(rest) else None


def councils_of(text: str) -> tuple[str, ...]:
    """Return the keys of the KKRs whose paper a line says it is, sorted.

    >>> councils_of("Fælles møde mellem KKR Sjælland og KKR Hovedstaden")
    ('hovedstaden', 'sjaelland')
    >>> councils_of("Dagsorden, KKR Midtjylland")
    ('midtjylland',)
    >>> councils_of("KKR Hovedstaden og KKR Sjælland godkendte i juni et papir")
    ()
    """
    line = squeezed(text)
    first = COUNCIL.search(line)
    if first is None:
        return ()
    others = list(NEXT_COUNCIL.finditer(line, first.end()))
    named = {first[1], *(match[1] for match in others)}
    if len(named) > 1:
        rest = COUNCIL.sub(" ", NEXT_COUNCIL.sub(" ", line))
        rest = re.sub(AND, " ", JOINT.sub(" ", rest))
        if BESIDE_COUNCIL.fullmatch(rest):
            return tuple(sorted(COUNCILS[name] for name in named))
    only = council_of(text)
    return (only,) if only else ()


def squeezed(text: str) -> str:
    """Return *text* in small letters without white space, as printed names differ."""
    return "".join(text.split()).lower()
