"""What ``kkr verify`` tells of one file, for people and for programs."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Verified:
    """What was found of one file.

    code  the exit code that it calls for: 0, 1 or 3
    text  for people, in the language asked for
    said  for programs
    """

    code: int
    text: str
    said: Mapping[str, object] = field(repr=False)
