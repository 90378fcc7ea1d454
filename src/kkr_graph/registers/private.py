"""Find what no register may hold: mail addresses, phones, CPR numbers, initials.

What is found is told by its place, and never repeated.
"""

import re
from typing import Final

from kkr_graph.headers import Words
from kkr_graph.papers import personal
from kkr_graph.registers.sheets import Value

_WORDS: Final = {
    "mail": Words("en mailadresse", "a mail address"),
    "phone": Words("et telefonnummer", "a phone number"),
    "cpr": Words(
        "noget, der ligner et CPR-nummer", "something like a civil registration number"
    ),
    "initials": Words("en medarbejders initialer", "the initials of an official"),
}
_HIDDEN: Final = "…"

# The same patterns as in ontology/shapes/parts.ttl, and whole cells of digits:
# 33123456 · 0101701234 · 101701234 (the leading zero lost in a cell of numbers)
_PATTERNS: Final = (
    ("mail", re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,64}[.][A-Za-z]")),
    (
        "phone",
        re.compile(
            r"[+]45 ?\d{2}|(?i:tlf|telefon|mobil)[.:]{0,3} {0,3}\d{2}"
            r"|(?<!\d)\d{2} \d{2} \d{2} \d{2}(?!\d)|^[2-9]\d{7}$"
        ),
    ),
    (
        "cpr",
        re.compile(
            r"(?<!\d)(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d\d[ -]?\d{4}(?!\d)"
            r"|^[1-9](?:0[1-9]|1[0-2])\d{6}$"
        ),
    ),
    ("initials", re.compile(r"SAG-\d{4}-\d{5} {1,9}[a-zæøå]{2,5}(?![a-zæøå])")),
)
# What may stand before digits that are an address on the web, not a number to call.
_ADDRESS: Final = re.compile(r"(?:https?://|www\.)[^\s@]+")


def found(value: Value) -> Words | None:
    """Return what *value* gives away, in words, or nothing.

    >>> found("Ring 33 12 34 56").en, found("Eksempel Kommune")
    ('a phone number', None)
    """
    text = _ADDRESS.sub(_HIDDEN, as_text(value))
    for reason, pattern in _PATTERNS:
        if pattern.search(text):
            return _WORDS[reason]
    for _, _, reason in personal.details(text):
        return _WORDS[reason]
    return None


def masked(text: str) -> str:
    """Return *text*, or a mark in its place if it gives anyone away.

    >>> masked("Tlf. 33 12 34 56"), masked("Tovholdere")
    ('…', 'Tovholdere')
    """
    return _HIDDEN if found(text) else text


def as_text(value: Value) -> str:
    """Return a cell as it would be typed: a whole number without decimals.

    >>> as_text(159.0), as_text(1.25), as_text(" Gladsaxe ")
    ('159', '1,25', 'Gladsaxe')
    """
    match value:
        case bool():
            return "ja" if value else "nej"
        case float() if value.is_integer():
            return str(int(value))
        case float():
            return repr(value).replace(".", ",")
        case _:
            return str(value).strip()
