"""The kinds of entry that the report on a municipality has, in the order they stand."""

from typing import Final

from kkr_graph.briefs.entries import Kind
from kkr_graph.headers import Words

_TIME: Final = Words("Tid", "Time")
_ROLE: Final = Words("Rolle", "Role")
_STATE: Final = Words("På dagen", "On the day")

LEADS: Final = Kind(
    Words("Det leder kommunen", "What the municipality leads"),
    (
        Words("Initiativ", "Initiative"),
        _ROLE,
        _TIME,
        Words("Grundlag", "Basis"),
        _STATE,
    ),
    Words("Lederroller", "Leads"),
    Words("lederroller", "leads"),
)
PROPOSALS: Final = Kind(
    Words("Foreslået som leder", "Proposed as lead"),
    (Words("Initiativ", "Initiative"), Words("Status", "Status")),
    Words("Foreslået som leder", "Proposed as lead"),
    Words("forslag om kommunen som leder", "proposals of the municipality as lead"),
)
SEATS: Final = Kind(
    Words("Det er kommunen med i", "What the municipality takes part in"),
    (Words("Hvad", "What"), _ROLE, Words("Gennem", "Through"), _TIME, _STATE),
    Words("Med i", "Takes part in"),
    Words("medlemskaber", "memberships"),
)
OFFICES: Final = Kind(
    Words("Folkevalgte fra kommunen", "Elected persons from the municipality"),
    (Words("Hverv", "Office"), Words("Hvem", "Who"), _TIME, _STATE),
    Words("Hverv for folkevalgte", "Offices of elected persons"),
    Words("hverv for folkevalgte", "offices of elected persons"),
)
TASKS: Final = Kind(
    Words("Åbne opgaver og frister", "Open tasks and deadlines"),
    (
        Words("Opgave", "Task"),
        Words("Ansvarlig", "Responsible"),
        Words("Frist", "Deadline"),
    ),
    Words("Åbne opgaver", "Open tasks"),
    Words("åbne opgaver", "open tasks"),
)
MONEY: Final = Kind(
    Words("Penge", "Money"),
    (
        Words("Hvad", "What"),
        Words("Hvem betaler", "Who pays"),
        Words("Hvor meget", "How much"),
        _TIME,
        Words("Status", "Status"),
    ),
    Words("Beløb", "Amounts"),
    Words("beløb", "amounts"),
)
MENTIONS: Final = Kind(
    Words("Punkter, der nævner kommunen", "Items that mention the municipality"),
    (
        Words("Punkt", "Item"),
        Words("Som trykt", "As printed"),
        Words("Gennemset", "Reviewed"),
    ),
    Words("Steder, der nævner kommunen", "Places that mention it"),
    Words("punkter, der nævner kommunen", "items that mention the municipality"),
)
GAPS: Final = Kind(
    Words("Det ved vi ikke", "What we do not know"),
    (),
    Words("Det ved vi ikke", "What we do not know"),
    Words("huller i kilderne", "gaps in the sources"),
)
KINDS: Final = (LEADS, PROPOSALS, SEATS, OFFICES, TASKS, MONEY, MENTIONS, GAPS)
