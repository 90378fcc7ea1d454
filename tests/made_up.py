"""Names that exist only in tests, and a reading of a line that has them."""

from collections.abc import Sequence

from kkr_graph.statements import FoundDate, Gazetteer, Mention, dates

IDS = "https://w3id.org/kkr/id/"
NAMES = (
    ("municipality/9901", "Eksempel Kommune"),
    ("municipality/9901", "Eksempel"),
    ("municipality/9902", "Prøve Kommune"),
    ("municipality/9902", "Prøve"),
    ("municipality/9903", "Fiktion Kommune"),
    ("municipality/9903", "Fiktion"),
    ("region/9980", "Region Eksempel"),
    ("kkr/eksempel", "KKR Eksempel"),
    ("organisation/kontor-9", "Kontor 9"),
    ("forum/busselskabet", "Busselskabet"),
    ("forum/busselskabets-bestyrelse", "Busselskabets bestyrelse"),
    ("forum/borgmesterforum", "Borgmesterforum Eksempel"),
    ("initiative/faelles-mobilitet", "Fælles mobilitet"),
    ("initiative/groen-vaekst", "Grøn vækst"),
    ("initiative/klimasamarbejdet", "Klimasamarbejdet"),
)
BOOK = Gazetteer([(IDS + key, name) for key, name in NAMES])


def named(text: str) -> tuple[Sequence[Mention], Sequence[FoundDate]]:
    """Return the names and dates in *text*, as in a paper of 2025."""
    return BOOK.find(text), dates.find(text, 2025)


def key(mention: Mention | None) -> str:
    """Return the last part of what *mention* names: 9901, faelles-mobilitet."""
    return mention.iri.rpartition("/")[2] if mention else ""
