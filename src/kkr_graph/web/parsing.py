"""Read the triples that a client sends, in any of the forms a graph can have."""

from collections.abc import Iterator
from email import message_from_bytes, policy

import pyoxigraph as ox

from kkr_graph.errors import (
    BadRequestError,
    NotUtf8Error,
    SyntaxInSourceError,
    WrongMediaTypeError,
)
from kkr_graph.web import nesting
from kkr_graph.web.forms import GRAPHS

BODY = "body"
_MOST_PARTS = 100
_MULTIPART = "multipart/form-data"


def parts(media: str, body: bytes) -> list[tuple[str, bytes]]:
    """Return each part of *body* with its media type; most bodies are one part."""
    if media.partition(";")[0].strip().lower() != _MULTIPART:
        return [(media, body)]
    whole = f"Content-Type: {media}\r\n\r\n".encode("latin-1") + body
    message = message_from_bytes(whole, policy=policy.HTTP)
    found = list(message.iter_parts())
    if not 0 < len(found) <= _MOST_PARTS:
        raise BadRequestError(
            reason_da=f"multipart/form-data skal have 1 til {_MOST_PARTS} dele.",
            reason_en=f"multipart/form-data must have 1 to {_MOST_PARTS} parts.",
        )
    read = [(part["Content-Type"], part.get_payload(decode=True)) for part in found]
    return [(str(kind), text) for kind, text in read if isinstance(text, bytes)]


def triples(media: str, body: bytes, base: str | None) -> Iterator[ox.Triple]:
    """Yield the triples in *body*, which is of the type *media*."""
    for kind, part in parts(media, body):
        form = form_of(kind)
        try:
            text = part.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise NotUtf8Error(file=BODY, line=None, byte=error.start) from error
        yield from _parsed(text, form, base)


def _parsed(text: str, form: ox.RdfFormat, base: str | None) -> Iterator[ox.Triple]:
    if form == ox.RdfFormat.RDF_XML:
        nesting.refuse_deep_xml(text)
    else:
        nesting.refuse_deep(text, signs="")
    try:
        for quad in ox.parse(text, format=form, base_iri=base):
            if quad.graph_name != ox.DefaultGraph():
                raise BadRequestError(
                    reason_da="her sendes én graf, ikke flere navngivne.",
                    reason_en="one graph is sent here, not several named ones.",
                )
            yield quad.triple
    except SyntaxError as error:
        raise SyntaxInSourceError(
            file=BODY,
            line=error.lineno,
            column=error.offset or 1,
            reason=(error.msg or "").partition(": ")[2] or error.msg,
        ) from error
    except ValueError as error:
        raise SyntaxInSourceError(
            file=BODY, line=None, column=1, reason=str(error)
        ) from error


def form_of(media: str) -> ox.RdfFormat:
    """Return the form that the Content-Type *media* names, or raise.

    >>> form_of("text/turtle; charset=UTF-8") == ox.RdfFormat.TURTLE
    True
    """
    kind, *parameters = (part.strip().lower() for part in media.split(";"))
    charsets = [p for p in parameters if p.startswith("charset=")]
    utf8 = all(p.removeprefix("charset=").strip('"') == "utf-8" for p in charsets)
    if kind not in GRAPHS or not utf8:
        raise WrongMediaTypeError(given=media or "–", wanted=", ".join(GRAPHS))
    return GRAPHS[kind]
