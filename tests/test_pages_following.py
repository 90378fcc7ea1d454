"""What happens to a thing can be followed from its page; its day is said in words."""

from urllib.parse import quote

import pytest

from asked import whole
from paged import made, shown

THINGS = [
    ("municipality", "0159", "municipality/0159"),
    ("initiative", "klimaalliancen", "initiative/klimaalliancen"),
    ("forum", "movia", "forum/movia"),
    ("kkr", "hovedstaden", "kkr/hovedstaden"),
]


@pytest.mark.parametrize(("name", "key", "about"), THINGS)
def test_a_thing_leads_to_its_changes_and_their_feed(
    name: str, key: str, about: str
) -> None:
    said = shown(whole(), name, key)
    asked = quote(about, safe="")
    assert f'href="/changes?about={asked}"' in said
    assert f'href="/changes.atom?about={asked}"' in said


@pytest.mark.parametrize("page", ["municipalities", "network", "timeline"])
def test_a_picture_says_its_day_in_words(page: str) -> None:
    said = shown(whole(), page, on="2023-07-01")
    assert 'Her vises <time datetime="2023-07-01">1/7-2023</time>' in said


def test_a_map_of_noughts_says_that_nobody_is_named_as_a_lead() -> None:
    nobody = "derfor står der 0 ved dem alle"
    assert nobody in shown(made(""), "municipalities")
    assert nobody in shown(whole(), "municipalities", on="2025-09-02")
    assert nobody not in shown(whole(), "municipalities", on="2022-01-01")


def test_a_thing_without_a_name_is_told_apart_by_what_it_is_of() -> None:
    key = "participation/0219/kirsten-jensen-borgmester-2018-2021"
    said = shown(whole(), "things", key)
    assert "<h1>Deltagelse: Kirsten Jensen, Hillerød Kommune</h1>" in said
