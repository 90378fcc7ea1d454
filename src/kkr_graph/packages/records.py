"""What a catalogue says of a release, as one kind of reader gets it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from kkr_graph import owners
from kkr_graph.catalogue import Dataset, Distribution, Publisher
from kkr_graph.headers import Words
from kkr_graph.packages.contents import Contents
from kkr_graph.packages.tables import Table

_DATE: Final = "http://www.w3.org/2001/XMLSchema#date"
_NAME: Final = Words(
    "{name}: grafen, udgivelse {release}", "{name}: graph, release {release}"
)
_ABOUT: Final = Words(
    "Hvad papirerne fra {name} siger om møder, indstillinger, beslutninger, "
    "tovholdere, penge og frister, hver oplysning med sin kilde. Grafer: {graphs}. "
    "Udsagn: {statements}.",
    "What the papers of {name} say of meetings, recommendations, decisions, leads, "
    "money and deadlines, each fact with its source. Graphs: {graphs}. Statements: "
    "{statements}.",
)
_CHANGED: Final = Words("Siden {previous}: {changes}.", "Since {previous}: {changes}.")
_NOTHING: Final = Words("intet er ændret", "nothing has changed")
_KINDS: Final[Mapping[str, Words]] = {
    "added": Words("{} kommet til", "{} added"),
    "changed": Words("{} ændret", "{} changed"),
    "ended": Words("{} ophørt", "{} ended"),
    "withdrawn": Words("{} trukket tilbage", "{} withdrawn"),
    "removed": Words("{} faldet bort", "{} removed"),
}
_FILES: Final[Mapping[str, tuple[str, Words, Words]]] = {
    "graphs.nq": (
        "nq",
        Words("Graferne som N-Quads", "The graphs as N-Quads"),
        Words(
            "Den kanoniske form, som kontrolsummerne gælder.",
            "The canonical form that the hashes are of.",
        ),
    ),
    "graphs.trig": (
        "trig",
        Words("Graferne som TriG", "The graphs as TriG"),
        Words("Det samme, sat op til at læse.", "The same, laid out for reading."),
    ),
    "graphs.jsonld": (
        "jsonld",
        Words("Graferne som JSON-LD", "The graphs as JSON-LD"),
        Words("Det samme, til den, der kender JSON.", "The same, for who knows JSON."),
    ),
    "kkr.xlsx": (
        "xlsx",
        Words("Det hele som regneark", "All of it as a workbook"),
        Words(
            "Et ark for hver slags ting, med de fælles oplysninger.",
            "A sheet for each kind of thing, with the common ground.",
        ),
    ),
}
_TABLE: Final = Words("Tabel: {}", "Table: {}")
_PART: Final = Words("Ændringer siden {}", "Changes since {}")
_PART_ABOUT: Final = Words(
    "En underskrevet pakke, hvis grafer bygger på {}; resten er som i hele pakken.",
    "A signed package whose graphs build on {}; the rest is as in the whole package.",
)
_WHOLE: Final = Words("Hele pakken", "The whole package")
_WHOLE_ABOUT: Final = Words(
    "En underskrevet pakke med graferne, regneark, tabeller og beskrivelser.",
    "A signed package of the graphs, a workbook, tables and descriptions.",
)


@dataclass(frozen=True, slots=True)
class Offer:
    """A package that is offered.

    url    where it is fetched from; None if that is not known
    size   in bytes; None if that is not known
    since  the release that it builds on; None if it carries every graph
    """

    url: str | None = None
    size: int | None = None
    since: str | None = None


def file_name(contents: Contents, since: str | None = None) -> str:
    """Return what a package of *contents* is called, unless somebody names it."""
    release, builds = contents.release.name, f"-since-{since}" if since else ""
    return f"kkr-{contents.council}-{release}{builds}-{contents.access}.zip"


def unpacked(
    contents: Contents,
    publisher: Publisher,
    files: Mapping[str, bytes],
    tables: Iterable[Table],
) -> Dataset:
    """Return the record that lies in a package: of each file with data in it."""
    known = {
        **_FILES,
        **{table.file: ("csv", *_told(table)) for table in tables},
    }
    return _dataset(
        contents,
        publisher,
        tuple(
            Distribution(
                f"{_iri(contents)}/{name}", title, about, form, len(files[name])
            )
            for name, (form, title, about) in sorted(known.items())
        ),
    )


def packed(
    contents: Contents, publisher: Publisher, offers: Iterable[Offer]
) -> Dataset:
    """Return the record of the packages that *contents* is offered in."""
    return _dataset(
        contents, publisher, tuple(_offered(contents, one) for one in offers)
    )


def _offered(contents: Contents, offer: Offer) -> Distribution:
    name, about, since = _WHOLE, _WHOLE_ABOUT, offer.since
    if since is not None:
        name, about = _filled(_PART, since), _filled(_PART_ABOUT, since)
    return Distribution(
        iri=f"{_iri(contents)}/{file_name(contents, since)}",
        name=name,
        about=about,
        form="zip",
        size=offer.size,
        download=offer.url,
    )


def _dataset(
    contents: Contents, publisher: Publisher, files: tuple[Distribution, ...]
) -> Dataset:
    days = sorted(_days(contents)) or [contents.day]
    told = {
        "release": contents.release.name,
        "graphs": len(contents.facts),
        "statements": sum(len(one.triples) for one in contents.facts),
    }
    return Dataset(
        iri=_iri(contents),
        name=_named(_NAME, publisher, told),
        about=_named(_ABOUT, publisher, told),
        version=contents.release.name,
        issued=contents.release.made,
        access=contents.access,
        licence=contents.licences[0] if len(contents.licences) == 1 else None,
        first=days[0],
        last=days[-1],
        distributions=files,
        previous=_iri(contents, contents.previous) if contents.previous else None,
        notes=changes(contents),
    )


def changes(contents: Contents) -> Words | None:
    """Return what was changed since the release before, in words; None: no such."""
    if contents.previous is None:
        return None
    counted = contents.changes
    danish = [_KINDS[kind].da.format(many) for kind, many in counted.items()]
    english = [_KINDS[kind].en.format(many) for kind, many in counted.items()]
    before = contents.previous
    return Words(
        _CHANGED.da.format(previous=before, changes=", ".join(danish) or _NOTHING.da),
        _CHANGED.en.format(previous=before, changes=", ".join(english) or _NOTHING.en),
    )


def _iri(contents: Contents, release: str | None = None) -> str:
    """Return the IRI of a release as the reader gets it; others get another."""
    name = release or contents.release.name
    return f"{owners.release(contents.council, name)}/{contents.access}"


def _told(table: Table) -> tuple[Words, Words]:
    name, summary = table.name, table.answer.question.summary
    return _filled(_TABLE, name), summary


def _filled(words: Words, said: str) -> Words:
    return Words(words.da.format(said), words.en.format(said))


def _named(words: Words, publisher: Publisher, told: Mapping[str, object]) -> Words:
    name = publisher.name
    return Words(
        words.da.format(name=name.da, **told), words.en.format(name=name.en, **told)
    )


def _days(contents: Contents) -> Iterator[str]:
    """Yield every day that the graphs speak of."""
    for one in contents.facts:
        for triple in one.triples:
            value = triple.object
            if isinstance(value, ox.Literal) and value.datatype.value == _DATE:
                yield value.value[:10]
