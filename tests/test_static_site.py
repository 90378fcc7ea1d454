"""The site as files: what has a file, where links lead, what stays untouched."""

import json
import os
import re
from datetime import date
from pathlib import Path

import pyoxigraph as ox
import pytest

from asked import FEW
from kkr_graph.cli import main
from kkr_graph.cli.settings import Settings
from kkr_graph.errors import NotASiteError, OutputFolderError, SiteFolderError
from kkr_graph.pages.book import PAGES
from kkr_graph.pages.page import HTML
from kkr_graph.questions import read_names
from kkr_graph.static_site import Plan, choices, file_names, folder, write
from kkr_graph.static_site.places import Place, Site
from paged import made
from site_files import astray, pages, read

DAY = date(2025, 9, 2)
PLAN = Plan("0123456789abcdef", DAY)
ID = "https://w3id.org/kkr/id/"
HOSTILE = """
<https://w3id.org/kkr/id/initiative/../../../../../tmp/kkr-escaped>
  a kkr:Initiative ; skos:prefLabel "Ud"@da .
<id/initiative/Foo> a kkr:Initiative ; skos:prefLabel "Stort F"@da .
<id/initiative/foo> a kkr:Initiative ; skos:prefLabel "Lille f"@da .
<id/initiative/foo.html/x> a kkr:Initiative ; skos:prefLabel "Under en side"@da .
<id/initiative/foo.ttl> a kkr:Initiative ; skos:prefLabel "Som data"@da .
<id/initiative/con> a kkr:Initiative ; skos:prefLabel "Konsol"@da .
<id/initiative/%s> a kkr:Initiative ; skos:prefLabel "Meget lang"@da .
<id/initiative/script> a kkr:Initiative ;
  skos:prefLabel "<script>alert(1)</script> </script> \\u2028 \\"'"@da .
<id/initiative/aaben> a kkr:Initiative ; skos:prefLabel "Ålborg Øst på Ærø"@da .
""" % ("lang" * 100)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("files") / "site"
    store = made(FEW + HOSTILE)
    write(store, read_names(store), place, PLAN)
    return place


def held(place: Path) -> list[str]:
    return sorted(entry.name for entry in place.iterdir())


def found(address: str, here: Place | None = None) -> Place | None:
    return Site(("da", "en"), DAY, lambda _: True).find(address, here)


def test_every_link_leads_to_a_file_and_a_spot_in_it(site: Path) -> None:
    assert [*astray(site)] == []


def test_there_is_a_file_of_every_page_in_both_languages(site: Path) -> None:
    for page in PAGES.values():
        if page.media == HTML and "{" not in page.at:
            name = file_names.of(page.at)
            assert read(site / name).lang == "da"
            assert read(site / "en" / name).lang == "en"


def test_no_name_gets_out_of_the_folder_or_into_the_place_of_another(
    site: Path,
) -> None:
    assert not Path("/tmp/kkr-escaped.html").exists()
    files = [str(file.relative_to(site)) for file in site.rglob("*")]
    assert len({name.lower() for name in files}) == len(files)
    titles = [
        re.search(r"<h1>(.*?)</h1>", page.read_text("utf-8")) for page in pages(site)
    ]
    for title in ("Stort F", "Lille f", "Under en side", "Som data", "Konsol"):
        assert sum(t is not None and title in t[1] for t in titles) == 2, title


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("/doc/a", "/doc/A"),
        ("/doc/a/b", "/doc/a.html/b"),
        ("/doc/a", "/doc/a/"),
        ("/doc/..", "/doc/."),
        ("/doc/~41", "/doc/A"),
        ("/doc/con", "/doc/~63on"),
        ("/doc/" + "x" * 300, "/doc/" + "x" * 301),
        ("/doc/a,b=1", "/doc/a~2cb=1"),
        ("/doc/å", "/doc/a\N{COMBINING RING ABOVE}"),
    ],
)
def test_two_addresses_never_have_one_file(one: str, other: str) -> None:
    first, second = file_names.of(one), file_names.of(other)
    assert first.lower() == first
    assert first != second
    for name in (first, second):
        assert not {"", ".", ".."} & {*name.split("/")}
        assert max(map(len, name.split("/"))) <= 210
        assert name.isascii()


def test_a_folder_is_never_where_a_file_must_be() -> None:
    assert file_names.of("/doc/a.ttl/b") == "doc/a~2ettl/b.html"
    assert file_names.of("/doc/a", ending="ttl") == "doc/a.ttl"


def test_every_page_forbids_what_is_not_beside_it(site: Path) -> None:
    for page in pages(site):
        policy = read(page).metas.get("Content-Security-Policy", "")
        assert policy.startswith("default-src 'none'; script-src 'self' file:;"), page
        text = page.read_text("utf-8")
        assert "<script>" not in text
        assert " style=" not in text


def test_the_data_stand_beside_the_page_with_their_lasting_names(site: Path) -> None:
    about = ox.NamedNode(f"{ID}municipality/0159")
    for ending, form in (
        ("ttl", ox.RdfFormat.TURTLE),
        ("nt", ox.RdfFormat.N_TRIPLES),
        ("jsonld", ox.RdfFormat.JSON_LD),
    ):
        body = (site / f"doc/municipality/0159.{ending}").read_bytes()
        if ending == "jsonld":
            assert about.value in body.decode()
        else:
            assert about in {triple.subject for triple in ox.parse(body, format=form)}
    assert (site / "doc/municipality/0159.csv").read_bytes().count(b"\n") > 1
    quads = ox.parse((site / "graphs.nq").read_bytes(), format=ox.RdfFormat.N_QUADS)
    assert about in {quad.subject for quad in quads}
    json.loads((site / "ask/who-leads-what.json").read_bytes())


def test_a_choice_that_is_offered_is_a_link_and_the_rest_is_said(site: Path) -> None:
    text = (site / "leads.html").read_text("utf-8")
    assert 'href="leads,all=1.html"' in text
    assert "Siden er en fil. Det kræver en server at vælge: »Som det stod den«." in text
    english = (site / "en/leads.html").read_text("utf-8")
    assert "This page is a file. It takes a server to choose:" in english
    for page in pages(site):
        forms = re.findall(r"<form\b[^>]*>", page.read_text("utf-8"))
        assert all('action="' not in form or "search.html" in form for form in forms)


def test_what_only_a_server_can_do_is_said(site: Path) -> None:
    for name, words in (
        ("query.html", "kræver en server"),
        ("en/query.html", "takes a server"),
        ("data.html", "kkr serve"),
        ("search.html", "Uden det: se"),
    ):
        assert words in (site / name).read_text("utf-8")


def test_the_names_to_search_are_a_script_that_names_cannot_break(site: Path) -> None:
    [script] = site.glob("static/0123456789ab/names.da.js")
    text = script.read_text("utf-8")
    names = json.loads(text.removeprefix("self.kkrNames = ").removesuffix(";\n"))
    files = [thing[0] for thing in names["things"]]
    assert all((site / file).is_file() for file in files)
    folded = {name[1]: name[2] for name in names["names"]}
    assert folded["Ålborg Øst på Ærø"] == "aalborg oest paa aeroe"


def test_the_same_graph_and_day_make_the_same_bytes(tmp_path: Path) -> None:
    store = made(FEW)
    copies = []
    for name in ("one", "other"):
        write(store, read_names(store), tmp_path / name, PLAN)
        there = tmp_path / name
        copies.append(
            {
                str(file.relative_to(there)): file.read_bytes()
                for file in there.rglob("*")
                if file.is_file()
            }
        )
    assert copies[0] == copies[1]


def test_an_older_site_is_replaced_whole(tmp_path: Path) -> None:
    place = tmp_path / "site"
    for name in ("old", "new"):
        with folder.replacing(place, {}) as aside:
            folder.write(aside, f"{name}.html", b"")
    assert held(place) == [folder.MARK, "new.html"]
    assert held(tmp_path) == ["site"]


def test_a_folder_of_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "brev.txt").write_text("mit")
    with pytest.raises(NotASiteError, match=r"brev\.txt") as caught:
        folder.refuse(tmp_path / "site")
    assert caught.value.exit_code == 4
    assert held(tmp_path / "site") == ["brev.txt"]


def test_the_command_refuses_it_before_it_reads_the_graph(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "brev.txt").write_text("mit")
    args = ["site", "--out", str(tmp_path), "--store", str(tmp_path / "none")]
    assert main(args, standalone_mode=False, obj=Settings("da")) == 4
    assert "og er urørt" in capsys.readouterr().err


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("mit")
    with pytest.raises(NotASiteError):
        folder.refuse(tmp_path / "site")


def test_a_site_that_fails_leaves_the_one_before(tmp_path: Path) -> None:
    place = tmp_path / "site"
    with folder.replacing(place, {}) as aside:
        folder.write(aside, "old.html", b"")

    def interrupted() -> None:
        with folder.replacing(place, {}) as aside:
            folder.write(aside, "new.html", b"")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert (place / "old.html").is_file()
    assert held(tmp_path) == ["site"]


def test_nowhere_to_put_it_is_said_before_anything_is_made(tmp_path: Path) -> None:
    with pytest.raises(OutputFolderError):
        folder.refuse(tmp_path / "missing" / "site")


def test_a_folder_that_cannot_be_written_is_said_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)  # root may write anywhere
    with pytest.raises(SiteFolderError):
        folder.refuse(tmp_path / "site")


def test_one_list_is_turned_at_a_time() -> None:
    here = Place("page", "leads", given=(("page", "3"),))
    there = found("?page=3&before=2", here)
    assert there is not None
    assert there.given == (("before", "2"),)
    first = found("?page=1", here)
    assert first is not None
    assert first.given == ()


@pytest.mark.parametrize(
    "address",
    [
        "/leads?council=a&kind=b",
        "/deadlines?responsible=kl",
        "/search.json?q=a",
        "/openapi.json",
        "/sparql",
        "/graphs?format=exe",
    ],
)
def test_what_nobody_can_think_of_beforehand_has_no_file(address: str) -> None:
    assert found(address) is None


def test_today_is_the_page_without_a_day() -> None:
    assert found("/leads?on=2025-09-02") == found("/leads")


def test_a_form_that_searches_stays() -> None:
    form = '<form class="find" action="/en/search"><input name="q"></form>'
    assert choices.as_links(form, "en", lambda _: True) == form


def test_what_is_typed_is_never_offered() -> None:
    form = (
        '<form class="switch"><label for="a">Kun <b>om</b></label>'
        '<input id="a" name="about" value="&lt;b&gt;"><button>Vis</button>'
        '<a href="/changes">Vis alt</a></form>'
    )
    said = choices.as_links(form, "da", lambda _: True)
    assert "»Kun om«" in said
    assert "<input" not in said
    assert '<a href="/changes">Vis alt</a>' in said


def test_a_tick_is_a_yes_or_a_no() -> None:
    form = (
        '<form class="switch"><input id="a" name="open" type="checkbox" value="1"'
        ' checked><label for="a">Kun åbne</label></form>'
    )
    said = choices.as_links(form, "da", lambda _: True)
    assert '<p>Kun åbne: <a href="?">Nej</a>' in said
    assert '<a href="?open=1" aria-current="true">Ja</a>' in said


def test_only_english_has_a_front_door_too(tmp_path: Path) -> None:
    store = made("")
    plan = Plan("0123456789abcdef", DAY, ("en",))
    write(store, read_names(store), tmp_path / "site", plan)
    assert [*astray(tmp_path / "site")] == []
    assert 'href="en/index.html"' in (tmp_path / "site/index.html").read_text("utf-8")
    assert not (tmp_path / "site/leads.html").exists()
