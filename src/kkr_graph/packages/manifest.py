"""The manifest of a package, as bytes and back; what does not read is refused."""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict
from functools import partial
from typing import Final

from kkr_graph import strict_json as field
from kkr_graph.errors import BadManifestError
from kkr_graph.packages.package import FORMAT, MANIFEST, SIGNATURE, Manifest, Part

FILE_NAME: Final = re.compile(
    r"[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)?"
)


def write(manifest: Manifest) -> bytes:
    """Return *manifest* as JSON, the same bytes for the same manifest."""
    said = asdict(manifest)
    said["parts"] = sorted(said["parts"], key=lambda part: str(part["graph"]))
    text = json.dumps(said, ensure_ascii=False, indent=1, sort_keys=True)
    return f"{text}\n".encode()


def read(content: bytes, origin: str) -> Manifest:
    """Return the manifest that stands in *content*.

    Raises ``BadManifestError``, which names the field, unless every field is there,
    nothing else is, and each holds what it may hold.
    """
    said = field.read(
        content, _CHECKS, version=FORMAT, refusal=partial(_refusal, origin)
    )
    parts = tuple(Part(**part) for part in said.pop("parts"))
    if len({part.graph for part in parts}) < len(parts):
        raise _refusal(origin, name="parts")
    return Manifest(parts=parts, **said)


def _refusal(origin: str, name: str) -> BadManifestError:
    return BadManifestError(file=origin, field=name)


def _file(value: object) -> bool:
    """Say whether *value* names a file that a manifest may list: not itself."""
    named = field.matches(FILE_NAME.pattern)
    return named(value) and value not in {MANIFEST, SIGNATURE}


_hashes: Final = field.mapping(field.graph, field.sha256)
_CHECKS: Final[Mapping[str, field.Check]] = {
    "council": field.council,
    "release": field.release,
    "made": field.moment,
    "expires": field.day,
    "access": field.access,
    "since": field.maybe(field.release),
    "base": _hashes,
    "parts": field.listed(
        field.record(
            graph=field.graph,
            hash=field.sha256,
            statements=field.count(10**9),
            carried=field.truth,
        )
    ),
    "leans_on": _hashes,
    "files": field.mapping(_file, field.sha256),
    "program": field.matches(r"[^\x00-\x1f]{0,80}"),
    "format": field.whole,
}
