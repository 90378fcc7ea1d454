"""Find what could be mended: the answers of the questions that show it, as faults."""

from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Final

from pyoxigraph import NamedNode

from kkr_graph.briefs.asking import Asking, Line
from kkr_graph.briefs.faults import Fault
from kkr_graph.gathering import gather
from kkr_graph.vocabulary import BASE

_UNKNOWN: Final = {
    "minutes": "minutes",
    "annex": "annexes",
    "role": "leads",
    "proposal": "leads",
    "gap": "gaps",
}
_UNSEEN: Final = NamedNode(f"{BASE}concept/review-status/machine-read")
_LOW: Final = NamedNode(f"{BASE}concept/confidence/low")


def find(asking: Asking) -> list[Fault]:
    """Return every fault, by task in the order of the questions that find it."""
    return [fault for look in _LOOKS for fault in look(asking)]


def _unknowns(asking: Asking) -> Iterator[Fault]:
    rows = asking.ask("internal/unknowns")
    for row in gather(rows, "thing", "note", "passage"):
        what = row["label"] or row["placeLabel"] or row["missing"] or ""
        why = row["reasonLabel"] or ""
        if row["key"] in {"role", "proposal"}:
            what = f"{row['placeLabel'] or what}: {row['missing'] or ''}".rstrip(": ")
        elif row["key"] == "annex":
            why = f"{row['placeLabel'] or ''}: {why}".lstrip(": ")
        yield Fault(
            _UNKNOWN[row["key"]], what, why, row["place"], tuple(row["passage"])
        )


def _differing(asking: Asking) -> Iterator[Fault]:
    rows = asking.ask("differing-statements")
    for (about, _), listed in groupby(
        rows, lambda row: (row["about"], row["property"])
    ):
        said = [*listed]
        against = asking.say(" over for ", " against ")
        why = against.join(dict.fromkeys(_quoted(asking, row["value"]) for row in said))
        passages = [row["passage"] for row in said if row["passage"]]
        why = f"{asking.label(said[0]['property'])}: {why}"
        what = said[0]["aboutLabel"] or about
        yield Fault("differing", what, why, about, tuple(passages))


def _sums(asking: Asking) -> Iterator[Fault]:
    def why(row: Line, summed: str, stated: str) -> str:
        return asking.say(
            f"delene giver {asking.number(row[summed])}, kilden skriver "
            f"{asking.number(row[stated])}",
            f"the parts make {asking.number(row[summed])}, the source states "
            f"{asking.number(row[stated])}",
        )

    for row in asking.ask("allocation-sums"):
        if row["difference"]:
            what = f"{row['kind']} {row['year']}"
            yield Fault("sums", what, why(row, "summed", "stated"), row["dataset"], ())
    for row in asking.ask("scenario-sums"):
        if row["difference"]:
            said = why(row, "contributed", "stated")
            yield Fault("sums", row["label"], said, row["scenario"], _passages(row))
    for row in asking.ask("annex-marks"):
        if row["difference"]:
            said = asking.say(
                f"bilagsmærker: {row['marks']}; bilag på listen: {row['annexes']}",
                f"annex marks: {row['marks']}; annexes listed: {row['annexes']}",
            )
            what = f"{row['number']} {row['title']}"
            yield Fault("sums", what, said, row["item"], _passages(row))


def _findings(asking: Asking) -> Iterator[Fault]:
    for row in asking.ask("findings", status=_UNSEEN):
        what = _quoted(asking, row["text"])
        yield Fault("findings", what, row["kind"] or "", "", _passages(row))


def _items(asking: Asking) -> Iterator[Fault]:
    rows = asking.ask("internal/items-without-recommendation")
    for row in gather(rows, "item", "passage"):
        what = f"{row['number']} {row['title']}"
        why = row["meetingLabel"] or ""
        yield Fault("items", what, why, row["item"], tuple(row["passage"]))


def _dates(asking: Asking) -> Iterator[Fault]:
    for row in asking.ask("rough-dates"):
        span = asking.span(row["notBefore"], row["notAfter"])
        if row["notBefore"] is None:
            span = asking.say(f"senest {span}", f"by {span}")
        said = _quoted(asking, row["verbatim"])
        why = asking.say(f"{said}, læst som {span}", f"{said}, read as {span}")
        what = row["usedByLabel"] or row["verbatim"]
        yield Fault("dates", what, why, row["usedBy"] or "", _passages(row))


def _documents(asking: Asking) -> Iterator[Fault]:
    annexes = {
        row["thing"] for row in asking.ask("internal/unknowns") if row["key"] == "annex"
    }
    rows = asking.ask("documents")
    for row in gather(rows, "id", "passage"):
        if row["url"] is None and row["id"] not in annexes:
            why = ", ".join(part for part in (row["kind"], row["availability"]) if part)
            yield Fault(
                "documents", row["title"] or "", why, row["id"], tuple(row["passage"])
            )


def _weak(asking: Asking) -> Iterator[Fault]:
    rows = asking.ask("weak-sources", confidence=_LOW)
    for row in gather(rows, "thing", "passage"):
        named = (row["memberLabel"], row["thingLabel"])
        what = ", ".join(part for part in named if part) or row["thing"]
        why = row["confidenceLabel"] or ""
        yield Fault("weak", what, why, row["thing"], tuple(row["passage"]))


def _quoted(asking: Asking, text: str) -> str:
    return asking.say(f"»{text}«", f"“{text}”")


def _passages(row: Line) -> tuple[str, ...]:
    return (row["passage"],) if row["passage"] else ()


_LOOKS: Final[tuple[Callable[[Asking], Iterator[Fault]], ...]] = (
    _unknowns,
    _differing,
    _sums,
    _findings,
    _items,
    _dates,
    _documents,
    _weak,
)
