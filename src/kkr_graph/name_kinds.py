"""What kinds of thing a person may name, and what each kind is called."""

from typing import Final

from kkr_graph.headers import Words

# Which things a parameter of each kind may name.  The first group with a match wins, so
# that an initiative is found before a forum of the same name.  None: any thing at all.
KINDS: Final[dict[str, tuple[tuple[str, ...] | None, ...]]] = {
    "municipality": (("municipality",),),
    "organisation": (
        ("municipality", "region", "council", "forum", "organisation"),
        ("initiative",),
    ),
    "council": (("council",), ("forum",)),
    "initiative": (("initiative",), ("forum",)),
    "strategy": (("strategy",),),
    # Two councils may meet on the same day; the one whose agenda we hold is meant.
    "meeting": (("agenda",), ("meeting",)),
    "document": (("document",),),
    "concept": (("concept",),),
    "forum": (("forum",),),
    "person": (("person",),),
    "scenario": (("scenario",),),
    "term": (("term",),),
    "thing": (
        (
            "municipality",
            "region",
            "council",
            "forum",
            "organisation",
            "initiative",
            "strategy",
            "meeting",
            "person",
            "term",
        ),
        None,
    ),
}

KIND_WORDS: Final = {
    "municipality": Words("kommune", "municipality"),
    "organisation": Words("organisation", "organisation"),
    "council": Words("KKR", "KKR council"),
    "initiative": Words("initiativ", "initiative"),
    "strategy": Words("strategi", "strategy"),
    "meeting": Words("møde", "meeting"),
    "document": Words("dokument", "document"),
    "concept": Words("begreb", "concept"),
    "forum": Words("forum", "forum"),
    "person": Words("person", "person"),
    "scenario": Words("scenarie", "scenario"),
    "term": Words("valgperiode", "term of office"),
    "thing": Words("ting, vi kender,", "thing we know"),
}
_NEUTER: Final = frozenset(
    {"concept", "council", "document", "forum", "initiative", "meeting", "scenario"}
)


def none_of(kind: str) -> Words:
    """Return the words for no thing of *kind*, as a sentence begins.

    >>> none_of("meeting").da, none_of("municipality").da
    ('Intet møde', 'Ingen kommune')
    """
    words = KIND_WORDS[kind]
    return Words(
        f"{'Intet' if kind in _NEUTER else 'Ingen'} {words.da}", f"No {words.en}"
    )
