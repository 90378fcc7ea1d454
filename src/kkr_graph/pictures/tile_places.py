"""Where each municipality stands on the tile map, to be checked by eye.

The places were proposed by ``bench/tile_layout.py``, which says how good they are, and
put right by hand where a Dane expects otherwise: the towns along Køge Bugt stand in the
order of the coast, Brønderslev north of Aalborg.  A row: code, column from the west,
row from the north, council, and the name with ``|`` where a tile may break it.

``0411`` is Christiansø, which is no municipality; it is drawn when asked for.
"""

from dataclasses import dataclass
from typing import Final

_TABLE: Final = """\
0101 16  6 hovedstaden  Køben|havn
0147 15  6 hovedstaden  Frede|riks|berg
0151 12  5 hovedstaden  Balle|rup
0153 15  7 hovedstaden  Brønd|by
0155 17  8 hovedstaden  Dra|gør
0157 15  5 hovedstaden  Gen|tofte
0159 14  5 hovedstaden  Glad|saxe
0161 13  6 hovedstaden  Glo|strup
0163 13  5 hovedstaden  Herlev
0165 12  6 hovedstaden  Alberts|lund
0167 16  7 hovedstaden  Hvid|ovre
0169 11  6 hovedstaden  Høje-Taastrup
0173 15  4 hovedstaden  Lyngby-Taarbæk
0175 14  6 hovedstaden  Rød|ovre
0183 13  7 hovedstaden  Ishøj
0185 17  7 hovedstaden  Tårnby
0187 14  7 hovedstaden  Vallens|bæk
0190 13  4 hovedstaden  Fure|sø
0201 13  3 hovedstaden  Alle|rød
0210 14  2 hovedstaden  Fredens|borg
0217 14  1 hovedstaden  Helsing|ør
0219 13  2 hovedstaden  Hille|rød
0223 14  3 hovedstaden  Hørs|holm
0230 14  4 hovedstaden  Ruders|dal
0240 12  4 hovedstaden  Ege|dal
0250 12  3 hovedstaden  Frede|riks|sund
0253 12  7 sjaelland    Greve
0259 11  8 sjaelland    Køge
0260 12  2 hovedstaden  Hals|næs
0265 11  7 sjaelland    Ros|kilde
0269 12  8 sjaelland    Sol|rød
0270 13  1 hovedstaden  Grib|skov
0306 10  5 sjaelland    Ods|herred
0316 10  6 sjaelland    Hol|bæk
0320 11  9 sjaelland    Faxe
0326  9  6 sjaelland    Kalund|borg
0329 10  8 sjaelland    Ring|sted
0330  9  8 sjaelland    Slag|else
0336 12  9 sjaelland    Stevns
0340  9  7 sjaelland    Sorø
0350 10  7 sjaelland    Lejre
0360  9 12 sjaelland    Lolland
0370 10  9 sjaelland    Næst|ved
0376 10 12 sjaelland    Guld|borg|sund
0390 10 10 sjaelland    Vording|borg
0400 15 12 hovedstaden  Born|holm
0410  5  9 syddanmark   Middel|fart
0411 16 11 -            Christi|ans|ø
0420  5 10 syddanmark   Assens
0430  6 10 syddanmark   Faaborg-Midtfyn
0440  7  8 syddanmark   Kerte|minde
0450  7  9 syddanmark   Ny|borg
0461  6  9 syddanmark   Oden|se
0479  7 10 syddanmark   Svend|borg
0480  6  8 syddanmark   Nord|fyn
0482  8 11 syddanmark   Lange|land
0492  6 12 syddanmark   Ærø
0510  2  8 syddanmark   Haders|lev
0530  1  6 syddanmark   Bil|lund
0540  3  9 syddanmark   Sønder|borg
0550  1  8 syddanmark   Tønder
0561  1  7 syddanmark   Es|bjerg
0563  0  7 syddanmark   Fanø
0573  0  6 syddanmark   Varde
0575  2  7 syddanmark   Vejen
0580  2  9 syddanmark   Aaben|raa
0607  4  7 syddanmark   Frede|ricia
0615  3  5 midtjylland  Horsens
0621  3  7 syddanmark   Kol|ding
0630  2  6 syddanmark   Vejle
0657  1  5 midtjylland  Her|ning
0661  1  4 midtjylland  Holste|bro
0665  0  4 midtjylland  Lemvig
0671  0  3 midtjylland  Struer
0706  5  4 midtjylland  Syd|djurs
0707  5  3 midtjylland  Nord|djurs
0710  3  3 midtjylland  Favr|skov
0727  4  5 midtjylland  Odder
0730  4  3 midtjylland  Randers
0740  2  4 midtjylland  Silke|borg
0741  5  6 midtjylland  Samsø
0746  3  4 midtjylland  Skander|borg
0751  4  4 midtjylland  Aarhus
0756  2  5 midtjylland  Ikast-Brande
0760  0  5 midtjylland  Ring|købing-Skjern
0766  3  6 midtjylland  Heden|sted
0773  1  2 nordjylland  Morsø
0779  1  3 midtjylland  Skive
0787  0  2 nordjylland  Thi|sted
0791  2  3 midtjylland  Vi|borg
0810  3  1 nordjylland  Brøn|ders|lev
0813  4  0 nordjylland  Frede|riks|havn
0820  2  2 nordjylland  Vest|himmer|land
0825  6  1 nordjylland  Læsø
0840  3  2 nordjylland  Rebild
0846  4  2 nordjylland  Maria|ger|fjord
0849  2  1 nordjylland  Jammer|bugt
0851  4  1 nordjylland  Aal|borg
0860  3  0 nordjylland  Hjør|ring
"""


@dataclass(frozen=True, slots=True)
class Place:
    """A place on the map, its council, and its name with soft hyphens."""

    code: str
    column: int
    row: int
    council: str
    name: str


def _read(line: str) -> Place:
    code, column, row, council, name = line.split(maxsplit=4)
    soft = name.replace("|", "\N{SOFT HYPHEN}")
    return Place(code, int(column), int(row), council.strip("-"), soft)


PLACES: Final = {place.code: place for place in map(_read, _TABLE.splitlines())}

# Free water beside each council, where its name may stand: column and row, in tiles.
COUNCIL_NAMES: Final = {
    "hovedstaden": (9.0, 2.0),
    "midtjylland": (6.1, 4.0),
    "nordjylland": (5.2, 0.0),
    "sjaelland": (13.2, 9.0),
    "syddanmark": (1.0, 10.0),
}
