"""Thousands of papers are read into parts, and nothing is lost or there twice."""

import gzip
import json
import multiprocessing
import os
import pickle
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from types import ModuleType
from typing import Any

import dask
import pyarrow.parquet as pq
import pyoxigraph as ox
import pytest
from click.testing import CliRunner, Result

import made_up_papers
from kkr_graph import canonical, mass_reading, sources
from kkr_graph.cli import main
from kkr_graph.cli.desk import Desk
from kkr_graph.errors import (
    EngineError,
    GroundDamagedError,
    MissingExtraError,
    MissingSourceError,
    NoPapersError,
    OtherProgramError,
)
from kkr_graph.mass_reading import engines, ground, parts, program, tasks
from kkr_graph.mass_reading.engines.dask_engine import DaskEngine
from kkr_graph.mass_reading.engines.local_engine import LocalEngine
from kkr_graph.mass_reading.tasks import How, Task

DESK = made_up_papers.DESK
MEETINGS, PART = 20, 3

Tree = dict[str, bytes]


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with forty papers, one more that is none, and one again."""
    return made_up_papers.written(tmp_path_factory.mktemp("papers") / "p", MEETINGS)


@pytest.fixture(scope="module")
def alone(papers: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return what a single process makes of the papers."""
    folder = tmp_path_factory.mktemp("alone") / "out"
    read(papers, folder, LocalEngine(1))
    return folder


def given() -> mass_reading.Given:
    desk = Desk(DESK)
    quads = [quad for facts in desk.facts for quad in facts.as_quads()]
    return mass_reading.Given(desk.names, quads, accept=True, part=PART)


def read(
    papers: Path,
    folder: Path,
    engine: engines.Engine,
    tell: Callable[[int], None] = lambda _: None,
) -> mass_reading.Done:
    named = mass_reading.listed([str(papers)])
    return mass_reading.run(engine, named, folder, given(), tell)


def tree(folder: Path) -> Tree:
    """Return what every file holds."""
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def command(*words: str) -> Result:
    return CliRunner().invoke(main, ["read", *words, "--data", str(DESK)])


def quads(folder: Path) -> list[ox.Quad]:
    found: list[ox.Quad] = []
    for file in sorted(folder.glob("part-*.nq.gz")):
        text = gzip.decompress(file.read_bytes())
        found += ox.parse(text, format=ox.RdfFormat.N_QUADS)
    return found


def by_graph(folder: Path) -> dict[str, str]:
    """Return the RDFC-1.0 hash of each graph."""
    store = ox.Store()
    store.bulk_extend(quads(folder))
    return {
        graph.value: canonical.digest(
            quad.triple for quad in store.quads_for_pattern(None, None, None, graph)
        )
        for graph in store.named_graphs()
        if isinstance(graph, ox.NamedNode)
    }


def test_parts_hold_what_reading_one_by_one_gives(
    papers: Path, alone: Path, tmp_path: Path
) -> None:
    files = sorted(map(str, papers.iterdir()))
    told = command(*files, "--accept", "-o", str(tmp_path / "ttl"))
    one_by_one = {
        facts.graph: canonical.digest(facts.triples)
        for facts in sources.read_all(tmp_path / "ttl")
    }

    assert told.exit_code == 3  # for the two that are refused there, too
    assert len(one_by_one) == 2 * MEETINGS
    assert by_graph(alone) == one_by_one


def test_no_statement_is_in_two_parts_and_the_manifest_counts_all(alone: Path) -> None:
    done = json.loads((alone / "done.json").read_text("utf-8"))
    said = quads(alone)

    assert done["papers"] == 2 * MEETINGS + 2
    assert done["read"] == 2 * MEETINGS
    assert done["quads"] == len(said) == len(set(said))
    listed = {name: sha for one in done["parts"] for name, sha in one["files"].items()}
    assert {
        file.name: sha256(file.read_bytes()).hexdigest()
        for file in alone.glob("part-*")
    } == listed
    text = (alone / "refused.jsonl").read_bytes()
    assert done["refused"]["sha256"] == sha256(text).hexdigest()


def test_what_is_refused_is_named_with_its_error(alone: Path) -> None:
    lines = (alone / "refused.jsonl").read_text("utf-8").splitlines()
    refused = [json.loads(line) for line in lines]

    assert [(Path(one["paper"]).name, one["error"]) for one in refused] == [
        ("2031-05-01-igen.txt", "SameMeetingError"),
        ("2031-06-01-faktura.txt", "NotAKkrPaperError"),
    ]
    assert all(one["da"] and one["en"] and one["exit_code"] == 3 for one in refused)


def test_parquet_says_what_the_quads_say(alone: Path) -> None:
    rows = [
        row
        for file in sorted(alone.glob("part-*.parquet"))
        for row in pq.read_table(file).to_pylist()
    ]

    def term(row: dict[str, str]) -> ox.NamedNode | ox.Literal:
        if row["object_kind"] == "iri":
            return ox.NamedNode(row["object"])
        if row["language"]:
            return ox.Literal(row["object"], language=row["language"])
        return ox.Literal(row["object"], datatype=ox.NamedNode(row["datatype"]))

    assert [
        ox.Quad(
            ox.NamedNode(row["subject"]),
            ox.NamedNode(row["predicate"]),
            term(row),
            ox.NamedNode(row["graph"]),
        )
        for row in rows
    ] == quads(alone)
    assert tuple(rows[0]) == parts.COLUMNS


def test_oxigraph_loads_the_parts_as_they_are(alone: Path, tmp_path: Path) -> None:
    oxigraph = str(Path(sys.executable).with_name("oxigraph"))
    files = sorted(map(str, alone.glob("part-*.nq.gz")))
    place = ["--location", str(tmp_path / "store")]
    subprocess.run(
        [oxigraph, "load", *place, "--file", *files], check=True, capture_output=True
    )
    dumped = subprocess.run(
        [oxigraph, "dump", *place, "--format", "nq"], check=True, capture_output=True
    )

    said = ox.parse(dumped.stdout, format=ox.RdfFormat.N_QUADS)
    assert set(said) == set(quads(alone))


@pytest.mark.slow
def test_a_worker_of_dask_that_is_killed_loses_and_doubles_nothing(
    papers: Path, alone: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    killed: list[int] = []
    with engines.opened("dask", 2) as engine:
        assert isinstance(engine, DaskEngine)
        client = engine.client
        workers: dict[str, int] = client.run(os.getpid)

        def kill(count: int) -> None:
            if count > MEETINGS and not killed:  # half-way, with work in its hands
                busy = {
                    name: keys for name, keys in client.processing().items() if keys
                }
                pid = workers[max(busy, key=lambda name: len(busy[name]))]
                os.kill(pid, signal.SIGKILL)
                killed.append(pid)

        done = read(papers, folder, engine, kill)
        now = set(client.run(os.getpid).values())

    assert len(workers) == 2
    assert killed
    assert not now & set(killed)
    assert done.read == 2 * MEETINGS
    assert tree(folder) == tree(alone)


@pytest.mark.slow
def test_a_process_that_is_killed_loses_and_doubles_nothing(
    papers: Path, alone: Path, tmp_path: Path
) -> None:
    killed: list[int] = []

    def kill(count: int) -> None:
        if count > MEETINGS and not killed:
            pid = multiprocessing.active_children()[0].pid
            assert pid is not None
            os.kill(pid, signal.SIGKILL)
            killed.append(pid)

    read(papers, tmp_path / "out", LocalEngine(2), kill)

    assert killed
    assert tree(tmp_path / "out") == tree(alone)


class Stop(Exception):  # noqa: N818 - a person pressed Ctrl-C
    """The run is stopped."""


def test_a_run_that_was_stopped_goes_on_where_it_was(
    papers: Path, alone: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "out"

    def stop(count: int) -> None:
        if count > MEETINGS:
            raise Stop

    with pytest.raises(Stop):
        read(papers, folder, LocalEngine(1), stop)
    assert not (folder / "done.json").exists()
    before = {file: file.stat().st_mtime_ns for file in folder.glob("part-*")}
    read(papers, folder, LocalEngine(1))

    assert tree(folder) == tree(alone)
    kept = [file for file in before if file.exists()]
    moved = [folder / "work" / file.name for file in before if not file.exists()]
    assert len(kept) + len(moved) == len(before) > 5
    for file, then in before.items():
        now = file if file.exists() else folder / "work" / file.name
        assert now.stat().st_mtime_ns == then


def test_a_finished_folder_is_not_read_again(
    papers: Path, alone: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Path(shutil.copytree(alone, tmp_path / "out"))

    def never(*_: object) -> None:
        pytest.fail("a paper was read")

    monkeypatch.setattr("kkr_graph.readings.read", never)
    read(papers, folder, LocalEngine(1))

    assert tree(folder) == tree(alone)


@pytest.mark.parametrize("harm", ["torn", "gone", "record"])
def test_a_part_that_is_damaged_is_made_again(
    papers: Path, alone: Path, tmp_path: Path, harm: str
) -> None:
    folder = Path(shutil.copytree(alone, tmp_path / "out"))
    file = sorted(folder.glob("part-*.nq.gz"))[1]
    record = folder / "work" / f"{file.name.removesuffix('.nq.gz')}.json"
    match harm:
        case "torn":
            file.write_bytes(file.read_bytes()[:100])
        case "gone":
            file.unlink()
        case "record":
            record.write_bytes(record.read_bytes()[:100])
    (folder / f".{file.name}.0.new").write_bytes(b"half")
    read(papers, folder, LocalEngine(1))

    assert tree(folder) == tree(alone)


def test_a_paper_that_changed_is_read_again(tmp_path: Path) -> None:
    own = made_up_papers.written(tmp_path / "p", 2)
    folder = tmp_path / "out"
    read(own, folder, LocalEngine(1))
    before = by_graph(folder)
    paper = own / "2031-03-14-dagsorden.txt"
    paper.write_text(paper.read_text("utf-8").replace("250.000", "260.000"), "utf-8")
    read(own, folder, LocalEngine(1))
    after = by_graph(folder)

    assert before.keys() == after.keys()
    changed = {graph for graph in before if before[graph] != after[graph]}
    assert {graph.rpartition("/graph/")[2] for graph in changed} == {
        "nordjylland/2031-03-14/dagsorden"
    }


def test_a_task_is_a_value_that_gives_the_same_bytes_again(
    papers: Path, tmp_path: Path
) -> None:
    def once(folder: Path) -> Tree:
        (folder / "work").mkdir(parents=True)
        mark = ground.write(folder / "work", given().names, given().quads)
        how = How(folder, mark, program.mark(), accept=True)
        task = Task(0, (str(papers / "2031-03-14-dagsorden.txt"),))
        how, task = pickle.loads(pickle.dumps((how, task)))
        tasks.read(how, task)
        return tree(folder)

    assert once(tmp_path / "a") == once(tmp_path / "b")


def test_a_worker_with_other_code_refuses(papers: Path, tmp_path: Path) -> None:
    how = How(tmp_path, "0", "of last year")
    with pytest.raises(OtherProgramError):
        tasks.read(how, Task(0, (str(papers),)))


def test_a_worker_that_does_not_see_the_folder_refuses(
    papers: Path, tmp_path: Path
) -> None:
    how = How(tmp_path, "0" * 64, program.mark())
    with pytest.raises(GroundDamagedError):
        tasks.read(how, Task(0, (str(papers / "2031-03-14-dagsorden.txt"),)))


def test_a_fault_of_the_program_stops_none_of_the_others(
    papers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        message = "ring 12 34 56 78"
        raise ZeroDivisionError(message)

    monkeypatch.setattr("kkr_graph.readings.read", fail)
    done = read(papers, tmp_path / "out", LocalEngine(1))
    said = (tmp_path / "out" / "refused.jsonl").read_text("utf-8")

    assert done.refused == done.papers == 2 * MEETINGS + 2
    assert not [*(tmp_path / "out").glob("part-*")]
    assert "ZeroDivisionError" in said
    assert "12 34 56 78" not in said


def test_what_the_program_failed_at_is_tried_again(tmp_path: Path) -> None:
    papers = made_up_papers.written(tmp_path / "p", 2)
    folder, alone = tmp_path / "out", tmp_path / "alone"
    read(papers, alone, LocalEngine(1))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("kkr_graph.papers.read", lambda _: 1 / 0)
        read(papers, folder, LocalEngine(1))
    read(papers, folder, LocalEngine(1))

    assert quads(folder) == quads(alone)


def test_a_paper_that_is_not_there_is_refused_until_it_is(
    papers: Path, tmp_path: Path
) -> None:
    paper, folder = tmp_path / "dagsorden.txt", tmp_path / "out"
    before = read(paper, folder, LocalEngine(1))
    shutil.copy(papers / "2031-03-14-dagsorden.txt", paper)
    after = read(paper, folder, LocalEngine(1))

    assert (before.read, before.refused) == (0, 1)
    assert (after.read, after.refused) == (1, 0)


def test_facts_that_break_the_rules_of_their_stage_are_left_out(
    papers: Path, tmp_path: Path
) -> None:
    own = tmp_path / "p"
    own.mkdir()
    shutil.copy(papers / "2031-03-14-dagsorden.txt", own / "dagsorden.txt")
    (own / "dagsorden.edits.ttl").write_text(
        "<https://w3id.org/kkr/id/treatment/nordjylland/2031-03-14/9>\n"
        "    a <https://w3id.org/kkr/def#Treatment> .\n",
        "utf-8",
    )
    done = read(own, tmp_path / "out", LocalEngine(1))
    [line] = (tmp_path / "out" / "refused.jsonl").read_text("utf-8").splitlines()

    assert json.loads(line)["error"] == "PaperBreaksRulesError"
    assert done.exit_code == 1


def test_papers_are_named_by_folder_pattern_and_list(tmp_path: Path) -> None:
    for name in ("b.pdf", "a.txt", "under/c.HTML", ".skjult/d.pdf", "note.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "under" / "op").symlink_to(tmp_path)
    (tmp_path / "liste").write_text(f"{tmp_path}/b.pdf\n\nx y.pdf\n", "utf-8")

    def names(*named: str) -> list[str]:
        return [Path(one).name for one in mass_reading.listed(named)]

    assert names(str(tmp_path)) == ["a.txt", "b.pdf", "c.HTML"]
    assert names(f"{tmp_path}/*.pdf", f"{tmp_path}/a.txt") == ["b.pdf", "a.txt"]
    assert names(f"@{tmp_path}/liste") == ["b.pdf", "x y.pdf"]
    assert all(Path(one).is_absolute() for one in mass_reading.listed(["a.pdf"]))
    with pytest.raises(MissingSourceError):
        names("@" + str(tmp_path / "findes-ikke"))


def test_a_list_is_read_no_further_than_there_is_work_for(tmp_path: Path) -> None:
    taken: list[int] = []

    def coming() -> Iterator[int]:
        for number in range(1_000):
            taken.append(number)
            yield number

    results = LocalEngine(2).run(abs, coming())
    next(results)

    assert len(taken) < 10
    results.close()  # type: ignore[attr-defined] # it is a generator
    with pytest.raises(NoPapersError):
        read(tmp_path, tmp_path / "out", LocalEngine(1))


def die(_: int) -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return 0


def test_a_task_that_kills_whoever_runs_it_ends_the_run() -> None:
    with pytest.raises(EngineError, match="run the same command again"):
        [*LocalEngine(2).run(die, range(5))]


def test_the_command_reads_into_parts(
    papers: Path, alone: Path, tmp_path: Path
) -> None:
    out = str(tmp_path / "out")
    words = (str(papers), "--accept", "--part", str(PART), "-o", out)
    told = command(*words, "--engine", "local", "--lang", "en")

    assert told.exit_code == 3
    assert "40 papers read, 2 not read" in told.output
    assert tree(tmp_path / "out") == tree(alone)


@pytest.mark.parametrize(
    "words",
    [
        ["--engine", "local"],
        ["--engine", "local", "-o", "-"],
        ["--engine", "local", "-o", "ud", "-f", "json"],
        ["--engine", "local", "-o", "ud", "--cluster", "tcp://127.0.0.1:1"],
        ["--cluster", "tcp://127.0.0.1:1"],
    ],
)
def test_what_does_not_go_together_is_refused(papers: Path, words: list[str]) -> None:
    assert command(str(papers), *words).exit_code == 2


@pytest.mark.parametrize(
    ("name", "package"), [("dask", "distributed"), ("spark", "pyspark")]
)
def test_an_engine_that_is_not_installed_says_how_to_get_it(
    name: str, package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(MissingExtraError) as caught, engines.opened(name, 2):
        pass

    assert caught.value.data["extra"] == name
    assert f"kkr-graph[{name}]" in str(caught.value)


class StandIn:
    """What the engine asks of Spark's context, with all that is sent pickled."""

    defaultParallelism = 2  # noqa: N815 - as Spark has it

    def __init__(self) -> None:
        self.rounds: list[int] = []
        self.stopped = False

    def parallelize(self, some: list[Any], slices: int) -> "StandIn":
        assert slices == len(some)
        self.rounds.append(slices)
        self._some = pickle.loads(pickle.dumps(some))
        return self

    def map(self, function: Callable[[Any], Any]) -> "StandIn":
        again = pickle.loads(pickle.dumps(function))
        self._done = [pickle.loads(pickle.dumps(again(one))) for one in self._some]
        return self

    def collect(self) -> list[Any]:
        return self._done[::-1]  # in any order

    def stop(self) -> None:
        self.stopped = True


def test_spark_is_handed_values_it_can_send(
    papers: Path, alone: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Spark itself is no part of the tests: bench/read_spark.py runs it (see there)."""
    context, asked = StandIn(), {}

    class Conf:
        def setAppName(self, _: str) -> "Conf":  # noqa: N802 - as Spark has it
            return self

        def setMaster(self, master: str) -> "Conf":  # noqa: N802
            asked["master"] = master
            return self

        def set(self, key: str, value: str) -> "Conf":
            asked[key] = value
            return self

    spark, py4j, protocol = map(ModuleType, ("pyspark", "py4j", "py4j.protocol"))
    spark.SparkConf = Conf  # type: ignore[attr-defined]
    spark.SparkContext = type(  # type: ignore[attr-defined]
        "SparkContext", (), {"getOrCreate": staticmethod(lambda _: context)}
    )
    protocol.Py4JError = RuntimeError  # type: ignore[attr-defined]
    for module in (spark, py4j, protocol):
        monkeypatch.setitem(sys.modules, module.__name__, module)
    with engines.opened("spark", 2, "spark://127.0.0.1:7077") as engine:
        read(papers, tmp_path / "out", engine)

    assert tree(tmp_path / "out") == tree(alone)
    assert asked["master"] == "spark://127.0.0.1:7077"
    assert context.rounds
    assert context.stopped


@pytest.mark.slow
def test_a_cluster_of_dask_that_is_there_is_used_and_left_running() -> None:
    with engines.opened("dask", 1) as there:
        assert isinstance(there, DaskEngine)
        address = there.client.scheduler.address
        with engines.opened("dask", 1, address) as engine:
            assert sorted(engine.run(abs, range(-20, 0))) == [*range(1, 21)]
        assert [*there.run(abs, [-1])] == [1]


def test_a_cluster_that_does_not_answer_is_said_to_be_so() -> None:
    quick = {"distributed.comm.timeouts.connect": "1s"}
    with (
        dask.config.set(quick),
        pytest.raises(EngineError, match="Dask gave up"),
        engines.opened("dask", 1, "tcp://127.0.0.1:1"),
    ):
        pass
