"""The 98 municipalities: ``municipalities.csv`` in, ``municipalities.ttl`` out.

The table is edited by hand; the Turtle is never.  After a change to the table run, in
a checkout:

    python -m kkr_graph.municipalities

What a row rests on is said per value: a CVR number that one list gives is less sure
than one that two lists agree on, and only a Wikidata item that a second source
confirms is called an exact match.  A NUTS 3 code names an area that several of them
lie in, not the municipality, and stays in the table, as do the neighbours.
"""

import csv
import io
from collections.abc import Iterator
from typing import Final

from kkr_graph.resources import CHECKOUT
from kkr_graph.vocabulary import BASE, DEF

Row = dict[str, str]

HEAD: Final = f"""\
# Made from municipalities.csv by kkr_graph.municipalities: edit the table, not this.

BASE <{BASE}>

PREFIX kkr:  <{DEF}>
PREFIX adms: <http://www.w3.org/ns/adms#>
PREFIX dct:  <http://purl.org/dc/terms/>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX oa:   <http://www.w3.org/ns/oa#>
PREFIX org:  <http://www.w3.org/ns/org#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX wd:   <http://www.wikidata.org/entity/>
PREFIX wgs:  <http://www.w3.org/2003/01/geo/wgs84_pos#>
"""

# As the columns name a source: its title, its page, its edition or a reservation.
SOURCES: Final = {
    "whosonfirst-admin-dk": (
        "Who's On First: administrative områder i Danmark",
        "https://github.com/whosonfirst-data/whosonfirst-data-admin-dk",
        "Udgave: commit ba045a8. Felterne dk-geodk:* og eurostat:*.",
    ),
    "digitalidentity": (
        "Liste over kommuner (Java-tabel, dk.digitalidentity.ap, offentlig kildekode)",
        "",
        "Set i offentlig kildekode; uden varig adresse.",
    ),
    "greg": (
        "Liste over danske myndigheder (SQL-tabel, skema greg, i offentlig kildekode)",
        "",
        "Set i offentlig kildekode; uden varig adresse. 11 rækker er ikke læst.",
    ),
    "dr5hn": (
        "Countries States Cities Database: contributions/cities/DK.json",
        "https://github.com/dr5hn/countries-states-cities-database",
        "Udgave: commit 7fda0af. Bygger selv delvis på Wikidata.",
    ),
    "name-suggestion-index": (
        "name-suggestion-index 8.0.20260918",
        "https://github.com/osmlab/name-suggestion-index",
        "Udgave: npm-pakken 8.0.20260918.",
    ),
    "alltheplaces": (
        "All the Places",
        "",
        "Set i offentlig kildekode; uden angivelse af udgave.",
    ),
    "nominatim": (
        "Nominatim: prøvesvar i offentlig kildekode på GitHub",
        "",
        "Set i offentlig kildekode; uden angivelse af udgave.",
    ),
}
KEYS: Final = {"digitalidentity": "kommuneliste-digitalidentity"} | {
    "greg": "myndighedsliste-greg",
    "dr5hn": "countries-states-cities-database",
}
COUNCIL_OF_REGION: Final = "<id/document/web/kl-om-kkr/passage/et-kkr-for-hver-region>"


def rows(table: str) -> list[Row]:
    """Return the rows of the *table*, in the order of their codes."""
    return sorted(csv.DictReader(io.StringIO(table)), key=lambda row: row["code"])


def turtle(table: str) -> str:
    """Return the Turtle that says what the *table* says."""
    blocks = [HEAD.rstrip(), "### Graph", *_graph(), "### Municipalities"]
    for row in rows(table):
        blocks += _municipality(row)
    blocks += ["### Sources", *_sources()]
    return "\n\n".join(blocks) + "\n"


def _graph() -> Iterator[str]:
    yield _block(
        "<graph/reference/municipalities>",
        "a kkr:SourceGraph",
        'dct:title "Kommuner"@da , "Municipalities"@en',
        "kkr:stage <concept/stage/register>",
        "kkr:accessLevel <concept/access-level/public>",
        "dct:license <https://creativecommons.org/licenses/by/4.0/>",
    )


def _municipality(row: Row) -> Iterator[str]:
    code, council = row["code"], row["kkr"]
    place = _passage("whosonfirst-admin-dk", code)
    lists = [_passage(source, code) for source in row["cvr_sources"].split()]
    items = [_passage(source, code) for source in row["wikidata_sources"].split()]
    match = "exactMatch" if len(items) > 1 else "closeMatch"
    identifiers = (
        ("kommunekode", code, [place, *lists], "high"),
        ("cvr", row["cvr"], lists, "high" if len(lists) > 1 else "medium"),
        ("wikidata", row["wikidata"], items, "high" if len(items) > 1 else "medium"),
        ("dagi", row["dagi"], [place], "medium"),
        ("lau", row["lau"], [place], "medium"),
    )
    named = [_identifier(kind, value) for kind, value, _, _ in identifiers]
    yield _block(
        f"<id/municipality/{code}>",
        "a kkr:Municipality",
        f'skos:prefLabel "{row["official_name"]}"@da',
        f'skos:altLabel "{row["name"]}"@da',
        f"adms:identifier{_list(named)}",
        f"wgs:lat {row['latitude']}",
        f"wgs:long {row['longitude']}",
        f"org:linkedTo <id/region/{row['region']}>",
        f"skos:{match} wd:{row['wikidata']}",
        "kkr:confidence <concept/confidence/high>",
        f"prov:wasDerivedFrom{_list([place, *lists])}",
    )
    yield _block(
        f"<id/participation/kkr-{council}/{code}>",
        "a kkr:Participation",
        f"org:member <id/municipality/{code}>",
        f"org:organization <id/kkr/{council}>",
        "org:role <concept/role/medlem>",
        "kkr:confidence <concept/confidence/high>",
        f"prov:wasDerivedFrom{_list([place, COUNCIL_OF_REGION])}",
    )
    for kind, value, passages, confidence in identifiers:
        yield _block(
            _identifier(kind, value),
            "a adms:Identifier",
            f'skos:notation "{value}"',
            f"kkr:identifierKind <concept/identifier-kind/{kind}>",
            f"kkr:confidence <concept/confidence/{confidence}>",
            f"prov:wasDerivedFrom{_list(passages)}",
        )
    yield _where("whosonfirst-admin-dk", code, f"post {row['whosonfirst']}")
    for source in row["cvr_sources"].split():
        yield _where(source, code, f"rækken for {row['official_name']}")
    for source in row["wikidata_sources"].split():
        yield _where(source, code, f"posten for {row['name']} med {row['wikidata']}")


def _sources() -> Iterator[str]:
    for source, (title, page, note) in SOURCES.items():
        found = "on-the-web" if page else "referenced-only"
        yield _block(
            f"<id/document/datasaet/{KEYS.get(source, source)}>",
            "a kkr:Document",
            f'dct:title "{title}"@da',
            "kkr:documentKind <concept/document-kind/datasaet>",
            f"kkr:availability <concept/availability/{found}>",
            *([f"foaf:page <{page}>"] if page else []),
            f'skos:note "{note}"@da',
        )
    yield _block(
        "<id/document/web/kl-om-kkr>",
        "a kkr:Document",
        'dct:title "Om KKR (side på kl.dk)"@da',
        "kkr:documentKind <concept/document-kind/webside>",
        "kkr:availability <concept/availability/on-the-web>",
        "foaf:page <https://www.kl.dk/politik/kkr/om-kkr>",
    )
    yield _block(
        COUNCIL_OF_REGION,
        "a kkr:Passage",
        "oa:hasSource <id/document/web/kl-om-kkr>",
        'kkr:locator "ét KKR for hver region"',
    )


def _where(source: str, code: str, locator: str) -> str:
    return _block(
        _passage(source, code),
        "a kkr:Passage",
        f"oa:hasSource <id/document/datasaet/{KEYS.get(source, source)}>",
        f'kkr:locator "{locator}"',
    )


def _passage(source: str, code: str) -> str:
    return f"<id/document/datasaet/{KEYS.get(source, source)}/passage/{code}>"


def _identifier(kind: str, value: str) -> str:
    return f"<id/identifier/{kind}/{value.lower().replace('_', '-')}>"


def _list(values: list[str]) -> str:
    if len(values) == 1:
        return f" {values[0]}"
    return "\n        " + " ,\n        ".join(values)


def _block(subject: str, *statements: str) -> str:
    return "\n".join([subject, *(f"    {line} ;" for line in statements), "."])


def main() -> None:
    """Write the Turtle anew, beside the table it says."""
    if CHECKOUT is None:
        message = "the table is edited in a checkout, not in an installed package"
        raise SystemExit(message)
    table = CHECKOUT / "data" / "reference" / "municipalities.csv"
    written = turtle(table.read_text(encoding="utf-8"))
    table.with_suffix(".ttl").write_text(written, encoding="utf-8")


if __name__ == "__main__":
    main()
