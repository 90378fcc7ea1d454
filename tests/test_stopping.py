"""Told to stop, the server finishes what it has begun; killed, it leaves nothing."""

import os
import signal
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from pathlib import Path

import pytest

from kkr_graph import build, versions
from kkr_graph.errors import BuildRunningError
from raw_http import connected, hear
from served import Said, Server, start

pytestmark = pytest.mark.slow

NUMBERS = " ".join(map(str, range(200)))
A_WHILE = "SELECT (COUNT(*) AS ?n) { " + " ".join(
    f"VALUES ?{name} {{ {NUMBERS} }}" for name in "abc"
) + " }"  # fmt: skip
ENDLESS = A_WHILE.replace(" }", " ") + " ".join(
    f"VALUES ?{name} {{ {NUMBERS} }}" for name in "defgh"
) + " }"  # fmt: skip
BODY = """\
BASE <https://w3id.org/kkr/>
PREFIX kkr: <https://w3id.org/kkr/def#>
<graph/eksempel/{name}>
    a kkr:SourceGraph ;
    kkr:stage <concept/stage/register> ;
    kkr:accessLevel <concept/access-level/public> ;
    <http://purl.org/dc/terms/license> <https://creativecommons.org/licenses/by/4.0/> ;
    <http://purl.org/dc/terms/title> "Eksempel {name}"@da .
"""


def family(pid: int) -> list[int]:
    """Return every process below *pid*."""
    file = Path(f"/proc/{pid}/task/{pid}/children")
    found = []
    with suppress(OSError):
        for child in map(int, file.read_text("ascii").split()):
            found += [child, *family(child)]
    return found


def left(pids: list[int], seconds: float = 10) -> list[int]:
    """Return which of *pids* still run after at most *seconds*."""
    end = time.monotonic() + seconds
    while time.monotonic() < end and any(_runs(pid) for pid in pids):
        time.sleep(0.05)
    return [pid for pid in pids if _runs(pid)]


def _runs(pid: int) -> bool:
    try:
        stat = Path(f"/proc/{pid}/stat").read_text("ascii")
    except OSError:
        return False
    return stat.rpartition(")")[2].split()[0] != "Z"


@pytest.mark.parametrize("told", [signal.SIGTERM, signal.SIGINT])
def test_told_to_stop_it_gives_the_answers_it_has_begun(
    tmp_path: Path, told: signal.Signals
) -> None:
    options = ("--empty", "--workers", "2", "--time-limit", "60")
    process, port, log = start(tmp_path / "store", *options)
    server = Server(port, process, log)
    with ThreadPoolExecutor() as crowd, connected(server) as silent:
        begun = [
            crowd.submit(server.query, f"{A_WHILE} # {number}") for number in range(3)
        ]
        time.sleep(0.5)
        below = family(process.pid)
        assert not [one for one in begun if one.done()]
        process.send_signal(told)
        time.sleep(0.3)
        with pytest.raises(OSError, match=r"refused|reset"):
            server.query("ASK {}")
        answers = [one.result() for one in begun]
        code = process.wait(60)
        assert hear(silent, 1).closed

    assert [answer.status for answer in answers] == [200] * 3
    assert {answer.text.count("8000000") for answer in answers} == {1}
    assert code == 0
    assert len(below) >= 4
    assert not left(below)
    assert server.lines()[-1]["event"] == "stopped"
    assert not [line for line in server.lines() if line["event"] == "fault"]


def test_told_to_stop_it_does_not_wait_for_ever(tmp_path: Path) -> None:
    options = ("--empty", "--workers", "2", "--time-limit", "2")
    process, port, log = start(tmp_path / "store", *options)
    server = Server(port, process, log)
    with ThreadPoolExecutor() as crowd, connected(server) as silent:
        crowd.submit(server.query, ENDLESS)
        silent.sendall(b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n")
        time.sleep(0.5)
        below = family(process.pid)
        begun = time.monotonic()
        process.send_signal(signal.SIGTERM)
        code = process.wait(15)

    assert code == 0
    assert time.monotonic() - begun < 2 + 2 + 2  # the limit, the grace, and some
    assert not left(below)


def test_told_twice_it_stops_at_once(tmp_path: Path) -> None:
    options = ("--empty", "--workers", "2", "--time-limit", "60")
    process, port, log = start(tmp_path / "store", *options)
    server = Server(port, process, log)

    def ask() -> None:
        with suppress(OSError):
            server.query(ENDLESS)

    with ThreadPoolExecutor() as crowd:
        crowd.submit(ask)
        time.sleep(0.7)
        below = family(process.pid)
        process.send_signal(signal.SIGINT)
        time.sleep(0.3)
        process.send_signal(signal.SIGINT)
        process.wait(10)

    assert not left(below)


@pytest.mark.parametrize("when", [0.05, 0.2, 0.5, 1.0])
def test_told_to_stop_while_it_starts_it_leaves_nothing(
    tmp_path: Path, when: float
) -> None:
    timer: list[threading.Timer] = []
    store = tmp_path / "store"

    def stop_soon(pid: int) -> None:
        timer.append(threading.Timer(when, os.kill, (pid, signal.SIGTERM)))
        timer[0].start()

    pid = os.spawnv(os.P_NOWAIT, *_command(store))
    stop_soon(pid)
    time.sleep(when + 0.01)
    below = family(pid)
    os.waitpid(pid, 0)
    timer[0].join()

    assert not left(below)


def _command(store: Path) -> tuple[str, list[str]]:
    import sys  # noqa: PLC0415 - only here

    program = str(Path(sys.executable).with_name("kkr"))
    return program, [program, "serve", "--empty", "--store", str(store), "--port", "0"]


def test_killed_under_load_it_leaves_no_process(tmp_path: Path) -> None:
    options = ("--empty", "--write", "--workers", "2", "--time-limit", "60")
    process, port, log = start(tmp_path / "store", *options)
    server = Server(port, process, log)

    def ask(number: int) -> None:
        with suppress(OSError):
            server.query(f"{ENDLESS} # {number}")

    def write() -> None:
        with suppress(OSError):
            while True:
                server.update("INSERT DATA { <a:a> <a:b> <a:c> }")

    with ThreadPoolExecutor() as crowd:
        for number in range(3):
            crowd.submit(ask, number)
        crowd.submit(write)
        time.sleep(1)
        below = family(process.pid)
        process.kill()
        process.wait()

    assert len(below) >= 5
    assert not left(below)


def test_a_write_that_has_begun_is_finished_before_it_stops(tmp_path: Path) -> None:
    """However long it takes; the next in turn is told to come again."""
    folder = tmp_path / "store"
    build.build([], folder)
    options = ("--write", "--workers", "1", "--time-limit", "1")
    process, port, log = start(folder, *options)
    server = Server(port, process, log)

    def write(number: int) -> Said:
        path = f"/graphs/eksempel/{number}"
        return server.write("PUT", path, BODY.format(name=number), "text/turtle")

    with ThreadPoolExecutor() as crowd:
        first = crowd.submit(write, 1)
        writer = writing(folder, process.pid)
        os.kill(writer, signal.SIGSTOP)
        second = crowd.submit(write, 2)
        time.sleep(0.5)
        process.send_signal(signal.SIGTERM)
        time.sleep(1 + 2 + 1)  # the limit, the grace, and some
        os.kill(writer, signal.SIGCONT)
        statuses = [first.result().status, second.result().status]
        code = process.wait(60)

    assert statuses == [201, 503]
    assert code == 0
    assert "Traceback" not in log.read_text("utf-8")
    with closing(versions.open_current(folder)) as store:
        assert "https://w3id.org/kkr/graph/eksempel/1" in store.graphs()


def grown(pid: int, number: int, seconds: float = 60) -> bool:
    """Say whether there come to be so many processes below *pid*."""
    end = time.monotonic() + seconds
    while len(family(pid)) != number and time.monotonic() < end:
        time.sleep(0.1)
    return len(family(pid)) == number


def writing(folder: Path, pid: int, seconds: float = 60) -> int:
    """Return the process below *pid* that holds the lock of *folder*, once one does."""
    end, lock = time.monotonic() + seconds, folder.resolve() / ".lock"
    while time.monotonic() < end:
        for one in family(pid):
            with suppress(OSError):
                for file in Path(f"/proc/{one}/fd").iterdir():
                    if file.readlink() == lock:
                        return one
        time.sleep(0.005)
    raise AssertionError("nobody writes")  # noqa: EM101, TRY003


def test_a_lost_process_is_made_once_though_many_wait_and_none_long_enough(
    tmp_path: Path,
) -> None:
    options = ("--empty", "--workers", "2", "--time-limit", "0.3")
    process, port, log = start(tmp_path / "store", *options)
    server = Server(port, process, log)
    assert grown(process.pid, 4)  # a nursery, a zygote, two workers
    nursery, zygote, *_ = family(process.pid)
    os.kill(nursery, signal.SIGSTOP)  # so that nothing is made for a while
    os.kill(zygote, signal.SIGKILL)
    time.sleep(0.2)
    said = [server.query(f"ASK {{}} # {number}").status for number in range(3)]
    os.kill(nursery, signal.SIGCONT)
    end = time.monotonic() + 60
    while server.query("ASK {}").status != 200 and time.monotonic() < end:
        time.sleep(0.1)
    whole = grown(process.pid, 4)
    process.terminate()

    assert process.wait(20) == 0
    assert said == [503] * 3
    assert whole, "and no more of them than before"
    assert "Traceback" not in log.read_text("utf-8")


def test_what_our_own_store_acknowledged_survives_a_kill(tmp_path: Path) -> None:
    """Killed between, before and after writes, three times over."""
    folder = tmp_path / "store"
    build.build([], folder)
    acknowledged: set[str] = set()
    number = 0
    for round_ in range(3):
        process, port, log = start(folder, "--write", "--workers", "1")
        server = Server(port, process, log)
        killer = threading.Timer(3.0 + 0.9 * round_, process.kill)
        killer.start()
        with suppress(OSError):
            while process.poll() is None:
                number += 1
                body = BODY.format(name=number)
                path = f"/graphs/eksempel/{number}"
                said = server.write("PUT", path, body, "text/turtle")
                assert said.status == 201, said.text
                acknowledged.add(f"https://w3id.org/kkr/graph/eksempel/{number}")
        below = family(process.pid)
        killer.join()
        process.wait()
        assert not left(below)
        with closing(versions.open_current(folder)) as store:
            assert acknowledged <= set(store.graphs())

    assert acknowledged
    for _ in range(300):  # a writer that has lost its server ends what it began
        with suppress(BuildRunningError):
            build.build([], folder)  # and it is no worse for building than before
            return
        time.sleep(0.1)
    pytest.fail("a writer never let go")
