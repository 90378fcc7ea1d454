"""Make pages before anybody asks for them, so that the first who asks need not wait.

What that leaves behind is all in memory: questions read, templates compiled, answers
remembered (``remembering``).
"""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from functools import partial
from itertools import product
from time import process_time
from typing import Final, get_args

from kkr_graph import questions, reference
from kkr_graph.errors import KkrGraphError
from kkr_graph.language import Language
from kkr_graph.names import Names
from kkr_graph.pages import rendering
from kkr_graph.pages.asked import Asked
from kkr_graph.pages.book import MENU
from kkr_graph.resources import QUERIES, walk
from kkr_graph.store import MemoryStore

SECONDS: Final = 0.3
"""How long pages are made for, in seconds of work; the last of them may take longer."""
_LANGUAGES: Final[tuple[Language, ...]] = get_args(Language)


def prepare() -> None:
    """Read every question and the ontology, and compile every template."""
    rendering.prepare()
    for file in walk(QUERIES / "internal", ".rq"):
        with suppress(KkrGraphError):  # a test says which file has a bad header
            questions.internal(file.name.removesuffix(".rq"))
    questions.all()
    nothing = MemoryStore()
    for language in _LANGUAGES:
        reference.of(nothing, language)
    warm(nothing, Names(()), date(2000, 1, 1))


def warm(
    store: MemoryStore, names: Names, today: date, seconds: float = SECONDS
) -> int:
    """Make the front page and the menu's; return how many there was time for.

    What cannot be made is left for whoever asks for it.
    """
    begun, made = process_time(), 0
    for asked in _pages(today):
        with suppress(KkrGraphError):
            rendering.render(store, names, asked)
        made += 1
        if process_time() - begun > seconds:
            break
    return made


def _pages(today: date) -> Iterator[Asked]:
    asked = partial(Asked, today=today)
    for name, language in product(("front", *(page.name for page in MENU)), _LANGUAGES):
        yield asked(name, language=language)
