"""The words that tell a deadline: each pattern under a line it was made for."""

import re
from typing import Final

from kkr_graph.statements.verbs import words_of

# Ansøgningsfrist den 1. maj; fristen er; deadline for tilmelding er; Svarfrist:
DEADLINE: Final = re.compile(
    r"\b(?:[a-zæøå]{0,30}(?:frist(?:en|er|erne)?|skæringsdato(?:en)?)|deadline[ns]?)\b",
    re.IGNORECASE,
)
# fristen var den; fristen er overskredet
PAST_DEADLINE: Final = re.compile(
    r"\b(?:var|udløb|lå|blev|havde|overskredet|overholdt|oprindelige?)\b", re.IGNORECASE
)
# Ansøgningsfristen for 2025-puljen udløb den 15. august
PASSED: Final = re.compile(r"frist\w{0,3}(?:\s[\w-]+){0,8}? udløb\b", re.IGNORECASE)
# Frister:      Vigtige frister for tilmelding:
LIST: Final = re.compile(
    r"^[^.\n]{0,60}\b(?:[a-zæøå]{0,30}frist(?:en|er|erne)?|deadlines?)\b[^.\n:]{0,60}:$",
    re.IGNORECASE,
)
# Næste møde i KKR Hovedstaden: 24. oktober      Næste ansøgningsrunde er i maj
NEXT: Final = re.compile(
    r"\b(?:Næste|Det næste|Den næste|Kommende) (?:ordinære |politiske )?[\w-]{0,30}"
    r"(?:møde|runde|seminar)\w*\b",
)
# projektets udløb med udgangen af 2027; ved aftalens ophør den 31. december.  As a verb
# the same word tells of the past: aftalen udløb den 31. december
EXPIRY: Final = re.compile(
    r"(?:\w{3}[s’]|\b(?:ved|til|ens)) (?:udløb|ophør)"
    r"(?:\s(?:er|den|ved|med|i|pr\.|d\.)){0,3}\s*$",
    re.IGNORECASE,
)
# har varslet (forhandlinger til efteråret)
ANNOUNCED: Final = re.compile(
    r"\b(?:varslet|indkaldt|inviteret|annonceret|bebudet)\b", re.IGNORECASE
)
# what a date may leave between that verb and itself
NO_THING: Final = re.compile(r"\b(?:den|i|til|på|d|senest|om)\b|\W", re.IGNORECASE)

# løber til udgangen af 2027; gælder til den 31. december; er i høring frem til
LASTING: Final = words_of(
    """løber gælder varer fortsætter løbe gælde vare fortsætte gældende gyldig
    forlænges forlænget forlænge høring"""
)
# kan søges frem til den 1. marts: said to anyone who reads
APPLYING: Final = words_of(
    """søge søges ansøge ansøges indsende indsendes tilmelde tilmeldes melde indgive
    indgives indstille indstilles foreslå sende sendes afgive afgives byde komme
    tilmelding ansøgning ansøgninger"""
)
ANNOUNCING: Final = words_of("varsle indkalde invitere annoncere bebude")
# er blevet bedt om at svare senest den 1. oktober
REQUESTING: Final = words_of("bede anmode opfordre")
PLANNED: Final = words_of("planlægge forvente beramme terminsætte programsætte")
# er udsat til den 5. december
MOVED: Final = words_of(
    "forlænge udskyde udsætte flytte rykke fastsætte aftale sætte fastlægge terminsætte"
)
# Fra den 1. juli 2026 overtager regionen driften
TAKING_EFFECT: Final = words_of("træde overgå overtage indføre flytte")
# Det skal ses i sammenhæng med: nothing is to be done
FIGURES: Final = words_of(
    """ses nævnes bemærkes understreges forstås fremhæves tilføjes sammenholdes
    erindres oplyses"""
)
# Der forventes i 2026 en større efterspørgsel
AMOUNTS: Final = words_of(
    """efterspørgsel stigning fald vækst udgift udgifter merudgift merudgifter behov
    underskud overskud besparelse tilskud indtægter"""
)
# forventes samlet at stige med 47 mio. kr.
MOVING: Final = words_of(
    "stige falde udgøre vokse øges koste beløbe reduceres mindskes ligge svare"
)
# ventes færdig medio 2026
READY: Final = words_of("klar klart klare færdig færdigt færdige")
# What may stand first in a clause with a date of its own: På mødet den 3. maj vil
PREPOSITIONS: Final = words_of(
    """på i ved til under fra pr inden senest allerede med herefter omkring først frem
    derefter således snarest alternativt parallelt samtidig desuden endelig indtil"""
)
# A finite verb and a word beside it, that together tell an event: finder sted
EVENTS_TOLD: Final = (
    (("træder",), ("kraft",)),
    (("får", "har"), ("virkning", "effekt")),
    (("finder",), ("sted",)),
    (("går",), ("gang", "luften")),
    (("holder",), ("møde", "seminar", "temadag", "konference", "årsmøde", "temamøde")),
    (("står", "ligger", "er"), ("klar", "færdig", "færdige", "klart", "færdigt")),
    (("foreligger",), ("foreligger",)),
    (("tager", "træffer"), ("stilling", "beslutning")),
    (("tages",), ("spadestik", "brug")),
    (("gives",), ("status", "orientering", "oplæg", "afrapportering")),
    (("får",), ("status", "forelagt", "præsenteret", "oplæg", "orientering", "besøg")),
    (("kommer", "vender", "tages"), ("dagsordenen", "behandling", "tilbage", "op")),
)
