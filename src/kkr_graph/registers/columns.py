"""What the columns of a register are, and those that several registers share.

Reading, templates and help are all made from these.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from kkr_graph.headers import Words

Kind: TypeAlias = Literal["leads", "appointments", "deadlines", "contributions"]
Takes: TypeAlias = Literal[
    "text", "name", "concept", "day", "date", "number", "page", "address", "id"
]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a register.

    key       its name in the program
    words     its headings
    takes     what stands in a cell; ``day`` is a day, ``date`` may be a rough one too
    help      how it is filled in
    needed    a row without it is at fault
    listed    the kind of thing, or scheme, its list of choices is made from
    offered   stands in the template; the others are only understood
    """

    key: str
    words: Words
    takes: Takes
    help: Words
    needed: bool = False
    listed: str = ""
    offered: bool = True


@dataclass(frozen=True, slots=True)
class Layout:
    """One register: its kind, what it is called, and its columns in order.

    mark   the key of the column that no other register has
    """

    kind: Kind
    words: Words
    mark: str
    columns: tuple[Column, ...]

    def __iter__(self) -> Iterator[Column]:
        """Iterate over the columns."""
        return iter(self.columns)

    def has(self, key: str) -> bool:
        """Say whether the register has a column called *key*."""
        return any(column.key == key for column in self.columns)

    def column(self, key: str) -> Column:
        """Return the column called *key*."""
        return next(column for column in self.columns if column.key == key)


INITIATIVE: Final = (
    Column(
        "initiative",
        Words("Initiativ", "Initiative"),
        "name",
        Words("Navnet, som grafen kender det.", "The name, as the graph knows it."),
        needed=True,
        listed="initiative",
    ),
    Column(
        "new",
        Words("Initiativets art", "Kind of initiative"),
        "concept",
        Words(
            "Kun for et nyt initiativ, som grafen ikke kender endnu.",
            "Only for a new initiative that the graph does not know yet.",
        ),
        listed="initiative-kind",
    ),
)
UNKNOWN: Final = Column(
    "unknown",
    Words("Ukendt, fordi", "Unknown because"),
    "concept",
    Words(
        "Kan navnet eller beløbet ikke nævnes, vælges grunden her.",
        "If the name or sum cannot be given, choose the reason here.",
    ),
    listed="unknown-reason",
)
SPAN: Final = (
    Column(
        "start",
        Words("Fra og med", "From"),
        "date",
        Words(
            "Første dag. »primo 2026« kan også skrives.",
            "The first day. »primo 2026« may be written, too.",
        ),
    ),
    Column(
        "last",
        Words("Til og med", "Through"),
        "date",
        Words("Sidste dag, der tæller med.", "The last day that counts."),
    ),
    Column(
        "until",
        Words("Til (ikke med)", "Until (not included)"),
        "date",
        Words("Dagen efter den sidste.", "The day after the last."),
        offered=False,
    ),
)
KNOWN: Final = (
    Column(
        "known",
        Words("Oplyst pr.", "Known at"),
        "date",
        Words(
            "Når hverken start eller slut kendes: den tid, kilden taler om.",
            "Where neither start nor end is known: the time the source speaks of.",
        ),
    ),
    Column(
        "term",
        Words("Valgperiode", "Term of office"),
        "name",
        Words("Når rollen følger en valgperiode.", "If the role goes with a term."),
        listed="term",
    ),
)
ITEM: Final = Column(
    "item",
    Words("Punkt", "Item"),
    "text",
    Words("Punktets nummer, fx 3.2.", "The number of the item, such as 3.2."),
)
DECISION: Final = (
    Column(
        "body",
        Words("Besluttet af", "Decided by"),
        "name",
        Words("Det organ, der besluttede.", "The body that decided."),
        listed="forum",
    ),
    Column(
        "day",
        Words("Besluttet den", "Decided on"),
        "date",
        Words("Mødets dag.", "The day of the meeting."),
    ),
    ITEM,
    Column(
        "words",
        Words("Beslutning", "Decision"),
        "text",
        Words(
            "Kort, hvad der blev besluttet. Kan udelades, når grafen kender den.",
            "In short what was decided. May be left out if the graph knows it.",
        ),
    ),
)
SURE: Final = Column(
    "confidence",
    Words("Sikkerhed", "Confidence"),
    "concept",
    Words(
        "høj: kilden siger det selv. middel: på anden hånd. lav: kilden tyder på det.",
        "high: the source says so. medium: at second hand. low: it suggests so.",
    ),
    needed=True,
    listed="confidence",
)
SOURCE: Final = (
    Column(
        "document",
        Words("Dokument", "Document"),
        "name",
        Words(
            "Titlen på det papir eller den side, der siger det.",
            "The title of the paper or page that says so.",
        ),
        needed=True,
        listed="document",
    ),
    Column(
        "sort",
        Words("Dokumenttype", "Kind of document"),
        "concept",
        Words(
            "Kun for et nyt dokument, som grafen ikke kender endnu.",
            "Only for a new document that the graph does not know yet.",
        ),
        listed="document-kind",
    ),
    Column(
        "address",
        Words("Webadresse", "Web address"),
        "address",
        Words("Et nyt dokuments adresse, om den har en.", "Of a new document, if any."),
    ),
    Column(
        "page",
        Words("Side", "Page"),
        "page",
        Words("Ét helt tal; forsiden er side 1.", "A whole number; the front is 1."),
    ),
    Column(
        "quote",
        Words("Citat", "Quote"),
        "text",
        Words("Højst 25 ord, ordret.", "At most 25 words, word for word."),
    ),
    Column(
        "note",
        Words("Note", "Note"),
        "text",
        Words("Frit. Ingen private oplysninger.", "Free. Nothing private."),
    ),
    Column(
        "id",
        Words("Id", "Id"),
        "id",
        Words(
            "Lad den være tom i en ny række; så dannes den af rækkens egne ord.",
            "Leave it empty in a new row; it is then made from the row's own words.",
        ),
    ),
)
