"""Hyphens at the ends of lines are joined or kept by evidence, as places are."""

import pytest

from printed import flowing


@pytest.mark.parametrize(
    ("lines", "read"),
    [
        ("Vi ser på hoved-\nstaden.", "Vi ser på hovedstaden."),
        ("Vi ser på hoved\u00ad\nstaden.", "Vi ser på hovedstaden."),
        ("Se børne-\nog ungeområdet.", "Se børne- og ungeområdet."),
        ("Se drifts-\neller anlæg.", "Se drifts- eller anlæg."),
        ("Nye it-\ndriftscentre er på vej.", "Nye it-driftscentre er på vej."),
        ("Nye S-\ntog er på vej.", "Nye S-tog er på vej."),
        ("Nye SOSU-\nuddannelser er på vej.", "Nye SOSU-uddannelser er på vej."),
        ("Borgmester i Lolland-\nFalster.", "Borgmester i Lolland-Falster."),
        ("I årene 2022-\n2026 er der penge.", "I årene 2022-2026 er der penge."),
        ("Se https://a.example/b-\nc nu.", "Se https://a.example/b-c nu."),
        ("Se www.a-\nb.example nu.", "Se www.a-b.example nu."),
        (
            "Det nordiske Greater Copenhagen.\n\ni Greater Copenhagen-\nsamarbejdet",
            "Det nordiske Greater Copenhagen.\ni Greater Copenhagen-samarbejdet",
        ),
        (
            "en kop-te-plan\n\nen kop-te-\nplan og en kop-\nte-plan",
            "en kop-te-plan\nen kop-te-plan og en kop-te-plan",
        ),
        ("med pris -\nog lønfremskrivning", "med pris - og lønfremskrivning"),
    ],
)
def test_a_hyphen_at_the_end_of_a_line_is_joined_by_evidence(
    lines: str, read: str
) -> None:
    assert flowing(lines).text == read


def test_a_word_keeps_its_two_places() -> None:
    running = flowing("Vi ser på hoved-", "staden.")

    assert running.text == "Vi ser på hovedstaden."
    at = running.text.index("staden")
    assert (running.place(at - 1), running.place(at)) == ((1, 1), (2, 1))
