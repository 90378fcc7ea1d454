"""The themes of a term, and which of them a thing comes under.

The themes are those that the papers of the council print for the term.  An initiative
that they tie to none of them stands under the programme or strategy it belongs to, and
else under no theme.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pyoxigraph import NamedNode

from kkr_graph import citations
from kkr_graph.briefs.entries import LEADS
from kkr_graph.document import Source
from kkr_graph.gathering import gather
from kkr_graph.spelling import alphabetical

if TYPE_CHECKING:
    from kkr_graph.briefs.asking import Asking, Line
    from kkr_graph.briefs.entries import Entry
    from kkr_graph.briefs.term import Term

NONE: Final = ""
"""The key of no theme."""
_FORUM: Final = "/id/forum/"
_HOME: Final = "home homeLabel"


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme, or what stands in for one.

    name     what it is called in headings
    printed  the words of the paper that prints it; empty for a programme, a strategy
             and the council itself
    """

    key: str
    name: str
    printed: str = ""
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Themes:
    """The themes in order, and the theme of each thing and item by IRI.

    own  the key of the last of them: what is about the council itself
    """

    listed: tuple[Theme, ...]
    things: Mapping[str, str]
    items: Mapping[str, str]
    own: str

    def of(self, abouts: Iterable[str]) -> str:
        """Return the key of the theme that the first of *abouts* with one has.

        What is about a theme and about the council too stands under the theme.
        """
        found = [self.things.get(a) or self.items.get(a) or NONE for a in abouts]
        return next((key for key in found if key not in {NONE, self.own}), NONE) or (
            self.own if self.own in found else NONE
        )


def read(asking: "Asking", term: "Term", initiatives: "Sequence[Line]") -> Themes:
    """Return the themes of *term*, whose *initiatives* come with their homes."""
    printed = gather(term.ask(asking, "themes"), "theme", "thing", "passage")
    things: dict[str, str] = {}
    for row in printed:  # what several themes name stands under the first
        for thing in row["thing"]:
            things.setdefault(thing, row["theme"])
    homes = _homes(initiatives, things)
    listed = [
        Theme(row["theme"], _short(row["label"]), row["label"], asking.source(row))
        for row in printed
    ]
    passages: dict[str, list[str]] = {}
    for row in initiatives:
        home = homes.get(row["initiative"], NONE)
        passages.setdefault(home, []).extend(row["passage"][:1])
        things |= {row["initiative"]: home, home: home} if home else {}
    labels = {home: label for row in initiatives for home, label in row[_HOME]}
    listed += [
        Theme(home, labels[home] or home, sources=asking.sources(passages[home]))
        for home in sorted(
            {*homes.values()}, key=lambda home: (alphabetical(labels[home] or ""), home)
        )
    ]
    things[term.council] = term.council
    listed.append(Theme(term.council, term.council_label))
    return Themes(tuple(listed), things, _items(asking, things), term.council)


def placed(
    asking: "Asking", themes: Themes, entries: "Sequence[Entry]"
) -> "dict[str, list[Entry]]":
    """Return *entries* by the key of their theme, in their order.

    What is about nothing that has a theme goes with the item that tells of it; but an
    item may name initiatives of any kind, so those do not.
    """
    loose = [entry for entry in entries if themes.of(entry.about) is NONE]
    told = citations.of(
        asking.store,
        {NamedNode(passage) for entry in loose for passage in entry.passages},
        asking.language,
    )
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        key = themes.of(entry.about)
        if not key and entry.kind is not LEADS:
            items = (told[p].item_iri for p in entry.passages if p in told)
            key = themes.of(items)
        found.setdefault(key, []).append(entry)
    return found


def _homes(initiatives: "Iterable[Line]", things: Mapping[str, str]) -> dict[str, str]:
    """Return the programme or strategy of each initiative that no theme is tied to.

    A programme that others belong to is its own.
    """
    free = [row for row in initiatives if row["initiative"] not in things]
    homes = {
        row["initiative"]: row[_HOME][0][0]
        for row in free
        if row[_HOME] and row[_HOME][0][0] not in things
    }
    return homes | {home: home for home in homes.values()}


def _items(asking: "Asking", things: Mapping[str, str]) -> dict[str, str]:
    """Return the theme of each item: that of the first thing it is about.

    A forum gives an item no theme: an item that passes on news from ten forums is not
    about what one of them works with.
    """
    found: dict[str, list[str]] = {}
    for row in asking.ask("subjects"):
        if _FORUM not in row["about"] and row["about"] in things:
            found.setdefault(row["item"], []).append(things[row["about"]])
    order = {key: place for place, key in enumerate(dict.fromkeys(things.values()))}
    return {item: min(keys, key=order.__getitem__) for item, keys in found.items()}


def _short(printed: str) -> str:
    """Return the name of a theme without what it has in brackets.

    >>> _short("Klimaområdet (DK2020, Klimaalliancen)"), _short("(uden navn)")
    ('Klimaområdet', '(uden navn)')
    """
    return printed.partition("(")[0].strip(" ,:;–-") or printed
