"""A register (a hand-kept table) cannot be read, or has faulty rows."""

from collections.abc import Sequence
from typing import Protocol

from kkr_graph.errors.base import KkrGraphError
from kkr_graph.errors.refused import RefusedError
from kkr_graph.errors.unreadable import UnreadableError
from kkr_graph.language import Language


class RegisterError(UnreadableError):
    """A register cannot be read.  Data: file."""


class NotARegisterError(RegisterError):
    """No sheet has the headings of a register.  Data: headings (of each kind)."""

    da = (
        "{file} har intet ark med overskrifterne fra et register. Hent en skabelon: "
        "kkr template leads (eller appointments, deadlines, contributions)."
    )
    en = (
        "{file} has no sheet with the headings of a register. Fetch a template: "
        "kkr template leads (or appointments, deadlines, contributions)."
    )


class RegisterFormatError(RegisterError):
    """The file is neither XLSX, ODS nor CSV."""

    da = "{file} er hverken XLSX, ODS eller CSV. Gem regnearket som et af dem."
    en = "{file} is neither XLSX, ODS nor CSV. Save the spreadsheet as one of them."


class LockedRegisterError(RegisterError):
    """The file asks for a password."""

    da = "{file} er låst med adgangskode. Gem en kopi uden, og læs den."
    en = "{file} is locked by a password. Save a copy without one, and read that."


class DamagedRegisterError(RegisterError):
    """The file is cut off or broken.  Data: reason (the parser's English words)."""

    da = "{file} er afbrudt eller ødelagt ({reason}). Åbn og gem det igen."
    en = "{file} is cut off or broken ({reason}). Open and save it again."


class RegisterTooLargeError(RegisterError):
    """More than a register holds.  Data: what_da, what_en, limit."""

    da = (
        "{file} har over {limit} {what_da}. Slet det, der ikke hører til registeret, "
        "eller del det op."
    )
    en = (
        "{file} has more than {limit} {what_en}. Delete what is no part of the "
        "register, or split it up."
    )


class EmptyRegisterError(RegisterError):
    """The headings are there, but no row is filled in."""

    da = (
        "{file} har ingen udfyldte rækker under overskrifterne. Er det den rigtige fil?"
    )
    en = "{file} has no row filled in below its headings. Is it the right file?"


class OtherCouncilError(RefusedError):
    """A workbook of another council's registers.  Data: file, council, other."""

    da = (
        "{file} er lavet af registrene hos {other}, ikke {council}. Skriv --council "
        "{other}, hvis det er jer; intet er ændret."
    )
    en = (
        "{file} was made of the registers of {other}, not {council}. Write --council "
        "{other} if that is you; nothing was changed."
    )


class RegisterChangedError(RefusedError):
    """The register was changed while its difference was shown.  Data: file."""

    da = (
        "{file} blev ændret, mens forskellen blev vist. Intet er skrevet; kør kkr "
        "import igen, og se forskellen på ny."
    )
    en = (
        "{file} was changed while the difference was shown. Nothing was written; run "
        "kkr import again, and look at the difference anew."
    )


class UntakenEditsError(RefusedError):
    """The workbook to write holds what nobody has taken in.  Data: file."""

    da = (
        "{file} findes og rummer rettelser, der ikke er taget ind, eller noget helt "
        "andet. Den er urørt. Tag den ind med kkr import, eller vælg et andet navn."
    )
    en = (
        "{file} is there, and holds edits that nobody has taken in, or something else "
        "altogether. It is untouched. Take it in with kkr import, or choose another "
        "name."
    )


class Fault(Protocol):
    """What is wrong in one cell."""

    def say(self, language: Language) -> str:
        """Return where it is, what is wrong and how to mend it."""
        ...


class FaultyRowsError(KkrGraphError):
    """Rows of a register are at fault: exit code 1.  Data: file, faults, count."""

    exit_code = 1
    da = "{file}: {count} fejl; intet er skrevet."
    en = "{file}: {count} faults; nothing was written."

    @property
    def faults(self) -> Sequence[Fault]:
        """Every fault, in the order of the rows."""
        found = self.data["faults"]
        return tuple(found) if isinstance(found, Sequence) else ()

    def say(self, language: Language) -> str:
        """Return how many faults there are, and each of them on a line."""
        lines = [f"  {fault.say(language)}" for fault in self.faults]
        return "\n".join([super().say(language), *lines])
