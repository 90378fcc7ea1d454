"""One meeting as a brief sees it: its items, its papers, where a fact stands in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from pyoxigraph import NamedNode

from kkr_graph.answers.prose import PAPERS, write_place
from kkr_graph.briefs.asking import Asking, Line
from kkr_graph.document import Source, Text
from kkr_graph.gathering import gather
from kkr_graph.pages import agendas
from kkr_graph.pages.agendas import Item, Papers
from kkr_graph.vocabulary import BASE

if TYPE_CHECKING:
    from kkr_graph.language import Language

_NOTED: Final = f"{BASE}concept/act/tage-til-efterretning"


@dataclass
class Sitting:
    """A meeting, asked about with *asking*.

    row     when, where and by whom it is held
    items   those that have no items below them, in the order of the agenda
    papers  of the meeting, with whether they are held
    acts    what the meeting is asked to do on each item: the IRIs of concepts
    """

    asking: Asking
    node: NamedNode
    row: Line
    items: list[Item]
    papers: Papers
    acts: dict[str, set[str]]

    @classmethod
    def of(cls, asking: Asking, node: NamedNode) -> "Sitting":
        """Return what the graph knows of the meeting *node*."""
        rows = asking.ask("internal/meeting", meeting=node)
        [row] = gather(rows, "meeting", "council councilLabel", "passage")
        items = agendas.items(asking, node)
        sections = {item.row["parent"] for item in items}
        acts: dict[str, set[str]] = {}
        for act in asking.ask("internal/item-acts", meeting=node):
            acts.setdefault(act["item"], set()).add(act["act"])
        return cls(
            asking,
            node,
            row,
            [item for item in items if item.row["item"] not in sections],
            agendas.papers(asking).get(node.value, Papers(())),
            acts,
        )

    @property
    def councils(self) -> list[str]:
        """The names of those who hold it."""
        return [label for _, label in self.row["council councilLabel"] if label]

    def decides(self, item: Item) -> bool:
        """Say whether the meeting is asked for more than to take note of *item*."""
        return bool(self.acts.get(item.row["item"], set()) - {_NOTED})

    def number(self, passage: str | None) -> str:
        """Return the number of the item of this meeting that *passage* stands in."""
        found = self.asking.citation(passage) if passage else None
        if found is None or not found.item_iri.startswith(f"{self.node.value}/"):
            return ""
        return found.item

    def sources(self, passages: Iterable[str]) -> tuple[Source, ...]:
        """Return where *passages* stand; in the meeting's own papers the page will do.

        The item and the day stand beside it anyway: "s. 7" is of the agenda, "Referat,
        s. 7" of the minutes.
        """
        own = {paper["paper"] for paper in self.papers.rows}
        found: dict[str, Source] = {}
        for passage in passages:
            if (citation := self.asking.citation(passage)) is None:
                continue
            if citation.document in own and citation.kind in PAPERS:
                minutes = citation.kind == "referat"
                name = PAPERS[citation.kind].say(self.asking.language)
                paper = name if minutes or not citation.page else ""
                said = write_place(paper, "", citation.page, self.asking.language)
                said = said.replace(" ", "\N{NO-BREAK SPACE}")
            else:
                said = citation.short(self.asking.language)
            found.setdefault(said, Source(said, citation.url or passage))
        return tuple(found.values())

    def cite(self, passages: str | Iterable[str] | None) -> Text:
        """Return a cell of nothing but sources."""
        listed = [passages] if isinstance(passages, str) else [*(passages or ())]
        return Text("", self.sources(listed))

    def danish(self, said: str, passages: Iterable[str] = (), **more: Any) -> Text:  # noqa: ANN401 - what a text can be
        """Return *said* as the papers have it, with its sources."""
        spoken: Language | None = "da" if self.asking.language != "da" else None
        return Text(said, self.sources(passages), spoken=spoken, **more)
