"""CSV, Excel, Neo4j and Parquet: what was written is read back, and nothing runs."""

import csv
import io
import sys
import zipfile
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

import openpyxl  # type: ignore[import-untyped]
import pytest
from pyarrow import parquet
from python_calamine import CalamineWorkbook

from kkr_graph import network_files
from kkr_graph.errors import MissingExtraError, NetworkTooLargeError
from kkr_graph.network import Edge, Network, Node
from kkr_graph.network_files import FORMATS, neo4j, xlsx
from kkr_graph.network_files.csv import write as write_csv
from kkr_graph.network_files.parquet import write as write_parquet
from made_up_networks import (
    BROKEN,
    ID,
    LEADS,
    NAMED,
    NOTHING,
    TITLE,
    WHOLE,
    edges_of,
    large,
    nodes_of,
)

FORMULA = ("=", "+", "-", "@", "\t", "\n", "\r")
TYPES: Mapping[str, Callable[[str], Any]] = {
    "long": int,
    "double": float,
    "boolean": {"true": True, "false": False}.__getitem__,
}


# CSV


def from_csv(written: bytes) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the nodes and edges of the file by their IRI; all values are texts."""
    nodes: dict[str, Any] = {}
    edges: dict[str, Any] = {}
    for row in csv.DictReader(io.StringIO(written.decode(), newline=""), strict=True):
        said = {name: value for name, value in row.items() if value}
        for end in ("source", "target"):
            if end in said:
                nodes[said[end]] = {
                    name.removeprefix(f"{end}_"): unguarded(value)
                    for name, value in said.items()
                    if name.startswith(f"{end}_")
                }
        if row["id"]:
            about = {
                name: unguarded(value)
                for name, value in said.items()
                if not name.startswith(("source", "target", "id"))
            }
            edges[row["id"]] = (row["source"], row["target"], about)
    return nodes, edges


def unguarded(value: str) -> str:
    return value[1:] if value.startswith("'") and value[1:2] in FORMULA else value


def texts(said: dict[str, Any]) -> dict[str, str]:
    return {
        name: str(value).lower() if isinstance(value, bool) else str(value)
        for name, value in said.items()
    }


@pytest.mark.parametrize("network", WHOLE.values(), ids=WHOLE)
def test_one_table_of_csv_holds_all_there_is(network: Network) -> None:
    nodes, edges = from_csv(write_csv(network, "da"))

    assert nodes == {iri: texts(data) for iri, data in nodes_of(network).items()}
    assert edges == {
        iri: (*ends, texts(data)) for iri, (*ends, data) in edges_of(network).items()
    }


@pytest.mark.slow
def test_a_hundred_thousand_edges_come_back_from_csv() -> None:
    network = large()
    nodes, edges = from_csv(write_csv(network, "da"))

    assert nodes == {iri: texts(data) for iri, data in nodes_of(network).items()}
    assert edges == {
        iri: (*ends, texts(data)) for iri, (*ends, data) in edges_of(network).items()
    }


def test_no_cell_of_csv_is_a_formula() -> None:
    for network in (NAMED, BROKEN):
        text = write_csv(network, "da").decode()
        for row in csv.reader(io.StringIO(text, newline=""), strict=True):
            assert not [cell for cell in row if cell.startswith(FORMULA)]


def test_lines_of_csv_end_as_rfc_4180_has_it() -> None:
    written = write_csv(LEADS, "da")

    assert written.count(b"\r\n") == written.count(b"\n") == len(LEADS.edges) + 2
    assert written.decode().startswith("id,source,source_label,")


# Excel


def sheets(written: bytes) -> Any:  # noqa: ANN401 - what calamine gives has no type
    return CalamineWorkbook.from_filelike(io.BytesIO(written))


def rows(book: Any, number: int, names: list[str]) -> Iterator[dict[str, Any]]:  # noqa: ANN401
    sheet = book.get_sheet_by_index(number)
    heading, *others = sheet.to_python(skip_empty_area=False) or [[]]
    assert len(heading) == len(names)
    for row in others:
        yield {
            name: value
            for name, value in zip(names, row, strict=True)
            if value not in ("", None)
        }


def from_xlsx(written: bytes) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return nodes and edges by IRI; the columns are those that the last sheet says."""
    book = sheets(written)
    of_nodes, of_edges, read_me = book.sheet_names
    said = book.get_sheet_by_name(read_me).to_python()
    names = {
        sheet: [name for heading, name in said if heading.startswith(f"{sheet}: ")]
        for sheet in (of_nodes, of_edges)
    }
    nodes = {row.pop("id"): row for row in rows(book, 0, names[of_nodes])}
    edges = {}
    for row in rows(book, 1, names[of_edges]):
        edges[row.pop("id")] = (row.pop("source"), row.pop("target"), row)
    for row in nodes.values():
        row.pop("kind_called")
    for _, _, row in edges.values():
        for name in ("rel_called", "source_label", "target_label"):
            row.pop(name, None)
    return nodes, edges


@pytest.mark.parametrize("network", WHOLE.values(), ids=WHOLE)
def test_excel_holds_all_there_is(network: Network) -> None:
    nodes, edges = from_xlsx(xlsx.write(network, "da"))

    assert nodes == nodes_of(network, days_as_text=False)
    assert edges == edges_of(network, days_as_text=False)


@pytest.mark.slow
def test_a_hundred_thousand_edges_come_back_from_excel() -> None:
    network = large()
    _, edges = from_xlsx(xlsx.write(network, "da"))

    assert edges == {
        iri: (
            *ends,
            {
                # Of a decimal a workbook keeps fifteen digits.
                name: pytest.approx(value, 1e-15) if name == "share" else value
                for name, value in said.items()
            },
        )
        for iri, (*ends, said) in edges_of(network, days_as_text=False).items()
    }


def test_a_second_reader_finds_headings_that_stay_and_filters() -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsx.write(LEADS, "da")))

    assert book.sheetnames == ["Noder", "Forbindelser", "Læs mig"]
    for name, things in (("Noder", LEADS.nodes), ("Forbindelser", LEADS.edges)):
        sheet = book[name]
        assert sheet.freeze_panes == "B2"
        assert sheet.max_row == len(things) + 1
        assert sheet.auto_filter.ref.endswith(str(len(things) + 1))
    first = [cell.value for cell in book["Forbindelser"][2]]
    assert first[:3] == ["Eksempel Kommune", "leder", "Grøn mobilitet"]
    assert first[3] == day("2025-09-02")
    assert book["Noder"]["A2"].data_type == "s"


def test_excel_speaks_the_language_of_its_reader() -> None:
    danish = openpyxl.load_workbook(io.BytesIO(xlsx.write(LEADS, "da")))
    english = openpyxl.load_workbook(io.BytesIO(xlsx.write(LEADS, "en")))

    assert [cell.value for cell in danish["Forbindelser"][1]][:5] == [
        "Fra",
        "Forbindelse",
        "Til",
        "Gælder fra",
        "Gælder indtil (dagen er ikke med)",
    ]
    assert danish["Læs mig"]["B2"].value == "2/9-2025"
    assert english["Read me"]["B2"].value == "2025-09-02"
    assert "Beløb" in [cell.value for cell in danish["Noder"][1]]
    assert "Amount" in [cell.value for cell in english["Nodes"][1]]


def day(text: str) -> datetime:
    return datetime.fromisoformat(text)


def test_nothing_in_excel_is_a_formula() -> None:
    for network in (NAMED, BROKEN):
        book = openpyxl.load_workbook(io.BytesIO(xlsx.write(network, "en")))
        cells = [cell for sheet in book for row in sheet for cell in row]

        assert [cell.value for cell in cells if cell.data_type == "f"] == []
    assert book.sheetnames == ["Nodes", "Edges", "Read me"]


def test_what_a_cell_cannot_hold_is_text() -> None:
    old = Node(
        f"{ID}a",
        "Æ" * 40_000,
        "Initiative",
        attributes={"founded": date(1849, 6, 5), "large": 2**60},
    )
    nodes, _ = from_xlsx(xlsx.write(Network("old", TITLE, (old,), ()), "da"))

    assert nodes[old.id]["founded"] == "1849-06-05"
    assert nodes[old.id]["large"] == str(2**60)
    assert len(nodes[old.id]["label"]) == 32_767


def test_more_rows_than_a_sheet_has_are_refused_before_work() -> None:
    edge = Edge("e", "n", "n", "leads")
    many = Network("many", TITLE, (Node("n", "n", "Initiative"),), (edge,) * 1_048_576)

    with pytest.raises(NetworkTooLargeError) as error:
        FORMATS["xlsx"].check(many)

    assert "--format csv" in error.value.say("da")


# Neo4j, by the rules of its import


def members(written: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def from_neo4j(file: bytes) -> list[dict[str, Any]]:
    """Read one file as the import does: typed by its heading, nothing for nothing."""
    text = file.decode()
    heading, *lines = text.removesuffix("\n").split("\n")  # a value has one line
    found = []
    for line in lines:
        [cells] = csv.reader([line], strict=True)
        row = {}
        for field, cell in zip(heading.split(","), cells, strict=True):
            name, _, kind = field.partition(":")
            if cell:
                row[name or kind] = TYPES.get(kind, str)(cell)
        found.append(row)
    return found


@pytest.mark.parametrize(
    "network", [*WHOLE.values(), large(1000, 100)], ids=[*WHOLE, "large"]
)
def test_neo4j_gets_all_there_is(network: Network) -> None:
    files = members(neo4j.write(network, "da"))
    nodes = {row.pop("iri"): row for row in from_neo4j(files["nodes.csv"])}
    edges = {row.pop("iri"): row for row in from_neo4j(files["edges.csv"])}

    assert nodes == {
        iri: on_one_line(data) | {"LABEL": data["kind"]}
        for iri, data in nodes_of(network).items()
    }
    assert edges == {
        iri: on_one_line(data)
        | {"START_ID": source, "END_ID": target, "TYPE": data["rel"]}
        for iri, (source, target, data) in edges_of(network).items()
    }


def on_one_line(said: dict[str, Any]) -> dict[str, Any]:
    return {
        name: " ".join(value.split()) if isinstance(value, str) else value
        for name, value in said.items()
    }


def test_the_headings_of_neo4j_say_types() -> None:
    files = members(neo4j.write(LEADS, "da"))
    heads = {name: file.decode().partition("\n")[0] for name, file in files.items()}

    assert heads["nodes.csv"] == (
        "iri:ID,label,kind,unknown:boolean,amount:double,code,inhabitants:long,"
        "merged:date,open:boolean,:LABEL"
    )
    assert heads["edges.csv"] == (
        ":START_ID,:END_ID,iri,rel,since:date,until:date,weight:long,"
        "certain:boolean,page:long,share:double,stated:date,status,:TYPE"
    )
    assert "neo4j-admin database import full" in files["README.txt"].decode()


def test_neo4j_has_text_in_quotes_and_nothing_for_nothing() -> None:
    lines = members(neo4j.write(LEADS, "da"))["edges.csv"].decode().splitlines()

    assert lines[2] == (
        f'"{ID}lead/0002","{ID}initiative/vand","{ID}lead/0002","leads",,,1,'
        'false,7,,2025-09-02,,"leads"'
    )


def test_a_kind_for_neo4j_is_one_label() -> None:
    nodes = (Node("a", "a", "One;Two"), Node("b", "b", ""))
    edges = (Edge("e", "a", "b", ""),)
    files = members(neo4j.write(Network("kinds", TITLE, nodes, edges), "da"))

    assert [row["LABEL"] for row in from_neo4j(files["nodes.csv"])] == [
        *("One_Two", "Thing")
    ]
    assert [row["TYPE"] for row in from_neo4j(files["edges.csv"])] == ["related"]


# Parquet


@pytest.mark.parametrize("network", WHOLE.values(), ids=WHOLE)
def test_parquet_holds_all_there_is(network: Network) -> None:
    nodes, edges = from_parquet(write_parquet(network, "da"))

    assert nodes == nodes_of(network, days_as_text=False)
    assert edges == edges_of(network, days_as_text=False)


@pytest.mark.slow
def test_a_hundred_thousand_edges_come_back_from_parquet() -> None:
    network = large()
    nodes, edges = from_parquet(write_parquet(network, "da"))

    assert nodes == nodes_of(network, days_as_text=False)
    assert edges == edges_of(network, days_as_text=False)


def from_parquet(written: bytes) -> tuple[dict[str, Any], dict[str, Any]]:
    files = members(written)
    tables = {
        name: parquet.read_table(io.BytesIO(file)).to_pylist()
        for name, file in files.items()
    }
    nodes = {row.pop("id"): known(row) for row in tables["nodes.parquet"]}
    edges = {
        row.pop("id"): (row.pop("source"), row.pop("target"), known(row))
        for row in tables["edges.parquet"]
    }
    return nodes, edges


def known(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if value is not None}


def test_parquet_says_of_what_it_is() -> None:
    file = members(write_parquet(LEADS, "da"))["edges.parquet"]
    schema = parquet.read_schema(io.BytesIO(file))

    assert schema.metadata[b"kkr:title"].decode() == "Hvem leder hvad"
    assert str(schema.field("since").type) == "date32[day]"
    assert str(schema.field("weight").type) == "int64"


def test_without_pyarrow_it_is_said_how_to_install_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)

    with pytest.raises(MissingExtraError) as error:
        network_files.write(LEADS, "parquet", "da")

    assert 'pip install "kkr-graph[parquet]"' in error.value.say("da")
    assert error.value.exit_code == 4


def test_archives_of_nothing_are_archives() -> None:
    for form in ("neo4j", "parquet", "xlsx"):
        assert members(network_files.write(NOTHING, form, "da"))


def test_what_must_not_be_in_a_network_breaks_no_table() -> None:
    nodes, edges = from_parquet(write_parquet(BROKEN, "da"))

    assert [node["label"] for node in nodes.values()][:2] == ["ab", "ab"]
    [(_, _, data)] = edges.values()
    assert (data["label_"], data["weight_"], data["id_"]) == ("l", 2, "i")
    assert from_xlsx(xlsx.write(BROKEN, "da"))[0].keys() == nodes.keys()
    assert from_csv(write_csv(BROKEN, "da"))[0].keys() == nodes.keys()
