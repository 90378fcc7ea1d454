"""The pictures of the pages can be had as files, which say what they are of."""

import pytest

from asked import whole
from drawn_pictures import SVG, outside, overlaps, root, texts
from kkr_graph.errors import BadDateError, UnknownNameError
from kkr_graph.pages.book import PAGES
from kkr_graph.store import MemoryStore
from paged import BASE, made, shown, written
from test_pages_who import many, store

SHEETS = [name for name, page in PAGES.items() if page.media == "image/svg+xml"]
HOSTILE = """
<https://w3id.org/kkr/id/initiative/x> a kkr:Initiative ;
    skos:prefLabel "<script>alert(1)</script>"@da , "]]> & 'x'"@en .
<https://w3id.org/kkr/id/lead/x> a kkr:Lead ;
    org:organization <https://w3id.org/kkr/id/initiative/x> ;
    org:member <https://w3id.org/kkr/id/organisation/x> ;
    kkr:validFrom "2022-01-01"^^xsd:date .
<https://w3id.org/kkr/id/organisation/x> a org:Organization ;
    skos:prefLabel "\\"><svg onload=alert(1)>"@da .
"""


def test_every_page_with_a_picture_has_a_file_of_it() -> None:
    assert SHEETS == [
        "leads-picture",
        "municipalities-picture",
        "network-picture",
        "timeline-picture",
    ]


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("name", SHEETS)
def test_a_file_says_what_it_shows_and_of_which_day(name: str, language: str) -> None:
    svg = written(whole(), name, language=language).decode()
    day = "2/9-2025" if language == "da" else "2025-09-02"

    assert svg.startswith("<?xml")
    assert day in texts(svg)[0].said
    assert overlaps(svg) == []
    assert outside(svg) == []
    assert root(svg).find(f"{SVG}style") is not None


@pytest.mark.parametrize("name", SHEETS)
def test_links_in_a_file_lead_to_the_site_from_wherever_it_lies(name: str) -> None:
    svg = root(written(whole(), name).decode())
    links = [link.get("href", "") for link in svg.iter(f"{SVG}a")]

    assert links
    assert all(link.startswith(f"{BASE}/doc/") for link in links)


@pytest.mark.parametrize("name", ["municipalities", "network"])
def test_a_file_is_of_the_council_that_the_page_is_of(name: str) -> None:
    svg = written(whole(), f"{name}-picture", council="hovedstaden").decode()

    assert "KKR Hovedstaden" in texts(svg)[0].said


@pytest.mark.parametrize("name", SHEETS)
def test_a_page_leads_to_the_file_of_its_picture(name: str) -> None:
    page = PAGES[name.removesuffix("-picture")]

    assert f'href="{page.at}.svg?on=2025-09-02" download' in shown(whole(), page.name)
    assert f'href="/en{page.at}.svg?' in shown(whole(), page.name, language="en")


def test_the_matrix_has_a_column_for_those_who_are_not_named() -> None:
    said = {text.said for text in texts(written(whole(), "leads-picture").decode())}

    assert {"L", "?", "ikke nævnt", "leder, ikke nævnt"} <= said


@pytest.mark.parametrize("name", SHEETS)
def test_a_graph_of_nothing_has_a_picture_that_says_so(name: str) -> None:
    said = [text.said for text in texts(written(MemoryStore(), name).decode())]

    assert said[-1] == "Der er intet at vise."


@pytest.mark.parametrize("name", SHEETS)
def test_hostile_names_stay_names(name: str) -> None:
    svg = root(written(made(HOSTILE), name).decode())
    tags = {element.tag.removeprefix(SVG) for element in svg.iter()}

    assert "script" not in tags
    assert not [e for e in svg.iter() if "onload" in e.attrib]


@pytest.mark.parametrize("name", ["network-picture", "timeline-picture"])
def test_too_much_for_a_picture_is_said_as_such(name: str) -> None:
    svg = written(store("".join(many(200))), name).decode()

    assert "Der er for meget" in "".join(text.said for text in texts(svg))


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({"on": "2025-02-30"}, BadDateError),
        ({"council": "findes-ikke"}, UnknownNameError),
    ],
)
def test_what_the_page_refuses_the_file_refuses(
    given: dict[str, str], error: type[Exception]
) -> None:
    with pytest.raises(error):
        written(whole(), "network-picture", **given)
