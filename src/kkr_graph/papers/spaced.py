"""Letter-spaced titles, closed up."""

import re

# What such titles say, so that words can be told apart where the gaps cannot.
REGIONS = ("HOVEDSTADEN", "SJÆLLAND", "SYDDANMARK", "MIDTJYLLAND", "NORDJYLLAND")
_WORDS = (
    *REGIONS,
    "KKR",
    "DAGSORDEN",
    "TILLÆGSDAGSORDEN",
    "BESLUTNINGSREFERAT",
    "REFERAT",
    "BILAG",
    "UDKAST",
    "MØDE",
)
_PIECES = re.compile("|".join([*sorted(_WORDS, key=len, reverse=True), r"\d+"]))
_BLANKS = re.compile(r"[^\S\t]+")
_SPARSE = 4  # characters to a piece, its spaces too: more, and it is a text of words
_MANY = 4  # pieces of one letter or two
_MEAN = 1.5  # letters to a piece


def close_up(text: str) -> str:
    r"""Return *text* with its runs of white space made one, letter-spacing closed.

    >>> close_up("K K R  H O V E D S T A D E N"), close_up("D AG S O R D E N 2 0 1 5")
    ('KKR HOVEDSTADEN', 'DAGSORDEN 2015')
    >>> close_up("KKR  MI D T J Y L L A N D"), close_up("Mødet  er\u00a0slut.")
    ('KKR MIDTJYLLAND', 'Mødet er slut.')
    """
    pieces = text.split()
    if len(text) > _SPARSE * len(pieces):
        return " ".join(pieces) if "\t" not in text else _BLANKS.sub(" ", text).strip()
    letters = "".join(pieces)
    spaced = [piece for piece in pieces if len(piece) <= 2]  # noqa: PLR2004
    shown = len(spaced) >= _MANY and letters.isalnum() and letters == letters.upper()
    if shown and sum(map(len, spaced)) <= _MEAN * len(spaced) and not letters.isdigit():
        if _PIECES.sub("", letters):  # an unknown word: trust the wider gaps
            return " ".join("".join(word.split()) for word in re.split(r"\s{2,}", text))
        return " ".join(_PIECES.findall(letters))
    return _BLANKS.sub(" ", text).strip()
