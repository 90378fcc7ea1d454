"""Links from a thing to its page and to its data: endings, media types and addresses.

The one rule: what is known of ``…/id/municipality/0159`` stands at
``/doc/municipality/0159``, that of any other IRI of ours, ``…/concept/role/formand``,
at ``/doc/concept/role/formand``.  Without an ending it is the page; ``/en/doc/…`` is
the page in English.
"""

from collections.abc import Iterable, Mapping
from typing import Final
from urllib.parse import quote

from kkr_graph.errors import BadRequestError, NotAcceptableError
from kkr_graph.vocabulary import BASE
from kkr_graph.web.graph_store import TRICK
from kkr_graph.web.request import Request

PAGE: Final = "text/html"

# What a thing is described in, by the ending of the address.
ENDINGS: Final[Mapping[str, str]] = {
    "ttl": "text/turtle",
    "jsonld": "application/ld+json",
    "nt": "application/n-triples",
    "rdf": "application/rdf+xml",
    "json": "application/json",
    "csv": "text/csv",
}

# What a vocabulary comes in, and a graph.
OF_VOCABULARY: Final = {
    ending: ENDINGS[ending] for ending in ("ttl", "jsonld", "nt", "rdf")
}
OF_GRAPH: Final[Mapping[str, str]] = {
    "trig": "application/trig",
    "nq": "application/n-quads",
    **OF_VOCABULARY,
}
DOCUMENTS: Final = f"{BASE}doc/"
VARY: Final = "Accept, Accept-Language"
_THINGS: Final = "id/"


def wanted(request: Request, endings: Mapping[str, str]) -> str:
    """Return the ending of the form the client would rather have; empty for the page.

    Raises ``NotAcceptableError`` where it takes none of them.
    """
    offered = (PAGE, *endings.values())
    media = request.best(offered)
    if media is None:
        raise NotAcceptableError(offered=", ".join(offered))
    return next((end for end, one in endings.items() if one == media), "")


def checked(path: str) -> str:
    """Return *path* as it is, or raise that it is no part of an IRI of ours."""
    if TRICK.search(path) or not path.isascii():
        raise BadRequestError(
            reason_da="stien er ikke en adresse på noget her.",
            reason_en="the path is no address of anything here.",
        )
    return path


def of_document(path: str) -> str:
    """Return which IRI, below the base, a document at ``/doc/``*path* describes.

    >>> of_document("municipality/0159"), of_document("concept/role/formand")
    ('id/municipality/0159', 'concept/role/formand')
    """
    realm = path.partition("/")[0]
    return path if realm in {"concept", "graph"} else _THINGS + path


def document(iri: str) -> str:
    """Return the path, below ``/doc/``, of what describes *iri*.

    >>> document("https://w3id.org/kkr/id/region/1084")
    'region/1084'
    >>> document("https://w3id.org/kkr/graph/derived/valid-time")
    'graph/derived/valid-time'
    """
    return iri.removeprefix(BASE).removeprefix(_THINGS)


def page(request: Request, path: str, language: str) -> str:
    """Return the address of the page about what stands at *path*."""
    english = "/en" if language == "en" else ""
    return f"{request.base}{english}/doc/{quote(path)}"


def to_forms(
    request: Request, path: str, place: str, endings: Mapping[str, str]
) -> str:
    """Return the header ``Link`` that names the page and every form.

    path   of the page, below ``/doc/``; *place* the address of the forms, no ending
    """
    pages = (
        f'<{page(request, path, tongue)}>; rel="alternate"; type="{PAGE}"; '
        f'hreflang="{tongue}"'
        for tongue in ("da", "en")
    )
    forms = (
        f'<{place}.{ending}>; rel="alternate"; type="{media}"'
        for ending, media in endings.items()
    )
    return joined([*pages, *forms])


def joined(links: Iterable[str]) -> str:
    """Return several links as one header."""
    return ", ".join(links)
