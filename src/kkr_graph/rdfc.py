"""Give blank nodes names that depend on nothing but what is said of them: RDFC-1.0.

The algorithm of https://www.w3.org/TR/rdf-canon/ in full, section by section: datasets,
the map of issued names, SHA-256 and SHA-384, and a bound on its work, since some
graphs (a clique of ten blank nodes) are made to keep it busy for ever.  pyoxigraph has
the algorithm, too, but gives no map of names and knows no bound.
"""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import permutations
from typing import Final, Literal, TypeAlias

import pyoxigraph as ox

from kkr_graph.errors import TooSymmetricError

Algorithm: TypeAlias = Literal["sha256", "sha384"]

_Node: TypeAlias = (
    ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | ox.DefaultGraph
)

_FREE: Final = 20_000  # steps that any dataset may take
_EACH: Final = 200  # and as many more for each of its statements
_DEPTH: Final = 200  # nodes in a row that only their neighbours tell apart

_STRING: Final = "http://www.w3.org/2001/XMLSchema#string"
# What N-Quads must escape (RDFC-1.0 section 5, canonical form).
_ESCAPED: Final = re.compile('[\x00-\x1f\x7f"\\\\\ufffe\uffff]')
_SHORT: Final = {
    "\b": "\\b",
    "\t": "\\t",
    "\n": "\\n",
    "\f": "\\f",
    "\r": "\\r",
    '"': '\\"',
    "\\": "\\\\",
}


@dataclass(frozen=True, slots=True)
class Canonical:
    """A dataset in its canonical form.

    lines   each statement on a line of N-Quads, sorted by code point
    issued  the name that each blank node got: ``{"e0": "c14n0"}``
    """

    lines: tuple[str, ...]
    issued: Mapping[str, str]

    @property
    def text(self) -> bytes:
        """The canonical N-Quads document."""
        return "".join(self.lines).encode()


def canonical(quads: Iterable[ox.Quad], algorithm: Algorithm = "sha256") -> Canonical:
    """Return *quads* in canonical form; *algorithm* tells blank nodes apart.

    Raises ``TooSymmetricError`` if that takes more than a fixed amount of work for each
    statement.
    """
    return _Dataset(dict.fromkeys(quads), algorithm).canonical()


@dataclass(slots=True)
class _Issuer:
    """Names given out in turn (section 4.6)."""

    prefix: str
    issued: dict[str, str] = field(default_factory=dict)

    def issue(self, node: str) -> str:
        return self.issued.setdefault(node, f"{self.prefix}{len(self.issued)}")

    def copy(self) -> "_Issuer":
        return _Issuer(self.prefix, self.issued.copy())


class _Dataset:
    """The state of one canonicalisation (section 4.3)."""

    def __init__(self, quads: Iterable[ox.Quad], algorithm: Algorithm) -> None:
        self._quads = [*quads]
        self._algorithm = algorithm
        self._issuer = _Issuer("c14n")
        self._of: defaultdict[str, list[ox.Quad]] = defaultdict(list)
        for quad in self._quads:
            for node in dict.fromkeys(node for _, node in _blank(quad)):
                self._of[node].append(quad)
        self._first = {node: self._first_degree(node) for node in self._of}
        self._steps = _FREE + _EACH * len(self._quads)

    def canonical(self) -> Canonical:
        """Return the dataset in canonical form (section 4.4)."""
        by_hash: defaultdict[str, list[str]] = defaultdict(list)
        for node, first in self._first.items():
            by_hash[first].append(node)
        shared = []
        for first in sorted(by_hash):
            if len(by_hash[first]) == 1:
                self._issuer.issue(*by_hash[first])
            else:
                shared.append(by_hash[first])
        for nodes in shared:
            found = []
            for node in nodes:
                if node not in self._issuer.issued:
                    issuer = _Issuer("b")
                    issuer.issue(node)
                    found.append(self._n_degree(node, issuer, _DEPTH))
            for _, issuer in sorted(found, key=lambda one: one[0]):
                for node in issuer.issued:
                    self._issuer.issue(node)
        issued = self._issuer.issued
        lines = {_line(quad, issued) for quad in self._quads}
        return Canonical(tuple(sorted(lines)), issued)

    def _first_degree(self, node: str) -> str:
        """Return the hash of what is said of *node* alone (section 4.6)."""
        lines = [
            _line(quad, {one: "a" if one == node else "z" for _, one in _blank(quad)})
            for quad in self._of[node]
        ]
        return self._hash("".join(sorted(lines)))

    def _related(self, related: str, quad: ox.Quad, issuer: _Issuer, place: str) -> str:
        """Return the hash of how *related* is tied to a node (section 4.7)."""
        self._step()
        predicate = "" if place == "g" else f"<{quad.predicate.value}>"
        name = self._issuer.issued.get(related) or issuer.issued.get(related)
        return self._hash(
            place + predicate + (f"_:{name}" if name else self._first[related])
        )

    def _n_degree(self, node: str, issuer: _Issuer, depth: int) -> tuple[str, _Issuer]:
        """Return the hash of *node* and all it is tied to (section 4.8)."""
        if not depth:
            raise TooSymmetricError(most=_EACH)
        ties: defaultdict[str, list[str]] = defaultdict(list)
        for quad in self._of[node]:
            for place, related in _blank(quad):
                if related != node:
                    tie = self._related(related, quad, issuer, place)
                    ties[tie].append(related)
        said = ""
        for tie in sorted(ties):
            path, issuer = self._shortest(ties[tie], issuer, depth)
            said += tie + path
        return self._hash(said), issuer

    def _shortest(
        self, tied: list[str], issuer: _Issuer, depth: int
    ) -> tuple[str, _Issuer]:
        """Return the least of the paths through *tied*, in any order."""
        chosen, kept = "", issuer
        for order in permutations(tied):
            self._step()
            copy = issuer.copy()
            found = self._path(order, copy, depth, chosen)
            if found is not None and (not chosen or found[0] < chosen):
                chosen, kept = found
        return chosen, kept

    def _path(
        self, order: tuple[str, ...], issuer: _Issuer, depth: int, chosen: str
    ) -> tuple[str, _Issuer] | None:
        """Return the path through *order*; None as soon as it is no better."""
        path, deeper = "", []
        for related in order:
            if name := self._issuer.issued.get(related):
                path += f"_:{name}"
            else:
                if related not in issuer.issued:
                    deeper.append(related)
                path += f"_:{issuer.issue(related)}"
            if _worse(path, chosen):
                return None
        for related in deeper:
            found, after = self._n_degree(related, issuer, depth - 1)
            path += f"_:{issuer.issue(related)}<{found}>"
            issuer = after
            if _worse(path, chosen):
                return None
        return path, issuer

    def _step(self) -> None:
        self._steps -= 1
        if self._steps < 0:
            raise TooSymmetricError(most=_EACH)

    def _hash(self, text: str) -> str:
        return hashlib.new(self._algorithm, text.encode()).hexdigest()


def _worse(path: str, chosen: str) -> bool:
    return bool(chosen) and len(path) >= len(chosen) and path > chosen


def _blank(quad: ox.Quad) -> Iterator[tuple[str, str]]:
    """Yield each blank node of *quad*, and in which place it stands: s, o or g."""
    parts = (("s", quad.subject), ("o", quad.object), ("g", quad.graph_name))
    for place, part in parts:
        if isinstance(part, ox.BlankNode):
            yield place, part.value


def _line(quad: ox.Quad, names: Mapping[str, str]) -> str:
    parts = [quad.subject, quad.predicate, quad.object]
    if not isinstance(quad.graph_name, ox.DefaultGraph):
        parts.append(quad.graph_name)
    return " ".join(_term(part, names) for part in parts) + " .\n"


def _term(term: _Node, names: Mapping[str, str]) -> str:
    if isinstance(term, ox.BlankNode):
        return f"_:{names[term.value]}"
    if not isinstance(term, ox.Literal):
        return str(term)
    text = f'"{_ESCAPED.sub(_escape, term.value)}"'
    if term.language:
        return f"{text}@{term.language}"
    datatype = term.datatype.value
    return text if datatype == _STRING else f"{text}^^<{datatype}>"


def _escape(found: re.Match[str]) -> str:
    return _SHORT.get(found[0]) or f"\\u{ord(found[0]):04X}"
