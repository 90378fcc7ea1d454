"""What an address of the site asks for, and whether a site of files has it.

A server answers whatever an address says behind ``?``; files can only be made of what
is thought of beforehand.  So a page is made for each choice that it offers by itself,
for each page of a long list, and for what another page links to by name; not for every
day, nor for what someone types.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal, TypeAlias
from urllib.parse import parse_qsl, unquote, urlsplit

from kkr_graph.language import Language
from kkr_graph.pages import paths
from kkr_graph.pages.book import PAGES
from kkr_graph.pages.links import of_key
from kkr_graph.pages.page import Page
from kkr_graph.static_site import file_names
from kkr_graph.vocabulary import BASE

Sort: TypeAlias = Literal["page", "thing", "answer", "graph", "vocabulary", "asset"]

THING_FORMS: Final = ("ttl", "jsonld", "nt", "csv")
ANSWER_FORMS: Final = ("xlsx", "csv", "json")
GRAPH_FORMS: Final = ("trig", "nq", "ttl", "nt", "jsonld")
VOCABULARY_FORMS: Final = ("ttl", "jsonld", "nt")

_DAY: Final = frozenset({"on"})
_COUNCIL: Final = frozenset({"council"})
_BOTH: Final = _DAY | _COUNCIL

# What may be chosen at once on each page, besides which page of its lists is shown.
_CHOICES: Final[Mapping[str, tuple[frozenset[str], ...]]] = {
    "leads": (
        _DAY, _COUNCIL, _BOTH, frozenset({"kind"}), frozenset({"municipality"}),
        frozenset({"all"}),
    ),
    "municipalities": (_DAY, _COUNCIL, _BOTH),
    "network": (_DAY, _COUNCIL, _BOTH),
    "meetings": (_COUNCIL, frozenset({"year"}), frozenset({"papers"})),
    "deadlines": (_COUNCIL, frozenset({"open"})),
    "deadlines-calendar": (_COUNCIL, frozenset({"open"})),
    "completeness": (frozenset({"place"}),),
    "alphabet": (
        frozenset({"kind"}), frozenset({"letter"}), frozenset({"kind", "letter"}),
    ),
    "changes": (frozenset({"about"}),),
    "feed": (frozenset({"about"}),),
}  # fmt: skip
_FILTERS: Final = {name: frozenset().union(*sets) for name, sets in _CHOICES.items()}
# What only a server can do at all.
_SERVED: Final = frozenset({"suggestions"})
# Pages that are asked with whatever another page links to.
_ASKED: Final = frozenset({"answering"})
_DOC: Final = "/doc/"
_LONGEST: Final = 6  # digits of the number of a page of a list


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Something that there is a file for.

    name    of the page, the question or the vocabulary; the address of an asset
    key     what a page or data are of
    given   what it is narrowed by, sorted
    ending  of the file, without its dot
    """

    sort: Sort
    name: str
    key: str = ""
    given: tuple[tuple[str, str], ...] = ()
    language: Language = "da"
    ending: str = "html"

    @property
    def path(self) -> str:
        """The path of its address, without an ending, and without what it is given."""
        english = "/en" if self.language == "en" else ""
        match self.sort:
            case "page":
                before, braced, _ = PAGES[self.name].at.partition("{")
                after = PAGES[self.name].at.rpartition("}")[2] if braced else ""
                path = f"{before}{self.key}{after}" if braced else before
                return english + path.removesuffix(f".{self.ending}")
            case "thing":
                return f"/doc/{self.key}"
            case "answer":
                return f"/ask/{self.name}"
            case "graph":
                return f"/graphs/{self.key}" if self.key else "/graphs"
            case _:
                return f"/{self.name}"

    @property
    def file(self) -> str:
        """The path of the file below the folder of the site."""
        if self.sort == "asset":
            return self.name.removeprefix("/")
        return file_names.of(self.path, self.given, self.ending)


@dataclass(frozen=True, slots=True)
class Site:
    """What decides which places there are.

    languages  those that pages are made in
    today      the day the pages are of
    is_thing   whether an IRI is that of something the graph knows
    """

    languages: tuple[Language, ...]
    today: date
    is_thing: Callable[[str], bool]

    def find(self, address: str, here: Place | None = None) -> Place | None:
        """Return what *address* asks for, read on the page *here*.

        None for what no file has.
        """
        parts = urlsplit(address)
        said = dict(parse_qsl(parts.query))
        given = {name: value for name, value in said.items() if value.strip()}
        if not parts.path and here is not None:
            return self._page(PAGES[here.name], here.key, given, here.language, here)
        path = unquote(parts.path)
        if path.startswith("/static/"):
            return Place("asset", path, ending="")
        language: Language = "en" if f"{path}/".startswith("/en/") else "da"
        path = (path.removeprefix("/en") if language == "en" else path) or "/"
        path = "/accessibility" if path == "/was" else path
        if (found := self._data(path, given)) is not None:
            return found
        shown = paths.find(path, PAGES.values())
        return self._page(*shown, given, language, here) if shown else None

    def _data(self, path: str, given: dict[str, str]) -> Place | None:
        stem, _, ending = path.rpartition(".")
        root, _, rest = stem.removeprefix("/").partition("/")
        if path.partition("?")[0].startswith("/graphs"):
            form = given.get("format", "")
            name = path.removeprefix("/graphs").removeprefix("/")
            known = form in GRAPH_FORMS
            return Place("graph", "", name, ending=form) if known else None
        if root in {"def", "shapes"} and not rest and ending in VOCABULARY_FORMS:
            return Place("vocabulary", root, ending=ending)
        if root == "ask" and ending in ANSWER_FORMS:
            return Place("answer", rest, "", self._narrowed(given), ending=ending)
        # As ``addresses`` has it: an ending counts where nothing is called so with it.
        is_form = ending in THING_FORMS and not self.is_thing(
            of_iri(f"{rest}.{ending}")
        )
        if root == "doc" and is_form and self.is_thing(of_iri(rest)):
            return Place("thing", "", rest, ending=ending)
        return None

    def _is_named(self, page: Page, key: str) -> bool:
        path = page.at.partition("{")[0].removeprefix(_DOC) + key
        return self.is_thing(of_iri(path))

    def _narrowed(self, given: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
        today = self.today.isoformat()
        return tuple(sorted(one for one in given.items() if one != ("on", today)))

    def _page(
        self,
        page: Page,
        key: str,
        given: Mapping[str, str],
        language: Language,
        here: Place | None,
    ) -> Place | None:
        if page.name in _SERVED or language not in self.languages:
            return None
        if page.at.startswith(_DOC) and key and not self._is_named(page, key):
            return None
        taken = page.parameters
        wanted = {
            name: value
            for name, value in self._narrowed(given)
            if taken is None or name in taken
        }
        if page.name == "querying":
            wanted = {}
        if page.name not in _ASKED:
            if "about" in wanted:  # pages say it with and without its realm
                wanted["about"] = wanted["about"].removeprefix("id/")
            filters = _FILTERS.get(page.name, frozenset())
            leaf = _leaf(wanted, filters, here if _same(page, key, here) else None)
            chosen = {
                n: v for n, v in wanted.items() if n in filters or not _is_leaf(v)
            }
            allowed = _CHOICES.get(page.name, ())
            if leaf is None or (chosen and frozenset(chosen) not in allowed):
                return None
            wanted = chosen | leaf
        ending = page.at.rpartition(".")[2] if "." in page.at else "html"
        said = tuple(sorted(wanted.items()))
        return Place("page", page.name, key, said, language, ending)


def of_iri(key: str) -> str:
    """Return the IRI that the page at ``/doc/``*key* is about."""
    return BASE + of_key(key)


def offers(page: str, name: str) -> bool:
    """Say whether there is a page for each choice of *name* on *page*."""
    return frozenset({name}) in _CHOICES.get(page, ())


def _same(page: Page, key: str, here: Place | None) -> bool:
    return here is not None and (here.name, here.key) == (page.name, key)


def _leaf(
    wanted: Mapping[str, str], filters: frozenset[str], here: Place | None
) -> dict[str, str] | None:
    """Return which page of one list is asked for; None where it is of several.

    A page has several lists, and files are made for one turned at a time: the one that
    does not stand in the address of the page *here*, where the link is.
    """
    leaves = {n: v for n, v in wanted.items() if n not in filters and _is_leaf(v)}
    if len(leaves) > 1 and here is not None:
        leaves = {n: v for n, v in leaves.items() if (n, v) not in here.given}
    leaves = {n: v for n, v in leaves.items() if v != "1"}
    return leaves if len(leaves) <= 1 else None


def _is_leaf(value: str) -> bool:
    return value.isascii() and value.isdigit() and len(value) <= _LONGEST
