"""What is not known of a meeting, with the reason, as a list of a brief."""

from pyoxigraph import NamedNode

from kkr_graph.briefs.asking import Line
from kkr_graph.briefs.sitting import Sitting
from kkr_graph.document import Block, Heading, Listing, Text
from kkr_graph.gathering import gather


def blocks(sitting: Sitting) -> list[Block]:
    """Return the open points: proposals without a name, and gaps in the papers."""
    found = [*_gaps(sitting), *_proposals(sitting)]
    if not found:
        return []
    lines = [line for _, line in sorted(found, key=lambda one: _order(one[0]))]
    title = sitting.asking.say("Det vides ikke", "What is not known")
    return [Heading(title), Listing(tuple(lines))]


def _proposals(sitting: Sitting) -> list[tuple[str, Text]]:
    """Return a line for each item with proposed leads whom the papers do not name."""
    asking = sitting.asking
    lines = []
    for item in sitting.items:
        rows = asking.ask("internal/item-proposals", item=NamedNode(item.row["item"]))
        unnamed = [row for row in gather(rows, "proposal", "passage") if not row["who"]]
        if not unnamed:
            continue
        number, many = item.row["number"], len(unnamed)
        reasons = "; ".join(dict.fromkeys(row["reason"] or "" for row in unnamed))
        named = "; ".join(row["label"] or "" for row in unnamed)
        said = asking.say(
            f"Hvem der er foreslået som tovholder for {many} indsatser ({reasons}): "
            f"{named}.",
            f"Who is proposed to lead {many} actions ({reasons}): {named}.",
        )
        passages = [p for row in unnamed for p in row["passage"]]
        lines.append(_line(sitting, number, said, passages))
    return lines


def _gaps(sitting: Sitting) -> list[tuple[str, Text]]:
    """Return what the papers leave unsaid of the items and their briefings."""
    asking = sitting.asking
    numbers = {item.row["item"]: item.row["number"] for item in sitting.items}
    for item in sitting.items:
        for briefing in item.briefings:
            numbers[briefing["briefing"]] = item.row["number"]
    rows = [
        row
        for row in asking.ask("internal/unknowns")
        if row["key"] == "gap" and row["place"] in numbers
    ]
    by: dict[str, list[Line]] = {}
    for row in gather(rows, "thing", "passage"):
        by.setdefault(numbers[row["place"]], []).append(row)
    return [
        _line(
            sitting,
            number,
            " ".join(map(_said, by[number])),
            [passage for row in by[number] for passage in row["passage"]],
        )
        for number in by
    ]


def _said(row: Line) -> str:
    label = row["label"] or row["missing"] or ""
    return f"{label} ({row['reasonLabel']})." if row["reasonLabel"] else f"{label}."


def _order(number: str) -> list[int]:
    return [int(part) for part in number.split(".") if part.isdigit()]


def _line(
    sitting: Sitting, number: str, said: str, passages: list[str]
) -> tuple[str, Text]:
    label = sitting.asking.say(f"Pkt. {number}", f"Item {number}")
    return number, Text(said, sitting.sources(passages), label=label, missing=True)
