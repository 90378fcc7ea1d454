"""What every error is: data, an exit code, and what it says in two languages."""

from collections.abc import Sequence
from typing import ClassVar

from kkr_graph.language import Language


class KkrGraphError(Exception):
    """Base of every error this package raises on purpose."""

    exit_code: ClassVar[int] = 4
    da: ClassVar[str] = "Noget gik galt."
    en: ClassVar[str] = "Something went wrong."

    def __init__(self, **data: object) -> None:
        super().__init__(data)
        self.data = data

    def __reduce__(self) -> tuple[object, ...]:
        """Let the error travel from the process that read a paper."""
        return _again, (type(self), self.data)

    def say(self, language: Language) -> str:
        """Return the message in *language*."""
        template = self.da if language == "da" else self.en
        return template.format_map({**self.data, "hint": self._hint(language)})

    def __str__(self) -> str:
        """Return the message in English, for tracebacks."""
        return self.say("en")

    def _hint(self, language: Language) -> str:
        names = self.data.get("suggestions")
        if not isinstance(names, Sequence) or not names:
            return ""
        if language == "da":
            return " Mente du " + " eller ".join(f"»{name}«" for name in names) + "?"
        return " Did you mean " + " or ".join(f"“{name}”" for name in names) + "?"


def _again(kind: type[KkrGraphError], data: dict[str, object]) -> KkrGraphError:
    return kind(**data)


class InvalidFactsError(KkrGraphError):
    """The facts break the shapes.  Data: report, count (violations)."""

    exit_code = 1
    da = "Kontrollen fandt {count} fejl; intet er gemt. Se dem: kkr check"
    en = "The checks found {count} faults; nothing was kept. See them: kkr check"

    @property
    def report(self) -> object:
        """What the checks found, as ``checks.Report``."""
        return self.data["report"]
