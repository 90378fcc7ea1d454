"""A sound package is opened; any other is refused by name before it is loaded."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import made_up_packages as packages
from kkr_graph import canonical, checks
from kkr_graph.errors import (
    AlteredFileError,
    AlteredGraphError,
    BadManifestError,
    BadSignatureError,
    BadValueError,
    ForeignGraphError,
    ForgedPackageError,
    KeyOfAnotherError,
    KkrGraphError,
    MissingSourceError,
    NamelessNodeError,
    NoGraphError,
    NotQuadsError,
    OtherSelfError,
    PackageFilesError,
    PackageTooLargeError,
    RevokedKeyError,
    StrayGraphError,
    UnknownTermError,
    UnsignedPackageError,
    UntrustedKeyError,
)
from kkr_graph.keys import signature
from kkr_graph.keys.public import PublicKey
from kkr_graph.keys.trust import Trust
from kkr_graph.packages import opening, unpacking
from kkr_graph.packages.package import Package, Part
from made_up_packages import INITIATIVES, KEY, OTHER_KEY, TRUST, graph, made

Files = dict[str, bytes]


def opened(data: bytes, trust: Trust = TRUST) -> Package:
    return opening.read(data, "pakke.zip", trust)


def refused(data: bytes, by: type[KkrGraphError], trust: Trust = TRUST) -> str:
    """Return what is said, in Danish, of a package that is refused by its kind."""
    with pytest.raises(by) as raised:
        opened(data, trust)
    assert type(raised.value) is by
    assert raised.value.say("en")
    return raised.value.say("da")


@pytest.fixture
def nothing_is_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail the test if the graphs of a package are read."""

    def parse(*_: object) -> None:
        pytest.fail("the graphs were read")

    monkeypatch.setattr(opening, "_parsed", parse)


def test_a_sound_package_is_opened_with_all_its_graphs(tmp_path: Path) -> None:
    file = packages.write(tmp_path, made())

    package = opening.open_package(file, TRUST)

    assert [one.graph for one in package.facts] == [
        graph("eksempel/flere"),
        graph("eksempel/initiativer"),
    ]
    assert [canonical.digest(one.triples) for one in package.facts] == [
        part.hash for part in package.manifest.parts
    ]
    assert package.key == KEY.public.id
    assert package.origin == "pakke.zip"
    assert checks.check(package.facts).breaches == ()
    assert package.facts[0].origin == "eksempel 1.2.0: graph/eksempel/flere"


def test_a_graph_that_the_receiver_has_is_left_out() -> None:
    first, second = (packages.facts(text) for text in (INITIATIVES, packages.MORE))
    parts = [packages.part(first, carried=False), packages.part(second)]

    package = opened(made(packages.MORE, parts=parts, since="1.1.0"))

    assert [one.graph for one in package.facts] == [second.graph]


def test_a_file_that_is_not_there_or_too_large_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(MissingSourceError):
        opening.open_package(tmp_path / "nej.zip", TRUST)
    with pytest.raises(MissingSourceError):
        opening.open_package(tmp_path, TRUST)
    file = packages.write(tmp_path, made())
    monkeypatch.setattr(unpacking, "LARGEST", 100)
    with pytest.raises(PackageTooLargeError):
        opening.open_package(file, TRUST)


def dropping(name: str) -> Callable[[Files], object]:
    return lambda files: files.pop(name)


def adding(name: str, content: bytes) -> Callable[[Files], object]:
    return lambda files: files.update({name: content})


@pytest.mark.usefixtures("nothing_is_parsed")
@pytest.mark.parametrize(
    ("data", "said"),
    [
        (made(after=dropping("MANIFEST")), "mangler: MANIFEST"),
        (made(after=dropping("graphs.nq")), "mangler: graphs.nq"),
        (made(more={"a": b"1"}, after=dropping("a")), "mangler: a"),
        (made(after=adding("ekstra.exe", b"MZ")), "overflødige: ekstra.exe"),
        (packages.packed({"x": b"1"}), "mangler: MANIFEST"),
    ],
)
def test_the_files_are_those_of_the_manifest(data: bytes, said: str) -> None:
    assert said in refused(data, PackageFilesError)


@pytest.mark.usefixtures("nothing_is_parsed")
@pytest.mark.parametrize("name", ["graphs.nq", "leads.csv"])
def test_a_file_that_was_changed_is_refused(name: str) -> None:
    data = made(more={"leads.csv": b"1"}, after=adding(name, b"noget andet"))

    assert name in refused(data, AlteredFileError)


@pytest.mark.usefixtures("nothing_is_parsed")
@pytest.mark.parametrize("content", [b"", b"{}", b"\xff\xfe", b"[" * 99_999])
def test_a_manifest_that_does_not_read_is_refused(content: bytes) -> None:
    refused(made(after=adding("MANIFEST", content)), BadManifestError)


@pytest.mark.usefixtures("nothing_is_parsed")
def test_a_package_without_a_signature_is_refused() -> None:
    assert "ikke underskrevet" in refused(made(key=None), UnsignedPackageError)


@pytest.mark.usefixtures("nothing_is_parsed")
def test_a_signature_in_another_form_is_refused() -> None:
    refused(made(after=adding("MANIFEST.minisig", b"-----BEGIN")), BadSignatureError)


def raised_release(files: Files) -> None:
    files["MANIFEST"] = files["MANIFEST"].replace(b'"1.2.0"', b'"1.3.0"')


def of_other_content(files: Files) -> None:
    said = signature.sign(b"andet", KEY, "kkr eksempel 1.2.0 public")
    files["MANIFEST.minisig"] = signature.write(said)


def of_other_comment(files: Files) -> None:
    said = signature.sign(files["MANIFEST"], KEY, "kkr eksempel 9.9.9 public")
    files["MANIFEST.minisig"] = signature.write(said)


@pytest.mark.usefixtures("nothing_is_parsed")
@pytest.mark.parametrize("after", [raised_release, of_other_content, of_other_comment])
def test_a_forged_package_never_reaches_the_parser(
    after: Callable[[Files], None],
) -> None:
    assert KEY.public.id in refused(made(after=after), ForgedPackageError)


@pytest.mark.usefixtures("nothing_is_parsed")
def test_another_key_with_the_same_id_is_a_forgery() -> None:
    mine = type(KEY)(KEY.number, OTHER_KEY.seed)

    refused(made(key=mine), ForgedPackageError)


@pytest.mark.usefixtures("nothing_is_parsed")
def test_a_key_that_nobody_trusts_opens_nothing() -> None:
    said = refused(made(), UntrustedKeyError, Trust())

    assert "kkr key trust FIL.pub --council eksempel" in said


@pytest.mark.usefixtures("nothing_is_parsed")
def test_the_key_of_another_council_opens_nothing() -> None:
    assert packages.OTHER in refused(made(key=OTHER_KEY), KeyOfAnotherError)


@pytest.mark.usefixtures("nothing_is_parsed")
def test_a_key_that_was_revoked_opens_nothing() -> None:
    gone = TRUST.without(KEY.public.id, packages.DAY)

    assert "26/11-2026" in refused(made(), RevokedKeyError, gone)
    with pytest.raises(RevokedKeyError):
        opening.read(made(), "pakke.zip", gone, KEY.public)


def test_a_key_that_the_reader_gives_opens_its_own_packages_alone() -> None:
    assert opening.read(made(), "pakke.zip", Trust(), KEY.public).facts
    with pytest.raises(UntrustedKeyError):
        opening.read(made(), "pakke.zip", Trust(), OTHER_KEY.public)
    same_id = PublicKey(KEY.number, OTHER_KEY.public.raw)
    with pytest.raises(ForgedPackageError):
        opening.read(made(), "pakke.zip", Trust(), same_id)


def test_a_key_that_the_reader_gives_never_stands_in_for_a_trusted_one() -> None:
    mine = type(KEY)(KEY.number, OTHER_KEY.seed)

    with pytest.raises(ForgedPackageError):
        opening.read(made(key=mine), "pakke.zip", TRUST, mine.public)


SOUND = packages.quads_of([packages.facts(INITIATIVES), packages.facts(packages.MORE)])
S = "<https://w3id.org/kkr/id/initiative/x>"
P = "<http://www.w3.org/2004/02/skos/core#note>"
G = f"<{graph('eksempel/flere')}>"
# Blank nodes that are all alike: to name them takes every order there is.
POISON = "".join(
    f"_:n{a} {P} _:n{b} {G} .\n" for a in range(12) for b in range(12) if a != b
)


@pytest.mark.parametrize(
    ("lines", "by"),
    [
        (f'_:x {P} "x" {G} .\n', NamelessNodeError),
        (f"{S} {P} _:x {G} .\n", NamelessNodeError),
        (f'{S} {P} "x" _:x .\n', NamelessNodeError),
        (f"{S} {P} <<( {S} {P} {S} )>> {G} .\n", NamelessNodeError),
        (POISON, NamelessNodeError),
        (f'{S} {P} "x" .\n', StrayGraphError),
        (f'{S} {P} "x" <{graph("eksempel/andet")}> .\n', StrayGraphError),
        (f'{S} {P} "x" <{graph("andeby-eksempel/x")}> .\n', ForeignGraphError),
        (f'{S} {P} "x" <{graph("reference/councils")}> .\n', ForeignGraphError),
        (f'{S} {P} "x" <{graph("derived")}> .\n', ForeignGraphError),
        (f'{S} {P} "x" <https://eksempel.invalid/g> .\n', ForeignGraphError),
        (f'{S} {P} "x" {G} .\n', AlteredGraphError),
        ("ikke n-quads\n", NotQuadsError),
        (f'<relativ> {P} "x" {G} .\n', NotQuadsError),
        (f'{S} {P} "x" {G}', NotQuadsError),
    ],
)
def test_graphs_that_are_not_the_senders_own_and_named_are_refused(
    lines: str, by: type[KkrGraphError]
) -> None:
    refused(made(quads=SOUND + lines.encode()), by)


@pytest.mark.parametrize("name", ["andeby-eksempel/flere", "reference/councils"])
def test_nothing_may_be_said_of_a_graph_of_another(name: str) -> None:
    level = "kkr:accessLevel <concept/access-level/public>"
    data = made(packages.turtle("eksempel/et", f"<graph/{name}> {level} ."))

    refused(data, ForeignGraphError)


def test_bytes_that_are_no_text_are_refused() -> None:
    bad = f'{S} {P} "'.encode() + b"\xff\xfe" + f'" {G} .\n'.encode()

    refused(made(quads=SOUND + bad), NotQuadsError)


@pytest.mark.parametrize(
    "quads", [b"", b"\n".join(SOUND.splitlines()[1:]) + b"\n", SOUND[: len(SOUND) // 3]]
)
def test_a_graph_that_is_missing_or_cut_short_is_refused(quads: bytes) -> None:
    with pytest.raises((AlteredGraphError, NotQuadsError)):
        opened(made(quads=quads))


def test_the_order_of_the_lines_does_not_matter() -> None:
    shuffled = b"".join(reversed(SOUND.splitlines(keepends=True)))

    assert len(opened(made(quads=shuffled + shuffled)).facts) == 2


def with_part(**other: Any) -> list[Part]:  # noqa: ANN401 - each field has its own kind
    first, second = (packages.facts(text) for text in (INITIATIVES, packages.MORE))
    said = packages.part(second)
    fields = {"graph": said.graph, "hash": said.hash, "statements": said.statements}
    return [packages.part(first), Part(**{**fields, **other})]


@pytest.mark.parametrize(
    ("other", "by"),
    [
        ({"hash": "0" * 64}, AlteredGraphError),
        ({"statements": 1}, AlteredGraphError),
        ({"graph": graph("eksempel/andet")}, StrayGraphError),
        ({"graph": graph("andeby-eksempel/flere")}, ForeignGraphError),
        ({"graph": graph("register/flere")}, ForeignGraphError),
        ({"graph": graph("andeby-eksempel/x"), "carried": False}, ForeignGraphError),
        ({"carried": False}, StrayGraphError),
    ],
)
def test_what_the_manifest_says_of_its_graphs_holds(
    other: dict[str, Any], by: type[KkrGraphError]
) -> None:
    refused(made(parts=with_part(**other)), by)


def test_a_package_of_another_council_than_its_graphs_is_refused() -> None:
    data = made(council=packages.OTHER, key=OTHER_KEY)

    assert "eksempel, ikke andeby-eksempel" in refused(data, ForeignGraphError)


def test_a_graph_may_not_describe_itself_as_another() -> None:
    other = packages.facts(packages.turtle("eksempel/andet"))
    renamed = "".join(f"{triple} {G} .\n" for triple in other.triples).encode()
    parts = [Part(G[1:-1], canonical.digest(other.triples), len(other.triples))]

    said = refused(made(quads=renamed, parts=parts), OtherSelfError)
    assert "eksempel/andet" in said


@pytest.mark.parametrize(
    ("body", "by"),
    [
        ("<id/initiative/x> a kkr:Initiativ .", UnknownTermError),
        (
            '<id/initiative/x> dcat:startDate "2025-02-30"^^xsd:date .',
            BadValueError,
        ),
        ("<graph/eksempel/to> a kkr:SourceGraph .", NoGraphError),
    ],
)
def test_a_graph_is_read_as_every_source_is(body: str, by: type[KkrGraphError]) -> None:
    text = packages.turtle("eksempel/et", body)
    import pyoxigraph as ox  # noqa: PLC0415 - only what goes round the gate

    parsed = [quad.triple for quad in ox.parse(text, format=ox.RdfFormat.TURTLE)]
    name = graph("eksempel/et")
    quads = "".join(f"{triple} <{name}> .\n" for triple in parsed).encode()
    parts = [Part(name, canonical.digest(parsed), len(parsed))]

    refused(made(quads=quads, parts=parts), by)


def test_names_that_a_stranger_chose_hide_nothing_in_a_message() -> None:
    name = graph("eksempel/\\u202Efdp")
    said = refused(
        made(quads=SOUND + f'{S} {P} "x" <{name}> .\n'.encode()), StrayGraphError
    )

    assert said.isprintable()
    assert "\u202e" not in said
