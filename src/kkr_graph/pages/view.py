"""What a page is made from: the graph, asked in the page's language."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from typing import Final

from pyoxigraph import Literal, NamedNode

from kkr_graph import addresses, citations, labels, questions
from kkr_graph.answers.answer import Answer, Term, Value
from kkr_graph.citations import Citation
from kkr_graph.errors import BadDateError, NoSuchThingError
from kkr_graph.headers import Question
from kkr_graph.language import Language
from kkr_graph.names import Names
from kkr_graph.pages.asked import Asked
from kkr_graph.pages.links import Links, of_key
from kkr_graph.spelling import read_date
from kkr_graph.store import MemoryStore

Line = dict[str, Value]

_NUMBERED: Final = re.compile(r"^\d+(\.\d+)*\.? ")
"""The number that pages put before the title of an item."""


@dataclass
class View:
    """The graph as one page sees it; remembers which passages it has shown."""

    store: MemoryStore
    names: Names
    asked: Asked
    _passages: set[str] = field(default_factory=set)
    _cited: dict[str, Citation] = field(default_factory=dict)
    _tongues: dict[str, Language | None] = field(default_factory=dict)

    @property
    def language(self) -> Language:
        """The language of the page."""
        return self.asked.language

    @cached_property
    def links(self) -> Links:
        """The addresses of the site."""
        return Links(self.asked.root, self.language)

    @cached_property
    def on(self) -> date:
        """The day the page is about: the one in its address, or today.

        Raises ``BadDateError`` for what is no day.
        """
        typed = self.asked.given.get("on", "").strip()
        if not typed:
            return self.asked.today
        return read_date(typed, today=self.asked.today)

    def node(self, key: str) -> NamedNode:
        """Return the thing that the page at ``/doc/``*key* is about.

        Raises ``NoSuchThingError`` for nothing we know, and ``WithdrawnError``.
        """
        try:
            found = addresses.find(self.store, self.names, of_key(key), ())
        except ValueError:  # it can be the name of nothing
            raise NoSuchThingError(what=key[:100], suggestions=[]) from None
        return NamedNode(found.iri)

    def ask(self, question: str, **given: str | Term | None) -> list[Line]:
        """Ask one of the questions; each row is a mapping from column to value.

        IRIs come as text.  What is None or empty is not given.
        """
        return [*self.answer(question, **given)]

    def answer(self, question: str, **given: str | Term | None) -> Answer:
        """Ask one of the questions; the page can cite the passages of the answer."""
        asked = _question(question)
        wanted: dict[str, str | Term] = {k: v for k, v in given.items() if v}
        on = asked.parameter("on")
        if on is not None and on.default is not None:
            wanted.setdefault("on", self.on.isoformat())
        answer = questions.ask(
            self.store, asked, wanted, language=self.language, names=self.names
        )
        self._remember(answer)
        return answer

    def labels(self, iris: "list[str]") -> dict[str, str]:
        """Return what each of *iris* is called in the page's language."""
        return labels.of_things(self.store, map(NamedNode, iris), self.language)

    def tongue(self, text: str) -> Language | None:
        """Return the language of *text* where the graph says it in the other one only.

        Titles and names of the papers are Danish on the English pages as well; what
        reads them aloud must be told so (WCAG 3.1.2).
        """
        if text not in self._tongues:
            other: Language = "da" if self.language == "en" else "en"
            own = _NUMBERED.sub("", text)
            foreign = self.store.says(
                Literal(own, language=other)
            ) and not self.store.says(Literal(own, language=self.language))
            self._tongues[text] = other if foreign else None
        return self._tongues[text]

    def citation(self, passage: str) -> Citation | None:
        """Return what *passage*, of an answer that was asked for, cites."""
        if wanted := self._passages - self._cited.keys():
            nodes = [NamedNode(iri) for iri in sorted(wanted)]
            self._cited |= citations.of(self.store, nodes, self.language)
            self._passages -= wanted
        return self._cited.get(passage)

    def cite(self, passages: "list[str]") -> None:
        """Remember passages that no answer named."""
        self._passages.update(passages)

    def _remember(self, answer: Answer) -> None:
        for at, column in enumerate(answer.columns):
            if column.name == "passage":
                self._passages.update(
                    term.value for row in answer.rows if (term := row[at]) is not None
                )


@cache
def _question(name: str) -> Question:
    """Return the question *name*; its file is read once."""
    if name.startswith("internal/"):
        return questions.internal(name.removeprefix("internal/"))
    return questions.find(name)


def may_be_day(given: Mapping[str, str], name: str) -> date | None:
    """Return the day *name* says in an address; None where it says none."""
    try:
        return read_date(given[name])
    except (KeyError, BadDateError):
        return None
