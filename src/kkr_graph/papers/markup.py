"""HTML made safe to parse: what is never closed is text, as far as we are concerned.

Python's parser looks for the end of a tag or a comment anew from every beginning, so
that thirty kilobytes of beginnings would keep it busy for a minute.
"""

import re
from collections.abc import Iterator

_LONGEST = 4000  # characters of a tag
_TAG = re.compile(r"<(/?)([A-Za-z][\w:-]{0,40})?([^<>]*)>")
_OPENS = re.compile(r"<!--|<!\[CDATA\[")
_CLOSES = {"<!--": "-->", "<![CDATA[": "]]>"}


def tamed(text: str) -> str:
    """Return *text* without comments, and with every tag that is not closed as text.

    >>> tamed("<p>Mødet<!-- er --> <b class='x'>slut</b> <a href")
    "<p>Mødet <b class='x'>slut</b> &lt;a href"
    """
    return "".join(_pieces("".join(_uncommented(text))))


def _uncommented(text: str) -> Iterator[str]:
    """Yield *text* around its comments; those that are not closed stay."""
    at = 0
    never: set[str] = set()
    for match in _OPENS.finditer(text):
        closing = _CLOSES[match[0]]
        if match.start() < at or closing in never:
            continue
        end = text.find(closing, match.end())
        if end < 0:
            never.add(closing)
            continue
        yield text[at : match.start()]
        if closing == "]]>":
            yield text[match.end() : end]
        at = end + len(closing)
    yield text[at:]


def _pieces(text: str) -> Iterator[str]:
    """Yield tags and what stands between them, its signs for tags escaped."""
    at = 0
    for match in _TAG.finditer(text):
        yield text[at : match.start()].replace("<", "&lt;")
        at = match.end()
        slash, name, rest = match.groups()
        if name is None:  # <!DOCTYPE html>, or no tag at all
            known = rest.startswith(("!", "?"))
            yield "" if known else match[0].replace("<", "&lt;")
        elif len(rest) > _LONGEST or rest.count('"') % 2 or rest.count("'") % 2:
            yield f"<{slash}{name}>"
        else:
            yield match[0]
    yield text[at:].replace("<", "&lt;")
