"""What is printed and is no part of the text, and what is personal, is left out."""

import pytest

from printed import flowing, texts


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("K K R  S J Æ L L A N D", "KKR SJÆLLAND"),
        ("K K R  N O R D J Y L L AN D", "KKR NORDJYLLAND"),
        ("K K R  MI D T J Y L L A N D", "KKR MIDTJYLLAND"),
        ("K K R S Y D D A N M A R K", "KKR SYDDANMARK"),
        ("D AG S O R D E N 2 0 1 5", "DAGSORDEN 2015"),
        ("R E F E R A T  2 0 1 6", "REFERAT 2016"),
        ("F O R A F D A G", "FORAFDAG"),
        ("1 2 3 4", "1 2 3 4"),
        ("A B er for kort", "A B er for kort"),
    ],
)
def test_letter_spaced_titles_are_closed_up(printed: str, read: str) -> None:
    assert flowing(printed).text == read


def test_running_heads_and_page_numbers_are_dropped() -> None:
    heads = [
        f"KKR Hovedstaden | 23-02-2015\n\n{words} på side nummer noget.\n\nSIDE {n}"
        for n, words in enumerate(("Rap", "Rip", "Rup"), start=1)
    ]
    running = flowing(*heads)

    assert [text.split()[0] for text in texts(running)] == ["Rap", "Rip", "Rup"]
    assert [drop.reason for drop in running.dropped] == [
        *("running-head", "page-number") * 3
    ]


def test_heads_and_feet_are_dropped_where_pages_are_not_told_apart() -> None:
    head = "KKR Sjælland | 03-02-2031"
    running = flowing(f"{head}\nRap er her.\nSIDE 1\n{head}\nRip er her.\nSide 2 af 2")

    assert texts(running) == ["Rap er her.", "Rip er her."]
    assert len(running.dropped) == 4


def test_a_part_at_the_top_of_every_page_is_no_running_head() -> None:
    running = flowing(*("Bilag\n\nEt kort over broen" for _ in range(4)))

    assert texts(running).count("Bilag") == 4


def test_page_numbers_before_each_page_are_dropped() -> None:
    running = flowing("1 REFERAT", "2 Deltagerfortegnelse", "3 Eventuelt", "4 Slut")

    assert texts(running) == ["REFERAT", "Deltagerfortegnelse", "Eventuelt", "Slut"]


def test_bare_page_numbers_are_dropped_where_they_follow_the_pages() -> None:
    words = ("om broer", "om tunneler", "om færger")
    running = flowing(*(f"Punkt {w}.\n\n{n}" for n, w in enumerate(words, start=3)))

    assert texts(running) == [f"Punkt {w}." for w in words]
    assert texts(flowing("Antal\n\n7", "Antal\n\n7")) == ["Antal", "7"] * 2


def test_a_contents_page_with_dot_leaders_is_dropped() -> None:
    contents = """
        Indholdsfortegnelse

        1. Godkendelse af referat ........................ 3
        1.1. Godkendelse af referat
        fra sidste møde . . . . . . . . . . . 3
        2. Siden sidst ................................... 4
    """
    running = flowing("REFERAT 2014", contents, "1. Godkendelse af referat")

    assert texts(running) == ["REFERAT 2014", "1. Godkendelse af referat"]
    assert [drop.reason for drop in running.dropped] == ["contents"] * 5


def test_a_contents_page_split_in_columns_is_dropped() -> None:
    contents = "1.\n1.1.\n2.\n2.1.\n\nGodkendelse af referat\nSiden sidst\n\n3\n3\n4"
    running = flowing("REFERAT 2014", contents, "1. Siden sidst\n\nBaggrund")

    assert texts(running) == ["REFERAT 2014", "1. Siden sidst", "Baggrund"]


def test_contents_before_the_first_item_on_one_page_are_dropped_alone() -> None:
    running = flowing(
        "REFERAT\n\nIndhold\n1. Siden sidst ........ 1\n1.1. Siden sidst ...... 1\n"
        "2. Eventuelt ....... 2\n\n1. Siden sidst\n\nBaggrund\n\nVi har mødtes."
    )

    assert texts(running) == ["REFERAT", "1. Siden sidst", "Baggrund", "Vi har mødtes."]


TRAPS = [
    ("SAG-2031-00001 abcd", "initials", "abcd"),
    ("SAG-2031-00001 abc/abcd/bcde", "initials", "bcde"),
    ("SAG-2031-00001  ABC", "initials", "ABC"),
    ("1-51-71-3321-08 abcd", "initials", "abcd"),
    ("Sagsnr. 330-2031-164 abcd", "initials", "abcd"),
    ("SAG-2031-00001\nabcd", "initials", "abcd"),
    ("Sagsbehandler: Anna Testesen", "initials", "Testesen"),
    ("Ref.: abc", "initials", "abc"),
    ("Ring på tlf. 12 34 56 78 i dag.", "phone", "34"),
    ("Ring på 33 12 34 56 i dag.", "phone", "34"),
    ("Ring på +45 12345678 i dag.", "phone", "3456"),
    ("Mobil: 1234 5678 er åben.", "phone", "5678"),
    ("Skriv til anna.t@test.example nu.", "mail", "anna"),
    ("Skriv til anna@test-\nby.example nu.", "mail", "anna"),
    ("Skriv til anna (at) test.example nu.", "mail", "anna"),
    ("Borger 010203-1234 klagede.", "cpr", "1234"),
    ("Borger 0102031234 klagede.", "cpr", "1234"),
    ("Borger 010203-\n1234 klagede.", "cpr", "1234"),
]


@pytest.mark.parametrize(("printed", "reason", "personal"), TRAPS)
def test_personal_details_never_reach_the_text(
    printed: str, reason: str, personal: str
) -> None:
    running = flowing(printed)

    assert [drop.reason for drop in running.dropped] == [reason]
    assert personal not in running.text
    assert personal not in repr(running)
    assert "  " not in running.text


@pytest.mark.parametrize(
    "text",
    [
        "Bidraget er 1.550.000 kr. og 12 34 i alt.",
        "Dato: 23-02-2015 kl. 10:00",
        "Hele landet 3.000 3.000 6.000 6.000",
        "Årene 2025 2026 2027 2028",
        "KKR Syd 692 692 1.328 1.327",
        "Se https://a.example/0102031234/b",
        "SAG-2025-03121",
        "De 65-75 årige og 18-66-årige",
    ],
)
def test_figures_that_are_not_personal_stay(text: str) -> None:
    running = flowing(text)

    assert (running.text, running.dropped) == (text, ())


def test_what_stands_around_personal_details_keeps_its_place() -> None:
    running = flowing("Skriv til anna@test.example, eller kom til\nrådhuset i byen.")

    assert running.text == "Skriv til, eller kom til rådhuset i byen."
    assert running.place(running.text.index("rådhuset")) == (1, 2)
    assert running.place(running.text.index("eller")) == (1, 1)
