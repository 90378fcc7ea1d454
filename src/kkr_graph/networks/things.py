"""Nodes: what the things in a network are called, and what they are."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode

from kkr_graph import labels, questions
from kkr_graph.answers.prose import shortened, write_number
from kkr_graph.headers import Words
from kkr_graph.language import Language
from kkr_graph.names import key
from kkr_graph.network import Node
from kkr_graph.networks.attributes import Raw, plain, typed
from kkr_graph.vocabulary import DEF, KKR

if TYPE_CHECKING:
    from kkr_graph.answers.answer import Term
    from kkr_graph.store import Store

NOT_NAMED: Final = Words("ikke nævnt", "not named")
UNKNOWN: Final = "Unknown"
_THING: Final = "Thing"
_LONGEST: Final = 60
_MUNICIPALITY: Final = KKR.Municipality.removeprefix(DEF)


def nodes(
    store: "Store",
    things: Iterable[str],
    language: Language,
    beside: Mapping[str, Mapping[str, Raw]] | None = None,
) -> list[Node]:
    """Return a node for each of *things*; *beside* is what else is said of them."""
    said: dict[str, _Said] = {thing: _Said() for thing in things}
    iris = [NamedNode(thing) for thing in said]
    for thing, name, value in questions.ask_each(
        store, "network-things", "thing", iris, language
    ):
        if thing is not None and name is not None and value is not None:
            said[thing.value].take(name.value, value, language)
    concepts = {NamedNode(of.kind) for of in said.values() if of.kind}
    spoken = labels.of_things(store, concepts, language)
    any_lies = any(of.is_municipality for of in said.values())
    lie = _municipalities(store) if any_lies else {}
    return [
        Node(
            thing,
            of.label(thing, language),
            of.class_ or _THING,
            attributes=typed(
                {
                    "classification": spoken.get(of.kind),
                    "date": of.date,
                    "text": of.text,
                    **lie.get(thing, {}),
                    **(beside or {}).get(thing, {}),
                }
            ),
        )
        for thing, of in said.items()
    ]


def unknown(role: str, language: Language, reason: str | None) -> Node:
    """Return the node of the unnamed holder of *role*; it says why it has no name."""
    said = NOT_NAMED.say(language)
    return Node(role, said, UNKNOWN, unknown=True, attributes=typed({"reason": reason}))


class _Said:
    """What is said of one thing; the first of several counts, in names the spoken."""

    __slots__ = ("class_", "date", "kind", "name", "number", "rank", "share", "text")

    def __init__(self) -> None:
        self.class_ = self.kind = self.name = self.number = self.text = ""
        self.date: date | None = None
        self.rank = 3
        self.share: dict[str, str] = {}  # of a contribution: amount, currency, payer

    def take(self, name: str, value: "Term", language: Language) -> None:
        """Take what the question says under *name*."""
        match name:
            case "class":
                self._class(value.value)
            case "label" | "title":
                self._name(value, language)
            case "text" if isinstance(value, Literal):
                if not self.text or value.language == language:
                    self.text = value.value
            case "classification":
                self.kind = self.kind or value.value
            case "number":
                self.number = self.number or value.value
            case "date":
                self._date(value.value)
            case "amount" | "currency" | "payer":
                if isinstance(value, Literal) and value.language in {None, language}:
                    self.share[name] = value.value
                self.share.setdefault(name, value.value)
            case _:
                pass

    def label(self, thing: str, language: Language) -> str:
        """Return what a reader names it by; of what has no name, the end of its IRI.

        A contribution is named by its amount and by who pays it.
        """
        name = plain(" ".join(part for part in (self.number, self.name) if part))
        text = plain(self.text)
        short = shortened(text) if len(text) > _LONGEST else text
        return name or short or self._share(language) or plain(key(thing))

    @property
    def is_municipality(self) -> bool:
        """Whether the thing is a municipality."""
        return self.class_ == _MUNICIPALITY

    def _share(self, language: Language) -> str:
        if self.share.keys() < {"amount", "currency", "payer"}:
            return ""
        try:
            number = write_number(Decimal(self.share["amount"]), language)
        except ArithmeticError:  # an unchecked graph may say anything
            return ""
        currency = self.share["currency"].rpartition("/")[2].upper()
        payer = plain(self.share["payer"])
        if language == "en":
            return f"{currency} {number} from {payer}"
        return f"{number} {'kr.' if currency == 'DKK' else currency} fra {payer}"

    def _class(self, iri: str) -> None:
        ours = iri.startswith(DEF)
        local = iri.rpartition("#")[2].rpartition("/")[2]
        if local and (not self.class_ or ours):
            self.class_ = local

    def _name(self, value: "Term", language: Language) -> None:
        tongue = value.language if isinstance(value, Literal) else None
        rank = 0 if tongue == language else 1 if tongue == "da" else 2
        if rank < self.rank:
            self.name, self.rank = value.value, rank

    def _date(self, text: str) -> None:
        try:
            self.date = self.date or date.fromisoformat(text)
        except ValueError:
            return


def _municipalities(store: "Store") -> dict[str, dict[str, Raw]]:
    """Return the code, the council and the region of each municipality."""
    found: dict[str, dict[str, Raw]] = {}
    for row in questions.ask_of(store, "municipal-seats", {}):
        said: dict[str, Raw] = {
            "code": str(row["code"] or ""),
            "council": str(row["councilLabel"] or ""),
            "region": str(row["regionLabel"] or ""),
        }
        found.setdefault(str(row["municipality"]), said)
    return found
