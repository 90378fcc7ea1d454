"""What Danish papers count: the ends of the nouns that make a number an amount.

A noun counts when it ends as one of these (``hjælperelever``, ``opgaveområder``), and
always in the indefinite plural.  Durations are left out: they are not amounts.
"""

from decimal import Decimal
from typing import Final


def _listed(words: str) -> tuple[str, ...]:
    return tuple(words.split())


NUMERALS: Final = {
    word: Decimal(number)
    for number, word in enumerate(
        _listed("to tre fire fem seks syv otte ni ti elleve tolv"), start=2
    )
}

# What comes before -pladser where they are places to learn; other ones are things
PLACES: Final = _listed("""
    elev lære praktik studie uddannelses
""")

PERSONS: Final = _listed("""
    ansatte ansøgere beboere borgere borgmestre brugere børn chefer deltagere
    direktører eksperter elever familier flygtninge formænd forældre indbyggere
    kandidater ledere ledige læger lærere lønmodtagere medarbejdere medlemmer
    mennesker modtagere patienter pendlere personer politikere pædagoger
    repræsentanter rådgivere sagsbehandlere stedfortrædere studerende suppleanter
    sygeplejersker unge ældre
""")

THINGS: Final = _listed("""
    afgørelser afsnit aftaler analyser anbefalinger ansøgninger arbejdspladser
    besvarelser biler boliger busser byer delmål eksemplarer elementer emner enheder
    faser fora forløb formål forslag forvaltninger grupper henvendelser hospitaler
    husstande indikatorer indsatser indstillinger initiativer institutioner
    investeringer job jobcentre kapitler kategorier klynger kommunekontaktråd
    kontrakter kurser kvarterer ladestandere linjer løsninger medlemslande modeller
    moduler møder møderunder områder organisationer partnere pejlemærker perioder
    pladser positioner praksisser principper processer produkter programmer
    projekter punkter rapporter regioner runder råd sager samarbejder scenarier
    senge skoler spor spørgsmål stationer stillinger strategier sygehuse sæder
    temaer tilbud tilsagn tog ton toner uddannelser udvalg virksomheder værksteder
    workshopper workshops
""")
