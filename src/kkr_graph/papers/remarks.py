"""What a reader of the report should know about the file itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

from kkr_graph.language import Language

Why = Literal["scanned-pages", "macros"]

_SAID: Final[Mapping[Why, tuple[str, str]]] = MappingProxyType(
    {
        "scanned-pages": (
            (
                "{pages} er billeder uden tekst og er ikke læst; kør tekstgenkendelse "
                "(OCR) på dem"
            ),
            (
                "{pages} are pictures without text and were not read; run text "
                "recognition (OCR) on them"
            ),
        ),
        "macros": (
            "filen har makroer; de er ikke rørt, kun teksten er læst",
            "the file has macros; they were not touched, only its text was read",
        ),
    }
)
_MOST: Final = 20  # pages that are named


@dataclass(frozen=True, slots=True)
class Remark:
    """A thing worth knowing about a file, and the pages it is about, if any."""

    why: Why
    pages: tuple[int, ...] = ()

    def say(self, language: Language) -> str:
        """Return the remark in *language*.

        >>> Remark("scanned-pages", (2, 3, 4, 7)).say("da")[:26]
        'side 2-4, 7 er billeder ud'
        """
        this = 0 if language == "da" else 1
        word = ("side", "pages")[this]
        return _SAID[self.why][this].format(pages=f"{word} {_runs(self.pages)}")


def _runs(pages: tuple[int, ...]) -> str:
    """Return pages as people list them: 2-4, 7."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][1] + 1:
            runs[-1][1] = page
        else:
            runs.append([page, page])
    told = [str(a) if a == b else f"{a}-{b}" for a, b in runs]
    return ", ".join(told[:_MOST]) + (" …" if len(told) > _MOST else "")
