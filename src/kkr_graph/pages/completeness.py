"""What we do not know, why, where it shows, and what would mend it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from kkr_graph.gathering import Gathered, gather
from kkr_graph.headers import Words
from kkr_graph.names import key
from kkr_graph.pages import leaf
from kkr_graph.pages.page import Page, Values
from kkr_graph.pages.view import View

# What would mend each reason, by the last part of its IRI.
_MENDS: Final = {
    "referenced-only": Words(
        "Bilaget selv. Den, der udsendte dagsordenen, har det.",
        "The annex itself. Whoever sent out the agenda has it.",
    ),
    "withheld": Words(
        "En aktindsigt, hvis der er adgang til papiret.",
        "A request for access, where there is a right to it.",
    ),
    "annex-not-held": Words(
        "Bilaget. Den, der udsendte dagsordenen, har det.",
        "The annex. Whoever sent out the agenda has it.",
    ),
    "named-in-annex-not-held": Words(
        "Bilaget, som kilden siger, at navnet står i.",
        "The annex in which the source says that the name stands.",
    ),
    "ikke-refereret": Words(
        "Referatet af mødet.",
        "The minutes of the meeting.",
    ),
    "not-yet-decided": Words(
        "Referatet af det møde, hvor det blev afgjort.",
        "The minutes of the meeting that settled it.",
    ),
    "oral-at-meeting": Words(
        "Referatet, hvis det gengiver, hvad der blev sagt.",
        "The minutes, if they give what was said.",
    ),
    "pairing-not-readable": Words(
        "Et læseligt eksemplar af den samme kilde.",
        "A readable copy of the same source.",
    ),
    "stated-holder-not-named": Words(
        "En kilde, der nævner, hvem det er.",
        "A source that says who it is.",
    ),
    "not-stated": Words(
        "En anden kilde, der siger det.",
        "Another source that says it.",
    ),
    "not-found": Words(
        "En kilde, vi ikke har fundet. Kender du den, så skriv til os.",
        "A source we have not found. If you know it, tell us.",
    ),
}
_WEAK: Final = 500
_PLACES: Final = 500
# The scheme says what the reason means of minutes we hold; here we hold none.
_MEANINGS: Final = {
    "ikke-refereret": Words(
        "vi har dagsordenen, men ikke referatet",
        "we hold the agenda but not the minutes",
    ),
}
_KINDS: Final = {
    "gap": Words("hul i kilderne", "gap in the sources"),
    "role": Words("rolle uden navn", "role without a name"),
    "proposal": Words("forslag uden navn", "proposal without a name"),
    "annex": Words("bilag, vi ikke har", "annex not held"),
    "minutes": Words("dagsorden uden referat", "agenda without minutes"),
}


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason for not knowing, and all that is not known for it.

    key    the last part of its IRI: its place on the page
    mends  what would mend it; None where nobody has said
    """

    key: str
    iri: str
    label: str
    meaning: str | None
    mends: str | None
    rows: tuple[Gathered, ...]


def fill(view: View) -> Values:
    """Return what is not known, by reason; of one place if the address names one."""
    found = unknown(view)
    given = view.asked.given
    if typed := given.get("place"):
        place = view.names.resolve(typed, "thing").value
        found = [row for row in found if row["place"] == place]
    listed = reasons(view, found)
    return {
        "here": "/completeness",
        "given": given,
        "reasons": listed,
        "shown": [
            (reason, leaf.turn(view, reason.rows, name=reason.key)) for reason in listed
        ],
        "places": _places(found)[:_PLACES],
        "kinds": {kind: words.say(view.language) for kind, words in _KINDS.items()},
        "many": len(found),
        "weak": leaf.turn(view, view.ask("weak-sources"), _WEAK, "weak"),
        "differing": leaf.turn(
            view, view.ask("differing-statements"), name="differing"
        ),
    }


def unknown(view: View) -> list[Gathered]:
    """Return everything that is not known, each once, with all its passages."""
    rows: list[dict[str, Any]] = view.ask("internal/unknowns")
    return gather(rows, "thing", "note", "passage")


def reasons(view: View, rows: Iterable[Gathered]) -> list[Reason]:
    """Return the reasons for not knowing, those that explain the most first."""
    found: dict[str, list[Gathered]] = {}
    for row in rows:
        found.setdefault(row["reason"], []).append(row)
    listed = [_reason(view, iri, tuple(mine)) for iri, mine in found.items()]
    return sorted(listed, key=lambda reason: (-len(reason.rows), reason.label))


def _reason(view: View, iri: str, rows: tuple[Gathered, ...]) -> Reason:
    last = iri.rpartition("/")[2]
    meaning, mends = _MEANINGS.get(last), _MENDS.get(last)
    return Reason(
        last,
        iri,
        rows[0]["reasonLabel"] or last,
        meaning.say(view.language) if meaning else rows[0]["meaning"],
        mends.say(view.language) if mends else None,
        rows,
    )


def _places(rows: Iterable[Gathered]) -> list[tuple[str, str, int]]:
    """Return what lacks the most: IRI, name and how much."""
    counted: dict[tuple[str, str], int] = {}
    for row in rows:
        place = (row["place"], row["placeLabel"] or key(row["place"]))
        counted[place] = counted.get(place, 0) + 1
    ordered = sorted(counted.items(), key=lambda item: (-item[1], item[0][1]))
    return [(iri, label, many) for (iri, label), many in ordered]


PAGE = Page(
    "completeness",
    "/completeness",
    Words("Det ved vi ikke", "What we do not know"),
    fill,
    parameters=("place", *_MENDS, "weak", "differing"),
    menu=True,
)
