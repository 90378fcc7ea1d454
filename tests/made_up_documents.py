"""A document with everything a document can hold, and things nobody should write."""

from datetime import date

from kkr_graph.document import (
    Document,
    Heading,
    Listing,
    Paragraph,
    Source,
    Table,
    Text,
)
from kkr_graph.language import Language

HOSTILE = '<script>alert(1)</script> a|b *c* _d_ `e` [f](g) &amp; =HYPERLINK("h")'
UNSEEN = "\x00\x07\x1b\u202e\u2066\ufffe"
SOURCE = Source("Dagsorden 2/9-2025, pkt. 3.2, s. 7", "https://kkr.example/a?b=1&c=2")
TRAP = Source("Fælde", "javascript:alert(1)")


def document(language: Language = "da", title: str = "Til det nye KKR") -> Document:
    """Return a document with every kind of block."""
    return Document(
        title=title,
        subtitle="KKR Eksempel, valgperioden 2022-2025",
        language=language,
        day=date(2025, 9, 2),
        blocks=(
            Heading("Ledere"),
            Paragraph(Text("Ærø og Åbenrå leder.", (SOURCE,), label="Indstilling")),
            Listing(
                (
                    Text("Første linje", (SOURCE, TRAP)),
                    Text("Ikke oplyst: bilaget foreligger ikke", missing=True),
                    Text(f"{HOSTILE}{UNSEEN}", strong=True),
                    Text("# 1. Ingen overskrift\n- ingen liste"),
                )
            ),
            Heading("Penge"),
            Heading("Pr. år", 2),
            Table(
                "Beløb pr. år",
                ("Initiativ", "Beløb", "Kilde"),
                tuple(
                    (
                        Text(f"Eksempel {year}"),
                        Text("1.234,5 kr."),
                        Text("", (SOURCE,)),
                    )
                    for year in range(2000, 2060)
                ),
                frozenset({1}),
            ),
            Table("Intet", ("Hvad", "Hvor"), ()),
            Heading("Opgaver"),
            Paragraph(Text("In English, in a Danish report.", spoken="en")),
            Heading("Åbne spørgsmål"),
            Paragraph(Text("Slut.")),
        ),
        about=(Text("Lavet til en prøve.", (SOURCE,)),),
    )
