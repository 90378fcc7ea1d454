"""Write a network into JSON: what all formats that are JSON say alike."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from kkr_graph.language import Language
from kkr_graph.network import Network, Value
from kkr_graph.network_files.clean import clean
from kkr_graph.network_files.tables import Row

ENCODE: Final = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode


def as_json(names: tuple[str, ...], row: Row) -> dict[str, Any]:
    """Return what is known of *row* by name; days as text."""
    return {
        name: cell.isoformat() if type(cell) is date else cell
        for name, cell in zip(names, row, strict=True)
        if cell is not None
    }


def listed(things: Iterator[Mapping[str, Any]]) -> Iterator[str]:
    """Yield *things* as the elements of a JSON array, one a line."""
    before = "\n"
    for thing in things:
        yield f"{before}{ENCODE(thing)}"
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
