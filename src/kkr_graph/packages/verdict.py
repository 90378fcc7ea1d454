"""A verdict: what one check says of a package, in Danish and English."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from kkr_graph.headers import Words
from kkr_graph.language import Language

Check: TypeAlias = Literal[
    "archive",
    "manifest",
    "hashes",
    "signature",
    "key",
    "expiry",
    "replay",
    "graphs",
    "access",
    "shapes",
    "personal",
]

CHECKS: Final[Mapping[Check, Words]] = {
    "archive": Words("Pakken", "The package"),
    "manifest": Words("Indholdsfortegnelse", "Manifest"),
    "hashes": Words("Filerne", "The files"),
    "signature": Words("Underskrift", "Signature"),
    "key": Words("Nøglen", "The key"),
    "expiry": Words("Udløb", "Expiry"),
    "replay": Words("Udgivelse", "Release"),
    "graphs": Words("Graferne", "The graphs"),
    "access": Words("Adgang", "Access"),
    "shapes": Words("Regler", "Rules"),
    "personal": Words("Persondata", "Personal data"),
}
"""The checks in the order they are told, and what people call them."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one check says.

    check   which
    passed  whether the package may be taken in, for all that this check knows
    da, en  what was found; of one that failed also how to mend it
    tried   False if the check could not run, because an earlier one failed
    """

    check: Check
    passed: bool
    da: str
    en: str
    tried: bool = True

    def say(self, language: Language) -> str:
        """Return what was found in *language*."""
        return self.da if language == "da" else self.en


def untried(check: Check, earlier: Check) -> Verdict:
    """Return the verdict of a *check* that cannot run, since an *earlier* failed."""
    name = CHECKS[earlier]
    return Verdict(
        check,
        passed=False,
        da=f"ikke prøvet, fordi »{name.da}« ikke er i orden",
        en=f"not tried, because “{name.en}” is not in order",
        tried=False,
    )
