"""What stands behind ``?`` or in a form: parameters, each read with care."""

import re
from collections.abc import Mapping, Sequence
from typing import Final, TypeAlias
from urllib.parse import parse_qsl

import pyoxigraph as ox

from kkr_graph.errors import BadRequestError

_IRI: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|^`\\\x7f-\x9f]*")
_ALONE: Final = b"query="
_MOST_FIELDS: Final = 200

Fields: TypeAlias = dict[str, list[str]]
"""Each name with all its values."""


def fields(text: bytes) -> Fields:
    """Return the parameters of an address or a form, each with all its values.

    >>> fields(b"a=1&a=%C3%A6&b=")
    {'a': ['1', 'æ'], 'b': ['']}
    """
    if not text:
        return {}
    if (query := alone(text)) is not None:
        return {"query": [query]}
    found: dict[str, list[str]] = {}
    try:
        pairs = parse_qsl(
            text.decode("utf-8"),
            keep_blank_values=True,
            errors="strict",
            max_num_fields=_MOST_FIELDS,
        )
    except UnicodeDecodeError as error:
        raise malformed(da="Det er ikke UTF-8.", en="It is not UTF-8.") from error
    except ValueError as error:
        raise malformed(
            da="Der er for mange felter.", en="There are too many fields."
        ) from error
    for name, value in pairs:
        found.setdefault(name, []).append(value)
    return found


def alone(text: bytes) -> str | None:
    r"""Return the query, where that is all there is; None where it takes more care.

    Almost every query is sent so, and takes a while to be read in the general way.

    >>> alone(b"query=%C3%A6+%5C"), alone(b"query=%4"), alone(b"query=a&b=1")
    ('æ \\', None, None)
    """
    if not text.startswith(_ALONE) or b"&" in text or not text.isascii():
        return None
    spelt = text[len(_ALONE) :].replace(b"+", b" ").replace(b"\\", b"\\\\")
    try:
        read = spelt.replace(b"%", b"\\x").decode("unicode_escape")
    except UnicodeDecodeError:  # what stands behind a percent sign is no number
        return None
    return utf8(read.encode("latin-1"))


def one(given: Mapping[str, Sequence[str]], name: str) -> str | None:
    """Return the only value of *name*; None for none; raise for several."""
    values = given.get(name, ())
    if len(values) > 1:
        raise malformed(
            da=f"{name} står der flere gange.", en=f"{name} is given several times."
        )
    return values[0] if values else None


def iris(given: Mapping[str, Sequence[str]], name: str) -> list[str]:
    """Return the values of *name*, which must be absolute IRIs."""
    for value in given.get(name, ()):
        if not _is_iri(value):
            raise malformed(
                da=f"{name} skal være en fuld IRI.",
                en=f"{name} must be an absolute IRI.",
            )
    return list(given.get(name, ()))


def _is_iri(value: str) -> bool:
    """Say whether *value* is an IRI to us, and to the engine that is to read it.

    >>> _is_iri("http://x/%C3%A6"), _is_iri("http://x/%%"), _is_iri("http://[x")
    (True, False, False)
    """
    try:
        ox.NamedNode(value)
    except ValueError:
        return False
    return _IRI.fullmatch(value) is not None


def utf8(text: bytes) -> str:
    """Return *text* as characters, or raise that it is not UTF-8."""
    try:
        return text.decode("utf-8")
    except UnicodeDecodeError as error:
        raise malformed(da="Det er ikke UTF-8.", en="It is not UTF-8.") from error


def malformed(*, da: str, en: str) -> BadRequestError:
    """Return the error that says, in both languages, what is wrong with a request."""
    return BadRequestError(reason_da=da, reason_en=en)
