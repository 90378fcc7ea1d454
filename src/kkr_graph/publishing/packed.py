"""The packages and the catalogue that stand beside the stream, made by ``packages``."""

from dataclasses import replace
from pathlib import Path

from kkr_graph import build, catalogue
from kkr_graph.catalogue import Dataset
from kkr_graph.errors import NothingToShareError
from kkr_graph.keys import signature
from kkr_graph.packages import choosing, records, writing
from kkr_graph.packages.contents import Contents
from kkr_graph.packages.package import Access
from kkr_graph.packages.written import turtle
from kkr_graph.published import Published
from kkr_graph.publishing.contents import CATALOGUE, Describe, Pack
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
        every = choosing.every(store, listed.council)
        shared = [one for one in _each(store, access, every) if one.facts]
        if not shared:
            return None
        known, _ = build.in_memory(shared[-1].common)
        publisher = catalogue.read(known, listed.council)
        whole = {one.release: one.file for one in listed.packages if not one.since}
        datasets = [
            _found(
                records.packed(one, publisher, None),
                listed,
                whole.get(one.release.name),
            )
            for one in shared
        ]
        return turtle(catalogue.write(listed.base + CATALOGUE, publisher, datasets))

    return describe


def _each(
    store: Path, access: Access, every: tuple[choosing.Choice, ...]
) -> list[Contents]:
    return [one.contents(store, access) for one in every]


def _found(record: Dataset, listed: Published, file: str | None) -> Dataset:
    """Return *record* with where its package is, in *file*, and how large."""
    if file is None:
        return record
    download, size = listed.base + file, listed.files[file].size
    packages = tuple(
        replace(one, download=download, size=size) for one in record.distributions
    )
    return replace(record, distributions=packages)


def access(word: str) -> Access:
    """Return whom *word* means: the councils if it says so, else everybody."""
    return "councils" if word == "councils" else "public"


def key_of(sign: writing.Signer) -> str:
    """Return the id of the key that *sign* signs with."""
    return signature.read(sign(b"", ""), "").key
