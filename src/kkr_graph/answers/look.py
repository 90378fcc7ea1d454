"""How an answer is to look: in which language, how wide, with or without colour."""

from dataclasses import dataclass

from kkr_graph.language import Language


@dataclass(frozen=True, slots=True)
class Look:
    """What a writer needs to know about who reads."""

    language: Language = "da"
    width: int | None = None
    """Columns of the terminal; None when nobody looks and lines may be long."""
    colour: bool = False
