"""What triples say of a thing, ready to be looked up."""

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


class Said:
    """Triples by what they are about and by what property; values as text."""

    def __init__(self, triples: Iterable[ox.Triple]) -> None:
        self._values: dict[str, dict[str, list[str]]] = {}
        for triple in dict.fromkeys(triples):  # rows state some things alike
            subject, value = triple.subject, triple.object
            if not isinstance(subject, ox.NamedNode):
                continue
            if isinstance(value, ox.NamedNode | ox.Literal):
                of = self._values.setdefault(subject.value, {})
                of.setdefault(triple.predicate.value, []).append(value.value)

    def __contains__(self, this: object) -> bool:
        """Say whether anything is said of *this*."""
        return this in self._values

    def all(self, this: str, predicate: str) -> tuple[str, ...]:
        """Return every value, sorted."""
        return tuple(sorted(self._values.get(this, {}).get(predicate, ())))

    def one(self, this: str, predicate: str) -> str:
        """Return the first value; empty if there is none."""
        return next(iter(self.all(this, predicate)), "")

    def of(self, *kinds: str) -> Iterator[str]:
        """Yield the things of *kinds*, sorted."""
        for this in sorted(self._values):
            if not set(kinds).isdisjoint(self.all(this, _TYPE)):
                yield this

    def described(self, this: str) -> bool:
        """Say whether *this* is said to be of some kind here."""
        return bool(this and self.one(this, _TYPE))

    def among(self, this: str, predicate: str, value: str) -> bool:
        """Say whether *value* is one of the values."""
        return value in self._values.get(this, {}).get(predicate, ())
