"""The lists of concepts, each with its members."""

from collections.abc import Iterator, Mapping

from kkr_graph.headers import Words
from kkr_graph.language import Language
from kkr_graph.ontology import CONCEPT
from kkr_graph.reference.entries import Concept, Scheme
from kkr_graph.reference.statements import Statements

_SCHEME = "http://www.w3.org/2004/02/skos/core#ConceptScheme"


def schemes(uses: Mapping[str, int], language: Language) -> Iterator[Scheme]:
    """Yield every list of ours; its members stand in the order of *language*."""
    said = Statements.of_words()
    for iri in said.subjects("type", _SCHEME):
        members = [_concept(said, one, uses) for one in said.subjects("inScheme", iri)]
        yield Scheme(
            iri=iri,
            name=iri.removeprefix(CONCEPT),
            label=said.words(iri, "prefLabel") or Words("", ""),
            definition=said.words(iri, "definition"),
            scope_note=said.words(iri, "scopeNote"),
            uses=sum(member.uses for member in members),
            concepts=tuple(sorted(members, key=lambda one: one.order(language))),
        )


def _concept(said: Statements, iri: str, uses: Mapping[str, int]) -> Concept:
    return Concept(
        iri=iri,
        name=iri.removeprefix(CONCEPT),
        label=said.words(iri, "prefLabel") or Words("", ""),
        definition=said.words(iri, "definition"),
        scope_note=said.words(iri, "scopeNote"),
        uses=uses.get(iri, 0),
        printed=said.texts(iri, "altLabel"),
        broader=said.links(iri, "broader"),
    )
