"""A signature, as minisign writes it beside the file it signs.

    untrusted comment: …
    base64 of: ED, 8 bytes of the key's id, 64 bytes that sign BLAKE2b-512 of the file
    trusted comment: kkr eksempel 1.2.0 public
    base64 of 64 bytes that sign the 64 above and the trusted comment

Only this prehashed form is read and written, not the older one that begins with ``Ed``.
"""

import binascii
import hashlib
from base64 import b64decode, b64encode
from dataclasses import dataclass, field
from typing import Final

from kkr_graph.errors import BadSignatureError
from kkr_graph.keys.public import COMMENT, PublicKey, shown
from kkr_graph.keys.secret import SecretKey

_PREHASHED: Final = b"ED"
_TRUSTED: Final = "trusted comment: "
_NUMBER: Final = 8
_VALUE: Final = 64
_LINES: Final = 4
_LONGEST: Final = 10_240  # bytes: the longest comments that minisign reads
_UNTRUSTED: Final = "signature by kkr-graph"


@dataclass(frozen=True, slots=True)
class Signature:
    """What a council says of a file by its key.

    number   of the key
    value    signs the file
    comment  what is said of it
    seal     signs the value and the comment
    """

    number: bytes
    value: bytes = field(repr=False)
    comment: str
    seal: bytes = field(repr=False)

    @property
    def key(self) -> str:
        """The id of the key, as people see it."""
        return shown(self.number)


def sign(content: bytes, key: SecretKey, comment: str) -> Signature:
    """Return the signature of *content* by *key*, which says *comment* on one line."""
    value = key.sign(_prehashed(content))
    return Signature(key.number, value, comment, key.sign(value + comment.encode()))


def holds(signature: Signature, content: bytes, key: PublicKey) -> bool:
    """Say whether the owner of *key* signed *content*, and the comment on it."""
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415 - 20 ms
    from cryptography.hazmat.primitives.asymmetric import (  # noqa: PLC0415 - the same
        ed25519,
    )

    if signature.number != key.number:
        return False
    try:
        raw = ed25519.Ed25519PublicKey.from_public_bytes(key.raw)
        raw.verify(signature.value, _prehashed(content))
        raw.verify(signature.seal, signature.value + signature.comment.encode())
    except (InvalidSignature, ValueError):
        return False
    return True


def write(signature: Signature) -> bytes:
    """Return *signature* as the content of a file that minisign reads."""
    signed = b64encode(_PREHASHED + signature.number + signature.value).decode()
    sealed = b64encode(signature.seal).decode()
    lines = (f"{COMMENT}{_UNTRUSTED}", signed, f"{_TRUSTED}{signature.comment}", sealed)
    return "".join(f"{line}\n" for line in lines).encode()


def read(content: bytes, origin: str) -> Signature:
    """Return the signature in the file *content*.  Raises ``BadSignatureError``."""
    if len(content) > _LONGEST:
        raise BadSignatureError(file=origin)
    try:
        lines = content.decode("utf-8").removesuffix("\n").split("\n")
        if len(lines) != _LINES:
            raise BadSignatureError(file=origin)
        signed = b64decode(lines[1], validate=True)
        seal = b64decode(lines[3], validate=True)
    except (binascii.Error, ValueError) as error:
        raise BadSignatureError(file=origin) from error
    if (
        not lines[0].startswith(COMMENT)
        or not lines[2].startswith(_TRUSTED)
        or not signed.startswith(_PREHASHED)
        or len(signed) != len(_PREHASHED) + _NUMBER + _VALUE
        or len(seal) != _VALUE
    ):
        raise BadSignatureError(file=origin)
    at = len(_PREHASHED) + _NUMBER
    comment = lines[2].removeprefix(_TRUSTED)
    return Signature(signed[len(_PREHASHED) : at], signed[at:], comment, seal)


def _prehashed(content: bytes) -> bytes:
    return hashlib.blake2b(content).digest()
