"""Gather the rows of one thing: each thing once, with all its values beside it."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

Gathered: TypeAlias = dict[str, Any]


def gather(rows: Iterable[Mapping[str, Any]], by: str, *many: str) -> list[Gathered]:
    """Return one row for each value of the column *by*, in the order they come.

    The columns *many* become lists of all their values, each once; a name such as
    ``who whoLabel`` keeps what belongs together as tuples.  Other columns hold the
    first value that is not empty.

    >>> rows = [{"task": "a", "who": 1, "page": 2}, {"task": "a", "who": 3, "page": 2}]
    >>> gather(rows, "task", "who", "page")
    [{'task': 'a', 'who': [1, 3], 'page': [2]}]
    """
    found: dict[Any, Gathered] = {}
    for row in rows:
        kept = found.setdefault(row[by], {**row, **{name: [] for name in many}})
        for name in many:
            _add(kept[name], row, name)
        for name, value in row.items():
            if kept.get(name) is None and value is not None:
                kept[name] = value
    return [*found.values()]


def _add(values: list[Any], row: Mapping[str, Any], name: str) -> None:
    value: Any = tuple(row[part] for part in name.split())
    if len(value) == 1:
        [value] = value
    first = value[0] if isinstance(value, tuple) else value
    if first is not None and value not in values:
        values.append(value)
