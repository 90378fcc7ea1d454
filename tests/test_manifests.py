"""What a package says it is reads back as it was written, or is refused by name."""

import json

import pytest

from kkr_graph.errors import BadManifestError
from kkr_graph.packages import manifest
from kkr_graph.packages.package import Manifest, Part

HASH = "0f" * 32
GRAPH = "https://w3id.org/kkr/graph/eksempel/tovholdere"
SAID = Manifest(
    council="eksempel",
    release="1.2.0",
    made="2026-11-26T09:30:00Z",
    expires="2027-12-31",
    access="public",
    since=None,
    base={},
    parts=(Part(GRAPH, HASH, 3),),
    leans_on={"https://w3id.org/kkr/graph/reference/councils": HASH},
    files={"graphs.nq": HASH, "csv/leads.csv": HASH},
    program="kkr-graph 0.1.0",
)


def test_a_manifest_reads_back_as_it_was_written() -> None:
    written = manifest.write(SAID)

    assert manifest.read(written, "pakke.zip") == SAID
    assert manifest.write(manifest.read(written, "pakke.zip")) == written


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("council", "reference"),
        ("council", "../hovedstaden"),
        ("release", "1.2"),
        ("release", "01.2.3"),
        ("made", "2026-02-30T09:30:00Z"),
        ("expires", "31/12-2027"),
        ("access", "own"),
        ("access", ["public"]),
        ("files", {"MANIFEST.minisig": HASH}),
        ("since", 1),
        ("base", {"https://example.org/": HASH}),
        (
            "parts",
            [{"graph": GRAPH, "hash": HASH, "statements": True, "carried": True}],
        ),
        ("parts", [{"graph": GRAPH, "hash": HASH}]),
        ("leans_on", {GRAPH: "abc"}),
        ("files", {"../../etc/passwd": HASH}),
        ("files", {"/etc/passwd": HASH}),
        ("files", {"a\\b": HASH}),
        ("files", {"MANIFEST": HASH}),
        ("program", None),
        ("format", 2),
        ("unheard-of", 1),
    ],
)
def test_a_field_that_holds_something_else_is_named(field: str, value: object) -> None:
    said = {**json.loads(manifest.write(SAID)), field: value}

    with pytest.raises(BadManifestError) as raised:
        manifest.read(json.dumps(said).encode(), "pakke.zip")
    assert raised.value.data["field"] == field


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"\xff", b'{"format": 1, "format": 1}', b"[" * 100_000]
)
def test_what_is_no_manifest_is_refused(content: bytes) -> None:
    with pytest.raises(BadManifestError):
        manifest.read(content, "pakke.zip")


def test_one_graph_cannot_stand_twice() -> None:
    said = json.loads(manifest.write(SAID))
    said["parts"] *= 2

    with pytest.raises(BadManifestError, match="parts"):
        manifest.read(json.dumps(said).encode(), "pakke.zip")
