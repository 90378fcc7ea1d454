"""Write a network into JSON: what all formats that are JSON say alike."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from json.encoder import encode_basestring
from typing import Any, Final

from kkr_graph.language import Language
from kkr_graph.network import Network, Value
from kkr_graph.network_files.clean import clean
from kkr_graph.network_files.tables import WRITTEN, Column, Row

ENCODE: Final = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode
_WRITTEN: Final[Mapping[type, Callable[[Any], str]]] = {
    **WRITTEN,
    str: encode_basestring,
    date: lambda day: f'"{day}"',
}


def openings(columns: Iterable[Column]) -> tuple[str, ...]:
    """Return how the value of each of *columns* opens in an object."""
    return tuple(f', "{column.name}": ' for column in columns)


def values(opens: tuple[str, ...], row: Row) -> str:
    """Return what is known of *row*, each opened by its own of *opens*; days as text.

    >>> values((', "a": ', ', "b": ', ', "c": '), ("Ærø", None, date(2025, 9, 2)))
    ', "a": "Ærø", "c": "2025-09-02"'
    """
    return "".join(
        [
            start + _WRITTEN[type(cell)](cell)
            for start, cell in zip(opens, row)  # noqa: B905 - a million times
            if cell is not None
        ]
    )


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
