"""A page of a stream, from bytes: its members, and the pages it leads to."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from kkr_graph.errors import BadFeedPageError
from kkr_graph.event_stream import terms
from kkr_graph.event_stream.member import Act, Member, description

_ACTS: Final[Mapping[str, Act]] = {
    f"{terms.AS}Create": "Create",
    f"{terms.AS}Update": "Update",
    f"{terms.AS}Delete": "Delete",
}
_DEFAULT: Final = ox.DefaultGraph()
_PLACE: Final = re.compile(r"at line (\d+)")


@dataclass(frozen=True, slots=True)
class ReadPage:
    """What stands on a page.

    members  in the order they stand there
    onward   the address of each page it leads to, each once
    """

    members: tuple[Member, ...]
    onward: tuple[str, ...]


def read(content: bytes, url: str) -> ReadPage:
    """Return what stands in *content*, the page at *url* (TriG or Turtle).

    Raises ``BadFeedPageError``.
    """
    try:
        quads = list(ox.parse(content, format=ox.RdfFormat.TRIG, base_iri=url))
    except (SyntaxError, ValueError) as error:
        found = _PLACE.search(str(error))
        line = found[1] if found else "?"
        raise BadFeedPageError(url=url, what=f"TriG, {line}") from error
    if any(
        isinstance(node, ox.BlankNode | ox.Triple) for quad in quads for node in quad
    ):
        raise BadFeedPageError(url=url, what="_:")
    stands = _Page(url, quads)
    return ReadPage(stands.members(), stands.onward())


class _Page:
    """What is said on a page, by graph and by thing."""

    def __init__(self, url: str, quads: list[ox.Quad]) -> None:
        self._url = url
        self._said: dict[str, dict[str, list[ox.NamedNode | ox.Literal]]] = {}
        self._graphs: dict[str, list[ox.Triple]] = {}
        self._named: dict[str, None] = {}
        for quad in quads:
            subject, value = quad.subject, quad.object
            if quad.graph_name != _DEFAULT:
                name = str(quad.graph_name)[1:-1]
                self._graphs.setdefault(name, []).append(quad.triple)
            elif isinstance(subject, ox.NamedNode) and not isinstance(
                value, ox.BlankNode | ox.Triple
            ):
                of = self._said.setdefault(subject.value, {})
                of.setdefault(quad.predicate.value, []).append(value)
                if quad.predicate.value == f"{terms.TREE}member":
                    self._named[value.value] = None

    def onward(self) -> tuple[str, ...]:
        """Return the pages this one leads to."""
        led = self._said.get(self._url, {}).get(f"{terms.TREE}relation", [])
        nodes = (self._one(one.value, f"{terms.TREE}node") for one in led)
        return tuple(dict.fromkeys(nodes))

    def members(self) -> tuple[Member, ...]:
        """Return the members, each checked to be what its name says."""
        return tuple(map(self._member, self._named))

    def _member(self, iri: str) -> Member:
        said = self._said.get(iri, {})
        act = _ACTS.get(self._one(iri, terms.TYPE))
        if act is None:
            raise BadFeedPageError(url=self._url, what=iri)
        says = self._graphs.get(iri, [])
        member = Member(
            description=self._one(iri, terms.VERSION_OF),
            act=act,
            release=self._one(iri, terms.RELEASE),
            made=self._one(iri, terms.CREATED),
            thing=self._one(iri, terms.TOPIC) if terms.TOPIC in said else "",
            graph=self._one(iri, terms.SOURCE) if terms.SOURCE in said else "",
            says=tuple(sorted(says, key=str)),
        )
        if member.iri != iri or not _is_of_one_thing(member):
            raise BadFeedPageError(url=self._url, what=iri)
        return member

    def _one(self, subject: str, predicate: str) -> str:
        found = self._said.get(subject, {}).get(predicate, [])
        if len(found) != 1:
            raise BadFeedPageError(url=self._url, what=predicate)
        return found[0].value


def _is_of_one_thing(member: Member) -> bool:
    """Say whether *member* tells of what it says it does, and of nothing else."""
    if member.act == "Delete" and not member.thing:
        return not member.says
    subjects = {str(triple.subject)[1:-1] for triple in member.says}
    return (
        member.description == description(member.thing, member.graph)
        and subjects <= {member.thing}
        and bool(subjects) == (member.act != "Delete")
    )
