"""What a page is made from: the graph, asked in the page's language."""

from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from typing import Final

from pyoxigraph import NamedNode

from kkr_graph import addresses, citations, labels, questions
from kkr_graph.answers.answer import Answer, Term, Value
from kkr_graph.citations import Citation
from kkr_graph.errors import NoSuchThingError
from kkr_graph.headers import Question
from kkr_graph.language import Language
from kkr_graph.names import Names
from kkr_graph.pages import remembering
from kkr_graph.pages.asked import Asked
from kkr_graph.pages.links import Links, of_key
from kkr_graph.pages.remembering import Remembered
from kkr_graph.spelling import read_date
from kkr_graph.store import MemoryStore

Line = dict[str, Value]
_AHEAD: Final = 50  # passages of an answer that are looked up with one of them


@dataclass
class View:
    """The graph as one page sees it; remembers which passages it has shown."""

    store: MemoryStore
    names: Names
    asked: Asked
    _passages: set[str] = field(default_factory=set)
    _places: dict[str, tuple[list[str], int]] = field(default_factory=dict)
    _cited: dict[str, Citation | None] = field(default_factory=dict)
    _tongues: dict[str, Language | None] = field(default_factory=dict)

    @property
    def language(self) -> Language:
        """The language of the page."""
        return self.asked.language

    @cached_property
    def links(self) -> Links:
        """The addresses of the site."""
        return Links(self.asked.root, self.language)

    def whole(self, iri: str) -> str:
        """Return where *iri* is shown, to be followed from anywhere.

        That is its page on the site, or its name where we know of no site.
        """
        there = Links(language=self.language).thing(iri) or ""
        return (there.startswith("/") and self.asked.whole(there)) or iri

    @cached_property
    def on(self) -> date:
        """The day the page is about: the one in its address, or today.

        Raises ``BadDateError`` for what is no day.
        """
        typed = self.asked.given.get("on", "").strip()
        if not typed:
            return self.asked.today
        return read_date(typed, today=self.asked.today)

    @cached_property
    def remembered(self) -> Remembered:
        """What the graph has answered so far."""
        return remembering.of(self.names, self.store)

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
        said = tuple(sorted((name, str(given)) for name, given in wanted.items()))
        answer = self.remembered.answer(
            # The day too: a question may ask what day it is.
            (question, said, self.language, self.asked.today),
            lambda: questions.ask(
                self.store, asked, wanted, language=self.language, names=self.names
            ),
        )
        self._remember(answer)
        return answer

    def answer_of(self, question: str, **given: list[NamedNode]) -> Answer:
        """Ask an internal question of several things a parameter."""
        said = tuple((name, *map(str, nodes)) for name, nodes in given.items())
        answer = self.remembered.answer(
            (question, said, self.language, self.asked.today),
            lambda: questions.ask_of(self.store, question, given, self.language),
        )
        self._remember(answer)
        return answer

    def labels(self, iris: "list[str]") -> dict[str, str]:
        """Return what each of *iris* is called in the page's language."""

        def find(new: list[str]) -> dict[str, str | None]:
            return {**labels.of_things(self.store, map(NamedNode, new), self.language)}

        found = self.remembered.labels.all(iris, self.language, find, None)
        return {iri: label for iri, label in found.items() if label is not None}

    def tongue(self, text: str) -> Language | None:
        """Return the language of *text* where it is not the page's."""
        if text not in self._tongues:
            self._tongues[text] = labels.tongue(self.store, text, self.language)
        return self._tongues[text]

    def citation(self, passage: str) -> Citation | None:
        """Return what *passage* cites.

        Looked up with it are those of ``cite``, and those of the next rows of the
        answer that names it, which are likely to be shown too.
        """
        if passage not in self._cited:
            same, at = self._places.get(passage, ([passage], 0))
            wanted = {*self._passages, *same[at : at + _AHEAD]} - self._cited.keys()
            found = self.remembered.citations.all(
                sorted(wanted), self.language, self._find, None
            )
            self._cited |= {iri: found.get(iri) for iri in wanted}
            self._passages.clear()
        return self._cited[passage]

    def _find(self, passages: list[str]) -> dict[str, Citation | None]:
        return {**citations.of(self.store, map(NamedNode, passages), self.language)}

    def cite(self, passages: "list[str]") -> None:
        """Remember passages that will be cited, to be looked up all at once."""
        self._passages.update(passages)

    def _remember(self, answer: Answer) -> None:
        for at, column in enumerate(answer.columns):
            if column.name == "passage":
                said = (row[at] for row in answer.rows)
                these = [*dict.fromkeys(term.value for term in said if term)]
                self._places |= {
                    passage: (these, place) for place, passage in enumerate(these)
                }


@cache
def _question(name: str) -> Question:
    """Return the question *name*; its file is read once."""
    if name.startswith("internal/"):
        return questions.internal(name.removeprefix("internal/"))
    return questions.find(name)
