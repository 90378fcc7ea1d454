"""What a page is asked for: which page, of what, on which day, in which language."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from kkr_graph.language import Language


@dataclass(frozen=True, slots=True)
class Asked:
    """One page that is asked for.

    page     its name in ``book.PAGES``
    key      what its address names, such as ``municipality/0159``; empty for most
    given    what the address says behind ``?``, one value a name
    root     what stands before every address of the site, such as ``/kkr``
    base     the address of the site, for feeds, which must be whole
    version  the version of the graph that answers
    """

    page: str
    key: str = ""
    given: Mapping[str, str] = field(default_factory=dict)
    language: Language = "da"
    today: date = date(2000, 1, 1)
    root: str = ""
    base: str = ""
    version: str = ""

    def to_plain(self) -> dict[str, Any]:
        """Return what another process needs to know of it."""
        return {
            "page": self.page,
            "key": self.key,
            "given": dict(self.given),
            "language": self.language,
            "today": self.today.isoformat(),
            "root": self.root,
            "base": self.base,
        }

    @classmethod
    def of_plain(cls, plain: Mapping[str, Any], version: str) -> "Asked":
        """Return what another process asked for.

        >>> asked = Asked("front", language="en", today=date(2025, 9, 2))
        >>> Asked.of_plain(asked.to_plain(), "") == asked
        True
        """
        return cls(
            page=plain["page"],
            key=plain["key"],
            given=plain["given"],
            language=plain["language"],
            today=date.fromisoformat(plain["today"]),
            root=plain["root"],
            base=plain["base"],
            version=version,
        )
