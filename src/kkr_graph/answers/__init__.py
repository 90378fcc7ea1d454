"""Write an answer down, in the form someone asked for; one module per form."""

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Final, TypeAlias, cast

from kkr_graph.answers.look import Look

if TYPE_CHECKING:
    from kkr_graph.answers.answer import Answer

Writer: TypeAlias = Callable[["Answer", Look], bytes]

# What can be asked for, and the module that writes it; loaded when it is asked for.
FORMATS: Final = {
    "table": "table",
    "json": "json",
    "jsonl": "jsonl",
    "csv": "csv",
    "xlsx": "xlsx",
    "md": "markdown",
    "srj": "srj",
}

# Forms for people, where an IRI is better shown by its name.
FOR_PEOPLE: Final = frozenset({"table", "md"})

# Forms that no terminal can show.
BINARY: Final = frozenset({"xlsx"})


def write(answer: "Answer", form: str, look: Look | None = None) -> bytes:
    """Return *answer* in *form*, one of ``FORMATS``, to suit how it is looked at."""
    module = import_module(f"kkr_graph.answers.{FORMATS[form]}")
    return cast("Writer", module.write)(answer, look or Look())
