"""Read a header that is written as ours are, without the work of reading YAML.

Every header of ``queries/`` is a small part of YAML: keys, behind some of them a text,
a list or a map on the same line, below others such lines, two blanks further in.  To
load a reader of all of YAML takes longer than most questions.  What is not of this part
is left to it, so a header may still be any YAML.
"""

import re
from collections.abc import Sequence
from typing import Final, TypeAlias

Value: TypeAlias = str | list[str] | dict[str, str]
Header: TypeAlias = dict[str, Value | dict[str, Value]]

_ENTRY: Final = re.compile(r"(  )?([\w-]+):(?: (.+))?")
_PART: Final = re.compile(r'(?:(\w+): )?("[^"\\]*"|\w[\w.-]*)(?:, (?=.)|\Z)')
_BARE: Final = re.compile(r"[A-Za-z](?!.*(?:: | #|:$| $))[^\t]*")


def read(lines: Sequence[str]) -> Header | None:
    """Return what *lines* say, each scalar as text; None if only YAML can tell.

    >>> read(["tags: [a, b]", "columns:", '  who: {kind: iri, da: "hvem"}'])
    {'tags': ['a', 'b'], 'columns': {'who': {'kind': 'iri', 'da': 'hvem'}}}
    >>> read(["tags:", "- a"])
    """
    header: Header = {}
    below: dict[str, Value] | None = None  # of the key above, if its line ends there
    above = ""
    for line in filter(None, lines):
        if not line.isprintable() or not (entry := _ENTRY.fullmatch(line)):
            return None
        inner, key, text = entry.groups()
        value = _value(text) if text else None
        if value is None and (text or inner):
            return None
        if not inner:
            header[key] = "" if value is None else value
            above, below = key, {} if value is None else None
        elif below is None or value is None:
            return None
        else:
            below[key] = value
            header[above] = below
    return header


def _value(text: str) -> Value | None:
    ends = text[0] + text[-1]
    if ends not in {"{}", "[]"}:
        return text if _BARE.fullmatch(text) else None
    found: list[tuple[str, str]] = []
    at, inside = 0, text[1:-1]
    while at < len(inside):
        if (part := _PART.match(inside, at)) is None:
            return None
        found.append((part[1] or "", part[2].strip('"')))
        at = part.end()
    if ends == "{}":
        return dict(found) if all(key for key, _ in found) else None
    return None if any(key for key, _ in found) else [one for _, one in found]
