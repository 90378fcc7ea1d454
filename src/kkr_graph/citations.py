"""Say where a fact stands, so that a reader finds the place and can refer to it.

Passages in, citations out: "Dagsorden 2/9-2025, pkt. 3.2, s. 7".
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from pyoxigraph import NamedNode

from kkr_graph import item_places, questions
from kkr_graph.answers.answer import Row, Term, value
from kkr_graph.answers.prose import PAPERS, name_source, write_place
from kkr_graph.headers import Words
from kkr_graph.item_places import Place, count
from kkr_graph.language import Language
from kkr_graph.names import key
from kkr_graph.spelling import danish_date, english_date

if TYPE_CHECKING:
    from kkr_graph.store import Store

_AND: Final = Words(" og ", " and ")


@dataclass(frozen=True, slots=True)
class Citation:
    """A passage and what is said of it in a reference.  Empty is not known.

    passage, document, item_iri  IRIs
    title    of the document, in Danish
    kind     of the document, by the key of its concept: "dagsorden"
    day      of the meeting a paper is for; of issue where it is no paper of a meeting
    council  the bodies that hold the meeting
    item     the number of the item the passage stands in, as that paper prints it
    url      where the document can be got
    """

    passage: str
    document: str
    title: str
    kind: str
    day: date | None
    council: str
    item: str
    item_iri: str
    page: int | None
    quote: str
    url: str

    def short(self, language: Language) -> str:
        """Return what to write beside a fact.

        >>> Citation("p", "d", "", "dagsorden", date(2025, 9, 2), "KKR Hovedstaden",
        ...          "3.2", "i", 7, "", "").short("en")
        'Agenda 2 September 2025, item 3.2, p. 7'
        """
        name = self._paper(language, " ")
        named = name or name_source(self.document, self.title or None, language)
        return write_place(named, self.item, self.page, language)

    def full(self, language: Language) -> str:
        """Return a reference to put in a text of one's own.

        >>> Citation("p", "d", "", "dagsorden", date(2025, 9, 2), "KKR Hovedstaden",
        ...          "3.2", "i", 7, "", "").full("da")
        'KKR Hovedstaden: Dagsorden, 2/9-2025, pkt. 3.2, s. 7. p'
        """
        name = self._paper(language, ", ") or self.title or key(self.document)
        place = write_place(name, self.item, self.page, language)
        said = f"{self.council}: {place}" if self.council else place
        return f"{said}. {self.passage}"

    def _paper(self, language: Language, between: str) -> str:
        """Return what a paper of a meeting is called; empty for all else."""
        if self.kind not in PAPERS or self.day is None:
            return ""
        day = danish_date(self.day) if language == "da" else english_date(self.day)
        return f"{PAPERS[self.kind].say(language)}{between}{day}"


def of(
    store: "Store", passages: Iterable[NamedNode], language: Language = "da"
) -> dict[str, Citation]:
    """Return the citation of each of *passages*, by IRI; what is no passage has none.

    Where a document can be got from several places, the first of them counts.
    """
    places: dict[NamedNode, Place] = {}
    said: dict[NamedNode, Row] = {}
    for row in questions.ask_each(store, "citations", "passage", passages):
        passage, document, page, start = row[:4]
        if not isinstance(passage, NamedNode) or not isinstance(document, NamedNode):
            continue
        places.setdefault(passage, Place(document, count(page), count(start)))
        said.setdefault(passage, row[4:])
    items = item_places.find(store, places)
    papers = {place.document for place in places.values()}
    meetings = _meetings(store, papers, language)
    found: dict[str, Citation] = {}
    for passage, place in places.items():
        title, kind, issued, quote, url = said[passage]
        day, council = meetings.get(place.document.value, (_day(issued), ""))
        item = items[passage]
        found[passage.value] = Citation(
            passage=passage.value,
            document=place.document.value,
            title=_text(title),
            kind=_text(kind).rpartition("/")[2],
            day=day,
            council=council,
            item=item.number if item else "",
            item_iri=item.iri if item else "",
            page=place.page,
            quote=_text(quote),
            url=_text(url),
        )
    return found


def _meetings(
    store: "Store", documents: Iterable[NamedNode], language: Language
) -> dict[str, tuple[date | None, str]]:
    """Return the day of the meeting that each paper is for, and who holds it."""
    days: dict[str, date | None] = {}
    bodies: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for document, day, body in questions.ask_each(
        store, "paper-meetings", "document", documents, language
    ):
        days.setdefault(_text(document), _day(day))
        bodies[_text(document)] |= {body.value: None} if body else {}
    between = _AND.say(language)
    return {paper: (day, between.join(bodies[paper])) for paper, day in days.items()}


def _text(term: Term | None) -> str:
    return term.value if term is not None else ""


def _day(term: Term | None) -> date | None:
    said = value(term, "date")
    return said if isinstance(said, date) else None
