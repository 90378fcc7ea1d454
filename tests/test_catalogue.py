"""The catalogue is what data portals read, to the letter of both profiles."""

import io
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pyoxigraph as ox
import pytest
import rdflib
from click.testing import CliRunner
from pyshacl import validate

from kkr_graph import build, catalogue
from kkr_graph.cli import main
from kkr_graph.packages import records
from kkr_graph.packages.records import Offer
from kkr_graph.vocabulary import BASE
from releases_to_pack import (
    contents,
    data,
    ground,
    initiative,
    made,
    packed,
    source,
)
from seed import shared

DCAT = "http://www.w3.org/ns/dcat#"
DCT = "http://purl.org/dc/terms/"
PROFILES = (
    "dcat-ap-3.0.0-shapes.ttl",
    "dcat-ap-3.0.0-shapes_recommended.ttl",
    "dcat-ap-3.0.0-range.ttl",
    "dcat-ap-dk-2.0.2-shapes.ttl",
    "dcat-ap-dk-2.0.2-shapes-strict.ttl",
)
RESULT = rdflib.URIRef("http://www.w3.org/ns/shacl#ValidationResult")
NEXT = "2026-12-18T12:00:00Z"


@cache
def of_package() -> str:
    """Return the record in a package of KKR Hovedstaden."""
    folder = Path(mkdtemp())
    package = packed(folder, made(folder, "1.0.0", data(), council="hovedstaden"))
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return archive.read("catalogue.ttl").decode()


@cache
def of_store(form: str = "ttl") -> str:
    """Return the record of a store of KKR Hovedstaden with two releases."""
    folder = Path(mkdtemp())
    made(folder, "1.0.0", data(), council="hovedstaden")
    made(folder, "1.1.0", data(), council="hovedstaden", day=NEXT)
    found = CliRunner().invoke(
        main,
        [
            *("catalogue", "--council", "hovedstaden", "--store", str(folder)),
            *("--base", "https://data.eksempel.invalid/kkr/"),
            *("-o", str(folder / f"dcat.{form}")),
        ],
    )
    assert found.exit_code == 0, found.stderr
    return (folder / f"dcat.{form}").read_text("utf-8")


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("record", [of_package, of_store])
def test_the_profiles_find_nothing(record: Callable[[], str], profile: str) -> None:
    shapes = rdflib.Graph().parse(shared("dcat-ap", profile))
    said = rdflib.Graph().parse(data=record(), format="turtle")

    _, report, text = validate(said, shacl_graph=shapes, advanced=True)

    assert isinstance(report, rdflib.Graph)
    assert not [*report.subjects(rdflib.RDF.type, RESULT)], text


def test_every_file_of_the_profiles_is_asked() -> None:
    folder = shared("dcat-ap")

    assert {file.name for file in folder.glob("*.ttl")} == set(PROFILES)


def test_the_three_forms_say_the_same() -> None:
    def read(form: str, name: ox.RdfFormat) -> set[ox.Quad]:
        return {*ox.parse(of_store(form).encode(), format=name)}

    turtle = read("ttl", ox.RdfFormat.TURTLE)
    assert read("jsonld", ox.RdfFormat.JSON_LD) == turtle
    assert read("rdf", ox.RdfFormat.RDF_XML) == turtle


def store_of(text: str) -> ox.Store:
    store = ox.Store()
    store.load(text.encode(), format=ox.RdfFormat.TURTLE)
    return store


def values(text: str, this: str, predicate: str) -> set[str]:
    found = store_of(text).quads_for_pattern(
        ox.NamedNode(this), ox.NamedNode(predicate), None
    )
    return {
        one.object.value
        for one in found
        if isinstance(one.object, ox.NamedNode | ox.Literal)
    }


def test_each_release_is_a_dataset_that_names_the_one_before() -> None:
    release = f"{BASE}release/hovedstaden"
    listed = values(of_store(), f"{BASE}catalogue/hovedstaden", f"{DCAT}dataset")

    assert listed == {f"{release}/1.0.0/public", f"{release}/1.1.0/public"}
    assert values(of_store(), f"{release}/1.1.0/public", f"{DCAT}previousVersion") == {
        f"{release}/1.0.0/public"
    }
    notes = values(
        of_store(),
        f"{release}/1.1.0/public",
        "http://www.w3.org/ns/adms#versionNotes",
    )
    assert notes == {
        "Siden 1.0.0: intet er ændret.",
        "Since 1.0.0: nothing has changed.",
    }


def test_the_packages_are_found_below_the_base_and_nowhere_else() -> None:
    file = f"{BASE}release/hovedstaden/1.0.0/public/kkr-hovedstaden-1.0.0-public.zip"
    here = "https://data.eksempel.invalid/kkr/kkr-hovedstaden-1.0.0-public.zip"

    assert values(of_store(), file, f"{DCAT}downloadURL") == {here}
    assert "downloadURL" not in of_package()


def test_nobody_is_named_and_no_mail_or_phone_is_told() -> None:
    for text in (of_package(), of_store()):
        assert "mailto:" not in text
        assert "tel:" not in text
        assert "hasEmail" not in text
        assert "Individual" not in text
        assert values(
            text,
            f"{BASE}id/kkr/hovedstaden#contact",
            "http://www.w3.org/2006/vcard/ns#hasURL",
        ) == {"https://www.kl.dk/politik/kkr/om-kkr"}


def test_a_council_that_the_ground_does_not_know_is_called_by_its_key(
    tmp_path: Path,
) -> None:
    green = source("eksempel/groen", initiative("groen-eksempel", "Grøn Eksempel"))
    release = made(tmp_path, "1.0.0", [green])
    store, _ = build.in_memory((green,))

    publisher = catalogue.read(store, "eksempel")
    record = records.packed(contents(tmp_path, release), publisher, [Offer()])
    said = catalogue.write(f"{BASE}catalogue/eksempel", publisher, [record])

    assert publisher.name.da == "eksempel"
    assert publisher.box is None
    assert record.first == record.last == "2026-11-26"  # the graphs name no day
    assert not any("bbox" in str(one) for one in said)


def test_a_council_lies_where_its_municipalities_do() -> None:
    store, _ = build.in_memory(ground())

    publisher = catalogue.read(store, "hovedstaden")

    assert publisher.box is not None
    assert 14 < publisher.box.east < 16  # Bornholm
    assert publisher.box.outline.startswith("POLYGON((11.")
    assert publisher.area == f"{BASE}id/region/1084"


def test_several_licences_are_none_of_the_whole(tmp_path: Path) -> None:
    one = source("eksempel/et")
    other = source(
        "eksempel/to",
        "<graph/eksempel/to> dct:license <https://eksempel.invalid/andre-vilkaar> .",
    )

    shared_ = contents(tmp_path, made(tmp_path, "1.0.0", [one, other]))

    store, _ = build.in_memory((one,))
    record = records.packed(shared_, catalogue.read(store, "eksempel"), [Offer()])
    assert len(shared_.licences) == 2
    assert record.licence is None


def test_what_is_not_public_is_in_no_catalogue(tmp_path: Path) -> None:
    hidden = source("eksempel/hemmelig", initiative("x", "Kanariefugl"), "councils")
    seen = source("eksempel/groen", initiative("groen-eksempel", "Grøn Eksempel"))
    made(tmp_path, "1.0.0", [hidden])

    def run() -> tuple[int, str]:
        found = CliRunner().invoke(
            main,
            ["catalogue", "--council", "eksempel", "--store", str(tmp_path)],
        )
        return found.exit_code, found.output

    assert run()[0] == 4
    made(tmp_path, "1.1.0", [hidden, seen], day=NEXT)
    code, told = run()
    assert code == 0
    assert "hemmelig" not in told
    assert "1.1.0/public" in told
