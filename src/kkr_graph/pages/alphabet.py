"""Everything that has a name, from A to Å, as Danes order it."""

import unicodedata
from itertools import groupby
from typing import Final

from kkr_graph.headers import Words
from kkr_graph.names import Names
from kkr_graph.pages import kinds, leaf
from kkr_graph.pages.page import Page, Values
from kkr_graph.pages.view import View
from kkr_graph.spelling import alphabetical

_LISTED: Final = (
    "municipality", "kkr", "initiative", "forum", "organisation", "region",
    "strategy", "matter", "person",
)  # fmt: skip
_MOST: Final = 1000  # names shown at once; of more, one letter is
LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅ"


def fill(view: View) -> Values:
    """Return every thing under its first letter; one kind only, if one is chosen."""
    chosen = view.asked.given.get("kind", "")
    wanted = (chosen,) if chosen in _LISTED else _LISTED
    listed = sorted(
        (alphabetical(label), label, iri, kinds.KINDS[kind].say(view.language))
        for iri, label, kind in _things(view.names)
        if kind in wanted
    )
    there = {first(entry[1]) for entry in listed}
    alone = ""
    if len(listed) > _MOST:
        typed = view.asked.given.get("letter", "").upper()
        alone = typed if typed in there else first(listed[0][1])
        listed = [entry for entry in listed if first(entry[1]) == alone]
    shown = leaf.turn(view, listed, _MOST)
    letters = [
        (letter, [entry[1:] for entry in group])
        for letter, group in groupby(shown.rows, key=lambda entry: first(entry[1]))
    ]
    return {
        "here": "/a-z",
        "letters": sorted(letters, key=lambda one: (LETTERS + one[0]).index(one[0])),
        "alphabet": LETTERS,
        "there": there,
        "alone": alone,
        "leaf": shown,
        "chosen": chosen if chosen in _LISTED else "",
        "kinds": [(kind, kinds.KINDS[kind].say(view.language)) for kind in _LISTED],
    }


def first(label: str) -> str:
    """Return the letter that *label* stands under; what is no letter under ``#``.

    >>> first("Aarhus Kommune"), first("Ærø"), first("élan"), first("7+3 projekter")
    ('Å', 'Æ', 'E', '#')
    """
    if label[:2].casefold() == "aa":
        return "Å"
    letter = label[:1].upper()
    if letter not in LETTERS:
        letter = unicodedata.normalize("NFD", letter)[:1]
    return letter if letter and letter in LETTERS else "#"


def _things(names: Names) -> set[tuple[str, str, str]]:
    return {
        (name.thing, names.label(name.thing), kinds.of(name.thing)) for name in names
    }


PAGE = Page(
    "alphabet",
    "/a-z",
    Words("Alt fra A til Å", "Everything from A to Å"),
    fill,
    parameters=("kind", "letter", "page"),
)
