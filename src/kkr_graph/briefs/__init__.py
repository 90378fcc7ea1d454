"""Reports for people: what the graph says of a meeting, a council, a term, a place.

Each module makes one brief: an ``Asking`` and what it is about in, a ``Document`` out,
which ``document_files`` writes.  ``BRIEFS`` says which there are and what each takes.
"""

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Final, TypeAlias

from kkr_graph.headers import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kkr_graph.briefs.asking import Asking
    from kkr_graph.document import Document

Write: TypeAlias = "Callable[[Asking, Mapping[str, str]], Document]"


@dataclass(frozen=True, slots=True)
class Brief:
    """One report.

    name      of the command, and of the module whose ``write(asking, given)`` makes it
    words     what it is for
    argument  what it is of, typed behind its name; empty where there is no such thing
    takes     what it can be narrowed by, as ``given`` has it by name
    needs     those of them it cannot do without
    """

    name: str
    words: Words
    argument: str = ""
    takes: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()

    @property
    def write(self) -> Write:
        """The function that makes it; its module is loaded when it is called for."""
        module = import_module(f"kkr_graph.briefs.{self.name.replace('-', '_')}")
        write: Write = module.write
        return write


BRIEFS: Final = {
    brief.name: brief
    for brief in (
        Brief(
            "meeting",
            Words(
                "Mødet på to sider: indstillinger, beslutninger, opgaver og penge",
                "The meeting in two pages: recommendations, decisions, tasks and money",
            ),
            argument="meeting",
            takes=("council",),
        ),
        Brief(
            "handover",
            Words(
                "Til det nye KKR: hvad der er i gang, falder bort og venter",
                "For the new council: what runs, what lapses and what is open",
            ),
            takes=("council", "term"),
            needs=("council", "term"),
        ),
        Brief(
            "municipality",
            Words(
                "En kommune: hvad den leder, er med i, betaler og skylder",
                "A municipality: what it leads, joins, pays and owes",
            ),
            argument="municipality",
        ),
        Brief(
            "quality",
            Words(
                "Hvad der skal rettes i oplysningerne, og hvor det står",
                "What to mend in the facts, and where it stands",
            ),
            takes=("council",),
        ),
    )
}
