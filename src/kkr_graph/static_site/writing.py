"""Write the whole site: from the pages there are, along every link, until none is new.

Every page is first written as a server has it, and its links followed.  Only then is it
known what there are files of, and where in them a link can lead; so links are turned
into those between files in a second round.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from pyoxigraph import NamedNode

from kkr_graph import labels
from kkr_graph.errors import KkrGraphError
from kkr_graph.language import Language
from kkr_graph.names import Names
from kkr_graph.pages import rendering
from kkr_graph.pages.asked import Files
from kkr_graph.pages.book import PAGES
from kkr_graph.pages.links import Links
from kkr_graph.pages.page import HTML
from kkr_graph.static_site import (
    beginnings,
    choices,
    folder as folders,
    making,
    name_index,
)
from kkr_graph.static_site.copies import Copies
from kkr_graph.static_site.making import Source
from kkr_graph.static_site.places import Place, Site, offers
from kkr_graph.static_site.relinking import between, ids, links, relinked
from kkr_graph.store import MemoryStore

Tell = Callable[[int, int], None]
_Wanted = frozenset[tuple[Place, str]]
_SHORT: Final = 12
_ADDRESSES: Final = 20_000  # whose places are remembered


@dataclass(frozen=True, slots=True)
class Plan:
    """What site is to be written.

    version    of the graph; pages say it
    today      the day that pages are of
    languages  those that pages are made in
    base       where the site will be on the web; empty for nowhere
    """

    version: str
    today: date
    languages: tuple[Language, ...] = ("da", "en")
    base: str = ""


@dataclass(frozen=True, slots=True)
class Made:
    """What was written: how many files, of them pages, and bytes in all."""

    files: int
    pages: int
    size: int


@dataclass(frozen=True, slots=True)
class _Found:
    """What one place led to: places, and the spots in them; None where nothing is.

    The size is that of the file.
    """

    places: frozenset[Place]
    spots: _Wanted
    size: int


def write(
    store: MemoryStore,
    names: Names,
    folder: Path,
    plan: Plan,
    tell: Tell = lambda _done, _all: None,
) -> Made:
    """Write the site of *store* into *folder*, replacing an older site of ours.

    *tell* is called now and then with how many files are made, and how many are known.
    Raises ``NotASiteError`` or ``SiteFolderError``, and then leaves all as it was.
    """
    rendering.prepare()  # before this process is copied
    site = Site(plan.languages, plan.today, beginnings.named(store).__contains__)
    about = {
        "version": plan.version,
        "day": plan.today.isoformat(),
        "languages": [*plan.languages],
    }
    with folders.replacing(folder, about) as aside:
        writer = _Writer(store, names, plan, site, aside)
        there = writer.follow(beginnings.of(store, site), tell)
        return writer.link(there)


class _Writer:
    """One site that is being written in a folder aside."""

    def __init__(
        self, store: MemoryStore, names: Names, plan: Plan, site: Site, aside: Path
    ) -> None:
        self._site, self._aside, self._plan = site, aside, plan
        mark = f"/static/{plan.version[:_SHORT] or 'names'}"
        self._names = {tongue: f"{mark}/names.{tongue}.js" for tongue in plan.languages}
        self._find = lru_cache(_ADDRESSES)(site.find)
        self._there: frozenset[Place] = frozenset()
        self._spots: Mapping[tuple[Place, str], Place | None] = {}
        files = Files(self._file_at, {str(t): at for t, at in self._names.items()})
        self._source = Source(store, names, plan.version, plan.today, plan.base, files)

    # The first round

    def follow(self, starts: Iterable[Place], tell: Tell) -> dict[Place, int]:
        """Make *starts* and all that they lead to; return the size of each."""
        ahead, made = [*starts], {}
        seen = set(ahead)
        spots: set[tuple[Place, str]] = set()
        with Copies(self._first) as copies:
            while ahead:
                following: set[Place] = set()
                for place, found in zip(ahead, copies.each(ahead), strict=True):
                    if found is not None:
                        made[place] = found.size
                        following |= found.places
                        spots |= found.spots
                    tell(len(made), len(seen))
                ahead = sorted(following - seen)
                seen |= following
        self._there = frozenset(made)
        self._spots = self._resolved(spots)
        return made

    def _first(self, place: Place) -> _Found | None:
        try:
            body = making.make(place, self._source)
        except KkrGraphError:  # there is no such thing, or it is withdrawn
            return None
        if place.sort == "page" and PAGES[place.name].media == HTML:
            text = choices.as_links(
                body.decode(), place.language, lambda name: offers(place.name, name)
            )
            body = text.encode()
            found = [*self._led(text, place)]
        else:
            found = []
        folders.write(self._aside, place.file, body)
        return _Found(
            frozenset(there for there, _ in found),
            frozenset((there, spot) for there, spot in found if spot),
            len(body),
        )

    def _led(self, page: str, here: Place) -> Iterator[tuple[Place, str]]:
        for address in links(page):
            if address in self._names.values():
                continue
            if _is_ours(address) and not address.startswith("#"):
                place = self._place(address, here)
                if place is not None:
                    yield place, unquote(urlsplit(address).fragment)

    def _resolved(
        self, spots: Iterable[tuple[Place, str]]
    ) -> dict[tuple[Place, str], Place | None]:
        """Return which file has each spot: the one led to, another page of its list."""
        wanted: defaultdict[Place, set[str]] = defaultdict(set)
        for place, spot in spots:
            wanted[place].add(spot)
        turned: defaultdict[tuple[str, str, Language], list[Place]] = defaultdict(list)
        for place in sorted(self._there):
            if place.sort == "page" and place.given:
                turned[place.name, place.key, place.language].append(place)
        found: dict[tuple[Place, str], Place | None] = {}
        for place in sorted(wanted):
            left = set(wanted[place])
            near = turned[place.name, place.key, place.language]
            for other in (place, *(one for one in near if _turns(one, place))):
                if not left or other not in self._there:
                    continue
                here = left & ids((self._aside / other.file).read_text("utf-8"))
                found |= {(place, spot): other for spot in here}
                left -= here
            found |= {(place, spot): None for spot in left}
        return found

    # The second round

    def link(self, there: Mapping[Place, int]) -> Made:
        """Turn the links of all that was made into those between files."""
        pages = sorted(
            place
            for place in there
            if place.sort == "page" and PAGES[place.name].media == HTML
        )
        sizes = dict(there)
        with Copies(self._second) as copies:
            sizes |= zip(pages, copies.each(pages), strict=True)
        extra = [self._write_names(tongue) for tongue in self._plan.languages]
        if "da" not in self._plan.languages:
            extra.append(self._write_door())
        return Made(
            len(there) + len(extra), len(pages), sum(sizes.values()) + sum(extra)
        )

    def _second(self, place: Place) -> int:
        text = (self._aside / place.file).read_text("utf-8")
        body = relinked(text, lambda address: self._lead(address, place)).encode()
        folders.write(self._aside, place.file, body)
        return len(body)

    def _lead(self, address: str, here: Place) -> str | None:
        """Return *address* as the file of *here* has it; None for nothing."""
        if address in self._names.values():
            return between(here.file, address.removeprefix("/"))
        if not _is_ours(address) or address.startswith("#"):
            return address
        place = self._place(address, here)
        if place is None or place not in self._there:
            return None
        if not (spot := unquote(urlsplit(address).fragment)):
            return between(here.file, place.file)
        other = self._spots.get((place, spot), place)
        if other is None:
            return between(here.file, place.file)
        return between(here.file, other.file, spot)

    def _place(self, address: str, here: Place) -> Place | None:
        """Return what *address* on the page *here* asks for; nothing is the page."""
        if not address:
            return here
        # Only where it says which part of a list is shown does it matter where it is.
        return self._find(address, here if "?" in address else None)

    def _file_at(self, address: str) -> str:
        """Return the path of the file at *address*; empty where there is none."""
        place = self._site.find(address)
        return f"/{place.file}" if place else ""

    def _write_names(self, tongue: Language) -> int:
        source = self._source
        listed = sorted({name.thing for name in source.names})
        said = labels.of_things(source.store, map(NamedNode, listed), tongue)
        spoken = Links(language=tongue)

        def file(iri: str) -> str | None:
            place = self._site.find(spoken.thing(iri) or "")
            return place.file if place in self._there and place else None

        body = name_index.written(source.names, said, tongue, file)
        folders.write(self._aside, self._names[tongue].removeprefix("/"), body)
        return len(body)

    def _write_door(self) -> int:
        """Lead on from the front door where there is none in Danish."""
        body = beginnings.DOOR.encode()
        folders.write(self._aside, "index.html", body)
        return len(body)


def _is_ours(address: str) -> bool:
    """Say whether *address* is of the site, and no other."""
    parts = urlsplit(address)
    return not parts.scheme and not parts.netloc


def _turns(other: Place, place: Place) -> bool:
    """Say whether *other* is another page of a list on *place*."""
    return set(place.given) <= set(other.given) and other != place
