"""Text and addresses as a file can hold them, whoever wrote them."""

import re
from typing import Final

# What XML cannot hold (XML 1.0, section 2.2), and other control characters.
_ILLEGIBLE: Final = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]"
)
# Signs that turn the direction of reading, and can hide what stands there.
_TURNING: Final = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_BREAKS: Final = re.compile("[ \t\n\r\u2028\u2029]+")
_WEB: Final = re.compile(r"https?://[^\s\\<>\"`{}|^]+", re.IGNORECASE)


def legible(text: str) -> str:
    r"""Return *text* on one line, without characters that cannot be seen.

    >>> legible("Side\x00  1\n\u202eog 2")
    'Side 1 og 2'
    """
    return _BREAKS.sub(" ", _TURNING.sub("", _ILLEGIBLE.sub("", text)))


def web_address(url: str) -> str:
    """Return *url* if it leads to the web; nothing for all else.

    >>> web_address("https://kkr.example/a"), web_address("javascript:alert(1)")
    ('https://kkr.example/a', '')
    """
    return url if _WEB.fullmatch(url) else ""
