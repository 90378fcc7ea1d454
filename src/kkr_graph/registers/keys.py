"""Make the keys of IRIs from what a row says: the same words give the same key."""

import re
from hashlib import sha256
from typing import Final

from kkr_graph.names import key
from kkr_graph.spelling import fold
from kkr_graph.vocabulary import BASE

_LONGEST: Final = 60
_CUT: Final = re.compile(r"(?=.{62,69}$)[a-z0-9]+(?:-[a-z0-9]+)*-[0-9a-f]{8}")
_ID: Final = re.compile(r"[a-z0-9]+(?:[-./][a-z0-9]+){0,30}")


def slug(text: str) -> str:
    """Return *text* as a key: ASCII, small letters, hyphens.

    >>> slug("Sundhed på tværs (2026)")
    'sundhed-paa-tvaers-2026'
    """
    if _CUT.fullmatch(text):  # is one already
        return text
    bare = re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")
    if len(bare) <= _LONGEST:
        return bare or digest(text)
    return f"{bare[:_LONGEST].rstrip('-')}-{digest(text)}"


def digest(*words: str) -> str:
    """Return eight digits that differ when the *words* do."""
    return sha256("\0".join(words).encode()).hexdigest()[:8]


def of(iri: str) -> str:
    """Return the key of a thing, without slashes.

    >>> of("https://w3id.org/kkr/id/municipality/0159")
    '0159'
    """
    return key(iri).replace("/", "-")


def iri(kind: str, *parts: str) -> str:
    """Return the IRI of a thing of *kind*.

    >>> iri("lead", "klimaalliancen", "0159")
    'https://w3id.org/kkr/id/lead/klimaalliancen/0159'
    """
    return f"{BASE}id/{kind}/" + "/".join(part for part in parts if part)


def whole(text: str) -> str | None:
    """Return the IRI that an Id gives whole; None if it only gives a key.

    >>> whole("id/lead/klimaalliancen/0159") == iri("lead", "klimaalliancen", "0159")
    True
    >>> whole("klimaalliancen/0159")
    """
    short = text.strip().removeprefix("<").removesuffix(">").removeprefix(BASE)
    key = short.removeprefix("id/")
    return f"{BASE}{short}" if short != key and _ID.fullmatch(key) else None


def given(kind: str, text: str) -> str | None:
    """Return the IRI that the Id of a row stands for; None if it can be none.

    >>> given("lead", "klimaalliancen/0159") == iri("lead", "klimaalliancen", "0159")
    True
    >>> given("lead", "Æbler!")
    """
    short = text.strip().removeprefix("<").removesuffix(">").removeprefix(BASE)
    short = short.removeprefix(f"id/{kind}/")
    usable = _ID.fullmatch(short) and not short.startswith(("id/", "concept/"))
    return iri(kind, short) if usable else None
