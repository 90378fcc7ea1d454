"""State what a reading says: a ``Reading`` in, Turtle out.

``structure`` states what the paper is built of, ``found`` what was read in its running
text and ``accepted`` what of that a person has accepted; ``passages`` cites them all.
The text goes back through ``sources``, which refuses what the ontology does not know.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from pyoxigraph import Literal, NamedNode, Triple

from kkr_graph import findings
from kkr_graph.errors import NoMeetingDateError
from kkr_graph.readings import Reading
from kkr_graph.stating.accepted import Accepted
from kkr_graph.stating.found import Found
from kkr_graph.stating.iris import Iris
from kkr_graph.stating.known import NOTHING, Known, Proposal
from kkr_graph.stating.passages import Passages
from kkr_graph.stating.structure import Structure
from kkr_graph.turtle_writer import turtle
from kkr_graph.verdicts import NONE, Verdicts
from kkr_graph.vocabulary import KKR

__all__ = ["Iris", "Known", "Proposal", "iris", "state"]

_TYPE: Final = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
# Things that are there for others only: with nothing left to bear, they go.
_BORNE: Final = {NamedNode(KKR.Passage), NamedNode(KKR.UncertainDate)}


def iris(reading: Reading) -> Iris:
    """Return the names of the things of *reading*.

    Raises ``NoMeetingDateError`` for a paper that does not say when its meeting is:
    nothing in it can be named without.
    """
    agenda = reading.agenda
    if agenda.date is None:
        raise NoMeetingDateError(file=reading.paper.origin, line=None)
    return Iris(agenda.council, agenda.date, agenda.kind, reading.reader)


def state(
    reading: Reading,
    verdicts: Verdicts = NONE,
    edits: Iterable[Triple] = (),
    known: Known = NOTHING,
) -> bytes:
    """Return the facts of *reading* as Turtle, the same bytes for the same paper.

    *verdicts* says which findings are accepted.  *edits* is what a person states of the
    same paper: where they state a property of a thing (in a language), what was read of
    it is left out.
    *known* is what other sources state of the meeting.  Raises as ``iris`` does.
    """
    names = iris(reading)
    passages = Passages(names.document, reading.flow)
    structure = Structure(reading, names, passages, known)
    built, added = set(structure.all()), set(edits)
    described = known.described | {*_described(built), *_described(added)}
    accepted = Accepted(
        names, passages, replace(known, described=described), structure.asked
    )
    found = Found(names, passages, structure, accepted)
    said = found.all(findings.of(reading), verdicts)
    return turtle(_beside({*built, *said}, added))


def _described(triples: set[Triple]) -> Iterator[str]:
    """Yield the things that *triples* say the kind of."""
    for triple in triples:
        if triple.predicate == _TYPE and isinstance(triple.subject, NamedNode):
            yield triple.subject.value


def _beside(read: set[Triple], edits: set[Triple]) -> Iterator[Triple]:
    """Yield what was *read*, less what *edits* state otherwise or leave nothing of."""
    said = set(map(_stated, edits))
    kept = {one for one in read if _stated(one) not in said}
    typed = [one for one in kept if one.predicate == _TYPE]
    borne = {one.subject for one in typed if one.object in _BORNE}
    while idle := borne - {one.object for one in (*kept, *edits)}:
        kept = {one for one in kept if one.subject not in idle}
        borne -= idle
    yield from kept


def _stated(triple: Triple) -> tuple[object, ...]:
    """Return what a triple gives a value for: a property of a thing, in a language."""
    spoken = triple.object.language if isinstance(triple.object, Literal) else None
    return triple.subject, triple.predicate, spoken
