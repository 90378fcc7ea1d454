"""Write SVG: tags and text in, markup out, everything from outside escaped.

``Markup`` is text that is already SVG; any other text is data and is escaped where it
is put in.  Nothing else in the package joins strings into tags.
"""

import re
import unicodedata
from typing import Final
from urllib.parse import urlsplit

# What XML 1.0 does not allow, and the signs that turn the reading of what follows.
_FORBIDDEN: Final = re.compile(
    "[^\u0009\u000a\u000d\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
    "|[\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]"
)
_SPACES: Final = re.compile(r"[ \t\r\n]+")  # a no-break space is kept
_BREAKS: Final = re.compile(r"[\t\r\n]")
_ESCAPES: Final = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"}
)
_LINKED: Final = frozenset({"", "http", "https"})


class Markup(str):
    """Text that is SVG already."""

    __slots__ = ()


def clean(text: str) -> str:
    r"""Return *text* as it may stand in XML: no control characters, single spaces.

    >>> clean("Eks\x00empel\n Kommune")
    'Eksempel Kommune'
    """
    kept = _FORBIDDEN.sub("", unicodedata.normalize("NFC", text))
    return _SPACES.sub(" ", kept).strip()


def tag(name: str, *inside: str, **attributes: str | float | None) -> Markup:
    """Return one element.  ``None`` leaves an attribute out; ``_`` in a name is ``-``.

    >>> tag("text", "a < b", x=1.25, class_="kp-ink", href=None)
    '<text x="1.2" class="kp-ink">a &lt; b</text>'
    """
    said = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_value(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    body = "".join(
        part if isinstance(part, Markup) else clean_edges(part).translate(_ESCAPES)
        for part in inside
    )
    return Markup(f"<{name}{said}>{body}</{name}>" if body else f"<{name}{said}/>")


def join(*parts: str) -> Markup:
    """Return *parts* after each other; what is no markup is escaped.

    >>> join(tag("g"), "&")
    '<g/>&amp;'
    """
    return Markup(
        "".join(
            part if isinstance(part, Markup) else clean(part).translate(_ESCAPES)
            for part in parts
        )
    )


def clean_edges(text: str) -> str:
    """Return *text* clean, but for one space, which stands between two lines."""
    return " " if text == " " else clean(text)


def link(address: str) -> str | None:
    r"""Return *address* if a reader may be sent there: on this site, or by HTTP.

    >>> link("/kommune/0159"), link("java\tscript:alert(1)")
    ('/kommune/0159', None)
    """
    # Browsers pass over line breaks in an address; so must who judges it.
    bare = clean(_BREAKS.sub("", address)).replace(" ", "%20")
    try:
        scheme = urlsplit(bare).scheme
    except ValueError:
        return None
    return bare if bare and scheme in _LINKED else None


def number(value: float) -> str:
    """Return *value* with at most one decimal, the same on every machine.

    >>> number(12.0), number(0.25), number(-0.01)
    ('12', '0.2', '0')
    """
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def _value(value: str | float) -> str:
    if isinstance(value, str):
        return clean(value).translate(_ESCAPES)
    return number(value)
