"""The record itself: a catalogue, its datasets and the files they come in."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from kkr_graph.catalogue import terms
from kkr_graph.catalogue.publisher import Publisher
from kkr_graph.catalogue.terms import ADMS, DCATAP, FORMS, GEO, VCARD, spoken, told
from kkr_graph.headers import Words
from kkr_graph.triples import (
    DCAT,
    DCT,
    FOAF,
    ORG,
    SKOS,
    link,
    node,
    plain,
    typed,
)
from kkr_graph.vocabulary import BASE

_VERSION: Final = "http://www.w3.org/2002/07/owl#versionInfo"
_KEYWORDS: Final = (
    Words("KKR", "KKR"),
    Words("kommunekontaktråd", "municipal contact council"),
    Words("kommuner", "municipalities"),
    Words("dagsordener og referater", "agendas and minutes"),
    Words("tværkommunalt samarbejde", "cooperation between municipalities"),
)
_TITLE: Final = Words("Graf fra {}", "Graph of {}")
_ABOUT: Final = Words(
    "De datasæt, som {} deler af sin graf over, hvad rådets papirer siger.",
    "The datasets that {} shares of its graph of what the papers of the council say.",
)


@dataclass(frozen=True, slots=True)
class Distribution:
    """One file that a dataset comes in.

    iri       its own
    name      what it is called, and ``about`` what is in it
    form      a key of ``terms.FORMS``
    size      in bytes; None if it is not known
    download  where it is fetched from; None if that is not known
    """

    iri: str
    name: Words
    about: Words
    form: str
    size: int | None = None
    download: str | None = None


@dataclass(frozen=True, slots=True)
class Dataset:
    """One release of a council's graph, as one kind of reader gets it.

    iri       that of the release
    version   semantic version
    issued    when it was made, ISO 8601
    access    who may read it: public or councils
    licence   the one licence of all that is in it; None if there are several
    first, last  the first and the last day that anything in it speaks of, ISO 8601
    previous  the IRI of the release before it; None: it is the first
    notes     what was changed since then, in words
    """

    iri: str
    name: Words
    about: Words
    version: str
    issued: str
    access: str
    licence: str | None
    first: str
    last: str
    distributions: tuple[Distribution, ...]
    previous: str | None = None
    notes: Words | None = None


def write(
    place: str, publisher: Publisher, datasets: Sequence[Dataset]
) -> list[ox.Triple]:
    """Return the catalogue called *place* as triples, sorted, each once.

    *datasets* come oldest first; a catalogue that lists none is not valid.
    """
    said = {
        *_catalogue(place, publisher, datasets),
        *_publisher(publisher),
        *_area(publisher),
        *told((terms.DANISH, terms.ENGLISH, terms.THEMES, terms.GOVERNMENT)),
        *told((terms.AVAILABLE,)),
    }
    for one in datasets:
        said.update(_dataset(one, publisher))
        for file in one.distributions:
            said.update(_distribution(file, one))
    return sorted(said, key=str)


def _catalogue(
    place: str, publisher: Publisher, datasets: Sequence[Dataset]
) -> Iterator[ox.Triple]:
    name = publisher.name
    yield node(place, f"{DCAT}Catalog")
    yield from spoken(
        place,
        f"{DCT}title",
        Words(_TITLE.da.format(name.da), _TITLE.en.format(name.en)),
    )
    yield from spoken(
        place,
        f"{DCT}description",
        Words(_ABOUT.da.format(name.da), _ABOUT.en.format(name.en)),
    )
    yield link(place, f"{DCT}publisher", publisher.iri)
    yield link(place, f"{FOAF}homepage", BASE)
    yield node(BASE, f"{FOAF}Document")
    yield from _licence(place, terms.CC_BY)
    yield link(place, f"{DCAT}themeTaxonomy", terms.THEMES)
    yield from _languages(place)
    yield link(place, f"{DCT}spatial", publisher.area)
    days = sorted(one.issued for one in datasets)
    yield typed(place, f"{DCT}issued", days[0], "dateTime")
    yield typed(place, f"{DCT}modified", days[-1], "dateTime")
    for one in datasets:
        yield link(place, f"{DCAT}dataset", one.iri)


def _publisher(publisher: Publisher) -> Iterator[ox.Triple]:
    """Tell who publishes, and where the council can be reached: by its public page.

    A council is a forum of municipalities and no authority of its own; of the kinds of
    publisher that there are, that of its members is nearest.
    """
    iri, contact = publisher.iri, f"{publisher.iri}#contact"
    yield node(iri, f"{FOAF}Agent")
    yield node(iri, f"{ORG}Organization")
    yield from spoken(iri, f"{FOAF}name", publisher.name)
    yield link(iri, f"{DCT}type", terms.LOCAL)
    yield from told((terms.LOCAL,))
    yield link(iri, f"{ORG}classification", publisher.kind)
    yield node(publisher.kind, f"{SKOS}Concept")
    yield from spoken(publisher.kind, f"{SKOS}prefLabel", publisher.kind_name)
    yield node(contact, f"{VCARD}Kind")
    yield node(contact, f"{VCARD}Organization")
    yield from spoken(contact, f"{VCARD}fn", publisher.name)
    yield link(contact, f"{VCARD}hasURL", publisher.page)


def _area(publisher: Publisher) -> Iterator[ox.Triple]:
    """Tell where the area lies: the box around the points of its municipalities."""
    area = publisher.area
    yield node(area, f"{DCT}Location")
    if publisher.box is not None:
        text = ox.NamedNode(f"{GEO}wktLiteral")
        for name, said in (
            ("bbox", publisher.box.outline),
            ("centroid", publisher.box.middle),
        ):
            place = ox.Literal(said, datatype=text)
            yield ox.Triple(ox.NamedNode(area), ox.NamedNode(f"{DCAT}{name}"), place)


def _dataset(one: Dataset, publisher: Publisher) -> Iterator[ox.Triple]:
    iri = one.iri
    yield node(iri, f"{DCAT}Dataset")
    yield from spoken(iri, f"{DCT}title", one.name)
    yield from spoken(iri, f"{DCT}description", one.about)
    yield plain(iri, f"{DCT}identifier", iri)
    yield plain(iri, f"{DCAT}version", one.version)
    yield plain(iri, _VERSION, one.version)
    yield typed(iri, f"{DCT}issued", one.issued, "dateTime")
    yield typed(iri, f"{DCT}modified", one.issued, "dateTime")
    yield link(iri, f"{DCT}publisher", publisher.iri)
    yield link(iri, f"{DCT}creator", publisher.iri)
    yield link(iri, f"{DCAT}contactPoint", f"{publisher.iri}#contact")
    yield link(iri, f"{DCT}accessRights", terms.RIGHTS[one.access])
    yield from told((terms.RIGHTS[one.access],))
    yield link(iri, f"{DCAT}theme", terms.GOVERNMENT)
    for words in _KEYWORDS:
        yield from spoken(iri, f"{DCAT}keyword", words)
    yield from _languages(iri)
    yield link(iri, f"{DCT}spatial", publisher.area)
    yield from _period(iri, one)
    yield link(iri, f"{DCAT}landingPage", BASE)
    if one.previous is not None:
        yield link(iri, f"{DCAT}previousVersion", one.previous)
    if one.notes is not None:
        yield from spoken(iri, f"{ADMS}versionNotes", one.notes)
    for file in one.distributions:
        yield link(iri, f"{DCAT}distribution", file.iri)


def _period(iri: str, one: Dataset) -> Iterator[ox.Triple]:
    period = f"{iri}#period"
    yield link(iri, f"{DCT}temporal", period)
    yield node(period, f"{DCT}PeriodOfTime")
    yield typed(period, f"{DCAT}startDate", one.first, "date")
    yield typed(period, f"{DCAT}endDate", one.last, "date")


def _distribution(file: Distribution, one: Dataset) -> Iterator[ox.Triple]:
    form = FORMS[file.form]
    yield node(file.iri, f"{DCAT}Distribution")
    yield from spoken(file.iri, f"{DCT}title", file.name)
    yield from spoken(file.iri, f"{DCT}description", file.about)
    yield link(file.iri, f"{DCAT}accessURL", file.download or BASE)
    if file.download is not None:
        yield link(file.iri, f"{DCAT}downloadURL", file.download)
    if file.size is not None:
        yield typed(file.iri, f"{DCAT}byteSize", str(file.size), "decimal")
    yield link(file.iri, f"{DCT}format", form.file_type)
    yield link(file.iri, f"{DCAT}mediaType", form.media)
    yield from terms.form(form)
    yield link(file.iri, f"{DCATAP}availability", terms.AVAILABLE)
    yield typed(file.iri, f"{DCT}issued", one.issued, "dateTime")
    yield from _languages(file.iri)
    if one.licence is not None:
        yield from _licence(file.iri, one.licence)


def _licence(this: str, licence: str) -> Iterator[ox.Triple]:
    kind = terms.ATTRIBUTION if licence == terms.CC_BY else terms.OTHER_LICENCE
    yield link(this, f"{DCT}license", licence)
    yield node(licence, f"{DCT}LicenseDocument")
    yield link(licence, f"{DCT}type", kind)
    yield from told((kind,))


def _languages(this: str) -> Iterable[ox.Triple]:
    return (link(this, f"{DCT}language", one) for one in (terms.DANISH, terms.ENGLISH))
