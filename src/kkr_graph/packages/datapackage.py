"""``datapackage.json``: what the tables hold, as Frictionless Data says it.

https://specs.frictionlessdata.io/tabular-data-package/ (version 1).  A column with a
cell of another kind than its own is told to be text: then every reader agrees.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from kkr_graph import owners
from kkr_graph.catalogue import Publisher
from kkr_graph.headers import Column, Words
from kkr_graph.packages.contents import Contents
from kkr_graph.packages.tables import Table
from kkr_graph.vocabulary import BASE

_TYPES: Final[Mapping[str, str]] = {
    "date": "date",
    "integer": "integer",
    "decimal": "number",
}
_BOTH: Final = "{} / {}"


def write(contents: Contents, publisher: Publisher, tables: Sequence[Table]) -> bytes:
    """Return the descriptor of *tables*; the same bytes for the same contents."""
    said: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": f"kkr-{contents.council}",
        "id": owners.release(contents.council, contents.release.name),
        "title": f"{publisher.name.da} {contents.release.name}",
        "homepage": BASE,
        "version": contents.release.name,
        "created": contents.release.made,
        "licenses": [{"path": licence} for licence in contents.licences],
        "contributors": [{"title": publisher.name.da, "role": "publisher"}],
        "resources": [_resource(table) for table in tables],
    }
    if not said["licenses"]:
        del said["licenses"]
    return f"{json.dumps(said, ensure_ascii=False, indent=1)}\n".encode()


def _resource(table: Table) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": table.file,
        "title": _both(table.answer.question.summary),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(table.content),
        "hash": f"sha256:{hashlib.sha256(table.content).hexdigest()}",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "header": True},
        "schema": {
            "fields": [
                _field(column, holds=table.holds(at))
                for at, column in enumerate(table.answer.columns)
            ],
            "missingValues": [""],
        },
    }


def _field(column: Column, *, holds: bool) -> dict[str, str]:
    kind = _TYPES.get(column.kind, "string") if holds else "string"
    return {"name": column.name, "type": kind, "title": _both(column.words)}


def _both(words: Words) -> str:
    return words.da if words.da == words.en else _BOTH.format(words.da, words.en)
