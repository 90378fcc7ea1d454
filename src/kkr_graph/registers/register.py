"""A register whole: what was read of it, and what was noticed beside the rows."""

from dataclasses import dataclass, field

from kkr_graph.language import Language
from kkr_graph.registers.columns import Kind
from kkr_graph.registers.entries import Stated


@dataclass(frozen=True, slots=True)
class Remark:
    """Something noticed that is no fault: a hidden row, a column no register has."""

    da: str
    en: str

    def say(self, language: Language) -> str:
        """Return the remark in *language*."""
        return self.da if language == "da" else self.en


@dataclass(frozen=True, slots=True)
class Register:
    """What the file of a register states.

    name     of the file, without its ending, as a key
    origin   the file, as shown to people
    sha256   of the bytes of the file, in hexadecimal
    council  key of the council whose register it is; empty for common ground
    kinds    of the registers in it, sheet by sheet
    entries  what each row states, in the order of the rows
    remarks  what else was noticed
    """

    name: str
    origin: str
    sha256: str
    kinds: tuple[tuple[str, Kind], ...]
    entries: tuple[Stated, ...] = field(repr=False)
    remarks: tuple[Remark, ...] = field(default=())
    council: str = ""
