"""Score what the finders read against what a person read from the same paper.

The gold files in ``gold/`` were written from the printed paper, before any reader ran.
What they count, so that a second person would write the same lines:

dates     every day or rough date with a place in the calendar, verbatim the fewest
          words that give its bounds (``den``, ``senest``, ``udgangen af`` included; a
          preposition only where nothing else makes a time of a year or month).  A year
          in a name (Infrastrukturplan 2035) is none; nor is "i år" or "årsskiftet".
amounts   money, per cent, full-time equivalents, and numbers in figures or words with
          the noun they count; an interval is two.  No ages, marks, durations, names.
mentions  names that the graph holds, whole or inflected, the longest that fits.  A
          part of a name ("Ekspertudvalget") or of an address is none.
items     every numbered heading, sections too: number without its last point, title.
recommendations  one line for each bullet of an Indstilling, under the act of the
          sentence that leads in; without bullets one for each verb.  The first words
          are the first four after "Det indstilles, at" and the forum's name.
annexes   every line of a Bilag list, whole, marks in the text are none.

deadlines what is to be done or will come about, ahead of the writer, with its date.
          One line for each date (``verbatim`` as in dates).
          Counted: a date with skal, vil, forventes, planlægges, varsler; with frist;
          a step or an event told in the present (forelægges, åbner, får) on a time to
          come; the end of what runs or lapses (løber til, bortfalder, udløb); the next
          meeting, and this one where a matter is said to come before it.
          Not counted: what has happened; what figures cover ("årligt i 2026 og 2027");
          levels foreseen ("tilskud i 2026 forventes at stige"); a date that only
          belongs to a noun ("trafikbestilling i efteråret"); a start without an end
          ("fortsætter fra 2026"), but for the day something takes effect; what is
          only possible ("kan"), unless a skal or vil before it carries it; a deadline
          of a round that is past; "inden da", "årsskiftet".
          task is the verb and the noun it is about, as printed (one of them where the
          clause has no more): both must be among the words found.  who are the keys of
          named organisations that do it: the subject of the active verb that carries
          skal or vil, or after "af"; none that only receive (får, modtager) or
          announce.
decisions what a body has settled or talked through before this meeting, one line for
          each verb and body.  verb is the word that tells the outcome, as printed.
          Counted: active verbs of deciding with a body as their subject; passives that
          tell an event ("blev besluttet", "vedtoges"), with or without a body; passives
          that tell a state ("er fastsat", "tiltrådt", also in brackets) with a body or
          a day; "drøftet" only where a body talked ("drøftet med chefer" is none).
          Not counted: an agreement or decision only named ("den aftalte fordeling",
          "aftalen fra juni 2021", "KKR’s drøftelse i februar"); a perfect in a relative
          clause without a date ("fora, hvor KKR har udpeget medlemmer"); contracts in
          their thousands; money set aside by an agreement, not a body; what is
          recommended, planned or conditional; opinion ("der var opbakning").
          when_not_after is the last day that the date of the deciding can mean; a time
          that the matter covers ("1 pct. i 2026") is none.
tables    every cell but the labels of rows: the label, the headings over the column
          (the upper first, a dash between), the value as printed; broken words closed.
"""

import csv
import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from kkr_graph.agenda import Item
from kkr_graph.papers import Table
from kkr_graph.readings import Reading
from kkr_graph.statements import FoundAmount, FoundDate, Mention
from kkr_graph.statements.cited import CitedDecision
from kkr_graph.statements.deadlines import Deadline

GOLD = Path(__file__).parent / "gold"
IDS = "https://w3id.org/kkr/id/"
Row = tuple[str, ...]
_LEAD = re.compile(r"Det indstilles, at KKR Hovedstaden ")


@dataclass(frozen=True)
class Score:
    """How many lines agree, and which do not."""

    right: int
    wrong: tuple[Row, ...]
    missed: tuple[Row, ...]

    @property
    def precision(self) -> float:
        return _share(self.right, self.wrong)

    @property
    def recall(self) -> float:
        return _share(self.right, self.missed)

    def __str__(self) -> str:
        said = (
            f"precision {self.precision:.3f} ({self.right} of "
            f"{self.right + len(self.wrong)}), recall {self.recall:.3f} ({self.right} "
            f"of {self.right + len(self.missed)})"
        )
        rows = [f"  wrong   {' | '.join(row)}" for row in self.wrong]
        rows += [f"  missed  {' | '.join(row)}" for row in self.missed]
        return "\n".join((said, *rows))


def _share(right: int, others: tuple[Row, ...]) -> float:
    """Return how much is right; nothing at all is all right."""
    return right / (right + len(others)) if right or others else 1.0


def score(paper: str, kind: str, found: Iterable[Row]) -> Score:
    """Compare *found* with ``gold/{paper}/{kind}.csv``, line by line."""
    with (GOLD / paper / f"{kind}.csv").open(encoding="utf-8", newline="") as lines:
        gold = Counter(tuple(row) for row in list(csv.reader(lines))[1:])
    read = Counter(_as_tasks(found, gold) if kind == "deadlines" else found)
    return Score(
        right=(gold & read).total(),
        wrong=tuple(sorted((read - gold).elements(), key=_by_page)),
        missed=tuple(sorted((gold - read).elements(), key=_by_page)),
    )


def date_rows(found: Iterable[FoundDate], page: Callable[[int], int]) -> list[Row]:
    return [
        (
            str(page(one.start)),
            plain(one.verbatim),
            one.not_before.isoformat() if one.not_before else "",
            one.not_after.isoformat(),
            one.rule,
        )
        for one in found
    ]


def amount_rows(found: Iterable[FoundAmount], page: Callable[[int], int]) -> list[Row]:
    return [
        (str(page(one.start)), plain(one.verbatim), _written(one.value), one.unit)
        for one in found
    ]


def mention_rows(found: Iterable[Mention], page: Callable[[int], int]) -> list[Row]:
    return [
        (str(page(one.start)), plain(one.verbatim), one.iri.removeprefix(IDS))
        for one in found
    ]


def item_rows(items: Iterable[Item]) -> list[Row]:
    return [(one.number, one.title, str(one.place.page)) for one in items]


def recommendation_rows(items: Iterable[Item]) -> list[Row]:
    return [
        (
            *(one.number, str(number), part.act or "", str(part.place.page)),
            " ".join(_LEAD.sub("", part.text).split()[:4]),
        )
        for one in items
        if one.recommendation
        for number, part in enumerate(one.recommendation.parts, start=1)
    ]


def annex_rows(items: Iterable[Item]) -> list[Row]:
    return [
        (one.number, annex.label, str(annex.place.page))
        for one in items
        for annex in one.annexes
    ]


def deadline_rows(found: Iterable[Deadline], page: Callable[[int], int]) -> list[Row]:
    return [
        (
            *(str(page(one.due.start)), plain(one.due.verbatim)),
            *(one.due.not_after.isoformat(), plain(one.what)),
            " ".join(who.iri.removeprefix(IDS) for who in one.who),
        )
        for one in found
    ]


def decision_rows(
    found: Iterable[CitedDecision], page: Callable[[int], int]
) -> list[Row]:
    return [
        (
            *(str(page(one.start)), one.verb, one.outcome or ""),
            one.body.iri.removeprefix(IDS) if one.body else "",
            one.when.not_after.isoformat() if one.when else "",
        )
        for one in found
    ]


def table_rows(found: Iterable[Table]) -> list[Row]:
    return [(str(table.page), *cell) for table in found for cell in table.cells()]


# Every kind with a gold file: how a reading is put in its rows.
KINDS: dict[str, Callable[[Reading], list[Row]]] = {
    "items": lambda read: item_rows(read.agenda.items),
    "recommendations": lambda read: recommendation_rows(read.agenda.items),
    "annexes": lambda read: annex_rows(read.agenda.items),
    "dates": lambda read: date_rows(read.dates, read.page),
    "amounts": lambda read: amount_rows(read.amounts, read.page),
    "mentions": lambda read: mention_rows(read.mentions, read.page),
    "deadlines": lambda read: deadline_rows(read.deadlines, read.page),
    "decisions": lambda read: decision_rows(read.decisions, read.page),
    "tables": lambda read: table_rows(one.table for one in read.tables),
}


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def unmarked(line: str) -> tuple[str, str]:
    """Return *line* without its [brackets], and what stands in them."""
    found = line[line.index("[") + 1 : line.index("]")]
    return line.replace("[", "").replace("]", ""), found


def _written(value: Decimal) -> str:
    return format(value, "f")


def _as_tasks(found: Iterable[Row], gold: Iterable[Row]) -> list[Row]:
    """Return *found* with the task in gold's words, where it holds them all."""
    rows: list[Row] = []
    for page, said, last, what, who in found:
        words = set(re.findall(r"[\w-]+", what))
        tasks = [row[3] for row in gold if (page, said, last) == row[:3]]
        held = (task for task in tasks if words.issuperset(task.split()))
        rows.append((page, said, last, next(held, what), who))
    return rows


def _by_page(row: Row) -> tuple[list[int], Row]:
    """Sort by page, or by the number of the item (3.10 after 3.9)."""
    return [int(part) for part in row[0].split(".")], row
