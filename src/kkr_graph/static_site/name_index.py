"""The names to search, as a script: a page in a folder may load nothing but scripts.

The order of the things is that in which the server lists what fits equally well, and
the names are folded as the server folds them; the script only compares.
"""

import json
from collections.abc import Callable, Mapping
from typing import Final

from kkr_graph.language import Language
from kkr_graph.names import Names, key
from kkr_graph.pages import kinds
from kkr_graph.spelling import fold

_LEAD: Final = "self.kkrNames = "


def written(
    names: Names,
    labels: Mapping[str, str],
    language: Language,
    file: Callable[[str], str | None],
) -> bytes:
    """Return the script: what can be found, and the names it goes by.

    labels  what things are called in *language*; the others by the name they have
    file    returns the file of the page of a thing; None where there is none
    """
    listed = {name.thing for name in names if kinds.of(name.thing) in kinds.KINDS}
    there = {thing: at for thing in listed if (at := file(thing)) is not None}
    things = sorted(there, key=lambda thing: _order(names, thing))
    number = {thing: at for at, thing in enumerate(things)}
    said = {
        "kinds": [words.say(language) for words in kinds.KINDS.values()],
        "things": [
            [
                there[thing],
                labels.get(thing) or names.label(thing),
                kinds.RANK[kinds.of(thing)],
            ]
            for thing in things
        ],
        "names": [
            [number[name.thing], name.text, fold(name.text)]
            for name in names
            if name.thing in number
        ],
    }
    text = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    return f"{_LEAD}{text};\n".encode("utf-8", "replace")


def _order(names: Names, thing: str) -> tuple[int, int, str, str]:
    label = names.label(thing)
    return kinds.RANK[kinds.of(thing)], len(label), label, key(thing)
