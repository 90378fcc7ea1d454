"""Shorten IRIs to ids that every format takes: letters, digits, ``.``, ``-`` and ``_``.

The same IRI gives the same id in every export, whatever else is in it, as long as no
two IRIs of one network shorten to the same; the second of those is told apart by a
number.
"""

import re
from typing import Final

from kkr_graph.vocabulary import BASE

_OURS: Final = f"{BASE}id/"
_UNFIT: Final = re.compile(r"[^0-9A-Za-z._-]")


class ShortIds:
    """The ids that were given out; no id twice.

    >>> ids = ShortIds()
    >>> ids.new(f"{BASE}id/municipality/0159"), ids.new("https://a.org/b#c")
    ('municipality.0159', 'https_..a.org.b_c')
    """

    __slots__ = ("_taken",)

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def new(self, iri: str) -> str:
        """Return an id for *iri* that nothing had before."""
        stem = _UNFIT.sub("_", iri.removeprefix(_OURS).replace("/", ".")) or "_"
        name, number = stem, 1
        while name in self._taken:
            number += 1
            name = f"{stem}-{number}"
        self._taken.add(name)
        return name
