"""Write a network as two Parquet files in an archive: nodes.parquet and edges.parquet.

For pandas, polars, DuckDB and R.  Columns are typed: days are days, and what is not
known is null.  The package ``pyarrow`` writes them; it is an extra, because it is
large.
"""

import io
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Final

from kkr_graph.language import Language
from kkr_graph.network import Network
from kkr_graph.network_files.archive import packed
from kkr_graph.network_files.json_text import about
from kkr_graph.network_files.tables import Kind, Table, edges, nodes, written

if TYPE_CHECKING:
    import pyarrow as pa

_AT_ONCE: Final = 20_000  # rows in memory as Python values


def write(network: Network, language: Language) -> bytes:
    """Return an archive of the two files; what they are of, in *language*."""
    said = {
        f"kkr:{name}": written(value)
        for name, value in about(network, language).items()
    }
    return packed(
        {
            "nodes.parquet": [_file(nodes(network), said)],
            "edges.parquet": [_file(edges(network), said)],
        },
        deflate=False,
    )


def _file(table: Table, said: Mapping[str, str]) -> bytes:
    import pyarrow as pa  # noqa: PLC0415 - an extra, and 100 ms to import
    from pyarrow import parquet  # noqa: PLC0415 - the same

    schema = pa.schema(
        [(column.name, _type(column.kind)) for column in table.columns], dict(said)
    )
    whole = io.BytesIO()
    with parquet.ParquetWriter(whole, schema) as file:
        for batch in _batches(table, schema):
            file.write_batch(batch)
    return whole.getvalue()


def _batches(table: Table, schema: "pa.Schema") -> Iterator["pa.RecordBatch"]:
    import pyarrow as pa  # noqa: PLC0415 - the same

    rows = iter(table.rows)
    while some := list(islice(rows, _AT_ONCE)):
        arrays = [
            pa.array(cells, field.type)
            for cells, field in zip(zip(*some, strict=True), schema, strict=True)
        ]
        yield pa.record_batch(arrays, schema=schema)


def _type(kind: Kind) -> "pa.DataType":
    import pyarrow as pa  # noqa: PLC0415 - the same

    types = {
        "text": pa.string(),
        "whole": pa.int64(),
        "decimal": pa.float64(),
        "truth": pa.bool_(),
        "day": pa.date32(),
    }
    return types[kind]
