"""Who may write: bearer tokens, known by their hashes alone."""

import hashlib
import hmac
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from kkr_graph.errors import NoTokensError

_SHORTEST: Final = 8
_HASH: Final = re.compile(r"(?:sha256:)?([0-9a-f]{64})\b")
_BEARER: Final = re.compile(r"bearer +([\x21-\x7e]+) *", re.IGNORECASE)


class Tokens:
    """The tokens that may write.

    >>> ours = Tokens.of(["correct horse battery"])
    >>> ours.let_in("Bearer wrong"), Tokens.of(["abcdefgh"]).let_in("Bearer abcdefgh")
    (False, True)
    """

    def __init__(self, hashes: Iterable[bytes]) -> None:
        self._hashes = tuple(hashes)

    @classmethod
    def of(cls, words: Iterable[str]) -> "Tokens":
        """Return the tokens that are these *words*."""
        return cls(_hashed(word) for word in words)

    @classmethod
    def found(cls, environment: Mapping[str, str], file: Path | None) -> "Tokens":
        """Return the token in KKR_TOKEN and those whose hashes stand in *file*.

        A line of the file holds a SHA-256 in hexadecimal, then whatever one likes.
        Raises ``NoTokensError`` if there are none, or one that is easily guessed.
        """
        hashes = []
        word = environment.get("KKR_TOKEN", "")
        if word:
            if len(word) < _SHORTEST:
                raise NoTokensError(file=file)
            hashes.append(_hashed(word))
        if file is not None:
            try:
                lines = file.read_text("utf-8").splitlines()
            except (OSError, UnicodeDecodeError) as error:
                raise NoTokensError(file=file) from error
            hashes += [
                bytes.fromhex(match[1])
                for line in lines
                if (match := _HASH.match(line))
            ]
        if not hashes:
            raise NoTokensError(file=file)
        return cls(hashes)

    def let_in(self, authorization: str | None) -> bool:
        """Say whether the header *authorization* carries one of the tokens.

        Every hash is compared, in the same time whatever is sent.
        """
        match = _BEARER.fullmatch(authorization or "")
        sent = _hashed(match[1] if match else "")
        same = [hmac.compare_digest(sent, known) for known in self._hashes]
        return match is not None and any(same)


def _hashed(word: str) -> bytes:
    return hashlib.sha256(word.encode()).digest()
