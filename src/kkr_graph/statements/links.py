"""Find web addresses in running text, as they are printed.

Only ``http``, ``https`` and bare ``www.``: a mail address, a script or an address that
carries a name and password is no link.  An address of more than ``LONGEST`` characters
is left out whole, since one cut short leads somewhere else.
"""

import re
from dataclasses import dataclass
from typing import Final

LONGEST: Final = 500
"""How many characters an address may have."""


@dataclass(frozen=True, order=True)
class FoundLink:
    """A web address.

    start, end   the span in the text
    url          the address as printed, less what the print broke into it
    """

    start: int
    end: int
    url: str

    @property
    def target(self) -> str:
        """Return where a browser goes: ``www.kl.dk`` has no scheme of its own.

        >>> FoundLink(0, 9, "www.kl.dk").target
        'http://www.kl.dk'
        """
        return self.url if "://" in self.url else f"http://{self.url}"


# The signs of RFC 3986, and letters of any script.  No (, ) or ] closes an address that
# did not open one; that is settled when the end is trimmed.
_SIGN: Final = r"[\w\-./:?#\[\]@!$&'()*+,;=%~]"
_BEGIN: Final = r"(?<![\w@/.])(?:https?://|www\.)"
# .../fd1e34df-6ccd-41eb-        (the print went on with the next line)
# b80e-97d7d978dde0/
_BROKEN: Final = r"(?:(?<=[-_=&%])\n(?=[a-z0-9/])(?=[^\s]{0,200}[\d/=-])"
_ADDRESS: Final = re.compile(rf"(?i:{_BEGIN})(?:{_SIGN}|{_BROKEN}))+")
# www.eksempel.dk, https://eksempel.dk:8080/
_HOST: Final = re.compile(
    r"(?:(?i:https?)://)?(?P<host>\w(?:[\w-]{0,62}\w)?(?:\.\w(?:[\w-]{0,62}\w)?){1,8})"
    r"(?::\d{1,5})?(?=[/?#]|$)"
)
# javascript:https://...
_OTHER_SCHEME: Final = re.compile(
    r"(?:javascript|vbscript|data|file|blob|view-source|mailto):$", re.IGNORECASE
)
_WWW: Final = 2
_BACK: Final = 12  # letters of the longest of those
_TRAILING: Final = ".,;:!?'*[(-_"
_CLOSING: Final = {")": "(", "]": "["}


def find(text: str) -> list[FoundLink]:
    """Return the web addresses in *text*, in order.

    >>> [found.url for found in find("(se https://eksempel.dk/a_(b).) og www.kl.dk.")]
    ['https://eksempel.dk/a_(b)', 'www.kl.dk']
    """
    found = []
    for match in _ADDRESS.finditer(text):
        start = match.start()
        printed = _trimmed(match[0])
        url = printed.replace("\n", "")
        if len(url) > LONGEST or not _is_web(url):
            continue
        if not _OTHER_SCHEME.search(text, max(0, start - _BACK), start):
            found.append(FoundLink(start, start + len(printed), url))
    return found


def _is_web(url: str) -> bool:
    """Tell whether *url* names a host, and no user with a password."""
    host = _HOST.match(url)
    if host is None:
        return False
    parts = host["host"].split(".")
    named = len(parts) > _WWW and parts[-1].isalpha()  # www.eksempel is no host
    return named or url.lower().startswith("http")


def _trimmed(printed: str) -> str:
    """Return *printed* without the punctuation of the sentence it stands in."""
    counts = {sign: printed.count(sign) for sign in "()[]"}
    end = len(printed)
    while end:
        last = printed[end - 1]
        opening = _CLOSING.get(last)
        open_left = opening and counts[last] > counts[opening]
        if not (last in _TRAILING or open_left):
            break
        if last in counts:
            counts[last] -= 1
        end -= 1
    return printed[:end]
