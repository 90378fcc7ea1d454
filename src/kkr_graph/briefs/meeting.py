"""A meeting in two pages: what is asked and decided, who does what, what it costs.

What matters is chosen by kind, never by taste: what the meeting is asked to decide
before what it is asked to note, tasks with a day or someone responsible before those
with neither, sums of money before other figures.  What is left out is counted.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from kkr_graph.briefs import meeting_gaps, meeting_money, meeting_tasks
from kkr_graph.briefs.asking import Asking
from kkr_graph.briefs.sitting import Sitting
from kkr_graph.document import (
    Block,
    Document,
    Heading,
    Listing,
    Paragraph,
    Source,
    Table,
    Text,
)
from kkr_graph.gathering import Gathered, gather
from kkr_graph.pages.agendas import Item
from kkr_graph.spelling import alphabetical

_LONGEST: Final = 230  # characters of a wording; the source has it whole


def write(asking: Asking, given: Mapping[str, str]) -> Document:
    """Return the brief of the meeting that *given* names: ``meeting``, ``council``.

    Raises ``UnknownNameError`` and ``AmbiguousNameError`` for no meeting, or several.
    """
    name = given["meeting"]
    if council := given.get("council"):
        node = asking.node(council, "council")
        name = f"{node.value.rpartition('/')[2]}/{name}"
    sitting = Sitting.of(asking, asking.node(name, "meeting"))
    deciding = [item for item in sitting.items if sitting.decides(item)]
    noting = [item for item in sitting.items if not sitting.decides(item)]
    blocks: list[Block] = [
        _facts(sitting),
        *_decided_on(sitting, deciding),
        *_noted(sitting, noting),
        *meeting_money.blocks(sitting),
        *meeting_tasks.blocks(sitting),
        *meeting_gaps.blocks(sitting),
        *_left_out(sitting),
    ]
    held = names(sitting.councils)
    return Document(
        title=f"{held} {asking.day(sitting.row['date'])}",
        subtitle=asking.say(
            "Mødet på to sider: indstillinger, penge, opgaver og det, der ikke vides",
            "The meeting in two pages: recommendations, money, tasks, and what is "
            "not known",
        ),
        language=asking.language,
        day=asking.on,
        blocks=tuple(blocks),
        about=asking.about(),
    )


def names(of: Iterable[str]) -> str:
    """Return the names *of* several in one line, as Danes sort them."""
    return ", ".join(sorted(of, key=alphabetical)) or "KKR"


def _facts(sitting: Sitting) -> Listing:
    """Say when and where it is, which papers there are, and what comes next."""
    asking, row = sitting.asking, sitting.row
    lines = [
        Text(
            ", ".join(part for part in (_when(asking, row), row["place"]) if part)
            + f". Status: {row['status'] or asking.say('ikke oplyst', 'not stated')}.",
            sitting.sources(row["passage"][:1]),
            label=asking.say("Mødet", "The meeting"),
        ),
        Text(
            _papers(sitting),
            tuple(
                Source(f"{paper['label']} ({paper['heldLabel']})", _first(paper["url"]))
                for paper in sitting.papers.rows
            ),
            label=asking.say("Papirer", "Papers"),
            missing=not sitting.papers.has_minutes,
        ),
    ]
    if following := asking.ask("next-meeting", meeting=sitting.node):
        found = gather(following, "date", "item", "passage")[0]
        said = _when(asking, found)
        if found["item"]:
            said += asking.say(". Ventede punkter: ", ". Expected items: ")
            said += "; ".join(found["item"])
        lines.append(
            Text(
                said,
                sitting.sources(found["passage"]),
                label=asking.say("Næste møde", "Next meeting"),
            )
        )
    return Listing(tuple(lines))


def _first(urls: list[str]) -> str:
    return urls[0] if urls else ""


def _when(asking: Asking, row: Mapping[str, Any]) -> str:
    said = asking.day(row["date"])
    if starts := row["starts"]:
        hour, _, rest = str(starts).partition(":")
        clock = f"{int(hour)}{asking.say('.', ':')}{rest[:2]}"
        said += asking.say(f", kl. {clock}", f" at {clock}")
    return said


def _papers(sitting: Sitting) -> str:
    asking = sitting.asking
    if sitting.papers.has_minutes:
        return asking.say(
            "Referatet foreligger, og beslutningerne står i det. Kilde »s. 7«: "
            "dagsordenen.",
            "The minutes are held, and the decisions stand in them. Source “p. 7”: "
            "the agenda.",
        )
    if not sitting.items:
        return asking.say(
            "Vi har hverken dagsorden eller referat.",
            "We hold neither the agenda nor the minutes.",
        )
    return asking.say(
        "Dagsordenen foreligger; referatet gør ikke. Hvad der blev besluttet, vides "
        "ikke. Kilde »s. 7«: dagsordenen.",
        "The agenda is held; the minutes are not. What was decided is not known. "
        "Source “p. 7”: the agenda.",
    )


def _decided_on(sitting: Sitting, items: list[Item]) -> list[Block]:
    """Return what the meeting is to settle, with what is recommended."""
    asking = sitting.asking
    if not items:
        return []
    decided = any(_rulings(item) for item in items)
    held = names(sitting.councils)
    title = asking.say("Til beslutning og drøftelse", "For decision and discussion")
    headings = (
        asking.say("Punkt", "Item"),
        asking.say(f"Det indstilles, at {held} …", f"It is recommended that {held} …"),
        *([asking.say("Besluttet", "Decided")] if decided else []),
        asking.say("Bilag, vi har", "Annexes held"),
        asking.say("Kilde", "Source"),
    )
    rows = tuple(
        (
            sitting.danish(f"{item.row['number']} {item.row['title']}"),
            _recommended(sitting, item),
            *([_ruled(sitting, item)] if decided else []),
            Text(_annexes(asking, item)),
            sitting.cite([*_asked_passages(item), *item.row["passage"]][:1]),
        )
        for item in items
    )
    return [Heading(title), Table(title, headings, rows)]


def _noted(sitting: Sitting, items: list[Item]) -> list[Block]:
    """Return what the meeting is only to take note of, a line each."""
    asking = sitting.asking
    if not items:
        return []
    lines = []
    for item in items:
        said = f"{item.row['number']} {item.row['title']}"
        if item.annexes:
            held = _annexes(asking, item)
            said += asking.say(f" (bilag, vi har: {held})", f" (annexes held: {held})")
        if not item.asked:
            said += asking.say(": ingen indstilling", ": no recommendation")
        if rulings := _rulings(item):
            words = shortened("; ".join(_wording(ruling) for ruling in rulings))
            said += asking.say(f". Besluttet: {words}", f". Decided: {words}")
        passages = [*_asked_passages(item), *item.row["passage"]][:1]
        passages += [p for ruling in rulings for p in ruling["passage"]]
        lines.append(sitting.danish(said, passages))
    title = asking.say("Til orientering", "For information")
    return [Heading(title), Listing(tuple(lines))]


def _asked_passages(item: Item) -> list[str]:
    return [passage for asked in item.asked for passage in asked.row["passage"]]


def _rulings(item: Item) -> list[Gathered]:
    """Return what was decided on an item, following a recommendation or not."""
    following = [ruling for asked in item.asked for ruling in asked.decisions]
    return [*following, *item.decisions]


def _wording(ruling: Gathered) -> str:
    return ": ".join(part for part in (ruling["outcome"], ruling["text"]) if part)


def _recommended(sitting: Sitting, item: Item) -> Text:
    """Return what is recommended, without the words that every line begins with."""
    asking = sitting.asking
    said = []
    for asked in item.asked:
        text = asked.row["text"] or asked.row["act"] or ""
        lead = f"Det indstilles, at {asked.row['addresseeLabel']} "
        said.append(text.removeprefix(lead).lstrip("–- "))
    if not said:
        return Text(
            asking.say("Ingen indstilling er trykt", "No recommendation is printed"),
            missing=True,
        )
    return sitting.danish(shortened(" ".join(said)))


def _ruled(sitting: Sitting, item: Item) -> Text:
    rulings = _rulings(item)
    if not rulings:
        said = sitting.asking.say("ikke refereret", "not in the minutes")
        return Text(said, missing=True)
    passages = [passage for ruling in rulings for passage in ruling["passage"]]
    return sitting.danish(shortened("; ".join(map(_wording, rulings))), passages)


def _annexes(asking: Asking, item: Item) -> str:
    many = len(item.annexes)
    held = sum(1 for annex in item.annexes if str(annex["held"]).endswith("/held"))
    if not many:
        return asking.say("ingen", "none")
    return asking.say(f"{held} af {many}", f"{held} of {many}")


def shortened(text: str) -> str:
    r"""Return *text*, cut between two words where it is longer than a line should be.

    >>> shortened("a" * 20 + " b" * 200)[-3:]
    'b\xa0…'
    """
    if len(text) <= _LONGEST:
        return text
    return text[:_LONGEST].rpartition(" ")[0].rstrip(" ,;:–-") + "\N{NO-BREAK SPACE}…"


def _left_out(sitting: Sitting) -> list[Block]:
    """Say what the brief has no room for, and where it stands."""
    asking = sitting.asking
    if not sitting.items:
        return []
    figures = sum(item.figures for item in sitting.items)
    briefings = sum(len(item.briefings) for item in sitting.items)
    key = sitting.node.value.rpartition("/meeting/")[2]
    said = asking.say(
        f"Andre nøgletal ({figures} i {briefings} orienteringer), tidligere "
        "beslutninger, der henvises til, punkter i lister og bilagenes titler. Alt om "
        f"et punkt: kkr show meeting/{key}/item/NUMMER.",
        f"Other key figures ({figures} in {briefings} briefings), earlier decisions "
        "cited, listed points and the titles of annexes. All about an item: "
        f"kkr show meeting/{key}/item/NUMBER.",
    )
    return [Paragraph(Text(said, label=asking.say("Udeladt her", "Left out here")))]
