"""The packages and the catalogue that stand beside the stream, made by ``packages``."""

from pathlib import Path

from kkr_graph.errors import NothingToShareError
from kkr_graph.keys import signature
from kkr_graph.packages import choosing, listing, writing
from kkr_graph.packages.package import Access
from kkr_graph.packages.records import Offer
from kkr_graph.packages.written import turtle
from kkr_graph.published import Published
from kkr_graph.publishing.contents import Describe, Pack
from kkr_graph.releases import Release


def packer(store: Path, access: Access, sign: writing.Signer) -> Pack:
    """Return what makes the packages of the store in *store* for readers with *access*.

    Where they may see nothing of a release, there is none.
    """

    def pack(release: Release, since: Release | None) -> bytes | None:
        earlier = since.name if since else None
        chosen = choosing.choose(store, release.council, release.name, earlier)
        try:
            return writing.pack(chosen.contents(store, access), sign)
        except NothingToShareError:
            return None

    return pack


def describer(store: Path, access: Access) -> Describe:
    """Return what makes the catalogue: of each release, and where its package is."""

    def describe(listed: Published) -> bytes | None:
        offers: dict[str, list[Offer]] = {}
        for one in listed.packages:
            url, size = listed.base + one.file, listed.files[one.file].size
            offers.setdefault(one.release, []).append(Offer(url, size, one.since))
        try:
            return turtle(listing.triples(store, listed.council, access, offers))
        except NothingToShareError:
            return None

    return describe


def access(word: str) -> Access:
    """Return whom *word* means: the councils if it says so, else everybody."""
    return "councils" if word == "councils" else "public"


def key_of(sign: writing.Signer) -> str:
    """Return the id of the key that *sign* signs with."""
    return signature.read(sign(b"", ""), "").key
