"""The keys that a store trusts, each for one council.

    DIR/trust.json   {"format": 1, "keys": [{"council": …, "id": …, "key": "RW…", …}]}

A council may have two keys at a time, so that one can take over from the other.  A key
that was revoked stays in the file: it must never be trusted again.
"""

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final

from kkr_graph import owners
from kkr_graph.errors import (
    BadCouncilError,
    BadKeyError,
    KeyRevokedError,
    KeyTakenError,
    StoreWriteError,
    TrustFileError,
    UnknownKeyError,
)
from kkr_graph.keys import public
from kkr_graph.keys.public import PublicKey
from kkr_graph.spelling import danish_date

FILE: Final = "trust.json"
_FORMAT: Final = 1


@dataclass(frozen=True, slots=True)
class TrustedKey:
    """A key, and for how long it is trusted.  Days are ISO: ``2026-11-26``.

    council the key of the council that it is trusted for
    id      of the key, as ``PublicKey.id``
    key     itself, as ``PublicKey.text``
    since   the day it was trusted
    until   the last day it holds; None as long as nothing else is said
    revoked the day it was revoked; None if it was not
    reason  why, if anything was said
    """

    council: str
    id: str
    key: str
    since: str
    until: str | None = None
    revoked: str | None = None
    reason: str | None = None

    @property
    def public(self) -> PublicKey:
        """The key itself."""
        return public.parse(self.key, FILE)

    def expired(self, day: date) -> bool:
        """Say whether the key no longer holds on *day*."""
        return self.until is not None and day > date.fromisoformat(self.until)


@dataclass(frozen=True, slots=True)
class Trust:
    """The keys that a store knows, in the order they were trusted."""

    keys: tuple[TrustedKey, ...] = ()

    def find(self, name: str) -> TrustedKey | None:
        """Return the key with the id *name*, if it is known."""
        return next((one for one in self.keys if one.id == name.upper()), None)

    def of(self, council: str) -> tuple[TrustedKey, ...]:
        """Return the keys known for *council*, also those that hold no more."""
        return tuple(one for one in self.keys if one.council == council)

    def with_key(
        self, key: PublicKey, council: str, day: date, until: date | None = None
    ) -> "Trust":
        """Return this and *key*, trusted for *council* from *day* through *until*.

        Said again of the same key, it sets until when.  Raises ``KeyTakenError`` or
        ``KeyRevokedError``.
        """
        last = until.isoformat() if until else None
        known = self.find(key.id)
        if known is None:
            made = TrustedKey(council, key.id, key.text, day.isoformat(), last)
            return Trust((*self.keys, made))
        if known.key != key.text or known.council != council:
            raise KeyTakenError(key=key.id, council=known.council)
        if known.revoked is not None:
            raise KeyRevokedError(key=key.id, **both(known.revoked))
        return self._with(replace(known, until=last))

    def without(self, name: str, day: date, reason: str | None = None) -> "Trust":
        """Return this with the key *name* revoked on *day*; once is enough.

        Raises ``UnknownKeyError``.
        """
        known = self.find(name)
        if known is None:
            near = get_close_matches(name.upper(), [one.id for one in self.keys], n=1)
            raise UnknownKeyError(key=name, suggestions=near)
        if known.revoked is not None:
            return self
        return self._with(replace(known, revoked=day.isoformat(), reason=reason))

    def _with(self, key: TrustedKey) -> "Trust":
        return Trust(tuple(key if one.id == key.id else one for one in self.keys))


def read(folder: Path) -> Trust:
    """Return the keys that the store in *folder* trusts.  Raises ``TrustFileError``."""
    file = folder / FILE
    try:
        content = file.read_bytes()
    except FileNotFoundError:
        return Trust()
    except OSError as error:
        raise TrustFileError(file=str(file), reason=error.strerror) from error
    try:
        keys = _keys(content)
    except (ValueError, TypeError, KeyError, BadKeyError, BadCouncilError) as error:
        raise TrustFileError(file=str(file), reason=type(error).__name__) from error
    return Trust(keys)


def write(folder: Path, trust: Trust) -> None:
    """Let the store in *folder* trust exactly *trust*; whole, or not at all.

    To be called under ``versions.locked``.  Raises ``StoreWriteError``.
    """
    said = {"format": _FORMAT, "keys": [asdict(one) for one in trust.keys]}
    text = json.dumps(said, ensure_ascii=False, indent=1)
    aside = folder / f".{FILE}.new"
    try:
        with aside.open("w", encoding="utf-8") as stream:
            stream.write(f"{text}\n")
            stream.flush()
            os.fsync(stream.fileno())
        aside.replace(folder / FILE)
    except OSError as error:
        reason = error.strerror or error
        raise StoreWriteError(folder=folder, reason=reason) from error


def both(day: str) -> dict[str, str]:
    """Return the ISO *day* as errors tell it: ``day_da`` and ``day_en``."""
    return {"day_da": danish_date(date.fromisoformat(day)), "day_en": day}


def _keys(content: bytes) -> tuple[TrustedKey, ...]:
    """Return the keys that stand in the file; raise unless each stands there once."""
    said = json.loads(content)
    keys = tuple(_key(one) for one in said["keys"])
    if said["format"] != _FORMAT or len({one.id for one in keys}) < len(keys):
        raise ValueError(FILE)
    return keys


def _key(said: Mapping[str, Any]) -> TrustedKey:
    """Return one key as it stands in the file; raise unless every field holds."""
    made = TrustedKey(**said)
    if public.parse(made.key, FILE).id != made.id or owners.key(made.council) is None:
        raise ValueError(made.id)
    for day in (made.since, made.until, made.revoked):
        if day is not None:
            date.fromisoformat(day)
    return made
