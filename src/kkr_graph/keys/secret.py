"""A secret key, as minisign writes it: encrypted with a passphrase.

    untrusted comment: KKR eksempel, secret key 7D2A0F6B9C1E4835
    base64 of: Ed Sc B2, the salt and the costs of scrypt, and encrypted with what
    scrypt makes of the passphrase: 8 bytes of id, 64 of the key, 32 of BLAKE2b of it

The format: https://jedisct1.github.io/minisign/.  How libsodium makes N, r and p of its
two costs: ``pickparams`` in ``crypto_pwhash_scryptsalsa208sha256``.
"""

import binascii
import hashlib
import hmac
import secrets
import struct
from base64 import b64decode, b64encode
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from kkr_graph.errors import BadKeyError, CostlyKeyError, WrongPassphraseError
from kkr_graph.keys.public import COMMENT, ED25519, PublicKey

_SCRYPT: Final = b"Sc"
_PLAIN: Final = b"\0\0"
_BLAKE2B: Final = b"B2"
_FORM: Final = struct.Struct("<2s2s2s32sQQ104s")
_INSIDE: Final = struct.Struct("<8s32s32s32s")
_R: Final = 8
_LONGEST: Final = 4_096


@dataclass(frozen=True, slots=True)
class Cost:
    """What it takes to try one passphrase, as libsodium counts it.

    work    of the processor
    memory  in bytes
    """

    work: int
    memory: int

    @property
    def parameters(self) -> tuple[int, int]:
        """N and p of scrypt, as libsodium picks them; r is 8."""
        work = max(self.work, 1 << 15)
        thrifty = work < self.memory // 32
        most = work // (_R * 4) if thrifty else self.memory // (_R * 128)
        n = 2
        while n <= most // 2:
            n *= 2
        return n, 1 if thrifty else max(min(work // 4 // n, 0x3FFFFFFF) // _R, 1)


STRONG: Final = Cost(1 << 22, 1 << 27)
"""N = 2^17: 128 MiB and a third of a second, what OWASP asks of scrypt."""
LIGHT: Final = Cost(1 << 19, 1 << 24)
"""N = 2^14: what libsodium calls interactive; for tests."""
MOST: Final = Cost(1 << 25, 1 << 30)
"""N = 2^20: minisign's own, a gigabyte and some seconds; more is refused."""


@dataclass(frozen=True, slots=True)
class SecretKey:
    """What a council signs with.

    number  8 bytes, the same as in the public key
    seed    the 32 bytes that Ed25519 makes the key of
    """

    number: bytes
    seed: bytes = field(repr=False)

    @property
    def public(self) -> PublicKey:
        """The key that others need."""
        from cryptography.hazmat.primitives.asymmetric import (  # noqa: PLC0415 - 20 ms
            ed25519,
        )

        made = ed25519.Ed25519PrivateKey.from_private_bytes(self.seed)
        return PublicKey(self.number, made.public_key().public_bytes_raw())

    def sign(self, content: bytes) -> bytes:
        """Return the 64 bytes that say that the owner of the key signed *content*."""
        from cryptography.hazmat.primitives.asymmetric import (  # noqa: PLC0415 - 20 ms
            ed25519,
        )

        made = ed25519.Ed25519PrivateKey.from_private_bytes(self.seed)
        return made.sign(content)


def generate() -> SecretKey:
    """Return a key that nobody has had before."""
    return SecretKey(secrets.token_bytes(8), secrets.token_bytes(32))


def write(
    key: SecretKey, owner: str, passphrase: str | None, cost: Cost = STRONG
) -> str:
    """Return *key* as the text of a file, encrypted with *passphrase*.

    None leaves it open to whoever has the file: only for machines that keep it safe.
    """
    raw = key.public.raw
    inside = _INSIDE.pack(key.number, key.seed, raw, _checksum(key, raw))
    salt = secrets.token_bytes(32)
    if passphrase is None:
        how, salt, cost = _PLAIN, bytes(32), Cost(0, 0)
    else:
        how, inside = _SCRYPT, _mixed(inside, passphrase, salt, cost)
    said = _FORM.pack(ED25519, how, _BLAKE2B, salt, cost.work, cost.memory, inside)
    return f"{COMMENT}{owner}, secret key {key.public.id}\n{b64encode(said).decode()}\n"


def read(text: str, origin: str, ask: Callable[[], str]) -> SecretKey:
    """Return the key that *text*, a secret key file of minisign, holds.

    *ask* gives the passphrase, and is called only if the key is encrypted.  Raises
    ``BadKeyError``, ``CostlyKeyError`` or ``WrongPassphraseError``.
    """
    kind, how, check, salt, work, memory, inside = _unpacked(text, origin)
    if (kind, check) != (ED25519, _BLAKE2B) or how not in {_SCRYPT, _PLAIN}:
        raise BadKeyError(file=origin)
    if how == _SCRYPT:
        if work > MOST.work or memory > MOST.memory:
            raise CostlyKeyError(file=origin)
        inside = _mixed(inside, ask(), salt, Cost(work, memory))
    number, seed, raw, checksum = _INSIDE.unpack(inside)
    key = SecretKey(number, seed)
    if not hmac.compare_digest(_checksum(key, raw), checksum):
        raise (BadKeyError if how == _PLAIN else WrongPassphraseError)(file=origin)
    if key.public.raw != raw:
        raise BadKeyError(file=origin)
    return key


def _unpacked(
    text: str, origin: str
) -> tuple[bytes, bytes, bytes, bytes, int, int, bytes]:
    lines = text.strip().splitlines()
    if len(text) > _LONGEST or len(lines) != len(("comment", "key")):
        raise BadKeyError(file=origin)
    try:
        kind, how, check, salt, work, memory, inside = _FORM.unpack(
            b64decode(lines[1].strip(), validate=True)
        )
    except (binascii.Error, ValueError, struct.error) as error:
        raise BadKeyError(file=origin) from error
    return kind, how, check, salt, work, memory, inside


def _mixed(inside: bytes, passphrase: str, salt: bytes, cost: Cost) -> bytes:
    """Return *inside* encrypted, or decrypted if it was."""
    n, p = cost.parameters
    stream = hashlib.scrypt(
        passphrase.encode(errors="surrogateescape"),
        salt=salt,
        n=n,
        r=_R,
        p=p,
        maxmem=n * _R * 128 + p * _R * 128 + (1 << 20),
        dklen=len(inside),
    )
    return bytes(one ^ other for one, other in zip(inside, stream, strict=True))


def _checksum(key: SecretKey, raw: bytes) -> bytes:
    said = ED25519 + key.number + key.seed + raw
    return hashlib.blake2b(said, digest_size=32).digest()
