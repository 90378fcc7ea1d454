"""What the finders return: spans of a text, and what each was read as."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Final

# https://www.kl.dk/politik/kkr, www.kl.dk, navn@eksempel.dk
_ADDRESS: Final = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]{1,64}@[\w.-]{1,99}")


@dataclass(frozen=True, order=True)
class FoundDate:
    """A day or rough date.

    start, end   the span in the text
    verbatim     the text of the span
    not_before   first day it can mean; none where only a limit is printed
    not_after    last day it can mean
    rule         key of the concept in ``concept/reading-rule`` that gave the bounds
    """

    start: int
    end: int
    verbatim: str
    not_before: date | None
    not_after: date
    rule: str


@dataclass(frozen=True, order=True)
class FoundAmount:
    """A number with its unit, as printed: ``5,6 mia. kr.`` is 5.6 of ``mia-kr``.

    A printed interval (``4-5 enheder``) gives two, lowest first, of the same span.
    """

    start: int
    end: int
    verbatim: str
    value: Decimal
    unit: str


@dataclass(frozen=True, order=True)
class Mention:
    """A name the gazetteer knows, with its inflection (``Movias``, ``KL’s``)."""

    start: int
    end: int
    verbatim: str
    iri: str


@lru_cache(maxsize=1)  # each finder asks for the same text
def veil(text: str) -> str:
    """Return *text* with web and mail addresses blotted out, every place kept.

    >>> veil("Se www.kl.dk/2025 nu")
    'Se ############## nu'
    """
    return _ADDRESS.sub(lambda found: "#" * len(found[0]), text)
