"""The words that made-up papers are put together from, as Danish administrations write.

Every person, place and project here is made up.  ``{kkr}`` stands for the council.
"""

from typing import Final, NamedTuple, TypeAlias

REGIONS: Final = {
    "hovedstaden": "Hovedstaden",
    "sjaelland": "Sjælland",
    "syddanmark": "Syddanmark",
    "midtjylland": "Midtjylland",
    "nordjylland": "Nordjylland",
}
MONTHS: Final = (
    *("januar", "februar", "marts", "april", "maj", "juni", "juli", "august"),
    *("september", "oktober", "november", "december"),
)
WEEKDAYS: Final = (
    *("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"),
)
VENUES: Final = (
    "Eksempelgården, Eksempelvej 1, 9999 Eksempelby",
    "Mønsterhallen, Prøvevej 12, 9998 Prøveby",
    "Prøveby Rådhus, mødelokale 2",
    "Hotel Fiktiv",
    "Konferencecenter Mønster, Storegade 4, 9997 Store Prøveby",
    "Microsoft Teams",
)
MUNICIPALITIES: Final = (
    "Eksempelborg",
    "Prøveby",
    "Prøveby-Mønster",
    "Fiktiv",
    "Mønster-Eksempel",
    "Store Prøveby",
)
PEOPLE: Final = (
    *("Eva Eksempel", "Peter Prøve", "Mona Mønster", "Frida Fiktiv"),
    *("Anne-Lise Afprøvet", "Jens P. Jævn", "Ulla von Udkast", "Bo Bogstav Bilag"),
    *("Tage Testesen", "Gry Grundform"),
)
MISSION: Final = (
    "Mission",
    (
        "KL bidrager til at udvikle og fastholde et stærkt lokalt demokrati. KL "
        "varetager kommunernes fælles interesser og er deres videnscenter og forum."
    ),
    "Vision",
    "KL opnår indflydelse og resultater på kommunernes vegne, til gavn for borgerne.",
)
OLD_MISSION: Final = (
    (
        "KL's mission er at varetage kommunernes fælles interesser. Det grundlæggende "
        "mål er et stærkt lokalt selvstyre, og arbejdet bygger på tre grundlæggende "
        "værdier."
    ),
)
TITLES: Final = (
    "Status for den fælles plan for cykelstier",
    "Rammeaftale for det specialiserede socialområde 2031-2032",
    "Udmøntning af midler til kollektiv trafik i tyndt befolkede områder",
    (
        "Fælleskommunal høring om lærepladser på erhvervsuddannelserne, herunder "
        "fordelingen af pladser mellem skolerne i regionen"
    ),
    "Orientering om samarbejdet med erhvervshuset",
    "Udpegning af medlemmer til bestyrelsen for Eksempelfonden",
    "it-understøttelse af sundhedsaftalen",
    "Klimatilpasning langs kysten",
    "”Sammen om broen” – opfølgning på borgmestermødet",
    "Budget 2031 for det fælles sekretariat og regnskab 2030",
    "Økonomi",
    "Mødeplan for 2032",
    "Forslag til strategi for grøn omstilling og bæredygtig mobilitet",
    "Besøg af en regionsrådsformand",
    "Oplæg ved direktøren for Mønsterselskabet",
)
SECTIONS: Final = (
    "Siden sidst",
    "Regionalpolitiske sager",
    "Sager til behandling",
    "Udpegninger",
    "KKR",
    "Meddelelser",
    "Temadrøftelse",
    "Sager til drøftelse",
    "Sager til orientering",
)
PROSE: Final = (
    (
        "Kommunerne i regionen har siden 2029 arbejdet sammen om opgaven, og der er "
        "afsat 1.550.000 kr. til formålet i det første år."
    ),
    (
        "Arbejdsgruppen har holdt møde den 2. september 2030 og foreslår, at indsatsen "
        "samles hos en af kommunerne, jf. punkt 3.2 i aftalen."
    ),
    (
        "{kkr} godkendte på sit møde i juni 2030 rammerne for arbejdet, og siden er "
        "der indkommet 14 høringssvar fra kommunerne."
    ),
    (
        "Udgiften ventes at blive 5,6 mio. kr. om året, svarende til 3,20 kr. pr. "
        "indbygger."
    ),
    (
        "Der er i perioden indgået 9.958 lærepladsaftaler, heraf en tredjedel i de "
        "mindste virksomheder."
    ),
    (
        "Embedsmandsudvalget bakker op om forslaget og lægger vægt på, at det kan "
        "gennemføres inden for de eksisterende rammer."
    ),
    "Sagen forelægges igen, når høringen er afsluttet.",
)
LISTS: Final = (
    (
        "Forslaget har tre spor:",
        "1. En fælles indgang for borgerne",
        "2. Et stærkere samarbejde om data",
        "3. En årlig opfølgning",
    ),
    ("Det drejer sig om:", "– broen over bæltet", "– færgerne til øerne"),
    (
        "Tidsplanen er denne:",
        "a) høring i foråret",
        "b) politisk behandling i efteråret",
    ),
)


class Asked(NamedTuple):
    """A recommendation: paragraphs (bullets with their sign), the acts asked for."""

    printed: tuple[str, ...]
    acts: tuple[str | None, ...]


RECOMMENDATIONS: Final = (
    Asked(("Det indstilles, at {kkr} godkender forslaget.",), ("godkende",)),
    Asked(("Det indstilles at {kkr} godkender forslaget",), ("godkende",)),
    Asked(("Det indstilles, at forslaget godkendes.",), ("godkende",)),
    Asked(("Det anbefales, at {kkr} tiltræder aftalen.",), ("tiltraede",)),
    Asked(("Det foreslås, at {kkr} drøfter oplægget.",), ("droefte",)),
    Asked(("Det indstilles til {kkr}, at planen tiltrædes.",), ("tiltraede",)),
    Asked(("At {kkr} drøfter sagen.",), ("droefte",)),
    Asked(("at {kkr} godkender planen.",), ("godkende",)),
    Asked(("KKR-sekretariatet indstiller, at planen godkendes.",), ("godkende",)),
    Asked(
        ("Sekretariatet indstiller, at {kkr} tager orienteringen til efterretning.",),
        ("tage-til-efterretning",),
    ),
    Asked(
        ("Formandskabet anbefaler, at {kkr} udpeger tre medlemmer til bestyrelsen.",),
        ("udpege",),
    ),
    Asked(
        ("Formandskabet for {kkr} indstiller, at {kkr} beslutter placeringen.",),
        ("beslutte",),
    ),
    Asked(
        ("Det indstilles, at {kkr} tager en første drøftelse af budgettet.",),
        ("foerste-droeftelse",),
    ),
    Asked(
        ("Det indstilles, at orienteringen om status tages til efterretning.",),
        ("tage-til-efterretning",),
    ),
    Asked(
        ("Det indstilles, at {kkr} tager sagen til orientering.",),
        ("tage-til-efterretning",),
    ),
    Asked(("Til orientering.",), ("tage-til-efterretning",)),
    Asked(("Til drøftelse",), ("droefte",)),
    Asked(
        ("Det indstilles, at {kkr}", "– drøfter status", "– godkender tidsplanen"),
        ("droefte", "godkende"),
    ),
    Asked(
        ("Det indstilles, at {kkr}:", "• drøfter status", "• godkender tidsplanen"),
        ("droefte", "godkende"),
    ),
    Asked(
        (
            "Det indstilles:",
            "a) at {kkr} godkender budgettet,",
            "b) at {kkr} tager regnskabet til efterretning.",
        ),
        ("godkende", "tage-til-efterretning"),
    ),
    Asked(
        ("Det indstilles, at", "1) {kkr} tiltræder aftalen", "2) {kkr} drøfter planen"),
        ("tiltraede", "droefte"),
    ),
    Asked(
        ("Det indstilles, at {kkr}", "1. godkender budgettet", "2. udpeger et medlem"),
        ("godkende", "udpege"),
    ),
    Asked(
        (
            "Sekretariatet indstiller,",
            "at {kkr} drøfter planen,",
            "at {kkr} godkender budgettet.",
        ),
        ("droefte", "godkende"),
    ),
    Asked(
        ("Det indstilles, at {kkr} drøfter planen og godkender budgettet.",),
        ("droefte", "godkende"),
    ),
    Asked(
        (
            (
                "Det indstilles, at {kkr} tager orienteringen til efterretning, og at "
                "{kkr} godkender den videre proces."
            ),
        ),
        ("tage-til-efterretning", "godkende"),
    ),
    Asked(
        (
            (
                "Det indstilles, at {kkr} godkender planen. Det indstilles desuden, at "
                "{kkr} udpeger et medlem."
            ),
        ),
        ("godkende", "udpege"),
    ),
    Asked(
        ("Det indstilles, at {kkr} anbefaler kommunerne at tiltræde aftalen.",),
        (None,),
    ),
    Asked(
        (
            (
                "Det indstilles, at {kkr} anbefaler kommunalbestyrelserne, at de "
                "godkender rammeaftalen."
            ),
        ),
        (None,),
    ),
    Asked(
        ("Det indstilles, at {kkr} bakker op om udtalelsen.",),
        (None,),
    ),
    Asked(
        ("Det indstilles, at {kkr} indstiller to medlemmer til repræsentantskabet.",),
        ("indstille",),
    ),
    Asked(
        ("Indstilling til {kkr}: at planen godkendes.",),
        ("godkende",),
    ),
    Asked(
        ("Det indstilles, at {kkr} vedtager forslaget.",),
        ("beslutte",),
    ),
)

# acts -> (printed, outcome, conformity); what follows no recommendation stands under ()
SAME: Final = "as-recommended"
Acts: TypeAlias = tuple[str | None, ...]
DECISIONS: Final[dict[Acts, tuple[tuple[str, str | None, str | None], ...]]] = {
    ("godkende",): (
        ("Godkendt.", "godkendt", SAME),
        ("Godkendt", "godkendt", SAME),
        ("{kkr} godkendte forslaget.", "godkendt", SAME),
        ("{kkr} godkendte indstillingen.", "godkendt", SAME),
        ("Indstillingen blev godkendt.", "godkendt", SAME),
        ("Indstillingen godkendt.", "godkendt", SAME),
        ("Indstillingen blev tiltrådt.", "godkendt", SAME),
        ("Forslaget blev enstemmigt godkendt.", "godkendt", SAME),
        (
            "KKR godkendte forslaget med den ændring, at fristen rykkes.",
            "aendret",
            "amended",
        ),
        ("Godkendt med følgende bemærkninger: Fristen rykkes.", "godkendt", None),
        ("Forslaget blev ikke godkendt.", "ikke-godkendt", "against"),
        ("Indstillingen blev ikke godkendt.", "ikke-godkendt", "against"),
        ("{kkr} kunne ikke godkende forslaget.", "ikke-godkendt", "against"),
        ("Udsat.", "udsat", None),
        ("Punktet blev udsat til næste møde.", "udsat", None),
        ("Sagen blev taget af dagsordenen.", None, None),
        ("Sagen afventer høringen.", "udsat", None),
        ("Indstillingen blev delvist godkendt.", "aendret", "in-part"),
    ),
    ("tiltraede",): (
        ("Tiltrådt.", "tiltraadt", SAME),
        ("{kkr} tiltrådte aftalen.", "tiltraadt", SAME),
        ("Indstillingen blev tiltrådt.", "tiltraadt", SAME),
        ("Indstillingen blev fulgt.", "tiltraadt", SAME),
        ("{kkr} tiltrådte indstillingen.", "tiltraadt", SAME),
        ("Aftalen blev tiltrådt med enkelte rettelser.", "aendret", "amended"),
        ("Punktet udsættes.", "udsat", None),
    ),
    ("tage-til-efterretning",): (
        ("Taget til efterretning.", "taget-til-efterretning", SAME),
        ("{kkr} tog orienteringen til efterretning.", "taget-til-efterretning", SAME),
        ("Orienteringen blev taget til efterretning.", "taget-til-efterretning", SAME),
        ("Orienteringen toges til efterretning.", "taget-til-efterretning", SAME),
        ("Til efterretning.", "taget-til-efterretning", SAME),
        ("Orienteringen er taget til efterretning.", "taget-til-efterretning", SAME),
        ("Indstillingen blev tiltrådt.", "taget-til-efterretning", SAME),
    ),
    ("droefte",): (
        ("Drøftet.", "droeftet", SAME),
        ("{kkr} drøftede sagen.", "droeftet", SAME),
        ("Sagen blev drøftet.", "droeftet", SAME),
        ("KKR drøftede oplægget og takkede for indsatsen.", "droeftet", SAME),
        ("Udskudt til næste møde.", "udsat", None),
    ),
    ("foerste-droeftelse",): (
        ("{kkr} tog en første drøftelse af budgettet.", "droeftet", SAME),
        ("{kkr} drøftede budgettet.", "droeftet", SAME),
    ),
    ("udpege",): (
        ("{kkr} udpegede tre medlemmer.", "besluttet", SAME),
        ("Indstillingen blev godkendt.", "besluttet", SAME),
    ),
    ("beslutte",): (
        ("{kkr} besluttede placeringen.", "besluttet", SAME),
        ("Vedtaget.", "besluttet", SAME),
        ("Forslaget blev vedtaget.", "besluttet", SAME),
    ),
    ("droefte", "godkende"): (
        ("{kkr} drøftede sagen og godkendte indstillingen.", "droeftet", SAME),
        ("Indstillingen blev tiltrådt.", "tiltraadt", SAME),
        ("{kkr} drøftede status. Tidsplanen blev godkendt.", "droeftet", SAME),
        ("{kkr} drøftede status. Tidsplanen blev udskudt.", "droeftet", "in-part"),
    ),
    (): (
        (
            "{kkr} tog orienteringen til efterretning.",
            "taget-til-efterretning",
            "no-recommendation",
        ),
        ("Drøftet.", "droeftet", "no-recommendation"),
    ),
}


def bare(text: str) -> bool:
    """Say whether a decision may stand under no heading and be known by itself."""
    return text.startswith(
        (
            "{kkr} ",
            "KKR ",
            "Indstillingen ",
            "Godkendt",
            "Drøftet",
            "Udsat",
            "Taget til",
            "Tiltrådt",
            "Orienteringen blev",
        )
    )


# (what stands in the list, the annexes without their number)
ANNEXES: Final = (
    (
        ("Bilag 1: Notat om eksempler", "Bilag 2: Oversigt over prøver"),
        ("Notat om eksempler", "Oversigt over prøver"),
    ),
    (("Bilag 1 - Notat om eksempler",), ("Notat om eksempler",)),
    (("Bilag 1. Notat om eksempler",), ("Notat om eksempler",)),
    (
        ("– Notat om eksempler", "– Oversigt over prøver"),
        ("Notat om eksempler", "Oversigt over prøver"),
    ),
    (
        ("1. Notat om eksempler", "2. Oversigt over prøver"),
        ("Notat om eksempler", "Oversigt over prøver"),
    ),
    (
        ("Notat om eksempler", "Oversigt over prøver"),
        ("Notat om eksempler", "Oversigt over prøver"),
    ),
    (
        ("Notat om eksempler", "https://eksempel.example/notat.pdf"),
        ("Notat om eksempler",),
    ),
    (("Notat om eksempler (lukket bilag)",), ("Notat om eksempler (lukket bilag)",)),
    (("Bilag A: Notat om eksempler",), ("Notat om eksempler",)),
    (("Ingen",), ()),
    (("Ingen bilag.",), ()),
    (("Der er ingen bilag til punktet.",), ()),
    (("-",), ()),
    ((), ()),
)
