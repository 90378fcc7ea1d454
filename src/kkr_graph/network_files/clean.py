"""Make a text fit for every format: no control characters, one kind of line break.

A network is clean by contract; a name that slipped through must still not give a file
that its reader refuses.  XML has no way to say most control characters at all, and half
a surrogate pair has no bytes in UTF-8.
"""

import re
from typing import Final

_UNFIT: Final = re.compile(
    "\r\n?|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]"
)


def clean(text: str) -> str:
    r"""Return *text* without what a format cannot hold; tabs and line breaks stay.

    >>> clean("Sønder\x00 Omme\r\nog Ærø")
    'Sønder Omme\nog Ærø'
    """
    return text if text.isprintable() else _UNFIT.sub(_mended, text)


def on_one_line(text: str) -> str:
    r"""Return *text*, clean already, with single blanks for tabs and line breaks.

    >>> on_one_line("Sønder\n\t Omme")
    'Sønder Omme'
    """
    return text if text.isprintable() else " ".join(text.split())


def _mended(found: re.Match[str]) -> str:
    return "\n" if found.group().startswith("\r") else ""
