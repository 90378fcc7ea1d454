"""The pages of who leads what: matrix, municipality, initiative, bodies, pictures."""

import gzip
import re
from collections.abc import Iterable
from datetime import date

import pyoxigraph as ox
import pytest

from asked import PREFIXES, whole
from kkr_graph import questions
from kkr_graph.errors import NoSuchThingError, UnknownNameError
from kkr_graph.language import Language
from kkr_graph.names import Names
from kkr_graph.pages import Asked, render, roles, tasks
from kkr_graph.pages.municipality import DOES
from kkr_graph.pages.roles import phase
from kkr_graph.pages.view import View
from kkr_graph.questions import read_names
from kkr_graph.store import MemoryStore

DAY = date(2025, 9, 2)
LONGEST = 100_000  # bytes of a page as it is sent
THINGS = ("municipality", "initiative", "forum", "organisation", "kkr", "region")
LISTS = ("leads", "network", "timeline", "municipalities")

SCHEMES = """
<concept/role/tovholder> skos:prefLabel "tovholder"@da , "coordinating lead"@en .
<concept/role/medlem> skos:prefLabel "medlem"@da , "member"@en .
<concept/lead-basis/stated> skos:prefLabel "oplyst"@da , "stated"@en .
<concept/initiative-kind/projekt> skos:prefLabel "projekt"@da , "project"@en .
<concept/unknown-reason/not-found> skos:prefLabel "ikke fundet"@da , "not found"@en .
<concept/proposal-status/open> skos:prefLabel "åbent"@da , "open"@en .
<id/document/d> dct:title "Opdigtet dagsorden"@da .
<id/document/d/passage/1> oa:hasSource <id/document/d> ; kkr:page 3 .
<id/kkr/eksempel> a kkr:Forum ; org:classification <concept/forum-kind/kkr> ;
  skos:prefLabel "KKR Eksempel"@da .
"""
HOSTILE = '<script>alert(1)</script>" onload="x" & Søn'


def store(facts: str) -> MemoryStore:
    graph = ox.NamedNode("https://w3id.org/kkr/graph/made-up")
    text = PREFIXES + SCHEMES + facts
    return MemoryStore(
        ox.Quad(quad.subject, quad.predicate, quad.object, graph)
        for quad in ox.parse(text, format=ox.RdfFormat.TURTLE)
    )


def party(code: str, name: str) -> str:
    return f"""
<id/municipality/{code}> a kkr:Municipality ; skos:prefLabel {quoted(name)}@da .
<id/seat/{code}> org:member <id/municipality/{code}> ;
  org:organization <id/kkr/eksempel> .
"""


def initiative(key: str, name: str) -> str:
    return f"""
<id/initiative/{key}> a kkr:Initiative ; skos:prefLabel {quoted(name)}@da ;
  org:classification <concept/initiative-kind/projekt> .
"""


def lead(number: int, key: str, code: str, time: str) -> str:
    return f"""
<id/lead/{number}> a kkr:Lead ; org:organization <id/initiative/{key}> ;
  org:member <id/municipality/{code}> ; org:role <concept/role/tovholder> ;
  kkr:leadBasis <concept/lead-basis/stated> ; {time}
  prov:wasDerivedFrom <id/document/d/passage/1> .
"""


def quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


NOW = 'kkr:validFrom "2025-01-01"^^xsd:date ;'
ONCE = 'kkr:validFrom "2020-01-01"^^xsd:date ; kkr:validUntil "2021-01-01"^^xsd:date ;'
SOON = 'kkr:validFrom "2027-01-01"^^xsd:date ;'


def page(
    held: MemoryStore,
    name: str,
    key: str = "",
    language: Language = "da",
    names: Names | None = None,
    **given: str,
) -> str:
    asked = Asked(name, key, given, language, DAY)
    return render(held, names or read_names(held), asked).body.decode()


@pytest.fixture(scope="module")
def built() -> MemoryStore:
    return whole()


@pytest.fixture(scope="module")
def names(built: MemoryStore) -> Names:
    return read_names(built)


def section(said: str, heading: str) -> str:
    """Return the section whose heading has the id *heading*; empty if there is none."""
    found = re.search(
        rf'<section[^>]*aria-labelledby="{heading}".*?</section>', said, re.DOTALL
    )
    return found[0] if found else ""


def test_who_leads_on_the_day_is_what_the_question_answers(
    built: MemoryStore, names: Names
) -> None:
    for day in ("2017-06-10", "2023-08-01", "2025-09-02", "2026-11-25"):
        said = page(built, "leads", names=names, on=day)
        asked = questions.ask(built, "who-leads-what", {"on": day}, names=names)
        pairs = {(row["initiative"], row["lead"]) for row in asked}

        matrix = section(said, "as-matrix")
        assert len(re.findall(r'<td class="l">', matrix)) == len(pairs), day


def test_every_cell_opens_its_role_and_says_it_in_words(
    built: MemoryStore, names: Names
) -> None:
    matrix = section(page(built, "leads", names=names, on="2023-08-01"), "as-matrix")

    cells = re.findall(r'<td class="[ld]"><a href="([^"]+)" title="([^"]+)">', matrix)
    assert len(cells) > 10
    for address, title in cells:
        assert address.startswith(("/doc/lead/", "/doc/participation/"))
        assert ":" in title


def test_a_lead_that_cannot_be_named_is_on_the_page_whatever_the_day(
    built: MemoryStore, names: Names
) -> None:
    every = questions.ask(built, "leads-we-cannot-name", names=names)
    for day in ("1999-01-01", "2025-09-02", "2040-01-01"):
        said = section(page(built, "leads", names=names, on=day), "unnamed")
        assert said.count("ikke nævnt:") == len(every) > 0


def test_an_outline_has_every_role_in_the_order_of_the_roles_in_full(
    built: MemoryStore, names: Names
) -> None:
    view = View(built, names, Asked("leads"))
    outline = roles.outline(view)
    full = roles.timed(view, view.ask("internal/roles"), "role")

    assert [row["role"] for row in outline] == [row["role"] for row in full]
    assert roles.in_full(view, outline) == full


def test_what_one_holds_is_what_all_the_roles_say_of_them(
    built: MemoryStore, names: Names
) -> None:
    view = View(built, names, Asked("leads"))
    full = roles.timed(view, view.ask("internal/roles"), "role")
    holders = {str(row["member"]) for row in roles.named(full)}

    assert len(holders) > 10
    for holder in holders:
        held = roles.of_holder(view, ox.NamedNode(holder))
        assert held == [row for row in full if row["member"] == holder]


def test_an_outline_has_every_task_in_the_order_of_the_tasks_in_full(
    built: MemoryStore, names: Names
) -> None:
    view = View(built, names, Asked("deadlines"))
    outline, full = tasks.outline(view), tasks.every(view)

    assert tasks.in_full(view, outline) == full
    assert [(t.last, t.first, t.is_open) for t in outline] == [
        (t.last, t.first, t.is_open) for t in full
    ]


def test_a_proposal_is_never_among_the_leads(built: MemoryStore, names: Names) -> None:
    said = page(built, "leads", names=names, all="1")

    assert "/doc/lead-proposal/" in section(said, "proposed")
    for heading in ("as-matrix", "as-list", "before", "later"):
        assert "/doc/lead-proposal/" not in section(said, heading)


def test_the_filters_of_the_page_leave_only_what_fits(
    built: MemoryStore, names: Names
) -> None:
    said = page(built, "leads", names=names, on="2023-08-01", municipality="Gentofte")
    assert "cirkulaert-indkoeb-cbw" in section(said, "as-matrix")
    assert "klimaalliancen" not in section(said, "as-matrix")

    said = page(built, "leads", names=names, on="2023-08-01", kind="alliance")
    assert "klimaalliancen" in section(said, "as-matrix")
    assert "cirkulaert-indkoeb-cbw" not in said

    said = page(built, "leads", names=names, on="2023-08-01", council="nordjylland")
    assert not section(said, "as-matrix")


def test_a_filter_that_names_nothing_is_refused(
    built: MemoryStore, names: Names
) -> None:
    with pytest.raises(UnknownNameError):
        page(built, "leads", names=names, council="Atlantis")


def test_a_lead_ends_on_the_day_after_its_last_and_one_without_time_never_holds() -> (
    None
):
    role = {
        "sort": "lead",
        "from": date(2025, 1, 1),
        "until": date(2026, 1, 1),
    }

    assert phase(role, date(2024, 12, 31)) == "later"
    assert phase(role, date(2025, 12, 31)) == "now"
    assert phase(role, date(2026, 1, 1)) == "before"
    assert phase({"sort": "lead", "from": None, "until": None}, DAY) == "undated"
    assert phase({"sort": "part", "from": None, "until": None}, DAY) == "now"


def test_what_was_and_what_is_to_come_stand_apart_from_what_is() -> None:
    held = store(
        party("9901", "Eksempel Kommune")
        + party("9902", "Prøve Kommune")
        + initiative("fiktion", "Fiktion")
        + lead(1, "fiktion", "9901", NOW)
        + lead(2, "fiktion", "9902", ONCE)
        + lead(3, "fiktion", "9902", SOON)
        + lead(4, "fiktion", "9902", "")
    )
    said = page(held, "leads")

    assert "/doc/lead/1" in section(said, "as-matrix")
    assert "/doc/lead/2" in section(said, "before")
    assert "/doc/lead/3" in section(said, "later")
    assert "/doc/lead/4" in section(said, "undated")


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_page_of_a_municipality_knows_every_kind_of_row_the_question_has(
    language: Language,
) -> None:
    text = questions.find("municipality").sparql
    kinds = set(re.findall(rf'\("[\w-]+" "{language}" "([^"]+)"\)', text))

    assert {kind.say(language) for kind, _, _ in DOES} == kinds


def test_a_municipality_without_roles_says_so_and_why() -> None:
    said = page(store(party("9901", "Eksempel Kommune")), "municipality", "9901")

    assert "Ingen kilde, vi har, siger, at kommunen leder noget den dag." in said
    assert "<h1>Eksempel Kommune</h1>" in said


@pytest.mark.parametrize("key", ["nope", "a b<x", '"', "0159.ttl"])
@pytest.mark.parametrize("kind", [*THINGS, "things"])
def test_what_is_not_known_has_no_page(
    built: MemoryStore, names: Names, kind: str, key: str
) -> None:
    with pytest.raises(NoSuchThingError):
        page(built, kind, key, names=names)


@pytest.mark.parametrize(
    ("kind", "key"),
    [
        ("municipality", "0159"),
        ("initiative", "klimaalliancen"),
        ("forum", "embedsmandsudvalg-social"),
        ("organisation", "gate-21"),
        ("kkr", "hovedstaden"),
        ("region", "1084"),
    ],
)
def test_the_page_of_one_kind_of_thing_leaves_out_nothing_that_is_known(
    built: MemoryStore, names: Names, kind: str, key: str
) -> None:
    said = page(built, kind, key, names=names)
    plain = page(built, "things", f"{kind}/{key}", names=names)

    facts = re.compile(r'<dl class="facts">.*?</dl>', re.DOTALL)
    assert facts.findall(plain)[0] in said


def test_a_region_says_what_replaces_it_when_and_by_which_act(
    built: MemoryStore, names: Names
) -> None:
    said = page(built, "region", "1084", names=names)

    assert "Afløses af" in said
    assert "/doc/region/oestdanmark" in said
    assert "2027-01-01" in said


def test_two_sources_that_differ_stand_with_what_they_differ_on(
    built: MemoryStore, names: Names
) -> None:
    said = section(
        page(built, "initiative", "rute-16", names=names), "differing-strategy"
    )

    assert "udmønter" in said
    assert re.findall(r'data-label="Værdi"[^>]*>(\d+)<', said) == ["5", "6"]


def test_the_currency_of_amounts_is_said_once(built: MemoryStore, names: Names) -> None:
    said = page(built, "initiative", "klimaalliancen", names=names)

    assert section(said, "scenarios").count("danske kroner") == 1


def test_the_money_of_an_initiative_is_checked(
    built: MemoryStore, names: Names
) -> None:
    said = page(built, "initiative", "klimaalliancen", names=names)

    assert "1.550.000" in section(said, "sums")
    assert "Forskel" in section(said, "sums")


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("language", ["da", "en"])
def test_a_page_about_nothing_at_all_can_still_be_read(
    name: str, language: Language
) -> None:
    said = page(MemoryStore(), name, language=language)

    assert said.count("<h1>") == 1


@pytest.mark.parametrize("name", [*LISTS, "municipality", "initiative"])
def test_a_hostile_name_stays_text(name: str) -> None:
    held = store(
        party("9901", HOSTILE)
        + initiative("fiktion", HOSTILE)
        + lead(1, "fiktion", "9901", NOW)
    )
    key = {"municipality": "9901", "initiative": "fiktion"}.get(name, "")
    said = page(held, name, key)

    assert "alert(1)" in said
    assert "<script>alert" not in said
    assert '" onload="' not in said


def many(initiatives: int) -> Iterable[str]:
    for code in range(9901, 9921):
        yield party(str(code), f"Eksempel {code} Kommune")
    for number in range(initiatives):
        key = f"fiktion-{number}"
        yield initiative(key, f"Fiktion nummer {number} " + "med et langt navn " * 5)
        yield lead(2 * number, key, str(9901 + number % 20), NOW)
        yield lead(2 * number + 1, key, str(9901 + (number + 7) % 20), NOW)


@pytest.mark.parametrize("name", LISTS)
def test_a_thousand_roles_fit_on_a_page(name: str) -> None:
    said = page(store("".join(many(500))), name)

    assert len(gzip.compress(said.encode())) < LONGEST
    if name in {"network", "timeline"}:
        assert "<svg" not in said
        assert "for meget til et billede" in said


@pytest.mark.parametrize("name", ["network", "timeline", "municipalities"])
def test_beside_every_picture_stands_its_table(
    built: MemoryStore, names: Names, name: str
) -> None:
    said = page(built, name, names=names, on="2023-08-01")

    assert "<svg" in said
    assert "<table" in said
    assert "Vis som tabel" in said
