"""A secretary reads a paper, goes over it, and gets facts that stand the checks."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kkr_graph import build, questions, sources
from kkr_graph.cli import main
from kkr_graph.store import MemoryStore

DESK = Path(__file__).parent / "desk"
REGISTER = Path(__file__).parents[1] / "docs" / "examples" / "tovholdere.csv"
MEETING = "nordjylland/2031-03-14"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Return a folder with a fictional council's world, an agenda and its minutes."""
    return Path(shutil.copytree(DESK, tmp_path / "desk"))


def run(desk: Path, *words: str, language: str = "da") -> Result:
    command = ["--lang", language, *words, "--data", str(desk)]
    return CliRunner().invoke(main, command)


def kept(desk: Path, name: str, *more: str) -> Path:
    """Read a paper of the desk and keep its facts there."""
    facts = desk / f"{name}.ttl"
    told = run(desk, "read", str(desk / f"{name}.txt"), "-o", str(facts), *more)
    assert told.exit_code == 0, told.output
    return facts


def graph(desk: Path) -> MemoryStore:
    store, _ = build.in_memory(sources.read_all(desk))
    return store


def ids(desk: Path, document: str, kind: str) -> list[str]:
    told = run(desk, "review", document, "--kind", kind, "--format", "json")
    assert told.exit_code == 0, told.output
    return [one["id"] for one in json.loads(told.stdout)["findings"]]


def rows(store: MemoryStore, question: str, *columns: str, **given: str) -> list[str]:
    answer = questions.ask(store, question, given)
    return [" | ".join(str(row[name]) for name in columns) for row in answer]


def test_what_is_read_states_nothing_until_it_is_accepted(desk: Path) -> None:
    kept(desk, "dagsorden")
    store = graph(desk)

    assert rows(store, "agenda", "number", meeting=MEETING) == [
        *("1", "1.1", "2", "2.1", "2.2", "3")
    ]
    assert rows(store, "deadlines", "what") == []
    assert rows(store, "who-leads-what", "leadLabel", on="2031-03-14") == []
    assert "frist | maskinlæst" in rows(store, "findings", "kind", "review")


def test_what_is_accepted_is_stated_with_its_page_and_words(desk: Path) -> None:
    facts = kept(desk, "dagsorden")
    told = run(desk, "accept", str(facts), "--all")

    assert told.exit_code == 0, told.output
    assert "0 venter" in told.output
    store = graph(desk)
    task = "Prøve Kommune skal aflevere en plan for overdragelsen"
    assert rows(store, "deadlines", "what", "responsibleLabel", "notAfter") == [
        f"{task} | Prøve Kommune | 2031-06-01"
    ]
    assert rows(store, "who-leads-what", "leadLabel", on="2031-03-14") == [
        "Prøve Kommune"
    ]
    assert rows(store, "cited-decisions", "bodyLabel", "date") == [
        "KKR Nordjylland | 2030-12-04"
    ]
    assert run(desk, "check").exit_code == 0


def test_a_verdict_outlives_every_later_reading(desk: Path) -> None:
    facts = kept(desk, "dagsorden")
    [deadline] = ids(desk, str(facts), "deadline")
    run(desk, "reject", str(facts), deadline)
    kept(desk, "dagsorden", "--accept")

    store = graph(desk)
    assert rows(store, "deadlines", "what") == []
    assert rows(store, "who-leads-what", "leadLabel", on="2031-03-14") != []
    assert (desk / "dagsorden.review").read_text("utf-8").splitlines() == [
        f"reject {deadline}",
        "accept all",
    ]


def test_a_person_names_what_a_finding_states_and_says_more_of_it(desk: Path) -> None:
    facts = kept(desk, "dagsorden")
    (desk / "dagsorden.edits.ttl").write_text(
        "BASE <https://w3id.org/kkr/>\n"
        "PREFIX skos: <http://www.w3.org/2004/02/skos/core#>\n"
        '<id/follow-up/plan-2031> skos:prefLabel "Planen for overdragelsen"@da .\n',
        "utf-8",
    )
    [deadline] = ids(desk, "nordjylland/2031-03-14/dagsorden", "deadline") or [""]
    told = run(desk, "accept", str(facts), deadline, "--as", "follow-up/plan-2031")

    assert told.exit_code == 0, told.output
    assert rows(graph(desk), "deadlines", "what", "notAfter") == [
        "Planen for overdragelsen | 2031-06-01"
    ]


def test_minutes_find_the_items_of_their_agenda_whatever_their_numbers(
    desk: Path,
) -> None:
    kept(desk, "dagsorden", "--accept")
    kept(desk, "referat")
    store = graph(desk)

    settled = rows(store, "recommended-and-decided", "number", "outcome", "conformity")
    assert settled == [
        "1.1 | godkendt | som indstillet",
        "2.1 | besluttet | som indstillet",
        "2.2 | taget til efterretning | som indstillet",
    ]
    assert "None" not in rows(store, "recommended-and-decided", "decision")
    assert rows(store, "open-items", "number") == []
    assert rows(store, "meetings", "status") == ["afholdt"]
    assert run(desk, "check").exit_code == 0


def test_minutes_make_a_lead_of_what_their_agenda_proposed(desk: Path) -> None:
    kept(desk, "dagsorden", "--accept")
    assert rows(graph(desk), "proposed-leads", "nomineeLabel", "state") == [
        "Eksempel Kommune | åbent"
    ]
    kept(desk, "referat")
    store = graph(desk)

    assert rows(store, "proposed-leads", "nomineeLabel", "state") == [
        "Eksempel Kommune | vedtaget"
    ]
    leads = rows(store, "who-leads-what", "leadLabel", "basis", on="2031-03-15")
    assert "Eksempel Kommune | besluttet" in leads


def test_minutes_alone_stand_on_their_own(desk: Path) -> None:
    kept(desk, "referat", "--accept")
    store = graph(desk)

    assert rows(store, "agenda", "number", meeting=MEETING)[2:5] == ["2", "2.1", "2.2"]
    assert rows(store, "persons-in-office", "personLabel") == [
        "Eva Eksempel",
        "Peter Prøve",
    ]
    assert run(desk, "check").exit_code == 0


def test_a_review_tells_what_conflicts_with_other_sources(desk: Path) -> None:
    kept(desk, "dagsorden", "--accept")
    minutes = (desk / "referat.txt").read_text("utf-8")
    changed = minutes.replace("udpeger Eksempel Kommune", "udpeger Prøve Kommune")
    (desk / "referat.txt").write_text(changed, "utf-8")
    told = run(desk, "review", str(desk / "referat.txt"))

    assert "Strider mod grafen: 2.1, indstillingen" in told.output
    assert (
        "≠ Det indstilles, at KKR Nordjylland udpeger Eksempel Kommune" in told.output
    )


def test_verify_finds_every_quote_and_tells_which_are_gone(desk: Path) -> None:
    kept(desk, "dagsorden", "--accept")
    paper = desk / "dagsorden.txt"
    assert run(desk, "verify", str(paper)).exit_code == 0

    text = paper.read_text("utf-8").replace("senest den 1. juni 2031", "hurtigt")
    paper.write_text(text, "utf-8")
    told = run(desk, "verify", str(paper))

    assert told.exit_code == 1
    assert "findes ikke" in told.output


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["accept", "{facts}"], 2, "skriv et id"),
        (["accept", "{facts}", "deadline-00000000"], 2, "»deadline-00000000«"),
        (["accept", "{facts}", "deadlines"], 3, "Mente du »deadline«"),
        (["accept", "{facts}", "--all", "--as", "Plan"], 3, "»Plan«"),
        (["review", "intet.pdf"], 2, "hverken en fil eller et papir"),
        (["review", "{facts}", "--paper", "intet.pdf"], 3, "kan ikke åbnes"),
    ],
)
def test_wrong_use_is_told_and_changes_nothing(
    desk: Path, words: list[str], code: int, told: str
) -> None:
    facts = kept(desk, "dagsorden")
    before = facts.read_bytes()
    said = run(desk, *(word.format(facts=facts) for word in words))

    assert said.exit_code == code, said.output
    assert told in said.output
    assert facts.read_bytes() == before
    assert not (desk / "dagsorden.review").exists()


def test_facts_whose_paper_is_elsewhere_ask_for_it(desk: Path) -> None:
    facts = kept(desk, "dagsorden")
    (desk / "dagsorden.txt").rename(desk.parent / "flyttet.txt")

    lost = run(desk, "review", str(facts))
    found = run(desk, "review", str(facts), "--paper", str(desk.parent / "flyttet.txt"))

    assert lost.exit_code == 2
    assert "--paper" in lost.output
    assert found.exit_code == 0


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_one_bad_paper_stops_none_of_the_others(desk: Path, jobs: str) -> None:
    (desk / "faktura.txt").write_text("FAKTURA\nAt betale: 100 kr.\n", "utf-8")
    shutil.copy(desk / "dagsorden.txt", desk / "igen.txt")
    papers = [
        str(desk / f"{n}.txt") for n in ("dagsorden", "faktura", "igen", "referat")
    ]
    out = desk / "ud"
    out.mkdir()
    told = run(desk, "read", *papers, "-f", "json", "-o", str(out), "--jobs", jobs)

    assert told.exit_code == 3
    assert "2 papirer læst, 2 ikke læst" in told.output
    assert "er ikke en dagsorden" in told.output
    assert "er begge" in told.output
    assert sorted(file.name for file in out.iterdir()) == [
        "dagsorden.json",
        "referat.json",
    ]


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("names", ["dagsorden referat", "referat dagsorden"])
def test_minutes_see_the_agenda_they_are_read_with(
    desk: Path, names: str, jobs: str
) -> None:
    kept(desk, "dagsorden", "--accept")
    kept(desk, "referat", "--accept")
    apart = [(desk / f"{name}.ttl").read_bytes() for name in names.split()]
    for file in [*desk.glob("dagsorden.*tt*"), *desk.glob("referat.*tt*")]:
        file.unlink()
    papers = [str(desk / f"{name}.txt") for name in names.split()]
    out = desk.parent / "ud"
    told = run(desk, "read", *papers, "--accept", "-o", str(out), "--jobs", jobs)

    assert told.exit_code == 0, told.output
    assert "2 papirer læst, 0 ikke læst" in told.output
    assert [(out / f"{name}.ttl").read_bytes() for name in names.split()] == apart


def test_minutes_and_agenda_are_printed_in_the_order_they_are_named(desk: Path) -> None:
    names = ("referat", "dagsorden")
    facts = [kept(desk, name, "--accept") for name in reversed(names)]
    apart = [file.read_text("utf-8") for file in reversed(facts)]
    for file in facts:
        file.unlink()
    papers = [str(desk / f"{name}.txt") for name in names]
    told = run(desk, "read", *papers, "-f", "ttl", "-o", "-")

    assert told.stdout == "".join(apart)


def test_a_register_among_papers_is_printed_in_its_place(desk: Path) -> None:
    agenda = str(desk / "dagsorden.txt")
    both = CliRunner().invoke(main, ["read", agenda, str(REGISTER), "-f", "ttl"])
    alone = CliRunner().invoke(main, ["read", str(REGISTER), "-f", "ttl"])

    assert both.exit_code == 0, both.output
    assert both.stdout.startswith("# dagsorden.ttl")
    assert both.stdout.endswith(alone.stdout)


@pytest.mark.parametrize("more", [[], ["referat.txt"]])
def test_a_paper_that_is_refused_leaves_no_folder(desk: Path, more: list[str]) -> None:
    bad = desk / "faktura.txt"
    bad.write_text("FAKTURA\nAt betale: 100 kr.\n", "utf-8")
    out = desk / "nye" / "ud"
    told = run(
        desk, "read", str(bad), *(str(desk / one) for one in more), "-o", str(out)
    )

    assert told.exit_code == 3
    assert (desk / "nye").exists() == bool(more)


@pytest.mark.parametrize("known", [[], ["--as", "bilag"]], ids=["name", "bytes"])
def test_a_review_finds_the_verdicts_of_a_paper_that_lies_elsewhere(
    desk: Path, known: list[str]
) -> None:
    kept(desk, "dagsorden", "--accept", *known)
    elsewhere = desk.parent / "andetsteds.txt"
    (desk / "dagsorden.txt").rename(elsewhere)
    told = run(desk, "review", str(elsewhere), "--format", "json")
    found = json.loads(told.stdout)["findings"]

    assert {one["status"] for one in found} == {"accepted"}


def test_a_review_of_another_paper_finds_no_verdicts(desk: Path) -> None:
    kept(desk, "dagsorden", "--accept")
    elsewhere = desk.parent / "andet.txt"
    text = (desk / "dagsorden.txt").read_text("utf-8").replace("14-03", "15-03")
    elsewhere.write_text(text, "utf-8")
    told = run(desk, "review", str(elsewhere), "--status", "accepted", "-f", "json")

    assert json.loads(told.stdout)["findings"] == []
