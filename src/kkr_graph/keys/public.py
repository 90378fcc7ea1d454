"""A public key, as minisign (https://jedisct1.github.io/minisign/) writes it.

untrusted comment: KKR eksempel, public key 7D2A0F6B9C1E4835
RWQ1SB6ca…                            base64 of: Ed, 8 bytes of id, 32 of the key
"""

import binascii
import hashlib
from base64 import b64decode, b64encode
from dataclasses import dataclass, field
from typing import Final

from kkr_graph.errors import BadKeyError

COMMENT: Final = "untrusted comment: "
ED25519: Final = b"Ed"
_NUMBER: Final = 8
_RAW: Final = 32
_LONGEST: Final = 4_096  # characters; minisign's own lines are shorter
_GROUP: Final = 4


@dataclass(frozen=True, slots=True)
class PublicKey:
    """What others need to see that a package is from its sender.

    number  8 bytes, chosen at random when the key was made
    raw     the 32 bytes of the Ed25519 key
    """

    number: bytes
    raw: bytes = field(repr=False)

    @property
    def id(self) -> str:
        """The number as minisign shows it: 16 hexadecimal digits."""
        return shown(self.number)

    @property
    def text(self) -> str:
        """The key on one line, as minisign shows it: 56 signs that begin with RW."""
        return b64encode(ED25519 + self.number + self.raw).decode()

    @property
    def fingerprint(self) -> str:
        """What two people read to each other on the telephone: eight times four digits.

        The first 128 bits of the SHA-256 of the key: nobody can make another key that
        has the same.  The id does not do for that; anybody can choose it.
        """
        digits = hashlib.sha256(ED25519 + self.number + self.raw).hexdigest()[:32]
        return " ".join(
            digits[at : at + _GROUP] for at in range(0, len(digits), _GROUP)
        )


def shown(number: bytes) -> str:
    """Return the *number* of a key as people see it."""
    return number[::-1].hex().upper()  # minisign keeps it with the last byte first


def write(key: PublicKey, owner: str) -> str:
    """Return *key* as the text of a file of minisign; *owner* says whose it is."""
    return f"{COMMENT}{owner}, public key {key.id}\n{key.text}\n"


def read(text: str, origin: str) -> PublicKey:
    """Return the key that *text*, a public key file of minisign, holds.

    Raises ``BadKeyError`` for anything else, such as a secret key.
    """
    lines = text.strip().splitlines()
    if len(text) > _LONGEST or len(lines) != len(("comment", "key")):
        raise BadKeyError(file=origin)
    if not lines[0].startswith(COMMENT):
        raise BadKeyError(file=origin)
    return parse(lines[1].strip(), origin)


def parse(line: str, origin: str) -> PublicKey:
    """Return the key that stands on one *line*.  Raises ``BadKeyError``."""
    try:
        said = b64decode(line, validate=True)
    except (binascii.Error, ValueError) as error:
        raise BadKeyError(file=origin) from error
    if len(said) != len(ED25519) + _NUMBER + _RAW or not said.startswith(ED25519):
        raise BadKeyError(file=origin)
    number = said[len(ED25519) : len(ED25519) + _NUMBER]
    return PublicKey(number, said[len(ED25519) + _NUMBER :])
