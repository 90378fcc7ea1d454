"""The words of others that a catalogue uses, each with its class and what it is called.

The authority tables are those of the EU's Publications Office.  Where DCAT-AP-DK 2.0.2
asks for addresses of its own (languages, availability, media types by https), those are
used, and tied to the entry of the authority table that says the same.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from kkr_graph.headers import Words
from kkr_graph.triples import DCT, SKOS, link, node

ADMS: Final = "http://www.w3.org/ns/adms#"
DCATAP: Final = "http://data.europa.eu/r5r/"
GEO: Final = "http://www.opengis.net/ont/geosparql#"
VCARD: Final = "http://www.w3.org/2006/vcard/ns#"
_EU: Final = "http://publications.europa.eu/resource/authority/"
_LANGUAGE: Final = "http://publications.europa.eu/resource/dataset/language/"
_PURL: Final = "http://purl.org/adms/"
_IANA: Final = "https://www.iana.org/assignments/media-types/"
_LABEL: Final = "http://www.w3.org/2000/01/rdf-schema#label"
_NAMED: Final = f"{SKOS}prefLabel"
_CONCEPT: Final = f"{SKOS}Concept"

CC_BY: Final = "https://creativecommons.org/licenses/by/4.0/"
ATTRIBUTION: Final = f"{_PURL}licencetype/Attribution"
OTHER_LICENCE: Final = f"{_PURL}licencetype/UnknownIPR"
LOCAL: Final = f"{_PURL}publishertype/LocalAuthority"
AVAILABLE: Final = f"{DCATAP}availability/stable"
DANISH: Final = f"{_LANGUAGE}DAN"
ENGLISH: Final = f"{_LANGUAGE}ENG"
GOVERNMENT: Final = f"{_EU}data-theme/GOVE"
THEMES: Final = f"{_EU}data-theme"
RIGHTS: Final[Mapping[str, str]] = {
    "public": f"{_EU}access-right/PUBLIC",
    "councils": f"{_EU}access-right/RESTRICTED",
}


@dataclass(frozen=True, slots=True)
class Form:
    """The form of a file: its entry in the table of file types, and its media type."""

    file_type: str
    media: str
    name: str


_XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMS: Final[Mapping[str, Form]] = {
    "csv": Form(f"{_EU}file-type/CSV", f"{_IANA}text/csv", "CSV"),
    "jsonld": Form(f"{_EU}file-type/JSON_LD", f"{_IANA}application/ld+json", "JSON-LD"),
    "nq": Form(f"{_EU}file-type/RDF_N_QUADS", f"{_IANA}application/n-quads", "N-Quads"),
    "trig": Form(f"{_EU}file-type/RDF_TRIG", f"{_IANA}application/trig", "TriG"),
    "xlsx": Form(f"{_EU}file-type/XLSX", f"{_IANA}{_XLSX}", "XLSX"),
    "zip": Form(f"{_EU}file-type/ZIP", f"{_IANA}application/zip", "ZIP"),
}

# What the authority tables call the same.
_SAME: Final[Mapping[str, str]] = {
    AVAILABLE: f"{_EU}planned-availability/STABLE",
    DANISH: f"{_EU}language/DAN",
    ENGLISH: f"{_EU}language/ENG",
}

# Each with its class, the property that names it, and its name.
_SAID: Final[Mapping[str, tuple[str, str, Words]]] = {
    ATTRIBUTION: (_CONCEPT, _NAMED, Words("kreditering", "attribution")),
    OTHER_LICENCE: (_CONCEPT, _NAMED, Words("andre vilkår", "other terms")),
    LOCAL: (
        _CONCEPT,
        _NAMED,
        Words("lokal myndighed", "local authority"),
    ),
    AVAILABLE: (_CONCEPT, _NAMED, Words("stabil", "stable")),
    DANISH: (f"{DCT}LinguisticSystem", _NAMED, Words("dansk", "Danish")),
    ENGLISH: (f"{DCT}LinguisticSystem", _NAMED, Words("engelsk", "English")),
    GOVERNMENT: (
        _CONCEPT,
        _NAMED,
        Words("Regeringen og den offentlige sektor", "Government and public sector"),
    ),
    THEMES: (
        f"{SKOS}ConceptScheme",
        f"{DCT}title",
        Words("Datatemaer", "Data themes"),
    ),
    RIGHTS["public"]: (f"{DCT}RightsStatement", _LABEL, Words("offentlig", "public")),
    RIGHTS["councils"]: (
        f"{DCT}RightsStatement",
        _LABEL,
        Words("begrænset: kun for KKR'erne", "restricted: for the councils only"),
    ),
}


def told(iris: Iterable[str]) -> Iterator[ox.Triple]:
    """Yield what each of *iris* is, and what it is called."""
    for iri in sorted({*iris}):
        kind, named, words = _SAID[iri]
        yield node(iri, kind)
        yield from spoken(iri, named, words)
        if iri in _SAME:
            yield link(iri, f"{SKOS}exactMatch", _SAME[iri])
    if GOVERNMENT in iris:
        yield link(GOVERNMENT, f"{SKOS}inScheme", THEMES)


def form(one: Form) -> Iterator[ox.Triple]:
    """Yield what is to be told of the form of a file."""
    yield node(one.file_type, f"{DCT}MediaTypeOrExtent")
    yield node(one.media, f"{DCT}MediaType")
    for iri in (one.file_type, one.media):
        yield ox.Triple(
            ox.NamedNode(iri), ox.NamedNode(_LABEL), ox.Literal(one.name, language="en")
        )


def spoken(this: str, predicate: str, words: Words) -> Iterator[ox.Triple]:
    """Yield *words* of *this*, in both languages."""
    for text, language in ((words.da, "da"), (words.en, "en")):
        said = ox.Literal(text, language=language)
        yield ox.Triple(ox.NamedNode(this), ox.NamedNode(predicate), said)
