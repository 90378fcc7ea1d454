"""Ask the graph for a brief, and say in plain values where each fact stands.

What a brief needs of the graph and of the language: questions in, rows out; passages
in, ``document.Source`` out; days, numbers and amounts as prose has them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias

from pyoxigraph import NamedNode

from kkr_graph import citations, labels, questions
from kkr_graph.answers.prose import write_kroner, write_quantity, write_source
from kkr_graph.citations import Citation
from kkr_graph.document import Source, Text
from kkr_graph.headers import Question
from kkr_graph.language import Language
from kkr_graph.names import Names, key
from kkr_graph.spelling import danish_date, english_date
from kkr_graph.store import DiskStore, MemoryStore

if TYPE_CHECKING:
    from kkr_graph.answers.answer import Term
    from kkr_graph.store import Store

Line: TypeAlias = dict[str, Any]


@dataclass
class Asking:
    """The graph as one brief sees it: on a day, in a language.

    version  of the graph, or empty where it is not known
    """

    store: "Store"
    names: Names
    language: Language
    on: date
    version: str = ""
    _cited: dict[str, Citation | None] = field(default_factory=dict)

    def ask(self, question: str, **given: "str | Term | None") -> list[Line]:
        """Ask ``queries/``*question*, or ``internal/…``; return rows by column.

        IRIs come as text.  What is None or empty is not given; ``on`` is the day of the
        brief unless it is given.  Passages of the answer are looked up all at once.
        """
        asked = _question(question)
        wanted: dict[str, str | Term] = {k: v for k, v in given.items() if v}
        on = asked.parameter("on")
        if on is not None and on.default is not None:
            wanted.setdefault("on", self.on.isoformat())
        answer = questions.ask(
            self.store, asked, wanted, language=self.language, names=self.names
        )
        rows: list[Line] = [*answer]
        self.look_up(str(row["passage"]) for row in rows if row.get("passage"))
        return rows

    def node(self, name: str, kind: str) -> NamedNode:
        """Return the thing of *kind* that *name* names, or raise with near names."""
        return self.names.resolve(name, kind)

    def label(self, iri: str) -> str:
        """Return what a thing or a term is called; the end of its IRI for no name."""
        found = labels.of_things(self.store, [NamedNode(iri)], self.language)
        return found.get(iri) or key(iri).rpartition("#")[2]

    def look_up(self, passages: Iterable[str]) -> None:
        """Find what *passages* cite, all at once."""
        new = {*passages} - self._cited.keys()
        if not new:
            return
        found = citations.of(self.store, map(NamedNode, new), self.language)
        self._cited |= {passage: found.get(passage) for passage in new}

    def citation(self, passage: str) -> Citation | None:
        """Return what *passage* cites; None where it is no passage."""
        self.look_up([passage])
        return self._cited[passage]

    def sources(self, passages: Iterable[str]) -> tuple[Source, ...]:
        """Return where *passages* stand; each place once."""
        listed = [*dict.fromkeys(passages)]
        self.look_up(listed)
        found: dict[str, Source] = {}
        for passage in listed:
            if (citation := self._cited[passage]) is not None:
                short = citation.short(self.language)
                found.setdefault(short, Source(short, citation.url or passage))
        return tuple(found.values())

    def source(self, row: Mapping[str, Any]) -> tuple[Source, ...]:
        """Return where *row* stands: its passage or passages, or else its document."""
        passage = row.get("passage")
        if passage:
            return self.sources([passage] if isinstance(passage, str) else passage)
        if not (document := row.get("document")):
            return ()
        label, page = row.get("documentLabel"), row.get("page")
        said = write_source(
            str(document),
            str(label) if label else None,
            str(page) if page is not None else None,
            self.language,
        )
        return (Source(said, str(document)),)

    def text(  # noqa: PLR0913 - one for each thing that a text can be
        self,
        said: str,
        row: Mapping[str, Any] | None = None,
        *,
        strong: bool = False,
        missing: bool = False,
        label: str = "",
        spoken: Language | None = None,
    ) -> Text:
        """Return *said* as a text that rests on what *row* rests on.

        spoken  its language, where that is not the brief's
        """
        return Text(
            said,
            self.source(row) if row is not None else (),
            strong=strong,
            missing=missing,
            label=label,
            spoken=spoken,
        )

    def name(
        self, name: str, row: Mapping[str, Any] | None = None, said: str = ""
    ) -> Text:
        """Return *name*, in the words of *said* if given, with the sources of *row*."""
        return self.text(said or name, row, spoken=self.spoken(name))

    def spoken(self, text: str) -> Language | None:
        """Return the language of *text* where it is not that of the brief.

        A SPARQL server is not asked that of each text.
        """
        if not isinstance(self.store, MemoryStore | DiskStore):
            return None
        return labels.tongue(self.store, text, self.language)

    def say(self, da: str, en: str) -> str:
        """Return the words of the brief's language."""
        return da if self.language == "da" else en

    def day(self, value: object) -> str:
        """Return a day as prose has it, 2/9-2025; nothing where there is none."""
        if not isinstance(value, date):
            return "" if value is None else str(value)
        return danish_date(value) if self.language == "da" else english_date(value)

    def last_day(self, end: object) -> str:
        """Return the last day of what ends before *end*."""
        if isinstance(end, date) and end > date.min:
            return self.day(end - timedelta(days=1))
        return self.day(end)

    def span(self, first: object, last: object) -> str:
        """Return the days from *first* to *last*, both of them in; one day as a day."""
        if first == last or first is None:
            return self.day(last)
        return f"{self.day(first)} – {self.day(last)}"

    def number(self, value: object) -> str:
        """Return a number as the language writes it; what is none stays as it is."""
        return write_quantity(value, self.language)

    def amount(self, value: object) -> str:
        """Return an amount of Danish kroner."""
        return write_kroner(value, self.language)

    def about(self) -> tuple[Text, ...]:
        """Return what every brief rests on, and how to read it."""
        graph = f" ({self.version})" if self.version else ""
        return (
            Text(
                self.say(
                    f"Lavet af KKR Graph{graph} efter papirerne fra de fem "
                    f"kommunekontaktråd (KKR). Svarene gælder {self.day(self.on)}.",
                    f"Made by KKR Graph{graph} from the papers of Denmark’s five "
                    f"municipal contact councils (KKR). It holds on "
                    f"{self.day(self.on)}.",
                )
            ),
            Text(
                self.say(
                    "Kilden står ved hver linje: papir, punkt og side. En indstilling "
                    "er ikke en beslutning, og det, vi ikke ved, står der med grunden.",
                    "The source stands at each line: paper, item and page. A "
                    "recommendation is not a decision, and what we do not know is "
                    "said with its reason.",
                )
            ),
        )


@cache
def _question(name: str) -> Question:
    """Return the question *name*; its file is read once."""
    if name.startswith("internal/"):
        return questions.internal(name.removeprefix("internal/"))
    return questions.find(name)
