"""Who we are to a SPARQL server: taken from the environment, never from a command line.

    KKR_ENDPOINT_USER, KKR_ENDPOINT_PASSWORD   a user with a password
    KKR_ENDPOINT_AUTH=digest                   sent by HTTP Digest instead of Basic
    KKR_ENDPOINT_TOKEN_FILE                    a file that holds a bearer token
    KKR_ENDPOINT_UPDATE                        where updates go, if not beside the query

They are sent to the server that is named with ``--endpoint``, encrypted or on this
machine, and never on to where it redirects.
"""

import base64
import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from kkr_graph.errors import InsecureEndpointError, TokenFileError


@dataclass(frozen=True, slots=True)
class Access:
    """What is sent along.

    user, password  empty if there is none
    digest          whether they answer an HTTP Digest challenge; else they go as Basic
    token           a bearer token; empty if there is none
    """

    user: str = ""
    password: str = field(default="", repr=False)
    digest: bool = False
    token: str = field(default="", repr=False)

    @property
    def header(self) -> str:
        """Return the Authorization to send with every request; empty if none."""
        if self.token:
            return f"Bearer {self.token}"
        if self.user and not self.digest:
            pair = f"{self.user}:{self.password}".encode()
            return f"Basic {base64.b64encode(pair).decode()}"
        return ""


def found(environment: Mapping[str, str]) -> Access:
    """Return the access that the *environment* gives.

    Raises ``TokenFileError`` for a file that cannot be read or holds no token.
    """
    file = environment.get("KKR_ENDPOINT_TOKEN_FILE", "")
    return Access(
        user=environment.get("KKR_ENDPOINT_USER", ""),
        password=environment.get("KKR_ENDPOINT_PASSWORD", ""),
        digest=environment.get("KKR_ENDPOINT_AUTH", "").lower() == "digest",
        token=_token(file) if file else "",
    )


def refuse_insecure(url: str, access: Access) -> None:
    """Raise ``InsecureEndpointError`` if others could listen in on *access*."""
    parts = urlsplit(url)
    secret = access.user or access.token
    if secret and parts.scheme != "https" and not _is_here(parts.hostname or ""):
        raise InsecureEndpointError(url=url)


def _token(file: str) -> str:
    try:
        token = Path(file).read_text("ascii").strip()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise TokenFileError(file=file, reason=reason) from error
    if not token.isprintable() or not token or " " in token:
        raise TokenFileError(file=file, reason="≠ token")
    return token


def _is_here(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
