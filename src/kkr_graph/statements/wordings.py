"""Patterns for the ways to say a thing, each compiled when a text first calls for it.

There are many ways to say a thing, and most papers use few of them.  A ``Wording`` is
compiled, and a text searched for it, only where small patterns for what it cannot do
without are found in the text, in their order.  Those small ones are compiled one by
one as well, as far as a text comes through them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property


@dataclass(frozen=True, kw_only=True)
class Wording:
    r"""A pattern, and what it cannot do without.

    written   the regular expression
    needs     small regular expressions; in each find of *written* all of them begin,
              one after the other
    begins    a small regular expression that each find of *written* begins with

    >>> from itertools import chain
    >>> is_lead = Wording(written=r"(\w+) er tovholder", needs=(" er ", "tov"))
    >>> said = "Prøve er tovholder", "Prøve er her", "En tovholder er her"
    >>> [found[1] for found in chain(*map(is_lead.finditer, said))]
    ['Prøve']
    """

    written: str
    needs: tuple[str, ...]
    begins: str = ""

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield every find in *text*."""
        return self._pattern.finditer(text) if self._may_be_in(text, 0) else iter(())

    def match(self, text: str, at: int) -> re.Match[str] | None:
        """Return the find that begins *at* a place in *text*, if one does."""
        may_be_here = self._beginning.match(text, at) and self._may_be_in(text, at)
        return self._pattern.match(text, at) if may_be_here else None

    def _may_be_in(self, text: str, at: int) -> bool:
        for need in self.needs:
            if (found := _compiled(need).search(text, at)) is None:
                return False
            at = found.start()
        return True

    @cached_property
    def _beginning(self) -> re.Pattern[str]:
        return re.compile(self.begins)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(self.written)


@cache  # as many as the program has wordings, several of which need the same
def _compiled(need: str) -> re.Pattern[str]:
    return re.compile(need)
