"""The signature of a package: over its MANIFEST, in minisign's format."""

from kkr_graph.errors import (
    ForgedPackageError,
    KeyOfAnotherError,
    RevokedKeyError,
    UnsignedPackageError,
    UntrustedKeyError,
)
from kkr_graph.keys import signature
from kkr_graph.keys.public import PublicKey
from kkr_graph.keys.secret import SecretKey
from kkr_graph.keys.signature import Signature
from kkr_graph.keys.trust import Trust, TrustedKey, both
from kkr_graph.packages.package import Manifest


def comment(said: Manifest) -> str:
    """Return what the signature says of the package *said*, on one line."""
    return f"kkr {said.council} {said.release} {said.access}"


def seal(said: Manifest, written: bytes, key: SecretKey) -> bytes:
    """Return the content of ``MANIFEST.minisig`` for the manifest *written*."""
    return signature.write(signature.sign(written, key, comment(said)))


def read(content: bytes | None, origin: str) -> Signature:
    """Return the signature in *content*; None is a package without one.

    Raises ``UnsignedPackageError`` or ``BadSignatureError``.
    """
    if content is None:
        raise UnsignedPackageError(file=origin, line=None)
    return signature.read(content, origin)


def vouched(
    signed: Signature,
    said: Manifest,
    trust: Trust,
    given: PublicKey | None,
    origin: str,
) -> PublicKey:
    """Return the key that shows that the package *said* is from its sender.

    That is the one that *trust* holds for the sender, else the one *given*; whether it
    holds on the day is for ``verdicts``.  Raises ``UntrustedKeyError``,
    ``KeyOfAnotherError`` or ``RevokedKeyError``.
    """
    if given is not None and given.id == signed.key and not trust.find(given.id):
        return given
    return trusted(signed, said, trust, origin).public


def trusted(signed: Signature, said: Manifest, trust: Trust, origin: str) -> TrustedKey:
    """Return the key that *trust* holds for the sender; raise as ``vouched`` does."""
    known = trust.find(signed.key)
    about = {"file": origin, "line": None, "key": signed.key, "council": said.council}
    if known is None:
        raise UntrustedKeyError(**about)
    if known.council != said.council:
        raise KeyOfAnotherError(**about, owner=known.council)
    if known.revoked is not None:
        raise RevokedKeyError(**about, **both(known.revoked))
    return known


def hold(
    signed: Signature, said: Manifest, written: bytes, key: PublicKey, origin: str
) -> None:
    """Raise ``ForgedPackageError`` unless the owner of *key* signed just this."""
    if not signature.holds(signed, written, key) or signed.comment != comment(said):
        raise ForgedPackageError(file=origin, line=None, key=signed.key)
