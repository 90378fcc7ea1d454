"""Servers that read the same versions answer alike, also when one lags."""

import os
import re
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path

import pytest

from kkr_graph import build, versions
from kkr_graph.cli.serve import command
from made_up_packages import INITIATIVES, MORE, write
from served import Said, Server, serving, start, waited

pytestmark = pytest.mark.slow

DEPLOY = Path(__file__).parents[1] / "docs" / "deploy"
NGINX = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
ONE = ("--workers", "1")
PATHS = (
    "/",
    "/en/",
    "/ask/sources.json",
    "/sparql?query=ASK%20%7B%3Fs%20%3Fp%20%3Fo%7D",
)
FORGIVEN = 6  # seconds: nginx asks it again, `fail_timeout` in replicas.conf


def built(folder: Path, *texts: str) -> str:
    """Build the store in *folder* of *texts* in a process of its own; return its id."""
    data = folder.with_name(f"{folder.name}-data")
    shutil.rmtree(data, ignore_errors=True)
    data.mkdir()
    for number, text in enumerate(texts):
        write(data, text.encode(), f"{number}.ttl")
    return build.build([data], folder).version


def version(server: Server) -> str:
    return server.ask("GET", "/healthz").text.split()[1]


def asked_of(server: Server, path: str, **headers: str) -> Said:
    """Ask as a proxy does, which calls every server by the name of the site."""
    return server.ask("GET", path, host="kkr.example.org", **headers)


def tags(server: Server) -> dict[str, str]:
    return {path: asked_of(server, path).headers["etag"] for path in PATHS}


def bodies(server: Server) -> dict[str, bytes]:
    return {path: asked_of(server, path).body for path in PATHS}


def brought(
    from_: Path, to: Path, copy: str = "cp -a", path: str = os.environ["PATH"]
) -> subprocess.CompletedProcess[str]:
    """Bring the version in use from one store to the other."""
    return subprocess.run(
        ["sh", str(DEPLOY / "replica.sh"), str(from_), str(to)],
        env={**os.environ, "COPY": copy, "PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )


def files(folder: Path) -> Mapping[str, bytes]:
    return {
        str(one.relative_to(folder)): one.read_bytes()
        for one in sorted(folder.rglob("*"))
        if one.is_file()
    }


def test_replicas_of_a_shared_folder_and_of_a_copy_answer_alike(tmp_path: Path) -> None:
    shared, copy = tmp_path / "shared", tmp_path / "copy"
    first = built(shared, INITIATIVES)
    assert brought(shared, copy).returncode == 0
    before = files(shared / "versions" / first)
    with ExitStack() as stack:
        one, two, three = (
            stack.enter_context(serving(place, *ONE, patience=60))
            for place in (shared, linked(shared, tmp_path), copy)
        )
        assert {version(one), version(two), version(three)} == {first}
        assert tags(one) == tags(two) == tags(three)
        assert bodies(one) == bodies(two) == bodies(three)
        for path, tag in tags(one).items():
            assert asked_of(two, path, if_none_match=tag).status == 304
            assert first in tag

        second = built(shared, INITIATIVES, MORE)

        assert waited(lambda: version(one) == version(two) == second)
        assert version(three) == first  # it lags, and says so
        assert f'version="{first}"' in three.ask("GET", "/metrics").text
        assert f'version="{second}"' in one.ask("GET", "/metrics").text
        assert three.lines()[-1]["version"] == first
        assert files(shared / "versions" / first) == before  # never changed

        assert brought(shared, copy).returncode == 0
        assert waited(lambda: version(three) == second)
        assert tags(one) == tags(two) == tags(three)
        assert bodies(one) == bodies(three)


def linked(folder: Path, beside: Path) -> Path:
    """Return another way to *folder*, as of a machine that has it elsewhere."""
    way = beside / "mounted"
    way.symlink_to(folder)
    return way


def test_a_copy_that_was_cut_off_is_never_in_use_and_the_next_mends_it(
    tmp_path: Path,
) -> None:
    source, copy = tmp_path / "source", tmp_path / "copy"
    first = built(source, INITIATIVES)
    assert brought(source, copy).returncode == 0
    second = built(source, INITIATIVES, MORE)
    held = files(copy / "versions" / first)
    cut = tmp_path / "cut"
    cut.write_text(
        '#!/bin/sh\n[ -d "$1" ] || exec cp -a "$@"\n'
        'cp -a "$1/version.json" "$2"\nexit 12\n'
    )
    cut.chmod(0o755)

    assert brought(source, copy, str(cut)).returncode == 12

    now = versions.current(copy)
    assert now is not None
    assert now.id == first
    assert files(copy / "versions" / first) == held
    assert not (copy / "versions" / second).exists()

    assert brought(source, copy).returncode == 0

    now = versions.current(copy)
    assert now is not None
    assert now.id == second
    assert files(copy / "versions" / second) == files(source / "versions" / second)
    assert {one.name for one in (copy / "versions").iterdir()} == {first, second}
    assert brought(source, copy).returncode == 0  # nothing new: the one before goes
    assert {one.name for one in (copy / "versions").iterdir()} == {second}


def test_what_is_no_version_is_not_brought(tmp_path: Path) -> None:
    source, copy = tmp_path / "source", tmp_path / "copy"
    built(source, INITIATIVES)
    brought(source, copy)
    held = files(copy)
    (source / "current").write_text("../../etc\n")

    done = brought(source, copy)

    assert done.returncode == 1
    assert "no version in use" in done.stderr
    assert versions.current(copy) is not None
    assert {name: text for name, text in files(copy).items() if "new" not in name} == {
        name: text for name, text in held.items() if "new" not in name
    }


@pytest.mark.skipif(shutil.which("rsync") is None, reason="there is no rsync")
def test_rsync_brings_the_same_with_its_links(tmp_path: Path) -> None:
    source, copy = tmp_path / "source", tmp_path / "copy"
    first = built(source, INITIATIVES)

    done = brought(source, copy, "rsync -aH")

    assert done.returncode == 0, done.stderr
    assert files(copy / "versions" / first) == files(source / "versions" / first)
    assert versions.is_sound(copy, first)


@contextmanager
def nginx(folder: Path, *ports: int) -> Iterator[int]:
    """Run nginx with our two files before the servers at *ports*; yield its port."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = int(free.getsockname()[1])
    text = (DEPLOY / "nginx.conf").read_text("utf-8")
    upstream = (DEPLOY / "replicas.conf").read_text("utf-8")
    for number, own in enumerate(ports):
        upstream = upstream.replace(f"10.0.0.1{number + 1}:8000", f"127.0.0.1:{own}")
    begin, end = text.index("upstream kkr_graph {"), text.index("server {")
    text = text[:begin] + upstream + text[end:]
    text = text[: text.index("server {")] + text[text.index("server {", end + 9) :]
    assert "proxy_next_upstream off;" in text
    text = text.replace(
        "proxy_next_upstream off;", "proxy_next_upstream error timeout;"
    )
    text = text.replace("listen 443 ssl http2;", f"listen 127.0.0.1:{port};")
    text = text.replace("rate=10r/s", "rate=9999r/s")
    kept = "".join(
        f"{name}_temp_path {folder}/{name};\n"
        for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    lines = [
        line
        for line in text.splitlines()
        if not line.strip().startswith(("ssl_", "access_log"))
    ]
    whole = folder / "nginx.conf"
    user = "user root;\n" if os.geteuid() == 0 else ""
    body = "\n".join(lines)
    whole.write_text(
        f"daemon off;\n{user}pid {folder}/pid;\nevents {{}}\n"
        f"http {{\naccess_log off;\n{kept}{body}\n}}\n",
        "utf-8",
    )
    command = [str(NGINX), "-e", f"{folder}/error.log", "-c", str(whole)]
    with subprocess.Popen(command) as running:
        try:
            assert waited(lambda: asked(port, "/healthz") == 200)
            yield port
        finally:
            running.terminate()


def asked(port: int, path: str) -> int:
    """Return the status of an answer; 0 if none came."""
    door = HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        door.request("GET", f"/kkr{path}", headers={"Host": "kkr.example.org"})
        return door.getresponse().status
    except (OSError, HTTPException):
        return 0
    finally:
        door.close()


@pytest.mark.skipif(NGINX is None, reason="there is no nginx")
def test_replicas_are_renewed_one_by_one_and_every_answer_comes(tmp_path: Path) -> None:
    store, www = tmp_path / "store", tmp_path / "www"
    www.mkdir()
    built(store, INITIATIVES)
    other = linked(store, tmp_path)
    options = (*ONE, "--root-path", "/kkr", "--trusted-proxy", "127.0.0.1")
    running = [start(place, *options, patience=60) for place in (store, other)]
    servers = [Server(port, process, log) for process, port, log in running]
    seen: list[int] = []
    done = threading.Event()

    def ask() -> None:
        while not done.is_set():
            seen.append(asked(port, "/ask/sources.json"))

    try:
        with nginx(www, *(server.port for server in servers)) as port:
            asking = threading.Thread(target=ask)
            asking.start()
            try:
                for number, place in enumerate((store, other)):
                    before = len(seen)
                    assert waited(lambda: len(seen) > before + 20)  # noqa: B023
                    old = servers[number]
                    old.process.terminate()
                    assert old.process.wait(30) == 0
                    again = start(place, *options, patience=60, at=old.port)
                    process, _, log = again
                    servers[number] = Server(old.port, process, log)
                    time.sleep(FORGIVEN)
                    before = len(seen)
                    assert waited(lambda: len(seen) > before + 20)  # noqa: B023
            finally:
                done.set()
                asking.join()
        assert {*seen} == {200}
    finally:
        for server in servers:
            server.process.terminate()
            server.process.wait(30)


def test_the_page_names_what_there_is() -> None:
    docs = DEPLOY.parent
    page = (docs / "replicas.md").read_text("utf-8")
    options = {name for one in command.params for name in one.opts}

    for place in re.findall(r"\]\(([^)#]+)", page):
        assert (docs / place).exists(), place
    named = set(re.findall(r"(?<![\w-])--([a-z][a-z-]+)", page))
    assert {f"--{name}" for name in named} <= options
    metrics = (docs.parent / "src/kkr_graph/web/metrics.py").read_text("utf-8")
    assert '"kkr_endpoint_seen_seconds"' in metrics
