"""Write a text into XML, between tags or as the value of an attribute."""

import re
from typing import Final

# A reader of XML makes a blank of a bare line break or tab in an attribute.
_IN_ATTRIBUTE: Final = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\t": "&#9;"}
)
_UNFIT: Final = re.compile('[&<>"\\n\\t]')

DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'


def content(text: str) -> str:
    """Return *text*, clean already, to stand between tags.

    >>> content("A & B <i>")
    'A &amp; B &lt;i&gt;'
    """
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    return text.replace(">", "&gt;") if ">" in text else text


def quoted(text: str) -> str:
    """Return *text*, clean already, as the value of an attribute, quotes and all.

    >>> quoted('"Ærø"')
    '"&quot;Ærø&quot;"'
    """
    if _UNFIT.search(text):
        text = text.translate(_IN_ATTRIBUTE)
    return f'"{text}"'
