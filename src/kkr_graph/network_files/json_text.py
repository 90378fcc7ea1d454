"""Write a network into JSON: what all formats that are JSON say alike."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from json.encoder import encode_basestring
from typing import Any, Final, TypeAlias

from kkr_graph.language import Language
from kkr_graph.network import Network, Value
from kkr_graph.network_files.clean import clean
from kkr_graph.network_files.tables import Column, Kind, Row

ENCODE: Final = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode
_AT_ONCE: Final = 1000


def objects(columns: Iterable[Column], rows: Iterable[Row]) -> Iterator[str]:
    """Yield each of *rows* as an object, without what is not known; days as text.

    Column by column, so that a thousand cells of one type are written in one go.

    >>> [*objects([Column("a", "text"), Column("b", "day")], [("Ærø", None)])]
    ['{"a": "Ærø"}']
    """
    opens = [(f', "{column.name}": ', _COLUMNS[column.kind]) for column in columns]
    rest = iter(rows)
    while some := list(islice(rest, _AT_ONCE)):
        written = [
            write(start, cells)
            for (start, write), cells in zip(
                opens, zip(*some, strict=True), strict=True
            )
        ]
        for pieces in zip(*written, strict=True):
            yield f"{{{''.join(pieces)[2:]}}}"


_Column: TypeAlias = Callable[[str, tuple[Any, ...]], list[str]]


def _texts(start: str, cells: tuple[Any, ...]) -> list[str]:
    return ["" if x is None else start + encode_basestring(x) for x in cells]


def _numbers(start: str, cells: tuple[Any, ...]) -> list[str]:
    return ["" if x is None else f"{start}{x!r}" for x in cells]


def _truths(start: str, cells: tuple[Any, ...]) -> list[str]:
    said = {None: "", True: f"{start}true", False: f"{start}false"}
    return [said[x] for x in cells]


def _days(start: str, cells: tuple[Any, ...]) -> list[str]:
    return ["" if x is None else f'{start}"{x}"' for x in cells]


_COLUMNS: Final[Mapping[Kind, _Column]] = {
    "text": _texts,
    "whole": _numbers,
    "decimal": _numbers,
    "truth": _truths,
    "day": _days,
}


def listed(things: Iterable[str]) -> Iterator[str]:
    """Yield *things* as the elements of a JSON array, one a line."""
    before = "\n"
    for thing in things:
        yield before + thing
        before = ",\n"


def about(network: Network, language: Language) -> dict[str, Value]:
    """Return what is said of *network* as a whole."""
    on = {"on": network.on.isoformat()} if network.on else {}
    return {
        "name": clean(network.name),
        "title": clean(network.title.say(language)),
        "directed": network.directed,
        **on,
    }
