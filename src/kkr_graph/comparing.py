"""Compare two snapshots, and write what differs: for people, programs and servers."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from kkr_graph import difference_words, differences, patches, updates
from kkr_graph.accounts import KINDS, Account
from kkr_graph.answers.prose import write_quantity
from kkr_graph.headers import Words
from kkr_graph.language import Language

if TYPE_CHECKING:
    from kkr_graph.differences import Change
    from kkr_graph.patches import Patch
    from kkr_graph.snapshots import Snapshot
    from kkr_graph.store import Store

_SIZE: Final = Words(
    "{graphs} grafer, {statements} udsagn", "{graphs} graphs, {statements} statements"
)
_UNNAMED: Final = Words(
    "De er kun forskellige i, hvad de siger om knuder uden navn.",
    "They differ only in what they say of nodes without names.",
)
_SIDES: Final = {"before": Words("Før", "Before"), "after": Words("Efter", "After")}


@dataclass(frozen=True)
class Comparison:
    """Two snapshots, and what there is to say of how they differ.

    store  is asked what things are called that neither speaks of
    """

    before: "Snapshot"
    after: "Snapshot"
    language: Language = "da"
    store: "Store | None" = None

    @property
    def same(self) -> bool:
        """Say whether both say the same."""
        return self.before.digest == self.after.digest

    @cached_property
    def account(self) -> Account:
        """What differs, in words."""
        return difference_words.tell(
            self._changes,
            self.before.graphs,
            self.after.graphs,
            self.language,
            self.store,
        )

    @cached_property
    def patch(self) -> "Patch":
        """What leads from the one to the other.  Raises ``UnnamedNodesError``."""
        return patches.between(self.before.quads, self.after.quads)

    @cached_property
    def unspoken(self) -> frozenset[str]:
        """What is withdrawn from the one to the other, and its details."""
        return difference_words.unspoken(
            self._changes, self.before.graphs, self.after.graphs
        )

    @cached_property
    def _changes(self) -> "tuple[Change, ...]":
        return differences.between(self.before.graphs, self.after.graphs)

    def write(self, form: str) -> bytes:
        """Return what differs in *form*, a key of ``FORMS``."""
        return FORMS[form](self)


def _text(found: Comparison) -> bytes:
    """For people: both sides with their hashes, a summary, thing by thing."""
    language = found.language
    width = max(len(words.say(language)) for words in _SIDES.values())
    lines = []
    for side, words in _SIDES.items():
        one: Snapshot = getattr(found, side)
        size = _SIZE.say(language).format(
            graphs=write_quantity(len(one.graphs), language),
            statements=write_quantity(one.statements, language),
        )
        head = f"{words.say(language) + ':':{width + 1}} {one.name} ({size})"
        lines += [head, f"{'':{width + 1}} sha256 {one.digest}"]
    account = found.account
    unnamed = not account.things and not found.same
    said = f"{_UNNAMED.say(language)}\n" if unnamed else account.text()
    return ("\n".join(lines) + f"\n\n{said}").encode()


def _json(found: Comparison) -> bytes:
    """For programs: the same as one object; values are in words, as people read them.

    Who wants the statements takes a patch.
    """
    account = found.account
    said = {
        **{
            side: {
                "name": one.name,
                "sha256": one.digest,
                "graphs": len(one.graphs),
                "statements": one.statements,
            }
            for side, one in (("before", found.before), ("after", found.after))
        },
        "same": found.same,
        "counts": {sort: account.counts.get(sort, 0) for sort in KINDS},
        "things": [
            {
                "thing": one.thing,
                "sort": one.sort,
                "name": one.name,
                "graphs": one.graphs,
                "changes": [
                    {"property": line.property, "was": line.was, "now": line.now}
                    for line in one.lines
                ],
                "sources": one.sources,
            }
            for one in account.things
        ],
    }
    return (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode()


def _patch(found: Comparison) -> bytes:
    """RDF Patch.  It says every statement that goes, also of what is withdrawn."""
    return patches.write(found.patch)


def _update(found: Comparison) -> bytes:
    """SPARQL 1.1 Update, which deletes what is withdrawn without saying it."""
    return updates.write(found.patch, found.unspoken, found.after.quads)


FORMS: Final[Mapping[str, Callable[[Comparison], bytes]]] = {
    "text": _text,
    "json": _json,
    "patch": _patch,
    "update": _update,
}
