"""A package holds what its reader may see, in every form, and never varies."""

import hashlib
import io
import json
import shutil
import subprocess
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pyoxigraph as ox
import pytest
from click.testing import CliRunner

from kkr_graph import canonical, owners, releases, void
from kkr_graph.archive import Archive
from kkr_graph.cli import main
from kkr_graph.errors import NothingToShareError, UnsoundPackageError
from kkr_graph.keys import secret, trust as trusts
from kkr_graph.keys.secret import LIGHT
from kkr_graph.packages import choosing, contents as shared, manifest, opening
from kkr_graph.packages.package import GRAPHS, MANIFEST, SIGNATURE
from kkr_graph.packages.writing import KEPT
from kkr_graph.reports import to_turtle
from kkr_graph.vocabulary import BASE
from releases_to_pack import (
    COUNCIL,
    MADE,
    contents,
    data,
    initiative,
    made,
    packed,
    source,
)

NEXT = "2026-12-18T12:00:00Z"
GREEN = source("eksempel/groen", initiative("groen-eksempel", "Grøn Eksempel"))
BLUE = source("eksempel/blaa", initiative("blaa-eksempel", "Blå Eksempel"))
RED = source("eksempel/roed", initiative("roed-eksempel", "Rød Eksempel"), "councils")
OTHERS = source("andeby-eksempel/alt", initiative("andres", "Andres Eksempel"))
GROUND = source("reference/eksempel")
WITHDRAWN = source("eksempel/withdrawals")
needs_minisign = pytest.mark.skipif(
    shutil.which("minisign") is None, reason="no minisign: apt-get install minisign"
)


def files(package: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def said(package: bytes) -> Mapping[str, object]:
    found: Mapping[str, object] = json.loads(files(package)[MANIFEST])
    return found


@cache
def small() -> bytes:
    """Return the package of a council that has three graphs."""
    folder = Path(mkdtemp())
    try:
        release = made(folder, "1.0.0", [GREEN, BLUE, RED, OTHERS, GROUND])
        return packed(folder, release)
    finally:
        shutil.rmtree(folder)


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The package of what the program is shipped with of KKR Hovedstaden."""
    folder = tmp_path_factory.mktemp("real")
    return packed(folder, made(folder, "1.0.0", data(), council="hovedstaden"))


def test_the_same_release_gives_the_same_bytes(tmp_path: Path) -> None:
    release = made(tmp_path, "1.0.0", [GROUND, OTHERS, RED, BLUE, GREEN])

    assert packed(tmp_path, release) == small()


def test_nothing_in_the_archive_tells_when_or_where_it_was_made() -> None:
    with zipfile.ZipFile(io.BytesIO(small())) as archive:
        entries = archive.infolist()

    assert [one.filename for one in entries] == sorted(one.filename for one in entries)
    assert {one.date_time for one in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {one.external_attr for one in entries} == {0o644 << 16}
    assert not any(one.extra or one.comment or one.flag_bits for one in entries)


def test_the_manifest_names_every_other_file_by_its_sha256() -> None:
    found = files(small())
    listed = manifest.read(found.pop(MANIFEST), "pakke.zip")
    del found[SIGNATURE]

    assert listed.files == {
        name: hashlib.sha256(content).hexdigest() for name, content in found.items()
    }
    assert listed.made == MADE
    assert listed.program.startswith("kkr-graph ")
    assert listed.leans_on == {GROUND.graph: canonical.digest(GROUND.triples)}


def test_a_package_carries_only_graphs_of_its_sender() -> None:
    listed = manifest.read(files(small())[MANIFEST], "pakke.zip")

    assert [(one.graph, one.hash) for one in listed.parts] == [
        (one.graph, canonical.digest(one.triples)) for one in (BLUE, GREEN)
    ]
    quads = [*ox.parse(files(small())[GRAPHS], format=ox.RdfFormat.N_QUADS)]
    assert {str(one.graph_name) for one in quads} == {
        f"<{BLUE.graph}>",
        f"<{GREEN.graph}>",
    }


def test_a_package_expires_some_time_after_its_release() -> None:
    listed = manifest.read(files(small())[MANIFEST], "pakke.zip")

    assert listed.expires == (date(2026, 11, 26) + KEPT).isoformat() == "2027-12-31"
    assert b"31/12-2027" in files(small())["README.txt"]


def test_the_graphs_say_the_same_in_every_form(real: bytes) -> None:
    found = files(real)
    forms = {
        GRAPHS: ox.RdfFormat.N_QUADS,
        "graphs.trig": ox.RdfFormat.TRIG,
        "graphs.jsonld": ox.RdfFormat.JSON_LD,
    }

    read = {name: {*ox.parse(found[name], format=form)} for name, form in forms.items()}
    assert read["graphs.trig"] == read[GRAPHS]
    assert read["graphs.jsonld"] == read[GRAPHS]
    assert len(read[GRAPHS]) > 10_000


def test_the_quads_are_canonical() -> None:
    read = ox.Dataset(ox.parse(files(small())[GRAPHS], format=ox.RdfFormat.N_QUADS))
    read.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)

    lines = sorted(f"{quad} .\n" for quad in read)
    assert files(small())[GRAPHS].decode() == "".join(lines)


@pytest.mark.parametrize(
    "name", ["catalogue.ttl", "provenance.ttl", "report.ttl", "void.ttl"]
)
def test_no_description_has_a_node_without_a_name(real: bytes, name: str) -> None:
    quads = [*ox.parse(files(real)[name], format=ox.RdfFormat.TURTLE)]

    assert quads
    assert not any(isinstance(term, ox.BlankNode) for quad in quads for term in quad)


def test_the_report_says_that_the_graphs_hold(real: bytes) -> None:
    report = files(real)["report.ttl"].decode()

    assert "sh:conforms true" in report
    assert "kkrs:AgendaItem-annex-marks" in report


def test_provenance_says_who_made_the_release_of_what_and_after_which(
    tmp_path: Path,
) -> None:
    first = made(tmp_path, "1.0.0", [GREEN, GROUND])
    second = made(tmp_path, "1.1.0", [GREEN, BLUE, GROUND], day=NEXT)
    whole = shared.of(tmp_path, second, "public", previous=first)
    from kkr_graph.packages import writing  # noqa: PLC0415 - only here
    from releases_to_pack import sign  # noqa: PLC0415 - only here

    told = files(writing.pack(whole, sign))["provenance.ttl"]
    store = ox.Store()
    store.load(told, format=ox.RdfFormat.TURTLE)

    def of(this: str, name: str) -> set[str]:
        found = store.quads_for_pattern(
            ox.NamedNode(this), ox.NamedNode(f"http://www.w3.org/ns/prov#{name}"), None
        )
        return {
            one.object.value for one in found if not isinstance(one.object, ox.Triple)
        }

    release = owners.release(COUNCIL, "1.1.0")
    [making] = of(release, "wasGeneratedBy")
    assert of(release, "wasRevisionOf") == {owners.release(COUNCIL, "1.0.0")}
    assert of(release, "hadMember") == {GREEN.graph, BLUE.graph}
    assert of(release, "generatedAtTime") == {NEXT}
    assert of(making, "used") == {GREEN.graph, BLUE.graph, GROUND.graph}
    assert owners.council(COUNCIL) in of(making, "wasAssociatedWith")


def test_void_counts_what_the_package_carries() -> None:
    held = void.count({one.graph: one.triples for one in (GREEN, BLUE)})
    told = files(small())["void.ttl"].decode()

    assert f"void:triples {held.triples}" in told
    assert f"void:distinctSubjects {held.subjects}" in told
    assert f"<{GREEN.graph}> void:triples {len(GREEN.triples)}" in told


def test_a_later_package_carries_only_what_the_reader_has_not(tmp_path: Path) -> None:
    changed = source("eksempel/groen", initiative("groen-eksempel", "Grønnere"))
    first = made(tmp_path, "1.0.0", [GREEN, BLUE, WITHDRAWN])
    second = made(tmp_path, "1.1.0", [changed, BLUE, WITHDRAWN], day=NEXT)

    listed = manifest.read(
        files(package := packed(tmp_path, second, since=first))[MANIFEST], "pakke.zip"
    )

    assert listed.since == "1.0.0"
    assert listed.base == {
        one.graph: canonical.digest(one.triples) for one in (GREEN, BLUE, WITHDRAWN)
    }
    carried = {one.graph: one.carried for one in listed.parts}
    assert carried == {
        GREEN.graph: True,
        BLUE.graph: False,
        WITHDRAWN.graph: True,  # who missed a package must not miss what is withdrawn
    }
    assert BLUE.graph.encode() not in files(package)[GRAPHS]
    assert b"1.0.0" in files(package)["README.txt"]


def test_tables_and_workbook_of_a_later_package_show_the_whole_release(
    tmp_path: Path,
) -> None:
    first = made(tmp_path, "1.0.0", [GREEN])
    second = made(tmp_path, "1.1.0", [GREEN, BLUE], day=NEXT)

    found = files(packed(tmp_path, second, since=first))

    assert "Grøn Eksempel" in found["csv/initiatives.csv"].decode()
    assert "Blå Eksempel" in found["csv/initiatives.csv"].decode()


def test_a_graph_that_is_no_longer_shared_is_no_part(tmp_path: Path) -> None:
    first = made(tmp_path, "1.0.0", [GREEN, BLUE])
    second = made(tmp_path, "2.0.0", [GREEN], day=NEXT)

    listed = manifest.read(
        files(packed(tmp_path, second, since=first))[MANIFEST], "pakke.zip"
    )

    assert [one.graph for one in listed.parts] == [GREEN.graph]
    assert set(listed.base) == {GREEN.graph, BLUE.graph}


def test_a_package_on_a_release_that_something_was_taken_out_of_carries_all(
    tmp_path: Path,
) -> None:
    first = made(tmp_path, "1.0.0", [GREEN, BLUE])
    mended = replace(first, notes=("withdrawn on 2026-12-01: privacy",))
    second = made(tmp_path, "2.0.0", [GREEN, BLUE], day=NEXT)

    whole = contents(tmp_path, second, since=mended)

    assert all(part.carried for part in whole.parts)
    assert whole.base == {}


def test_a_graph_that_was_dropped_from_the_archive_is_not_compared_with(
    tmp_path: Path,
) -> None:
    first = made(tmp_path, "1.0.0", [GREEN, BLUE])
    second = made(tmp_path, "2.0.0", [GREEN], day=NEXT)
    Archive(tmp_path).drop(first.graphs[BLUE.graph])

    assert set(contents(tmp_path, second, since=first).base) == {GREEN.graph}


def test_what_is_for_nobody_is_not_packed(tmp_path: Path) -> None:
    own = source("eksempel/egne", access="own")
    release = made(tmp_path, "1.0.0", [own, GROUND])

    with pytest.raises(NothingToShareError) as raised:
        packed(tmp_path, release)
    assert own.graph not in raised.value.say("da") + raised.value.say("en")


def test_what_rests_on_what_is_kept_back_is_refused_and_said(tmp_path: Path) -> None:
    resting = source(
        "eksempel/hviler",
        """<id/lead-proposal/hviler> a kkr:LeadProposal ;
             kkr:forInitiative <id/initiative/hemmelig> ;
             kkr:proposalStatus <concept/proposal-status/open> ;
             kkr:unknownReason <concept/unknown-reason/named-in-annex-not-held> .""",
    )
    own = source("eksempel/egne", initiative("hemmelig", "Hemmelig"), "own")
    release = made(tmp_path, "1.0.0", [resting, own])

    with pytest.raises(UnsoundPackageError) as raised:
        packed(tmp_path, release)
    assert raised.value.exit_code == 1
    assert "Hemmelig" not in raised.value.say("da")


def test_what_is_personal_is_refused_and_not_repeated(tmp_path: Path) -> None:
    telling = source("eksempel/ring", initiative("ring", "Ring til os på 12 34 56 78"))
    release = made(tmp_path, "1.0.0", [telling])

    with pytest.raises(UnsoundPackageError) as raised:
        packed(tmp_path, release)
    assert "12 34" not in raised.value.say("da") + raised.value.say("en")


def test_the_package_opens_as_the_receiver_opens_it(tmp_path: Path) -> None:
    key = secret.generate()
    release = made(tmp_path, "1.0.0", [GREEN, BLUE, GROUND])
    (tmp_path / "k").write_text(secret.write(key, COUNCIL, None), "utf-8")

    run = kkr(tmp_path, "--access", "public", "-o", str(tmp_path / "p.zip"))

    assert run == 0
    trust = trusts.Trust().with_key(key.public, COUNCIL, date(2026, 11, 26))
    opened = opening.open_package(tmp_path / "p.zip", trust)
    assert {one.graph for one in opened.facts} == {GREEN.graph, BLUE.graph}
    assert opened.manifest.release == release.name


@needs_minisign
def test_minisign_verifies_the_signature(tmp_path: Path) -> None:
    from kkr_graph.keys import public  # noqa: PLC0415 - only here

    key = secret.generate()
    made(tmp_path, "1.0.0", [GREEN])
    (tmp_path / "k").write_text(
        secret.write(key, COUNCIL, "en lang sætning", LIGHT), "utf-8"
    )
    (tmp_path / "k.pub").write_text(public.write(key.public, COUNCIL), "utf-8")
    (tmp_path / "p").write_text("en lang sætning\n", "utf-8")

    run = kkr(
        tmp_path,
        *("--access", "councils", "-o", str(tmp_path / "p.zip")),
        *("--passphrase-file", str(tmp_path / "p")),
    )

    assert run == 0
    with zipfile.ZipFile(tmp_path / "p.zip") as archive:
        archive.extractall(tmp_path / "out")
    checked = subprocess.run(
        ["minisign", "-Vm", "MANIFEST", "-p", str(tmp_path / "k.pub")],
        cwd=tmp_path / "out",
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stderr
    assert "kkr eksempel 1.0.0 councils" in checked.stdout


def kkr(folder: Path, *args: str) -> int:
    found = CliRunner().invoke(
        main,
        [
            *("pack", "--council", COUNCIL, "--store", str(folder)),
            *("--sign", str(folder / "k"), *args),
        ],
    )
    return found.exit_code


def said_by(folder: Path, *args: str) -> tuple[int, str]:
    (folder / "k").write_text(secret.write(secret.generate(), COUNCIL, None), "utf-8")
    found = CliRunner().invoke(
        main,
        [
            *("pack", "--store", str(folder), "--sign", str(folder / "k")),
            *("--access", "public", "-o", str(folder / "p.zip"), "--lang", "da", *args),
        ],
    )
    return found.exit_code, found.stderr


def test_without_a_release_the_command_says_how_to_make_one(tmp_path: Path) -> None:
    code, told = said_by(tmp_path, "--council", COUNCIL)

    assert code == 2
    assert "kkr release --council eksempel" in told
    assert not (tmp_path / "p.zip").exists()


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        (["--council", COUNCIL, "--release", "1.1.0"], "Mente du »1.0.0«"),
        (["--council", COUNCIL, "--since", "1.0.0"], "tidligere udgivelse"),
        ([], "KKR_COUNCIL"),
        (["--council", "reference"], "reference"),
    ],
)
def test_what_cannot_be_packed_is_said_with_its_remedy(
    tmp_path: Path, args: list[str], expected: str
) -> None:
    made(tmp_path, "1.0.0", [GREEN])

    code, told = said_by(tmp_path, *args)

    assert code == 2
    assert expected in told
    assert not (tmp_path / "p.zip").exists()


def test_the_newest_release_is_packed_unless_one_is_named(tmp_path: Path) -> None:
    for name, day in (("1.9.0", MADE), ("1.10.0", NEXT)):
        made(tmp_path, name, [GREEN], day=day)

    newest = choosing.choose(tmp_path, COUNCIL)
    named = choosing.choose(tmp_path, COUNCIL, "1.9.0")

    assert (newest.release.name, named.release.name) == ("1.10.0", "1.9.0")
    assert newest.previous == named.release
    assert named.previous is None
    assert releases.latest(tmp_path) == newest.release


def test_a_report_is_the_same_with_names_for_its_nodes() -> None:
    from kkr_graph.breaches import Report  # noqa: PLC0415 - only here

    assert f"<{BASE}x#report>" in to_turtle(Report(()), f"{BASE}x")
    assert "_:report" in to_turtle(Report(()))
