"""Remember what was answered, for as long as the graph is the same.

Pages ask the same of the same graph again and again: every role, whatever the day;
the councils; where a passage stands.  What is remembered belongs to the names of one
graph and leaves with them, so that nothing of one version is ever said of another.
What has not been asked for the longest leaves first when there is too much.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Final, Generic, TypeVar
from weakref import WeakKeyDictionary

from kkr_graph.answers.answer import Answer, Term
from kkr_graph.names import Names
from kkr_graph.store import MemoryStore

if TYPE_CHECKING:
    from kkr_graph.citations import Citation
    from kkr_graph.reference import Reference

_Kept = TypeVar("_Kept")
_CELLS: Final = 1_000_000
"""How many values of answers are remembered: about a hundred megabytes at the most."""
_PLACES: Final = 10_000
"""How many passages and names of things are remembered."""
_LANGUAGES: Final = 2
_ANSWER: Final = 100  # what an answer itself takes, in cells


class Remembered:
    """What one graph has answered.

    answers     by what was asked
    citations   by passage and language; None for what is no passage
    labels      by thing and language; None for what has no name
    references  the ontology and how often its words are used, by language
    """

    def __init__(self, store: MemoryStore) -> None:
        self.store = store
        self.answers: Recent[Answer] = Recent(_CELLS, _size)
        self.citations: Recent[Citation | None] = Recent(_PLACES)
        self.labels: Recent[str | None] = Recent(_PLACES)
        self.references: Recent[Reference] = Recent(_LANGUAGES)

    def answer(self, asked: Hashable, ask: Callable[[], Answer]) -> Answer:
        """Return the answer to what is *asked*, from before or from *ask*."""
        found = self.answers.get(asked)
        if found is None:
            found = _shared(ask())
            self.answers.keep(asked, found)
        return found


class Recent(Generic[_Kept]):
    """Values by key, up to a size; those not asked for the longest leave first."""

    def __init__(self, most: int, size: Callable[[_Kept], int] = lambda _: 1) -> None:
        self._most, self._size_of, self._size = most, size, 0
        self._kept: OrderedDict[Hashable, _Kept] = OrderedDict()

    def __contains__(self, key: Hashable) -> bool:
        """Say whether a value is kept under *key*."""
        return key in self._kept

    def __len__(self) -> int:
        """Return how many values are kept."""
        return len(self._kept)

    def get(self, key: Hashable) -> _Kept | None:
        """Return the value kept under *key*, if there is one."""
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
        return found

    def keep(self, key: Hashable, value: _Kept) -> None:
        """Keep *value* under *key*, unless it is larger than all may be together."""
        size = self._size_of(value)
        if size > self._most or key in self._kept:
            return
        self._kept[key] = value
        self._size += size
        while self._size > self._most:
            _, oldest = self._kept.popitem(last=False)
            self._size -= self._size_of(oldest)

    def all(
        self,
        wanted: Iterable[str],
        tongue: str,
        find: Callable[[list[str]], Mapping[str, _Kept]],
        nothing: _Kept,
    ) -> dict[str, _Kept]:
        """Return the value of each of *wanted*, asking *find* for what is not kept.

        What *find* leaves out is kept as *nothing*, and left out here too.
        """
        every = dict.fromkeys(wanted)
        new = [one for one in every if (tongue, one) not in self]
        found = {
            one: kept for one in every if (kept := self.get((tongue, one))) is not None
        }
        asked = find(new) if new else {}
        for one in new:
            self.keep((tongue, one), asked.get(one, nothing))
        return found | dict(asked)


def of(names: Names, store: MemoryStore) -> Remembered:
    """Return what the graph with these *names* in *store* has answered so far."""
    found = _REMEMBERED.get(names)
    if found is None or not found.store.shares(store):
        found = _REMEMBERED[names] = Remembered(store)
    return found


def _shared(answer: Answer) -> Answer:
    """Return *answer* with each term once, however often it stands there."""
    terms: dict[Term | None, Term | None] = {}
    rows = tuple(
        tuple(terms.setdefault(term, term) for term in row) for row in answer.rows
    )
    return replace(answer, rows=rows)


def _size(answer: Answer) -> int:
    return len(answer.rows) * len(answer.columns) + _ANSWER


_REMEMBERED: "WeakKeyDictionary[Names, Remembered]" = WeakKeyDictionary()
