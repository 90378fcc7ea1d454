"""What a page is asked for: which page, of what, on which day, in which language."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from kkr_graph.language import Language


@dataclass(frozen=True, slots=True)
class Files:
    """A site of files, where no server answers what an address asks.

    at     returns the path of the file that holds what is at an address of the site;
           empty where there is none
    names  the address of the script that holds the names to search, by language
    """

    at: Callable[[str], str]
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Asked:
    """One page that is asked for.

    page     its name in ``book.PAGES``
    key      what its address names, such as ``municipality/0159``; empty for most
    given    what the address says behind ``?``, one value a name
    root     what stands before every address of the site, such as ``/kkr``
    base     the address of the site, for feeds, which must be whole; empty for none
    version  the version of the graph that answers
    files    what a site of files knows of itself; None where a server answers
    """

    page: str
    key: str = ""
    given: Mapping[str, str] = field(default_factory=dict)
    language: Language = "da"
    today: date = date(2000, 1, 1)
    root: str = ""
    base: str = ""
    version: str = ""
    files: Files | None = None

    def whole(self, address: str) -> str:
        """Return *address*, one below the root, as it can be followed from anywhere.

        Empty where we know of no site.

        >>> Asked("front", base="https://example.org").whole("/leads")
        'https://example.org/leads'
        """
        if not self.base:
            return ""
        there = self.files.at(address) if self.files else address
        return f"{self.base}{there}" if there else ""

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
