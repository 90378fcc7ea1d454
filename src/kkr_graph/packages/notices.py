"""The two files that a person opens first: what this is, and on which terms."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from kkr_graph.catalogue import Publisher
from kkr_graph.headers import Words
from kkr_graph.packages.contents import Contents, licences
from kkr_graph.spelling import danish_date
from kkr_graph.vocabulary import BASE

_README: Final = """\
{name}, {release}
{line}

DANSK (English below)

Her er, hvad papirerne fra {name} siger om møder, indstillinger,
beslutninger, tovholdere, penge og frister, som det stod {day_da}. Hver
oplysning har sin kilde: dokument, side og citat.

Pakken er {reader_da}.
{since_da}
  kkr.xlsx           det hele i Excel; arket »Læs mig« forklarer resten
  csv/               tabeller; datapackage.json siger, hvad kolonnerne er
  graphs.nq          graferne, en linje for hvert udsagn; dem gælder kontrolsummerne
  graphs.trig        det samme, sat op til at læse
  graphs.jsonld      det samme som JSON-LD (context.jsonld: alle dets ord)
  report.ttl         hvad kontrollen fandt (SHACL)
  catalogue.ttl      posten til et datakatalog (DCAT-AP-DK)
  void.ttl           hvor meget der er af hvad (VoID)
  provenance.ttl     hvem der har lavet det, af hvad (PROV)
  MANIFEST           hver fils SHA-256 og hver grafs RDFC-1.0-kontrolsum
  MANIFEST.minisig   underskriften

Tabellerne og regnearket viser hele udgivelsen. I CSV-filerne står der en apostrof
foran en tekst, som et regneark ellers ville tage for en formel.

Se efter, at pakken er ægte, med programmet minisign og rådets offentlige nøgle:

  minisign -Vm MANIFEST -p NØGLE.pub

Eller med kkr, som også ser efter, at hver fil og graf er, som MANIFEST siger:

  kkr verify PAKKE.zip

Pakken kan tages ind til og med {expires_da}; derefter skal den hentes på ny.
Vilkår: se LICENSE.

ENGLISH

This is what the papers of {name_en} say of meetings, recommendations,
decisions, leads, money and deadlines, as it stood on {day}. Each fact has
its source: document, page and quote. The package is {reader_en}.
{since_en}
The tables and the workbook show the whole release. In the CSV files an apostrophe
stands before a text that a spreadsheet would take for a formula.

See that the package is genuine, with the program minisign and the council's public key:

  minisign -Vm MANIFEST -p KEY.pub

Or with kkr, which also sees that each file and graph is as MANIFEST says:

  kkr verify PACKAGE.zip

The package can be imported through {expires}; after that, fetch a new one.
Terms: see LICENSE. More: {base}
"""
_READERS: Final = {
    "public": Words("til alle", "for everybody"),
    "councils": Words(
        "kun til de fem KKR'er; del den ikke videre",
        "for the five councils only; do not pass it on",
    ),
}
_SINCE: Final = Words(
    "\ngraphs.* har kun de grafer, der er nye eller ændrede siden {}.\n",
    "\ngraphs.* hold only the graphs that are new or changed since {}.\n",
)
_HOLDS: Final = "Grafer fra {name}, udgivelse {release}, {reader}; og det fælles."
_LICENSE: Final = """\
Graferne siger selv, på hvilke vilkår de deles. / Each graph states its own terms.

{terms}
Nævn {name} og udgivelse {release}, og sig, hvad du har ændret.
Give credit to {name}, release {release}, and say what you changed.

Korte citater (højst 25 ord) tilhører dem, der skrev papirerne, og står her som
belæg med dokument og side. De fælles oplysninger i regnearket (kommuner, regioner,
organer) er fra KKR Graph, CC BY 4.0.

Short quotes (at most 25 words) belong to who wrote the papers, and stand here as
evidence with document and page. The common ground in the workbook (municipalities,
regions, bodies) is from KKR Graph, CC BY 4.0.
"""


def read_me(contents: Contents, publisher: Publisher, expires: str) -> bytes:
    """Return ``README.txt``."""
    name, reader, since = publisher.name, _READERS[contents.access], contents.since
    title = f"{name.da}, {contents.release.name}"
    return _README.format(
        name=name.da,
        name_en=name.en,
        release=contents.release.name,
        line="=" * len(title),
        day=contents.day,
        day_da=_danish(contents.day),
        reader_da=reader.da,
        reader_en=reader.en,
        since_da=_SINCE.da.format(since) if since else "",
        since_en=_SINCE.en.format(since) if since else "",
        expires=expires,
        expires_da=_danish(expires),
        base=BASE,
    ).encode()


def holds(contents: Contents, publisher: Publisher) -> str:
    """Return what the workbook of a package is told to hold, in Danish as it is."""
    return _HOLDS.format(
        name=publisher.name.da,
        release=contents.release.name,
        reader=_READERS[contents.access].da,
    )


def terms(contents: Contents, publisher: Publisher) -> bytes:
    """Return ``LICENSE``: the terms that each graph states of itself."""
    return _LICENSE.format(
        terms="".join(_stated(contents)),
        name=publisher.name.da,
        release=contents.release.name,
    ).encode()


def _stated(contents: Contents) -> Iterator[str]:
    """Yield the lines of each licence, and of the graphs that have it."""
    for licence in contents.licences:
        yield f"{licence}\n"
        for one in contents.facts:
            if licence in licences([one]):
                yield f"  {one.graph}\n"


def _danish(day: str) -> str:
    return danish_date(date.fromisoformat(day))
