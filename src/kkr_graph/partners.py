"""Those who can be asked along: an endpoint, a package, a store, or a release.

https://…      a SPARQL endpoint; http only on one's own machine
pakke.zip      a package, verified, with our common ground under it
DIR            a store: the version in use there
1.2.0          a release of our own store, with what followed from it
"""

import ipaddress
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from kkr_graph import as_known, build, owners, releases, snapshots, versions
from kkr_graph.errors import InsecurePartnerError, NoPartnerError
from kkr_graph.partner_endpoint import PartnerEndpoint
from kkr_graph.resources import shown
from kkr_graph.snapshots import Snapshot

if TYPE_CHECKING:
    from kkr_graph.store import Store

_SCHEMES: Final = ("http", "https")


@dataclass(frozen=True, slots=True)
class Partner:
    """Somebody to ask.

    name  what people are shown, and what stands in the answer
    open  makes a store of it, which may take that many seconds in all
    """

    name: str
    open: Callable[[float], "Store"]


def named(given: str, folder: Path) -> Partner:
    """Return the partner that *given* names; releases are those of *folder*.

    Nothing is opened yet.  Raises ``NoPartnerError`` or ``InsecurePartnerError``.
    """
    place = Path(given)
    if "://" in given:
        return _endpoint(given)
    if releases.is_number(given):
        return Partner(given, lambda _: _release(given, folder))
    if place.is_dir() and (place / "store.json").exists():
        return Partner(shown(place), lambda _: versions.open_current(place))
    if place.is_file() and place.suffix == ".zip":
        return Partner(place.name, lambda _: _package(given, folder))
    raise NoPartnerError(partner=given)


def _endpoint(url: str) -> Partner:
    parts = urlsplit(url)
    name = parts.netloc.rpartition("@")[2]
    if (
        parts.scheme.lower() not in _SCHEMES
        or not parts.hostname
        or "@" in parts.netloc
    ):
        raise NoPartnerError(partner=name or url)
    if parts.scheme.lower() == "http" and not _is_here(parts.hostname):
        raise InsecurePartnerError(partner=name)
    return Partner(name, lambda limit: PartnerEndpoint(url, name, limit))


def _is_here(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _release(number: str, folder: Path) -> "Store":
    """Return the release as it was, without what was withdrawn since."""
    return as_known.open_release(folder, releases.numbered(folder, number))


def _package(given: str, folder: Path) -> "Store":
    """Return the package *given* on our common ground: it leans on that."""
    package = snapshots.read(given, folder)
    ours = snapshots.in_use(folder, snapshots.HERE)
    common = {name: ours.graphs[name] for name in owners.common(ours.graphs)}
    store, _ = build.of_quads(
        Snapshot(package.name, {**common, **package.graphs}).quads
    )
    return store
