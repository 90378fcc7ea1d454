"""The reference of the ontology: every word, list and rule, ready to be shown.

In: ``ontology/``, the questions, and a store to count in.  Out: frozen values, in the
order of the Danish alphabet; how they look is for others.

>>> from kkr_graph.store import MemoryStore
>>> reference = of(MemoryStore(), "en")
>>> [term.label.en for term in reference.classes][:2]
['agenda item', 'allocation']
"""

from typing import TYPE_CHECKING, TypeVar

from kkr_graph import questions, vocabularies
from kkr_graph.headers import Words
from kkr_graph.language import Language
from kkr_graph.reference.entries import Entry, Link, Reference, Rule, Scheme, Term
from kkr_graph.reference.lists import schemes
from kkr_graph.reference.rules import rules
from kkr_graph.reference.statements import Statements
from kkr_graph.reference.words import terms
from kkr_graph.spelling import alphabetical
from kkr_graph.vocabulary import BASE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kkr_graph.store import Store

__all__ = ["Entry", "Link", "Reference", "Rule", "Scheme", "Term", "of"]

_Any = TypeVar("_Any", bound=Entry)
_HEADER = f"{BASE}def"


def of(store: "Store", language: Language) -> Reference:
    """Return the reference, counted in *store*, in the order of *language*."""
    uses = _uses(store)
    found = terms(uses)
    said = Statements.of_words()
    return Reference(
        iri=_HEADER,
        version=vocabularies.version(),
        title=said.words(_HEADER, "title") or Words("", ""),
        description=said.words(_HEADER, "description") or Words("", ""),
        classes=_sorted((one for one in found if one.kind == "class"), language),
        properties=_sorted((one for one in found if one.kind != "class"), language),
        schemes=_sorted(schemes(uses, language), language),
        rules=tuple(sorted(rules(), key=lambda rule: alphabetical(rule.name))),
    )


def _uses(store: "Store") -> dict[str, int]:
    return {iri: int(number) for iri, number in questions.look_up(store, "uses")}


def _sorted(found: "Iterable[_Any]", language: Language) -> "tuple[_Any, ...]":
    return tuple(sorted(found, key=lambda one: one.order(language)))
