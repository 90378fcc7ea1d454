"""Text files: lines and pages from form feeds, or from how an extraction left them."""

import re
from collections.abc import Iterator
from itertools import pairwise

from kkr_graph.errors import MixedEncodingError, UnknownFormatError
from kkr_graph.papers.paper import Line

# Text that was UTF-8, was read as Windows-1252 and was saved again: "Ã¸" for "ø".
_TWICE_ENCODED = re.compile("[ÃÂ][\u00a0-\u00bf\u2020-\u2122\u0152-\u0178]")
_CONTROL = re.compile("[\0-\x08\x0e-\x1f\x7f]")
_FEW = 0.1  # share of lines that follow a line directly, in a text of doubled ends
_SOME = 0.2  # share of lines there that begin in the middle of a sentence
_RATHER = 0.08  # the same, where no two lines touch and none is longer than a page
_MANY = 20
_WRAPPED = 110
_ONWARD = re.compile(r"(?![a-zæøå][.)] |at )[a-zæøå]")  # not a) or at, as lists begin


def decode(data: bytes, origin: str) -> str:
    """Return the text in *data*: UTF-8, UTF-16 with its mark, or Windows-1252."""
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    encoding = "utf-16" if marked else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        text = _old_text(data, error.start, origin)
    if _CONTROL.search(text):
        raise UnknownFormatError(file=origin)
    if twice := _TWICE_ENCODED.search(text):
        line = text.count("\n", 0, twice.start()) + 1
        raise MixedEncodingError(file=origin, line=line)
    return text


def _old_text(data: bytes, offset: int, origin: str) -> str:
    """Decode *data* as Windows-1252, unless parts of it are UTF-8."""
    if re.search(rb"\xc3[\x80-\xbf]|\xe2\x80[\x90-\xbf]", data):
        raise MixedEncodingError(file=origin, line=data.count(b"\n", 0, offset) + 1)
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError as error:
        raise UnknownFormatError(file=origin) from error


def lines(text: str) -> tuple[tuple[Line, ...], int]:
    r"""Return the printed lines of *text*, and how many pages they stand on.

    >>> found, pages = lines("Siden sidst\n\nMovia\fEventuelt")
    >>> [(line.page, line.number, line.gap) for line in found], pages
    ([(1, 1, False), (1, 2, True), (2, 1, True)], 2)
    """
    raw = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\f")
    printed = raw.split("\n")
    doubled = _doubled(printed)
    by_line = doubled and "\f" not in raw
    return _numbered(printed, blank=3 if doubled else 1, by_line=by_line)


def _doubled(printed: list[str]) -> bool:
    """Say whether every line is followed by a blank one, as some extractions do.

    Then sentences go on behind the blank lines; where each paragraph is one line, with
    a blank one after it, they do not.
    """
    filled = [line.strip() for line in printed]
    together = sum(bool(a and b) for a, b in pairwise(filled))
    apart = [
        (a, c)
        for a, b, c in zip(filled, filled[1:], filled[2:], strict=False)
        if a and c and not b
    ]
    going_on = sum(a.endswith("-") or bool(_ONWARD.match(c)) for a, c in apart)
    wrapped = len(apart) > _MANY and max(map(len, filled)) <= _WRAPPED
    some = _RATHER if wrapped and not together else _SOME
    return together <= 1 + _FEW * len(apart) and going_on >= some * max(len(apart), 1)


def _numbered(
    printed: list[str], *, blank: int, by_line: bool
) -> tuple[tuple[Line, ...], int]:
    """Return the lines that are not blank, numbered; *blank* lines make a gap."""
    found: list[Line] = []
    page, number, empty = 1, 0, 0
    for line in printed:
        fed = line.startswith("\f")
        # The page convention of texts without form feeds: a page begins at a line
        # that starts with one space and follows a line that is not blank.
        turned = by_line and not empty and found and re.match(r" \S", line)
        if fed or turned:
            page, number = page + 1, 0
        if not line.strip():
            empty += 1
            continue
        number += 1
        gap = bool(found) and (empty >= blank or number == 1)
        found.append(Line(line.strip(" \t\f"), page, number, gap=gap))
        empty = 0
    return tuple(found), page


def pages(found: tuple[Line, ...]) -> Iterator[tuple[Line, ...]]:
    """Yield the lines of each page that has any."""
    start = 0
    for index in range(1, len(found) + 1):
        if index == len(found) or found[index].page != found[start].page:
            yield found[start:index]
            start = index
