"""What the finder of leads returns."""

from dataclasses import dataclass

from kkr_graph.statements.lead_moods import Basis
from kkr_graph.statements.spans import FoundDate, Mention


@dataclass(frozen=True, slots=True)
class FoundLead:
    """Someone who carries something forward, or is proposed to.

    start, end             the span in the text
    verbatim               the text of the span, less the letters of political parties
    holder                 the party that has the role; none where it is not named
    initiative             what is carried forward, where the graph knows it
    initiative_as_printed  the same, as printed; empty where nothing is printed
    role_as_printed        the words of the role
    role                   key of ``concept/role``
    basis                  ``decided`` or ``stated`` (keys of ``concept/lead-basis``);
                           ``proposed``, which is no lead; or ``no-political-lead`` (key
                           of ``concept/lead-arrangement``): said to have none
    starts, ends           printed bounds; the same date is both where it is a span
    unknown_reason         key of ``concept/unknown-reason``, where something is missing
    past                   over, or said to have lasted until now ("hidtil"): it must
                           not be taken to hold today
    """

    start: int
    end: int
    verbatim: str
    holder: Mention | None
    initiative: Mention | None
    initiative_as_printed: str
    role_as_printed: str
    role: str
    basis: Basis
    starts: FoundDate | None = None
    ends: FoundDate | None = None
    unknown_reason: str | None = None
    past: bool = False
