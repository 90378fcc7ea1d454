"""One address of each kind of page, with what must be read there."""

from kkr_graph.pages.book import PAGES
from kkr_graph.pages.page import HTML

# For pages of things, and those that show more when asked: what stands for the braces
# or behind the question mark.
SHOWN: dict[str, tuple[str, ...]] = {
    "things": ("/doc/participation/0219/kirsten-jensen-borgmester-2018-2021",),
    "municipality": ("/doc/municipality/0159", "/doc/municipality/0190"),
    "initiative": ("/doc/initiative/klimaalliancen",),
    "forum": ("/doc/forum/movia",),
    "organisation": ("/doc/organisation/gate-21",),
    "kkr": ("/doc/kkr/hovedstaden",),
    "region": ("/doc/region/1084",),
    "meeting": (
        "/doc/meeting/hovedstaden/2025-09-02",
        "/doc/meeting/sjaelland/2023-02-08",
    ),
    "items": (
        "/doc/meeting/hovedstaden/2025-09-02/item/3.5",
        "/doc/meeting/hovedstaden/2025-09-02/item/5",
    ),
    "documents": ("/doc/document/hovedstaden/2025-09-02/dagsorden",),
    "passages": (
        "/doc/document/hovedstaden/2025-09-02/dagsorden/passage/14-besluttede-marts-2023",
    ),
    "municipality-calendar": ("/doc/municipality/0159/calendar.ics",),
    "search": ("/search?q=kob", "/search?q=findes+ikke+her"),
    "answering": ("/ask/who-leads-what", "/ask/leads-we-cannot-name"),
    "querying": (
        "/query",
        "/query?query=SELECT+%3Fs+%7B+%3Fs+a+%3Chttps%3A%2F%2Fw3id.org%2Fkkr%2Fdef%23Lead%3E+%7D",
        "/query?query=SELEC",
    ),
    "changes": ("/changes", "/changes?about=Klimaalliancen"),
}

# Names that must be in the page, read by whoever cannot see a picture.
NAMES: dict[str, tuple[str, ...]] = {
    "leads": ("Klimaalliancen i Hovedstadsregionen", "Gate 21"),
    "alphabet": ("Gladsaxe Kommune", "Aarhus Kommune"),
    "changes": ("Klimaalliancen i Hovedstadsregionen",),
}


def of(name: str) -> tuple[str, ...]:
    """Return the addresses to try of the page called *name*."""
    page = PAGES[name]
    if name in SHOWN:
        return SHOWN[name]
    assert "{" not in page.at, f"say in SHOWN which {page.at} to try"
    return (page.at,)


ADDRESSES = [
    (page.name, address)
    for page in PAGES.values()
    if page.media == HTML
    for address in of(page.name)
]
